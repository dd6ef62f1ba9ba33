"""Labels that no vocabulary has are learned from the document: the same words again and again before times or names."""

import pytest

from pipeline.interpret.labels import load_labels
from pipeline.interpret.learned_labels import learn_labels, told_lines
from pipeline.interpret.likeness import sure
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from pipeline.interpret.tree import line_of
from tests.builders import document, heading, item, para, table
from tests.interpret.test_grid import STANDARD

LABELS = load_labels()
SETTINGS = load_settings()
ACTIONS = ("Hold anonymous shortlisting", "Train every panel", "Publish the results")
TIMES = ("March 2026", "by June 2026", "Ongoing")
LEADS = ("Head of Resourcing", "HR Business Partner", "Principal Social Worker")
SIGNS = ("More candidates are shortlisted", "No panel sits without a trained member", "All teams have seen them")


def learned(*paragraphs):
    return learn_labels([line_of(p) for p in document(*paragraphs).paragraphs()], LABELS, STANDARD, sure)


def plan(*blocks):
    return interpret(document(heading("SC-WRES action plan"), heading("Fair recruitment", 2), *blocks), SETTINGS).plan


def alone(label, value):
    return [para(label), para(value)]


def bold(label, value):
    return [para(f"**{label}** {value}")]


def colon(label, value):
    return [para(f"{label}: {value}")]


def blank(label, value):
    return [para(f"{label} {value}")]


def dash(label, value):
    return [para(f"{label} – {value}")]


@pytest.mark.parametrize("setting", [alone, bold, colon, blank, dash])
def test_unknown_labels_below_headings_are_told_by_their_values_however_they_are_set(setting):
    blocks = []
    for action, when, who, sign in zip(ACTIONS, TIMES, LEADS, SIGNS, strict=True):
        blocks += [heading(action, 3), *setting("In the hands of", who), *setting("Ready for use", when)]
        blocks += setting("What people will see", sign)
    actions = plan(*blocks).actions
    assert [a.text for a in actions] == list(ACTIONS)
    assert [a.leads[0].text for a in actions] == list(LEADS)
    assert [a.timeframe.text for a in actions] == list(TIMES)
    assert [a.success for a in actions] == [[sign] for sign in SIGNS]


def test_several_unknown_labels_of_one_line_are_told_too():
    lines = [
        item(f"{action} Our colleague for this - {who}; Horizon - {when}")
        for action, who, when in zip(ACTIONS, LEADS, TIMES, strict=True)
    ]
    actions = plan(*lines).actions
    assert [a.leads[0].text for a in actions] == list(LEADS)
    assert [a.timeframe.text for a in actions] == list(TIMES)


def test_a_learned_field_is_inferred():
    blocks = [b for a, t in zip(ACTIONS, TIMES, strict=True) for b in (heading(a, 3), para(f"Landing: {t}"))]
    reading = interpret(document(heading("SC-WRES action plan"), heading("Fair recruitment", 2), *blocks), SETTINGS)
    assert reading.evidence["/actions/0/timeframe/text"].standing == "inferred"


def test_a_value_that_comes_again_is_no_label_of_the_value_below_it():
    stack = [para(t) for a, w in zip(ACTIONS, TIMES, strict=True) for t in (a, "Head of HR", w)]
    more = [para(t) for n in range(4) for t in (f"Review policy {n} with the teams", "Chief Executive", "May 2025")]
    assert "head of hr" not in learned(*stack, *more)


def test_of_two_labels_of_names_in_every_record_neither_is_the_lead():
    lines = [p for who in LEADS for p in (para(f"Carried by: {who}"), para(f"Watched over by: {who}"))]
    assert "lead" not in learned(*lines).values()


def test_of_two_labels_of_names_the_one_that_speaks_of_help_is_of_those_who_help():
    lines = [p for who in LEADS for p in (para(f"Carried by: {who}"), para(f"In it together with: {who} and HR"))]
    assert learned(*lines) == {"carried by": "lead", "in it together with": "support"}
    assert "support" not in learned(*lines[1::2]).values()


def test_a_label_that_comes_twice_is_not_learned():
    assert learned(*(p for t in TIMES[:2] for p in (para(f"Landing: {t}"), para("Some words between.")))) == {}


