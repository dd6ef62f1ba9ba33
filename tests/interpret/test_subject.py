"""Which documents are about a standard's subject, and which call what they list actions."""

import pytest

from pipeline.interpret.frameworks import load_framework
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from pipeline.interpret.subject import is_about
from tests.builders import document, heading, item, para, table

WRES, GENERIC = load_framework("sc-wres"), load_framework("generic")
STEPS = [item("Sort the apples by size.", "1."), item("Build crates that hold twenty each.", "2.")]


@pytest.mark.parametrize(
    "text",
    [
        "Workforce Race Equality",
        "an anti-racist service",
        "Global Majority staff",
        "BAME colleagues",
        "the SC-WRES return",
        "minoritised",
    ],
)
def test_words_of_the_subject_in_any_case_and_in_compounds(text):
    assert is_about(["Nothing here.", text], WRES)


@pytest.mark.parametrize("text", ["to embrace change", "traces of paint", "terrace", "the wrestling club", "a grace period"])
def test_words_that_only_hold_them_are_none(text):
    assert not is_about([text], WRES)


def test_a_standard_without_a_subject_takes_any_document():
    assert is_about(["Anything."], GENERIC)


def test_no_number_of_a_document_on_something_else_is_a_figure():
    said = para("12% of women were appointed from shortlisting compared to 9% of men in 2023.")
    other = interpret(document(heading("Report on orchards"), said), load_settings())
    ours = interpret(document(heading("Workforce race equality"), said), load_settings())
    assert other.plan.figures == []
    assert [f.value for f in ours.plan.figures] == [12, 9]
    assert {n.use for n in other.accounts.numbers} == {"not_taken", "date"}


@pytest.mark.parametrize(("word", "read"), [("Action", 1), ("Recommendation", 1), ("Item", 0), ("Step", 0)])
def test_a_numbered_heading_tells_actions_where_its_word_counts_nothing_else(word, read):
    blocks = [heading(f"{word} 2: Build crates", 2), para("Crates are made of wood.")]
    other = interpret(document(heading("On apples"), *blocks), load_settings())
    ours = interpret(document(heading("Race equality"), *blocks), load_settings())
    assert (len(other.plan.actions), len(ours.plan.actions)) == (read, 1)
    told = [n.words for n in other.notes if n.code == "not_called_actions"]
    assert told == ([] if read else ["Build crates\nCrates are made of wood."])


@pytest.mark.parametrize("title", ["Orchard plan 2025", "Themes and actions", "Our commitments"])
def test_a_title_that_says_plan_or_actions_is_enough(title):
    blocks = [heading("Item 2: Build crates", 2), para("Crates are made of wood.")]
    assert len(interpret(document(heading(title), *blocks), load_settings()).plan.actions) == 1


@pytest.mark.parametrize("framework", ["sc-wres", "generic"])
def test_a_plan_on_something_else_is_read_where_it_says_who_or_when_or_action(framework):
    rows = [["What", "Who", "By when"], ["Plant forty apple trees on the north side.", "Head Gardener", "March 2026"]]
    settings = load_settings(framework)
    assert len(interpret(document(heading("Orchard plan"), table(rows, 1)), settings).plan.actions) == 1
    assert len(interpret(document(heading("Orchard plan"), heading("Actions", 2), *STEPS), settings).plan.actions) == 2


def test_cells_of_digits_and_signs_are_no_actions():
    rows = [["Action", "By when"], ["17,542", "March 2026"], ["€", "April 2026"], ["Recruit a race equality lead", "May 2026"]]
    reading = interpret(document(heading("Race equality"), table(rows, 1)), load_settings())
    assert [a.text for a in reading.plan.actions] == ["Recruit a race equality lead"]


def test_numbers_are_no_figures_where_the_standard_has_no_metrics():
    blocks = [heading("Action plan"), para("12% of staff left last year. In 2023, 40 of 120 managers were white.")]
    assert interpret(document(*blocks), load_settings("generic")).plan.figures == []
