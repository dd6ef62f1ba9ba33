"""Every value that the answers of real plans give is read back as it stands there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.interpret.fields.leads import lead_likeness, read_leads
from pipeline.interpret.fields.links import read_links
from pipeline.interpret.fields.people import read_people
from pipeline.interpret.fields.terms import read_terms
from pipeline.interpret.fields.timeframe import Anchor, read_timeframe, time_likeness

SHARED = Path(__file__).parents[3] / "../shared"
PLANS = sorted((SHARED / "gold").glob("*.json"))

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not PLANS, reason="no folder of real plans beside the checkout")]


def plan(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def anchor(path: Path) -> Anchor:
    text = (SHARED / "corpus" / f"{path.stem}.txt").read_text("utf-8")
    return Anchor(plan(path)["dated"], None, read_terms(re.sub(r"<[^>]+>", "", text).split("\n")))


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_timeframes(path: Path) -> None:
    start = anchor(path)
    for action in plan(path)["actions"]:
        time = action["timeframe"]
        read = read_timeframe(time["text"], start).timeframe if time else None
        assert (read.model_dump() if read else None) == time


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_leads_one_by_one_and_as_lists(path: Path) -> None:
    for action in plan(path)["actions"]:
        texts = [lead["text"] for lead in action["leads"]]
        for lead in action["leads"]:
            read = read_leads(lead["text"], lead["role"])
            assert [(lead["text"][r.start : r.end], r.role) for r in read] == [(lead["text"], lead["role"])]
            assert lead_likeness(lead["text"]) >= 0.5
        for joint in ("; ", "\n"):
            listed = joint.join(texts)
            assert [listed[r.start : r.end] for r in read_leads(listed)] == texts


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_people(path: Path) -> None:
    for person in plan(path)["people"]:
        for joint in (", ", "; ") if person["position"] else ("",):
            text = f"{person['name']}{joint}{person['position'] or ''}"
            (read,) = read_people(text, person["role"])
            assert read.name is not None
            assert text[slice(*read.name)] == person["name"]
            assert (read.position and text[slice(*read.position)]) == person["position"]


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_links(path: Path) -> None:
    for action in plan(path)["actions"]:
        text = "; ".join(action["links"])
        assert [text[start:end] for start, end in read_links(text)] == action["links"]


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_texts_of_actions_are_neither_leads_nor_times(path: Path) -> None:
    for action in plan(path)["actions"]:
        assert lead_likeness(action["text"]) < 0.6
        assert time_likeness(action["text"]) < 0.4
