"""Whom an action is given to: where a list of leads is cut and where it is not."""

from __future__ import annotations

import pytest

from pipeline.interpret.fields.leads import lead_likeness, read_leads, read_leads_with_notes

# one lead: text is not cut
WHOLE = [
    "Director of HR and OD",
    "HEAD OF HR AND OD",
    "Head of HR/OD",
    "Assistant Director, Children and Families",
    "Service Director, Safeguarding and Quality",
    "Head of Inclusion & Skills",
    "Head of Equality, Diversity and Inclusion",
    "Director of Adults, Health and Communities",
    "Executive Director of Adults, Communities and Health",
    "Assistant Director of Quality",
    "Smith, J",
    "Human Resources (HR) and Organisational Development (OD)",
    "Head of Corporate Finance and Organisational Culture",
    "Equipment, Fleet and Wellbeing Manager",
    "Equality, Diversity and Inclusion Lead",
    "Diversity, Equity, and Inclusion Lead",
    "J Smith, Head of HR",
    "Jane Smith, Director of Strategy and Finance, Adult Care",
    "Cllr A Khan, Cabinet Member for Adults",
    "Jane Smith (Head of HR)",
    "Jane Smith – Head of HR",
    "Jane Smith, HR",
    "Lead Therapist Rehab, Hospital Discharge Team",
    "Team Manager, Hospital Team",
    "Assistant Director, Adult Social Care",
    "Executive Director, People Directorate",
    "ASC and CSC HR Advisers",
    "Adults and Children's Principal Social Workers",
    "Workforce Lead for Adults' and Children's Services",
    "Children and Young People Principal Social Worker",
    "Directors of Adult and Children's Services",
    "Chair and Vice Chair of the Staff Network",
    "Chair of the Disabled Colleagues and Carers Network",
    "Children with Disabilities Team Manager",
    "Service/Team Managers",
    "HR/OD Manager",
    "Central HR and OD Team",
    "Borset Staff Network Group",
    "HR Manager (Data, Pay & Service Desk)",
    "HR Manager - Resourcing",
    "Equality and Inclusion",
    "Learning and Organisational Development",
    "WRES Project Team",
    "Policy",
    "SLT",
    "Portfolio holder",
    "All managers",
    "Office of Strategy and Budget",
]

LISTS = [
    ("Executive Director, Directors", ["Executive Director", "Directors"]),
    ("Executive Director; Directors", ["Executive Director", "Directors"]),
    ("Executive Director\nDirectors", ["Executive Director", "Directors"]),
    ("AG/ZW", ["AG", "ZW"]),
    ("NA/TM", ["NA", "TM"]),
    ("J.Smith/R.Patel", ["J.Smith", "R.Patel"]),
    ("CLT/DMT", ["CLT", "DMT"]),
    ("Adults – PSW, Children's – PSW", ["Adults – PSW", "Children's – PSW"]),
    (
        "Jane Smith, Assistant Director of HR and OD, Ravi Patel, PSW",
        ["Jane Smith, Assistant Director of HR and OD", "Ravi Patel, PSW"],
    ),
    ("ICT/HR", ["ICT", "HR"]),
    ("LG, DG, Executive, CJ", ["LG", "DG", "Executive", "CJ"]),
    ("Executive Directors / Heads of Service (Operations)", ["Executive Directors", "Heads of Service (Operations)"]),
    ("Jane Smith and Ravi Patel.", ["Jane Smith", "Ravi Patel"]),
    ("Jane Smith. Ravi Patel", ["Jane Smith", "Ravi Patel"]),
    ("Jane Smith/Ravi Patel", ["Jane Smith", "Ravi Patel"]),
    ("Jane Smith (HR), Ravi Patel (OD)", ["Jane Smith (HR)", "Ravi Patel (OD)"]),
    (
        "Jane Smith, Head of HR, Ravi Patel, Principal Social Worker",
        ["Jane Smith, Head of HR", "Ravi Patel, Principal Social Worker"],
    ),
    ("Policy and Performance, Principal Social Worker", ["Policy and Performance", "Principal Social Worker"]),
    ("Equality Group and Quality Circles", ["Equality Group", "Quality Circles"]),
    ("HR Board, as well as Team Managers", ["HR Board", "Team Managers"]),
    ("Equality Board and", ["Equality Board"]),
    ("Central HR and ASC Culture Group", ["Central HR", "ASC Culture Group"]),
    ("Race Project Team ASC Culture Group", ["Race Project Team", "ASC Culture Group"]),
    ("HR and Principal Social Workers", ["HR", "Principal Social Workers"]),
    ("HR / Principal Social Workers", ["HR", "Principal Social Workers"]),
    ("Principal Social Workers (Adults) and HR", ["Principal Social Workers (Adults)", "HR"]),
    ("Principal Social Worker & HR Business Partner", ["Principal Social Worker", "HR Business Partner"]),
    (
        "Director of Adult Services and Director of Children's Services",
        ["Director of Adult Services", "Director of Children's Services"],
    ),
    ("head of hr and director of adult services", ["head of hr", "director of adult services"]),
    ("Service Director, Head of Service and HRBP", ["Service Director", "Head of Service", "HRBP"]),
    ("Human Resources, Communications and ICT", ["Human Resources", "Communications", "ICT"]),
    ("HR, Equality, Diversity and Inclusion Lead", ["HR", "Equality, Diversity and Inclusion Lead"]),
    ("Service Director ASC and Service Director CSC", ["Service Director ASC", "Service Director CSC"]),
    ("Workforce Development Team, HR", ["Workforce Development Team", "HR"]),
    ("HR Manager (Pay & Data) HR Manager - Resourcing", ["HR Manager (Pay & Data)", "HR Manager - Resourcing"]),
    ("Team Managers HR Business Partner", ["Team Managers", "HR Business Partner"]),
    ("The Associate Director of Services will lead this action", ["Associate Director of Services"]),
    ("Head of HR and Head of Pay are responsible for this.", ["Head of HR", "Head of Pay"]),
    ("Director of Adult Social Care Head of Workforce", ["Director of Adult Social Care", "Head of Workforce"]),
]


