"""What depends on more than one document: which file of equal contents counts, whose plan it is, which plan counts."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row, select, update

from pipeline.sources import Filed, assign
from pipeline.store.choose import Candidate, choose
from pipeline.store.tables import table
from schemas.problems import Outcome
from schemas.reading import Supplied
from schemas.rows import DocumentRow, PlanRow, ReadingRow, Source

_TWICE = {Outcome.OK, Outcome.PARTIAL, Outcome.NO_TEXT, Outcome.NOT_A_PLAN}
_LONGEST_NAME = 200


def settle_contents(connection: Connection, contents: Collection[Any] | None) -> None:
    """Give the documents of these contents (None: of all) the outcome of their reading; the second by path is a duplicate."""
    documents, readings = table(DocumentRow), table(ReadingRow)
    columns = [readings.c[name] for name in ("outcome", "reason", "message", "format", "pages")]
    own = ("path", "sha256", "duplicate_of", "outcome", "reason", "message", "format", "pages")
    query = select(*(documents.c[name] for name in own), *(c.label(f"read_{c.name}") for c in columns))
    query = query.join(readings, readings.c.sha256 == documents.c.sha256)
    if contents is not None:
        query = query.where(documents.c.sha256.in_(contents))
    groups: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query.order_by(documents.c.path)):
        groups[row.sha256].append(row)
    for first, *others in groups.values():
        for row in (first, *others):
            values = _values(row, None if row is first else first.path)
            if any(getattr(row, name) != value for name, value in values.items()):
                connection.execute(update(documents).where(documents.c.path == row.path).values(**values))


def settle_names(connection: Connection) -> None:
    """Give every document with a plan the name of its exports: its path, "/" as "__", and ".json"."""
    documents, plans = table(DocumentRow), table(PlanRow)
    query = select(documents.c.path, documents.c.export, plans.c.sha256, documents.c.duplicate_of)
    rows = connection.execute(query.outerjoin(plans, plans.c.sha256 == documents.c.sha256)).all()
    with_plan = [row.path for row in rows if row.sha256 and row.duplicate_of is None]
    names = export_names(with_plan)
    for row in rows:
        if names.get(row.path) != row.export:
            connection.execute(update(documents).where(documents.c.path == row.path).values(export=names.get(row.path)))


def export_names(paths: Collection[str]) -> dict[str, str]:
    """A file name for each path that no other has and that a file system takes; the hash of the path where need be."""
    plain = {path: path.replace("/", "__") for path in paths}
    often = Counter(plain.values())
    return {path: f"{_fit(name, path, clash='__' in path and often[name] > 1)}.json" for path, name in plain.items()}


def settle_plans(connection: Connection) -> None:
    """Tie the sources to the documents they are about, and say which files count."""
    documents, plans, readings = table(DocumentRow), table(PlanRow), table(ReadingRow)
    sources = {row["key"]: row for row in connection.execute(select(table(Source))).mappings()}
    columns = [documents.c[name] for name in ("path", "sha256", "location", "source")]
    rows = connection.execute(select(*columns).order_by(documents.c.path)).all()
    supplied = [Supplied(**{name: value for name, value in row.items() if name != "key"}) for row in sources.values()]
    fits, _ = assign(supplied, [Filed(row.path, row.sha256, row.location) for row in rows])
    for row in rows:
        key = (fits[row.path].sha256 or fits[row.path].file) if row.path in fits else None
        if key != row.source:
            connection.execute(update(documents).where(documents.c.path == row.path).values(source=key))
    query = select(
        plans.c.sha256, plans.c.gss, plans.c.council_name, plans.c.dated, plans.c.chosen, plans.c.latest, plans.c.choice,
        documents.c.path, documents.c.format, readings.c.outcome, readings.c.blocks_unclaimed,
    )  # fmt: skip
    query = query.join(readings, readings.c.sha256 == plans.c.sha256).join(documents, documents.c.sha256 == plans.c.sha256)
    found = connection.execute(query.where(documents.c.duplicate_of.is_(None))).all()
    choices = choose(_candidate(row, fits.get(row.path)) for row in found)
    for plan in found:
        choice = choices[plan.sha256]
        if (choice.chosen, choice.latest, choice.why) != (bool(plan.chosen), bool(plan.latest), plan.choice):
            values = {"chosen": choice.chosen, "latest": choice.latest, "choice": choice.why}
            connection.execute(update(plans).where(plans.c.sha256 == plan.sha256).values(**values))


def _candidate(row: Any, supplied: Supplied | None) -> Candidate:
    return Candidate(
        sha256=row.sha256, path=row.path, format=row.format or "", outcome=row.outcome, unclaimed=row.blocks_unclaimed,
        dated=row.dated, council=row.gss or (supplied and supplied.gss) or row.council_name,
        year=(row.dated or "")[:4] or (supplied.year if supplied else None),
    )  # fmt: skip


def _values(row: Row[Any], first: str | None) -> dict[str, Any]:
    values = {name: getattr(row, f"read_{name}") for name in ("outcome", "reason", "message", "format", "pages")}
    if first is None or row.read_outcome not in _TWICE:
        return {**values, "duplicate_of": None}
    message = f"It has the same content as {first}, which counts instead."
    return {**values, "outcome": Outcome.DUPLICATE.value, "message": message, "duplicate_of": first}


def _fit(name: str, path: str, *, clash: bool) -> str:
    mark = f"~{hashlib.sha256(path.encode()).hexdigest()[:8]}"
    if len(name.encode()) > _LONGEST_NAME:
        return name.encode()[:_LONGEST_NAME].decode("utf-8", "ignore") + mark
    return name + mark if clash else name
