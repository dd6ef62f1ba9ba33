"""Roadmaps: times across the top, strands down the side, and columns beside them that are said of the whole strand."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, table

SETTINGS = load_settings()


def plan(*rows):
    return interpret(document(heading("SC-WRES roadmap"), table(rows, header_rows=1)), SETTINGS).plan


STRANDS = (
    ("Dignity\nMetric 7", "8% of staff were bullied.", "Put a notice in all contracts", "Repeat the survey", "Head of HR"),
    ("Development\nMetric 5", "Not recorded", "Start recording ethnicity", "Bring back the course", "Learning Manager"),
)


@pytest.mark.parametrize("label", ["Answerable", "Lead", "In whose hands"])
@pytest.mark.parametrize("first", ["", "What we are working on"])
def test_what_stands_beside_the_times_is_said_of_the_whole_strand(first, label):
    read = plan((first, "Baseline 2023/24", "2025/26", "2026/27", label), *STRANDS)
    assert [(s.title, s.metrics, s.data_text) for s in read.sections] == [
        ("Dignity", [7], "8% of staff were bullied."),
        ("Development", [5], "Not recorded"),
    ]
    assert [(a.section, a.text, a.timeframe.text, [x.text for x in a.leads]) for a in read.actions] == [
        (0, "Put a notice in all contracts", "2025/26", ["Head of HR"]),
        (0, "Repeat the survey", "2026/27", ["Head of HR"]),
        (1, "Start recording ethnicity", "2025/26", ["Learning Manager"]),
        (1, "Bring back the course", "2026/27", ["Learning Manager"]),
    ]


def test_names_of_strands_are_no_leads():
    read = plan(("", "2025/26", "2026/27"), *((name, *rest[1:3]) for name, *rest in STRANDS))
    assert {len(a.leads) for a in read.actions} == {0}


def test_what_the_name_of_a_strand_says_of_its_lead_is_the_lead_of_all_that_stands_in_it():
    rows = [
        ["Strand", "April to June 2025", "July to September 2025"],
        ["Getting in\nSteered by: Resourcing Manager", "Rewrite the adverts", "Hold open evenings for all"],
        ["Getting on\nSteered by: Learning Manager", "Set aside a part of the budget", "Begin the sponsorship circles"],
        ["Getting heard\nSteered by: Chief Executive", "Pay the officers for their time", "Publish what we were told"],
    ]
    read = plan(*rows)
    leads = ["Resourcing Manager", "Learning Manager", "Chief Executive"]
    assert [a.leads[0].text for a in read.actions] == [lead for lead in leads for _ in range(2)]
    assert [(s.title, s.objective) for s in read.sections] == [
        ("Getting in", None),
        ("Getting on", None),
        ("Getting heard", None),
    ]


def test_times_below_one_head_that_goes_over_them_all_date_the_cells_below():
    rows = [
        ["Measure", "Result", "What will be done", None, "Answerable"],
        ["", "", "By September 2024", "By March 2025", ""],
        ["Metric 1\nPay bands", "4% of posts at the top", "Publish the shares", "Hold two evenings for staff", "Head of OD"],
        [
            "Metric 2\nAppointments",
            "11% were appointed",
            "Cover the names on forms",
            "Train forty chairs of panels",
            "HR Manager",
        ],
    ]
    blocks = heading("SC-WRES action plan", 1), table(rows, 2)
    read = interpret(document(*blocks), SETTINGS).plan
    assert [(s.ref, s.title, s.metrics) for s in read.sections] == [
        ("Metric 1", "Pay bands", [1]),
        ("Metric 2", "Appointments", [2]),
    ]
    assert [(a.section, a.text, a.timeframe.text, [x.text for x in a.leads], a.success) for a in read.actions] == [
        (0, "Publish the shares", "By September 2024", ["Head of OD"], []),
        (0, "Hold two evenings for staff", "By March 2025", ["Head of OD"], []),
        (1, "Cover the names on forms", "By September 2024", ["HR Manager"], []),
        (1, "Train forty chairs of panels", "By March 2025", ["HR Manager"], []),
    ]


def test_strands_that_are_called_objectives_are_the_aims_of_their_blocks():
    rows = [
        ["Objective", "2025/26", "2026/27"],
        ["1.1 Manage forty hectares for wildflowers", "Change the mowing on all verges", "Repeat the survey of plots"],
        ["2. More and better ponds", "Map every pond on our land", "Restore a further four ponds"],
        ["Everyone can record wildlife", "Launch a survey with schools", "Hold the first day of counting"],
        ["Aim 4: Clean rivers", "Sample twelve rivers each month", "Publish what was found in them"],
    ]
    read = plan(*rows)
    assert [(s.ref, s.title, s.objective) for s in read.sections] == [
        ("1.1", None, "Manage forty hectares for wildflowers"),
        ("2", None, "More and better ponds"),
        (None, None, "Everyone can record wildlife"),
        ("Aim 4", "Clean rivers", None),
    ]
    assert [a.section for a in read.actions] == [0, 0, 1, 1, 2, 2, 3, 3]


def test_labels_in_the_cell_of_a_strand_and_measures_beside_it_are_said_of_the_strand():
    rows = [
        ["Focus area", "By March 2025", "By March 2026", "How we will measure it"],
        ["Buildings\nAim: Cut what we burn\nLead: Director of Estates", "Replace two boilers", "Bid for funding", "Tonnes burnt"],
        [
            "Travel\nAim: Drive fewer miles\nLead: Head of Fleet",
            "Build a cycle store",
            "Let a new shuttle",
            "Miles driven\nSurvey",
        ],
    ]
    read = interpret(document(heading("Green plan"), table(rows, header_rows=1)), load_settings("generic")).plan
    assert [(s.title, s.objective, s.indicators) for s in read.sections] == [
        ("Buildings", "Cut what we burn", ["Tonnes burnt"]),
        ("Travel", "Drive fewer miles", ["Miles driven", "Survey"]),
    ]
    assert [(a.text, a.timeframe.text, [x.text for x in a.leads], a.success) for a in read.actions] == [
        ("Replace two boilers", "By March 2025", ["Director of Estates"], []),
        ("Bid for funding", "By March 2026", ["Director of Estates"], []),
        ("Build a cycle store", "By March 2025", ["Head of Fleet"], []),
        ("Let a new shuttle", "By March 2026", ["Head of Fleet"], []),
    ]
