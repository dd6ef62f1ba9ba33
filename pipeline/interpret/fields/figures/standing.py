"""What is known before a sentence is read: the section's context, headings among the lines, and the sentence before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Borrowed, FigureContext, Mention
from pipeline.interpret.fields.figures.prepare import Sentence
from schemas.framework import Framework
from schemas.plan import Event, Period

HEADING_WORDS = 12
_SLOT_KINDS = frozenset({"services", "groups", "events", "people", "sources"})
_LABEL_WORDS = grammar("label_words")


@dataclass(frozen=True)
class Slot:
    """A slot's value and the words that it was taken from elsewhere, if it was."""

    value: str
    borrowed: tuple[Borrowed, ...] = ()


@dataclass
class Memory:
    """What the sentences so far leave behind."""

    context: FigureContext
    framework: Framework
    index: int = -1
    event: Slot | None = None
    group: Slot | None = None
    subject: Slot | None = None
    comparator: Slot | None = None
    service: Slot | None = None
    fronted: bool = False
    quantity: str | None = None
    period: Period | None = None
    period_words: tuple[Borrowed, ...] = ()
    metric: Event | None = None
    levels: dict[str, float | None] = field(default_factory=dict)
    row: list[tuple[Slot | None, Slot | None]] = field(default_factory=list)
    headings: dict[str, Slot] = field(default_factory=dict)


def default_event(context: FigureContext, framework: Framework) -> Event | None:
    """The event that a section is about, where it is about one."""
    if context.events:
        return context.events[0]
    if len(context.metrics) != 1:
        return None
    metric = framework.metric(context.metrics[0])
    return metric.events[0] if metric is not None and metric.events else None


def borrowed(sentence: Sentence, mention: Mention) -> tuple[Borrowed, ...]:
    """Words of a sentence as words taken from elsewhere."""
    return ((sentence.index, mention.start, mention.end),)


def elsewhere(slot: Slot | None, words: tuple[Borrowed, ...]) -> Slot | None:
    """The slot as one that another clause borrows."""
    return replace(slot, borrowed=slot.borrowed or words) if slot is not None else None


def read_heading(sentence: Sentence, memory: Memory) -> bool:
    """Whether a line only names a service, a group or an event; it is then remembered as the heading of the lines below."""
    if sentence.values or len(sentence.tokens) > HEADING_WORDS:
        return False
    covered = {n for m in sentence.mentions if m.kind in _SLOT_KINDS for n in range(m.first, m.last)}
    rest = [sentence.word(n) for n in range(len(sentence.tokens)) if n not in covered]
    if not covered or any(w[0].isalnum() and w not in _LABEL_WORDS for w in rest):
        return False
    found = False
    for kind in ("services", "groups", "events"):
        mentions = sentence.of(kind)
        values = {m.value for m in mentions}
        if kind == "services" and values == {"adults", "children"}:
            values = {"both"}
        if len(values) == 1:
            memory.levels.clear()
            memory.headings[kind] = Slot(values.pop(), borrowed(sentence, mentions[0]))
            found = True
    return _source_heading(sentence, memory) or found


def _source_heading(sentence: Sentence, memory: Memory) -> bool:
    """Whether a line in a section on harassment only names who harasses ("Managers")."""
    sources = {m.value for m in sentence.of("sources")}
    default = default_event(memory.context, memory.framework)
    if len(sources) != 1 or default is None or not default.startswith("harassment"):
        return False
    memory.headings["events"] = Slot(f"harassment_{sources.pop()}", borrowed(sentence, sentence.of("sources")[0]))
    return True


def clause_words(sentence: Sentence, clause: Clause) -> tuple[Borrowed, ...]:
    """The words of a clause as words that another one borrows."""
    value = clause.values[0]
    start = sentence.tokens[clause.first].start if clause.first < len(sentence.tokens) else value.start
    end = sentence.tokens[min(clause.last, len(sentence.tokens)) - 1].end
    return ((sentence.index, min(start, value.start), max(end, value.end)),)
