from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.figure_lines import lines

HERE = Path(__file__).parent
CASES: dict[str, list[dict[str, Any]]] = {
    topic: cases
    for name in ("cases.toml", "phrasings.toml", "catalogue.toml", "officers.toml")
    for topic, cases in tomllib.loads((HERE / name).read_text("utf-8")).items()
}


@pytest.mark.parametrize("topic", CASES)
def test_sentences_hold_these_figures(topic: str) -> None:
    wrong = []
    for case in CASES[topic]:
        texts = case.get("texts") or [case["text"]]
        got = lines(texts, case.get("metrics", ()), status=case.get("status", "actual"))
        if got != case["figures"]:
            wrong.append((texts, case["figures"], got))
    assert not wrong


PARAGRAPHS: list[dict[str, Any]] = tomllib.loads((HERE / "paragraphs.toml").read_text("utf-8"))["paragraphs"]


@pytest.mark.parametrize("case", PARAGRAPHS, ids=range(len(PARAGRAPHS)))
def test_paragraphs_as_another_person_read_them(case: dict[str, Any]) -> None:
    got = lines(case.get("texts") or [case["text"]], case["metrics"])
    # A paragraph that has come right must lose its mark, so that the number of marks stays the number of faults.
    assert (sorted(got) != case["figures"]) == case.get("misread", False), got


WORDS: dict[str, list[str]] = tomllib.loads((HERE / "words.toml").read_text("utf-8"))


@pytest.mark.parametrize("group", WORDS["groups"])
def test_every_word_for_the_minority_is_one_group(group: str) -> None:
    assert lines([f"{group} staff were 1.2 times as likely to leave."], [8]) == ["8 rl left me/white both 1.2x"]


@pytest.mark.parametrize("people", WORDS["people"])
def test_phrases_for_the_minority(people: str) -> None:
    assert lines([f"{people} were 1.2 times as likely to leave."], [8]) == ["8 rl left me/white both 1.2x"]


@pytest.mark.parametrize("people", WORDS["white"])
def test_words_for_white_staff(people: str) -> None:
    assert lines([f"14% of {people} left."], [8]) == ["8 rate left white both 14%"]


@pytest.mark.parametrize("predicate", WORDS["unknown"])
def test_words_for_the_unknown(predicate: str) -> None:
    assert lines([f"6% of leavers {predicate}."], [8]) == ["8 share left not_stated both 6%"]


@pytest.mark.parametrize(
    ("place", "service"),
    [
        *((f"In {name}", "adults") for name in WORDS["adults"]),
        *((f"In {name}", "children") for name in WORDS["children"]),
        *((name, "both") for name in WORDS["both"]),
        *((name, "council") for name in WORDS["council"]),
    ],
)
def test_words_for_services(place: str, service: str) -> None:
    assert lines([f"{place} 12% of white staff left."], [8]) == [f"8 rate left white {service} 12%"]


def printed_otherwise(text: str) -> str:
    """The text with typographic quotes, long dashes, and blanks that do not break or are doubled."""
    return (
        text.replace("'", "’").replace(" - ", " — ").replace(" – ", " — ").replace("% ", "%\u00a0").replace(" staff", "  staff")
    )


def test_print_makes_no_difference() -> None:
    wrong = []
    for case in (case for cases in CASES.values() for case in cases):
        texts = [printed_otherwise(text) for text in case.get("texts") or [case["text"]]]
        got = lines(texts, case.get("metrics", ()), status=case.get("status", "actual"))
        if got != [printed_otherwise(line) for line in case["figures"]] and got != case["figures"]:
            wrong.append((texts, case["figures"], got))
    assert not wrong
