"""Whose plan it is, told with an invented register."""

from __future__ import annotations

import pytest

from pipeline.interpret.fields.council import CouncilTexts, find_council, find_council_with_notes
from schemas.register import CouncilEntry, Register, load_register


def council(gss: str, name: str, nice_name: str, kind: str = "Unitary authority", **more: object) -> CouncilEntry:
    return CouncilEntry.model_validate({"gss": gss, "name": name, "nice_name": nice_name, "type": kind, **more})


REGISTER = Register(
    (
        council("E10000091", "Borsetshire County Council", "Borsetshire", "County"),
        council("E06000091", "Borset City Council", "Borset"),
        council("E06000092", "North Borsetshire Council", "North Borsetshire", valid_from="2023-04-01"),
        council("E10000092", "North Borsetshire County Council", "North Borsetshire", "County", valid_to="2023-03-31"),
        council("E09000091", "London Borough of Wetherton", "Wetherton", "London borough"),
        council("E06000093", "Reading Green Borough Council", "Reading"),
        council("E08000091", "Felpersham Metropolitan Borough Council", "Felpersham", other_gss=("E08000092@2025-04-01",)),
        council("E06000094", "Marlow Vale & Penny Hassett Council", "Marlow Vale and Penny Hassett", alt_names=("MVPH",)),
    )
)


def whose(dated: str | None = None, **texts: list[str]) -> str | None:
    found = find_council(CouncilTexts(**texts), REGISTER, dated)
    return found.name if found else None


def test_labelled_field_beats_all_else() -> None:
    texts = CouncilTexts(
        ["Wetherton"], ["Borsetshire County Council"], ["Borsetshire County Council"], ["Borsetshire County Council"]
    )
    found = find_council(texts, REGISTER, None)
    assert found is not None
    assert (found.name, found.gss, found.standing, found.source, found.index) == (
        "London Borough of Wetherton",
        "E09000091",
        "stated",
        "labelled",
        0,
    )
    assert texts.labelled[0][found.start : found.end] == "Wetherton"


def test_cover_and_running_lines_beat_the_text() -> None:
    body = ["We learn with Borsetshire County Council.", "Borsetshire County Council has a scheme like ours."]
    assert whose(front=["Action plan", "Wetherton Council"], body=body) == "London Borough of Wetherton"
    assert whose(furniture=["London Borough of Wetherton | Action plan"] * 20, body=body) == "London Borough of Wetherton"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Borsetshire County Council", "Borsetshire County Council"),
        ("BORSETSHIRE COUNTY COUNCIL", "Borsetshire County Council"),
        ("Borsetshire County Council's plan", "Borsetshire County Council"),
        ("Borset City Council", "Borset City Council"),
        ("City of Borset", "Borset City Council"),
        ("London Borough of Wetherton", "London Borough of Wetherton"),
        ("Wetherton Borough Council", "London Borough of Wetherton"),
        ("Felpersham MBC", "Felpersham Metropolitan Borough Council"),
        ("Marlow Vale and Penny Hassett Council", "Marlow Vale & Penny Hassett Council"),
        ("Marlow Vale & Penny-Hassett Council", "Marlow Vale & Penny Hassett Council"),
        ("MVPH Council", "Marlow Vale & Penny Hassett Council"),
        ("North Borsetshire Council", "North Borsetshire Council"),
        ("North Borsetshire County Council", "North Borsetshire County Council"),
    ],
)
def test_full_names(text: str, name: str) -> None:
    assert whose(front=[text]) == name
    assert (
        whose(body=[f"This is the plan of {text} for its staff in social care and beyond, made with them over a year."]) == name
    )


