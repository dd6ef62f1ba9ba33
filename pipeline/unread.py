"""The words that the program could not read, over a whole batch, those in most documents first: candidates for a vocabulary."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.review import People, names_someone
from schemas.comparison import Column, Comparison
from schemas.document import Place

Record = Mapping[str, Any]
_MEANINGS = {
    "kind": "label, time, lead or figure: what was expected there",
    "words": "the words as they stand in the document; of a figure its sentence",
    "documents": "in how many documents they stand",
    "times": "how often they stand there",
    "file": "a document in which they stand, by its path below the folder that was given",
    "place": "where in that document: page, line, paragraph, cell or path",
    "reason": "what the program says of them there",
}
UNREAD = tuple(_MEANINGS)
KINDS = {
    "unmapped_label": "label", "unread_time": "time", "ambiguous_time": "time", "undefined_term": "time", "no_year": "time",
    "undated_event": "time", "not_whole_months": "time", "no_such_day": "time", "unread_lead": "lead", "no_lead": "lead",
}  # fmt: skip


def unread_table(notes: Iterable[Record], numbers: Iterable[Record], people: People) -> Comparison:
    """The unread words as a table; those that hold one of a file's `people` are left out."""
    rows = [row for row in unread(notes, numbers) if not names_someone(row, people.get(row["file"], ()))]
    return Comparison(
        name="unread", title="Words that were not read", question="Which words should the vocabulary learn?",
        columns=tuple(Column(name=name, meaning=meaning) for name, meaning in _MEANINGS.items()),
        rows=tuple(tuple(row[name] for name in UNREAD) for row in rows),
    )  # fmt: skip


def unread(notes: Iterable[Record], numbers: Iterable[Record]) -> list[dict[str, Any]]:
    """Labels, times, leads and numbers that were not read, each wording once, with how often and where it stands first."""
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for note in notes:
        kind = KINDS.get(note["code"])
        if kind is not None and note["words"]:
            found[kind, _folded(note["words"])].append({**note, "reason": note["message"]})
    for number in numbers:
        reason = f"The number {number['number']} was taken neither as a figure nor as part of another value."
        words = number["sentence"] or number["number"]
        place = Place.model_validate_json(number["place"]).words if number["place"] else None
        found["figure", _folded(words)].append({**number, "words": words, "reason": reason, "place": place})
    rows = [_unread(kind, some) for (kind, _), some in found.items()]
    return sorted(rows, key=lambda row: (-row["documents"], -row["times"], row["kind"], row["words"]))


def _unread(kind: str, some: Sequence[Record]) -> dict[str, Any]:
    """A wording with the first of its places; of the ways to write it the most common one."""
    first = min(some, key=lambda r: (r["path"], r["ordinal"]))
    common = Counter(r["words"] for r in some).most_common(1)[0][0]
    return {
        "kind": kind, "words": common, "documents": len({r["path"] for r in some}), "times": len(some), "file": first["path"],
        "place": first["place"], "reason": first["reason"],
    }  # fmt: skip


def _folded(words: str) -> str:
    return " ".join(words.lower().split()).strip(" :;.?*")
