"""Whole cards set beside each other by a table: titles, labels on their own lines or run in, known or not."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item, para, table

SETTINGS = load_settings()
CARDS = (
    ("Pay and grade", "At 31 March 2024 ethnic minority staff held 6% of posts paid £50,000 and over.",
     ("Look at starting salaries offered in the last two years.", "Publish the shares above every spring."),
     "Reward Manager", "January 2025", "Nobody is paid less than a colleague for reasons that we cannot write down."),
    ("From shortlist to offer", "White candidates were 1.4 times as likely as ethnic minority candidates to be appointed.",
     ("Score answers before the panel talks about them.", "Tell candidates how the scoring works."),
     "Head of Resourcing", "Autumn 2024", "Candidates in the sample survey call the process fair."),
    ("Respect from the public", "14% of ethnic minority staff had been abused by people who use our services.",
     ("Agree a shared position on requests for a white worker.", "Brief reception staff on the position."),
     "Principal Social Workers", "Oct 2024 – Mar 2025", "Workers say that they were backed."),
    ("Why people leave", "Turnover was 15.2% among ethnic minority staff and 13.9% among white staff.",
     ("Have the exit conversation held by somebody else.", "Call back those who left in the past year."),
     "HR Business Partners", "May 2025", "We can name the three commonest reasons."),
)  # fmt: skip
LABELS = {
    "known": ("What the data tells us", "What we will do", "Lead", "By when", "How we will know"),
    "unknown": ("The evidence", "Our moves", "On the hook", "In place by", "What will be different"),
}
WHOLE = [(title, text, [lead], when) for title, _, texts, lead, when, _ in CARDS for text in texts]


def card(values, labels, *, run_in):
    title, data, actions, lead, when, success = values
    out = [para(title, bold=True)]
    for label, value in zip(labels, (data, None, lead, when, success), strict=True):
        if value is None:
            out += [para(label, bold=True), *map(item, actions)]
        elif run_in:
            out += [para(f"**{label}:** {value}")]
        else:
            out += [para(label, bold=True), para(value)]
    return out


@pytest.mark.parametrize("run_in", [False, True])
@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("abreast", [2, 4])
def test_cards_in_the_cells_of_a_table(labels, run_in, abreast):
    cards = [card(values, LABELS[labels], run_in=run_in) for values in CARDS]
    rows = [cards[at : at + abreast] for at in range(0, len(cards), abreast)]
    found = interpret(document(heading("SC-WRES action plan"), table(rows)), SETTINGS).plan
    told = [(found.sections[a.section].title, a.text, [x.text for x in a.leads], a.timeframe.text) for a in found.actions]
    assert told == WHOLE
    assert [s.data_text for s in found.sections] == [values[1] for values in CARDS]
    assert [list(s.indicators) for s in found.sections] == [[values[5]] for values in CARDS]


def sized(block, size):
    return block.model_copy(update={"spans": tuple(s.model_copy(update={"size": size}) for s in block.spans)})


def test_text_in_bigger_letters_below_the_last_card_is_none_of_its_measures():
    blocks = []
    for values in CARDS:
        title, *rest = card(values, LABELS["known"], run_in=False)
        blocks += [heading(title.text, 2), *(sized(block, 9.0) for block in rest)]
    after = sized(para("More cards, blank ones too, from the equalities desk."), 10.5)
    found = interpret(document(heading("SC-WRES action plan"), *blocks, after), SETTINGS).plan
    assert list(found.sections[-1].indicators) == [CARDS[-1][5]]
    assert found.sections[-1].data_text == CARDS[-1][1]


def test_text_in_bigger_letters_below_the_metrics_of_a_block_stands_in_it():
    blocks = []
    for number, (title, data, actions, lead, when, _) in enumerate(CARDS, 1):
        blocks += [heading(title, 2), sized(para(f"Metric {number}"), 8.5), sized(para(data), 10.0)]
        for text in actions:
            blocks += [para(text), para(f"**Lead:** {lead}"), para(f"**By when:** {when}")]
    found = interpret(document(heading("SC-WRES action plan"), *blocks), SETTINGS).plan
    assert [found.sections[a.section].title for a in found.actions] == [values[0] for values in CARDS for _ in values[2]]
    assert [s.metrics for s in found.sections] == [[1], [2], [3], [4]]
