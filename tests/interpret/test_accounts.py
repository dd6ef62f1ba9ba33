"""The accounts of a document close: every paragraph and every number ends in exactly one place."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest

from pipeline.interpret.fields.figures import numbers_in
from pipeline.interpret.labels import Labels
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import Settings, load_settings
from tests.builders import document, heading, item, para, table

PLAN = document(
    heading("Borsetshire Council race equality action plan 2023"),
    para("We have listened to our staff networks in 3 meetings, and this plan is what we heard from them."),
    para("Why we do this"),
    para("We will publish the results each year, and speak to our staff about what has changed since then."),
    para("Metric 2: relative likelihood of staff being appointed from shortlisting", kind="heading", level=2),
    para("**Data:** In 2022/23 white applicants were 1.42 times as likely to be appointed as minority ethnic applicants."),
    table(
        [
            ["Action", "Lead", "By when", "Colour of folder"],
            ["1.1 Train 40 managers who sit on panels", "Head of HR", "June 2024", "mauve"],
            ["1.2 Publish all vacancies in one place", "Director of People", "31 March 2025", "teal"],
        ],
        header_rows=1,
    ),
    item("odd"),
)


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings()


def uses(reading):
    return {use.block: (use.use, use.why) for use in reading.accounts.blocks}


def test_every_paragraph_stands_in_the_account_once(settings):
    reading = interpret(PLAN, settings)
    assert [use.block for use in reading.accounts.blocks] == [p.id for p in PLAN.paragraphs()]


def test_every_number_stands_in_the_account_once_with_what_it_is(settings):
    reading = interpret(PLAN, settings)
    told = [(use.block, use.number) for use in reading.accounts.numbers]
    assert told == [(p.id, p.text[s:e]) for p in PLAN.paragraphs() for s, e in numbers_in(p.text)]
    by_number = {use.number: use for use in reading.accounts.numbers}
    assert by_number["1.42"].use == "figure"
    assert by_number["2024"].use == by_number["31"].use == by_number["2023"].use == "date"
    assert by_number["2"].use == by_number["1.1"].use == "reference"
    assert by_number["40"].use == "not_taken"
    assert by_number["40"].sentence == "1.1 Train 40 managers who sit on panels"


def test_heads_of_known_columns_are_used_and_those_of_unknown_ones_are_not(settings):
    found = uses(interpret(PLAN, settings))
    texts = {p.text: p.id for p in PLAN.paragraphs()}
    assert found[texts["Action"]] == ("used", "head action")
    assert found[texts["Head of HR"]] == ("used", "/actions/0/leads/0")
    assert found[texts["Colour of folder"]][0] == "unclaimed"
    assert found[texts["mauve"]][0] == "unclaimed"
    assert found[texts["Why we do this"]] == ("narrative", "heading over narrative")


def test_a_figure_whose_words_leave_a_doubt_is_a_note(settings):
    data = para("18% more white staff than minority ethnic staff were appointed from shortlisting.")
    plan = document(heading("Metric 2: relative likelihood of staff being appointed from shortlisting"), data)
    reading = interpret(plan, settings)
    assert [figure.value for figure in reading.plan.figures] == [18]
    assert ("figure_in_doubt", 2) in {(note.code, note.block) for note in reading.notes}


def test_without_the_labels_of_a_field_more_is_unclaimed(settings):
    rows = [[f"Train the panels of district {n}", "mauve", f"June 202{n}"] for n in (3, 4, 5)]
    plan = document(heading("Action plan 2023"), table([["Action", "Lead", "By when"], *rows], header_rows=1))
    labels = Labels({name: words for name, words in settings.labels.by_field.items() if name not in {"lead", "support"}})
    without = dataclasses.replace(settings, labels=labels)
    assert _unclaimed(interpret(plan, settings)) == 0
    assert _unclaimed(interpret(plan, without)) == 4


def _unclaimed(reading) -> int:
    return Counter(use.use for use in reading.accounts.blocks)["unclaimed"]
