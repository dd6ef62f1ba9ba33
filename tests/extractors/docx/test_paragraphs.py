"""What a paragraph is and which of its text the final document shows."""

from __future__ import annotations

import pytest

from extractors import docx
from schemas.document import Paragraph
from tests.word_files import control, either, field, p, ps, r, style, tbl, tc, texts, tr, word


def read(body: str, **parts: object) -> list[Paragraph]:
    document = docx.extract(word(body, **parts))
    return [block for block in document.blocks if isinstance(block, Paragraph)]


def codes(body: str, **parts: str) -> dict[str, str | None]:
    return {note.code: note.words for note in docx.extract(word(body, **parts)).notes}


class TestKinds:
    STYLES = (
        style("H2", "heading 2")
        + style("Own", "Plan heading", based="H2")
        + style("Lined", "Outline look", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>')
        + style("T", "Title")
        + style("Heading3", "Some name")
        + style("Loop", "Loop", based="Loop2")
        + style("Loop2", "Loop2", based="Loop")
    )

    @pytest.mark.parametrize(
        ("key", "kind", "level"),
        [("H2", "heading", 2), ("Own", "heading", 2), ("Lined", "heading", 4), ("T", "heading", 1), ("Heading3", "heading", 3),
         ("Loop", "paragraph", None), ("Nowhere", "paragraph", None)],
    )  # fmt: skip
    def test_headings_come_from_the_style_and_what_it_is_based_on(self, key: str, kind: str, level: int | None) -> None:
        (found,) = read(p("Recruitment", key), styles=self.STYLES)
        assert (found.kind, found.level) == (kind, level)

    def test_an_outline_level_of_the_paragraph_itself_counts_and_body_text_undoes_the_style(self) -> None:
        first, second = read(
            p("Recruitment", props='<w:outlineLvl w:val="0"/>') + p("Plain", "H2", props='<w:outlineLvl w:val="9"/>'),
            styles=self.STYLES,
        )
        assert (first.kind, first.level) == ("heading", 1)
        assert second.kind == "paragraph"

    def test_the_style_is_named(self) -> None:
        assert read(p("The plan", "T"), styles=self.STYLES)[0].style == "Title"

    def test_a_bold_line_stays_a_paragraph_with_bold_spans(self) -> None:
        (found,) = read(p("Objective 1", look="<w:b/>"))
        assert (found.kind, found.bold) == ("paragraph", True)

    def test_bold_comes_from_styles_and_is_undone_by_the_run(self) -> None:
        styles = style("B", "Bold style", "<w:rPr><w:b/></w:rPr>") + style(
            "C", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character"
        )
        body = ps("Lead:", r(" Head of HR", '<w:b w:val="0"/>'), props='<w:pStyle w:val="B"/>') + ps(
            r("Lead:", '<w:rStyle w:val="C"/>'), " Director"
        )
        for found in read(body, styles=styles):
            assert [span.bold for span in found.spans] == [True, False]

    def test_size_and_colour(self) -> None:
        (found,) = read(p("Big", look='<w:color w:val="C00000"/><w:sz w:val="48"/>'))
        assert (found.size, found.spans[0].colour) == (24.0, "#c00000")


class TestText:
    def test_runs_of_one_look_are_one_span_and_blanks_are_single(self) -> None:
        (found,) = read(ps("Review ", " the", "\u00a0policy "))
        assert [span.text for span in found.spans] == ["Review the policy"]

    def test_tabs_and_hyphens(self) -> None:
        hyphens = "<w:r><w:t>anti</w:t><w:noBreakHyphen/><w:t>ra</w:t><w:softHyphen/><w:t>cism</w:t></w:r>"
        assert read(ps("Lead\t", hyphens))[0].text == "Lead anti-racism"

    def test_a_raised_ending_is_glued_and_a_raised_figure_is_no_digit_of_the_number(self) -> None:
        raised = '<w:vertAlign w:val="superscript"/>'
        assert read(f"<w:p>{r('By 23')}{r('rd', raised)}{r(' May')}</w:p>")[0].text == "By 23rd May"
        assert read(f"<w:p>{r('58%')}{r('2', raised)}</w:p>")[0].text == "58%²"

    def test_a_break_folds_to_a_blank_inside_a_sentence(self) -> None:
        assert texts(docx.extract(word(p("Managers review all\npanels each year and report.")))) == [
            "Managers review all panels each year and report."
        ]

    def test_a_break_before_a_label_or_bold_begins_a_paragraph(self) -> None:
        body = ps(r("Lead:", "<w:b/>"), " Head of HR\n", r("Timeframe:", "<w:b/>"), " July 2025")
        assert [one.text for one in read(body)] == ["Lead: Head of HR", "Timeframe: July 2025"]
        assert {one.spans[0].place.block for one in read(body)} == {1}

    def test_symbols_of_symbol_fonts(self) -> None:
        (found,) = read('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> done</w:t></w:r></w:p>')
        assert "done" in found.text
        assert read('<w:p><w:r><w:t>x</w:t><w:sym w:font="Symbol" w:char="zz"/></w:r></w:p>')[0].text == "x"

    def test_formulas_keep_fractions_apart(self) -> None:
        half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
        assert read(ps(f"<m:oMath>{half}</m:oMath>"))[0].text == "1/2"

    def test_links(self) -> None:
        body = ps("See ", f'<w:hyperlink r:id="k1">{r("the policy")}</w:hyperlink>')
        body += ps(field('HYPERLINK "https://b.example"', r("there")), " now")
        first, second = read(body, links={"k1": "https://a.example"})
        assert [(span.text, span.link) for span in first.spans] == [("See ", None), ("the policy", "https://a.example")]
        assert [(span.text, span.link) for span in second.spans] == [("there", "https://b.example"), (" now", None)]


class TestRevisions:
    def test_insertions_are_in_and_a_wholly_inserted_paragraph_stays(self) -> None:
        body = (
            f"<w:p>{r('Head of HR')}<w:ins>{r('; Head of Pay')}</w:ins></w:p>"
            f"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:ins>{r('A new action.')}</w:ins></w:p>"
        )
        assert [one.text for one in read(body)] == ["Head of HR; Head of Pay", "A new action."]

    def test_deletions_and_what_was_moved_away_are_out_and_counted(self) -> None:
        gone = "<w:del><w:r><w:delText>March 2023</w:delText></w:r></w:del>"
        body = f"<w:p>{r('By ')}{gone}<w:ins>{r('May 2024')}</w:ins></w:p><w:p><w:moveFrom>{r('Moved.')}</w:moveFrom></w:p>"
        assert [one.text for one in read(body)] == ["By May 2024"]
        assert codes(body)["tracked_deletion"] == "March 2023 … Moved."

    def test_a_deleted_paragraph_mark_joins_the_next_paragraph(self) -> None:
        body = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('Review ')}</w:p>" + p("the policy.") + p("Next.")
        assert [one.text for one in read(body)] == ["Review the policy.", "Next."]
        last = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('Alone.')}</w:p>"
        assert [one.text for one in read(last)] == ["Alone."]

    @pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="S"/>'])
    def test_struck_text_is_superseded(self, look: str) -> None:
        styles = style("S", "Struck", "<w:rPr><w:strike/></w:rPr>", kind="character")
        body = f"<w:p>{r('March 2023', look)}{r(' May 2024')}</w:p>"
        assert [one.text for one in read(body, styles=styles)] == ["May 2024"]
        assert codes(body, styles=styles) == {"struck_text": "March 2023"}

    def test_hidden_text_is_out_and_counted(self) -> None:
        body = ps("Seen", r(" secret", "<w:vanish/>"), r(" and seen", '<w:vanish w:val="false"/>'))
        assert [one.text for one in read(body)] == ["Seen and seen"]
        assert codes(body) == {"hidden_text": "secret"}

    def test_what_is_left_out_does_not_count_as_lost(self) -> None:
        body = f"<w:p>{r('abc')}{r('def', '<w:strike/>')}<w:del><w:r><w:delText>ghi</w:delText></w:r></w:del></w:p>"
        document = docx.extract(word(body))
        assert (document.letters, document.letters_in_file) == (3, 3)


