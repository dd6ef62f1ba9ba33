from __future__ import annotations

import pytest

from pipeline.interpret.fields.availability import read_availability
from pipeline.interpret.fields.figures import FigureContext, load_lexicon
from pipeline.interpret.frameworks import load_framework


def read(texts: list[str], *metrics: int) -> list[str]:
    found = read_availability(texts, FigureContext(metrics=metrics), load_framework(), load_lexicon())
    return [f"{a.metric} {a.service} {a.status}" for a in found]


@pytest.mark.parametrize(
    "text",
    [
        "Figures cannot be given, as the HR system does not hold them.",
        "No data available.",
        "HR records do not show this at present.",
        "Data not available",
        "Not available",
        "This data is not currently collected.",
        "There is no central record of CPD.",
        "We are not able to report this by ethnicity.",
        "It has not been possible to provide a breakdown by ethnicity.",
        "CPD data cannot be disaggregated by ethnicity at present.",
        "Information is kept by each manager and is not collated centrally.",
        "Data for this indicator could not be extracted from the applicant tracking system.",
        "We have not yet been able to gather this information.",
        "There is no system in place to capture this data.",
        "This question was not asked in the survey.",
        "System constraints prevent us from giving the rate.",
        "We hold no record of courses.",
        "We did not run a survey, so there is no figure for this metric.",
        "The learning system does not yet allow us to report on funded courses by ethnicity.",
    ],
)
def test_not_held(text: str) -> None:
    assert read([text], 5) == ["5 both not_held"]


@pytest.mark.parametrize(
    "text",
    [
        "Numbers are too low to report (fewer than 5).",
        "Left out due to low numbers (below 5).",
        "Withheld, because fewer than five people are concerned.",
        "We do not report this metric because fewer than 10 people were referred.",
        "The figures have been suppressed to protect the identity of individuals.",
        "Data has been withheld as the number of cases is below 10.",
        "There have been less than five cases and so data cannot be published.",
        "Due to small numbers this information is not published.",
        "Because of the low numbers involved we are unable to report on this metric.",
        "Figures redacted as individuals could be identified.",
        "*Numbers under 5 are not shown.",
        "We do not publish our fitness-to-practise figure because fewer than five people were referred.",
        "The council cannot give this figure as fewer than ten staff are concerned.",
        "We are unable to share the number, since it could identify individuals and is below 5.",
        "Fewer than five social workers were referred in the year, so no figures are given for this metric.",
    ],
)
def test_suppressed(text: str) -> None:
    assert read([text], 4) == ["4 both suppressed"]


@pytest.mark.parametrize("text", ["Not applicable", "N/A", "This metric does not apply to our workforce."])
def test_not_applicable(text: str) -> None:
    assert read([text], 4) == ["4 both not_applicable"]


@pytest.mark.parametrize(
    "text",
    [
        "No referrals were made.",
        "6 staff (12%) did not declare their ethnicity.",
        "16% of BAME staff left. Data on reasons for leaving is not available.",
        "The council will improve data collection.",
        "We do not tolerate abuse.",
        "Training is not available to agency staff.",
        "Staff do not report incidents because they do not trust the process.",
        "If data is not available, managers should ask HR.",
        "TBC",
    ],
)
def test_other_statements_are_none(text: str) -> None:
    assert read([text], 8) == []


def test_the_service_that_a_statement_names() -> None:
    assert read(["In Children's Services the records are not available."], 5) == ["5 children not_held"]
    assert read(["ASC data is unavailable for this metric."], 5) == ["5 adults not_held"]
    assert read(["In Adults and in Children's Services this information is not recorded."], 5) == ["5 both not_held"]


def test_a_statement_beside_a_figure_counts_for_the_other_service_alone() -> None:
    texts = [
        "16% of BAME staff in Adults left.",
        "Data for Children's Services is not available.",
        "Adults' exit data is not held.",
    ]
    assert read(texts, 8) == ["8 children not_held"]


def test_the_metric_by_number_event_or_section() -> None:
    assert read(["Metric 3: 2.1% of BAME staff", "Metric 4: not given due to low numbers"], 3, 4) == ["4 both suppressed"]
    assert read(["Data on fitness to practise is not held."], 3, 4) == ["4 both not_held"]
    assert read(["Data on leavers is not held."], 3) == ["8 both not_held"]
    assert read(["Data is not held."], 3, 4) == []


def test_a_bracket_that_makes_the_statement_is_its_words() -> None:
    text = "White staff are appointed more often (data by department is not available) NB some are unknown."
    (found,) = read_availability([text], FigureContext(metrics=(2,)), load_framework(), load_lexicon())
    assert text[found.start : found.end] == "data by department is not available"


def test_once_for_each_section() -> None:
    assert read(["Data not available.", "No data is held."], 2) == ["2 both not_held"]


def test_data_that_show_no_difference_are_held() -> None:
    assert read(["The data do not show this gap in Adults."], 5) == []


def test_a_metric_withheld_behind_a_long_sentence_that_names_the_threshold_is_suppressed() -> None:
    text = "Fewer than 5 members of our staff were referred to their own regulator in that year, so we do not publish Metric 4."
    assert read([text], 3, 4) == ["4 both suppressed"]


def test_a_number_that_is_too_low_to_publish_is_suppressed() -> None:
    assert read(["The number is lower than five and is not published."], 4) == ["4 both suppressed"]


def test_of_several_metrics_beside_percentages_none_is_said_not_to_be_held() -> None:
    said = "Staff were asked about harassment, bullying or abuse by the public and by managers."
    assert read([f"{said} We did not ask about colleagues."], 6, 7) == ["6 both not_held", "7 both not_held"]
    assert read([f"{said} 8% named one as the source; we did not ask about colleagues."], 6, 7) == []
