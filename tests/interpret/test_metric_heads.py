"""Headings that only list the metrics of the block above them are no sections."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, para, table


def sections(*lists):
    rows = [["Action", "Lead", "By when"], ["Train all panels", "Head of HR", "June 2025"]]
    blocks = []
    for number, heads in enumerate(lists, start=1):
        blocks.append(heading(f"Theme {number}: Part", 2))
        blocks += [b for head in heads for b in (heading(head, 3), para("8% of staff left in 2024."), table(rows))]
    plan = interpret(document(heading("Workforce race equality plan 2024", 1), *blocks), load_settings()).plan
    return [(section.ref, section.metrics) for section in plan.sections]


def test_a_list_of_metrics_alone_below_each_title_is_what_the_block_is_about():
    assert sections(["Metrics 2, 8"], ["Metric 5"]) == [("Theme 1", [2, 8]), ("Theme 2", [5])]


@pytest.mark.parametrize("lists", [(["Metric 2"], ["Metric 5"]), (["Metrics 2, 8"], ["Metric 5", "Metric 7"])])
def test_metrics_that_head_sections_of_their_own_stay(lists):
    assert len(sections(*lists)) > len(lists)
