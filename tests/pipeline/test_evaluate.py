"""Every field of the contract is scored: spoiling one makes its column fall."""

import copy
import csv
import json
import types
import typing

import pytest
from pydantic import BaseModel

from pipeline.cli import main
from pipeline.evaluate import evaluate, verdict
from pipeline.gold import GoldAnswer, evaluate_all, grouped, read_gold
from schemas.plan import Plan, plain
from schemas.problems import UsageError
from schemas.reading import StoredPlan
from tests.pipeline.sample import FULL

GOLD = plain(FULL)
MADE = {("id",): "made from the council and the date, which are scored"}


def contract(noun, above=()):
    """The path of every field of the contract, by its models: a list of texts or numbers is one field."""
    for name, field in noun.model_fields.items():
        inner = [t for t in parts(field.annotation) if isinstance(t, type) and issubclass(t, BaseModel)]
        yield from contract(inner[0], (*above, name)) if inner else [(*above, name)]


def parts(annotation):
    arguments = typing.get_args(annotation)
    if typing.get_origin(annotation) in {list, typing.Union, types.UnionType}:
        return [part for argument in arguments for part in parts(argument)]
    return [annotation]


FIELDS = [path for path in contract(Plan) if path not in MADE]


def owner_of(data, path):
    """The record that holds the field: of each list the first entry."""
    for step in path[:-1]:
        data = data[step][0] if isinstance(data[step], list) else data[step]
    return data


def spoiled(path):
    """The sample plan with another value in one field, as far from the right one as the contract allows."""
    data = copy.deepcopy(GOLD)
    owner, name = owner_of(data, path), path[-1]
    for other in (None, [], [9], ["Something else that nobody printed"], *others(owner[name])):
        owner[name] = other
        try:
            plan = Plan.model_validate(data)
        except ValueError:
            continue
        if plain(plan) != GOLD:
            return plan
    raise AssertionError(path)


def others(value):
    if isinstance(value, bool):
        return [not value]
    return [value + 1] if isinstance(value, int | float) else ["other", "support", "signatory", "month", "children", *MORE]


MORE = ("gap", "gbp", "target", "suppressed", f"{GOLD['title']} and something else that nobody printed")


def scored(read, gold=FULL):
    return {score.field: score for score in evaluate(gold, read, "p", "text", "table")}


def test_the_sample_plan_fills_every_field_of_the_contract():
    assert [path for path in FIELDS if owner_of(GOLD, path)[path[-1]] in (None, [])] == []


def test_no_column_is_anything_else_than_a_field_of_the_contract():
    assert set(scored(FULL)) == {".".join(path) for path in FIELDS}
    bare = FULL.model_copy(update={"actions": [FULL.actions[0].model_copy(update={"leads": [], "timeframe": None})]})
    assert set(scored(bare, gold=bare)) == {".".join(path) for path in FIELDS}


@pytest.mark.parametrize("path", FIELDS, ids=".".join)
def test_a_spoiled_field_lowers_its_own_column(path):
    assert scored(spoiled(path))[".".join(path)].f1 < 1.0


def test_gold_against_itself_is_right_throughout():
    assert all(s.f1 == 1.0 and not s.missed and not s.invented for s in scored(FULL).values())


@pytest.mark.parametrize("name", [n for n, f in Plan.model_fields.items() if typing.get_origin(f.annotation) is list])
def test_a_record_that_is_left_out_is_missed_and_one_too_many_invented(name):
    short = FULL.model_copy(update={name: getattr(FULL, name)[1:]})
    missed = [s for field, s in scored(short).items() if field.startswith(f"{name}.")]
    assert all(s.missed == 1 and not s.invented for s in missed), missed
    invented = [s for field, s in scored(FULL, gold=short).items() if field.startswith(f"{name}.")]
    assert all(s.invented == 1 and not s.missed for s in invented), invented


@pytest.mark.parametrize("kind", ["indicators", "success", "links", "metrics"])
def test_a_lost_list_entry_counts_as_missed(kind):
    read = copy.deepcopy(GOLD)
    owner = read["sections" if kind == "indicators" else "actions"][0]
    owner[kind] = []
    path = f"{'sections' if kind == 'indicators' else 'actions'}.{kind}"
    assert scored(Plan.model_validate(read))[path].missed == 1


def test_the_four_verdicts_are_kept_apart():
    assert [verdict(1, 1), verdict(1, 2), verdict(1, None), verdict(None, 1), verdict(None, None)] == [
        "right",
        "wrong",
        "missed",
        "invented",
        "absent",
    ]


