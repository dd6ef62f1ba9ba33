from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from pipeline.benchmarks import csv_text, json_text, markdown_text, terminal_table, to_frame, write_tables
from pipeline.spreadsheet import harmless
from schemas.comparison import Column, Comparison
from schemas.problems import UsageError


def table(*rows, **more) -> Comparison:
    columns = (
        Column(name="council", meaning="who"), Column(name="value", meaning="how much", marked_by="marker"),
        Column(name="marker", meaning="why not"),
    )  # fmt: skip
    return Comparison(name="small", title="A small table", question="How much?", columns=columns, rows=rows, n=1, of=2, **more)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", '=HYPERLINK("http://x")'])
def test_a_text_that_a_spreadsheet_could_run_gets_an_apostrophe(text):
    escaped = "'" + text.replace("\r", "\n")
    assert harmless(text) == escaped
    assert csv_rows(csv_text(table((text, 1, None)))) == [["council", "value", "marker"], [escaped, "1", ""]]


def csv_rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_numbers_stay_numbers_and_what_is_missing_stays_empty():
    assert csv_text(table(("Wetherton", -15.5, None), ("Ashcombe", None, "[x]"))) == (
        "council,value,marker\nWetherton,-15.5,\nAshcombe,,[x]\n"
    )


_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)


@given(_TEXT)
@settings(deadline=None, max_examples=80, derandomize=True)
def test_no_text_runs_breaks_out_or_steers(text):
    made = table((text, 1.5, None))
    head, (cell, *rest) = csv_rows(csv_text(made))
    assert len(head) == 3
    assert rest == ["1.5", ""]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert "\x1b" not in cell
    assert json.loads(json_text(made))["rows"][0]["council"] == text
    markdown = markdown_text(made)
    assert "<script" not in markdown
    body = [line for line in markdown.split("\n") if line.startswith("| ")]
    assert len(body) == 2
    out = io.StringIO()
    Console(file=out, force_terminal=False, width=200).print(terminal_table(made))
    assert "\x1b" not in out.getvalue()


def test_terminal_control_and_direction_characters_are_shown_and_do_nothing():
    out = io.StringIO()
    Console(file=out, width=120).print(terminal_table(table(("\x1b]0;owned\x07[red]x[/red]\u202e", 1, None))))
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
    assert "[red]x[/red]" in out.getvalue()


def test_markdown_escapes_what_would_be_a_link_a_cell_or_a_tag():
    text = markdown_text(table(("[a](javascript:x) | <b>", 1, None)))
    assert "\\[a\\](javascript:x) \\| &lt;b&gt;" in text


def test_markdown_and_json_say_what_the_marks_mean():
    made = table(("Ashcombe", None, "[c]"), notes=("One note",), settings={"min_councils": "5"})
    assert "withheld by the council itself" in markdown_text(made)
    whole = json.loads(json_text(made))
    assert whole["marks"] == {"[c]": "withheld by the council itself, for low numbers"}
    assert (whole["n"], whole["of"], whole["notes"]) == (1, 2, ["One note"])


def test_a_table_without_a_row_is_still_a_table():
    assert csv_text(table()) == "council,value,marker\n"
    assert "No row." in markdown_text(table())
    assert terminal_table(table()).row_count == 0


def test_tables_are_written_one_file_each_the_same_every_time(tables, tmp_path):
    first = {p.name: p.read_bytes() for p in write_tables(tables.tables, tmp_path / "one")}
    second = {p.name: p.read_bytes() for p in write_tables(tables.tables, tmp_path / "two")}
    assert first == second
    assert set(first) == {f"{t.name}.csv" for t in tables.tables}


def test_a_folder_that_cannot_be_made_is_a_clear_sentence(tables, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        write_tables(tables.tables, tmp_path / "file")


def test_a_data_frame_has_the_columns_and_says_what_it_is(tables):
    pytest.importorskip("pandas")
    frame = to_frame(tables.table("headline"))
    assert list(frame.columns) == tables.table("headline").names
    assert frame.attrs["n"] == 5
    assert float(frame.query("metric == 3 and council == 'Dunholt Council'")["value"].iloc[0]) == 2
