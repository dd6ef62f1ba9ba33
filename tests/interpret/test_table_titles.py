"""Titles in the first rows of tables stand above these as headings do; captions and names of the whole plan do not."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, para, table

SETTINGS = load_settings()
HEAD = ["Action", "Lead", "By when"]
ROWS = (["Hold anonymous shortlisting", "Head of HR", "May 2025"], ["Open a speak-up line", "Monitoring Officer", "Ongoing"])


def plan(*blocks):
    return interpret(document(heading("SC-WRES action plan"), *blocks), SETTINGS).plan


def titled(title, row, *below):
    return table([[[title]], *([line] for line in below), HEAD, row])


def bold(text):
    return para(text, bold=True)


@pytest.mark.parametrize("look", [bold, lambda text: heading(text, 3)])
def test_tables_with_titles_of_their_own_are_blocks(look):
    read = plan(titled(look("Getting in"), ROWS[0]), titled(look("Feeling safe"), ROWS[1]))
    assert [(s.title) for s in read.sections] == ["Getting in", "Feeling safe"]
    assert [(a.section, a.text) for a in read.actions] == [(0, ROWS[0][0]), (1, ROWS[1][0])]


def test_what_stands_below_the_title_is_its_blocks_data():
    told = "7% of senior managers were from a minority ethnic background."
    read = plan(titled(heading("Leaders", 3), ROWS[0], told), heading("Feeling safe", 3), table([HEAD, ROWS[1]]))
    assert [(s.title, s.data_text) for s in read.sections] == [("Leaders", told), ("Feeling safe", None)]


def test_below_the_heading_of_a_theme_the_titles_of_tables_are_headings():
    read = plan(heading("Theme 1: Fairness", 2), titled(bold("Adults"), ROWS[0]), titled(bold("Children"), ROWS[1]))
    assert [s.title for s in read.sections] == ["Fairness"]
    assert [a.heading for a in read.actions] == ["Adults", "Children"]


@pytest.mark.parametrize(
    "titles", [("Action plan 2025", "Action plan 2026"), ("Our list", "Our list"), ("Table 1: A", "Table 2: B")]
)
def test_names_of_the_plan_the_same_names_and_captions_head_no_blocks(titles):
    read = plan(*(titled(bold(title), row) for title, row in zip(titles, ROWS, strict=True)))
    assert (len(read.actions), read.sections) == (2, [])


@pytest.mark.parametrize("figure", ["2 x", "35%", "1.9 times", "1 in 4"])
def test_a_figure_set_as_large_as_a_heading_heads_nothing(figure):
    read = plan(heading("Theme 1: Fairness", 2), heading(figure, 2), para("as likely to be bullied"), table([HEAD, ROWS[0]]))
    assert [(s.title) for s in read.sections] == ["Fairness"]
    assert [(a.section, a.heading) for a in read.actions] == [(0, None)]