@pytest.mark.parametrize(
    "text",
    [
        "South Borsetshire Council",
        "Borsetshire District Council",
        "Borset Town Council",
        "Borsetshire City Council",
        "Greater Felpersham Council",
        "a reading list for staff",
        "Reading and more resources",
        "Write to us: High Street, Borchester, Borsetshire BO7 6AT",
        "Borsetshire Police and Felpersham University",
        "Felpersham Road",
        "",
    ],
)
def test_other_bodies_and_places_are_not_the_owner(text: str) -> None:
    assert whose(front=[text], body=[text]) is None


def test_date_decides_between_bodies_of_one_name() -> None:
    assert whose("2022-05", body=["Social care staff across North Borsetshire"]) == "North Borsetshire County Council"
    assert whose("2024", body=["Social care staff across North Borsetshire"]) == "North Borsetshire Council"
    assert whose(None, body=["Social care staff across North Borsetshire"]) == "North Borsetshire Council"


def test_code_is_the_one_of_the_date() -> None:
    texts = CouncilTexts(front=["Felpersham Council"])
    codes = [found.gss for dated in (None, "2024-11", "2025-04-01") if (found := find_council(texts, REGISTER, dated))]
    assert codes == ["E08000091", "E08000091", "E08000092"]


def test_bare_name_only_where_it_is_the_only_one() -> None:
    found = find_council(CouncilTexts(body=["Social workers in Wetherton told us", "Wetherton is diverse"]), REGISTER, None)
    assert found is not None
    assert (found.name, found.standing, found.index) == ("London Borough of Wetherton", "inferred", 0)
    assert whose(body=["Social workers in Wetherton told us", "Felpersham is diverse"]) is None


def test_partner_councils_in_running_text_are_not_the_owner() -> None:
    body = ["We worked with Borsetshire County Council and alongside Wetherton Council on a shared scheme for two years now."]
    assert whose(body=body) is None
    assert whose(body=[*body, "Felpersham Council will publish its data."]) == "Felpersham Metropolitan Borough Council"


def test_two_councils_alike_are_noted_and_left_open() -> None:
    found, notes = find_council_with_notes(CouncilTexts(front=["Wetherton Council", "Felpersham Council"]), REGISTER, None)
    assert found is None
    assert [note.code for note in notes] == ["two_councils"]


def test_of_two_on_the_cover_the_text_decides() -> None:
    body = ["Wetherton Council will act.", "Wetherton Council has a network.", "Felpersham Council helps."]
    assert whose(front=["Wetherton Council", "Felpersham Council"], body=body) == "London Borough of Wetherton"


def test_none_is_noted() -> None:
    assert [n.code for n in find_council_with_notes(CouncilTexts(), REGISTER, None)[1]] == ["no_council"]


def test_address_of_the_site_tells_where_nothing_else_does() -> None:
    found = find_council(CouncilTexts(body=["Write to wres@felpersham.gov.uk or see www.gov.uk"]), REGISTER, None)
    assert found is not None
    assert (found.name, found.standing) == ("Felpersham Metropolitan Borough Council", "inferred")


def test_bare_name_on_the_cover_gives_way_to_full_names_in_the_text() -> None:
    assert whose(front=["Wetherton social care action plan"]) == "London Borough of Wetherton"
    assert (
        whose(front=["Wetherton action plan"], body=["Felpersham Council will act."]) == "Felpersham Metropolitan Borough Council"
    )


def test_bare_name_in_a_document_of_no_council_tells_nothing() -> None:
    assert whose(front=["Wetherton power plant"], body=["The river Felpersham floods", "Wetherton is closed"]) is None


def test_every_council_of_the_shipped_register_is_known_by_its_names() -> None:
    register = load_register()
    for entry in register.entries:
        day = entry.valid_to or entry.valid_from
        found = find_council(CouncilTexts(front=[entry.name]), register, day)
        assert found is not None, entry.name
        assert found.gss in entry.codes
    for entry in register.current():
        found = find_council(CouncilTexts(front=[f"{entry.nice_name} Council"]), register, None)
        assert found is not None, entry.nice_name
        assert found.gss == entry.gss