@pytest.mark.parametrize("text", WHOLE)
def test_one_lead(text: str) -> None:
    assert [text[lead.start : lead.end] for lead in read_leads(text)] == [text]


@pytest.mark.parametrize(("text", "leads"), LISTS, ids=[row[0] for row in LISTS])
def test_list_of_leads(text: str, leads: list[str]) -> None:
    assert [text[lead.start : lead.end] for lead in read_leads(text)] == leads


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("HR, helped by Policy and Performance", [("HR", "lead"), ("Policy and Performance", "support")]),
        ("HR, supported by Policy and Performance", [("HR", "lead"), ("Policy and Performance", "support")]),
        ("Head of HR with support from Comms Team", [("Head of HR", "lead"), ("Comms Team", "support")]),
        ("Head of HR (supported by Comms Team)", [("Head of HR", "lead"), ("Comms Team", "support")]),
        ("Head of HR with Comms Team", [("Head of HR", "lead"), ("Comms Team", "support")]),
        (
            "Head of HR, supported by Comms Team; Director of People",
            [("Head of HR", "lead"), ("Comms Team", "support"), ("Director of People", "lead")],
        ),
        (
            "HR in partnership with Staff Networks and Trade Unions",
            [("HR", "lead"), ("Staff Networks", "support"), ("Trade Unions", "support")],
        ),
        ("Sponsor: Jane Smith; Lead: Head of HR", [("Jane Smith", "sponsor"), ("Head of HR", "lead")]),
        ("Accountable: Director of People. Responsible: HR Manager", [("Director of People", "sponsor"), ("HR Manager", "lead")]),
        ("Sponsor – Director of People. Lead – PSW", [("Director of People", "sponsor"), ("PSW", "lead")]),
        ("SRO – Zara Khan", [("Zara Khan", "sponsor")]),
        ("Lead: Head of HR; Consulted: Comms Team", [("Head of HR", "lead"), ("Comms Team", "support")]),
        ("Head of HR (lead), Comms Team (support)", [("Head of HR", "lead"), ("Comms Team", "support")]),
        ("Led by the Equality Team", [("Equality Team", "lead")]),
        ("Estates Director (SRO: Permanent Secretary)", [("Estates Director", "lead"), ("Permanent Secretary", "sponsor")]),
        (
            "Head of HR (support: Finance Team), Head of IT",
            [("Head of HR", "lead"), ("Finance Team", "support"), ("Head of IT", "lead")],
        ),
    ],
)
def test_roles(text: str, leads: list[tuple[str, str]]) -> None:
    assert [(text[lead.start : lead.end], lead.role) for lead in read_leads(text)] == leads


def test_role_of_the_field_holds_where_the_text_says_no_other() -> None:
    text = "Jane Smith, supported by Comms Team"
    assert [lead.role for lead in read_leads(text, "sponsor")] == ["sponsor", "support"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "n/a",
        "N/A",
        "N/A - complete",
        "None",
        "TBC",
        "tbd",
        "Vacant",
        "Vacant post",
        "To be confirmed",
        "to be appointed",
    ],
)
def test_nobody(text: str) -> None:
    assert read_leads(text) == []


def test_nobody_yet_is_noted_beside_those_who_are_named() -> None:
    leads, notes = read_leads_with_notes("Head of HR; TBC")
    assert len(leads) == 1
    assert [(note.code, note.words) for note in notes] == [("no_lead", "TBC")]


def test_full_stop_at_the_end_is_no_part() -> None:
    text = "Principal Social Workers."
    (lead,) = read_leads(text)
    assert text[lead.start : lead.end] == "Principal Social Workers"


@pytest.mark.parametrize(
    "text",
    [
        "Head of HR",
        "Principal Social Workers; HR Manager",
        "ASC Development Group",
        "Jane Smith",
        "AG/ZW",
        "HR, supported by Equality Team",
        "head of service",
    ],
)
def test_leads_are_likely(text: str) -> None:
    assert lead_likeness(text) >= 0.7


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n/a",
        "October 2024",
        "Complete",
        "Ongoing",
        "Review the recruitment policy and ensure panels are diverse",
        "The council will increase representation",
        "More colleagues from minority backgrounds at each grade of the service",
        "Workforce Strategy 2022-2025",
        "Commitment from the board to the delivery of the standard",
        "word " * 300,
        "IV",
        "xii",
    ],
)
def test_other_texts_are_unlikely_leads(text: str) -> None:
    assert lead_likeness(text) < 0.45
