"""Corrections by a person: applied after interpretation, the machine's value kept beside; a stale one is listed, not applied."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.evidence import is_at, pointers, value_at
from schemas.base import Noun
from schemas.plan import Evidence, Plan, plain
from schemas.problems import UsageError

COLUMNS = ("sha256", "pointer", "as_read", "corrected", "who", "why", "when")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
NOT_CORRECTED = frozenset({"id", "framework"})
Faults = Callable[[Plan], Iterable[str]]


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


def no_faults(_plan: Plan) -> Iterable[str]:
    """Nothing is wrong with any plan."""
    return ()


class CorrectionResult(Noun):
    """What became of a correction: `applied`, or why not.

    That is `no_value`, `stale`, `unknown_document`, `unknown_pointer`, `wrong_type`, `invalid` (the plan would say what no plan
    can) or `contradictory` (another row corrects the same value to something else).
    """

    correction: Correction
    outcome: str
    sentence: str
    machine_value: str | None = None


def read_corrections(path: Path) -> list[Correction]:
    """The corrections of a CSV file, rows that say the same once.

    Raises UsageError naming the file where it cannot be read or a column is missing.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = [name for name in COLUMNS[:4] if name not in (rows.fieldnames or ())]
            if missing:
                raise UsageError(f"{path.name} lacks the columns {', '.join(missing)}; its header must be {','.join(COLUMNS)}.")
            found = [_correction(path, rows.line_num, row) for row in rows]
    except UnicodeDecodeError as error:
        raise UsageError(f"The corrections file {path.name} is not in UTF-8; save it as “CSV UTF-8”.") from error
    except (OSError, csv.Error) as error:
        raise UsageError(f"The corrections file {path.name} cannot be read: {error}.") from error
    return list({(c.sha256, c.pointer, c.as_read, c.corrected): c for c in found}.values())


def _correction(path: Path, line: int, row: Mapping[Any, Any]) -> Correction:
    if row.get(None):
        raise UsageError(
            f"Line {line} of {path.name} has more cells than the head; put a text that holds a comma into quotation marks."
        )
    cells = {name: _bare((row.get(name) or "").strip()) for name in COLUMNS}
    return Correction(**{**cells, "sha256": cells["sha256"].lower()})


def _bare(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell


def apply_corrections(
    sha256: str, plan: Plan, evidence: Mapping[str, Evidence], corrections: Iterable[Correction], faults: Faults = no_faults
) -> tuple[Plan, dict[str, Evidence], list[CorrectionResult]]:
    """The plan and its evidence with a document's corrections applied, and what became of each of them.

    A correction that brings a fault into the plan is refused.
    """
    entries = dict(evidence)
    results: list[CorrectionResult] = []
    for correction in corrections:
        if correction.sha256 != sha256:
            continue
        try:
            plan, result = _apply(plan, correction, faults)
        except _Refusal as refusal:
            result = CorrectionResult(correction=correction, outcome=refusal.outcome, sentence=refusal.sentence)
        else:
            entries = _with_corrected(entries, correction.pointer, value_at(plain(plan), correction.pointer))
        results.append(result)
    return plan, entries, results


def _with_corrected(evidence: Mapping[str, Evidence], pointer: str, value: Any) -> dict[str, Evidence]:
    """The evidence with new entries for a corrected value and all that it holds; the words are those of the machine's value."""
    before = {at: entry for at, entry in evidence.items() if is_at(at, pointer)}
    every = Evidence(
        standing="corrected", words=[words for entry in before.values() for words in entry.words],
        places=[place for entry in before.values() for place in entry.places],
    )  # fmt: skip
    after = [pointer] if isinstance(value, bool) else pointers(value, pointer)
    new = {at: before[at].model_copy(update={"standing": "corrected"}) if at in before else every for at in after}
    return {**{at: entry for at, entry in evidence.items() if at not in before}, **new}


def contradictions(corrections: Sequence[Correction]) -> list[CorrectionResult]:
    """The corrections that make different things of one value as it was read; none of them can be believed."""
    said: dict[tuple[str, str, str], set[str]] = {}
    filled = [c for c in corrections if c.corrected]
    for c in filled:
        said.setdefault((c.sha256, c.pointer, c.as_read), set()).add(c.corrected)
    return [
        CorrectionResult(
            correction=c, outcome="contradictory",
            sentence=f"{c.pointer} is corrected to different values; keep one of them.",
        )
        for c in filled
        if len(said[c.sha256, c.pointer, c.as_read]) > 1
    ]  # fmt: skip


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
            correction=c,
            outcome="unknown_document",
            sentence=f"No plan of a file with sha256 {c.sha256[:12]}… is in the database.",
        )
        for c in corrections
        if c.sha256 not in have
    ]


class _Refusal(Exception):
    def __init__(self, outcome: str, sentence: str) -> None:
        super().__init__(sentence)
        self.outcome = outcome
        self.sentence = sentence


def _apply(plan: Plan, correction: Correction, faults: Faults) -> tuple[Plan, CorrectionResult]:
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
    new = [fault for fault in faults(corrected) if fault not in set(faults(plan))]
    if new:
        raise _Refusal("invalid", f"{correction.pointer} cannot be “{correction.corrected}”: {new[0]}")
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
        if len(steps) == 1 and isinstance(at[key], list):
            raise _Refusal("unknown_pointer", f"{pointer} is a whole list; correct the values in it, one a row.")
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
