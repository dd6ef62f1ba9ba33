"""A sentence set apart at the head of most blocks is the blocks' objective."""

import pytest

from pipeline.interpret.lead_statements import lift_statements
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from schemas.document import Paragraph
from tests.builders import document, heading, item, para, table
from tests.interpret.test_outline import sketch, tree

FRAMEWORK = load_settings("sc-wres", None, None).framework
STATEMENTS = ["Everyone has a fair way in.", "Nobody's ethnicity decides who stays.", "No one carries abuse home alone."]


def italic(text: str) -> Paragraph:
    return para(text).model_copy(update={"spans": tuple(s.model_copy(update={"italic": True}) for s in para(text).spans)})


def lifted(*blocks):
    found = tree(*blocks)
    lift_statements(found, FRAMEWORK)
    return found


def objectives(found):
    return [
        [text for name, text in (n for n in inner if isinstance(n, tuple)) if name == "objective"] for _, inner in sketch(found)
    ]


def plan_of(statement):
    out = []
    for at, text in enumerate(STATEMENTS, start=1):
        out += [
            heading(f"Theme {at}: Part {at}", 2),
            statement(text),
            para("Actions:", bold=True),
            item("Train panels"),
            item("Publish data"),
        ]
    return out


@pytest.mark.parametrize("statement", [italic, lambda t: heading(t, 3), lambda t: para(t, bold=True)])
def test_a_statement_of_the_same_look_in_every_block_is_its_objective(statement):
    assert objectives(lifted(*plan_of(statement))) == [[text] for text in STATEMENTS]


def test_one_block_in_three_may_have_none():
    blocks = plan_of(italic)
    del blocks[-4]
    assert objectives(lifted(*blocks)) == [[STATEMENTS[0]], [STATEMENTS[1]], []]


def test_a_statement_may_stand_below_the_data():
    blocks = [
        b
        for t in STATEMENTS
        for b in (heading("Hiring", 2), para("12% left."), italic(t), para("Actions:", bold=True), item("Go"))
    ]
    assert objectives(lifted(*blocks)) == [[text] for text in STATEMENTS]


def test_a_heading_over_all_the_rest_of_its_block_gives_it_back():
    below = [para("Train panels"), para("Head of HR, June 2025"), para("Publish data")]
    found = lifted(*(b for at in (1, 2) for b in (heading(f"Theme {at}", 2), para("Text."), heading(STATEMENTS[at], 3), *below)))
    texts = ["Train panels", "Head of HR, June 2025", "Publish data"]
    assert sketch(found)[0] == ("Theme 1", ["Text.", ("objective", STATEMENTS[1]), *texts])


def test_a_heading_over_two_actions_with_who_and_when_is_none_of_theirs():
    actions = [para("Train all panels"), para("Lead: Head of HR"), para("Publish data"), para("Lead: Director of HR")]
    found = lifted(*(b for at in (1, 2) for b in (heading(f"Theme {at}: Part", 2), heading(STATEMENTS[at], 3), *actions)))
    assert objectives(found) == [[STATEMENTS[1]], [STATEMENTS[2]]]
    assert [[inner.kind for inner in block.scopes()] for block in found.scopes()] == [["record", "record"]] * 2


@pytest.mark.parametrize(
    "blocks",
    [
        [b for text in STATEMENTS for b in (heading("Hiring", 2), para(text), item("Train"))],
        [heading("Hiring", 2), italic(STATEMENTS[0]), item("Train"), heading("Leaving", 2), item("Ask")],
        [b for _ in STATEMENTS for b in (heading("Hiring", 2), italic("In 2024, 12% of staff left."), item("Train"))],
        [b for _ in STATEMENTS for b in (heading("Hiring", 2), italic("Our data"), item("Train"))],
        [
            b
            for _ in STATEMENTS
            for b in (heading("Hiring", 2), heading("Rewrite all our adverts.", 3), para("a"), para("Head of HR"))
        ],
        [
            b
            for _ in STATEMENTS
            for b in (
                heading("Hiring", 2),
                heading("Rewrite our old adverts.", 3),
                para("a"),
                heading("Test our new adverts.", 3),
                para("a"),
            )
        ],
    ],
    ids=["plain", "once", "figures", "no sentence", "an action", "several"],
)
def test_what_is_not_set_apart_or_does_not_come_again_stays(blocks):
    assert all(not found for found in objectives(lifted(*blocks)))


def test_a_statement_is_the_objective_and_no_data_of_its_section():
    blocks = document(heading("Workforce race equality standard plan 2024", 1), *plan_of(italic))
    got = interpret(blocks, load_settings("sc-wres", None, None)).plan
    assert [s.objective for s in got.sections] == STATEMENTS
    assert [s.data_text for s in got.sections] == [None, None, None]
    assert len(got.actions) == 6


def plain_plan(texts, title="Part"):
    header = ["Action", "Lead", "By when"]
    row = ["Train all panels", "Head of HR", "June 2025"]
    blocks = [b for n, text in enumerate(texts) for b in (heading(f"{title} {n + 1}", 2), para(text), table([header, row]))]
    return interpret(document(heading("Workforce race equality plan 2024", 1), *blocks), load_settings()).plan


def test_a_sentence_alone_between_titles_and_actions_is_the_objective():
    assert [s.objective for s in plain_plan(STATEMENTS).sections] == STATEMENTS
    assert [s.objective for s in plain_plan(["Fairer jobs by 2028.", *STATEMENTS]).sections][1:] == STATEMENTS


@pytest.mark.parametrize(
    "texts",
    [
        STATEMENTS[:2],
        ["Managers told us that panels vary.", "We have begun to ask leavers.", STATEMENTS[0]],
        ["The table below has our actions.", "The following will be done.", STATEMENTS[0]],
    ],
    ids=["few", "how things are", "introductions"],
)
def test_other_sentences_there_are_none(texts):
    assert [s.objective for s in plain_plan(texts).sections] == [None] * len(texts)


def test_a_sentence_below_a_metric_is_its_data():
    assert [s.objective for s in plain_plan(STATEMENTS, "Metric").sections] == [None] * 3


def test_a_sentence_that_says_it_is_an_aim_is_the_objective_of_its_block():
    aim = "Our aim is for all residents to have what they need to live well."
    rows = [["Action", "Lead"], ["Publish a guide", "Head of HR"], ["Train all staff", "Head of HR"]]
    more = [para("We have set out the actions below."), para("Read about the actions we are proposing")]
    blocks = [heading("City plan"), heading("Theme 4: Health", 2), para(aim), *more, table(rows, header_rows=1)]
    plan = interpret(document(*blocks), load_settings("generic")).plan
    assert [(s.title, s.objective) for s in plan.sections] == [("Health", aim)]
    assert [a.heading for a in plan.actions] == [None, None]
