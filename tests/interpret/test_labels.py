"""Printed labels and the fields they name."""

import pytest

from pipeline.interpret.labels import load_labels

LABELS = load_labels()


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("Who/Lead", "lead"),
        ("Action(s):", "action"),
        ("Target date (MM/YY)", "timeframe"),
        ("How will we know when we are successful?", "success"),
        ("RAG Status", "rag"),
        ("Links to other plans", "links"),
        ("Name of Local Authority", "council"),
        ("Lead officer(s)", "lead"),
        ("What we’ll do", "action"),
    ],
)
def test_a_known_label_names_its_field(printed, field):
    reading = LABELS.read(printed)
    assert reading.field == field
    assert reading.known


@pytest.mark.parametrize("printed", ["Respnsible officer", "Timescales / deadline", "Success criterion"])
def test_a_label_that_is_nearly_known_is_read_by_likeness(printed):
    assert LABELS.read(printed).fields


@pytest.mark.parametrize("printed", ["Recruitment", "Staff feel supported", "Leadership", "x" * 500, ""])
def test_what_is_no_label_names_no_field(printed):
    assert LABELS.read(printed).fields == ()


def test_a_label_that_serves_two_fields_names_both():
    fields = dict(LABELS.read("Expected outcome").fields)
    assert fields == {"objective": 1.0, "success": 1.0}


def test_a_users_vocabulary_extends_the_shipped_one():
    assert load_labels({"lead": ["gaffer"]}).read("Gaffer").field == "lead"
