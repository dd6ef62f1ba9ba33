"""Sponsors and programme leads told in sentences."""

import pytest

from pipeline.interpret.fields.parts_told import read_part


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The executive sponsor is Leon Abara, Director of Resources.", "Leon Abara, Director of Resources"),
        ("Ada Holloway, Head of Care, is the sponsor of this work and reports on it.", "Ada Holloway, Head of Care"),
        ("Gwen Okonjo, Director for People, is the senior sponsor for this plan.", "Gwen Okonjo, Director for People"),
    ],
)  # fmt: skip
def test_the_sponsor_of_the_plan_is_told(text, who):
    assert [(name, text[start:end]) for name, start, end in read_part(text)] == [("plan_sponsor", who)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holloway, Director of Adult Services, is the sponsor of the staff network.",
        "The People Committee is the sponsor of this work.",
        "Each director is the sponsor of one objective.",
    ],
)
def test_others_are_no_sponsors_of_the_plan(text):
    assert read_part(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mercy Thornton is the programme lead.", ("programme_lead", "Mercy Thornton")),
        ("The programme lead is Mercy Thornton, who chairs the board.", ("programme_lead", "Mercy Thornton")),
        ("The staff voice lead is the Race Forum, whose members read each draft.", ("staff_voice_lead", "Race Forum")),
        ("Our staff voice lead is Kaleidoscope, which has a seat.", ("staff_voice_lead", "Kaleidoscope")),
    ],
)
def test_who_leads_and_who_speaks_for_the_staff_is_told(text, told):
    assert [(name, text[start:end]) for name, start, end in read_part(text)] == [told]
