"""Whether a number is a figure of a metric, of the workforce at large, or none at all. In doubt it belongs to no metric."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.model import Value
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import Slots, in_clause, is_label
from pipeline.interpret.fields.figures.standing import Memory
from schemas.framework import Framework

_CHANGE_VALUES = frozenset({"percent", "points", "count"})


@dataclass(frozen=True)
class Verdict:
    """What becomes of a number: its metric (None: of no metric), or why it is not taken."""

    metric: int | None = None
    refused: str | None = None


def metric_of_event(event: str | None, framework: Framework) -> int | None:
    """The metric that an event belongs to; the workforce as such belongs to none."""
    if event is None or event == "workforce":
        return None
    return next((m.number for m in framework.metrics if event in m.events), None)


def judge(sentence: Sentence, clause: Clause, value: Value, slots: Slots, memory: Memory) -> Verdict:
    """The verdict on one number of a clause."""
    refused = _refusal(sentence, clause, value, slots, memory)
    if refused is not None:
        return Verdict(refused=refused)
    if _is_programme(sentence, clause, slots):
        return Verdict()
    event = slots.event.value if slots.event is not None else None
    if value.kind in {"percent", "points"} and slots.group is None:
        return Verdict()
    metrics = memory.context.metrics
    if event == "pay_band" and len(metrics) == 1 and metrics[0] != 1 and not slots.named_event:
        return Verdict()
    return Verdict(metric_of_event(event, memory.framework))


def _refusal(sentence: Sentence, clause: Clause, value: Value, slots: Slots, memory: Memory) -> str | None:
    if value.shape == "range":
        return value.note or "a range of values"
    if value.kind == "money":
        return "a sum of money"
    if value.kind == "bare" and not _is_ratio(sentence, clause, memory):
        return "a number without a unit"
    if value.kind in _CHANGE_VALUES and _is_change(sentence, value):
        return "a change, not a level"
    if value.kind == "ratio" and not _about_people(sentence, clause, slots, memory):
        return "a ratio of no group"
    if value.kind == "count" and not _counts_people(sentence, clause, value, slots):
        return "a count of nothing that is measured"
    return None


def _is_ratio(sentence: Sentence, clause: Clause, memory: Memory) -> bool:
    if sentence.cue("ratio", 0, clause.last):
        return True
    if any(v.kind == "ratio" for v in sentence.values if v.last <= clause.values[0].first):
        return True
    pointing = any(c.first <= 6 for c in sentence.cue("contrast")) or bool(sentence.cue("previous"))
    return memory.quantity == "relative_likelihood" and (pointing or is_label(sentence, clause))


def _is_change(sentence: Sentence, value: Value) -> bool:
    before = [
        c for c in sentence.cue("change", 0, value.first) if c.last == value.first - (sentence.word(value.first - 1) == "by")
    ]
    after = [c for c in sentence.cue("change") if c.first == value.last]
    by = sentence.word(value.first - 1) == "by" and any(c.last >= value.first - 2 for c in sentence.cue("change", 0, value.first))
    return bool(by or after or (before and sentence.word(value.first - 1) in {"of", "by"}))


def _about_people(sentence: Sentence, clause: Clause, slots: Slots, memory: Memory) -> bool:
    if slots.group is not None:
        return True
    return bool(sentence.cue("ratio") or sentence.cue("likely")) and (slots.event is not None or bool(memory.context.metrics))


def _counts_people(sentence: Sentence, clause: Clause, value: Value, slots: Slots) -> bool:
    """Whether a whole number counts people or cases: of what stands behind it, or of what its label says."""
    if len(clause.values) > 1 and any(v.kind == "percent" for v in clause.values):
        return True
    if value.shape == "zero" and sentence.word(value.first) == "no":
        return True
    if value.shape == "zero" and value.value == 0 and slots.named_event:
        return True
    near = range(value.last, value.last + 8)
    if any(m.first in near for kind in ("people", "sources", "groups") for m in sentence.of(kind, value.last, clause.last)):
        return True
    if is_label(sentence, clause) and (slots.named_event or slots.group is not None or slots.service is not None):
        return True
    verb = {
        "entered",
        "left",
        "had",
        "was",
        "were",
        "reported",
        "experienced",
        "leavers",
        "by",
        "from",
        "of",
        "who",
        "said",
        "cases",
        "referrals",
    }
    return slots.named_event and sentence.word(value.last) in verb and bool(in_clause(sentence, "events", clause) or slots.source)


def _is_programme(sentence: Sentence, clause: Clause, slots: Slots) -> bool:
    """Whether a number is about a programme, a survey or a population, not about the metric's event."""
    cues = sentence.cue("programme", clause.first, clause.last)
    if not cues:
        return False
    own = in_clause(sentence, "events", clause)
    if slots.event is not None and slots.event.value == "cpd" and own:
        return any(
            sentence.word(c.first)
            not in {"course", "courses", "training", "programme", "programmes", "event", "events", "session", "sessions"}
            for c in cues
        )
    return not own or all(m.value in {"workforce", "cpd"} for m in own)
