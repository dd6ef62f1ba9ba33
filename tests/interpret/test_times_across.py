"""Roadmaps: times across the top, strands down the side, and columns beside them that are said of the whole strand."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, table

SETTINGS = load_settings()


def plan(*rows):
    return interpret(document(heading("SC-WRES roadmap"), table(rows, header_rows=1)), SETTINGS).plan


STRANDS = (
    ("Dignity\nMetric 7", "8% of staff were bullied.", "Put a notice in all contracts", "Repeat the survey", "Head of HR"),
    ("Development\nMetric 5", "Not recorded", "Start recording ethnicity", "Bring back the course", "Learning Manager"),
)


@pytest.mark.parametrize("label", ["Answerable", "Lead", "In whose hands"])
@pytest.mark.parametrize("first", ["", "What we are working on"])
def test_what_stands_beside_the_times_is_said_of_the_whole_strand(first, label):
    read = plan((first, "Baseline 2023/24", "2025/26", "2026/27", label), *STRANDS)
    assert [(s.title, s.metrics, s.data_text) for s in read.sections] == [
        ("Dignity", [7], "8% of staff were bullied."),
        ("Development", [5], "Not recorded"),
    ]
    assert [(a.section, a.text, a.timeframe.text, [x.text for x in a.leads]) for a in read.actions] == [
        (0, "Put a notice in all contracts", "2025/26", ["Head of HR"]),
        (0, "Repeat the survey", "2026/27", ["Head of HR"]),
        (1, "Start recording ethnicity", "2025/26", ["Learning Manager"]),
        (1, "Bring back the course", "2026/27", ["Learning Manager"]),
    ]


def test_names_of_strands_are_no_leads():
    read = plan(("", "2025/26", "2026/27"), *((name, *rest[1:3]) for name, *rest in STRANDS))
    assert {len(a.leads) for a in read.actions} == {0}
