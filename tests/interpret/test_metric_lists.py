"""A word of the document's own for metrics, where the numbers below its blocks name most of them, each once."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, para, table


@pytest.mark.parametrize(("last", "metrics"), [("6, 7 and 8", [[1, 9], [2], [3, 4, 5], [6, 7, 8]]), ("1", None)])
def test_numbers_behind_a_word_of_its_own_are_metrics_where_they_name_most_once(last, metrics):
    blocks = []
    for title, numbers in zip(("Pay", "Hiring", "Fairness", "Safety"), ("1 and 9", "2", "3, 4 and 5", last), strict=True):
        said = para(f"Standard{'s' if ' ' in numbers else ''}: {numbers}")
        rows = [["Action", "Lead", "By when"], [f"Publish our review of {title}", "Head of HR", "May 2025"]]
        blocks += [heading(title, 2), said, table(rows)]
    plan = interpret(document(heading("SC-WRES action plan"), *blocks), load_settings()).plan
    assert ([s.metrics for s in plan.sections] == metrics) is (metrics is not None)
    assert metrics is None or all(s.metrics_stated for s in plan.sections)
