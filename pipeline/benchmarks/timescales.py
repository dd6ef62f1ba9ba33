"""When: actions due by quarter, ongoing, without a time, and past due as of a day that is given, never today's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pipeline.benchmarks import columns
from pipeline.benchmarks.actions import NO_ACTION
from pipeline.benchmarks.collection import Collection
from pipeline.benchmarks.doubles import CountedAction
from schemas.comparison import Column, Comparison, Mark, Value

NAME = "timescales"
TITLE = "Due dates"
QUESTION = "By when are the actions due, and how many are past due as of the day of the comparison?"

COLUMNS = (
    *columns.COUNCIL,
    Column(name="when", meaning="due (by the last day that the words give), open_end, ongoing, recurring, complete, unresolved"
           " (words that give no day), none (no time), any"),
    Column(name="quarter", meaning="calendar quarter of the last day, e.g. 2024-Q2 for April to June 2024"),
    Column(name="quarter_start", meaning="first day of that quarter"),
    Column(name="quarter_end", meaning="last day of that quarter"),
    Column(name="actions", meaning="actions; 0 is a true zero"),
    Column(name="percent", meaning="share of the plan’s actions", unit="percent", marked_by="marker"),
    Column(name="past_due", meaning="of these, past their last day and not said to be complete; empty where no day is known"),
    Column(name="past_due_without_progress", meaning="of the past due, those without an update or status"),
    columns.MARKER,
    columns.REASON,
)  # fmt: skip
_ORDER = ("due", "open_end", "ongoing", "recurring", "complete", "unresolved", "none")
Quarter = tuple[int, int]


def table(collection: Collection) -> Comparison:
    """Rows for each council's newest plan and for all together: any, then every quarter and state that occurs."""
    rows: list[tuple[Value, ...]] = []
    for plan in collection.latest:
        if collection.shows(plan):
            rows += _rows(columns.council(plan), collection.counted(plan), collection.as_of)
    if collection.latest:
        everything = [a for p in collection.latest for a in collection.counted(p)]
        rows += _rows(columns.all_councils(), everything, collection.as_of)
    return Comparison(
        name=NAME, title=TITLE, question=QUESTION, columns=COLUMNS, rows=tuple(rows),
        n=sum(any(a.action.timeframe for a in p.counted) for p in collection.latest), of=len(collection.latest),
        settings=collection.shown_settings, notes=(*collection.notes, _note(collection)),
    )  # fmt: skip


def _note(collection: Collection) -> str:
    if collection.as_of is None:
        return "Past due cannot be said: no day was given and no plan has a date."
    chosen = "as given" if collection.settings.as_of else "the first day that the newest plan’s date can mean"
    return f"Past due as of {collection.as_of.isoformat()} ({chosen})."


def when(action: CountedAction) -> tuple[str, Quarter | None]:
    """The state of an action's time, and for one that is due the quarter of its last day."""
    time = action.action.timeframe
    if time is None:
        return "none", None
    if time.kind in {"complete", "ongoing", "recurring"}:
        return time.kind, None
    last = _day(time.end)
    if last:
        return "due", (last.year, (last.month - 1) // 3 + 1)
    return ("open_end", None) if time.start else ("unresolved", None)


def past_due(action: CountedAction, as_of: date | None) -> bool:
    """Whether an action's last day is before a day and nothing says that it is complete."""
    time = action.action.timeframe
    last = _day(time.end) if time and time.kind != "complete" else None
    done = (action.action.rag or "").strip() in {"complete", "completed", "blue", "done", "closed", "achieved"}
    return bool(last and as_of and last < as_of and not done)


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _rows(first: tuple[Value, ...], actions: Sequence[CountedAction], as_of: date | None) -> Iterator[tuple[Value, ...]]:
    if not actions:
        yield (*first, "any", None, None, None, 0, None, 0, 0, Mark.NOT_APPLICABLE.value, NO_ACTION)
        return
    groups: dict[tuple[str, Quarter | None], list[CountedAction]] = defaultdict(list)
    for action in actions:
        groups[when(action)].append(action)
    yield (*first, "any", None, None, None, *_counts(actions, len(actions), as_of))
    for state, quarter in sorted(groups, key=lambda g: (_ORDER.index(g[0]), g[1] or (0, 0))):
        yield (*first, state, *_quarter(quarter), *_counts(groups[(state, quarter)], len(actions), as_of))


def _counts(actions: Sequence[CountedAction], total: int, as_of: date | None) -> tuple[Value, ...]:
    late = [a for a in actions if past_due(a, as_of)]
    idle = sum(not (a.action.progress or a.action.rag) for a in late)
    known = as_of is not None
    return (len(actions), columns.percent(len(actions), total), len(late) if known else None, idle if known else None, None, None)


def _quarter(quarter: Quarter | None) -> tuple[Value, Value, Value]:
    if quarter is None:
        return None, None, None
    year, number = quarter
    start = date(year, 3 * number - 2, 1)
    after = date(year + 1, 1, 1) if number == 4 else date(year, 3 * number + 1, 1)
    return f"{year}-Q{number}", start.isoformat(), (after - timedelta(days=1)).isoformat()
