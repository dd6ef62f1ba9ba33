"""People of the plan: names and positions."""

from __future__ import annotations

import pytest

from pipeline.interpret.fields.people import read_people

ONE = [
    ("Jane Smith", "Jane Smith", None),
    ("Jane Smith, Executive Director, People Directorate", "Jane Smith", "Executive Director, People Directorate"),
    ("Jane Smith; Director of Adults (North), Care and Health)", "Jane Smith", "Director of Adults (North), Care and Health)"),
    ("Jane Smith, Principal Social Worker (Adults)", "Jane Smith", "Principal Social Worker (Adults)"),
    ("Jane Smith (Head of HR)", "Jane Smith", "Head of HR"),
    ("Jane Smith – Head of HR", "Jane Smith", "Head of HR"),
    ("Jane Smith (she/her), Head of HR", "Jane Smith", "Head of HR"),
    ("Jane Smith Head of HR", "Jane Smith", "Head of HR"),
    ("JANE SMITH, DIRECTOR OF PEOPLE", "JANE SMITH", "DIRECTOR OF PEOPLE"),
    ("Dr A. O'Neill-Brown, Director of Public Health", "Dr A. O'Neill-Brown", "Director of Public Health"),
    ("Director of Adult Services: Jane Smith", "Jane Smith", "Director of Adult Services"),
    ("Head of HR", None, "Head of HR"),
    (
        "Borsetshire Race, Faith and Belief Colleagues' Network Group",
        "Borsetshire Race, Faith and Belief Colleagues' Network Group",
        None,
    ),
    ("BAME Staff Network", "BAME Staff Network", None),
]


@pytest.mark.parametrize(("text", "name", "position"), ONE, ids=[row[0] for row in ONE])
def test_person(text: str, name: str | None, position: str | None) -> None:
    (person,) = read_people(text, "sponsor")
    assert person.role == "sponsor"
    assert (person.name and text[slice(*person.name)]) == name
    assert (person.position and text[slice(*person.position)]) == position


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Jane Smith and Ravi Patel", [("Jane Smith", None), ("Ravi Patel", None)]),
        ("Jane Smith, Head of HR\nRavi Patel, HR Officer", [("Jane Smith", "Head of HR"), ("Ravi Patel", "HR Officer")]),
        ("Jane Smith, Head of HR; Ravi Patel, HR Officer", [("Jane Smith", "Head of HR"), ("Ravi Patel", "HR Officer")]),
        ("Jane Smith, Head of HR and Ravi Patel, PSW", [("Jane Smith", "Head of HR"), ("Ravi Patel", "PSW")]),
        ("Jane Smith, Head of HR, and Ravi Patel, PSW", [("Jane Smith", "Head of HR"), ("Ravi Patel", "PSW")]),
        ("Jane Smith, Ravi Patel and Anna Cole", [("Jane Smith", None), ("Ravi Patel", None), ("Anna Cole", None)]),
    ],
)
def test_several_people(text: str, people: list[tuple[str, str | None]]) -> None:
    read = read_people(text, "programme_lead")
    assert [(p.name and text[slice(*p.name)], p.position and text[slice(*p.position)]) for p in read] == people


@pytest.mark.parametrize("text", ["", "-", "n/a", "TBC", "Vacant"])
def test_nobody(text: str) -> None:
    assert read_people(text, "sponsor") == []
