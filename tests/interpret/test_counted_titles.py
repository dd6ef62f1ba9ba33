"""Counts at the head of blocks' titles that only their row tells."""

import pytest

from pipeline.interpret.counted_titles import number_sections
from pipeline.interpret.found import text_of
from pipeline.interpret.sections import SectionDraft
from pipeline.interpret.tree import line_of
from tests.builders import document, para


def counted(*titles):
    drafts = []
    for paragraph in document(*(para(title) for title in titles)).paragraphs():
        words = line_of(paragraph).passage
        drafts.append(SectionDraft("banner", title=text_of(words), title_lines=[words]))
    number_sections(drafts)
    return [(draft.ref.value if draft.ref else None, draft.title.value) for draft in drafts]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["A Leadership and pay", "B Getting in"], [("A", "Leadership and pay"), ("B", "Getting in")]),
        (["Door 1: The way in", "Door 2: A life"], [("Door 1", "The way in"), ("Door 2", "A life")]),
        (["Ask 1 – Who gets in?", "Ask 2 – Who gets on?"], [("Ask 1", "Who gets in?"), ("Ask 2", "Who gets on?")]),
    ],
)  # fmt: skip
def test_titles_that_count_on_have_their_count_as_ref(titles, expected):
    assert counted(*titles) == expected


@pytest.mark.parametrize(
    "titles",
    [
        ["A Fair Start", "Pay"],
        ["A Fair Start", "A Good End"],
        ["Door 2: The way in", "Door 3: A life"],
        ["Room 1: The way in", "Door 2: A life"],
        ["2025 Review", "2026 Review"],
    ],
)
def test_titles_that_do_not_count_on_stay_whole(titles):
    assert counted(*titles) == [(None, title) for title in titles]
