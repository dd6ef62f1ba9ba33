"""Corrections are applied where the machine still reads what they say it read, and refused by name elsewhere."""

import pytest

from pipeline.corrections import Correction, apply_corrections, read_corrections, unknown_documents
from schemas.document import Place
from schemas.plan import Evidence
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
