"""A plan typed over into a workbook is read as the plan that it copies, however the officer lays it out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from extractors import xlsx
from pipeline.differences import differences
from pipeline.interpret.reading import interpret
from schemas.plan import Plan
from tests.copies.sheets import Habit, workbook_of
from tests.readings import EVERY, plan, read, settings_of

HABITS = {
    "one sheet": Habit(),
    "no empty rows": Habit(gaps=False),
    "no rules": Habit(rules=False),
    "a sheet a part": Habit(parts=True),
    "from B2, text merged across": Habit(corner=(2, 2), spread=6),
    "a row a paragraph": Habit(split=True),
}
WORD = [param for param in EVERY if param.values[0].suffix == ".docx"]


@cache
def copied(path: Path, habit: Habit) -> Plan:
    document = xlsx.extract(workbook_of(read(path)[0], habit))
    assert document.letters == document.letters_in_file
    return interpret(document, settings_of(path)).plan


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("path", WORD)
def test_a_copy_is_read_as_the_original(path, habit):
    assert differences(plan(path), copied(path, HABITS[habit])) == []
