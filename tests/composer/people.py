"""Leads as plans print them, marked for what they name."""

from __future__ import annotations

import random

POSTS = (
    "Head of HR",
    "Head of Resourcing",
    "Principal Social Worker",
    "Learning and Development Manager",
    "Director of Adult Social Care",
    "Service Director",
    "HR Business Partner",
    "Equality Lead",
    "Workforce Planning Officer",
    "Assistant Director for Children's Services",
    "Head of Communications",
    "Team Managers",
    "Employee Relations Manager",
    "Executive Director",
    "Heads of Service",
    "Staff Network Chair",
    "Data Analyst",
    "Health and Safety Adviser",
)
INNER = ("Director of HR and OD", "Safety, Health and Wellbeing Manager", "Principal Social Worker for Adults and Children")
SCOPED = (
    "Principal Social Worker (Adults)",
    "Head of Service (Operations)",
    "HR Manager (Data & Systems)",
    "Adults Principal Social Worker",
)
GROUPS = ("WRES Project Team", "Equality Board", "Corporate HR", "Staff Race Network", "OD Group", "Learning Academy")
BODIES = ("SLT", "CMT", "HR", "ICT", "DMT")
FIRST = (
    "Ana",
    "Bola",
    "Carys",
    "Dele",
    "Edwin",
    "Farida",
    "Gethin",
    "Hana",
    "Idris",
    "Joan",
    "Kofi",
    "Leila",
    "Marek",
    "Nadia",
    "Owen",
    "Priti",
)
LAST = (
    "Ashworth",
    "Bello",
    "Carver",
    "Dhillon",
    "Ekwueme",
    "Fairhurst",
    "Greaves",
    "Haddow",
    "Iqbal",
    "Jessop",
    "Kessie",
    "Lomax",
    "Mistry",
    "Noakes",
)


def name(rng: random.Random) -> str:
    """A first and a last name."""
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def initials(rng: random.Random) -> str:
    """Two capital letters."""
    return "".join(rng.sample("ABCDGHJKLMNPRSTW", 2))


def lead(rng: random.Random, *, simple: bool = False) -> tuple[str, str]:
    """A row of the catalogue and a marked lead; with `simple` one that holds no separator within itself."""
    posts = rng.sample(POSTS, 3)
    person = name(rng)
    rows = [
        ("post", posts[0]),
        ("post", posts[0]),
        ("group", rng.choice(GROUPS)),
        ("scoped", rng.choice(SCOPED)),
        ("person", person),
        ("body", rng.choice(BODIES)),
    ]
    if not simple:
        rows += [
            ("list_semicolon", f"{{{posts[0]}}}; {{{posts[1]}}}"),
            ("list_semicolon", f"{{{posts[0]}}}; {{{posts[1]}}}; {{{posts[2]}}}"),
            ("list_comma", f"{{{posts[0]}}}, {{{posts[1]}}}"),
            ("list_and", f"{{{posts[0]}}} and {{{posts[1]}}}"),
            ("list_slash", f"{{{posts[0]}}}/{{{posts[1]}}}"),
            ("services_slash", "{ICT}/{HR}"),
            ("inner_and", rng.choice(INNER)),
            ("persons", f"{{{person}}} and {{{name(rng)}}}"),
            ("person_post", f"{person}, {posts[0]}"),
            ("person_bracket", f"{person} ({posts[0]})"),
            ("initials", f"{{{initials(rng)}}}/{{{initials(rng)}}}"),
            ("supported", f"{{{posts[0]}}}, supported by {{support:{rng.choice(GROUPS)}}}"),
            ("shared", "Adult and Children's Services HR Business Partners"),
            ("full_stop", f"{{{person}}} and {{{name(rng)}}}."),
            ("vacant", "{}TBC"),
            ("everyone", "All managers"),
        ]
    return rng.choice(rows)
