"""Line breaks inside a paragraph."""

import pytest

from extractors.breaks import Setting, parted
from schemas.document import Place, Span, join_spans

PLACE = Place(path="/html")


def lines(*texts: str) -> list[list[Span]]:
    return [
        [Span(text=part, place=PLACE, bold=at % 2 == 1) for at, part in enumerate(text.split("**")) if part] for text in texts
    ]


def parts(setting: Setting, *texts: str) -> list[str]:
    return [join_spans(spans) for spans in parted(lines(*texts), setting)]


@pytest.mark.parametrize("setting", ["flow", "cell", "item"])
def test_bold_labels_and_markers_open_a_paragraph_everywhere(setting: Setting):
    assert parts(setting, "**Lead:** HR and all the", "rest of it", "When: June", "• one", "**Links** none") == [
        "Lead: HR and all the rest of it", "When: June", "• one", "Links none",
    ]  # fmt: skip


def test_bold_that_goes_on_over_a_break_is_one_heading():
    assert parts("flow", "**What good looks like in**", "**social care**") == ["What good looks like in social care"]


def test_lines_of_a_cell_are_paragraphs_unless_one_goes_on():
    assert parts("cell", "Head of HR", "Director") == ["Head of HR", "Director"]
    assert parts("cell", "increase the number", "of staff") == ["increase the number of staff"]
    assert parts("cell", "training", "mentoring", "coaching") == ["training", "mentoring", "coaching"]


def test_lines_of_the_flow_are_paragraphs_where_all_are_complete():
    assert parts("flow", "Jo Bloggs", "Head of HR") == ["Jo Bloggs", "Head of HR"]
    assert parts("flow", "We review posts.", "We report to the board.") == ["We review posts.", "We report to the board."]
    assert parts("flow", "The board reviews", "how we recruit") == ["The board reviews how we recruit"]


def test_an_item_is_one_text():
    assert parts("item", "A policy is in place", "Guidance to follow") == ["A policy is in place Guidance to follow"]


def test_an_empty_line_parts():
    assert parts("item", "one", "", "two") == ["one", "two"]
