from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.interpret.fields.metric_refs import (
    metrics_by_event,
    read_metric_refs,
    relates_to_metrics,
    theme_of,
    theme_of_metrics,
)
from pipeline.interpret.frameworks import load_framework

WRES = load_framework()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Metric 3", [(3, "Metric 3")]),
        ("METRIC 2:", [(2, "METRIC 2")]),
        ("metrics 3, 4, 6 and 7", [(3, "metrics 3"), (4, "4"), (6, "6"), (7, "7")]),
        ("Metrics 1 and 9", [(1, "Metrics 1"), (9, "9")]),
        ("WRES indicator 5", [(5, "indicator 5")]),
        ("M5", [(5, "M5")]),
        ("metric 1-3", [(1, "metric 1"), (2, "1-3"), (3, "3")]),
        ("Indicators 2 to 4", [(2, "Indicators 2"), (3, "2 to 4"), (4, "4")]),
        ("Metrics: 2, 8", [(2, "Metrics: 2"), (8, "8")]),
        ("Metric 1, Metric 9", [(1, "Metric 1"), (9, "9")]),
        ("Metric 7a", [(7, "Metric 7")]),
        ("Metric(s) 3/4", [(3, "Metric(s) 3"), (4, "4")]),
        ("Metric 3, 12 staff", [(3, "Metric 3")]),
        ("Metric 2 – 15% of applicants", [(2, "Metric 2")]),
        ("Standards 1, 9", [(1, "Standards 1"), (9, "9")]),
        ("WRES standard 5", [(5, "standard 5")]),
        ("Meets standard 5 of the employers’ charter", []),
        ("Paid-for learning (WRES 5)", [(5, "WRES 5")]),
        ("Bullying (WRES 6 and 7)", [(6, "WRES 6"), (7, "7")]),
        ("WRES 2 year plan", []),
        ("What the WRES 9 metrics say", []),
        ("SC-WRES, 6 October 2023", []),
        ("SC-WRES 6 October 2023", []),
        ("WRES 2023", []),
        ("metric 12", []),
        ("M25 motorway", []),
        ("3 metrics", []),
    ],
)
def test_by_number(text: str, expected: list[tuple[int, str]]) -> None:
    refs = read_metric_refs(text, WRES)
    assert [(r.metric, text[r.start : r.end]) for r in refs] == expected
    assert {r.how for r in refs} <= {"number"}


@pytest.mark.parametrize("metric", [m.number for m in WRES.metrics])
@pytest.mark.parametrize(
    "group", ["BAME", "Global Majority", "Black, Asian and Minority Ethnic", "minority ethnic", "racially minoritised"]
)
def test_by_wording_whatever_the_words_for_the_group(metric: int, group: str) -> None:
    known = WRES.metric(metric)
    assert known is not None
    for wording in known.wordings:
        text = wording.replace("[group]", group)
        assert [(r.metric, r.how) for r in read_metric_refs(text, WRES)] == [(metric, "wording")], text


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Comparative rate of BAME staff entering the formal disciplinery process", 3),
        ("Comparative rate of employees from diverse backgrounds accessing funded non-mandatory CPD*", 5),
        ("Percentage of BME staff experiencing harrassment, bullying or abuse from\na) Colleague\nb) Manager", 7),
        ("The percentage of staff from ethnic minorities in each of the council’s pay bands", 1),
        ("Relative likelihood of BME staff leaving the organisation in the last year", 8),
    ],
)
def test_wordings_with_misprints_and_other_words(text: str, metric: int) -> None:
    assert [r.metric for r in read_metric_refs(text, WRES)] == [metric]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Increased likelihood of applicants being appointed from shortlisting",
        "Percentage of complaints answered in time",
        "Turnover of leads",
    ],
)
def test_other_texts_name_no_metric(text: str) -> None:
    assert read_metric_refs(text, WRES) == []


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("Those shortlisted and appointed are representative", [2]),
        ("Disciplinary cases are handled fairly", [3]),
        ("fitness-to-practise referrals", [4]),
        ("Access to non-mandatory training", [5]),
        ("Nobody is abused by service users or relatives", [6]),
        ("Bullying by colleagues or managers", [7]),
        ("Bullying, harassment and abuse", [6, 7]),
        ("safe from abuse by the public and by one another", [6, 7]),
        ("In Children and Families some staff were bullied by colleagues or managers", [7]),
        ("Nobody is abused by families", [6]),
        ("9% of staff said that a manager had bullied or harassed them, and 8% that a colleague had", [7]),
        ("Leaving the organisation", [8]),
        ("Exit interviews and retention", [8]),
        ("Senior leadership looks like the workforce", [9]),
        ("Representation at all pay grades", [1]),
        ("Recruitment", []),
        ("Training", []),
        ("Leadership", []),
        ("Report on staff data (turnover, disciplinaries, survey)", []),
        ("Data such as turnover and disciplinaries. Leaders are visible", []),
        ("Write a doctor's appointment letter", []),
    ],
)
def test_by_event(text: str, metrics: list[int]) -> None:
    assert metrics_by_event(text, WRES) == metrics


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Theme 1: Leadership", "leadership"),
        ("Recruitment & Retention", "recruitment_retention"),
        ("2. Learning and career development", "learning_development"),
        ("Culture and Staff Experience", "culture_experience"),
        ("Bullying, Harassment and Abuse", "culture_experience"),
        ("Health and wellbeing", "health_wellbeing"),
        ("Staff voice", "employee_voice"),
        ("Performance and fairness (metrics 3 and 4)", "culture_experience"),
        ("Our leadership team met in May", None),
        ("Metric 3", None),
    ],
)
def test_themes(text: str, theme: str | None) -> None:
    assert theme_of(text, WRES) == theme


def test_the_theme_of_metrics_is_that_of_most() -> None:
    assert theme_of_metrics([2, 8], WRES) == "recruitment_retention"
    assert theme_of_metrics([3, 4, 9], WRES) == "culture_experience"
    assert theme_of_metrics([2, 9], WRES) is None
    assert theme_of_metrics([], WRES) is None


@pytest.mark.parametrize(
    "text", ["Metrics 1 and 9", "(metric 2)", "★ Metric 2", "☂ Metrics 6 and 7", "Relates to metric 3", "[Metric 5]"]
)
def test_a_tag_says_which_metrics_a_block_is_about(text: str) -> None:
    assert relates_to_metrics(text, WRES)


@pytest.mark.parametrize("text", ["Metric 3", "“Metric 3”", "– Metric 3", "★ Metric 2 is new", "★", "(see metric 2 below)"])
def test_a_mere_name_may_be_a_heading_and_a_sentence_is_no_tag(text: str) -> None:
    assert not relates_to_metrics(text, WRES)


def test_a_standard_without_metrics_names_none() -> None:
    generic = load_framework("generic")
    assert read_metric_refs("Metric 3", generic) == []
    assert metrics_by_event("leavers", generic) == []
    assert theme_of("Leadership", generic) is None


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_no_text_breaks_the_readers(text: str) -> None:
    for ref in read_metric_refs(text, WRES):
        assert 0 <= ref.start < ref.end <= len(text)
    metrics_by_event(text, WRES)
    theme_of(text, WRES)


@pytest.mark.parametrize(
    "text",
    [
        "This part of the plan answers indicators 3, 6 and 7.",
        "This part answers indicator 2 (appointment from shortlisting) and indicator 8 (leavers).",
    ],
)
def test_a_tag_may_be_a_sentence_and_explain_its_numbers(text: str) -> None:
    assert relates_to_metrics(text, WRES)
    assert not relates_to_metrics(text.replace("answers", "leaves out"), WRES)
