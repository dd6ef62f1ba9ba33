"""Plans as JSON files and the database's views as CSV: what leaves the database for other programs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pipeline.folder import Folder, as_json
from pipeline.spreadsheet import csv_of
from pipeline.store import Results, open_results
from schemas.plan import Evidence, Plan, plain

_AT_ONCE = 100
Document = Mapping[str, Any]


def export(folder: Folder, form: str) -> int:
    """Write every plan again: as JSON (`plans/`, `evidence/`), or actions, figures and plans as CSV (`data/`); how many plans.

    Raises UsageError where there is no database, or the folder cannot be written.
    """
    with open_results(folder.database) as results:
        documents = results.documents()
        if form == "json":
            export_json(folder, results, documents, None)
        else:
            export_csv(folder, results)
        folder.tidy()
    return sum(document["export"] is not None for document in documents)


def export_json(folder: Folder, results: Results, documents: Iterable[Document], fresh: Collection[str] | None) -> None:
    """Write the plans of contents just read (None: of all), and those whose files are missing."""
    names = {
        document["sha256"]: document["export"]
        for document in documents
        if document["export"] and (fresh is None or document["sha256"] in fresh or not _complete(folder, document["export"]))
    }
    contents = sorted(names)
    for at in range(0, len(contents), _AT_ONCE):
        for sha256, (plan, evidence) in results.plans(contents[at : at + _AT_ONCE]).items():
            folder.write(folder.plans / names[sha256], plan_json(plan))
            folder.write(folder.evidence / names[sha256], evidence_json(evidence))


def export_csv(folder: Folder, results: Results) -> None:
    """Write the views as `data/plans.csv`, `data/actions.csv` and `data/figures.csv`."""
    for name in ("plan", "action", "figure"):
        rows = results.view(f"v_{name}")
        columns = results.columns(f"v_{name}")
        folder.write(folder.root / "data" / f"{name}s.csv", csv_of(columns, rows))


def plan_json(plan: Plan) -> str:
    """The plan in the shape of the data contract."""
    return as_json(plain(plan))


def evidence_json(evidence: Mapping[str, Evidence]) -> str:
    """Where every value was read, in the plan's order."""
    return as_json({pointer: plain(evidence[pointer]) for pointer in sorted(evidence, key=_natural)})


def _complete(folder: Folder, name: str) -> bool:
    return (folder.plans / name).exists() and (folder.evidence / name).exists()


def _natural(pointer: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() and len(part) < 10 else (-1, part) for part in pointer.split("/")]
