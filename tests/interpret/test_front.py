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


def test_the_title_below_a_heading_that_only_names_the_council():
    for title in ("Digital and Data Roadmap", "Housing Improvement Programme 2024", "Race equality in care: our response"):
        blocks = [heading("Westmoor Council"), para(title), para("May 2024"), heading("1. Aims", 2), para("We act.")]
        plan = interpret(document(*blocks), load_settings()).plan
        assert (plan.title, plan.dated) == (title, "2024-05")


def test_a_sponsor_of_a_programme_is_no_title():
    blocks = [heading("Westmoor Council"), para("Sponsor: Ida Moss, Care Programme"), heading("Aims", 2), para("We act.")]
    assert interpret(document(*blocks), load_settings()).plan.title == "Westmoor Council"


def test_a_month_alone_on_its_line_dates_a_plan_and_not_the_year_that_it_is_about():
    blocks = [heading("Our response to the 2023 WRES return"), para("January 2024"), para("We act.")]
    assert interpret(document(*blocks), load_settings()).plan.dated == "2024-01"


def test_a_line_that_says_until_when_or_who_promises_is_no_title():
    listed = [item("Train all panels in fair selection", "1."), item("Publish the results", "2.")]
    blocks = [para("By 2030"), para("Scottish Ministers will"), *listed, para("Our plan 2021")]
    plan = interpret(document(*blocks), load_settings("generic")).plan
    assert (plan.title, plan.dated, len(plan.actions)) == (None, None, 2)


def test_when_a_consultation_closes_is_not_the_plans_date():
    blocks = [heading("Implementing our plan 2024-30"), para("Closes 24 Dec 2024"), para("Text.")]
    assert interpret(document(*blocks), load_settings("generic")).plan.dated == "2024"
