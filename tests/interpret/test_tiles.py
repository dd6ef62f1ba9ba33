"""Numbers set large with their captions beside, below or in the same cell are one clause."""

import pytest

from pipeline.interpret.fields.large_numbers import is_caption, is_measured, opens_measured
from pipeline.interpret.marks import read_mark
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from pipeline.interpret.tiles import tile_lines
from schemas.framework import Framework
from tests.builders import document, heading, item, para, table
from tests.figure_lines import line_of
from tests.interpret.test_outline import sketch, tree, tree_by_standard

STANDARD = Framework(code="x", name="X", source="test", metric_words=["metric"])


def tiles(rows):
    found = tile_lines(document(table(rows)).blocks[0])
    return None if found is None else [line.text for line in found]


def plan(*blocks):
    flow = document(heading("Workforce race equality standard action plan 2024", 1), *blocks)
    return interpret(flow, load_settings("sc-wres", None, None)).plan


@pytest.mark.parametrize(
    "text", ["9%", "13.1 %", "0.81 times", "45% more likely", "2 x", "1.5x", "1 in 4", "Only 6%", "twice", "12 per cent", "3:1"]
)
def test_a_number_with_its_unit_measures_something(text):
    assert is_measured(text)


@pytest.mark.parametrize("text", ["9", "2024", "1.2", "A", "Theme 1", "9% of staff left", "Metric 3", "2 xylophones", "", "%"])
def test_what_counts_or_says_more_is_no_number_alone(text):
    assert not is_measured(text)


@pytest.mark.parametrize(
    ("number", "text", "apart"),
    [
        ("9%", "of staff left", False),
        ("9%", "White staff left last year", True),
        ("0.77", "relative likelihood of appointment", True),
        ("0.77", "Relative likelihood of appointment", True),
        ("1.6", "times as likely to leave", True),
        ("1,142", "people work in social care", True),
        ("45% more likely", "to leave: BAME staff", True),
    ],
)
def test_words_that_a_number_waits_for_are_its_caption(number, text, apart):
    assert is_caption(number, text, apart=apart)


@pytest.mark.parametrize(
    ("number", "text", "apart"),
    [
        ("9%", "White staff left last year", False),
        ("9%", "12%", True),
        ("2024", "of staff left", True),
        ("1.2", "Review adverts", True),
        ("1.2", "review adverts", True),
        ("1", "review adverts", True),
        ("Hiring", "of staff", True),
    ],
)
def test_other_lines_below_a_number_are_none(number, text, apart):
    assert not is_caption(number, text, apart=apart)


def test_a_large_number_and_the_paragraph_below_are_one_line():
    got = tree(heading("Metric 1"), para("**9%**"), para("of staff are BAME, and 24% of those below grade 6."))
    assert sketch(got) == [("Metric 1", ["9% of staff are BAME, and 24% of those below grade 6."])]


def test_a_number_set_as_a_heading_heads_nothing():
    got = tree(
        heading("Hiring", 3), heading("1.6 times", 1), para("as likely to be appointed: white candidates"), heading("2 x", 2)
    )
    assert sketch(got) == [("Hiring", ["1.6 times as likely to be appointed: white candidates", "2 x"])]


@pytest.mark.parametrize("text", ["1.6 times as likely to leave", "1.2x as likely", "1.5 per cent of staff left"])
def test_a_ratio_at_the_head_of_a_line_counts_no_heading(text):
    assert opens_measured(text)
    assert read_mark(text, STANDARD) is None


def test_a_count_of_an_outline_stays_one():
    mark = read_mark("1.6 Timely feedback for candidates", STANDARD)
    assert mark is not None
    assert mark.number == "1.6"


def test_a_list_below_a_number_is_not_its_caption():
    got = tree(heading("Metric 1"), para("**9%**"), item("of staff"))
    assert sketch(got) == [("Metric 1", ["9%", "of staff"])]


