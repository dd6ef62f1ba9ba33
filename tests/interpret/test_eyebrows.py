"""Small lines above a bigger heading that number it."""

from tests.builders import heading, item, para
from tests.interpret.test_outline import sketch, tree_by_standard


def titles(scope):
    return [" ".join(line.text for line in one.title) for one in scope.scopes()]


def test_a_ref_above_a_bigger_heading_is_its_first_words():
    got = tree_by_standard(
        para("Priority 1"), heading("Recruit fairly", 2), para("Text."), para("**Theme 2**"), heading("Stop bullying", 2)
    )
    assert titles(got) == ["Priority 1\nRecruit fairly", "Theme 2\nStop bullying"]
    got = tree_by_standard(para("Strand A"), heading("Hiring", 2), para("Text."), para("Aim 2 of 3:"), heading("Leaving", 2))
    assert titles(got) == ["Strand A\nHiring", "Aim 2\nLeaving"]


def test_numbers_above_headings_that_count_from_one_are_theirs():
    got = tree_by_standard(para("01"), heading("Hiring"), para("Text."), para("02"), heading("Leaving"))
    assert titles(got) == ["01\nHiring", "02\nLeaving"]


def test_numbers_that_count_nothing_stay_apart():
    assert titles(tree_by_standard(para("7"), heading("Hiring"), para("Text."), para("12"), heading("Leaving"))) == [
        "Hiring",
        "Leaving",
    ]
    assert titles(tree_by_standard(para("1"), heading("Hiring"))) == ["Hiring"]


def test_a_number_above_a_plain_line_needs_a_label_of_a_block_below():
    got = tree_by_standard(
        para("1"), para("Hiring"), para("Objective: We hire fairly."), para("2"), para("Leaving"), para("Metric 8")
    )
    assert titles(got) == ["1\nHiring", "2\nLeaving"]
    assert sketch(tree_by_standard(para("1"), para("Hiring"), para("2"), para("Leaving"))) == ["1", "Hiring", "2", "Leaving"]


def test_a_ref_above_a_label_or_a_lower_heading_opens_a_block_of_its_own():
    got = tree_by_standard(para("Priority 1"), heading("What we will do", 3), item("Train"))
    assert sketch(got) == [("Priority 1", [("action", "Train")])]
    assert titles(tree_by_standard(heading("Priority 1", 2), heading("Hiring", 3))) == ["Priority 1 Hiring"]


def test_metrics_between_a_heading_and_its_parts_are_the_upper_ones():
    got = tree_by_standard(heading("Hiring", 2), para("Metric 2"), heading("Adverts", 3), para("Text."))
    assert sketch(got) == [("Hiring", [("metric", "Metric 2"), ("Adverts", ["Text."])])]
