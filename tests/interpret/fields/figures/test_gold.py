"""The readers against the answers for real plans, section by section."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.interpret.fields.availability import read_availability
from pipeline.interpret.fields.figures import FigureContext, load_lexicon, read_figures
from pipeline.interpret.frameworks import load_framework
from schemas.plan import Period

SHARED = Path(__file__).parents[4] / "../shared"
PLANS = sorted((SHARED / "gold").glob("*.json"))

FIELDS = (
    "metric", "quantity", "event", "group", "comparator", "service", "category", "value", "unit", "qualifier", "status",
)  # fmt: skip

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not PLANS, reason="no folder of real plans beside the checkout")]


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_of_plans", SHARED / "tools/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(text: str | None) -> list[str]:
    return text.split("\n") if text else []


def texts_of(plan: dict[str, Any], at: int) -> list[tuple[list[str], str]]:
    """What the assembler reads of a section: data, objective, measures, actions and their measures and progress."""
    section = plan["sections"][at]
    out = [(lines(section["data_text"]), "actual"), (lines(section["objective"]), "target")]
    out.append(([line for measure in section["indicators"] for line in lines(measure)], "target"))
    for action in plan["actions"]:
        if action["section"] == at:
            out.append(([action["text"]], "target"))
            out.append(([line for measure in action["success"] for line in lines(measure)], "target"))
            out.append((lines(action["progress"]), "actual"))
    return out


def common_period(figures: list[dict[str, Any]]) -> Period | None:
    """The period that the label of a section's data gives: what all its figures share."""
    periods = {json.dumps(f["period"]) for f in figures if f["status"] == "actual" and f.get("core", True)}
    value = json.loads(periods.pop()) if len(periods) == 1 else None
    return Period(**value) if value else None


def read(plan: dict[str, Any], at: int, gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    out = []
    services = {"ACS": "adults", "CS": "children"}
    for texts, status in texts_of(plan, at):
        period = common_period(gold) if status == "actual" and texts == lines(plan["sections"][at]["data_text"]) else None
        context = FigureContext(tuple(plan["sections"][at]["metrics"]), (), None, period, status, services)  # type: ignore[arg-type]
        for f in read_figures(texts, context, load_framework(), load_lexicon()).figures:
            figure = {name: getattr(f, name) for name in FIELDS}
            out.append({**figure, "period": f.period and f.period.model_dump(), "text": texts[f.index][f.start : f.end]})
    return out


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_figures_of_prose(path: Path) -> None:
    score, plan = scorer(), json.loads(path.read_text("utf-8"))
    wanted: Counter[Any] = Counter()
    found: Counter[Any] = Counter()
    for at, section in enumerate(plan["sections"]):
        gold = [f for f in plan["figures"] if f["section"] == at and f["metric"] is not None]
        if not section["data_text"] and len(gold) > 20:
            continue
        spare = Counter(score.figure_key(f, False) for f in gold if not f.get("core", True))
        core = [f for f in gold if f.get("core", True)]
        wanted += Counter((at, score.figure_key(f, True)) for f in core)
        got = [f for f in read(plan, at, gold) if f["metric"] is not None]
        for figure in got:
            if spare[score.figure_key(figure, False)] > 0:
                spare[score.figure_key(figure, False)] -= 1
            else:
                found[at, score.figure_key(figure, True)] += 1
    hits = sum((wanted & found).values())
    total = sum(wanted.values()) + sum(found.values())
    assert total == 0 or 2 * hits / total >= 0.98, (wanted - found, found - wanted)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_availability(path: Path) -> None:
    plan = json.loads(path.read_text("utf-8"))
    for at, section in enumerate(plan["sections"]):
        context = FigureContext(tuple(section["metrics"]))
        found = read_availability(lines(section["data_text"]), context, load_framework(), load_lexicon())
        wanted = [(a["metric"], a["service"], a["status"]) for a in plan["availability"] if a["section"] == at]
        assert [(a.metric, a.service, a.status) for a in found] == wanted
