"""Corrections are applied where the machine still reads what they say it read, and refused by name elsewhere."""

import csv
import json
from functools import partial

import pytest

from pipeline.corrections import Correction, apply_corrections, contradictions, read_corrections, unknown_documents
from pipeline.evidence import pointers
from pipeline.interpret.settings import load_settings
from pipeline.validity import faults
from schemas.document import Place
from schemas.plan import Evidence, plain
from schemas.problems import UsageError
from tests.pipeline.sample import FULL

WORDS = {"/actions/0/rag": Evidence(standing="stated", words=["Amber"], places=[Place(line=3, end_line=3)])}


def correct(pointer, as_read, corrected, sha="s1"):
    return apply_corrections("s1", FULL, WORDS, [Correction(sha256=sha, pointer=pointer, as_read=as_read, corrected=corrected)])


def test_a_correction_replaces_the_value_and_keeps_the_machines_beside_it():
    plan, evidence, results = correct("/actions/0/rag", "amber", "red")
    assert plan.actions[0].rag == "red"
    assert evidence["/actions/0/rag"].standing == "corrected"
    assert evidence["/actions/0/rag"].words == ["Amber"]
    assert (results[0].outcome, results[0].machine_value) == ("applied", '"amber"')


def test_a_number_and_a_missing_value_can_be_corrected():
    assert correct("/figures/0/value", "0.8", "1.25")[0].figures[0].value == 1.25
    assert correct("/employees", "1250", "null")[0].employees is None


@pytest.mark.parametrize(
    ("pointer", "as_read", "corrected", "outcome"),
    [
        ("/actions/0/rag", "green", "red", "stale"),
        ("/actions/0/rag", "amber", "", "no_value"),
        ("/actions/9/rag", "amber", "red", "unknown_pointer"),
        ("/nowhere", "", "x", "unknown_pointer"),
        ("/id", "wetherton-2023", "other", "unknown_pointer"),
        ("/figures/0/value", "0.8", "many", "wrong_type"),
        ("/actions/0/timeframe/kind", "range", "someday", "wrong_type"),
        ("", "", "x", "unknown_pointer"),
    ],
)
def test_what_cannot_be_applied_is_refused_by_name_and_changes_nothing(pointer, as_read, corrected, outcome):
    plan, _, results = correct(pointer, as_read, corrected)
    assert plan == FULL
    assert results[0].outcome == outcome
    assert results[0].sentence


def test_another_documents_corrections_are_left_alone_and_unknown_documents_named():
    assert correct("/actions/0/rag", "amber", "red", sha="s2")[2] == []
    stray = Correction(sha256="feed", pointer="/title", as_read="", corrected="x")
    assert unknown_documents([stray], ["s1"])[0].outcome == "unknown_document"


def test_a_file_without_its_columns_is_refused_by_name(tmp_path):
    path = tmp_path / "corrections.csv"
    path.write_text("sha256,pointer\na,b\n")
    with pytest.raises(UsageError, match=r"corrections\.csv lacks the columns as_read"):
        read_corrections(path)
    path.write_text("sha256,pointer,as_read,corrected\na,/title,x,y\n")
    assert read_corrections(path) == [Correction(sha256="a", pointer="/title", as_read="x", corrected="y")]


def test_what_no_plan_can_say_is_refused_by_name_whatever_its_type():
    settings = load_settings()
    check = partial(faults, framework=settings.framework, register=settings.register)
    for pointer, as_read, corrected in (
        ("/actions/0/section", "0", "7"), ("/actions/0/metrics", "[2]", "[77]"), ("/figures/0/metric", "2", "0"),
        ("/sections/0/theme", "recruitment_retention", "nonsense"), ("/council/gss", "E99000001", "E99999999"),
        ("/dated", "2023-05", "soon"), ("/period/end", "2024-03-31", "31 March"), ("/period/start", "2023-04-01", "2030-01-01"),
        ("/actions/0/timeframe/end", "2024-06-30", "2024-06-31"), ("/figures/0/value", "0.8", "1e999"),
        ("/employees", "1250", "-3"),
    ):  # fmt: skip
        row = Correction(sha256="s1", pointer=pointer, as_read=as_read, corrected=corrected)
        plan, _, (result,) = apply_corrections("s1", FULL, WORDS, [row], check)
        assert (plan, result.outcome, result.sentence[: len(pointer)]) == (FULL, "invalid", pointer)


