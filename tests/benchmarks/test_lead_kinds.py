from __future__ import annotations

import pytest

from pipeline.benchmarks.lead_kinds import kind_names, kind_of, person_in
from pipeline.benchmarks.names import people_in, without_names
from schemas.plan import Person
from tests.comparing import action, plan


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jo Larkspur", "person"),
        ("Cllr Amara Quill", "person"),
        ("Jo Larkspur, Director of Adults", "director"),
        ("Principal Social Worker for Adults", "principal_social_worker"),
        ("PSW", "principal_social_worker"),
        ("Head of HR", "hr"),
        ("HR Business Partners", "hr"),
        ("Learning and Development Team", "hr"),
        ("Executive Director", "director"),
        ("DASS", "director"),
        ("EDI Board", "group"),
        ("SLT", "group"),
        ("Equality Steering Group", "group"),
        ("Staff Network", "network"),
        ("Head of Housing", "other"),
        ("Kent Road Centre", "other"),
        ("ICT", "other"),
    ],
)
def test_kinds_of_lead(text, kind):
    assert kind_of(text) == kind
    assert kind in kind_names()


@pytest.mark.parametrize("text", ["Service Manager", "Borsetshire Academy", "Head of Service", "ABC Network", "Staff", ""])
def test_posts_and_bodies_are_no_persons(text):
    assert person_in(text) is None


def test_names_are_found_in_people_and_leads_and_left_out_of_texts():
    made = plan(
        "Wetherton Council",
        people=[Person(role="sponsor", name="Amara Quill"), Person(role="sponsor", name="Race Equality Network")],
        actions=[action("Jo Larkspur speaks", "Jo Larkspur, Director of Adults")],
    )
    names = people_in(made)
    assert set(names) == {"Amara Quill", "Jo Larkspur"}
    assert without_names("jo larkspur and Amara Quill meet Amara Quillson", names) == "[name] and [name] meet Amara Quillson"
