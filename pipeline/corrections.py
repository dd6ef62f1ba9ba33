"""Corrections by a person: applied after interpretation, the machine's value kept beside; a stale one is listed, not applied."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from schemas.base import Noun
from schemas.plan import Evidence, Plan, plain
from schemas.problems import UsageError

COLUMNS = ("sha256", "pointer", "as_read", "corrected", "who", "why", "when")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
NOT_CORRECTED = frozenset({"id", "framework"})


class Correction(Noun):
    """A row of `corrections.csv`: a value of one document, as it was read and as it should be, and who says so.

    `as_read` and `corrected` are JSON values; a text may stand without quotation marks. Of `as_read` empty is null; an empty
    `corrected` says nothing yet (a row of the review queue is one).
    """

    sha256: str
    pointer: str
    as_read: str
    corrected: str
    who: str = ""
    why: str = ""
    when: str = ""


class CorrectionResult(Noun):
    """What became of a correction: `applied`, or why not.

    That is `no_value`, `stale`, `unknown_document`, `unknown_pointer` or `wrong_type`.
    """

    correction: Correction
    outcome: str
    sentence: str
    machine_value: str | None = None


def read_corrections(path: Path) -> list[Correction]:
    """The corrections of a CSV file. Raises UsageError naming the file where it cannot be read or a column is missing."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = [name for name in COLUMNS[:4] if name not in (rows.fieldnames or ())]
            if missing:
                raise UsageError(f"{path.name} lacks the columns {', '.join(missing)}; its header must be {','.join(COLUMNS)}.")
            return [Correction(**{name: _bare((row.get(name) or "").strip()) for name in COLUMNS}) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"The corrections file {path.name} cannot be read: {error}.") from error


def _bare(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell


def apply_corrections(
    sha256: str, plan: Plan, evidence: Mapping[str, Evidence], corrections: Iterable[Correction]
) -> tuple[Plan, dict[str, Evidence], list[CorrectionResult]]:
    """The plan and its evidence with a document's corrections applied, and what became of each of them."""
    entries = dict(evidence)
    results: list[CorrectionResult] = []
    for correction in corrections:
        if correction.sha256 != sha256:
            continue
        try:
            plan, result = _apply(plan, correction)
        except _Refusal as refusal:
            result = CorrectionResult(correction=correction, outcome=refusal.outcome, sentence=refusal.sentence)
        else:
            was = entries.get(correction.pointer)
            entries[correction.pointer] = Evidence(
                standing="corrected", words=was.words if was else [], places=was.places if was else []
            )
        results.append(result)
    return plan, entries, results


def replaced(plan: Plan, pointer: str, value: Any) -> Plan:
    """The plan with another value at a pointer that it has."""
    data = plain(plan)
    owner, key = _find(data, pointer)
    owner[key] = value
    return Plan.model_validate(data)


def unknown_documents(corrections: Sequence[Correction], known: Iterable[str]) -> list[CorrectionResult]:
    """The corrections of documents that are not in the database, each refused by name."""
    have = set(known)
    return [
        CorrectionResult(
            correction=c, outcome="unknown_document", sentence=f"No document with sha256 {c.sha256[:12]}… is in the database."
        )
        for c in corrections
        if c.sha256 not in have
    ]


class _Refusal(Exception):
    def __init__(self, outcome: str, sentence: str) -> None:
        super().__init__(sentence)
        self.outcome = outcome
        self.sentence = sentence


def _apply(plan: Plan, correction: Correction) -> tuple[Plan, CorrectionResult]:
    data = plain(plan)
    owner, key = _find(data, correction.pointer)
    machine = owner[key]
    if not _same(machine, correction.as_read):
        raise _Refusal(
            "stale", f"{correction.pointer} now reads {json.dumps(machine, ensure_ascii=False)}, not “{correction.as_read}”."
        )
    if not correction.corrected:
        raise _Refusal("no_value", f"No corrected value is given for {correction.pointer}; write null to take the value out.")
    owner[key] = _value(correction.corrected, machine)
    try:
        corrected = Plan.model_validate(data)
    except ValidationError as error:
        raise _Refusal(
            "wrong_type", f"{correction.pointer} cannot be “{correction.corrected}”: {error.errors()[0]['msg']}."
        ) from error
    sentence = f"{correction.pointer} is now “{correction.corrected}”."
    shown = json.dumps(machine, ensure_ascii=False)
    return corrected, CorrectionResult(correction=correction, outcome="applied", sentence=sentence, machine_value=shown)


def _find(data: Any, pointer: str) -> tuple[Any, Any]:
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    at: Any = data
    for number, step in enumerate(steps):
        key: Any = int(step) if isinstance(at, list) and step.isascii() and step.isdigit() and len(step) < 7 else step
        inside = (isinstance(at, list) and isinstance(key, int) and key < len(at)) or (isinstance(at, dict) and key in at)
        if not inside or (number == 0 and key in NOT_CORRECTED):
            break
        if number == len(steps) - 1:
            return at, key
        at = at[key]
    raise _Refusal("unknown_pointer", f"The plan has no value at “{pointer}”.")


def _value(printed: str, machine: Any) -> Any:
    """The corrected value: JSON where it is JSON of another type than text, else the text itself."""
    if printed == "null":
        return None
    if isinstance(machine, str):
        return printed
    try:
        return json.loads(printed)
    except ValueError:
        return printed


def _same(machine: Any, printed: str) -> bool:
    if machine is None:
        return printed in {"", "null"}
    if isinstance(machine, str):
        return " ".join(machine.split()) == " ".join(printed.split())
    try:
        return bool(json.loads(printed) == machine)
    except ValueError:
        return False
