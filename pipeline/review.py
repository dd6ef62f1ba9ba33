"""What a person should look at next: values to check beside the document, and words that the program could not read."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.benchmarks.checks import Finding
from pipeline.benchmarks.places import place_words
from pipeline.corrections import COLUMNS
from pipeline.evidence import value_at
from pipeline.spreadsheet import csv_of
from schemas.document import UNSURE
from schemas.plan import plain
from schemas.reading import StoredPlan

Record = Mapping[str, Any]
REVIEW = (*COLUMNS, "concern", "reason", "words", "place", "path", "confidence")
UNREAD = ("kind", "words", "documents", "times", "file", "place", "reason")
CONCERNS = ("contradictory", "not found", "ambiguous", "undecidable", "unclear", "inferred")
READ_FIRST = ("value", "text", "name", "start", "end", "kind", "metrics", "gss", "theme")
UNREAD_KINDS = {
    "unmapped_label": "label", "unread_time": "time", "ambiguous_time": "time", "undefined_term": "time", "no_year": "time",
    "undated_event": "time", "not_whole_months": "time", "no_such_day": "time", "unread_lead": "lead", "no_lead": "lead",
}  # fmt: skip
AMBIGUOUS = frozenset(
    {"ambiguous_time", "no_year", "several_times", "financial_year_assumed", "undefined_term", "two_councils", "figure_in_doubt"}
)
_NOT_FOUND = frozenset({"evidence_not_found", "evidence_missing"})


def review_csv(plans: Sequence[StoredPlan], notes: Iterable[Record], findings: Iterable[tuple[StoredPlan, Finding]]) -> str:
    """The queue as CSV, the worst first; its first columns are those of a corrections file, with the value as read filled in."""
    return csv_of(REVIEW, review(plans, notes, findings))


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
    places = dict.fromkeys(place_words(place) for place in entry.places) if entry else ()
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


def unread_csv(notes: Iterable[Record], numbers: Iterable[Record]) -> str:
    """The unread words of a whole batch as CSV, those in most documents first."""
    return csv_of(UNREAD, unread(notes, numbers))


def unread(notes: Iterable[Record], numbers: Iterable[Record]) -> list[dict[str, Any]]:
    """Labels, times, leads and numbers that were not read, each wording once, with how often and where it stands first."""
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for note in notes:
        kind = UNREAD_KINDS.get(note["code"])
        if kind is not None and note["words"]:
            found[kind, _folded(note["words"])].append({**note, "reason": note["message"]})
    for number in numbers:
        reason = f"The number {number['number']} was taken neither as a figure nor as part of another value."
        words = number["sentence"] or number["number"]
        found["figure", _folded(words)].append({**number, "words": words, "reason": reason})
    rows = [_unread(kind, some) for (kind, _), some in found.items()]
    return sorted(rows, key=lambda row: (-row["documents"], -row["times"], row["kind"], row["words"]))


def _unread(kind: str, some: Sequence[Record]) -> dict[str, Any]:
    first = min(some, key=lambda r: (r["path"], r["ordinal"]))
    common = Counter(r["words"] for r in some).most_common(1)[0][0]
    return {
        "kind": kind, "words": common, "documents": len({r["path"] for r in some}), "times": len(some), "file": first["path"],
        "place": first.get("place"), "reason": first["reason"],
    }  # fmt: skip


def _folded(words: str) -> str:
    return " ".join(words.lower().split()).strip(" :;.?*")
