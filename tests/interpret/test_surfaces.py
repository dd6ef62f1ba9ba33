"""What a plan says stays what it says when its surface changes."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

import pytest

from extractors import extract
from pipeline.interpret import interpret, load_settings
from schemas.document import Document
from schemas.plan import plain
from tests.interpret import surfaces

SHARED = Path(__file__).parents[2] / ".." / "shared"
PLANS = ("bexley-2022", "bexley-2024", "bristol-2022", "hertfordshire-2023", "kent-2022")
COLUMNS = ("actions", "exact", "leads", "when", "success", "progress", "figures")
FALL = 0.02
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.exists(), reason="needs the visible plans beside the checkout")]


@cache
def scorer():
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def settings():
    return load_settings()


@cache
def read(name: str) -> Document:
    return extract((SHARED / "corpus" / f"{name}.html").read_bytes())


@cache
def gold(name: str):
    return json.loads((SHARED / "gold" / f"{name}.json").read_text("utf-8"))


def scores(document: Document, answer, using=None):
    out, _ = scorer().score(answer, plain(interpret(document, using or settings()).plan))
    return out


@cache
def before(name: str):
    return scores(read(name), gold(name))


def assert_kept(name: str, after, columns=COLUMNS):
    fallen = {c: (round(before(name)[c], 3), round(after[c], 3)) for c in columns if after[c] < before(name)[c] - FALL}
    assert not fallen


@pytest.mark.parametrize("name", PLANS)
def test_columns_may_stand_in_any_order(name):
    assert_kept(name, scores(surfaces.columns_permuted(read(name), settings().labels), gold(name)))


@pytest.mark.parametrize("name", PLANS)
def test_labels_may_have_other_names(name):
    assert_kept(name, scores(surfaces.relabelled(read(name)), gold(name)))


@pytest.mark.parametrize("name", PLANS)
def test_a_header_row_may_be_missing(name):
    columns = ("actions", "exact", "leads", "when")
    assert_kept(name, scores(surfaces.headers_removed(read(name), settings().labels), gold(name)), columns)


@pytest.mark.parametrize(("field", "column"), [("lead", "leads"), ("timeframe", "when"), ("success", "success")])
def test_a_dropped_column_takes_only_itself_away(field, column):
    kept = [c for c in COLUMNS if c != column]
    assert_kept(
        "kent-2022", scores(surfaces.column_dropped(read("kent-2022"), settings().labels, field), gold("kent-2022")), kept
    )


@pytest.mark.parametrize("name", PLANS)
def test_all_years_may_be_others(name):
    plan = interpret(surfaces.texts_changed(read(name), surfaces.years_shifted), settings()).plan
    was = interpret(read(name), settings()).plan
    assert len(plan.actions) == len(was.actions)
    for one, other in zip(was.actions, plan.actions, strict=True):
        assert (one.timeframe is None) == (other.timeframe is None)
        if one.timeframe is not None and one.timeframe.end and other.timeframe.end:
            assert int(other.timeframe.end[:4]) == int(one.timeframe.end[:4]) + surfaces.YEARS
    assert [f.value for f in plan.figures] == [f.value for f in was.figures]


@pytest.mark.parametrize(
    ("name", "short", "long"), [("kent-2022", "Kent", "Kent County Council"), ("bristol-2022", "Bristol", "Bristol City Council")]
)
def test_the_council_may_be_another(name, short, long):
    renamed = surfaces.texts_changed(read(name), lambda t: t.replace(long, "Suffolk County Council").replace(short, "Suffolk"))
    answer = json.loads(json.dumps(gold(name)).replace(long, "Suffolk County Council").replace(short, "Suffolk"))
    answer["council"] = {"name": "Suffolk County Council", "gss": "E10000029"}
    assert_kept(name, scores(renamed, answer), (*COLUMNS, "head"))


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", PLANS)
def test_a_fifth_of_the_labels_may_be_unknown(name, seed):
    after = scores(read(name), gold(name), surfaces.without_a_fifth(settings(), seed))
    assert after["actions"] >= 0.90
    assert after["leads"] >= 0.85
    assert after["when"] >= 0.85