def stored(path, layout, plan=FULL):
    return StoredPlan(sha256=path, path=path, format=path.rpartition(".")[2], layout=layout, outcome="ok", plan=plan)


def test_scores_are_put_together_by_layout():
    wrong = FULL.model_copy(update={"title": "Another"})
    read = [stored("a.pdf", "table"), stored("deep/a.docx", "card", wrong), stored("a.html", None)]
    scores = evaluate_all({"a": GoldAnswer(plan=FULL)}, read)
    found = {score.layout: score for score in grouped([s for s in scores if s.field == "title"], "layout")}
    assert {name: (s.right, s.wrong) for name, s in found.items()} == {"table": (1, 0), "card": (0, 1), "none": (1, 0)}
    assert {(s.plan, s.format, s.field) for s in found.values()} == {("all", "all", "all")}


PLAN = """# Race equality action plan 2024

| Action | Lead | By when |
|---|---|---|
| Train every interview panel | Head of HR | June 2024 |
| Publish the figures each year | Director of Adults | March 2025 |
"""


def test_the_command_scores_by_layout_as_table_and_csv(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(PLAN, "utf-8")
    out = tmp_path / "out"
    assert main(["ingest", str(tmp_path / "in"), "--out", str(out), "--workers", "1"]) == 0
    gold = tmp_path / "gold"
    gold.mkdir()
    answer = json.loads((out / "plans/a.txt.json").read_text("utf-8"))
    answer["actions"][1]["leads"] = []
    (gold / "a.json").write_text(json.dumps(answer), "utf-8")
    scores = tmp_path / "scores.csv"
    capsys.readouterr()
    assert main(["evaluate", str(gold), "--out", str(out), "--by", "layout", "--csv", str(scores)]) == 0
    assert "table" in capsys.readouterr().out
    rows = {row["field"]: row for row in csv.DictReader(scores.read_text("utf-8").splitlines())}
    assert {row["layout"] for row in rows.values()} == {"table"}
    assert (rows["actions.leads.text"]["right"], rows["actions.leads.text"]["invented"]) == ("1", "1")


def test_a_folder_without_gold_is_refused_by_name(tmp_path):
    with pytest.raises(UsageError, match="no gold answer"):
        read_gold(tmp_path)
    (tmp_path / "x.json").write_text("{")
    with pytest.raises(UsageError, match=r"x\.json cannot be read"):
        read_gold(tmp_path)


@pytest.mark.parametrize(
    ("pointer", "value"), [("/actions/1/timeframe/kind", "someday"), ("/actions/0/leadz", []), ("/figures/0/value", "many")]
)
def test_a_slip_in_a_gold_answer_is_named_with_its_place(tmp_path, pointer, value):
    data = copy.deepcopy(GOLD)
    *above, last = pointer.split("/")[1:]
    owner = data
    for step in above:
        owner = owner[int(step)] if isinstance(owner, list) else owner[step]
    owner[last] = value
    (tmp_path / "x.json").write_text(json.dumps(data))
    with pytest.raises(UsageError, match=rf"x\.json is no plan at {pointer}: "):
        read_gold(tmp_path)


def test_a_gold_answer_that_an_editor_saved_with_a_mark_of_its_encoding_is_read(tmp_path):
    (tmp_path / "x.json").write_text(json.dumps(GOLD), "utf-8-sig")
    assert read_gold(tmp_path) == {"x": GoldAnswer(plan=FULL)}


def test_a_figure_that_gold_marks_as_no_core_is_not_scored(tmp_path):
    marked = copy.deepcopy(GOLD)
    marked["figures"] = [{**GOLD["figures"][0], "value": 77.0, "text": "77 of something else", "core": False}, GOLD["figures"][0]]
    (tmp_path / "a.json").write_text(json.dumps(marked), "utf-8")
    gold = read_gold(tmp_path)
    assert gold["a"].aside == {0}
    for read in (gold["a"].plan, FULL):
        found = {s.field: s for s in evaluate_all(gold, [stored("a.pdf", "table", read)])}
        assert (found["figures.value"].missed, found["figures.value"].invented, found["figures.value"].right) == (0, 0, 1)


def test_a_gold_answer_without_figures_sets_none_aside(tmp_path):
    answer = {name: value for name, value in GOLD.items() if name != "figures"}
    (tmp_path / "a.json").write_text(json.dumps(answer), "utf-8")
    assert read_gold(tmp_path)["a"].aside == frozenset()
