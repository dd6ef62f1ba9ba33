"""What a person should look at next: the values to check beside the document, the worst first."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.benchmarks.checks import Finding
from pipeline.benchmarks.names import without_names
from pipeline.corrections import COLUMNS
from pipeline.evidence import value_at
from schemas.comparison import Column, Comparison
from schemas.document import UNSURE
from schemas.plan import plain
from schemas.reading import StoredPlan

Record = Mapping[str, Any]
People = Mapping[str, Sequence[str]]
REVIEW = (*COLUMNS, "concern", "reason", "words", "place", "path", "confidence")
_MEANINGS = {
    "sha256": "SHA-256 of the file that the plan was read from",
    "pointer": "JSON pointer to the value in the plan, e.g. /actions/3/text",
    "as_read": "the value as the machine read it, JSON or a bare text",
    "corrected": "empty, for the value as it should be",
    "who": "empty, for who says so",
    "why": "empty, for the reason",
    "when": "empty, for the day",
    "concern": "contradictory, not found, ambiguous, undecidable, unclear or inferred; the worst of the value's concerns",
    "reason": "what is to be checked, in one sentence",
    "words": "the words that the value was read from",
    "place": "where they stand: page, line, paragraph, cell or path",
    "path": "the file, by its path below the folder that was given",
    "confidence": "of words recognised on a picture how sure the engine is of them, 0 to 100; empty for printed ones",
}
CONCERNS = ("contradictory", "not found", "ambiguous", "undecidable", "unclear", "inferred")
READ_FIRST = ("value", "text", "name", "start", "end", "kind", "metrics", "gss", "theme")
AMBIGUOUS = frozenset(
    {"ambiguous_time", "no_year", "several_times", "financial_year_assumed", "undefined_term", "two_councils", "figure_in_doubt"}
)
_NOT_FOUND = frozenset({"evidence_not_found", "evidence_missing"})


def review_table(
    plans: Sequence[StoredPlan], notes: Iterable[Record], findings: Iterable[tuple[StoredPlan, Finding]], people: People
) -> Comparison:
    """The queue as a table; its first columns are those of a corrections file, with the value as read filled in.

    Rows that hold one of a file's `people` are left out.
    """
    rows = [row for row in review(plans, notes, findings) if not names_someone(row, people.get(row["path"], ()))]
    return Comparison(
        name="review", title="Values to check", question="Which values should a person look at beside the document?",
        columns=tuple(Column(name=name, meaning=_MEANINGS[name]) for name in REVIEW),
        rows=tuple(tuple(row.get(name) for name in REVIEW) for row in rows),
        n=len({row["sha256"] for row in rows}), of=len(plans),
    )  # fmt: skip


def names_someone(row: Record, people: Sequence[str]) -> bool:
    """Whether one of the texts of a row holds a person's name."""
    return any(without_names(text, people) != text for text in row.values() if isinstance(text, str))


def review(
    plans: Sequence[StoredPlan], notes: Iterable[Record], findings: Iterable[tuple[StoredPlan, Finding]]
) -> list[dict[str, Any]]:
    """The values that are contradictory, ambiguous, unclear or inferred, each once with its worst concern, quotation, place."""
    by_content: dict[str, list[Record]] = defaultdict(list)
    for note in notes:
        by_content[note["sha256"]].append(note)
    concerns: dict[tuple[str, str], tuple[int, str]] = {}
    for stored, pointer, concern, reason in (*_contradicted(findings), *_by_plan(plans, by_content)):
        rank, key = CONCERNS.index(concern), (stored.sha256, pointer)
        if key not in concerns or rank < concerns[key][0]:
            concerns[key] = (rank, reason)
    by_hash = {stored.sha256: stored for stored in plans}
    values = {sha256: plain(stored.plan) for sha256, stored in by_hash.items()}
    rows = [_row(by_hash[s], values[s], p, *concern) for (s, p), concern in concerns.items() if s in by_hash]
    return sorted(rows, key=_worst_first)


def _contradicted(findings: Iterable[tuple[StoredPlan, Finding]]) -> Iterator[tuple[StoredPlan, str, str, str]]:
    for stored, finding in findings:
        if finding.result in CONCERNS:
            for pointer in finding.stated:
                yield stored, f"{pointer}/value", finding.result, finding.why


def _by_plan(plans: Sequence[StoredPlan], notes: Mapping[str, Sequence[Record]]) -> Iterator[tuple[StoredPlan, str, str, str]]:
    for stored in plans:
        at: dict[str, list[str]] = defaultdict(list)
        for pointer, entry in stored.evidence.items():
            at[" ".join(entry.words)].append(pointer)
            if entry.standing == "inferred":
                yield stored, pointer, "inferred", "It follows from other words than a label of its own."
        yield from _unclear(stored)
        for note in notes.get(stored.sha256, ()):
            if note["code"] in _NOT_FOUND:
                yield stored, note["words"], "not found", note["message"]
            elif note["code"] in AMBIGUOUS:
                for pointer in at.get(" ".join((note["words"] or "").split()), ()):
                    if pointer.endswith("/text") or pointer.startswith("/council"):
                        yield stored, _doubted(pointer), "ambiguous", note["message"]


def _unclear(stored: StoredPlan) -> Iterator[tuple[StoredPlan, str, str, str]]:
    """What rests on words that were recognised on a picture with doubt; of several values of the same words the chief one."""
    chief: dict[tuple[Any, ...], str] = {}
    for pointer, entry in stored.evidence.items():
        if entry.confidence is not None and (entry.confidence < UNSURE or entry.standing == "ambiguous"):
            key = (*entry.words, *entry.places)
            chief[key] = min(chief.get(key, pointer), pointer, key=_rank)
    for pointer in chief.values():
        entry = stored.evidence[pointer]
        if entry.standing == "ambiguous":
            yield stored, pointer, "ambiguous", "A letter that was recognised where a number is expected was taken for a digit."
        else:
            yield stored, pointer, "unclear", f"Its words were recognised with a confidence of {entry.confidence:g} of 100."


def _rank(pointer: str) -> int:
    field = next((step for step in reversed(pointer.split("/")) if not step.isdigit()), "")
    return READ_FIRST.index(field) if field in READ_FIRST else len(READ_FIRST)


def _doubted(pointer: str) -> str:
    """What of a figure is in doubt is what kind of number it is; of anything else it is the value itself."""
    return pointer.removesuffix("text") + "quantity" if pointer.startswith("/figures/") else pointer


def _row(stored: StoredPlan, values: Any, pointer: str, rank: int, reason: str) -> dict[str, Any]:
    entry = stored.evidence.get(pointer)
    value = value_at(values, pointer)
    places = dict.fromkeys(place.words for place in entry.places) if entry else ()
    return {
        "sha256": stored.sha256, "pointer": pointer, "concern": CONCERNS[rank], "reason": reason, "path": stored.path,
        "as_read": value if isinstance(value, str) else json.dumps(value, ensure_ascii=False),
        "words": " … ".join(entry.words) if entry else None, "place": "; ".join(p for p in places if p) or None,
        "confidence": entry.confidence if entry else None,
    }  # fmt: skip


def _worst_first(row: Record) -> tuple[Any, ...]:
    steps = row["pointer"].split("/")
    natural = tuple((int(s), "") if s.isdigit() and len(s) < 10 else (-1, s) for s in steps)
    return CONCERNS.index(row["concern"]), _rank(row["pointer"]), row["path"], natural
