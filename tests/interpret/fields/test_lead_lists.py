"""Lists of leads put together from names of every shape: each name comes back whole, whatever parts them."""

from __future__ import annotations

from itertools import permutations

import pytest

from pipeline.interpret.fields.lead_names import INVALID, cut_cost, name_cost
from pipeline.interpret.fields.leads import read_leads

POSTS = [
    "Head of HR",
    "Principal Social Worker",
    "Learning and Development Manager",
    "Director of Adult Social Care",
    "Assistant Director for Children's Services",
    "Health and Safety Adviser",
    "Staff Network Chair",
    "Heads of Service",
    "HR Manager (Data & Systems)",
    "Team Managers",
    "Workforce Planning Officer",
]
TEAMS = ["Race Project Team", "Equality Board", "Learning Academy", "SLT"]


@pytest.mark.parametrize("joint", ["; ", ", ", " and ", " & ", "/", " / ", "\n"])
def test_two_posts(joint: str) -> None:
    for names in permutations(POSTS, 2):
        text = joint.join(names)
        assert [text[lead.start : lead.end] for lead in read_leads(text)] == list(names)


@pytest.mark.parametrize("joint", ["; ", " / ", "\n"])
def test_posts_and_teams(joint: str) -> None:
    for names in permutations([*POSTS[:4], *TEAMS], 3):
        text = joint.join(names)
        assert [text[lead.start : lead.end] for lead in read_leads(text)] == list(names)


def test_list_with_commas_and_a_last_and() -> None:
    for one, two, three in permutations(POSTS[:7], 3):
        text = f"{one}, {two} and {three}"
        assert [text[lead.start : lead.end] for lead in read_leads(text)] == [one, two, three]


def test_cost_of_a_name_grows_with_what_does_not_belong_together() -> None:
    assert name_cost(("Head of HR",), ()) == 0.0
    assert name_cost(("Safety", "Health", "Wellbeing Manager"), (",", "and")) < 1.0
    assert name_cost(("Head of HR", "Team Managers"), ("and",)) >= INVALID
    assert name_cost(("Jane Smith", "Ravi Patel"), (",",)) >= INVALID
    assert name_cost(("Equality", "Inclusion", "Team Manager"), ("and", ",")) >= INVALID


def test_cost_of_a_cut_is_higher_inside_a_pair() -> None:
    assert cut_cost("Head of Health", "and", "Safety Adviser") > cut_cost("Head of Health", "and", "Quality Adviser")
    assert cut_cost("CSC D", "and", "I Managers") > cut_cost("CSC OD", "and", "HR Managers")


def test_a_list_too_long_to_weigh_is_cut_at_every_mark() -> None:
    text = ", ".join(["AB"] * 80)
    assert len(read_leads(text)) == 80


def test_two_bodies_that_open_with_what_they_are_are_two():
    pairs = [
        ("Office of Digital Services", "Department of Human Services"),
        ("Department of Natural Resources", "Motor Vehicle Division"),
    ]
    for pair in pairs:
        text = " and ".join(pair)
        assert tuple(text[r.start : r.end] for r in read_leads(text)) == pair
    one = "Department of Health and Social Care"
    assert [one[r.start : r.end] for r in read_leads(one)] == [one]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Service Manager, Quality and Safeguarding", ["Service Manager, Quality and Safeguarding"]),
        ("Data Centre, Westshire Fire and Rescue", ["Data Centre", "Westshire Fire and Rescue"]),
        ("Housing Coordinator, Westbury Churches Together", ["Housing Coordinator", "Westbury Churches Together"]),
    ],
)
def test_fields_that_belong_together_stay_and_bodies_by_name_are_no_persons(text: str, names: list[str]) -> None:
    assert [text[lead.start : lead.end] for lead in read_leads(text)] == names


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Line managers, overseen by Heads of Service", [("Line managers", "lead"), ("Heads of Service", "sponsor")]),
        ("Assistant Director, Practice and Quality", [("Assistant Director, Practice and Quality", "lead")]),
        ("The Lantern Project", [("The Lantern Project", "lead")]),
        ("The Head of HR", [("Head of HR", "lead")]),
    ],
)
def test_who_oversees_what_completes_a_post_and_a_name_with_its_article(text: str, leads: list[tuple[str, str]]) -> None:
    assert [(text[lead.start : lead.end], lead.role) for lead in read_leads(text)] == leads


@pytest.mark.parametrize(
    "text", ["Head of Commissioning / Brokerage", "Libraries / Head of Planning", "Police and Crime Commissioner"]
)
def test_a_stroke_between_blanks_parts_a_post_from_a_service(text: str) -> None:
    assert [text[lead.start : lead.end] for lead in read_leads(text)] == text.split(" / ")
