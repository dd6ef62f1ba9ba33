"""Workbooks: what their sheets show, as titles and tables."""

from __future__ import annotations

from datetime import date

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.table import Table as ListTable

from extractors import xlsx
from schemas.document import Document, Paragraph, Table
from tests.workbooks.files import book, edited, saved

BOLD = Font(bold=True)
HEAD = ["Action", "Lead", "When"]


def read(made: Workbook) -> Document:
    return xlsx.extract(saved(made))


def grid(document: Document) -> list[list[str]]:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


class TestTables:
    def test_titles_above_the_head_are_paragraphs_and_the_rest_one_table(self) -> None:
        made, sheet = book(
            [["Borsetshire action plan"], ["Updated May 2024"], HEAD, ["Train panels", "HR", "May"], ["Review", "OD", "June"]]
        )
        sheet["A1"].font = Font(bold=True, size=18)
        document = read(made)
        assert [(one.text, one.kind) for one in document.blocks if isinstance(one, Paragraph)] == [
            ("Borsetshire action plan", "heading"), ("Updated May 2024", "paragraph"),
        ]  # fmt: skip
        assert grid(document) == [HEAD, ["Train panels", "HR", "May"], ["Review", "OD", "June"]]
        assert document.letters == document.letters_in_file

    def test_places_name_sheet_and_cell(self) -> None:
        made, sheet = book(title="Plan")
        sheet["B7"], sheet["C7"] = "a", "b"
        found = [one.spans[0].place.model_dump() for one in read(made).paragraphs()]
        assert found == [{"cell": "B7", "sheet": "Plan"}, {"cell": "C7", "sheet": "Plan"}]

    def test_a_table_goes_on_behind_blank_rows_and_banners(self) -> None:
        made, sheet = book([HEAD, ["a", "b", "c"], [], ["Theme 2"], ["d", "e", "f"]])
        for cell in sheet[1]:
            cell.font = BOLD
        assert grid(read(made)) == [HEAD, ["a", "b", "c"], ["Theme 2", "", ""], ["d", "e", "f"]]

    def test_another_head_begins_another_table_with_its_title(self) -> None:
        made, sheet = book([HEAD, ["a", "b", "c"], [], ["Data"], ["Band", "Share"], ["1", "2"], [], ["Source: survey"]])
        for row in (1, 5):
            for cell in sheet[row]:
                cell.font = BOLD
        kinds = [(one.type, one.text if isinstance(one, Paragraph) else one.rows) for one in read(made).blocks]
        assert kinds == [("table", 2), ("paragraph", "Data"), ("table", 2), ("paragraph", "Source: survey")]

    def test_pairs_of_label_and_value_right_above_a_wider_head_are_a_table_of_their_own(self) -> None:
        made, sheet = book([["Council", "Wetherton"], ["Year", "2024"], ["Actions"], HEAD, ["a", "b", "c"]])
        for cell in sheet[4]:
            cell.font = BOLD
        kinds = [(one.type, one.text if isinstance(one, Paragraph) else one.columns) for one in read(made).blocks]
        assert kinds == [("table", 2), ("paragraph", "Actions"), ("table", 3)]

    def test_merged_cells_stand_once_and_what_they_cover_shows_nothing(self) -> None:
        made, sheet = book([HEAD, ["Theme 1"], ["a", "b", "c"], [None, "d", "e"]])
        sheet.merge_cells("A2:C2")
        sheet.merge_cells("A3:A4")
        (table,) = [block for block in read(made).blocks if isinstance(block, Table)]
        found = [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells]
        assert found[3:] == [(1, 0, 1, 3, "Theme 1"), (2, 0, 2, 1, "a"), (2, 1, 1, 1, "b"), (2, 2, 1, 1, "c"), (3, 1, 1, 1, "d"),
                             (3, 2, 1, 1, "e")]  # fmt: skip

    def test_head_rows_that_the_sheet_itself_knows(self) -> None:
        def header_rows(change: object) -> int:
            made, sheet = book([HEAD, ["a", "b", "c"], ["d", "e", "f"]])
            change(sheet)  # type: ignore[operator]
            (table,) = [block for block in read(made).blocks if isinstance(block, Table)]
            return table.header_rows

        assert header_rows(lambda _: None) == 0
        assert header_rows(lambda sheet: setattr(sheet.auto_filter, "ref", "A1:C3")) == 1
        assert header_rows(lambda sheet: setattr(sheet, "freeze_panes", "A2")) == 1
        assert header_rows(lambda sheet: setattr(sheet, "print_title_rows", "1:1")) == 1
        assert header_rows(lambda sheet: sheet.add_table(ListTable(displayName="T", ref="A1:C3"))) == 1

    def test_fills_of_cells_with_and_without_words(self) -> None:
        made, sheet = book([["Action", "RAG"], ["a", "Green"], ["b", None]])
        sheet["B2"].fill = sheet["B3"].fill = PatternFill("solid", fgColor="FF00B050")
        (table,) = [block for block in read(made).blocks if isinstance(block, Table)]
        assert [(cell.text, cell.fill) for cell in table.cells if cell.column == 1] == [
            ("RAG", None), ("Green", "#00b050"), ("", "#00b050"),
        ]  # fmt: skip


