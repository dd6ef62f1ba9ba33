"""Corrections in a run: applied after reading, undone and applied anew without reading, listed where they cannot be."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest

from pipeline.run import Options, Summary, ingest
from pipeline.store import open_results
from pipeline.terminal import sentences
from tests.pipeline.stub import read_here

PLAN = "plan Borsetshire 2022 Train"
SHA = hashlib.sha256(PLAN.encode()).hexdigest()
LEADS = '[{"text": "Director", "role": "lead"}]'
HEAD = ["sha256", "pointer", "as_read", "corrected", "who", "why", "when"]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAN, "utf-8")
    return folder


def correct(path: Path, *rows: tuple[str, str, str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows([*row, "Ada", "looked", "2026-01-02"] for row in rows)
    return path


def read(corpus: Path, corrections: Path | None = None) -> Summary:
    return ingest(Options((corpus,), corpus.parent / "out", corrections=corrections), reader=read_here)


def stored(corpus: Path):
    with open_results(corpus.parent / "out/plans.sqlite") as results:
        plan, evidence = results.plans()[SHA]
        return plan, evidence, results.corrections()


def outcomes(summary: Summary) -> list[str]:
    return [result.outcome for result in summary.corrections]


def test_a_correction_is_applied_and_the_machines_value_kept_beside(corpus, tmp_path):
    summary = read(corpus, correct(tmp_path / "c.csv", (SHA, "/actions/0/text", "Train", "Train all")))
    assert outcomes(summary) == ["applied"]
    plan, evidence, (row,) = stored(corpus)
    assert plan.actions[0].text == "Train all"
    assert evidence["/actions/0/text"].standing == "corrected"
    assert (row["machine_value"], row["who"], row["said_on"]) == ('"Train"', "Ada", "2026-01-02")
    exported = json.loads((tmp_path / "out/plans/a.txt.json").read_text("utf-8"))
    assert exported["actions"][0]["text"] == "Train all"
    assert "1 corrections: 1 applied, 0 not filled in, 0 refused." in list(sentences(summary, tmp_path / "out"))


def test_corrections_survive_a_run_without_them_and_a_changed_file_takes_effect_without_reading(corpus, tmp_path):
    read(corpus, correct(tmp_path / "c.csv", (SHA, "/actions/0/text", "Train", "Train all")))
    again = read(corpus)
    assert (again.read, outcomes(again)) == (0, ["applied"])
    assert stored(corpus)[0].actions[0].text == "Train all"
    correct(tmp_path / "out/corrections.csv", (SHA, "/actions/0/text", "Train", "Train everyone"))
    changed = read(corpus)
    assert (changed.read, outcomes(changed)) == (0, ["applied"])
    assert stored(corpus)[0].actions[0].text == "Train everyone"
    correct(tmp_path / "out/corrections.csv")
    assert read(corpus).read == 0
    plan, evidence, rows = stored(corpus)
    assert (plan.actions[0].text, rows) == ("Train", [])
    assert "corrected" not in {entry.standing for entry in evidence.values()}


def test_what_cannot_be_applied_is_refused_by_name_and_the_rest_applied(corpus, tmp_path):
    rows = [
        (SHA, "/actions/0/text", "Trane", "Train all"), ("0" * 64, "/title", "", "x"), (SHA, "/actions/9/text", "", "x"),
        (SHA, "/sections/0/metrics", "[1, 9]", "nine"), (SHA, "/actions/0/text", "Train", "=Train"),
    ]  # fmt: skip
    summary = read(corpus, correct(tmp_path / "c.csv", *rows))
    assert outcomes(summary) == ["stale", "unknown_document", "unknown_pointer", "wrong_type", "applied"]
    told = {(row["code"], row["path"]) for row in csv.DictReader((tmp_path / "out/notes.csv").read_text("utf-8").splitlines())}
    assert ("correction_stale", "a.txt") in told
    assert ("correction_unknown_document", "0" * 64) in told
    said = list(sentences(summary, tmp_path / "out"))
    assert any(line.startswith("correction not applied (unknown_pointer): ") for line in said)


def test_what_would_break_the_database_is_refused_and_the_rest_applied(corpus, tmp_path):
    rows = [
        (SHA, "/actions/0/section", "0", "9"), (SHA, "/council/gss", "", "E99999999"), (SHA, "/dated", "2022", "soon"),
        (SHA, "/title", "Plan of Borsetshire", "One"), (SHA, "/title", "Plan of Borsetshire", "Two"),
        (SHA.upper(), "/actions/0/text", "Train", "Train all"),
    ]  # fmt: skip
    summary = read(corpus, correct(tmp_path / "c.csv", *rows))
    assert outcomes(summary) == ["invalid", "invalid", "invalid", "contradictory", "contradictory", "applied"]
    plan, _, listed = stored(corpus)
    assert (plan.title, plan.actions[0].text) == ("Plan of Borsetshire", "Train all")
    assert [row["outcome"] for row in listed] == outcomes(summary)
    codes = {row["code"] for row in csv.DictReader((tmp_path / "out/notes.csv").read_text("utf-8").splitlines())}
    assert codes >= {"correction_invalid", "correction_contradictory"}
    assert sum(line.startswith("correction not applied") for line in sentences(summary, tmp_path / "out")) == 5


def test_a_record_taken_out_comes_back_with_its_evidence_when_the_correction_does(corpus, tmp_path):
    read(corpus)
    before = stored(corpus)[:2]
    time = json.dumps({"text": "2024", "kind": "range", "start": None, "end": None, "recurrence": None})
    correct(tmp_path / "out/corrections.csv", (SHA, "/actions/0/timeframe", time, "null"), (SHA, "/actions/0/leads", LEADS, "[]"))
    assert outcomes(read(corpus)) == ["applied", "applied"]
    action = stored(corpus)[0].actions[0]
    assert (action.timeframe, action.leads) == (None, [])
    correct(tmp_path / "out/corrections.csv")
    read(corpus)
    assert stored(corpus)[:2] == before


def test_a_kept_text_that_looks_like_a_formula_is_still_itself_in_the_next_run(corpus, tmp_path):
    read(corpus, correct(tmp_path / "c.csv", (SHA, "/actions/0/text", "Train", "=Train all")))
    assert outcomes(read(corpus)) == ["applied"]
    assert stored(corpus)[0].actions[0].text == "=Train all"


def test_reading_again_puts_the_machines_value_first(corpus, tmp_path, monkeypatch):
    read(corpus, correct(tmp_path / "c.csv", (SHA, "/actions/0/text", "Train", "Train all")))
    monkeypatch.setattr("pipeline.run.rules_version", lambda: "another")
    again = read(corpus)
    assert (again.read, outcomes(again)) == (1, ["applied"])
    assert stored(corpus)[0].actions[0].text == "Train all"
