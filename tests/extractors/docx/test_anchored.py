"""Text boxes, notes, headers and footers: each text once, in its part."""

from __future__ import annotations

from extractors import docx
from schemas.document import Paragraph
from tests.word_files import either, field, p, ps, r, style, tbl, tc, tr, word


def box(content: str) -> str:
    return f"<w:drawing><a:graphic><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></a:graphic></w:drawing>"


def old_box(content: str) -> str:
    return f"<w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict>"


def run(content: str) -> str:
    return f"<w:r>{content}</w:r>"


def seen(data: bytes) -> list[tuple[str, str | None, int | None]]:
    found = docx.extract(data).paragraphs()
    return [(one.text, one.spans[0].place.part, one.spans[0].place.block) for one in found]


class TestBoxes:
    def test_a_box_stands_once_after_the_paragraph_that_anchors_it(self) -> None:
        """Elsewhere a text box is invisible, or choice and fallback are both read."""
        body = ps("Before", run(either(box(p("Sponsor") + p("A Smith")), old_box(p("Sponsor") + p("A Smith"))))) + p("After")
        assert seen(word(body)) == [
            ("Before", None, 1), ("Sponsor", "textbox", 1), ("A Smith", "textbox", 1), ("After", None, 2),
        ]  # fmt: skip
        document = docx.extract(word(body))
        assert document.letters == document.letters_in_file == 6 + 7 + 6 + 5

    def test_a_box_that_only_the_fallback_holds(self) -> None:
        assert seen(word(ps(run(either("", old_box(p("Old"))))))) == [("Old", "textbox", 1)]
        assert seen(word(ps(run(old_box(p("Older")))))) == [("Older", "textbox", 1)]

    def test_a_box_with_a_table_and_a_box_inside_a_box(self) -> None:
        inner = ps("inner", run(box(p("innermost"))))
        document = docx.extract(word(ps(run(box(inner + tbl(tr("x", "y")))))))
        assert [one.text for one in document.paragraphs()] == ["inner", "innermost", "x", "y"]

    def test_a_box_in_a_cell_says_which_cell(self) -> None:
        document = docx.extract(word(tbl(tr("a", tc(ps("b", run(box(p("boxed")))))))))
        place = next(one for one in document.paragraphs() if one.text == "boxed").spans[0].place
        assert place.model_dump() == {"part": "textbox", "block": 1, "row": 1, "cell": 2, "paragraph": 1}

    def test_pictures_and_drawings_are_counted_not_read(self) -> None:
        picture = '<w:drawing><a:blip r:embed="x"/></w:drawing>'
        chart = '<w:drawing><c:chart xmlns:c="urn:c"/></w:drawing>'
        notes = docx.extract(word(ps("x", run(picture), run(chart), run("<w:pict><v:imagedata/></w:pict>")))).notes
        assert {note.code: note.message.rsplit(" ", 1)[1] for note in notes} == {
            "picture_not_read": "2.",
            "drawing_not_read": "1.",
        }


class TestNotes:
    NOTES = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2">{ps(run("<w:footnoteRef/>"), " Source: staff survey.")}</w:footnote>'
        f'<w:footnote w:id="3">{p("Never referred to.")}</w:footnote>'
    )

    def test_a_note_stands_at_the_end_and_its_mark_is_no_text(self) -> None:
        reference = run('<w:footnoteReference w:id="2"/>')
        document = docx.extract(word(p("One.") + ps("In 2023", reference, " 58%.", reference) + p("End."), footnotes=self.NOTES))
        assert [one.text for one in document.paragraphs()] == ["One.", "In 2023 58%.", "End.", "Source: staff survey."]
        last = document.blocks[-1]
        assert isinstance(last, Paragraph)
        assert (last.style, last.kind) == ("footnote", "paragraph")
        assert last.spans[0].place.model_dump() == {"part": "footnotes", "block": 2, "paragraph": 1}
        assert document.letters == document.letters_in_file

    def test_a_mark_of_the_authors_own_is_no_text_either(self) -> None:
        custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>9</w:t></w:r>'
        document = docx.extract(word(ps("58%", custom), footnotes=self.NOTES))
        assert document.blocks[0].text == "58%"

    def test_endnotes_and_a_reference_to_nothing(self) -> None:
        notes = f'<w:endnote w:id="1">{p("The end note.")}</w:endnote>'
        body = ps("x", run('<w:endnoteReference w:id="1"/>'), run('<w:footnoteReference w:id="9"/>'))
        assert seen(word(body, endnotes=notes)) == [("x", None, 1), ("The end note.", "endnotes", 1)]


class TestMargins:
    SECTION = "<w:sectPr>{}</w:sectPr>"

    def reference(self, kind: str, key: str) -> str:
        return f'<w:{kind}Reference r:id="{key}"/>'

    def test_headers_come_first_footers_last_each_text_once(self) -> None:
        sections = self.reference("header", "header1") + self.reference("header", "header2") + self.reference("footer", "footer1")
        document = docx.extract(
            word(
                p("Body") + self.SECTION.format(sections),
                header1=p("Borsetshire Council"), header2=p("Borsetshire Council") + p("Draft"),
                footer1=ps("Page ", field("PAGE", r("2")), " of ", field("NUMPAGES", r("9"))) + tbl(tr("Plan", "2023")),
                header3=p("Not in use"),
            )
        )  # fmt: skip
        assert [(one.text, one.furniture, one.spans[0].place.part) for one in document.paragraphs()] == [
            ("Borsetshire Council", "header", "header"), ("Draft", "header", "header"), ("Body", None, None),
            ("Page 2 of 9", "page_number", "footer"), ("Plan", "footer", "footer"), ("2023", "footer", "footer"),
        ]  # fmt: skip
        assert document.letters == document.letters_in_file

    def test_a_header_that_is_missing_is_passed_over(self) -> None:
        assert seen(word(p("Body") + self.SECTION.format(self.reference("header", "nowhere")))) == [("Body", None, 1)]


def test_what_the_file_says_of_itself() -> None:
    data = word(p("x", "N"), styles=style("N", "Normal"))
    assert docx.extract(data).meta == {}
