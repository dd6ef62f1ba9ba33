"""Strips: small tables right below an action, or with it in their first row, whether their labels are known or not."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item, para, table

SETTINGS = load_settings()
KNOWN = ("Lead", "Timescale", "Success measure")
UNKNOWN = ("Whose job", "Landing", "Proof of the pudding")
ACTIONS = (
    "Share interview questions with candidates three days ahead",
    "Ask agencies that supply locums to show their ethnicity data",
    "Set up a shadow management board of eight staff",
    "Match mentors from outside the council with staff",
)
LEADS = ("Talent Acquisition Manager", "Commissioning Manager", "Director of Adult Social Care", "Inclusion Lead")
TIMES = ("30 September 2025", "March 2026", "Spring 2026", "Ongoing")
SIGNS = (
    "More candidates say that the interview was fair",
    "All agencies have shown their data",
    "Board papers show what the shadow board said",
    "Fifteen pairs matched",
)


def under(labels, values):
    return [list(labels), list(values)]


def beside(labels, values):
    return [[label, value] for label, value in zip(labels, values, strict=True)]


def across(labels, values):
    return [[labels[0], values[0], labels[1], values[1]], [labels[2], values[2], "", ""]]


def on_next_line(labels, values):
    return [[f"{label}\n{value}" for label, value in zip(labels, values, strict=True)]]


def run_in(labels, values):
    return [[f"{label}: {value}" for label, value in zip(labels, values, strict=True)]]


FORMS = (under, beside, across, on_next_line, run_in)

LINES = {
    "bold and numbered": lambda block, at, text: para(f"{block}.{at} {text}", bold=True),
    "numbered": lambda block, at, text: para(f"{block}.{at} {text}"),
    "bold": lambda block, at, text: para(text, bold=True),
    "plain": lambda block, at, text: para(text),
    "bullet": lambda block, at, text: item(text),
    "list number": lambda block, at, text: item(text, marker=f"{at}."),
    "heading": lambda block, at, text: heading(text, 3),
    "labelled": lambda block, at, text: para(f"Action {at}: {text}", bold=True),
}


def plan(*blocks):
    return interpret(document(heading("SC-WRES action plan"), *blocks), SETTINGS).plan


def blocks_of(line, rows_of, labels):
    out = []
    for block, first in ((1, 0), (2, 2)):
        out += [heading(f"Promise {block}: {('a fair way in', 'a fair way up')[block - 1]}", 2)]
        out += [para("Nobody is held back by their ethnicity in this council.")]
        for at in (first, first + 1):
            out += [line(block, at - first + 1, ACTIONS[at]), table(rows_of(labels, (LEADS[at], TIMES[at], SIGNS[at])))]
    return out


def told(actions):
    return [(a.text, [x.text for x in a.leads], a.timeframe and a.timeframe.text, a.success, a.section) for a in actions]


WHOLE = [(a, [b], c, [d], n // 2) for n, (a, b, c, d) in enumerate(zip(ACTIONS, LEADS, TIMES, SIGNS, strict=True))]


@pytest.mark.parametrize("labels", [KNOWN, UNKNOWN])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("line", LINES)
def test_a_strip_tells_of_the_action_right_above_it(line, form, labels):
    assert told(plan(*blocks_of(LINES[line], form, labels)).actions) == WHOLE


def test_the_number_of_the_action_is_its_ref():
    assert [a.ref for a in plan(*blocks_of(LINES["bold and numbered"], under, KNOWN)).actions] == ["1.1", "1.2", "2.1", "2.2"]


@pytest.mark.parametrize("labels", [KNOWN, UNKNOWN])
@pytest.mark.parametrize("form", [under, beside, on_next_line, run_in])
def test_a_first_row_as_wide_as_the_strip_is_its_action(form, labels):
    blocks = []
    for at, action in enumerate(ACTIONS):
        rows = form(labels, (LEADS[at], TIMES[at], SIGNS[at]))
        blocks += [heading(f"Promise {at // 2 + 1}", 2)] if at % 2 == 0 else []
        blocks += [table([[action], *rows])]
    assert told(plan(*blocks).actions) == WHOLE


def test_values_in_the_same_places_need_no_labels():
    strips = blocks_of(LINES["bold"], lambda labels, values: [list(values)], KNOWN)
    assert [row[:3] for row in told(plan(*strips).actions)] == [row[:3] for row in WHOLE]


def test_one_known_strip_below_a_thing_to_do_is_enough():
    (action,) = plan(heading("Recruitment", 2), para(ACTIONS[0]), table(under(KNOWN, (LEADS[0], TIMES[0], "")))).actions
    assert (action.text, action.leads[0].text, action.success) == (ACTIONS[0], LEADS[0], [])


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (1, 2, 0, 3), (3, 0, 1, 2)])
@pytest.mark.parametrize("form", [under, beside])
@pytest.mark.parametrize("introduced", [True, False])
def test_small_tables_that_hold_their_actions_are_these_whatever_their_labels(introduced, form, order):
    labels = ("The work", *UNKNOWN)
    blocks = []
    for at, action in enumerate(ACTIONS):
        values = (action, LEADS[at], TIMES[at], SIGNS[at])
        blocks += [heading(f"Promise {at // 2 + 1}", 2)] if at % 2 == 0 else []
        blocks += [para("Nobody is held back by their ethnicity in this council.")] if at % 2 == 0 and introduced else []
        blocks += [table(form([labels[n] for n in order], [values[n] for n in order])), para("")]
    assert told(plan(*blocks).actions) == WHOLE


NO_STRIPS = {
    "figures": [["White", "Minority ethnic", "Gap"], ["12%", "16%", "4 points"]],
    "contacts": [["Name", "Post", "Telephone"], ["A Smith", "Head of HR", "01632 960 000"]],
    "versions": [["Author", "Date", "Version"], ["Head of HR", "March 2025", "1.0"]],
}


@pytest.mark.parametrize("rows", NO_STRIPS.values(), ids=list(NO_STRIPS))
def test_other_small_tables_below_a_line_are_no_strips(rows):
    blocks = [b for n in range(4) for b in (heading(f"Part {n}", 2), para("We look at these each year."), table(rows))]
    assert plan(*blocks).actions == []


def test_what_a_strip_says_of_a_block_holds_for_its_actions():
    actions = plan(
        heading("Theme 1: Recruitment", 2),
        table([["Lead", "Timescale"], ["Head of HR", "March 2026"]]),
        table([["Action", "Measure"], ["Hold anonymous shortlisting", "More appointed"], ["Train panels", "All trained"]]),
    ).actions
    assert [(a.text, a.leads[0].text, a.timeframe.text) for a in actions] == [
        ("Hold anonymous shortlisting", "Head of HR", "March 2026"),
        ("Train panels", "Head of HR", "March 2026"),
    ]


@pytest.mark.parametrize("rows_of", [under, beside, run_in])
def test_a_strip_below_a_list_of_actions_is_the_blocks(rows_of):
    blocks = []
    for at, title in enumerate(("A fair way in", "A fair way up")):
        blocks += [heading(title, 2), para("What we will do", bold=True), *map(item, ACTIONS[2 * at : 2 * at + 2])]
        blocks += [table(rows_of(("Lead", "By when"), (LEADS[at], TIMES[at])))]
    actions = plan(*blocks).actions
    assert [(a.text, a.leads[0].text, a.timeframe.text) for a in actions] == [
        (text, LEADS[at // 2], TIMES[at // 2]) for at, text in enumerate(ACTIONS)
    ]
