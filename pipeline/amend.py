"""A person's corrections brought to the plans of a database: undone, applied anew and listed in every run, nothing read again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.corrections import (
    COLUMNS,
    Correction,
    CorrectionResult,
    Faults,
    apply_corrections,
    contradictions,
    read_corrections,
    replaced,
    unknown_documents,
)
from pipeline.evidence import is_at
from pipeline.folder import Folder
from pipeline.spreadsheet import csv_of
from pipeline.store import Store
from schemas.plan import Evidence, Plan

Stored = tuple[Plan, dict[str, Evidence]]


@dataclass(frozen=True, slots=True)
class Amended:
    """What became of each correction, and the contents whose plans are another than before."""

    results: tuple[CorrectionResult, ...] = ()
    changed: frozenset[str] = frozenset()


def all_corrections(folder: Folder, given: Path | None) -> list[Correction]:
    """The corrections kept in a results' folder and those given; of two about one value the given one counts.

    Raises UsageError for a file that cannot be read.
    """
    kept = read_corrections(folder.corrections) if folder.corrections.exists() else []
    added = read_corrections(given) if given is not None else []
    about = {(c.sha256, c.pointer) for c in added}
    return [*(c for c in kept if (c.sha256, c.pointer) not in about), *added]


def keep_corrections(folder: Folder, corrections: Sequence[Correction]) -> None:
    """Leave the corrections in the results' folder, where the next run finds them. Raises UsageError where it cannot write."""
    kept = read_corrections(folder.corrections) if folder.corrections.exists() else []
    if list(corrections) != kept:
        folder.write(folder.corrections, csv_of(COLUMNS, (c.model_dump() for c in corrections)))


def amend(store: Store, corrections: Sequence[Correction], faults: Faults) -> Amended:
    """Undo the last run's corrections, apply these, and store both the plans and what became of each correction."""
    before = [row for row in store.corrections() if row["applied_to"] is not None]
    if not before and not corrections:
        return Amended()
    stored = store.plans({row["applied_to"] for row in before} | {c.sha256 for c in corrections})
    machine = {sha256: _undone(plan, (row for row in before if row["applied_to"] == sha256)) for sha256, plan in stored.items()}
    plans, rows = _applied(machine, corrections, faults)
    changed = {sha256: plan for sha256, plan in plans.items() if plan != stored[sha256]}
    store.amend(changed, rows)
    return Amended(tuple(_result(row) for row in rows), frozenset(changed))


def _undone(stored: Stored, rows: Iterable[Mapping[str, Any]]) -> Stored:
    """A plan as the machine read it, its applied corrections taken back from the last to the first."""
    plan, evidence = stored[0], dict(stored[1])
    for row in sorted(rows, key=lambda r: -int(r["ordinal"])):
        plan = replaced(plan, row["pointer"], json.loads(row["machine_value"]))
        own = {at: Evidence.model_validate(entry) for at, entry in json.loads(row["machine_evidence"]).items()}
        evidence = {**{at: entry for at, entry in evidence.items() if not is_at(at, row["pointer"])}, **own}
    return plan, evidence


def _applied(
    machine: Mapping[str, Stored], corrections: Sequence[Correction], faults: Faults
) -> tuple[dict[str, Stored], list[dict[str, Any]]]:
    """The plans with the corrections applied in their order, and a row for each correction."""
    plans = dict(machine)
    refused = {id(r.correction): r for r in (*contradictions(corrections), *unknown_documents(corrections, plans))}
    rows = []
    for ordinal, correction in enumerate(corrections):
        result, was = refused.get(id(correction)), {}
        if result is None:
            plan, evidence = plans[correction.sha256]
            was = {at: entry.model_dump(mode="json") for at, entry in evidence.items() if is_at(at, correction.pointer)}
            plan, evidence, (result,) = apply_corrections(correction.sha256, plan, evidence, [correction], faults)
            plans[correction.sha256] = (plan, evidence)
        rows.append(_row(ordinal, result, was))
    return plans, rows


def _row(ordinal: int, result: CorrectionResult, was: Mapping[str, Any]) -> dict[str, Any]:
    own = result.correction.model_dump()
    applied = result.outcome == "applied"
    return {
        "ordinal": ordinal, "said_on": own.pop("when"), **own, "outcome": result.outcome, "sentence": result.sentence,
        "machine_value": result.machine_value, "machine_evidence": json.dumps(was, ensure_ascii=False) if applied else None,
        "applied_to": result.correction.sha256 if applied else None,
    }  # fmt: skip


def _result(row: Mapping[str, Any]) -> CorrectionResult:
    names = {name: str(row["said_on" if name == "when" else name]) for name in COLUMNS}
    return CorrectionResult(
        correction=Correction(**names), outcome=row["outcome"], sentence=row["sentence"], machine_value=row["machine_value"]
    )
