"""Headings that are blocks by what stands beside and below them."""

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item, para, table

SETTINGS = load_settings("generic")
HEAD = ["Milestone", "Measurement", "Target date"]


def read(*blocks):
    return interpret(document(heading("Action plan 2025"), *blocks), SETTINGS).plan


def rows(*texts):
    return table([HEAD, *([text, "Done", f"May 20{30 + n}"] for n, text in enumerate(texts))], 1)


def test_an_action_with_a_table_of_milestones_below_it_is_their_block():
    plan = read(
        heading("Action 1: Open the data", 2),
        para("Each agency will say which data it has."),
        rows("Publish the list", "Ask those who use it"),
        heading("Action 2: Train people", 2),
        rows("Write the course", "Hold the course"),
    )
    assert [(s.ref, s.title) for s in plan.sections] == [("Action 1", "Open the data"), ("Action 2", "Train people")]
    assert [(a.section, a.heading, a.text) for a in plan.actions] == [
        (0, None, "Publish the list"),
        (0, None, "Ask those who use it"),
        (1, None, "Write the course"),
        (1, None, "Hold the course"),
    ]


def test_a_known_word_in_a_list_that_tells_what_words_mean_is_no_label():
    terms = (
        "Playbooks: what helps to decide",
        "Case studies: what others do",
        "Requirements: laws and rules",
        "Tools: what to use",
    )
    plan = read(heading("Action 1: Open the data", 2), *map(item, terms), rows("Publish the list", "Ask those who use it"))
    assert [a.text for a in plan.actions] == ["Publish the list", "Ask those who use it"]
