"""The reader of a database: its plans as nouns, its documents and notes as records. Nothing here writes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, and_, func, inspect, select, text

from pipeline.store.database import open_engine
from pipeline.store.load import correction_rows, load_all
from pipeline.store.tables import table
from schemas.plan import Evidence, Plan
from schemas.reading import StoredPlan, Supplied
from schemas.rows import ActionRow, DocumentRow, FigureRow, PlanRow, ReadingRow, Source
from schemas.rows import Block as BlockRow
from schemas.rows import NumberUse as NumberRow

VIEWS = ("v_plan", "v_action", "v_figure", "v_note", "v_indicator", "v_audit", "v_coverage")


@contextmanager
def open_results(where: Path | str) -> Iterator[Results]:
    """The reader of a database. Raises UsageError where there is none, or one of another version."""
    engine = open_engine(where, create=False)
    try:
        yield Results(engine)
    finally:
        engine.dispose()


def load_plans(database: Path | str) -> list[StoredPlan]:
    """Every plan of a database with its evidence and what is known of its document, by path; each content once."""
    with open_results(database) as results:
        return results.stored_plans()


class Results:
    """Reads what runs have written."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def documents(self) -> list[dict[str, Any]]:
        """The rows of the table `document` with their readings' columns, whether the plan counts, and its sizes; by path."""
        documents, readings, plans = table(DocumentRow), table(ReadingRow), table(PlanRow)
        columns = [c for c in readings.columns if c.name not in documents.columns and c.name not in {"rules", "settings"}]
        sizes = [_number_of(table(ActionRow)).label("actions"), _number_of(table(FigureRow)).label("figures")]
        query = select(documents, *columns, plans.c.chosen, *sizes).outerjoin(readings, readings.c.sha256 == documents.c.sha256)
        query = query.outerjoin(plans, and_(plans.c.sha256 == documents.c.sha256, documents.c.duplicate_of.is_(None)))
        return self._records(query.order_by(documents.c.path))

    def plans(self, contents: Collection[str] | None = None) -> dict[str, tuple[Plan, dict[str, Evidence]]]:
        """The plans of these contents (None: all) with their evidence, by content."""
        with self._engine.connect() as connection:
            return load_all(connection, contents)

    def stored_plans(self, contents: Collection[str] | None = None) -> list[StoredPlan]:
        """The plans of these contents (None: all) as the comparison takes them, by path."""
        documents, plans, readings = table(DocumentRow), table(PlanRow), table(ReadingRow)
        query = select(
            documents, plans.c.chosen, plans.c.choice, plans.c.latest, readings.c.layout, readings.c.blocks_unclaimed,
            (readings.c.blocks_used + readings.c.blocks_furniture + readings.c.blocks_narrative + readings.c.blocks_unclaimed)
            .label("blocks"),
        )  # fmt: skip
        query = query.join(plans, plans.c.sha256 == documents.c.sha256).join(readings, readings.c.sha256 == documents.c.sha256)
        rows = self._records(query.where(documents.c.duplicate_of.is_(None)).order_by(documents.c.path))
        sources, names, read = self._sources(), self.council_names(), self.plans(contents)
        return [_stored(row, *read[row["sha256"]], sources, names) for row in rows if row["sha256"] in read]

    def blocks(self, sha256: str) -> list[dict[str, Any]]:
        """The paragraphs of a content in reading order: `block`, `kind`, `marker`, `text`, `furniture`, `place` (JSON)."""
        blocks = table(BlockRow)
        columns = (blocks.c.block, blocks.c.kind, blocks.c.marker, blocks.c.text, blocks.c.furniture, blocks.c.place)
        return self._records(select(*columns).where(blocks.c.sha256 == sha256).order_by(blocks.c.block))

    def corrections(self) -> list[dict[str, Any]]:
        """The rows of the table `correction` in their order."""
        with self._engine.connect() as connection:
            return correction_rows(connection)

    def account(self, sha256: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """The blocks of a content with their uses in reading order, and its numbers with theirs."""
        blocks, numbers = table(BlockRow), table(NumberRow)
        shown = (blocks.c.block, blocks.c.text, blocks.c.use, blocks.c.why, blocks.c.place)
        told = (numbers.c.block, numbers.c.number, numbers.c.use, numbers.c.sentence)
        return (
            self._records(select(*shown).where(blocks.c.sha256 == sha256).order_by(blocks.c.block)),
            self._records(select(*told).where(numbers.c.sha256 == sha256).order_by(numbers.c.ordinal)),
        )

    def numbers_not_taken(self) -> list[dict[str, Any]]:
        """Every number of a plan that nothing took, with its sentence, the file and the place (JSON) it stands in, by path."""
        numbers, documents, blocks, plans = table(NumberRow), table(DocumentRow), table(BlockRow), table(PlanRow)
        columns = (numbers.c.ordinal, numbers.c.block, numbers.c.number, numbers.c.sentence, blocks.c.place)
        query = select(documents.c.path, *columns).join(documents, documents.c.sha256 == numbers.c.sha256)
        query = query.join(plans, plans.c.sha256 == numbers.c.sha256)
        query = query.join(blocks, and_(blocks.c.sha256 == numbers.c.sha256, blocks.c.block == numbers.c.block))
        query = query.where(numbers.c.use == "not_taken", documents.c.duplicate_of.is_(None))
        return self._records(query.order_by(documents.c.path, numbers.c.ordinal))

    def rules(self) -> list[str]:
        """The versions of the rules that the plans were read by, each once."""
        readings, plans = table(ReadingRow), table(PlanRow)
        query = select(readings.c.rules).join(plans, plans.c.sha256 == readings.c.sha256).distinct().order_by(readings.c.rules)
        return [row["rules"] for row in self._records(query)]

    def council_names(self) -> dict[str, str]:
        """The official names of the councils, by code."""
        return {row["gss"]: row["name"] for row in self._records(text("SELECT gss, name FROM council"))}

    def meta(self) -> dict[str, str]:
        """What the database says of itself."""
        return {row["name"]: row["value"] for row in self._records(text("SELECT name, value FROM meta"))}

    def view(self, name: str) -> list[dict[str, Any]]:
        """The rows of one of VIEWS in a fixed order."""
        order = {"v_plan": "path", "v_coverage": "path, gss, metric"}.get(name, "path, ordinal")
        return self._records(text({view: f"SELECT * FROM {view} ORDER BY {order}" for view in VIEWS}[name]))  # noqa: S608

    def columns(self, name: str) -> list[str]:
        """The names of a view's columns in their order."""
        with self._engine.connect() as connection:
            return [column["name"] for column in inspect(connection).get_columns(name)]

    def sources_without_document(self) -> list[str]:
        """The keys of the sources' rows that fit no document."""
        query = text(
            "SELECT key FROM source WHERE key NOT IN (SELECT source FROM document WHERE source IS NOT NULL) ORDER BY key"
        )
        return [row["key"] for row in self._records(query)]

    def _sources(self) -> dict[str, Supplied]:
        return {
            row["key"]: Supplied(**{name: value for name, value in row.items() if name != "key"})
            for row in self._records(select(table(Source)))
        }

    def _records(self, query: Any) -> list[dict[str, Any]]:
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]


def _number_of(parts: Table) -> Any:
    return select(func.count()).where(parts.c.sha256 == table(DocumentRow).c.sha256).scalar_subquery()


def _stored(
    row: dict[str, Any], plan: Plan, evidence: dict[str, Evidence], sources: dict[str, Supplied], names: dict[str, str]
) -> StoredPlan:
    supplied = sources.get(row["source"] or "")
    gss = plan.council.gss or (supplied.gss if supplied else None)
    return StoredPlan(
        sha256=row["sha256"], path=row["path"], format=row["format"] or "", layout=row["layout"], outcome=row["outcome"],
        plan=plan, evidence=evidence, supplied=supplied, gss=gss,
        council_name=plan.council.name or (names.get(gss) if gss else None),
        year=(plan.dated or "")[:4] or (supplied.year if supplied else None), chosen=row["chosen"], choice=row["choice"],
        latest=row["latest"], blocks=row["blocks"], unclaimed=row["blocks_unclaimed"],
    )  # fmt: skip
