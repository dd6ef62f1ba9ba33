"""Whether every value's words stand in the document at the place that its evidence names: exact, approximate or missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from rapidfuzz import fuzz

from schemas.base import Noun
from schemas.document import FILE_PROPERTIES, Document, Place
from schemas.plan import Evidence, Plan, plain
from schemas.problems import Note

Grade = Literal["exact", "approximate", "missing", "joined"]
GRADES = ("exact", "joined", "approximate", "missing", "without")
ALIKE = 90.0
NOT_EVIDENCED = frozenset({"id", "framework", "section", "metrics_stated"})


class EvidenceReport(Noun):
    """How many values of a plan were found again word for word, nearly, joined from several places, or not at all."""

    exact: int = 0
    joined: int = 0
    approximate: int = 0
    missing: int = 0
    without: tuple[str, ...] = ()
    not_found: tuple[str, ...] = ()

    @property
    def share_exact(self) -> float:
        """The share of values whose every word stands at its place, those joined from several places included; 1.0 of none."""
        found = self.exact + self.joined
        every = found + self.approximate + self.missing + len(self.without)
        return found / every if every else 1.0


def check_evidence(plan: Plan, evidence: Mapping[str, Evidence], document: Document) -> EvidenceReport:
    """Looks every value's words up at their stored places in the document; lists the values that have no evidence."""
    texts = texts_by_place(document)
    grades: dict[str, Grade] = {pointer: grade(entry, texts) for pointer, entry in evidence.items()}
    return EvidenceReport(
        exact=sum(g == "exact" for g in grades.values()),
        joined=sum(g == "joined" for g in grades.values()),
        approximate=sum(g == "approximate" for g in grades.values()),
        missing=sum(g == "missing" for g in grades.values()),
        without=tuple(p for p in pointers(plain(plan)) if p not in evidence),
        not_found=tuple(p for p, g in grades.items() if g in {"approximate", "missing"}),
    )


def evidence_notes(report: EvidenceReport) -> list[Note]:
    """A note for each value whose words were not found again at their place, and for each that has no evidence."""
    said = (
        ("evidence_not_found", "The words of a value do not stand at the place that they were read from.", report.not_found),
        ("evidence_missing", "A value has no evidence.", report.without),
    )
    return [Note(code=code, severity="warning", message=message, words=p) for code, message, found in said for p in found]


def texts_by_place(document: Document) -> dict[Place, str]:
    """The text of each place of a document, markers of list items in front, runs of one look put together."""
    out: dict[Place, str] = {}
    for paragraph in document.paragraphs():
        if paragraph.marker and paragraph.spans:
            first = paragraph.spans[0].place
            out[first] = f"{out.get(first, '')} {paragraph.marker} "
        before: Place | None = None
        for span in paragraph.spans:
            glue = "" if span.place == before else " "
            out[span.place] = out.get(span.place, "") + glue + span.text + (" " if span.joint == " " else "")
            before = span.place
    out[FILE_PROPERTIES] = " ".join(document.meta.values())
    return out


def grade(entry: Evidence, texts: Mapping[Place, str]) -> Grade:
    """The worst grade of an entry's pieces; "joined" where several places together hold it exactly."""
    if entry.standing in {"supplied", "corrected"}:
        return "exact"
    if not entry.words or len(entry.words) != len(entry.places):
        return "missing"
    worst = 0
    for words, place in zip(entry.words, entry.places, strict=True):
        text = _folded(texts.get(place, ""))
        if _folded(words) in text:
            continue
        worst = max(worst, 1 if text and fuzz.partial_ratio(_folded(words), text) >= ALIKE else 2)
    if worst == 0:
        return "exact" if len(entry.places) == 1 else "joined"
    return "approximate" if worst == 1 else "missing"


def _folded(text: str) -> str:
    return " ".join(text.split())


def is_at(pointer: str, wanted: str) -> bool:
    """Whether a pointer is the wanted one or below it."""
    return pointer == wanted or pointer.startswith(f"{wanted.rstrip('/')}/")


def value_at(data: Any, pointer: str) -> Any:
    """The value at a JSON pointer that `pointers` gave."""
    for step in pointer.split("/")[1:]:
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


def pointers(value: object, pointer: str = "") -> list[str]:
    """The JSON pointers of every text and number of a plan that needs evidence."""
    if isinstance(value, dict):
        return [p for name, inner in value.items() if name not in NOT_EVIDENCED for p in pointers(inner, f"{pointer}/{name}")]
    if isinstance(value, list):
        return [p for at, inner in enumerate(value) for p in pointers(inner, f"{pointer}/{at}")]
    if value is None or isinstance(value, bool):
        return []
    return [pointer]
