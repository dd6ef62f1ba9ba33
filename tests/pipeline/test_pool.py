from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.pool import Limits, read_all
from schemas.problems import Outcome, Reason
from tests.pipeline.stub import WORK


def ends(tmp_path: Path, *documents: str, limits: Limits | None = None) -> list[tuple[str, str | None]]:
    requests = []
    for number, words in enumerate(documents):
        path = tmp_path / str(number)
        path.write_text(words, "utf-8")
        requests.append((number, json.dumps({"original": str(path)})))
    answers = list(read_all(requests, limits or Limits(workers=2, timeout=60), WORK))
    assert [number for number, _ in answers] == list(range(len(documents)))
    return [(answer.outcome.value, answer.reason.value if answer.reason else None) for _, answer in answers]


def test_each_breakdown_costs_its_own_document_alone(tmp_path: Path) -> None:
    good = "plan Wetherton 2022 Train"
    documents = (good, "abort", good, "memory", good, "nonsense", "shout", "locked", "picture", good)
    assert ends(tmp_path, *documents) == [
        ("ok", None), ("failed", "crashed"), ("ok", None), ("failed", "memory"), ("ok", None),
        ("failed", "internal"), ("failed", "malformed"), ("failed", "encrypted"), ("ignored", None), ("ok", None),
    ]  # fmt: skip


def test_a_document_that_hangs_ends_at_its_time_even_if_it_will_not_end(tmp_path: Path) -> None:
    good = "plan Wetherton 2022 Train"
    found = ends(tmp_path, "hang", "stubborn", "exit", good, limits=Limits(workers=2, timeout=1))
    assert found == [("failed", "timeout"), ("failed", "timeout"), ("failed", "timeout"), ("ok", None)]


def test_no_child_is_left_behind_when_the_reader_of_the_answers_stops(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("plan Wetherton 2022 Train", "utf-8")
    answers = read_all([(n, json.dumps({"original": str(path)})) for n in range(40)], Limits(workers=1), WORK)
    number, answer = next(answers)
    assert (number, answer.outcome) == (0, Outcome.OK)
    answers.close()  # type: ignore[attr-defined]
    with pytest.raises(StopIteration):
        next(answers)


def test_the_sentences_say_what_to_do() -> None:
    from pipeline.pool import _expired, _too_long

    assert "--timeout" in (_too_long(Limits(timeout=5)).message or "")
    assert "--memory" in (_expired(71, Limits()).message or "")
    assert _expired(-24, Limits()).reason is Reason.TIMEOUT
    assert "signal 11" in (_expired(-11, Limits()).message or "")
