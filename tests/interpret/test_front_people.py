"""Who signs a plan, and who has a part in it, where a document says so; forewords, labels and legends are nobody."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item, para, table

PROSE = [para(f"We wrote this plan with staff in workshop {n}.") for n in range(14)]
IDA = ("signatory", "Ida Moss", "Chief Executive")


def head(*blocks):
    plan = interpret(document(heading("Race equality action plan"), *blocks), load_settings()).plan
    return plan.dated, [(person.role, person.name, person.position) for person in plan.people]


SIGNED = {
    "run in, the day behind the post": [para("Signed off by: Ida Moss, Chief Executive, 3 May 2023")],
    "a label without by": [para("Signed off: Ida Moss, Chief Executive, 3 May 2023")],
    "on behalf of": [*PROSE, para("Signed off on behalf of the Care Team by Ida Moss, Chief Executive, on 3 May 2023.")],
    "label of a body": [para("Signed on behalf of Westmoor Council: Ida Moss, Chief Executive, 3 May 2023")],
    "heading above lines": [*PROSE, heading("Agreed by", 2), para("Ida Moss"), para("Chief Executive"), para("3 May 2023")],
    "heading above one line and a day": [heading("Agreed by", 2), para("Ida Moss, Chief Executive"), para("3 May 2023")],
    "heading above a table": [
        heading("Agreed by", 2),
        table([["Name", "Post", "Date"], ["Ida Moss", "Chief Executive", "3 May 2023"]]),
    ],
    "a body and a person": [
        heading("Approval", 2),
        para("Approved by Cabinet and signed by Ida Moss, Chief Executive, on 3 May 2023."),
    ],
    "a note at the end": [*PROSE, *PROSE, para("Ida Moss, Chief Executive, signed off this plan on 3 May 2023.")],
    "contact below": [
        para("Signed: Ida Moss, Chief Executive, 3 May 2023"),
        para("Write to us: care@westmoor.example"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("blocks", SIGNED.values(), ids=SIGNED)
def test_a_person_signs(blocks):
    assert head(*blocks) == ("2023-05-03", [IDA])


def test_a_sign_off_in_the_last_row_of_the_actions_is_no_action():
    rows = [["Action", "Lead", "By when"], ["Train every panel.", "Head of HR", "May 2024"]]
    for cell in ("Agreed by\nIda Moss, Chief Executive\n3 May 2023", "Signed off by: Ida Moss, Chief Executive, 3 May 2023"):
        last = table([*rows, [cell, "", ""]])
        assert head(*PROSE, last) == ("2023-05-03", [IDA])
        plan = interpret(document(heading("Race equality action plan"), last), load_settings()).plan
        assert [action.text for action in plan.actions] == ["Train every panel."]


APPROVED = {
    "below the title": ([para("Approved by the People Committee on 22 June 2023.")], "2023-06-22"),
    "a version": ([para("Version 2, approved March 2024")], "2024-03"),
    "a version at the end": ([*PROSE, *PROSE, para("Version 2.1 – March 2024")], "2024-03"),
    "an approval with its review": ([para("Approved: 12 March 2024"), para("Review date: March 2026")], "2024-03-12"),
    "a review alone": ([para("Review date: March 2026")], None),
    "a review below a heading": ([heading("Review", 2), para("Next review due: March 2026")], None),
    "an update": ([para("Last updated: 3 May 2024")], "2024-05-03"),
    "a draft": ([para("Draft for approval by Cabinet on 3 May 2024. It may change.")], None),
    "a body in a form": ([para("Approved by: Cabinet, 3 May 2024")], "2024-05-03"),
    "another plan": ([*PROSE, *PROSE, para("The Corporate Plan was approved by Council on 3 May 2021.")], None),
}


@pytest.mark.parametrize(("blocks", "day"), APPROVED.values(), ids=APPROVED)
def test_a_body_approves_and_nobody_signs(blocks, day):
    assert head(*blocks) == (day, [])


FOREWORDS = {
    "signed": [heading("Foreword", 2), para("We mean it."), para("Signed: Kit Hale, Leader of the Council"), heading("Aims", 2)],
    "signed with a day": [
        heading("Foreword by the Leader", 2),
        para("We mean it."),
        para("Signed by: Kit Hale, Leader of the Council, 1 May 2023"),
        heading("Aims", 2),
    ],
    "name, post and day": [
        heading("A message from our Leader", 2),
        *PROSE[:2],
        para("Cllr Kit Hale"),
        para("Leader of the Council"),
        heading("Aims", 2),
    ],
}


@pytest.mark.parametrize("blocks", FOREWORDS.values(), ids=FOREWORDS)
def test_the_author_of_a_foreword_signs_no_plan(blocks):
    assert head(*blocks, *PROSE) == (None, [])
    assert head(*blocks, *PROSE, para("Signed off by: Ida Moss, Chief Executive, 3 May 2023")) == ("2023-05-03", [IDA])


def test_what_is_said_of_an_action_is_no_sign_off():
    card = [para("Action: Train every panel"), para("Lead: Head of HR"), para("Progress: Approved by Cabinet on 3 May 2023.")]
    assert head(*PROSE[:4], *card) == (None, [])


LEADS = {
    "a label that runs in": [
        para("Programme lead: Lee Ford, Race Equality Manager"),
        para("Direct employees in adult and children’s social care: 968"),
    ],
    "a label alone": [
        para("Programme lead"),
        para("Lee Ford, Race Equality Manager"),
        para("Timescales used in this plan"),
        para("Short term: 0 to 6 months"),
        para("Medium term: 6 to 12 months"),
    ],
    "a broken line": [para("Programme lead"), para("Lee Ford, Race"), para("Equality Manager")],
}


@pytest.mark.parametrize("blocks", LEADS.values(), ids=LEADS)
def test_what_stands_below_a_person_is_no_person(blocks):
    people = head(*PROSE[:1], *blocks, item("Train panels"))[1]
    assert people == [("programme_lead", "Lee Ford", "Race Equality Manager")]


PARTS = {
    "Our executive sponsor is Ida Moss, Director of Care.": [("sponsor", "Ida Moss", "Director of Care")],
    "The sponsor of this plan is Ida Moss, Director of Care.": [("sponsor", "Ida Moss", "Director of Care")],
    "This plan is sponsored by Ida Moss, Director of Care. The programme lead is Lee Ford.": [
        ("sponsor", "Ida Moss", "Director of Care"),
        ("programme_lead", "Lee Ford", None),
    ],
    "The programme is led by Lee Ford, Equality Manager.": [("programme_lead", "Lee Ford", "Equality Manager")],
    "The festival is sponsored by Ida Moss, Director of Care.": [],
    "Our sponsor is somebody who cares.": [],
    "Each executive sponsor is asked to mentor two people.": [],
}


@pytest.mark.parametrize(("text", "people"), PARTS.items(), ids=PARTS)
def test_a_sentence_near_the_beginning_tells_a_part(text, people):
    assert head(para("We made this plan together."), para(text)) == (None, people)
    assert head(*PROSE, *PROSE, para(text)) == (None, [])