class TestControls:
    def test_inline_and_block_controls_are_seen_through(self) -> None:
        body = ps("Lead: ", control(r("Head of HR"))) + control(p("Inside.") + control(p("Deeper.")))
        assert [one.text for one in read(body)] == ["Lead: Head of HR", "Inside.", "Deeper."]

    def test_a_prompt_that_nobody_filled_in_is_no_text(self) -> None:
        prompt = "<w:showingPlcHdr/>"
        body = (
            ps("RAG: ", control(r("Choose an item."), prompt))
            + ps(control(r("Owner", '<w:rStyle w:val="PH"/>'), prompt))
            + control(p("Click or tap here to enter text."), prompt)
            + ps(control(r("Head of HR"), prompt))
        )
        styles = style("PH", "Placeholder Text", kind="character")
        assert [one.text for one in read(body, styles=styles)] == ["RAG:", "Head of HR"]
        assert docx.extract(word(body, styles=styles)).notes[0].message.endswith("3.")

    def test_stray_runs_in_a_container_are_read(self) -> None:
        assert [one.text for one in read(control(r("Loose")))] == ["Loose"]

    def test_alternatives_are_read_once(self) -> None:
        both, only = either(r("new"), r("old")), either("", r("old"))
        assert [one.text for one in read(ps(both) + ps(only))] == ["new", "old"]


