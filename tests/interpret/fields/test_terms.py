"""The document's own definitions of its terms, each with where it stands."""

from __future__ import annotations

import pytest

from pipeline.interpret.fields.terms import find_terms, read_terms
from pipeline.interpret.fields.time_words import fold_times

DEFINITIONS = [
    ("Short Term = within the coming 3 months", "short", None, 3),
    ("Medium term: 3-8 months", "medium", 3, 8),
    ("Long Term = 12+ Months", "long", 12, None),
    ("Longer-term: more than a year", "long", 12, None),
    ("Medium to Long Term = 8 -14 Months", "medium to long", 8, 14),
    ("Short (0–6 months)", "short", 0, 6),
    ("short term actions are those within 6 months", "short", None, 6),
    ("Short-term actions will be completed within six months", "short", None, 6),
    ("Long term – over 12 months", "long", 12, None),
    ("Long term means 1–3 years", "long", 12, 36),
    ("Immediate = within 1 month", "immediate", None, 1),
    ("long term is over a year", "long", 12, None),
    ("0-4 months = short term", "short", 0, 4),
    ("beyond two years is long term", "long", 24, None),
    ("Quick wins: up to 3 months", "quick win", None, 3),
]


@pytest.mark.parametrize(("text", "name", "lower", "upper"), DEFINITIONS, ids=[row[0] for row in DEFINITIONS])
def test_definition(text: str, name: str, lower: int | None, upper: int | None) -> None:
    term = read_terms(["Key", text]).find(name)
    assert term is not None
    assert (term.lower, term.upper) == (lower, upper)
    assert term.index == 1
    assert text[term.start : term.end] == text.rstrip(")")


def test_several_definitions_in_one_text_share_their_unit() -> None:
    terms = read_terms(["Key: Short = 0-6, Medium = 6-12, Long = 12+ months"])
    assert [(t.name, t.lower, t.upper) for t in terms.entries] == [("short", 0, 6), ("medium", 6, 12), ("long", 12, None)]


def test_legend_in_cells_one_below_or_beside_the_other() -> None:
    beside = read_terms(["Term", "Short Term", "within 3 months", "Medium Term", "3 to 12 months", "Other"])
    below = read_terms(["Short Term", "Medium Term", "0-3 months", "3-9 months"])
    assert [(t.name, t.lower, t.upper) for t in beside.entries] == [("short", None, 3), ("medium", 3, 12)]
    assert [(t.name, t.lower, t.upper) for t in below.entries] == [("short", 0, 3), ("medium", 3, 9)]


def test_terms_that_stand_for_days() -> None:
    terms = read_terms(["Year 1 = 2023/24", "Phase 2: April 2024 – March 2025"])
    spans = [(t.name, t.moments[0].days(), t.moments[-1].days()) for t in terms.entries]
    assert [(name, str(first[0]), str(last[1])) for name, first, last in spans if first and last] == [
        ("year 1", "2023-04-01", "2024-03-31"),
        ("phase 2", "2024-04-01", "2025-03-31"),
    ]


def test_a_length_counts_from_the_plans_own_day_and_from_no_other_event() -> None:
    assert [t.upper for t in read_terms(["By short term we mean up to five months from sign-off."]).entries] == [5]
    assert read_terms(["Short term: within 6 months of a new director starting"]).entries == ()


def test_a_legend_of_deadlines_says_only_the_latest_days() -> None:
    terms = read_terms(["In this plan: short term – by the end of May 2023; long term – by spring 2025."]).entries
    assert [(t.name, t.by, str((t.moments[-1].days() or ("", ""))[1])) for t in terms] == [
        ("short", True, "2023-05-31"),
        ("long", True, "2025-05-31"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Long term sickness absence (more than 3 months) is high",
        "Short Term (June 2024)",
        "Medium Term",
        "In the short term we will recruit. Within 6 months a new panel meets",
        "Short term secondments for teams that have waited 12 months",
    ],
)
def test_no_definition(text: str) -> None:
    assert read_terms([text]).entries == ()


def test_first_definition_counts() -> None:
    term = read_terms(["Short term: 3 months", "Short term: 6 months"]).find("short")
    assert term is not None
    assert term.upper == 3


def test_terms_in_use() -> None:
    assert [name.names for name in find_terms(fold_times("Short to Medium-Term"))] == [("short", "medium")]
    assert [name.names for name in find_terms(fold_times("Short / Medium / Long"))] == [("short", "medium", "long")]
    assert [name.names for name in find_terms(fold_times("Years 1-3"))] == [("year 1", "year 3")]
    assert find_terms(fold_times("a shortage of mediums")) == []


def test_terms_of_its_own_are_those_that_a_document_lists_with_how_long_they_are() -> None:
    terms = read_terms(["Horizon", "Means", "Now", "0 to 6 months", "Next", "6 to 12 months", "Later", "12 to 24 months"])
    assert [(t.name, t.lower, t.upper) for t in terms.entries] == [("now", 0, 6), ("next", 6, 12), ("later", 12, 24)]
    used = terms.own(fold_times("Now to Next"))
    assert used is not None
    assert used.names == ("now", "next")
    assert terms.own(fold_times("Now that it has begun")) is None
    assert [t.name for t in read_terms(["Sprint: 0 to 3 months", "Stride: 3 to 9 months"]).entries] == ["sprint", "stride"]


def test_one_text_beside_a_length_is_no_term() -> None:
    assert read_terms(["Probation", "6 months", "Our values", "Kindness"]).entries == ()


def test_terms_that_sentences_define():
    text = (
        "Where the first column says Now we mean within 3 months of the date of this plan. Next means 4 to 9 months. "
        "Later means 10 to 18 months."
    )
    found = {term.name: (term.lower, term.upper) for term in read_terms([text]).entries}
    assert found == {"now": (None, 3), "next": (4, 9), "later": (10, 18)}
    assert read_terms(["Success means 12 months without a case."]).entries == ()


def test_a_shortened_phase_is_the_phase() -> None:
    terms = read_terms(["PCF: Parent Carer Forum. Ph 1 means by March 2024, Ph. 2 means by March 2025."])
    assert [(term.name, term.by) for term in terms.entries] == [("phase 1", True), ("phase 2", True)]
    assert find_terms(fold_times("Ph1"))[0].names == find_terms(fold_times("Phase 1"))[0].names
