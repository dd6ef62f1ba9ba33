from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from pipeline.expect import unmet
from pipeline.export import export
from pipeline.folder import Folder
from pipeline.run import Options, ingest
from pipeline.show import find_plan, render
from pipeline.spreadsheet import csv_of
from pipeline.store import described
from schemas.problems import UsageError
from tests.pipeline.stub import read_here
from tests.pipeline.test_run import exported, write


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    files = {
        "a.txt": "plan Wetherton 2022 Train", "x/a.txt": "plan Borsetshire 2023 Recruit",
        "b.txt": "plan Wetherton 2022 Train More", "c.txt": "plan Evil 2021 =cmd|x \x1b[31mred",
    }  # fmt: skip
    write(tmp_path / "in", files)
    ingest(Options((tmp_path / "in",), tmp_path / "out"), reader=read_here)
    return Folder(tmp_path / "out")


def test_export_writes_the_same_files_again(folder: Folder) -> None:
    before = exported(folder.root)
    for path in [*folder.plans.iterdir(), *folder.evidence.iterdir()]:
        path.unlink()
    assert export(folder, "json") == 4
    assert exported(folder.root) == before


def test_export_as_csv_is_for_reading_and_harmless(folder: Folder) -> None:
    export(folder, "csv")
    with (folder.root / "data" / "actions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert next(row["action"] for row in rows if row["council"] == "Evil") == "'=cmd|x"
    assert len(rows) == 6


def test_export_without_a_database_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="councilplans run"):
        export(Folder(tmp_path), "json")


def test_a_plan_is_found_by_path_by_id_and_by_name(folder: Folder) -> None:
    assert find_plan(folder, "x/a.txt").plan.id == "borsetshire-2023"
    assert find_plan(folder, "borsetshire-2023").path == "x/a.txt"
    assert find_plan(folder, "wetherton-2022").chosen
    assert find_plan(folder, "b").path == "b.txt"
    with pytest.raises(UsageError, match=r"Several files fit 'a'.*a.txt \(wetherton-2022\), x/a.txt \(borsetshire-2023\)"):
        find_plan(folder, "a")
    with pytest.raises(UsageError, match=r"No plan fits 'nothing'; there are: a.txt"):
        find_plan(folder, "nothing")


def test_a_plan_is_shown_whole_and_cannot_act_on_the_terminal(folder: Folder) -> None:
    from rich.console import Console

    console = Console(width=150, record=True, file=(folder.root / "shown").open("w", encoding="utf-8"))
    console.print(render(find_plan(folder, "c.txt")))
    console.file.close()
    shown = (folder.root / "shown").read_text("utf-8")
    assert "\x1b[31m" not in shown
    for words in ("Plan of Evil", "=cmd|x", "Director", "2024", "less than 5 count", "fewer than 5", "leadership"):
        assert words in shown


def test_notes_tell_of_every_document_s_notes(folder: Folder) -> None:
    with (folder.root / "notes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["path"] for row in rows] == ["a.txt", "b.txt", "c.txt", "x/a.txt"]
    assert {row["words"] for row in rows} == {"'=1+1"}


def test_the_dictionary_describes_every_table_and_column(folder: Folder) -> None:
    for table, meaning, columns in described():
        assert meaning, table
        assert all(sense for _, sense in columns.values()), table
    with (folder.root / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"table": "figure", "column": "value_high", "type": "float"}.items() <= next(
        row for row in rows if (row["table"], row["column"]) == ("figure", "value_high")
    ).items()


def test_json_is_utf_8_with_two_blanks_and_whole_numbers(folder: Folder) -> None:
    text = (folder.plans / "a.txt.json").read_bytes().decode("utf-8")
    assert json.loads(text)["figures"][0]["value"] == 5
    assert '"value": 5,' in text
    assert text.endswith("\n}\n")


def test_cells_that_a_spreadsheet_would_evaluate_are_text() -> None:
    rows = [{"a": value} for value in ("=1", "+1", "-x", "@x", "\tx", "\rx", " =1", -5, 2.0, True, "plain")]
    assert list(csv.reader(io.StringIO(csv_of(["a"], rows)))) == [
        ["a"], ["'=1"], ["'+1"], ["'-x"], ["'@x"], ["'\tx"], ["'\nx"], ["' =1"], ["-5"], ["2"], ["true"], ["plain"],
    ]  # fmt: skip


def test_expected_outcomes_are_held_against_what_came(tmp_path: Path) -> None:
    path = tmp_path / "expected.csv"
    path.write_text("file,outcome,reason\nin/a.pdf,ok,\nin/b.pdf,failed,encrypted\nin/c.pdf,ok,\n", "utf-8")
    documents = [
        {"location": str(tmp_path / "in" / "a.pdf"), "outcome": "ok", "reason": None},
        {"location": str(tmp_path / "in" / "b.pdf"), "outcome": "failed", "reason": "malformed"},
    ]
    assert unmet(path, documents) == [
        "in/b.pdf ended as failed (malformed), expected was failed (encrypted)", "in/c.pdf was not found, expected was ok",
    ]  # fmt: skip
    path.write_text("name\nx\n", "utf-8")
    for bad in (path, tmp_path / "none.csv"):
        with pytest.raises(UsageError):
            unmet(bad, documents)
