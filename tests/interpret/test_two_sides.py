"""Blocks in two columns, why and what, with who and when in rows below, whatever the columns are called."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item, para, table

SETTINGS = load_settings()
TITLES = ("Feeling safe at the front desk", "Being passed over for training", "Going, and why")
WHY = (
    [
        "Many of you spoke of shouting at the front desk.",
        "In the 2024 survey 21% of ethnic minority staff had been abused by the public.",
    ],
    [
        "You said that places go to those who are in the office.",
        "White staff were 1.3 times as likely to get funded training in 2024.",
    ],
    ["Nobody asks people who leave.", "In 2024 14% of ethnic minority staff left us."],
)
WHAT = (
    ["Put up notices in all reception points.", "Give lone workers a panic button.", "Ring each colleague who logs an incident."],
    ["Open each programme for three weeks.", "Ask managers to write down why they refuse a request."],
    ["Offer every leaver a conversation.", "Publish a short note on why people left."],
)
LEADS = ("Head of Customer Access", "Learning Manager", "Workforce Planning Lead")
TIMES = ("June 2025", "By end of May 2025", "Autumn 2025")

HEADS = [
    ("You told us", "So we will"),
    ("You said", "We will"),
    ("What we heard", "Our response"),
    ("The issue", "What we are doing about it"),
    ("Why it matters", "What we will do"),
    ("From the sessions", "In return"),
]


def run_in(lead, when):
    return [[[para(f"**Person:** {lead}")], [para(f"**In place:** {when}")]]]


def known(lead, when):
    return [[f"Lead: {lead}", f"By when: {when}"]]


def beside(lead, when):
    return [["Lead", lead], ["By when", when]]


def below(lead, when):
    return [[[para("Who sees to it", bold=True), para(lead)], [para("Done by", bold=True), para(when)]]]


def across(lead, when):
    return [[f"Lead: {lead}   By when: {when}"]]


def two_rows(lead, when):
    return [[f"Lead: {lead}"], [f"By when: {when}"]]


FEET = (run_in, known, beside, below, across, two_rows)


def sides(at, heads, *, foot, turned=False):
    why = [para(text) for text in WHY[at]]
    what = [item(text) for text in WHAT[at]]
    rows = [list(heads), [why, what]]
    return [row[::-1] if turned else row for row in rows] + foot(LEADS[at], TIMES[at])


def plan(*blocks):
    return interpret(document(heading("SC-WRES action plan"), *blocks), SETTINGS).plan


def told(found):
    return [
        (found.sections[a.section].title, a.text, [x.text for x in a.leads], a.timeframe and a.timeframe.text)
        for a in found.actions
    ]


WHOLE = [(TITLES[at], text, [LEADS[at]], TIMES[at]) for at in range(3) for text in WHAT[at]]


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("turned", [False, True])
def test_a_block_a_table(heads, foot, turned):
    blocks = []
    for at, title in enumerate(TITLES):
        blocks += [heading(title, 2), table(sides(at, heads, foot=foot, turned=turned), header_rows=1)]
    found = plan(*blocks)
    assert told(found) == WHOLE
    assert [s.data_text for s in found.sections] == ["\n".join(why) for why in WHY]
    assert [s.metrics for s in found.sections] == [[6], [5], [8]]


@pytest.mark.parametrize("foot", FEET)
def test_titles_in_the_tables(foot):
    tables = [
        table([[[para(title, bold=True)]], *sides(at, HEADS[0], foot=foot)], header_rows=2) for at, title in enumerate(TITLES)
    ]
    assert told(plan(*tables)) == WHOLE


@pytest.mark.parametrize("foot", FEET)
def test_all_blocks_in_one_table(foot):
    rows = [list(HEADS[1])]
    for at, title in enumerate(TITLES):
        rows += [[[para(title, bold=True)]], *sides(at, HEADS[1], foot=foot)[1:]]
    assert told(plan(table(rows, header_rows=1))) == WHOLE


def test_known_heads_over_one_row_with_a_list_need_nothing_below():
    blocks = []
    for at, title in enumerate(TITLES):
        heads = ("You told us", "What we will do")
        blocks += [heading(title, 2), table(sides(at, heads, foot=lambda *_: []), header_rows=1)]
    found = plan(*blocks)
    assert told(found) == [(title, text, [], None) for title, text, *_ in WHOLE]
    assert [s.data_text for s in found.sections] == ["\n".join(why) for why in WHY]


def test_actions_beside_their_measures_are_no_such_block():
    rows = [["Action", "Success measure"], ["Train all managers in fair recruitment", "Every panel has a trained chair"]]
    found = plan(heading(TITLES[0], 2), table([*rows, ["Lead: Head of HR", "By when: May 2025"]], header_rows=1))
    assert [s.data_text for s in found.sections] in ([], [None])
