from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.answer import Answer
from pipeline.pool import Limits, Work, read_all
from schemas.problems import Outcome, Reason
from tests.pipeline.stub import IN_TIME, WORK


def ends(tmp_path: Path, *documents: str, limits: Limits | None = None, work: Work = WORK) -> list[tuple[str, str | None]]:
    answers = answers_to(tmp_path, documents, limits or Limits(workers=2, timeout=60), work)
    return [(answer.outcome.value, answer.reason.value if answer.reason else None) for answer in answers]


def answers_to(tmp_path: Path, documents: Sequence[str], limits: Limits, work: Work) -> list[Answer]:
    requests = []
    for number, words in enumerate(documents):
        path = tmp_path / str(number)
        path.write_text(words, "utf-8")
        requests.append((number, json.dumps({"original": str(path)})))
    answers = list(read_all(requests, limits, work))
    assert [number for number, _ in answers] == list(range(len(documents)))
    return [answer for _, answer in answers]


def test_each_breakdown_costs_its_own_document_alone(tmp_path: Path) -> None:
    good = "plan Wetherton 2022 Train"
    documents = (good, "abort", good, "memory", good, "nonsense", "shout", "locked", "picture", good)
    assert ends(tmp_path, *documents) == [
        ("ok", None), ("failed", "crashed"), ("ok", None), ("failed", "memory"), ("ok", None),
        ("failed", "internal"), ("failed", "malformed"), ("failed", "encrypted"), ("ignored", None), ("ok", None),
    ]  # fmt: skip


def test_a_document_that_hangs_ends_at_its_time_even_if_it_will_not_end(tmp_path: Path) -> None:
    good = "plan Wetherton 2022 Train"
    found = ends(tmp_path, "hang", "stubborn", "exit", good, limits=Limits(workers=2, timeout=1, scan_timeout=0))
    assert found == [("failed", "timeout"), ("failed", "timeout"), ("failed", "timeout"), ("ok", None)]


def test_the_seconds_for_pictures_are_no_reader_s_that_hangs(tmp_path: Path) -> None:
    good = "plan Wetherton 2022 Train"
    found = answers_to(tmp_path, ["hang", good], Limits(workers=2, timeout=1, scan_timeout=9000), IN_TIME)
    assert [answer.reason for answer in found] == [Reason.TIMEOUT, None]
    assert "--timeout" in (found[0].message or "")


def test_a_document_s_own_seconds_stand_still_while_its_pictures_are_recognised(tmp_path: Path) -> None:
    (found,) = answers_to(tmp_path, ["scan"], Limits(workers=1, timeout=60), IN_TIME)
    assert found.message == "[True, False, True]"


def test_a_scan_that_hangs_ends_at_its_own_time(tmp_path: Path) -> None:
    (found,) = answers_to(tmp_path, ["stuck"], Limits(workers=1, timeout=1, scan_timeout=1), IN_TIME)
    assert found.reason is Reason.TIMEOUT
    assert "--scan-timeout" in (found.message or "")


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
