"""An answer as rows: pure functions from what was read to what is inserted, table by table."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from sqlmodel import SQLModel

from pipeline.answer import Answer, BlockAccount
from pipeline.evidence import EvidenceReport
from pipeline.store.bounds import bounds
from schemas.document import PageReading, Place
from schemas.plan import Action, Evidence, Figure, Period, Plan, Section
from schemas.rows import (
    ActionMetric,
    ActionRow,
    AvailabilityRow,
    Block,
    FigureRow,
    Joint,
    LeadRow,
    Link,
    NumberUse,
    Page,
    PersonRow,
    PlanRow,
    RowNote,
    SectionMetric,
    SectionRow,
    SectionSuccess,
    Success,
    TimeframeRow,
)
from schemas.rows import Evidence as EvidenceRow

Row = tuple[type[SQLModel], dict[str, Any]]
_ORDINALS = 20


def rows_of(sha256: str, answer: Answer) -> Iterator[Row]:
    """Every row below the reading's own, parents before children."""
    if answer.plan is not None:
        yield from plan_rows(sha256, answer.plan)
        yield from evidence_rows(sha256, answer.evidence)
    yield from account_rows(sha256, answer)


def plan_rows(sha256: str, plan: Plan) -> Iterator[Row]:
    """A plan with all its lists."""
    own = plan.model_dump(include={"id", "framework", "title", "dated", "employees"})
    council = {"council_name": plan.council.name, "gss": plan.council.gss}
    yield PlanRow, {"sha256": sha256, **own, **council, **_period(plan.period), "chosen": True, "latest": True}
    for ordinal, person in enumerate(plan.people):
        yield PersonRow, {"sha256": sha256, "ordinal": ordinal, **person.model_dump()}
    for ordinal, section in enumerate(plan.sections):
        yield from _section_rows(sha256, ordinal, section)
    for ordinal, action in enumerate(plan.actions):
        yield from _action_rows(sha256, ordinal, action)
    for ordinal, figure in enumerate(plan.figures):
        yield FigureRow, {"sha256": sha256, "ordinal": ordinal, **_figure(figure)}
    for ordinal, said in enumerate(plan.availability):
        yield AvailabilityRow, {"sha256": sha256, "ordinal": ordinal, **said.model_dump()}


def evidence_rows(sha256: str, evidence: Mapping[str, Evidence]) -> Iterator[Row]:
    """Where every value was read, one row a piece; a value without words has one row all the same."""
    for pointer, found in evidence.items():
        pieces = list(zip_longest(found.words, found.places)) or [(None, None)]
        for piece, (words, place) in enumerate(pieces):
            yield (
                EvidenceRow,
                {
                    "sha256": sha256, "pointer": pointer, "piece": piece, "standing": found.standing, "words": words,
                    "page": place.page if place else None, "place": as_json(place), "confidence": found.confidence,
                },
            )  # fmt: skip


def account_rows(sha256: str, answer: Answer) -> Iterator[Row]:
    """Pages, blocks, joins, numbers and notes."""
    for page in _pages(answer):
        yield Page, {"sha256": sha256, **page.model_dump()}
    for block in answer.blocks:
        yield Block, {"id": number_of(sha256, block.block), "sha256": sha256, **_block(block)}
    for ordinal, joint in enumerate(answer.receipts):
        signals = "; ".join(joint.signals)
        yield Joint, {"sha256": sha256, "ordinal": ordinal, **joint.model_dump(exclude={"signals"}), "signals": signals}
    for ordinal, number in enumerate(answer.numbers):
        yield NumberUse, {"sha256": sha256, "ordinal": ordinal, **number.model_dump()}
    for ordinal, note in enumerate(answer.notes):
        yield RowNote, {"sha256": sha256, "ordinal": ordinal, **note.model_dump(exclude={"where"}), "place": note.where}


def reading_row(answer: Answer) -> dict[str, Any]:
    """The columns of the reading itself that the answer gives."""
    uses = Counter(block.use for block in answer.blocks)
    numbers = Counter(number.use == "not_taken" for number in answer.numbers)
    found = answer.found_again or EvidenceReport()
    engines = Counter(page.engine for page in _pages(answer))
    return {
        "format": answer.format, "layout": answer.layout, "outcome": answer.outcome.value,
        "reason": answer.reason and answer.reason.value, "message": answer.message, "pages": len(_pages(answer)) or None,
        "letters": answer.letters, "letters_in_file": answer.letters_in_file,
        "engines": ", ".join(f"{name} {count}" for name, count in sorted(engines.items())) or None,
        **{f"blocks_{use}": uses[use] for use in ("used", "furniture", "narrative", "unclaimed")},
        "numbers_taken": numbers[False], "numbers_not_taken": numbers[True],
        **{f"evidence_{name}": getattr(found, name) for name in ("exact", "joined", "approximate", "missing")},
        "evidence_without": len(found.without),
    }  # fmt: skip


def number_of(sha256: str, ordinal: int) -> int:
    """A whole number that names one action or block of a content, the same in every run and database."""
    return (int(sha256[:10], 16) << _ORDINALS) + ordinal


def as_json(place: Place | None) -> str | None:
    """A place as JSON, or None."""
    return json.dumps(place.model_dump(mode="json"), ensure_ascii=False) if place else None


def _pages(answer: Answer) -> list[PageReading]:
    return list({page.page: page for page in answer.pages}.values())


def _period(period: Period | None) -> dict[str, str | None]:
    return {"period_start": period.start if period else None, "period_end": period.end if period else None}


def _section_rows(sha256: str, ordinal: int, section: Section) -> Iterator[Row]:
    own = section.model_dump(exclude={"metrics", "indicators"})
    yield SectionRow, {"sha256": sha256, "ordinal": ordinal, **own}
    for at, metric in enumerate(section.metrics):
        yield SectionMetric, {"sha256": sha256, "section": ordinal, "ordinal": at, "metric": metric}
    for at, text in enumerate(section.indicators):
        yield SectionSuccess, {"sha256": sha256, "section": ordinal, "ordinal": at, "text": text}


def _action_rows(sha256: str, ordinal: int, action: Action) -> Iterator[Row]:
    own = action.model_dump(include={"ref", "section", "heading", "text", "progress", "rag"})
    yield ActionRow, {"id": number_of(sha256, ordinal), "sha256": sha256, "ordinal": ordinal, **own}
    key = {"sha256": sha256, "action": ordinal}
    for at, lead in enumerate(action.leads):
        yield LeadRow, {**key, "ordinal": at, **lead.model_dump()}
    if (time := action.timeframe) is not None:
        days = {"start_day": time.start, "end_day": time.end}
        yield TimeframeRow, {**key, "text": time.text, "kind": time.kind, **days, "recurrence": time.recurrence}
    for table, texts in ((Success, action.success), (Link, action.links)):
        for at, text in enumerate(texts):
            yield table, {**key, "ordinal": at, "text": text}
    for at, metric in enumerate(action.metrics):
        yield ActionMetric, {**key, "ordinal": at, "metric": metric}


def _figure(figure: Figure) -> dict[str, Any]:
    low, high = bounds(figure)
    own = figure.model_dump(exclude={"group", "period"})
    return {**own, "staff_group": figure.group, "value_low": low, "value_high": high, **_period(figure.period)}


def _block(block: BlockAccount) -> dict[str, Any]:
    page = block.place.page if block.place else None
    return {**block.model_dump(exclude={"place"}), "page": page, "place": as_json(block.place)}
