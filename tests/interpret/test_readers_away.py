"""Without one of the readers of fields, what it took is unclaimed: no rule calls it narrative, and no page furniture hides it."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.interpret import actions, record_texts, sections
from pipeline.interpret.actions import ActionReader
from pipeline.interpret.assemble import Assembler
from pipeline.interpret.numbers import Numbers
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item, para, table
from tests.readings import EVERY, read, settings_of


def nothing(*_args, **_more):
    return None


def none_of_them(*_args, **_more):
    return []


READERS = {
    "actions": [(Assembler, "_add", nothing)],
    "leads": [(actions, "read_leads", none_of_them)],
    "timeframe": [(ActionReader, "_time", nothing)],
    "success": [(actions, "measures", none_of_them), (sections, "measures", none_of_them)],
    "status": [(ActionReader, "_status", nothing)],
    "links": [(actions, "read_links", none_of_them)],
    "ref": [(record_texts, "_ref_field", nothing)],
    "figures of tables": [(Numbers, "read_table", nothing)],
}
PLANS = [plan for plan in EVERY if plan.values[0].suffix == ".docx"]


def without(monkeypatch, name, path):
    """The uses of a file's blocks with all readers, and without one."""
    doc, reading = read(path)
    with monkeypatch.context() as patch:
        for owner, what, instead in READERS[name]:
            patch.setattr(owner, what, instead)
        spoiled = interpret(doc, settings_of(path))
    return ({use.block: use.use for use in found.accounts.blocks} for found in (reading, spoiled))


def lost(before, after):
    return {block for block in before if before[block] == "used" and after[block] != "used"}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("path", PLANS)
def test_what_a_reader_does_not_take_any_more_is_unclaimed(path, name, monkeypatch):
    before, after = without(monkeypatch, name, path)
    assert Counter(after[block] for block in lost(before, after)).keys() <= {"unclaimed"}
    risen = Counter(after.values())["unclaimed"] - Counter(before.values())["unclaimed"]
    assert risen >= len(lost(before, after))


MEASURE = "The share of staff who say that they were heard in the year before is above the share of the year before that."
CELLS = {
    "ref": ("No.", "7"), "actions": ("Action", "Train every interview panel"), "leads": ("Lead", "Head of HR"),
    "timeframe": ("By when", "June 2024"), "success": ("Success measure", MEASURE), "status": ("RAG", "Amber"),
    "links": ("Links to other plans", "People strategy"),
}  # fmt: skip


@pytest.mark.parametrize("name", CELLS)
def test_without_its_reader_a_cell_of_a_table_is_unclaimed_and_no_other_is(name, monkeypatch):
    rows = [list(cells) for cells in zip(*CELLS.values(), strict=True)]
    plan = document(heading("Race equality action plan 2024"), table(rows, header_rows=1))
    assert unclaimed(plan) == set()
    for owner, what, instead in READERS[name]:
        monkeypatch.setattr(owner, what, instead)
    assert unclaimed(plan) >= {CELLS[name][1]}
    assert name == "actions" or len(unclaimed(plan)) == 1


def unclaimed(plan):
    uses = {use.block: use.use for use in interpret(plan, load_settings()).accounts.blocks}
    return {paragraph.text for paragraph in plan.paragraphs() if uses[paragraph.id] == "unclaimed"}


def test_a_figure_in_prose_that_is_not_read_is_a_number_not_taken(monkeypatch):
    said = para("In 2022/23 white applicants were 1.42 times as likely to be appointed as minority ethnic applicants.")
    plan = document(heading("Metric 2: relative likelihood of staff being appointed from shortlisting"), said)
    taken = interpret(plan, load_settings()).accounts.numbers
    monkeypatch.setattr(Numbers, "_add", nothing)
    left = interpret(plan, load_settings()).accounts.numbers
    assert [(a.number, a.use, b.use) for a, b in zip(taken, left, strict=True) if a.use != b.use] == [
        ("1.42", "figure", "not_taken")
    ]


def test_a_line_that_introduces_a_list_of_actions_is_its_lead_in_and_a_value_that_reads_like_prose_is_none():
    rows = [["Action", "Lead", "Success measure"], ["Train the panels", "Head of HR", MEASURE]]
    plan = document(
        heading("Race equality action plan 2024"), heading("Actions", 2), para("New ones, to be reviewed in July 2025:"),
        item("Publish the figures each year"), item("Train every interview panel"), table(rows, header_rows=1),
    )  # fmt: skip
    uses = {use.block: (use.use, use.why) for use in interpret(plan, load_settings()).accounts.blocks}
    assert uses[3] == ("used", "lead-in action")
    assert uses[len(uses)] == ("used", "/actions/2/success/0")
