"""The queue of values to check, worst first, and the words that were not read, those in most documents first."""

from __future__ import annotations

import csv
from pathlib import Path

from pipeline.benchmarks.writing import csv_text
from pipeline.corrections import read_corrections
from pipeline.review import review, review_table
from pipeline.unread import unread, unread_table
from schemas.document import Place
from schemas.plan import Action, Council, Evidence, Figure, Plan, Timeframe
from schemas.reading import StoredPlan

PLAN = Plan(
    id="x", framework="sc-wres", council=Council(),
    actions=[Action(ref="1", text="Train", timeframe=Timeframe(text="3/4 2024", kind="unspecified"))],
)  # fmt: skip
EVIDENCE = {
    "/actions/0/text": Evidence(standing="stated", words=["Train"], places=[Place(line=3)]),
    "/actions/0/ref": Evidence(standing="inferred", words=["1"], places=[Place(line=3)]),
    "/actions/0/timeframe/text": Evidence(standing="inferred", words=["3/4 2024"], places=[Place(line=4)]),
    "/actions/0/timeframe/kind": Evidence(standing="inferred", words=["3/4 2024"], places=[Place(line=4)]),
}
STORED = StoredPlan(sha256="a" * 64, path="x.txt", format="text", outcome="ok", plan=PLAN, evidence=EVIDENCE)


def note(code: str, words: str, path: str = "x.txt", sha256: str = "a" * 64):
    return {"code": code, "words": words, "path": path, "sha256": sha256, "message": f"{code}.", "ordinal": 0, "place": None}


def test_the_worst_concern_of_each_value_stands_once_and_first():
    rows = review([STORED], [note("ambiguous_time", "3/4 2024"), note("evidence_not_found", "/actions/0/text")], [])
    assert [(row["concern"], row["pointer"]) for row in rows] == [
        ("not found", "/actions/0/text"), ("ambiguous", "/actions/0/timeframe/text"),
        ("inferred", "/actions/0/timeframe/kind"), ("inferred", "/actions/0/ref"),
    ]  # fmt: skip
    assert (rows[1]["as_read"], rows[1]["words"], rows[1]["place"]) == ("3/4 2024", "3/4 2024", "line 4")


def test_a_row_of_the_queue_is_a_row_of_a_corrections_file(tmp_path: Path):
    path = tmp_path / "corrections.csv"
    path.write_text(csv_text(review_table([STORED], [], [], {})), "utf-8")
    assert [(c.pointer, c.as_read, c.corrected) for c in read_corrections(path)][-1] == ("/actions/0/ref", "1", "")


def test_unread_words_are_counted_over_the_batch():
    notes = [note("unmapped_label", "Colour:"), note("unmapped_label", "colour", "y.txt", "b" * 64), note("unread_time", "soon")]
    place = '{"line": 7}'
    numbers = [{"path": "x.txt", "ordinal": 2, "number": "12", "sentence": "We met 12 teams.", "place": place}]
    rows = unread([*notes, note("two_councils", "A and B")], numbers)
    assert [(r["kind"], r["documents"], r["times"], r["file"]) for r in rows] == [
        ("label", 2, 2, "x.txt"), ("figure", 1, 1, "x.txt"), ("time", 1, 1, "x.txt"),
    ]  # fmt: skip
    assert (rows[1]["words"], rows[1]["place"]) == ("We met 12 teams.", "line 7")


def test_a_hostile_label_is_a_cell(tmp_path: Path):
    (row,) = csv.DictReader(csv_text(unread_table([note("unmapped_label", '=HYPERLINK("x")')], [], {})).splitlines())
    assert row["words"] == '\'=HYPERLINK("x")'


def test_a_figure_in_doubt_is_queued_by_what_kind_of_number_it_is():
    figure = Figure(quantity="share", event="other", group="all", value=5, unit="percent", text="5%")
    words = Evidence(standing="stated", words=["5%"], places=[Place(line=9)])
    plan = PLAN.model_copy(update={"figures": [figure]})
    stored = STORED.model_copy(update={"plan": plan, "evidence": {"/figures/0/text": words, "/figures/0/quantity": words}})
    (row,) = review([stored], [note("figure_in_doubt", "5%")], [])
    assert (row["pointer"], row["as_read"], row["concern"]) == ("/figures/0/quantity", "share", "ambiguous")


def test_rows_that_name_somebody_are_left_out_where_names_are(tmp_path: Path):
    named = PLAN.model_copy(update={"actions": [PLAN.actions[0].model_copy(update={"text": "Ask Ada Okafor"})]})
    stored = STORED.model_copy(update={"plan": named})
    notes = [
        note("evidence_not_found", "/actions/0/text"),
        note("unread_lead", "J Archer or Ada Okafor"),
        note("unread_time", "soon"),
    ]
    people = {"x.txt": ["Ada Okafor"]}
    shown = [row["pointer"] for row in review_table([stored], notes, [], people).records()]
    assert shown == ["/actions/0/timeframe/text", "/actions/0/timeframe/kind", "/actions/0/ref"]
    assert [row["words"] for row in unread_table(notes, [], people).records()] == ["soon"]
