"""Narrative is what a rule says it is; what no rule knows stays unclaimed."""

from __future__ import annotations

import pytest

from pipeline.interpret.likeness import sure
from pipeline.interpret.narrative import narrative
from tests.builders import document, heading, item, para, table

PROSE = para("We have listened to our staff over the past year, and this plan is what we heard from them.")


@pytest.mark.parametrize(
    ("blocks", "rules"),
    [
        ([heading("Why we do this")], ["heading"]),
        ([PROSE], ["sentences"]),
        ([para("Background"), PROSE], ["heading over narrative", "sentences"]),
        ([para("Our values are:"), item("We listen to what people say"), item("fair")], ["lead-in", "list", "list"]),
        ([para("Do you publish your results each year?"), para("Yes")], ["question", "answer"]),
        ([PROSE, para("J Archer, Director of Adult Social Care")], ["sentences", "signature"]),
        ([para("Ask for this in large print: help@borsetshire.example.uk")], ["contact"]),
        ([para("Figure 2: staff by grade")], ["caption"]),
        ([para("¹ Staff in post")], ["footnote"]),
        ([table([["Status", "Number"], ["On track", "9"]])], ["table without actions"] * 4),
        ([para("Lady Ambridge")], [None]),
        ([para("June 2024")], [None]),
        ([table([["Step", "Note"], ["Train every panel in fair recruitment", "blue"]])], [None] * 4),
    ],
)  # fmt: skip
def test_each_rule_says_what_it_is(blocks, rules):
    doc = document(*blocks)
    found = narrative(doc, set(), sure)
    assert [found.get(p.id) for p in doc.paragraphs()] == rules


def test_what_a_record_has_used_is_not_judged():
    doc = document(PROSE, PROSE)
    assert list(narrative(doc, {1}, sure)) == [2]


def test_a_table_of_which_something_was_read_is_no_table_without_actions():
    doc = document(table([["Status", "Number"], ["On track", "9"]]))
    assert narrative(doc, {4}, sure) == {}