class TestCells:
    def test_numbers_and_dates_as_printed(self) -> None:
        made, sheet = book([["When", "Share", "n", "Done"], [date(2024, 3, 31), 0.125, 12.0, True]])
        sheet["A2"].number_format = "mmmm yyyy"
        sheet["B2"].number_format = "0.0%"
        assert grid(read(made))[1] == ["March 2024", "12.5%", "12", "TRUE"]

    def test_the_short_date_of_the_readers_country_is_british(self) -> None:
        made, sheet = book([["When", "x"], [date(2024, 3, 31), "y"]])
        sheet["A2"].number_format = "mm-dd-yy"
        assert grid(read(made))[1][0] == "31/03/2024"

    def test_line_breaks_make_paragraphs_and_typed_bullets_items(self) -> None:
        made, _ = book([["Action", "Lead"], ["• Train panels\n• Offer mentors", "Head of HR\nHead of OD"]])
        (table,) = [block for block in read(made).blocks if isinstance(block, Table)]
        first, second = table.cells[2:]
        assert [(one.kind, one.marker, one.text) for one in first.blocks if isinstance(one, Paragraph)] == [
            ("item", "•", "Train panels"), ("item", "•", "Offer mentors"),
        ]  # fmt: skip
        assert second.text == "Head of HR\nHead of OD"

    def test_looks_of_cells_and_of_runs_and_struck_text(self) -> None:
        made, sheet = book([["x", "y"]])
        sheet["A1"] = CellRichText(
            TextBlock(InlineFont(b=True), "Lead:"), " HR", TextBlock(InlineFont(strike=True), " until March")
        )
        sheet["B1"].font = BOLD
        document = read(made)
        first, second = document.paragraphs()
        assert [(span.text, span.bold) for span in first.spans] == [("Lead:", True), (" HR", False)]
        assert second.bold
        assert [(note.code, note.words) for note in document.notes] == [("struck_text", "until March")]
        assert document.letters == document.letters_in_file

    def test_hidden_sheets_rows_and_columns_are_out_and_noted(self) -> None:
        made, sheet = book([["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        made.create_sheet("Old").append(["draft", "draft"])
        made["Old"].sheet_state = "hidden"
        document = read(made)
        assert grid(document) == [["a", "c"], ["g", "i"]]
        assert {note.code: note.words for note in document.notes} == {
            "hidden_sheet": "Old", "hidden_row": "d e f", "hidden_text": "b … h",
        }  # fmt: skip
        assert document.letters == document.letters_in_file

    def test_formulas_show_their_stored_value_or_are_noted(self) -> None:
        made, _ = book([["a", "b"], ["=1+1", "x"]])
        document = read(made)
        assert grid(document) == [["a", "b"], ["", "x"]]
        assert [note.code for note in document.notes] == ["formula_without_value"]
        stored = edited(
            saved(made), "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>2</v>", b"<v />", b"<v>2</v>", b"<v/>", b"<v>2</v>"
        )
        assert grid(xlsx.extract(stored))[1] == ["2", "x"]

    def test_links_and_comments(self) -> None:
        made, sheet = book([["policy", "b"]])
        sheet["A1"].hyperlink = "https://a.example"
        sheet["B1"].comment = Comment("Really?", "A Smith")
        document = read(made)
        assert next(document.paragraphs()).spans[0].link == "https://a.example"
        assert [note.code for note in document.notes] == ["comment_not_read"]

    def test_control_characters_that_excel_escapes(self) -> None:
        made, _ = book([["One._x000D_\nTwo.", "b"]])
        assert [one.text for one in read(made).paragraphs()] == ["One.", "Two.", "b"]


class TestSheets:
    def test_telling_names_head_their_sheets_where_there_are_several(self) -> None:
        made, _ = book([["a", "b"]], title="Leadership")
        made.create_sheet("Sheet2").append(["c", "d"])
        made.create_sheet("Empty")
        third = made.create_sheet("Data")
        third.append(["Workforce data"])
        third.append(["e", "f"])
        assert texts(read(made)) == ["Leadership", "Workforce data"]
        heading = read(made).blocks[0]
        assert isinstance(heading, Paragraph)
        assert (heading.kind, heading.level) == ("heading", 1)

    def test_a_single_sheets_name_is_no_heading(self) -> None:
        made, _ = book([["a", "b"]], title="Leadership")
        assert texts(read(made)) == []

    def test_named_styles_make_headings(self) -> None:
        made, sheet = book([["The plan"], ["Part"], ["a", "b"]])
        sheet["A1"].style = "Title"
        sheet["A2"].style = "Headline 2"
        found = [(one.kind, one.level, one.style) for one in read(made).blocks if isinstance(one, Paragraph)]
        assert found[0] == ("heading", 1, "Title")

    def test_a_sheet_of_text_alone(self) -> None:
        made, _ = book([["First."], [], ["Second."]])
        assert texts(read(made)) == ["First.", "Second."]
