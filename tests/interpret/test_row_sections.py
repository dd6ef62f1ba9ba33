"""Blocks that a cell over several rows names: their title, their objective, their metrics."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, para, table

SETTINGS = load_settings()


def sections(first):
    rows = [
        ["Ambition", "Action", "Lead"],
        [first, "Train every panel", "Head of HR"],
        [None, "Publish the results", "Head of HR"],
    ]
    return interpret(document(heading("SC-WRES action plan"), table(rows, header_rows=1)), SETTINGS).plan.sections


@pytest.mark.parametrize("name", ["A. Fair selection", "1. Fair selection", "Fair selection"])
def test_a_bold_name_above_the_ambition_is_the_title_of_its_block(name):
    (section,) = sections([para(name, bold=True), para("People are chosen for what they can do."), para("SC-WRES metric 2")])
    assert (section.title, section.objective) == ("Fair selection", "People are chosen for what they can do.")
    assert (section.ref, section.metrics) == (name[0] if "." in name else None, [2])


def test_a_counted_name_needs_no_bold():
    (section,) = sections("A. Fair selection\nPeople are chosen for what they can do.")
    assert (section.ref, section.title) == ("A", "Fair selection")


def test_a_letter_that_counts_an_objective_is_its_ref():
    (section,) = sections("A. To close the gap between candidates")
    assert (section.ref, section.title, section.objective) == ("A", None, "To close the gap between candidates")


def test_an_ambition_of_sentences_has_no_title():
    (section,) = sections("People are chosen for what they can do.\nNobody is held back.")
    assert (section.title, section.objective) == (None, "People are chosen for what they can do.\nNobody is held back.")


def test_a_strand_of_times_across_the_top_is_about_the_metrics_below_its_name():
    rows = [["", "2025/26", "2026/27"], ["Leadership\nMetrics 1 and 9", "Train every panel", "Publish the results"]]
    (section,) = interpret(document(heading("SC-WRES roadmap"), table(rows)), SETTINGS).plan.sections
    assert (section.title, section.objective, section.metrics) == ("Leadership", None, [1, 9])
