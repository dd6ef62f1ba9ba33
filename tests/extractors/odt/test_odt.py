"""OpenDocument texts: what a word processor shows, in order, each text once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import odt as reader
from extractors.limits import Limits
from schemas.document import Document, Paragraph, Table
from schemas.problems import Reason, Unreadable
from tests.open_files import COVERED, MIME, h, list_style, odt, p, style, tbl, tc, tr, ul, zipped


def read(body: str, **more: str) -> Document:
    return reader.extract(odt(body, **more))


def span(text: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def lines(document: Document) -> list[str]:
    return [one.text for one in document.paragraphs()]


def the_table(document: Document) -> Table:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return table


class TestParagraphs:
    def test_headings_by_level_and_the_title_by_style(self) -> None:
        common = style("Title") + style("Text_20_body", shown="Text body")
        body = p("The plan", "P1") + h("Leadership", 2) + p("Text", "Text_20_body")
        document = read(body, auto=style("P1", parent="Title"), common=common)
        assert [(one.kind, one.level, one.style) for one in document.paragraphs()] == [
            ("heading", 1, "Title"), ("heading", 2, None), ("paragraph", None, "Text body"),
        ]  # fmt: skip

    def test_looks_come_from_styles_and_their_parents(self) -> None:
        auto = (
            style("B", 'fo:font-weight="bold" fo:font-size="14pt" fo:color="#C00000"', family="text")
            + style("P1", parent="Strong")
            + style("N", 'fo:font-weight="normal"', family="text")
        )
        common = style("Strong", 'fo:font-weight="bold" fo:font-style="italic"')
        body = p(span("Lead:", "B") + " Head of HR") + p("Lead " + span("x", "N"), "P1")
        first, second = read(body, auto=auto, common=common).paragraphs()
        assert [(one.text, one.bold, one.size, one.colour) for one in first.spans] == [
            ("Lead:", True, 14.0, "#c00000"), (" Head of HR", False, None, None),
        ]  # fmt: skip
        assert [(one.bold, one.italic) for one in second.spans] == [(True, True), (False, True)]

    def test_blanks_tabs_and_breaks(self) -> None:
        body = p('Review<text:s text:c="3"/>the<text:tab/>policy\n   and report') + p(
            "Lead: Head of HR<text:line-break/>Timeframe: May 2024"
        )
        assert lines(read(body)) == ["Review the policy and report", "Lead: Head of HR", "Timeframe: May 2024"]

    def test_thousands_of_millions_of_blanks(self) -> None:
        assert lines(read(p('a<text:s text:c="2000000000"/>b<text:s text:c="x"/>c'))) == ["a b c"]

    def test_struck_and_hidden_text_is_out_and_counted(self) -> None:
        auto = style("S", 'style:text-line-through-style="solid"', family="text") + style(
            "H", 'text:display="none"', family="text"
        )
        hidden = (
            '<text:p text:is-hidden="true">secret</text:p><text:section text:display="none"><text:p>draft</text:p></text:section>'
        )
        body = p("By " + span("March", "S") + span("x", "H") + " May") + hidden
        document = read(body, auto=auto)
        assert lines(document) == ["By May"]
        assert {note.code: note.words for note in document.notes} == {"struck_text": "March", "hidden_text": "x … secret … draft"}

    def test_raised_text(self) -> None:
        auto = style("R", 'style:text-position="super 58%"', family="text")
        assert lines(read(p("23" + span("rd", "R") + " May, 58%" + span("2", "R")), auto=auto)) == ["23rd May, 58%²"]

    def test_tracked_changes_read_as_final_text(self) -> None:
        region = (
            "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>A Smith</dc:creator>"
            "</office:change-info><text:p>March 2023</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        )
        document = read(region + p('By <text:change text:change-id="c"/><text:change-start/>May 2024<text:change-end/>'))
        assert lines(document) == ["By May 2024"]
        assert [(note.code, note.words) for note in document.notes] == [("tracked_deletion", "March 2023")]
        assert document.letters == document.letters_in_file

    def test_links_fields_comments_and_prompts(self) -> None:
        body = p(
            'See <text:a xlink:href="https://a.example">policy</text:a>, <text:date>May</text:date>'
            "<office:annotation><text:p>Really?</text:p></office:annotation><text:placeholder>&lt;owner&gt;</text:placeholder>"
        )
        document = read(body)
        (found,) = document.paragraphs()
        assert found.text == "See policy, May"
        assert found.spans[1].link == "https://a.example"
        assert {note.code for note in document.notes} == {"comment_not_read", "placeholder_text"}

    def test_the_contents_are_furniture(self) -> None:
        entries = f"<text:table-of-content-source/><text:index-body>{p('Foreword 3')}</text:index-body>"
        index = f"<text:table-of-content>{entries}</text:table-of-content>"
        assert [one.furniture for one in read(index + p("Foreword")).paragraphs()] == ["contents", None]


class TestLists:
    NUMBERS = list_style("L1", "1|.", "1|.|2", "a|)") + list_style("B", "\uf0b7", "–")

    def markers(self, body: str, **more: str) -> list[tuple[str | None, int | None]]:
        return [(one.marker, one.level) for one in read(body, auto=self.NUMBERS, **more).paragraphs()]

    def test_numbers_count_by_level_and_start_again(self) -> None:
        body = ul("One", p("Two") + ul(p("Sub") + ul("Deep"), "Sub"), p("Three") + ul("Sub"))
        assert self.markers(body) == [
            ("1.", 0), ("2.", 0), ("2.1.", 1), ("a)", 2), ("2.2.", 1), ("3.", 0), ("3.1.", 1),
        ]  # fmt: skip

    def test_bullets(self) -> None:
        assert self.markers(ul(p("One") + ul("Two", style="B"), style="B")) == [("•", 0), ("–", 1)]

    def test_a_list_starts_again_unless_it_continues_one(self) -> None:
        body = (
            ul("One", more='xml:id="k"') + p("Between") + ul("Two", more='text:continue-list="k"') + p("x")
            + ul("Again") + ul("On", more='text:continue-numbering="true"')
        )  # fmt: skip
        assert [marker for marker, _ in self.markers(body)] == ["1.", None, "2.", None, "1.", "2."]
        groups = [one.group for one in read(body, auto=self.NUMBERS).paragraphs()]
        assert groups[0] == groups[2] != groups[4] == groups[5]

    def test_an_items_further_paragraphs_have_no_marker_and_start_values_count(self) -> None:
        body = (
            f'<text:list text:style-name="L1"><text:list-item text:start-value="4">{p("A")}{p("B")}</text:list-item></text:list>'
        )
        assert self.markers(body) == [("4.", 0), (None, 0)]

    def test_levels_without_text_of_their_own_do_not_count(self) -> None:
        assert self.markers(ul("One", ul("Sub"), "Two")) == [("1.", 0), ("1.1.", 1), ("2.", 0)]

    def test_a_lists_heading_is_no_item(self) -> None:
        inner = f"<text:list-header>{p('Actions:')}</text:list-header><text:list-item>{p('A')}</text:list-item>"
        body = f'<text:list text:style-name="L1">{inner}</text:list>'
        assert self.markers(body) == [(None, None), ("1.", 0)]

    def test_numbered_headings(self) -> None:
        first = '<text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        outline = f"<text:outline-style>{first}</text:outline-style>"
        document = read(h("Leadership") + h("Inner", 2) + h("Recruitment"), common=outline)
        assert [(one.kind, one.marker) for one in document.paragraphs()] == [
            ("heading", "1."),
            ("heading", None),
            ("heading", "2."),
        ]

    def test_a_heading_inside_a_list_stays_a_heading(self) -> None:
        (found,) = read(ul(h("Leadership")), auto=self.NUMBERS).paragraphs()
        assert (found.kind, found.level, found.marker) == ("heading", 1, "1.")

    def test_a_list_by_style_alone_and_typed_markers(self) -> None:
        auto = self.NUMBERS + style("P1", more='style:list-style-name="B"')
        first, second = read(p("One", "P1") + p("• Two"), auto=auto).paragraphs()
        assert [(one.kind, one.marker, one.text) for one in (first, second)] == [("item", "•", "One"), ("item", "•", "Two")]

    def test_lists_nested_beyond_reason_keep_their_text(self) -> None:
        body = p("core")
        for _ in range(60):
            body = ul(body)
        assert lines(read(body)) == ["core"]


class TestTables:
    def test_spans_headers_and_covered_cells(self) -> None:
        """Elsewhere merged text is repeated at each grid position."""
        table = the_table(
            read(
                tbl(
                    tr(tc("A", 'table:number-rows-spanned="2"'), tc("B", 'table:number-columns-spanned="2"'), COVERED),
                    tr(COVERED, "C", "D"),
                    head=tr("Action", "Lead", "When"),
                )
            )
        )
        assert [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells] == [
            (0, 0, 1, 1, "Action"), (0, 1, 1, 1, "Lead"), (0, 2, 1, 1, "When"), (1, 0, 2, 1, "A"), (1, 1, 1, 2, "B"),
            (2, 1, 1, 1, "C"), (2, 2, 1, 1, "D"),
        ]  # fmt: skip
        assert (table.rows, table.columns, table.header_rows) == (3, 3, 1)

    def test_repeats_and_spans_are_bounded(self) -> None:
        huge = " ".join(f'table:number-{what}="1000000000"' for what in ("columns-repeated", "columns-spanned", "rows-spanned"))
        table = the_table(read(tbl(tr("a", tc("", huge)), tr(tc(), more='table:number-rows-repeated="1000000"'), tr("b"))))
        assert (table.rows, table.columns <= 200) == (3, True)
        assert max(cell.rows for cell in table.cells) <= 3

    def test_a_cell_that_is_repeated_with_its_text(self) -> None:
        table = the_table(read(tbl(tr(tc("x", 'table:number-columns-repeated="2"'), "y", more='table:number-rows-repeated="2"'))))
        assert [(c.row, c.column, c.text) for c in table.cells] == [
            (0, 0, "x"), (0, 1, "x"), (0, 2, "y"), (1, 0, "x"), (1, 1, "x"), (1, 2, "y"),
        ]  # fmt: skip

    def test_nested_tables_places_and_fill(self) -> None:
        fill = '<style:table-cell-properties fo:background-color="#00B050"/>'
        auto = f'<style:style style:name="C" style:family="table-cell">{fill}</style:style>'
        document = read(p("x") + tbl(tr(tc("a", 'table:style-name="C"'), tc(p("b") + tbl(tr("c"))))), auto=auto)
        table = the_table(document)
        assert table.cells[0].fill == "#00b050"
        assert isinstance(table.cells[1].blocks[1], Table)
        assert [one.spans[0].place.model_dump() for one in document.paragraphs()] == [
            {"block": 1}, {"block": 2, "row": 1, "cell": 1, "paragraph": 1}, {"block": 2, "row": 1, "cell": 2, "paragraph": 1},
            {"block": 2, "row": 1, "cell": 2, "paragraph": 2},
        ]  # fmt: skip

    def test_too_many_cells_are_refused(self) -> None:
        with pytest.raises(Unreadable) as trouble:
            reader.extract(odt(tbl(tr("a", "b", "c"))), Limits(cells=2))
        assert trouble.value.reason is Reason.TOO_LARGE


class TestAnchored:
    NOTE = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body>{}</text:note-body></text:note>"
    )

    def test_boxes_follow_their_paragraph_and_notes_stand_at_the_end(self) -> None:
        frame = f"<draw:frame><draw:text-box>{p('Sponsor')}</draw:text-box></draw:frame>"
        shape = f"<draw:custom-shape>{p('Shape')}</draw:custom-shape>"
        body = p("In 2023" + self.NOTE.format(p("Source: survey.")) + " 58%." + frame) + shape + p("End.")
        document = read(body)
        assert [(one.text, one.spans[0].place.part) for one in document.paragraphs()] == [
            ("In 2023 58%.", None), ("Sponsor", "textbox"), ("Shape", "textbox"), ("End.", None),
            ("Source: survey.", "footnotes"),
        ]  # fmt: skip
        assert document.letters == document.letters_in_file
        last = document.blocks[-1]
        assert isinstance(last, Paragraph)
        assert last.style == "footnote"

    def test_headers_and_footers_each_text_once(self) -> None:
        master = (
            f"<style:header>{p('Borsetshire Council')}</style:header>"
            f"<style:header-left>{p('Borsetshire Council')}</style:header-left>"
            f"<style:footer>{p('Page <text:page-number>2</text:page-number>')}{p('Plan 2023')}</style:footer>"
            f'<style:footer-left style:display="false">{p("unseen")}</style:footer-left>'
        )
        document = read(p("Body"), master=master)
        assert [(one.text, one.furniture) for one in document.paragraphs()] == [
            ("Borsetshire Council", "header"), ("Body", None), ("Page 2", "page_number"), ("Plan 2023", "footer"),
        ]  # fmt: skip
        assert document.letters == document.letters_in_file

    def test_pictures_are_counted(self) -> None:
        frame = "<draw:frame><draw:image/><draw:image/></draw:frame><draw:frame><draw:object/><draw:image/></draw:frame>"
        assert {note.code for note in read(p(frame)).notes} == {"picture_not_read", "drawing_not_read"}


class TestPackage:
    def reason(self, data: bytes) -> Reason:
        with pytest.raises(Unreadable) as trouble:
            reader.extract(data)
        return trouble.value.reason

    def test_claims_and_meta(self) -> None:
        data = odt(p("x"), meta="<dc:title>Action plan</dc:title>")
        assert reader.claims(data)
        assert reader.extract(data).meta == {"title": "Action plan"}

    def test_a_file_packed_again_by_other_tools_is_claimed_too(self) -> None:
        content = _member(odt(p("x")), "content.xml")
        data = zipped({"content.xml": content + " " * 300, "mimetype": MIME})
        assert reader.claims(data)
        assert lines(reader.extract(data)) == ["x"]
        assert not reader.claims(zipped({"content.xml": content}))

    def test_refusals(self) -> None:
        assert self.reason(b"text") is Reason.TYPE_MISMATCH
        assert self.reason(zipped({"x": "y"})) is Reason.TYPE_MISMATCH
        assert self.reason(odt(p("x"), mime="application/vnd.oasis.opendocument.spreadsheet")) is Reason.TYPE_MISMATCH
        assert self.reason(odt(p("x"))[:300]) is Reason.TRUNCATED
        assert self.reason(zipped({"mimetype": MIME, "content.xml": "<broken"})) is Reason.MALFORMED
        manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:encryption-data/></m:manifest>'
        assert self.reason(zipped({"content.xml": "xx", "META-INF/manifest.xml": manifest})) is Reason.ENCRYPTED

    def test_a_document_type_is_harmless_until_it_defines_entities(self) -> None:
        assert lines(reader.extract(odt(p("x"), head='<!DOCTYPE d PUBLIC "-//x" "office.dtd">'))) == ["x"]
        assert self.reason(odt(p("x"), head='<!DOCTYPE d [<!ENTITY a "aaaa">]>')) is Reason.UNSAFE_XML

    def test_damaged_styles_cost_only_themselves(self) -> None:
        content = odt(p("x"))
        members = {"mimetype": MIME, "content.xml": _member(content, "content.xml"), "styles.xml": "<broken"}
        document = reader.extract(zipped(members))
        assert lines(document) == ["x"]
        assert [note.code for note in document.notes] == ["part_not_read"]


def _member(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


XML = st.recursive(
    st.sampled_from(["words", "<text:p>x</text:p>", '<text:s text:c="9"/>', "<text:line-break/>", "<table:covered-table-cell/>"]),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(["text:p", "text:h", "text:span", "text:list", "text:list-item", "text:section", "text:note",
                         "text:note-body",
                         "table:table", "table:table-row", "table:table-cell", "draw:frame", "draw:text-box", "draw:g"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)  # fmt: skip


@settings(deadline=None, max_examples=120, derandomize=True)
@given(st.lists(XML, max_size=4))
def test_whatever_the_structure_it_is_read(parts: list[str]) -> None:
    document = read("".join(parts))
    assert sum(map(str.isalnum, "".join(lines(document)))) <= document.letters


HOSTILE = Path(__file__).parents[3] / "../shared/hostile/odt"


@pytest.mark.shared
@pytest.mark.skipif(not HOSTILE.exists(), reason="the folder of odd files is not beside the checkout")
def test_odd_files_lose_no_letter() -> None:
    for file in sorted(HOSTILE.rglob("*.odt")):
        document = reader.extract(file.read_bytes())
        assert document.letters >= document.letters_in_file * 0.99, file.name
