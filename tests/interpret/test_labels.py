"""Printed labels and the fields they name."""

import pytest

from pipeline.interpret.labels import load_labels, written_out
from pipeline.interpret.settings import load_settings
from schemas.problems import UsageError

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
        ("Proof", "success"),
        ("Tests:", "success"),
        ("Signs that it took", "success"),
        ("What we’re after", "objective"),
        ("Number of employees in social care", "employees"),
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


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("Details of the action that is taken to bring about a change", "action"),
        ("How you'll know that it has come to pass", "success"),
        ("Senior director responsible for the standard", "plan_sponsor"),
        ("How we will know is told in the annual report.", None),
    ],
)
def test_of_a_long_label_only_the_beginning_is_known(printed, field):
    assert LABELS.read(printed).field == field


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (3, "is not a table"), ({"progres": ["x"]}, "names no field “progres”; the fields are action, objective"),
        ({"progress": "Story so far"}, "“progress” is not a list"), ({"progress": [3]}, "“progress” is not a list"),
        ({"progress": [" "]}, "“progress” is not a list"),
    ],
)  # fmt: skip
def test_a_slip_in_a_users_vocabulary_is_refused_by_name(extra, said):
    with pytest.raises(UsageError, match=said):
        load_labels(extra)


def test_a_table_that_a_vocabulary_does_not_have_is_refused_by_name(tmp_path):
    path = tmp_path / "words.toml"
    path.write_text('[label]\nprogress = ["x"]\n', "utf-8")
    with pytest.raises(UsageError, match=r"words\.toml has a table label; it may have labels, groups"):
        load_settings(vocabulary=path)


def test_a_users_vocabulary_extends_the_shipped_one():
    assert load_labels({"lead": ["gaffer"]}).read("Gaffer").field == "lead"


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("data", ["data"]),
        (
            "what our|the data shows|tells_us",
            ["what our data shows", "what our data tells us", "what the data shows", "what the data tells us"],
        ),
        ("our|- figures", ["our figures", "figures"]),
    ],
)
def test_a_label_may_be_written_with_alternatives(written, labels):
    assert list(written_out(written)) == labels


def test_a_label_that_stands_alone_may_say_more_than_the_known_one():
    assert LABELS.read_head("What we will do to keep people").field == "action"
    assert LABELS.read_head("How will we know that panels have become fairer?").field == "success"
    assert LABELS.read_head("What we will do depends on what we hear.").fields == ()
    assert LABELS.read("What we will do to keep people").fields == ()


def test_the_standard_is_written_with_a_hyphen_or_without():
    assert (
        LABELS.read("Senior sponsor responsible for the SC-WRES").field
        == LABELS.read("Senior sponsor responsible for the SCWRES").field
    )


def test_what_is_asked_for_exactly_is_matched_by_no_likeness():
    own = LABELS.with_learned({"in the hands of": "lead", "story": ""})
    assert own.read_exact("Timescale:").field == own.read("Timescale:").field == "timeframe"
    assert own.read("Timescales of it", 80.0).fields
    assert own.read_exact("Timescales of it").fields == ()
    assert (own.read_exact("In the hands of").field, own.read_exact("Story").learned) == ("lead", True)


@pytest.mark.parametrize("printed", ["What the return showed on metrics 2 and 8", "What our data tells us (metric 3)"])
def test_a_label_of_data_may_say_of_which_metrics(printed):
    assert LABELS.read_exact(printed).field == "data"
    assert not LABELS.read_exact("Actions for metric 3").fields


def test_a_label_that_asks_is_read_as_what_it_asks_for():
    assert LABELS.read_head("Outline actions to address the hazard(s)").field == "action"
    assert LABELS.read_head("Identify progress towards addressing it").field == "progress"
    assert LABELS.read_head("Describe the hazard to the buildings").field is None
