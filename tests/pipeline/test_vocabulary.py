"""A label that nobody knows is listed with its place, taught by a vocabulary, and read in the next run."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.publish import publish_folder
from pipeline.run import Options, ingest
from tests.publish.conftest import read_here

PLAN = """# Race equality action plan 2024

| Action | Lead | By when | Diary page |
|---|---|---|---|
| Train every interview panel | Head of HR | June 2024 | Nine panels are trained. |
| Publish the figures each year | Director of Adults | soonish | The first year is out. |

In the year before, 12 teams had met to talk of this plan and what should be in it.
"""
ROOT = Path(__file__).parents[2]


def unread(out: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((out / "tables/unread.csv").read_text("utf-8").splitlines()))


def progress(out: Path) -> list[str | None]:
    return [action["progress"] for action in json.loads((out / "plans/a.txt.json").read_text("utf-8"))["actions"]]


def test_a_label_of_the_list_taught_by_a_vocabulary_leaves_it_and_fills_its_field(tmp_path: Path, capsys):
    given, out = tmp_path / "a.txt", tmp_path / "out"
    given.write_text(PLAN, "utf-8")
    assert main(["run", str(given), "--out", str(out), "--workers", "1"]) == 0
    listed = {row["words"]: row for row in unread(out) if row["kind"] == "label"}
    assert (listed["Diary page"]["file"], listed["Diary page"]["place"]) == ("a.txt", "line 3")
    assert progress(out) == [None, None]
    words = tmp_path / "words.toml"
    words.write_text('[labels]\nprogress = ["Diary page"]\n', "utf-8")
    assert main(["run", str(given), "--out", str(out), "--workers", "1", "--vocabulary", str(words)]) == 0
    assert "Diary page" not in {row["words"] for row in unread(out)}
    assert progress(out) == ["Nine panels are trained.", "The first year is out."]


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The unread words of a batch with every kind of place."""
    base = tmp_path_factory.mktemp("unread")
    (base / "in").mkdir()
    (base / "in/a.txt").write_text(PLAN, "utf-8")
    for suffix in ("docx", "html", "pdf", "txt"):
        for name in ("fenshire-2023", "northmere-2024"):
            (base / f"in/{name}.{suffix}").write_bytes((ROOT / f"corpus/plans/{name}.{suffix}").read_bytes())
    ingest(Options((base / "in",), base / "out", register=ROOT / "corpus/register.csv"), reader=read_here)
    publish_folder(base / "out")
    return unread(base / "out")


def test_every_unread_word_has_a_document_a_place_and_words(every):
    assert {row["kind"] for row in every} >= {"label", "time", "figure"}
    assert [row for row in every if not (row["file"] and row["place"] and row["words"])] == []


def test_those_of_most_documents_come_first(every):
    counts = [(int(row["documents"]), int(row["times"])) for row in every]
    assert counts == sorted(counts, reverse=True)
