"""Recommendations and what was agreed on them; how urgent they are; lists of risks."""

import pytest

from pipeline.interpret.answers import is_rating, is_refused
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, para, table

SETTINGS = load_settings("generic")
HEAD = ("No.", "Recommendation", "Priority", "Management response")
ASKED = ("Keep one register of vehicles.", "Report servicing each month.", "Change codes when a driver leaves.")
DONE = ("Merge the two registers", "Build an exception report", "Change all codes twice a year")
WHO = ("Fleet Manager", "ICT Manager", "Head of Stations")
WHEN = ("31/10/2023", "November 2023", "April 2024")


def plan(*blocks):
    return interpret(document(heading("Internal audit action plan", 1), *blocks), SETTINGS).plan


def shown(read):
    return [(a.ref, a.heading, a.text, [x.text for x in a.leads], a.timeframe.text) for a in read.actions]


@pytest.mark.parametrize("label", ["Agreed action", "Management action", "Agreed management action", "What we will do"])
@pytest.mark.parametrize(
    "ratings", [("H", "M", "L"), ("High", "Medium", "Low"), ("Fundamental", "Significant", "Merits attention")]
)
def test_beside_an_agreed_action_the_recommendation_is_its_heading(label, ratings):
    rows = [[*HEAD, label, "Responsible officer", "Target date"]]
    rows += [[str(n + 1), ASKED[n], ratings[n], "Agreed.", DONE[n], WHO[n], WHEN[n]] for n in range(3)]
    read = plan(heading("Fleet – limited assurance", 2), table(rows, 1), heading("Pay – good assurance", 2), table(rows[:2], 1))
    every = [(str(n + 1), ASKED[n], DONE[n], [WHO[n]], WHEN[n]) for n in range(3)]
    assert shown(read) == [*every, every[0]]
    assert [(s.title, s.objective, s.data_text) for s in read.sections] == [
        ("Fleet – limited assurance", None, None),
        ("Pay – good assurance", None, None),
    ]


def test_without_an_agreed_action_the_recommendation_is_the_action():
    rows = [[*HEAD, "Responsible officer", "Target date"]]
    rows += [[f"R{n}", ASKED[n], "High", "Agreed. It was kept on paper.", WHO[n], WHEN[n]] for n in range(3)]
    assert shown(plan(table(rows, 1))) == [(f"R{n}", None, ASKED[n], [WHO[n]], WHEN[n]) for n in range(3)]


def test_an_empty_recommendation_is_that_of_the_row_above_and_what_was_refused_is_no_action():
    rows = [
        ["Ref", "Finding", "Recommendation", "Agreed action", "Owner", "Due date"],
        ["1", "Keys were not signed for.", ASKED[0], DONE[0], WHO[0], WHEN[0]],
        ["", "", "", DONE[1], WHO[1], WHEN[1]],
        ["2", "Fuel was drawn without a number.", ASKED[1], "Not accepted", "", ""],
        ["3", "Checks were late at 3 of 5 depots.", ASKED[2], DONE[2], WHO[2], WHEN[2]],
    ]
    read = plan(table(rows, 1))
    assert [(a.heading, a.text) for a in read.actions] == [(ASKED[0], DONE[0]), (ASKED[0], DONE[1]), (ASKED[2], DONE[2])]


def form(n, *, numbered):
    first = [f"Recommendation {n + 1}", ASKED[n]] if numbered else ["Recommendation no.", str(n + 1)]
    asked = [] if numbered else [["Finding", "There is no policy on it."], ["Recommendation", ASKED[n]]]
    told = [["Priority", "Low"], ["Agreed action", DONE[n]], ["Responsible officer", WHO[n]], ["Implementation date", WHEN[n]]]
    return table([first, *asked, *told], 0)


@pytest.mark.parametrize("numbered", [True, False])
def test_a_form_of_a_recommendation_and_its_agreed_action_is_an_action(numbered):
    parts = heading("Pay – good assurance", 2), form(0, numbered=numbered), form(1, numbered=numbered)
    read = plan(*parts, heading("Fleet – limited assurance", 2), form(2, numbered=numbered))
    refs = [f"Recommendation {n + 1}" if numbered else str(n + 1) for n in range(3)]
    assert shown(read) == [(refs[n], ASKED[n], DONE[n], [WHO[n]], WHEN[n]) for n in range(3)]
    assert [s.title for s in read.sections] == ["Pay – good assurance", "Fleet – limited assurance"]


@pytest.mark.parametrize("headed", [heading, lambda text, level: para(text)])
def test_labels_below_a_counted_recommendation_tell_what_was_agreed_on_it(headed):
    def lines(n):
        told = ("Priority", "High"), ("Agreed action", DONE[n]), ("Responsible officer", WHO[n]), ("Target date", WHEN[n])
        said = [para(f"{label}: {value}") for label, value in told]
        return [headed(f"Recommendation {n + 1}", 3), para(ASKED[n]), *said]

    read = plan(*(line for n in range(3) for line in lines(n)))
    assert shown(read) == [(f"Recommendation {n + 1}", ASKED[n], DONE[n], [WHO[n]], WHEN[n]) for n in range(3)]


def test_ratings_and_refusals_are_told_by_their_words_alone():
    assert all(map(is_rating, ("H", "High", "medium", "Medium/Low", "Very high", "Merits attention")))
    assert not any(map(is_rating, ("", "Highways", "High quality homes", "Priority 1: Homes", "3")))
    assert is_refused("Not accepted: the risk is met in another way")
    assert not is_refused("Nonetheless keep a log")


@pytest.mark.parametrize("label", ["Mitigation", "Control in place"])
def test_what_keeps_a_risk_small_is_no_action_where_no_time_is_given(label):
    rows = [["Risk", "Likelihood", label, "Owner"]]
    rows += [["A supplier fails", "Low", "Keep the code in our own store", "Platform Team"]]
    rows += [["Analysts leave", "High", "Offer posts in other towns", "People Team"]]
    assert not plan(table(rows, 1)).actions
