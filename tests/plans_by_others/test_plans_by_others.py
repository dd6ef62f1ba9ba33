"""Plans of invented councils by authors who had not seen the program, with the answers that they gave before it read them.

Each author chose layouts, labels and words and made the answer from the original. What a file is not yet read as its author
read it is listed in `not_yet.toml`, field by field; a field that is no longer wrong must be taken out of the list.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import extractors
from pipeline.evaluate import evaluate
from pipeline.gold import GoldAnswer, read_gold
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from schemas.plan import Plan
from tests.figure_lines import line_of

HERE = Path(__file__).parent
PLANS = sorted((HERE / "plans").iterdir())
GOLD = read_gold(HERE / "gold")
NOT_YET: dict[str, list[str]] = tomllib.loads((HERE / "not_yet.toml").read_text("utf-8"))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in PLANS])
def test_plans_are_read_as_their_authors_read_them(path: Path) -> None:
    gold = GOLD[path.stem]
    document = extractors.extract(path.read_bytes(), path.name)
    read = interpret(document, load_settings(gold.plan.framework)).plan
    scores = evaluate(gold.plan, read, path.name, document.format, None)
    wrong = {s.field for s in scores if s.f1 < 1.0 and not s.field.startswith("figures")}
    wrong |= {"figures"} if _other_figures(gold, read) else set()
    assert sorted(wrong) == sorted(NOT_YET.get(path.name, []))


def _other_figures(gold: GoldAnswer, read: Plan) -> list[str]:
    """The figures of a metric that are missed or not wanted; an author writes down no others, and sets some aside."""
    wanted = Counter(line_of(f) for n, f in enumerate(gold.plan.figures) if f.metric is not None and n not in gold.aside)
    found = Counter(line_of(f) for f in read.figures if f.metric is not None)
    may_be = Counter(line_of(f) for n, f in enumerate(gold.plan.figures) if n in gold.aside)
    return [*(wanted - found), *(found - wanted - may_be)]


def test_what_is_not_yet_read_is_of_a_plan_that_is_there() -> None:
    assert set(NOT_YET) <= {path.name for path in PLANS}