class TestFields:
    def test_the_contents_by_field_are_furniture_over_several_paragraphs(self) -> None:
        begin, end = field("TOC", "|").split("|")
        body = ps(begin, "Foreword 3") + p("Theme 1 5") + ps("Annex 9", end) + p("Foreword")
        assert [(one.text, one.furniture) for one in read(body)] == [
            ("Foreword 3", "contents"), ("Theme 1 5", "contents"), ("Annex 9", "contents"), ("Foreword", None),
        ]  # fmt: skip

    def test_the_contents_by_control_or_style_are_furniture(self) -> None:
        gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        found = read(control(p("Contents"), gallery) + p("Theme 1 5", "T1") + p("Text"), styles=style("T1", "toc 1"))
        assert [one.furniture for one in found] == ["contents", "contents", None]

    def test_a_field_that_never_ends_swallows_nothing(self) -> None:
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
        assert [(one.text, one.furniture) for one in read(ps(begin, "Text") + p("More"))] == [("Text", None), ("More", None)]

    def test_text_within_a_fields_code_is_not_shown(self) -> None:
        code = f"IF </w:instrText></w:r>{field('REF x', r('inner'))}<w:r><w:instrText>"
        assert [one.text for one in read(ps(field(code, r("outer"))))] == ["outer"]

    def test_simple_fields(self) -> None:
        assert read(f'<w:p><w:fldSimple w:instr="DATE">{r("May 2024")}</w:fldSimple></w:p>')[0].text == "May 2024"


class TestForms:
    @staticmethod
    def form(data: str) -> str:
        begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        return begin + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    def test_old_lists_show_the_chosen_entry_and_old_boxes_their_state(self) -> None:
        entries = '<w:listEntry w:val="Red"/><w:listEntry w:val="Green"/>'
        chosen = self.form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>')
        default = self.form(f"<w:ddList>{entries}</w:ddList>")
        nowhere = self.form(f'<w:ddList><w:result w:val="7"/>{entries}</w:ddList>')
        ticked, empty = (
            self.form("<w:checkBox><w:checked/></w:checkBox>"),
            self.form('<w:checkBox><w:default w:val="0"/></w:checkBox>'),
        )
        assert read(ps("RAG ", chosen, " ", default, nowhere, " ", ticked, empty))[0].text == "RAG Green Red ☒☐"

    def test_comments_are_counted(self) -> None:
        assert "comment_not_read" in codes(ps("x", '<w:r><w:commentReference w:id="1"/></w:r>'))


class TestPlaces:
    def test_blocks_count_paragraphs_and_tables_empty_ones_and_those_in_controls_too(self) -> None:
        document = docx.extract(word(p("One") + p() + tbl(tr("Cell")) + control(p("Four")) + p("Five")))
        assert [one.spans[0].place.model_dump() for one in document.paragraphs()] == [
            {"block": 1}, {"block": 3, "row": 1, "cell": 1, "paragraph": 1}, {"block": 4}, {"block": 5},
        ]  # fmt: skip

    def test_cells_of_a_nested_table_go_on_counting_the_outer_cells_paragraphs(self) -> None:
        inner = tbl(tr("a", "b"))
        document = docx.extract(word(tbl(tr("x", tc(p("first") + inner + p("last"))))))
        found = {one.text: one.spans[0].place.model_dump() for one in document.paragraphs()}
        assert found["b"] == {"block": 1, "row": 1, "cell": 2, "paragraph": 3}
        assert found["last"] == {"block": 1, "row": 1, "cell": 2, "paragraph": 4}

    def test_paragraphs_are_numbered_in_reading_order(self) -> None:
        document = docx.extract(word(p("a") + tbl(tr("b", "c")) + p("d")))
        assert [one.id for one in document.paragraphs()] == [1, 2, 3, 4]
