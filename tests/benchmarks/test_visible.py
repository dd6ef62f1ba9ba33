"""The answers to the five published plans, compared: what the audit must find, and what it must not accuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.benchmarks import Comparisons, compare
from schemas.plan import Plan
from schemas.reading import StoredPlan
from tests.comparing import FRAMEWORK, NO_REGISTER, stored

GOLD = Path(__file__).parents[2] / "../shared/gold"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not GOLD.is_dir(), reason="the published plans are not here")]


def read(path: Path) -> StoredPlan:
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["figures"] = [{k: v for k, v in f.items() if k != "core"} for f in raw["figures"]]
    made = Plan.model_validate(raw)
    return stored(made, year=(made.dated or "2024")[:4], path=path.name)


@pytest.fixture(scope="module")
def visible() -> Comparisons:
    return compare([read(p) for p in sorted(GOLD.glob("*.json"))], NO_REGISTER, FRAMEWORK)


def test_the_band_with_exchanged_percentages_is_all_that_is_contradictory(visible):
    found = [r for r in visible.table("audit").records() if r["result"] == "contradictory"]
    assert [(r["check"], r["stated_value"], r["service"]) for r in found] == [
        ("share against counts", 72, "adults"), ("share against counts", 77, "children"),
    ]  # fmt: skip
    assert all("exchanged" in str(r["why"]) for r in found)
    assert found[0]["words"] == "72% (289) … 28% (734)"


def test_a_ratio_that_rounding_explains_is_not_accused(visible):
    row = next(r for r in visible.table("audit").records() if r["stated_value"] == 0.61)
    assert row["result"] == "rounding"


def test_canonical_values_as_domain_notes_worked_them_out(visible):
    rows = visible.table("headline").records()
    shortlisting = [r["value"] for r in rows if r["metric"] == 2 and r["basis"] == "from two pairs of shares"]
    assert shortlisting == [0.818]
    assert not any(r["value"] for r in rows if r["metric"] == 8 and r["basis"] is None)


def test_one_council_has_two_years(visible):
    table = visible.table("change")
    assert {(r["year_before"], r["year_after"]) for r in table.records()} == {("2022", "2024")}
    assert {"reworded", "dropped", "new"} & {r["result"] for r in table.records() if r["kind"] == "action"}
