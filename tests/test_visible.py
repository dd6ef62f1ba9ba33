"""Whole plans against their answers: the published ones where they lie beside the checkout, the sample plans everywhere."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from schemas.plan import plain
from tests.composer.score import score as sample_score
from tests.readings import ROOT, SAMPLES, SHARED, VISIBLE, plan

FLOOR, TEXT_FLOOR, MEAN = 0.95, 0.80, 0.98
SAMPLE_FLOOR, SAMPLE_MEAN = 0.75, 0.98
# A text in which the columns of the page run into each other has lost what the answer needs.
POOR = {"kent-2022.txt", "hertfordshire-2023.txt"}


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def _columns(path: Path) -> dict[str, float]:
    gold = json.loads((SHARED / "gold" / f"{path.stem}.json").read_text("utf-8"))
    columns, *_ = _scorer()(gold, plain(plan(path)))
    return dict(columns)


@pytest.mark.shared
@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in VISIBLE])
def test_every_column_of_every_rendering_keeps_its_floor(path):
    floor = TEXT_FLOOR if path.name in POOR else FLOOR
    assert {name: round(value, 3) for name, value in _columns(path).items() if value < floor} == {}


@pytest.mark.shared
@pytest.mark.skipif(not VISIBLE, reason="the published plans are not here")
def test_the_mean_of_every_column_keeps_its_floor():
    columns = [_columns(path) for path in VISIBLE]
    means = {name: mean(one[name] for one in columns) for name in columns[0]}
    assert {name: round(value, 4) for name, value in means.items() if value < MEAN} == {}


def _of_sample(path: Path) -> dict[str, float]:
    gold = json.loads((ROOT / "corpus/gold" / f"{path.stem}.json").read_text("utf-8"))
    return sample_score(gold, plain(plan(path)))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in SAMPLES])
def test_every_column_of_every_sample_keeps_its_floor(path):
    assert {name: round(value, 3) for name, value in _of_sample(path).items() if value < SAMPLE_FLOOR} == {}


def test_the_mean_of_every_column_of_the_samples_keeps_its_floor():
    columns = [_of_sample(path) for path in SAMPLES]
    means = {name: mean(one[name] for one in columns if name in one) for name in columns[0]}
    assert {name: round(value, 4) for name, value in means.items() if value < SAMPLE_MEAN} == {}
