"""The commands that prove, measure and compare, on one folder that the real readers have read."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from pipeline.cli import main

CORPUS = Path(__file__).parents[2] / "corpus"
PLAN = """# Action Plan 2023

| Action | Lead | By when |
|---|---|---|
| Train 12 panels | Head of HR | June 2024 |
"""
LATER = PLAN.replace("June 2024", "June 2025")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("commands")
    files = root / "in"
    files.mkdir()
    (files / "plan.md").write_text(PLAN, "utf-8")
    (files / "later.md").write_text(LATER, "utf-8")
    shutil.copy(CORPUS / "plans/tarrant-2022.pdf", files)
    register = ["--register", str(CORPUS / "register.csv")]
    assert main(["ingest", str(files), "--out", str(root / "out"), "--workers", "1", *register]) == 0
    return root / "out"


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str, code: int = 0) -> str:
        assert main(list(arguments)) == code
        both = capsys.readouterr()
        return both.out + both.err

    return run


def test_evidence_shows_value_words_and_place(out, said):
    shown = said("show", "plan.md", "--out", str(out), "--evidence")
    line = next(line for line in shown.splitlines() if "/actions/0/leads/0/text" in line)
    assert re.search(r"Head of HR .* Head of HR .* line 5 .* stated", line)
    only = said("show", "plan.md", "--out", str(out), "--evidence", "--value", "/actions/0/timeframe")
    assert "/actions/0/timeframe/text" in only
    assert "/actions/0/text" not in only


def test_a_file_that_has_changed_or_gone_is_said_and_the_words_still_shown(out, said):
    file = out.parent / "in" / "plan.md"
    try:
        file.write_text("something else", "utf-8")
        assert "has changed since it was read" in (changed := said("show", "plan.md", "--out", str(out), "--evidence"))
        file.unlink()
        assert "is not where it was read any more" in (gone := said("show", "plan.md", "--out", str(out), "--evidence"))
    finally:
        file.write_text(PLAN, "utf-8")
    assert "Head of HR" in changed
    assert "Head of HR" in gone


def test_a_copy_of_a_file_elsewhere_is_as_good_as_the_file(said, tmp_path):
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(PLAN, "utf-8")
    paths, out = [str(tmp_path / "a.md"), str(tmp_path / "b.md")], str(tmp_path / "out")
    said("ingest", *paths, "--out", out, "--workers", "1")
    (tmp_path / "a.md").unlink()
    assert "any more" not in said("show", "a.md", "--out", out, "--evidence")


def test_a_picture_is_drawn_from_the_kept_copy_or_the_file_and_says_what_became_of_that(out, said, tmp_path):
    file = out.parent / "in/tarrant-2022.pdf"
    kept = next(path for path in (out / "originals").iterdir() if path.read_bytes() == file.read_bytes())
    draw = ("show", "tarrant-2022.pdf", "--out", str(out), "--value", "/title", "--picture", str(tmp_path / "page.png"))
    data = kept.read_bytes()
    try:
        kept.unlink()
        assert "since" not in said(*draw)
        file.write_bytes(b"something else")
        assert "nor is the file as it was read" in said(*draw, code=2)
        shown = said("show", "tarrant-2022.pdf", "--out", str(out), "--evidence", "--value", "/title")
        assert "has changed since it was read; the words below" in shown
        kept.write_bytes(data)
        assert "has changed since it was read; the page is that of the copy" in said(*draw)
        file.unlink()
        assert "is not where it was read any more; the page is that of the copy" in said(*draw)
    finally:
        kept.write_bytes(data)
        file.write_bytes(data)


def test_accounts_add_up_and_name_what_was_not_taken(out, said):
    shown = said("show", "plan.md", "--out", str(out), "--accounts")
    total, parts = re.search(r"(\d+) blocks = (.*)", shown).groups()
    assert int(total) == sum(int(n) for n in re.findall(r"\d+", parts))
    total, parts = re.search(r"(\d+) numbers = (.*)", shown).groups()
    assert int(total) == sum(int(n) for n in re.findall(r"\d+", parts)) == 3
    assert "line 5: 12: Train 12 panels" in shown


def test_a_picture_shows_the_page_and_a_text_has_none(out, said, tmp_path):
    picture = tmp_path / "page.png"
    assert "shows page 1" in said("show", "tarrant-2022.pdf", "--out", str(out), "--picture", str(picture), "--value", "/title")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "is neither PDF nor scan" in said("show", "plan.md", "--out", str(out), "--picture", str(picture), code=2)
    assert "no value at" in said("show", "plan.md", "--out", str(out), "--picture", str(picture), "--value", "/x", code=2)


def test_diff_says_where_two_plans_differ_and_ends_with_1(out, said):
    shown = said("diff", "plan.md", "later.md", "--out", str(out), code=1)
    assert "/actions/0/timeframe" in shown
    assert "/actions/0/leads" not in shown
    assert "say the same" in said("diff", "plan.md", "plan.md", "--out", str(out))


def test_gold_is_marked_as_machine_made_and_refused_until_a_person_took_that_out(out, said, tmp_path):
    answer = tmp_path / "gold" / "plan.json"
    said("gold", "plan.md", "--out", str(out), "--to", str(answer))
    draft = json.loads(answer.read_text("utf-8"))
    assert draft.pop("note").startswith("machine-made")
    assert "is there already" in said("gold", "plan.md", "--out", str(out), "--to", str(answer), code=2)
    assert "machine-made" in said("evaluate", str(answer.parent), "--out", str(out), code=2)
    draft["actions"][0]["leads"][0]["text"] = "Head of People"
    answer.write_text(json.dumps(draft), "utf-8")
    scores = tmp_path / "scores.csv"
    shown = said("evaluate", str(answer.parent), "--out", str(out), "--csv", str(scores))
    assert re.search(r"actions\.leads\.text +│ 0 ", shown)
    rows = list(csv.DictReader(scores.read_text("utf-8").splitlines()))
    assert {row["field"] for row in rows if row["f1"] not in ("1", "1.0")} == {"actions.leads.text"}
    assert re.search(r"plan +│", said("evaluate", str(answer.parent), "--out", str(out), "--by", "plan"))


def test_one_table_in_each_form_with_its_settings(out, said):
    told = json.loads(said("compare", "--out", str(out), "--table", "actions", "--format", "json", "--as-of", "2025-01-31"))
    assert told["settings"]["as_of"] == "2025-01-31"
    assert said("compare", "--out", str(out), "--table", "actions", "--format", "csv").count("\n") >= 1
    assert said("compare", "--out", str(out), "--table", "leads", "--format", "markdown", "--metric", "2").startswith("## ")
    assert "give one of" in said("compare", "--out", str(out), "--table", "nothing", code=2)
    assert "--min-councils" in said("compare", "--out", str(out), "--table", "leads", "--min-councils", "0", code=2)
