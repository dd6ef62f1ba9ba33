"""Which file counts, where a council's plan of one year lies in several files or editions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FORMATS = ("docx", "odt", "html", "pdf", "text", "xlsx", "scan")
_OUTCOMES = ("ok", "partial")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the choice between files rests on; `council` is the GSS code, the name where there is no code, or None."""

    sha256: str
    path: str
    format: str
    outcome: str
    unclaimed: int
    dated: str | None
    council: str | None
    year: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether a file counts, whether it is its council's latest, and the sentence that says why."""

    chosen: bool
    latest: bool
    why: str | None


def choose(candidates: Iterable[Candidate]) -> dict[str, Choice]:
    """The choice for every candidate, by its hash.

    Files of one council and year are one plan: the later edition (by month) counts, then the better outcome, then the fewest
    unclaimed blocks, then DOCX before HTML, PDF, text and scan, then the first by path. A file without a council or a year
    stands alone. The latest is the chosen file of the council's last year.
    """
    groups: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[_plan(candidate)].append(candidate)
    last: dict[str, str] = {}
    for council, year in groups:
        last[council] = max(year, last.get(council, ""))
    out: dict[str, Choice] = {}
    for (council, year), files in groups.items():
        out.update(_choose_one(sorted(files, key=_rank), latest=year == last[council]))
    return out


def _plan(candidate: Candidate) -> tuple[str, str]:
    if candidate.council is None:
        return f"content {candidate.sha256}", candidate.year or ""
    if candidate.year is None:
        return candidate.council, f" {candidate.sha256}"
    return candidate.council, candidate.year


def _rank(file: Candidate) -> tuple[tuple[int, ...], int, int, int, str]:
    edition = file.dated[:7] if file.dated and len(file.dated) >= 7 else "0000-00"
    return (
        tuple(-int(part) for part in edition.split("-")), _place(_OUTCOMES, file.outcome), file.unclaimed,
        _place(FORMATS, file.format), file.path,
    )  # fmt: skip


def _choose_one(ranked: Sequence[Candidate], *, latest: bool) -> Mapping[str, Choice]:
    best, *rest = ranked
    why = f"counts as the best read of {len(ranked)} files of this council and year" if rest else None
    out = {best.sha256: Choice(chosen=True, latest=latest, why=why)}
    for file in rest:
        out[file.sha256] = Choice(chosen=False, latest=False, why=f"{best.path} counts instead: {_reason(best, file)}")
    return out


def _reason(best: Candidate, file: Candidate) -> str:
    reasons = ("a later edition", "read more completely", "fewer blocks unclaimed", "a format that says more of its structure")
    pairs = zip(_rank(best), _rank(file), reasons, strict=False)
    return next((reason for one, other, reason in pairs if one != other), "the same in all respects, and first by path")


def _place(order: Sequence[str], value: str) -> int:
    return order.index(value) if value in order else len(order)
