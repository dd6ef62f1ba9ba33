"""What a plan says of itself, wherever its head stands; labels that run through one line."""

from pipeline.interpret.label_lines import inline_keys
from pipeline.interpret.labels import load_labels
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from pipeline.interpret.tree import line_of
from tests.builders import document, heading, item, para


def test_the_period_is_looked_for_below_the_title_where_a_menu_stands_above():
    menu = [
        item(name)
        for name in ("Home", "Jobs", "About us", "News", "Contact", "Search", "Pay", "Help", "Visit", "Topics", "A to Z")
    ]
    blocks = [*menu, heading("Race equality action plan"), para("Westmoor Council"), para("April 2024 to March 2027")]
    period = interpret(document(*blocks), load_settings()).plan.period
    assert period is not None
    assert (str(period.start), str(period.end)) == ("2024-04-01", "2027-03-31")


def test_a_bracket_before_a_label_belongs_to_the_value_before():
    line = line_of(
        para("Responsibility - Head of Service (Operations) Key performance indicators - Staff say so Timescale - May 2025")
    )
    found = inline_keys(line, load_labels())
    assert [one.value.text for one in found if one.value] == ["Head of Service (Operations)", "Staff say so", "May 2025"]


def test_a_council_above_the_title_is_not_the_title():
    for blocks in (
        [para("Westmoor Council"), para("Adult Services"), para("Race equality plan"), para("May 2024")],
        [heading("Westmoor Council"), heading("Race equality plan", 2), para("May 2024")],
        [para("Westmoor Council"), para("Race equality plan"), heading("Introduction"), para("We wrote this in May.")],
    ):
        assert interpret(document(*blocks), load_settings()).plan.title == "Race equality plan"


def test_a_label_or_a_sentence_about_the_plan_is_not_the_title():
    blocks = [para("Westmoor Council"), para("Date of plan: May 2024"), para("This is our first plan."), para("Introduction")]
    assert interpret(document(*blocks), load_settings()).plan.title == "Westmoor Council"
