"""Every numeral of a paragraph once: what it was read as, what it is by its own words, or not taken with its sentence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.interpret.fields.figures import numbers_in
from pipeline.interpret.number_accounts import Taken, account_numbers
from tests.builders import document, para


def account(text, *read):
    return [(use.number, use.use, use.sentence) for use in account_numbers(document(para(text)).paragraphs(), read)]


def test_the_same_number_twice_is_a_figure_only_where_it_was_read_as_one():
    text = "We met 12 teams. Of the leavers 12% were white."
    read = Taken(1, "Of the leavers 12% were white", "figure", 15, 17)
    assert account(text, read) == [("12", "not_taken", "We met 12 teams."), ("12", "figure", None)]


def test_words_that_stand_twice_are_marked_one_after_the_other():
    read = [Taken(1, "5%", "figure", 0, 1), Taken(1, "5%", "figure", 0, 1)]
    assert [use for _, use, _ in account("5% and 5%", *read)] == ["figure", "figure"]


def test_a_date_is_told_by_its_own_words():
    assert account("Due by 3 June 2024") == [("3", "date", None), ("2024", "date", None)]


def test_a_very_long_paragraph_is_accounted_for_to_its_end():
    found = account("In June 2024 we met 7 times. " * 400)
    assert len(found) == 800
    assert {use for number, use, _ in found if number == "2024"} == {"date"}


@settings(deadline=None, derandomize=True, max_examples=80)
@given(st.text(alphabet="0123456789 ,.%£abc()\n", max_size=60).map(str.strip).filter(bool))
def test_nothing_is_lost_or_told_twice(text):
    doc = document(para(text))
    printed = [p.text[s:e] for p in doc.paragraphs() for s, e in numbers_in(p.text)]
    assert [use.number for use in account_numbers(doc.paragraphs(), [])] == printed
