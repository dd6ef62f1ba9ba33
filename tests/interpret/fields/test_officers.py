"""Cells and labels as council officers write them: their readings were written by somebody who had not seen the program."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.interpret.fields.leads import read_leads
from pipeline.interpret.fields.terms import Terms
from pipeline.interpret.fields.timeframe import Anchor, read_timeframe
from pipeline.interpret.labels import load_labels
from schemas.plan import Period

HERE = Path(__file__).parent / "officers"
LABELS = load_labels()
NEARLY, LIKE = 0.02, 90.0


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text("utf-8"))


@pytest.mark.parametrize("cell", table("times.toml")["cells"], ids=lambda cell: cell["text"])
def test_times(cell: dict[str, Any]) -> None:
    period = Period(start=cell["period"][0], end=cell["period"][1]) if "period" in cell else None
    time = read_timeframe(cell["text"], Anchor(cell.get("dated"), period, Terms())).timeframe
    assert time is not None
    assert [time.kind, time.start or "", time.end or "", time.recurrence or ""] == cell["reading"]


@pytest.mark.parametrize("cell", table("leads.toml")["cells"], ids=lambda cell: cell["text"])
def test_leads(cell: dict[str, Any]) -> None:
    text = cell["text"]
    assert [[text[lead.start : lead.end], lead.role] for lead in read_leads(text)] == cell["leads"]


@pytest.mark.parametrize(("label", "field"), table("labels.toml")["fields"].items())
def test_labels(label: str, field: str) -> None:
    fields = LABELS.read_head(label, LIKE).fields
    best = fields[0][1] if fields else 0.0
    assert field in ([name for name, likeness in fields if likeness >= best - NEARLY] or ["none"])
