"""Who and when without a label, below each action or at its end: told by how often a document sets them so."""

import pytest

from pipeline.interpret.likeness import sure
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from pipeline.interpret.tail_lines import learn_tails
from pipeline.interpret.tree import line_of
from tests.builders import document, heading, item, para

SETTINGS = load_settings()
ACTIONS = (
    "Rewrite the adverts for social worker posts.",
    "Every interview panel has a trained member.",
    "A single form for reporting racist abuse.",
    "Publish the results to all staff.",
)
LEADS = ("Head of Resourcing", "HR Business Partner (Social Care)", "Principal Social Worker", "Recruitment Team")
TIMES = ("by September 2025", "ongoing", "2026/27", "January 2026")


def plan(*blocks):
    return interpret(document(heading("SC-WRES action plan"), heading("Fair recruitment", 2), *blocks), SETTINGS).plan


def tails(*texts):
    return learn_tails([line_of(p) for p in document(*map(para, texts)).paragraphs()], sure)


def whose(actions):
    return [a.leads[0].text if a.leads else None for a in actions], [a.timeframe.text if a.timeframe else None for a in actions]


@pytest.mark.parametrize("joint", [" · ", " | ", " – ", ", ", "; ", " / "])
@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("action", [item, para])
def test_a_line_of_who_and_when_below_each_action_is_its_lead_and_time(joint, order, action):
    blocks = [
        b
        for text, who, when in zip(ACTIONS, LEADS, TIMES, strict=True)
        for b in (action(text), para(joint.join((who, when)[::order])))
    ]
    actions = plan(*blocks).actions
    assert [a.text for a in actions] == list(ACTIONS)
    assert whose(actions) == (list(LEADS), list(TIMES))


@pytest.mark.parametrize("joint", [" · ", " | ", ", "])
def test_items_that_end_in_who_and_when_are_parted_at_the_last_full_stop(joint):
    items = [
        item(f"{text} {who}{joint}{when}", f"{n}.")
        for n, (text, who, when) in enumerate(zip(ACTIONS, LEADS, TIMES, strict=True), 1)
    ]
    actions = plan(*items).actions
    assert [a.text for a in actions] == list(ACTIONS)
    assert whose(actions) == (list(LEADS), list(TIMES))
    assert [a.ref for a in actions] == ["1", "2", "3", "4"]


def test_items_that_nearly_all_end_in_a_post_have_it_as_lead_and_the_others_none():
    items = [item(f"{text} {who}") for text, who in zip(ACTIONS, LEADS, strict=True)]
    actions = plan(*items, item("Report to the scrutiny committee.")).actions
    assert whose(actions)[0] == [*LEADS, None]


def test_two_such_lines_are_no_habit_of_the_document():
    assert not tails(ACTIONS[0], "Head of HR · May 2025", ACTIONS[1], "Chief Executive · June 2025")


def test_a_list_of_signatures_is_no_list_of_tails():
    assert not tails(*(f"{who}, May 2025" for who in LEADS))


def test_sentences_that_end_in_a_month_are_no_tails():
    assert not tails(*(f"The board met in {month} 2024." for month in ("March", "April", "May", "June")))


def test_a_time_alone_below_each_action_is_its_time():
    blocks = [b for text, when in zip(ACTIONS, TIMES, strict=True) for b in (heading("Our promise", 3), para(text), para(when))]
    actions = plan(*blocks).actions
    assert [(a.text, a.timeframe.text) for a in actions] == list(zip(ACTIONS, TIMES, strict=True))


def test_a_time_below_its_label_is_no_line_without_one():
    below = [p for text, when in zip(ACTIONS, TIMES, strict=True) for p in (text, "Deadline:", when)]
    assert not tails(*below)


def test_a_time_behind_its_label_is_no_line_without_one():
    lines = [p for text, time in zip(ACTIONS, TIMES, strict=True) for p in (para(text), para(f"Timescale: {time}"))]
    assert not tails(*(p.text for p in lines))


@pytest.mark.parametrize("label", ["Lead: ", "Leads: ", ""])
def test_who_and_when_in_a_bracket_are_told_of_the_words_before_it(label):
    times = ["by September 2025", "ongoing", "March 2026", "January 2026"]
    told = [f"({label}{who}; {when})" for who, when in zip(LEADS, times, strict=True)]
    texts = [text.rstrip(".") for text in ACTIONS]
    behind = plan(*(para(f"1.{n} {text} {tail}") for n, (text, tail) in enumerate(zip(texts, told, strict=True), 1))).actions
    below = plan(*(b for text, tail in zip(texts, told, strict=True) for b in (item(text), para(tail)))).actions
    for actions in (behind, below):
        assert [a.text for a in actions] == texts
        assert [a.heading for a in actions] == [None] * len(texts)
        assert whose(actions) == (list(LEADS), times)


def test_a_labelled_bracket_below_the_bullets_of_an_action_is_its_lead_and_time():
    blocks = [
        para("1.1 Introduce a checklist that covers:"),
        item("disclosure"),
        item("licences"),
        para("(Lead: Data Team; Year 1)"),
    ]
    action, last = plan(*blocks, para("1.2 Publish the checklist (Lead: Head of HR; May 2025)")).actions
    assert (action.text, action.leads[0].text) == ("Introduce a checklist that covers:\ndisclosure\nlicences", "Data Team")
    assert (action.timeframe.text, last.timeframe.text) == ("Year 1", "May 2025")


def test_what_was_done_already_once_behind_several_actions_is_no_part_of_the_last():
    done = para("What we have already done: moved the survey online; cut the form to 12 pages.")
    actions = plan(
        para("1.1 Agree a number for each farm (May 2025)"), para("1.2 Publish the open tables (Year 2)"), done
    ).actions
    assert [(a.text, a.progress) for a in actions] == [("Agree a number for each farm", None), ("Publish the open tables", None)]
