"""One number with its slots as a figure of the contract."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.masks import band_words
from pipeline.interpret.fields.figures.model import FigureReading, Value
from pipeline.interpret.fields.figures.periods import PeriodWords
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import OTHER, Slots, clause_periods, own_bands
from pipeline.interpret.fields.figures.spans import words_of
from pipeline.interpret.fields.figures.standing import Memory, Slot
from pipeline.interpret.fields.figures.status import only_last_year, period_of, status_of
from schemas.plan import Quantity, Unit

_UNITS: dict[str, Unit] = {
    "percent": "percent", "points": "percentage_points", "count": "count", "ratio": "ratio", "bare": "ratio", "money": "gbp",
}  # fmt: skip
_BOTH = 2
_BEFORE = 8
_WITHOUT_METRIC = frozenset({"workforce", "pay_gap"})


@dataclass(frozen=True)
class Found:
    """A number in its clause, with the clause's slots, what is remembered, and the text that all of it stands in."""

    sentence: Sentence
    clause: Clause
    value: Value
    slots: Slots
    memory: Memory
    text: str
    period: PeriodWords | None = None


def compose(found: Found, quantity: Quantity, metric: int | None) -> FigureReading:
    """The figure of a number whose quantity and metric are known."""
    sentence, clause, value, slots = found.sentence, found.clause, found.value, found.slots
    group, comparator = _groups(quantity, value, slots)
    context = replace(found.memory.context, status="target") if found.memory.aims else found.memory.context
    status = status_of(sentence, clause, value, context)
    period, words = period_of(sentence, clause, status, found.memory, bare=not slots.own_event)
    given = found.period or slots.period
    period = given.period if given is not None else period
    start, end = words_of(sentence, clause, found.text)
    event = slots.event.value if slots.event is not None else "other"
    borrowed = [
        *words,
        *(place for slot in (slots.group, slots.event, slots.service) if slot is not None for place in slot.borrowed),
    ]
    is_gap = quantity == "gap" and value.shape in {"more", "less"}
    kept = metric is not None or (event in _WITHOUT_METRIC and not slots.programme)
    return FigureReading(
        metric=metric, quantity=quantity, event=event if kept else "other",  # type: ignore[arg-type]
        group=group, comparator=comparator, service=_service(found),  # type: ignore[arg-type]
        category=_category(found, event), value=value.value, unit="percentage_points" if is_gap else _UNITS[value.kind],
        qualifier=value.qualifier, status=status, period=period, index=sentence.index, start=start, end=end, number=value.number,
        borrowed=tuple(dict.fromkeys(borrowed)), notes=_notes(value, slots, quantity),
        last_year=status == "previous" and only_last_year(sentence, clause),
    )  # fmt: skip


def each(found: Found) -> list[Found]:
    """A number once, or once for each group or period where it is said of two.

    "No difference between white and BME staff (both 1.2%)"; "no white and no BAME staff"; "1.1% in both 2021/22 and 2022/23".
    """
    return [one for dated in _each_period(found) for one in _each_group(dated)]


def _each_period(found: Found) -> list[Found]:
    sentence, clause = found.sentence, found.clause
    own = clause_periods(sentence, clause)
    if len(own) != _BOTH:
        return [found]
    words = [t.text for t in sentence.tokens if own[0].start - _BEFORE <= t.start < own[1].start]
    if "both" not in words or "and" not in words:
        return [found]
    return [replace(found, period=p) for p in own]


def _each_group(found: Found) -> list[Found]:
    sentence, value = found.sentence, found.value
    if {m.value for m in sentence.of("groups")} != set(OTHER):
        return [found]
    if sentence.word(value.first - 1) != "both" and not _is_said_of_two(sentence, found.clause, value):
        return [found]
    return [replace(found, slots=replace(found.slots, group=Slot(group), comparator=None)) for group in sorted(OTHER)]


def _is_said_of_two(sentence: Sentence, clause: Clause, value: Value) -> bool:
    """Whether "no" is said of both groups at once: "no white and no BAME professionals", "no white or BAME staff"."""
    groups = sentence.of("groups", clause.first, clause.last)
    if value.shape != "zero" or len(groups) != _BOTH or sentence.word(groups[0].first - 1) != "no":
        return False
    between = [sentence.word(n) for n in range(groups[0].last, groups[1].first)]
    return bool(between) and all(w in {"and", "or", "no", "nor"} for w in between)


def _service(found: Found) -> str:
    return found.slots.service.value if found.slots.service is not None else found.memory.context.service or "both"


def _groups(quantity: Quantity, value: Value, slots: Slots) -> tuple[str, str | None]:
    """Group and comparator; where none is named, a ratio stands in the standard's orientation and a pay gap is of white staff."""
    group = slots.group.value if slots.group is not None else None
    comparator = slots.comparator.value if slots.comparator is not None else None
    if quantity not in {"relative_likelihood", "gap"}:
        return group or "all", None
    if group is None and comparator is not None:
        group = OTHER.get(comparator)
    if group is None or group == "all":
        group = "white" if slots.event is not None and slots.event.value == "pay_gap" else "minority_ethnic"
    other = comparator if comparator is not None and comparator != group else OTHER.get(group, "white")
    return (other, group) if quantity == "gap" and value.shape == "less" else (group, other)


def _category(found: Found, event: str) -> str | None:
    """The pay band that the clause names, that stands before it in the sentence, or that the line above is of."""
    if event != "pay_band":
        return None
    sentence, clause = found.sentence, found.clause
    start = sentence.tokens[clause.first].start
    given = [found.slots.band] if found.slots.band is not None else []
    bands = own_bands(sentence, clause) or given or [b for b in sentence.bands if b.end <= start]
    if not bands:
        above = found.memory.above("bands") or _band_before(found)
        return above.value if above is not None else None
    low, high = band_words(found.text, min(bands, key=lambda b: abs(b.start - found.value.start)))
    return found.text[low:high].strip()


def _band_before(found: Found) -> Slot | None:
    """The only pay band of the sentence before in a text, for a number that names none: "Last year this was 11%"."""
    band = found.memory.band
    return band if band is not None and band.borrowed[0][0] == found.sentence.index else None


def _notes(value: Value, slots: Slots, quantity: Quantity) -> tuple[str, ...]:
    notes = list(slots.notes)
    if quantity == "gap" and value.kind == "percent" and value.shape in {"more", "less"}:
        notes.append("points or ratio: read as a gap in points")
    if quantity == "relative_likelihood" and slots.group is None:
        notes.append("no group named: read in the standard's orientation")
    return tuple(notes)
