"""Lines that name the metrics of a block behind a few words, and the lists they may be."""

import pytest

from pipeline.interpret.fields.metric_refs import names_metrics_after_label, names_only_metrics
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item, para

SETTINGS = load_settings()


@pytest.mark.parametrize("text", ["M6 M7", "Metric 6 Metric 7", "M6, M7", "Metrics 6 and 7"])
def test_labels_beside_each_other_are_a_list_of_metrics(text):
    assert names_only_metrics(text, SETTINGS.framework)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("This year’s focus: metrics 2 and 6", True),
        ("This year’s focus: metrics 2 and 6 and our survey", False),
        ("In 2023 we looked at: metrics 2 and 6", False),
        ("Metrics 2 and 6", False),
    ],
)
def test_a_few_words_and_a_colon_may_stand_before_the_metrics(text, told):
    assert names_metrics_after_label(text, SETTINGS.framework) is told


def test_such_a_line_in_bold_is_no_heading_but_says_what_its_block_is_about():
    plan = interpret(
        document(
            heading("SC-WRES action plan"), heading("Opening doors", 2), para("We look at how we hire."),
            para("What this shifts: metrics 2 and 8", bold=True), heading("Actions", 3), item("Train every panel."),
            item("Ask each leaver why."),
        ),
        SETTINGS,
    ).plan  # fmt: skip
    assert [(s.title, s.metrics, s.metrics_stated) for s in plan.sections] == [("Opening doors", [2, 8], True)]
    assert len(plan.actions) == 2