def test_a_known_label_of_times_leaves_no_other_of_them_in_the_same_records():
    lines = [p for t in TIMES for p in (para(f"Deadline: {t}"), para(f"Looked at again: {t}"))]
    assert "timeframe" not in learned(*lines).values()


def test_words_that_come_again_in_prose_are_no_label():
    prose = ["We will meet with staff each month", "We will meet in March 2025 again", "We will meet with the union"]
    assert learned(*map(para, prose)) == {}


def test_the_head_of_a_column_is_no_label_of_the_first_cell_below_the_head():
    rows = [
        table([["Line of work", "Landing", "Signal"], [who, when, action]])
        for who, when, action in zip(LEADS, TIMES, ACTIONS, strict=True)
    ]
    assert learn_labels(told_lines(document(*rows).blocks), LABELS, STANDARD, sure) == {}
    pairs = [table([["Signal", "Landing"], [who, when]]) for who, when in zip(LEADS, TIMES, strict=True)]
    assert learn_labels(told_lines(document(*pairs).blocks), LABELS, STANDARD, sure) == {}


def test_labels_beside_their_values_in_a_table_are_learned():
    cards = [table([["Held by", who], ["Landing", when]]) for who, when in zip(LEADS, TIMES, strict=True)]
    assert learn_labels(told_lines(document(*cards).blocks), LABELS, STANDARD, sure) == {
        "held by": "lead",
        "landing": "timeframe",
    }


def test_a_second_label_of_names_that_comes_seldom_is_not_read_into_the_lead_above():
    blocks = []
    for at in range(9):
        blocks += [heading(f"Action {at + 1}", 3), *alone("The work", f"{ACTIONS[at % 3]} in area {at + 1}")]
        blocks += alone("In the hands of", LEADS[at % 3]) + (alone("Standing by", f"Team {at} network") if at % 3 == 0 else [])
        blocks += alone("To be finished", TIMES[at % 3])
    assert [[x.text for x in a.leads] for a in plan(*blocks).actions] == [[LEADS[at % 3]] for at in range(9)]


def test_words_that_begin_the_values_of_a_known_label_are_none():
    lines = [
        p for name in ("Action", "Training", "Workforce") for p in (para("Links:"), para(f"Children and families {name} Plan"))
    ]
    dated = [p for at, when in enumerate(TIMES) for p in (*lines[2 * at : 2 * at + 2], para("Deadline:"), para(when))]
    assert learned(*dated) == {}


def test_a_label_that_itself_reads_like_a_team_is_learned():
    lines = [
        p for who, what in zip(LEADS, ACTIONS, strict=True) for p in (para("Step"), para(what), para("Person or team"), para(who))
    ]
    assert learned(*lines) == {"person or team": "lead"}


def test_words_between_a_value_and_the_next_action_are_a_label():
    lines = []
    for who, what, sign in zip(LEADS, ACTIONS, SIGNS, strict=True):
        lines += [para("Step"), para(what), para("Lead"), para(who), para("Where to look for it"), para(sign)]
    assert "where to look for it" in learned(*lines)


def test_a_heading_that_reads_like_a_known_label_is_no_rival():
    lines = [line for who in LEADS for line in (para("Go on"), *colon("Carrying it", who))]
    assert learned(*lines[:3], heading("Who is in charge", 2), *lines[3:])["carrying it"] == "lead"


def test_the_first_action_below_the_label_of_all_is_one_as_those_in_bold_below_it_are():
    blocks = [para("What we mean to do", bold=True)]
    for what, who, when in zip(ACTIONS, LEADS, TIMES, strict=True):
        blocks += [para(f"{what}.", bold=blocks != blocks[:1]), *bold("Lead:", who), *bold("Deadline:", when)]
        blocks += [para("**Success measures:**"), item("All done."), item("By all.")]
    actions = plan(*blocks).actions
    assert [a.text for a in actions] == [f"{what}." for what in ACTIONS]
    assert [[lead.text for lead in a.leads] for a in actions] == [[who] for who in LEADS]
    assert [a.success for a in actions] == [["All done.", "By all."]] * 3
