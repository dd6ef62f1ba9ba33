"""A lead or a time at the end of an action's text."""

from __future__ import annotations

import pytest

from pipeline.interpret.fields.trailing import brackets_hold_leads, trailing_fields, trailing_lead, trailing_time

TAILS = [
    ("(Lead: Head of HR; by June 2025)", "Head of HR", "by June 2025"),
    ("(by June 2025).", None, "by June 2025"),
    ("[by June 2025]", None, "by June 2025"),
    ("(Head of HR)", "Head of HR", None),
    ("(Head of HR, June 2025)", "Head of HR", "June 2025"),
    ("(June 2025 – Head of HR)", "Head of HR", "June 2025"),
    ("(Corporate HR; by April 2025)", "Corporate HR", "by April 2025"),
    ("(HR / OD, March 2024)", "HR / OD", "March 2024"),
    ("(Owner – HR Manager; Due – Q3 2024/25)", "HR Manager", "Q3 2024/25"),
    (
        "(Lead: Equipment, Fleet and Wellbeing Manager, by end July 2022)",
        "Equipment, Fleet and Wellbeing Manager",
        "by end July 2022",
    ),
    ("(Lead: Head of HR; Sponsor: Jane Smith; by June 2025)", "Head of HR; Sponsor: Jane Smith", "by June 2025"),
    ("(Head of HR) (by June 2025)", "Head of HR", "by June 2025"),
    ("(led by the Equality Team)", "the Equality Team", None),
    ("(monthly)", None, "monthly"),
    ("(ongoing)", None, "ongoing"),
    ("(within 6 months)", None, "within 6 months"),
    ("(short term)", None, "short term"),
    ("– by 31 March 2024", None, "by 31 March 2024"),
    ("- March 2024.", None, "March 2024"),
    ("– Digital Services, by March 2025", "Digital Services", "by March 2025"),
    ("– Wellbeing Lead and Race Network Chair, as needed", "Wellbeing Lead and Race Network Chair", "as needed"),
    ("(Head of HR; tbc)", "Head of HR", "tbc"),
    ("– Head of HR – March 2024", "Head of HR", "March 2024"),
    ("- Learning and Development Team - ongoing", "Learning and Development Team", "ongoing"),
    ("; by March 2024", None, "by March 2024"),
    ("Lead: Head of HR Timescale: June 2025", "Head of HR", "June 2025"),
]


@pytest.mark.parametrize(("tail", "lead", "time"), TAILS, ids=[row[0] for row in TAILS])
def test_tail(tail: str, lead: str | None, time: str | None) -> None:
    text = f"Publish the pay report (adults) {tail}".replace(" ;", ";")
    found = trailing_fields(text)
    assert found is not None
    assert text[: found.start] == "Publish the pay report (adults)"
    assert found.end == len(text)
    assert (found.lead and text[slice(*found.lead)]) == lead
    assert (found.time and text[slice(*found.time)]) == time
    assert (trailing_lead(text), trailing_time(text)) == (found.lead, found.time)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(by June 2025)",
        "Publish the pay report by March 2024",
        "Publish the pay report (including bonus gaps)",
        "Publish the pay report (HR)",
        "Work with principal social workers (PSW)",
        "Deliver the Workforce Strategy (2022-2025)",
        "Comply with the Equality Act (2010)",
        "Offer secondments (6 months)",
        "Publish the results (data from June 2022)",
        "Thank the organisers (Jane Smith)",
        "Keep the network – it works",
        "Look at pay – gap – 2024",
        "Meet the network – as needed",
        "Report to the board (June 2024 results)",
    ],
)
def test_end_that_is_part_of_the_text(text: str) -> None:
    assert trailing_fields(text) is None
    assert trailing_lead(text) is None
    assert trailing_time(text) is None


def test_where_leads_usually_stand_in_brackets_a_name_that_is_no_post_counts_too():
    texts = [
        "Train panels (Head of HR)",
        "Publish data (Data Manager)",
        "Run a survey (Learning Academy)",
        "Ask staff (of all grades)",
    ]
    assert brackets_hold_leads(texts)
    assert not brackets_hold_leads(texts[2:])
    assert not brackets_hold_leads([*texts, "Report to the board (Annex B)", "Use the tool (Version 2)"])
    assert trailing_fields(texts[2]) is None
    found = trailing_fields(texts[2], usual=True)
    assert found is not None
    assert texts[2][slice(*found.lead)] == "Learning Academy"


def test_where_leads_usually_stand_in_brackets_any_name_before_a_time_is_one():
    for text, lead, time in (
        ("Put up the poster (Facilities; July 2023)", "Facilities", "July 2023"),
        ("Lend books [Stock Manager, 2026]", "Stock Manager", "2026"),
    ):
        assert trailing_fields(text) is None
        found = trailing_fields(text, usual=True)
        assert found is not None
        assert (text[slice(*found.lead)], text[slice(*found.time)]) == (lead, time)


def test_where_leads_and_times_usually_stand_in_brackets_a_semicolon_parts_them_whatever_they_say():
    for text, lead, time in (
        ("Match mentors (Deputy Chief Executive; by Christmas)", "Deputy Chief Executive", "by Christmas"),
        (
            "Ring back (All managers, helped by the Assistance Line; Immediate)",
            "All managers, helped by the Assistance Line",
            "Immediate",
        ),
    ):
        assert trailing_fields(text) is None
        found = trailing_fields(text, usual=True)
        assert found is not None
        assert (text[slice(*found.lead)], text[slice(*found.time)]) == (lead, time)
    assert trailing_fields("Buy tools (Hammers; nails and screws)", usual=True) is None


def test_a_phase_behind_a_lead_in_brackets_is_its_time():
    text = "Search more widely (Director of People and Head of HR; Year 2)"
    found = trailing_fields(text)
    assert found is not None
    assert (text[slice(*found.lead)], text[slice(*found.time)]) == ("Director of People and Head of HR", "Year 2")


def test_names_with_a_time_beside_them_are_leads_where_one_is_plainly() -> None:
    assert brackets_hold_leads(["Update the pages (Web Team, by March 2025)", "Send a leaflet (Revenues, March 2025)"])
    assert not brackets_hold_leads(["Update the pages (Rates, May 2025)", "Send a leaflet (Revenues, March 2025)"])
