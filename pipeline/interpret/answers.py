"""What is asked for and what is agreed: beside an agreed action the recommendation that it answers is its heading."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from pipeline.interpret.labels import LabelReading, folded
from pipeline.interpret.marks import read_mark
from pipeline.interpret.tree import Field, Line, Scope
from schemas.framework import Framework

ASKED = "asked"
ASIDE = "resources"
AIMS = frozenset({"objective", "theme", "data", "success", "action"})


@cache
def _words() -> dict[str, list[str]]:
    data: dict[str, list[str]] = tomllib.loads(
        (resources.files("pipeline.interpret") / "data" / "audits.toml").read_text("utf-8")
    )
    return data


def is_asked(label: str) -> bool:
    """Whether a label is one of what somebody else asks for: "Recommendation", "Auditor's recommendations"."""
    return any(word in _words()["asked"] for word in folded(label).split())


def is_found(label: str) -> bool:
    """Whether a label is one of what gave rise to a recommendation: "Finding", "Issue and risk"."""
    return any(word in _words()["found"] for word in folded(label).split())


def is_refused(text: str) -> bool:
    """Whether what stands for an action says that there is none: "Not accepted", "No action proposed"."""
    words = folded(text)
    return any(words == refused or words.startswith(f"{refused} ") for refused in _words()["refused"])


def is_rating(text: str) -> bool:
    """Whether a text says no more than how urgent or grave something is: "High", "M", "Medium/Low"."""
    parts = folded(text.replace("/", " ").replace("-", " ")).split()
    return bool(parts) and all(part in _words()["ratings"] for part in parts)


def answered(readings: Sequence[LabelReading | None]) -> list[str]:
    """For each of some labels the field that it has where agreed actions stand beside recommendations; "" where nothing changes.

    What was found then only gives the reason.
    """
    known = [reading is not None and reading.allows("action") and reading.known for reading in readings]
    asked = [reading is not None and reading.allows("action") and is_asked(reading.printed) for reading in readings]
    if not any(asked):
        return [""] * len(readings)
    agreed = any(k and not a for k, a in zip(known, asked, strict=True))
    return [
        ASKED if a and agreed else ASIDE if reading is not None and not a and _gives_reason(reading) else ""
        for a, reading in zip(asked, readings, strict=True)
    ]


def _gives_reason(reading: LabelReading) -> bool:
    return is_found(reading.printed) and bool(reading.fields) and {name for name, _ in reading.fields} <= AIMS


def heads_answer(scope: Scope) -> bool:
    """Whether what a scope is headed by is counted as a recommendation, and it has no action yet: "Recommendation 3: …"."""
    return bool(scope.title) and is_asked(scope.title[0].text.split()[0]) and scope.first("action") is None


def open_answers(tree: Scope, framework: Framework) -> None:
    """Makes actions of the answers below counted recommendations, and sets aside what only says how urgent they are."""
    for scope in tree.walk():
        for node in scope.content:
            if isinstance(node, Field) and node.name in {"objective", "theme"} and is_rating(node.text):
                node.name = ASIDE
        if _is_answer(scope, framework):
            _part_asked(scope, framework)


def _is_answer(scope: Scope, framework: Framework) -> bool:
    """Whether a scope that a recommendation heads holds one agreed action with who or when."""
    mark = read_mark(scope.title[0].text, framework) if scope.title and scope.kind in {"heading", "record"} else None
    actions = scope.fields("action")
    if mark is None or mark.kind != "action" or not is_asked(scope.title[0].text.split()[0]) or scope.scopes():
        return False
    return len(actions) == 1 and len(actions[0].lines) == 1 and any(scope.first(name) for name in ("lead", "timeframe", "end"))


def _part_asked(scope: Scope, framework: Framework) -> None:
    """Puts what is recommended, behind its number and below it, into a field of its own."""
    head = scope.title[0]
    mark = read_mark(head.text, framework)
    rest = head.rest(mark.rest) if mark is not None else head
    stated = [node for node in scope.content if isinstance(node, Field) and node.name == "objective" and node.label is None]
    loose = [node for node in scope.content if isinstance(node, Line)]
    said = [line for line in (rest, *scope.title[1:], *(line for f in stated for line in f.lines), *loose) if line.text]
    scope.kind = "record"
    if mark is not None:
        scope.title = [head.rest(0, mark.ref_end)]
    kept = [node for node in scope.content if not any(node is gone for gone in (*stated, *loose))]
    scope.content = [Field(ASKED, None, said), *kept]
