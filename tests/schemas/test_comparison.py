from __future__ import annotations

import pytest
from pydantic import ValidationError

from schemas.comparison import MEANINGS, Column, Comparison, Comparisons, Mark

COLUMNS = (
    Column(name="council", meaning="who"), Column(name="value", meaning="how much", marked_by="marker"),
    Column(name="marker", meaning="why not"),
)  # fmt: skip


def made(*rows) -> Comparison:
    return Comparison(name="t", title="T", question="How much?", columns=COLUMNS, rows=rows)


def test_a_cell_is_a_value_or_a_reason():
    assert made(("a", 1, None), ("b", None, "[x]")).marks() == {"[x]": MEANINGS[Mark.NOT_STATED]}


@pytest.mark.parametrize("row", [("a", None, None), ("a", 1, "[x]"), ("a", 1)])
def test_never_both_never_neither_and_never_a_cell_too_few(row):
    with pytest.raises(ValidationError):
        made(row)


def test_zero_is_a_value():
    assert made(("a", 0, None)).records() == [{"council": "a", "value": 0, "marker": None}]


def test_every_mark_has_a_meaning():
    assert set(MEANINGS) == set(Mark)


def test_a_table_is_found_by_its_name():
    tables = Comparisons(tables=(made(),))
    assert tables.table("t").title == "T"
    with pytest.raises(KeyError):
        tables.table("u")
