"""The composer keeps its promises: the same plan for the same seed, answers of the contract's shape, the whole catalogue."""

import re
from datetime import date

import pytest

from corpus.press.document import FORMATS
from corpus.press.gold import answer
from schemas.plan import Plan
from tests.composer.calendar_times import Frame
from tests.composer.compose import NAMES, compose, features_of, make_original
from tests.composer.coverage import rows, uncovered
from tests.composer.long_run import covering
from tests.composer.score import COLUMNS, score
from tests.composer.times import COMMON, RARE


def test_the_same_seed_gives_the_same_plan():
    one, other = compose(5), compose(5)
    assert one == other
    assert one.data == other.data
    assert compose(5 + 17 * 4 * 50).data != one.data


def test_seeds_run_through_all_layouts_and_formats():
    seen = {(NAMES[seed % 17], FORMATS[(seed // 17 + seed % 17) % 4]) for seed in range(17 * 4)}
    assert len(seen) == 17 * 4


@pytest.mark.parametrize("layout", NAMES)
def test_answers_have_the_shape_of_the_contract(layout):
    for seed in range(3):
        original, _ = make_original(seed, layout)
        gold = answer(original)
        Plan.model_validate(gold)
        texts = [action["text"] for action in gold["actions"]]
        assert len(set(texts)) == len(texts)
        assert all(0 <= entry["section"] < len(gold["sections"]) for entry in gold["actions"] if entry["section"] is not None)


@pytest.mark.parametrize("layout", ["L13"])
def test_what_is_no_plan_has_an_empty_answer(layout):
    gold = compose(3, layout, "txt").gold
    assert (gold["sections"], gold["actions"], gold["figures"], gold["availability"]) == ([], [], [], [])


def test_every_row_of_the_catalogue_is_covered_by_two_hundred_plans():
    features: set[str] = set()
    for seed in range(200):
        layout = NAMES[seed % len(NAMES)]
        features |= {f"C1:{layout}", *make_original(seed, layout)[1]}
    assert uncovered(features) == []
    assert len(rows()) > 200


@pytest.mark.parametrize("first", [0, 9_040_000, 1_300_000])
def test_rows_that_a_run_leaves_out_by_chance_are_in_the_plans_after_it(first):
    seeds = list(range(first, first + 200))
    more = covering(seeds)
    assert len(more) < 20
    assert uncovered(feature for seed in [*seeds, *more] for feature in features_of(seed)) == []


def test_days_of_times_are_days_and_no_finer_than_their_words():
    import random

    rng = random.Random(1)  # noqa: S311 - plans, not secrets
    frame = Frame(2023, 5, terms=True, begins=date(2023, 4, 1))
    for maker in {*COMMON, *RARE}:
        for _ in range(40):
            _, when = maker(rng, frame)
            for day in (when.start, when.end):
                assert day is None or re.fullmatch(r"20\d\d-\d\d-\d\d", day)
            if when.kind == "unspecified":
                assert (when.start, when.end, when.recurrence) == (None, None, None)
            if when.start and when.end:
                assert when.start <= when.end


@pytest.mark.parametrize("seed", range(17))
def test_an_answer_scores_full_against_itself_and_nothing_against_an_empty_one(seed):
    composed = compose(seed, format="txt")
    assert set(score(composed.gold, composed.gold).values()) == {1.0}
    empty = composed.gold | {"sections": [], "actions": [], "figures": [], "availability": []}
    scores = score(composed.gold, empty)
    assert scores["actions"] == (0.0 if composed.gold["actions"] else 1.0)
    assert set(scores) == set(COLUMNS)
