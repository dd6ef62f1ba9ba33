"""Contents lists are furniture, whatever a page's reader made of them."""

from pipeline.interpret.contents import without_contents
from tests.builders import document, heading, para


def kept(*blocks):
    return [b.text for b in without_contents(document(*blocks).blocks) if b.furniture is None]


def test_entries_below_a_contents_heading_are_left_out_up_to_the_first_line_of_text():
    got = kept(
        heading("Contents"),
        para("Action 1: 7"),
        para("Theme 2:"),
        para("Recruitment 11"),
        para("We begin here, with a sentence that is long."),
    )
    assert got == ["We begin here, with a sentence that is long."]


def test_dot_leaders_tell_an_entry_anywhere():
    assert kept(para("Metric 7 Harassment ........ 9"), para("Metric 7: 9 staff")) == ["Metric 7: 9 staff"]


def test_a_heading_of_that_name_without_entries_stays():
    assert kept(heading("Contents"), para("This page holds the plan of the council and nothing else at all, it says.")) != []
