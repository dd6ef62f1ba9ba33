"""Tables in which people sign: a person a row, a person a column; what asks for no signature is none."""

import pytest

from pipeline.interpret.labels import load_labels
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from pipeline.interpret.signatures import signing_cards
from tests.builders import document, heading, para, table

LABELS = load_labels()


def cards(rows):
    found = signing_cards(document(table(rows)).blocks[0], LABELS)
    return None if found is None else [{field.name: field.text for field in card.content} for card in found]


def test_a_person_a_row_below_a_head_of_labels():
    rows = [["Approved by", "Job title", "Date approved"], ["Ida Moss", "Chief Executive", "3 May 2023"], ["", "", ""]]
    assert cards(rows) == [{"signed_by": "Ida Moss", "position": "Chief Executive", "signed_on": "3 May 2023"}]


def test_beside_names_a_column_for_the_signature_is_for_the_pen():
    rows = [["Name", "Role", "Signature", "Date"], ["Ida Moss", "Chief Executive", "", "3 May 2023"]]
    assert cards(rows) == [{"signed_by": "Ida Moss", "position": "Chief Executive", "signed_on": "3 May 2023"}]


def test_a_person_a_column_beside_labels_down_the_left():
    rows = [["Signed", "Ida Moss", "Lee Ford"], ["Post", "Director of Care", "Director of Schools"]]
    assert cards(rows) == [
        {"signed_by": "Ida Moss", "position": "Director of Care"},
        {"signed_by": "Lee Ford", "position": "Director of Schools"},
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Action", "Lead", "Date"], ["Train panels", "Ida Moss", "3 May 2023"]],
        [["Name", "Role"], ["Ida Moss", "Chair"]],
        [["Version", "Approved by", "Changes", "Pages"], ["2", "Ida Moss", "New dates", "14"]],
    ],
)
def test_other_tables_are_none(rows):
    assert cards(rows) is None


def people(*blocks):
    plan = interpret(document(heading("Race equality action plan"), *blocks), load_settings()).plan
    return plan.dated, [(person.role, person.name, person.position) for person in plan.people]


def test_names_posts_and_days_below_a_heading_of_the_sign_off_are_signatures():
    below = table([["Name", "Position", "Date"], ["Ida Moss", "Chief Executive", "3 May 2023"]])
    assert people(heading("Sign-off", 2), below) == ("2023-05-03", [("signatory", "Ida Moss", "Chief Executive")])
    assert people(heading("Working group", 2), below) == (None, [])


def test_those_who_sign_together_all_sign_and_one_of_a_foreword_does_not():
    foreword = [
        para("Signed: Kit Hale, Leader of the Council"),
        heading("What we found", 2),
        *(para("It is so.") for _ in range(8)),
    ]
    together = [
        heading("Sign-off", 2),
        para("Signed: Ida Moss, Director of Care"),
        para("Signed: Lee Ford, Director of Schools"),
        para("Date: 3 May 2023"),
    ]
    assert people(*foreword, *together) == (
        "2023-05-03",
        [("signatory", "Ida Moss", "Director of Care"), ("signatory", "Lee Ford", "Director of Schools")],
    )


def test_a_sentence_below_the_heading_of_the_sign_off_signs_as_well():
    said = para("Signed off by Ida Moss, Chief Executive, on 3 May 2023.")
    assert people(heading("Sign off", 2), said) == ("2023-05-03", [("signatory", "Ida Moss", "Chief Executive")])