@pytest.mark.parametrize(
    "rows",
    [
        [["**9%**", "of BAME staff left"], ["**6%**", "of white staff left"]],
        [["**9%**", "of BAME staff left", "**6%**", "of white staff left"]],
        [["**9%**", "**6%**"], ["of BAME staff left", "of white staff left"]],
        [["**9%**\nof BAME staff left", "**6%**\nof white staff left"]],
    ],
)
def test_numbers_beside_above_or_over_their_captions_are_lines(rows):
    assert tiles(rows) == ["9% of BAME staff left", "6% of white staff left"]


def test_further_lines_of_a_caption_stay_behind_it():
    assert tiles([["**9%**", "of BAME staff left\nSource: HR records"]]) == ["9% of BAME staff left", "Source: HR records"]


@pytest.mark.parametrize(
    "rows",
    [
        [["White staff", "9%"], ["BAME staff", "6%"]],
        [["Group", "Left"], ["White", "9%"]],
        [["1", "review adverts"], ["2", "train panels"]],
        [["1.1", "Review adverts"], ["1.2", "Train panels"]],
        [["**9%**", "of staff left", "more"]],
        [["9%", "6%"], ["8%", "7%"]],
        [["Our sponsor", "A Okafor"]],
    ],
)
def test_figures_counts_and_cards_are_no_tiles(rows):
    assert tiles(rows) is None


@pytest.mark.parametrize(
    "blocks",
    [
        [para("**9%**"), para("of staff on grades G7 and above are from the global majority")],
        [heading("9%", 2), para("of staff on grades G7 and above are from the global majority")],
        [table([["**9%**", "of staff on grades G7 and above are from the global majority"]])],
        [table([["**9%**"], ["of staff on grades G7 and above are from the global majority"]])],
        [table([["**9%**\nof staff on grades G7 and above are from the global majority"]])],
    ],
)
def test_a_tile_is_one_figure_with_both_its_places(blocks):
    got = plan(heading("Metric 1: pay bands", 2), *blocks)
    assert [f.text for f in got.figures] == ["9% of staff on grades G7 and above are from the global majority"]
    assert [(f.metric, f.group, f.value) for f in got.figures] == [(1, "minority_ethnic", 9)]
    assert got.sections[0].data_text == "9% of staff on grades G7 and above are from the global majority"


def test_a_number_that_its_caption_says_again_is_one_figure():
    got = plan(
        heading("Metric 7: bullying", 2),
        para("**2 x**"),
        para("BAME staff were twice as likely as white staff to be bullied by a manager"),
    )
    assert [line_of(f) for f in got.figures] == ["7 rl harassment_manager me/white both 2x"]
    assert got.figures[0].text.startswith("twice") or got.figures[0].text.startswith("BAME")


def test_pictures_alone_say_nothing():
    assert sketch(tree(heading("Theme 4: Wellbeing", 2), para("♥"), para("★ ★"), para("* 5 staff"))) == [
        ("Theme 4: Wellbeing", ["* 5 staff"])
    ]


CAPTION_ABOVE = [
    para("BAME people who were appointed"),
    para("**11%**"),
    para("White people who were appointed"),
    para("**20%**"),
]


def test_captions_above_their_numbers_are_not_put_to_the_next_number():
    got = tree(heading("Metric 2"), *CAPTION_ABOVE)
    assert sketch(got) == [("Metric 2", ["BAME people who were appointed", "11%", "White people who were appointed", "20%"])]
    assert tiles([["BAME people\n**11%**\nWhite people\n**20%**", "BAME people\n**11%**"]]) is None
    assert [f.metric for f in plan(heading("Metric 2: appointment", 2), *CAPTION_ABOVE).figures] == [None, None]


def test_captions_below_may_be_sentences_where_the_first_stands_below_a_heading_or_tag():
    blocks = [para("**11%**"), para("White people left"), para("Source: HR"), para("**20%**"), para("BAME people left")]
    below = ["11% White people left", "Source: HR", "20% BAME people left"]
    assert sketch(tree(heading("Metric 8"), *blocks)) == [("Metric 8", below)]
    assert sketch(tree_by_standard(heading("Leaving", 2), para("★ Metric 8"), *blocks))[0][1][1:] == below