def test_a_fault_that_the_machines_plan_has_already_stops_no_correction():
    row = Correction(sha256="s1", pointer="/title", as_read=FULL.title or "", corrected="Plan")
    _, _, (result,) = apply_corrections("s1", FULL, WORDS, [row], lambda plan: ["Something is wrong."])
    assert result.outcome == "applied"


def test_a_list_and_a_record_keep_evidence_for_what_they_hold_and_for_nothing_else():
    had = {f"/actions/0/timeframe/{name}": WORDS["/actions/0/rag"] for name in ("text", "kind", "start", "end", "recurrence")}
    for pointer, corrected in (("/actions/0/timeframe", "null"), ("/actions/0/metrics", "[2, 6]"), ("/actions/0/success", "[]")):
        row = Correction(sha256="s1", pointer=pointer, as_read=_json(pointer), corrected=corrected)
        plan, evidence, (result,) = apply_corrections("s1", FULL, had | {"/actions/0/success/0": WORDS["/actions/0/rag"]}, [row])
        assert result.outcome == "applied"
        assert set(evidence) <= set(pointers(plain(plan)))


def _json(pointer):
    value = plain(FULL)
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return json.dumps(value)


def test_a_whole_list_of_records_is_not_replaced():
    _, _, results = correct("/actions", "[]", "[]")
    assert (results[0].outcome, results[0].sentence) == (
        "unknown_pointer", "/actions is a whole list; correct the values in it, one a row.",
    )  # fmt: skip


def test_rows_that_make_different_things_of_one_value_are_all_refused_and_rows_that_agree_are_not():
    one, same, other, later, empty = (
        Correction(sha256="a", pointer="/title", as_read=read, corrected=corrected)
        for read, corrected in (("x", "y"), ("x", "y"), ("x", "z"), ("y", "w"), ("x", ""))
    )
    assert [r.outcome for r in contradictions([one, other, later, empty])] == ["contradictory", "contradictory"]
    assert contradictions([one, same, later, empty]) == []


HEAD = "sha256,pointer,as_read,corrected,who,why,when"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_spreadsheets_file_is_read_as_it_is_saved(tmp_path, encoding, end):
    path = tmp_path / "c.csv"
    rows = [HEAD, 'AB,/actions/0/text,"Publish, é","One\nTwo ""quoted""",Siân,,', "ab,/title,x,'=1+1,,,", "ab,/title,x,'=1+1,,,"]
    path.write_bytes(end.join([*rows, ""]).encode(encoding))
    first, second = read_corrections(path)
    assert (first.sha256, first.as_read, first.corrected, first.who) == ("ab", "Publish, é", 'One\nTwo "quoted"', "Siân")
    assert second.corrected == "=1+1"


@pytest.fixture
def usual_cells():
    """The length of a cell that Python reads, which packages that other tests use may have raised."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f"{HEAD}\na,/title,x,café,,,\n".encode("cp1252"), "is not in UTF-8; save it as"),
        (f"{HEAD}\na,/title,x,y,,,\n".encode("utf-16"), "is not in UTF-8; save it as"),
        (HEAD.replace(",", ";").encode(), "lacks the columns sha256, pointer"),
        (b"", "lacks the columns sha256, pointer"),
        (f"{HEAD}\na,/title,x,y,who,why,when, and more\n".encode(), r"Line 2 of c\.csv has more cells than the head"),
        (f"{HEAD}\na,/title,x,{'y' * 200_000},,,\n".encode(), "cannot be read"),
    ],
)
def test_a_file_that_is_no_corrections_file_is_refused_by_name(tmp_path, data, said, usual_cells):
    path = tmp_path / "c.csv"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=said):
        read_corrections(path)
