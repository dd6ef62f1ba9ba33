"""Every field of the contract is scored: spoiling one makes its column fall."""

import copy

import pytest

from pipeline.evaluate import evaluate, verdict
from pipeline.gold import read_gold
from schemas.plan import Plan, plain
from schemas.problems import UsageError
from tests.pipeline.sample import FULL

GOLD = plain(FULL)


def leaves(value, path=()):
    if isinstance(value, dict):
        return [leaf for name, inner in value.items() for leaf in leaves(inner, (*path, name))]
    if isinstance(value, list):
        return [leaf for at, inner in enumerate(value) for leaf in leaves(inner, (*path, at))]
    return [path]


def spoiled(path):
    data = copy.deepcopy(GOLD)
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = OTHER.get(path[-1], lambda v: None)(at[path[-1]])
    return data


OTHER = {
    "metrics_stated": lambda v: not v,
    "text": lambda v: v + " and something else that nobody printed",
    "section": lambda v: 1 - v,
    "kind": lambda v: "ongoing",
    "role": lambda v: "signatory" if v == "sponsor" else "sponsor",
    "quantity": lambda v: "other",
    "event": lambda v: "other",
    "group": lambda v: "all",
    "service": lambda v: "council",
    "value": lambda v: v + 1,
    "unit": lambda v: "gbp",
    "status": lambda v: "target" if v == "actual" else "suppressed",
    "title": lambda v: "Quite another title",
    "recurrence": lambda v: "quarterly",
}
PATHS = [p for p in leaves(GOLD) if p[0] not in {"id", "framework"} and not isinstance(p[-1], int)]


@pytest.mark.parametrize("path", PATHS, ids=lambda p: "/".join(map(str, p)))
def test_a_spoiled_field_lowers_its_own_column(path):
    read = spoiled(path)
    scores = {s.field: s for s in evaluate(FULL, Plan.model_validate(read), "p", "text")}
    field = ".".join(str(step) for step in path if not isinstance(step, int))
    assert scores[field].f1 < 1.0


def test_gold_against_itself_is_right_throughout():
    assert all(s.f1 == 1.0 and not s.missed and not s.invented for s in evaluate(FULL, FULL, "p", "text"))


@pytest.mark.parametrize("kind", ["indicators", "success", "links", "metrics"])
def test_a_lost_list_entry_counts_as_missed(kind):
    read = copy.deepcopy(GOLD)
    owner = read["sections" if kind == "indicators" else "actions"][0]
    owner[kind] = []
    scores = {s.field: s for s in evaluate(FULL, Plan.model_validate(read), "p", "text")}
    path = f"{'sections' if kind == 'indicators' else 'actions'}.{kind}"
    assert scores[path].missed == 1


def test_the_four_verdicts_are_kept_apart():
    assert [verdict(1, 1), verdict(1, 2), verdict(1, None), verdict(None, 1), verdict(None, None)] == [
        "right",
        "wrong",
        "missed",
        "invented",
        "absent",
    ]


def test_a_folder_without_gold_is_refused_by_name(tmp_path):
    with pytest.raises(UsageError, match="no gold answer"):
        read_gold(tmp_path)
    (tmp_path / "x.json").write_text("{}")
    with pytest.raises(UsageError, match=r"x\.json"):
        read_gold(tmp_path)
