"""Reads the figures of a section's paragraphs, sentence by sentence, each with the places of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.interpret.fields.figures.brackets import opening_of
from pipeline.interpret.fields.figures.clauses import Clause, clauses
from pipeline.interpret.fields.figures.compose import Found, compose, each
from pipeline.interpret.fields.figures.evidence import judge
from pipeline.interpret.fields.figures.fill import fill
from pipeline.interpret.fields.figures.lexicon import Lexicon
from pipeline.interpret.fields.figures.marks import mark_opposites, mark_programmes
from pipeline.interpret.fields.figures.masks import Masked, read_masks
from pipeline.interpret.fields.figures.model import Borrowed, FigureContext, FigureReadings, Value
from pipeline.interpret.fields.figures.periods import PeriodWords
from pipeline.interpret.fields.figures.prepare import Sentence, Setting, prepare
from pipeline.interpret.fields.figures.quantity import UNDECIDED, quantity_of
from pipeline.interpret.fields.figures.sentences import sentences
from pipeline.interpret.fields.figures.settle import settle
from pipeline.interpret.fields.figures.slots import OTHER, Slots, clause_periods, is_label
from pipeline.interpret.fields.figures.standing import (
    HEADING_WORDS,
    Memory,
    Slot,
    Told,
    elsewhere,
    kind_of,
    may_be_of_harassment,
    only_band,
    read_heading,
    read_lead,
)
from pipeline.interpret.fields.figures.status import section_period, status_of
from pipeline.interpret.fields.figures.uses import may_hold_figure
from pipeline.interpret.fields.metric_refs import read_metric_refs
from pipeline.interpret.fields.withheld import availability_of
from schemas.framework import Framework
from schemas.plan import Event, Quantity

TEXT_LIMIT = 4000
_AHEAD = 3
_LABEL_LENGTH = 24
_LABEL_START = 6
_WITHHELD = "the threshold of a notice that withholds the figure"
_PASSING = frozenset({"workforce", "harassment", "pay_band"})


def read_figures(texts: Sequence[str], context: FigureContext, framework: Framework, lexicon: Lexicon) -> FigureReadings:
    """The figures of a section's paragraphs in order, and the numbers that were not taken, with the reason.

    Of a paragraph its first 4,000 characters are read. Words are marked only in sentences that can hold a figure and in
    the two before each. Nothing is raised, whatever the texts hold.
    """
    if not any(may_hold_figure(text) for text in texts):
        return FigureReadings()
    texts = [text[:TEXT_LIMIT] for text in texts]
    masked = [read_masks(text) for text in texts]
    memory = Memory(context, framework)
    session = _Session(memory, Setting(lexicon, context.services, may_be_of_harassment(memory)))
    session.take_period(texts, masked)
    places = [(index, span) for index, text in enumerate(texts) for span in sentences(text)]
    holds = [may_hold_figure(texts[index][slice(*span)]) for index, span in places]
    for number, (index, span) in enumerate(places):
        if any(holds[number : number + _AHEAD]):
            session.read(prepare(index, texts[index], span, masked[index], session.setting), texts[index])
        else:
            session.pass_over(index, span, masked[index])
    return settle(session.out, framework, context)


class _Session:
    """The reading of one run of paragraphs: what is remembered from sentence to sentence, and what was found."""

    def __init__(self, memory: Memory, setting: Setting) -> None:
        self.memory, self.setting, self.out = memory, setting, FigureReadings()

    def take_period(self, texts: Sequence[str], masked: Sequence[Masked]) -> None:
        """The section's period before the first sentence: the context's, else that of its first lead-in or source note."""
        self.memory.period = self.memory.context.period
        if self.memory.period is not None:
            return
        for index, (text, marks) in enumerate(zip(texts, masked, strict=True)):
            found = section_period([p for p in marks.periods if _is_apart(text, p.start, p.end, marks)])
            if found is not None:
                self.memory.period, self.memory.period_words = found.period, ((index, found.start, found.end),)
                return

    def pass_over(self, index: int, span: tuple[int, int], masked: Masked) -> None:
        """Takes from a sentence that can hold no figure no more than the period that it names."""
        self._move_period(index, [p for p in masked.periods if span[0] <= p.start and p.end <= span[1]])

    def read(self, sentence: Sentence, text: str) -> None:
        """The figures of one sentence; what it leaves behind is remembered."""
        self.memory.metric = self._labelled(sentence, text)
        if read_heading(sentence, self.memory):
            return
        read_lead(sentence, self.memory, text)
        self.memory.aims = self.memory.aims and bool(sentence.values)
        if not sentence.values:
            self.memory.aims = bool(sentence.cue("target")) and sentence.word(len(sentence.tokens) - 1) in {"?", ":"}
            self._move_period(sentence.index, sentence.periods)
        parts = clauses(sentence)
        filled = fill(sentence, parts, self.memory, text)
        mark_programmes(sentence, parts, filled)
        mark_opposites(sentence, parts, filled)
        decided: Quantity = UNDECIDED
        taken: list[bool] = []
        for clause, slots in zip(parts, filled, strict=True):
            before = len(self.out.figures)
            for value in clause.values:
                if value.kind == "count" and _is_withheld(sentence, clause, text):
                    self._refuse(sentence, value, _WITHHELD)
                else:
                    decided = self._value(Found(sentence, clause, value, slots, self.memory, text), decided)
            taken.append(len(self.out.figures) > before)
        self._remember(sentence, parts, filled, taken)
        if sentence.bands:
            self.memory.band = only_band(sentence, text)

    def _labelled(self, sentence: Sentence, text: str) -> Event | None:
        """The event of the metric that a sentence begins by naming ("Metric 4: …"); alone on a line it holds for those below."""
        head = text[sentence.start : min(sentence.end, sentence.start + _LABEL_LENGTH)]
        refs = [r for r in read_metric_refs(head, self.memory.framework) if r.start <= _LABEL_START]
        metric = self.memory.framework.metric(refs[0].metric) if len(refs) == 1 and refs[0].how == "number" else None
        if metric is None or not metric.events:
            return None
        if not sentence.values and len(sentence.tokens) <= HEADING_WORDS:
            self.memory.headings["events"] = Slot(metric.events[0], ((sentence.index, sentence.start, sentence.end),))
        return metric.events[0]

    def _move_period(self, index: int, periods: Sequence[PeriodWords]) -> None:
        """A sentence without figures that names a period gives it to what follows."""
        found = section_period(list(periods))
        if found is not None and self.memory.context.status == "actual":
            self.memory.period, self.memory.period_words = found.period, ((index, found.start, found.end),)
            self.memory.period_told = False

    def _refuse(self, sentence: Sentence, value: Value, why: str) -> None:
        self.out.not_taken.append((sentence.index, *value.number, why))

    def _value(self, found: Found, decided: Quantity) -> Quantity:
        verdict = judge(found.sentence, found.clause, found.value, found.slots, self.memory)
        if verdict.metric is None and not found.slots.own_event and not found.slots.again:
            # What is not of the metric as a whole is not so in its parts: "the learning set had 10 members: 6 BME, 4 white".
            for part in found.slots.parts:
                part.outside = part.outside or not part.own_event
        if verdict.refused is not None:
            self._refuse(found.sentence, found.value, verdict.refused)
            return decided
        quantity = quantity_of(found.sentence, found.clause, found.value, found.slots)
        if quantity == UNDECIDED and not found.slots.own_event:
            quantity = decided
        self.out.figures.extend(compose(one, quantity, verdict.metric) for one in each(found))
        return quantity if quantity in {"share", "rate"} else decided

    # what a sentence leaves behind

    def _remember(self, sentence: Sentence, parts: Sequence[Clause], filled: Sequence[Slots], taken: Sequence[bool]) -> None:
        memory = self.memory
        memory.index = sentence.index if parts or sentence.of("events") else memory.index
        place = ((sentence.index, sentence.start, sentence.end),)
        named = next((s.group for c, s in zip(parts, filled, strict=True) if c.parent is None and s.group is not None), None)
        named = named or next((s.group for s in filled if s.group is not None), None)
        memory.subject = elsewhere(named, place) or (memory.subject if not parts else None)
        own = next((s for c, s in zip(parts, filled, strict=True) if c.parent is None and s.subject_at >= 0), None)
        if own is not None:
            groups = {s.group.value for s in filled if s.group is not None}
            memory.fronted_group = own.subject_at < parts[0].values[0].first or len(groups) == 1
        for clause, slots, told in zip(parts, filled, taken, strict=True):
            if slots.named_event and slots.event is not None and clause.parent is None:
                memory.event = replace(slots.event, borrowed=slots.event.borrowed or place)
            if slots.group is not None:
                memory.group = replace(slots.group, borrowed=slots.group.borrowed or place)
                memory.comparator = slots.comparator
            if slots.group is not None and clause.values[0].kind == "points":
                memory.gap = elsewhere(slots.group, place), elsewhere(slots.comparator, place)
            self._remember_level(sentence, clause, slots)
            is_ratio = clause.values[0].kind in {"ratio", "bare"}
            if told or not is_ratio:
                memory.quantity = "relative_likelihood" if is_ratio else clause.values[0].kind
        if not parts:
            self._remember_subject(sentence, place)
            events = {m.value for m in sentence.of("events")} - _PASSING
            memory.event = Slot(events.pop(), place) if len(events) == 1 else memory.event
        if parts:
            memory.counts = {
                c.values[0].value: (elsewhere(s.event, place), elsewhere(s.service, place))
                for c, s, told in zip(parts, filled, taken, strict=True)
                if told and c.values[0].kind == "count" and s.named_event
            }
            memory.row = [
                Told(kind_of(c.values[0]), elsewhere(s.group, place), elsewhere(s.event, place), elsewhere(s.service, place))
                for c, s, told in zip(parts, filled, taken, strict=True)
                if told
            ]
        self._remember_service(sentence, parts, filled)
        self._remember_period(sentence, parts)

    def _remember_subject(self, sentence: Sentence, place: tuple[Borrowed, ...]) -> None:
        """Whom a sentence without a number speaks of: who is said to be more or less likely, or its only group, for the next."""
        likely = sentence.cue("likely")
        groups = [m for m in sentence.of("groups") if m.value in OTHER]
        only = len({m.value for m in groups}) == 1
        subject = next((m for m in groups if only or (likely and m.last <= likely[0].first)), None)
        if subject is not None:
            self.memory.group, self.memory.comparator = Slot(subject.value, place), None
            self.memory.levels.clear()

    def _remember_level(self, sentence: Sentence, clause: Clause, slots: Slots) -> None:
        """What a clause says of one of the two groups, for a ratio that names none."""
        if slots.group is None or slots.group.value not in OTHER or clause.values[0].kind in {"ratio", "bare"}:
            return
        percent = next((v.value for v in clause.values if v.kind == "percent"), None)
        if percent is not None or is_label(sentence, clause):
            self.memory.levels[slots.group.value] = percent

    def _remember_service(self, sentence: Sentence, parts: Sequence[Clause], filled: Sequence[Slots]) -> None:
        memory = self.memory
        memory.service, memory.fronted = None, False
        # What a bracket tells of each service ("(Adults 1.5; Children's 1.2)") is not what the next sentence is about.
        served = [(c, s.service) for c, s in zip(parts, filled, strict=True) if s.service is not None]
        several = len({service.value for _, service in served}) > 1
        named = [service for c, service in served if not several or opening_of(sentence, c.values[0].first) < 0]
        if named:
            place = ((sentence.index, sentence.start, sentence.end),)
            memory.service = Slot(named[-1].value, named[-1].borrowed or place)
            first = sentence.of("services")
            fronted = bool(first and parts and first[0].last <= parts[0].values[0].first)
            memory.fronted = fronted and len({s.value for s in named}) == 1

    def _remember_period(self, sentence: Sentence, parts: Sequence[Clause]) -> None:
        context = self.memory.context
        if not parts or context.status != "actual" or context.period is not None:
            return
        if any(status_of(sentence, c, c.values[0], context) != "actual" for c in parts):
            return
        opening = [p for p in sentence.periods if p.end <= parts[0].values[0].start]
        found = section_period([*opening, *(p for c in parts for p in clause_periods(sentence, c))])
        if found is not None:
            self.memory.period, self.memory.period_words = found.period, ((sentence.index, found.start, found.end),)
            self.memory.period_told = True


def _is_withheld(sentence: Sentence, clause: Clause, text: str) -> bool:
    """Whether a clause stands in a notice that withholds figures, up to the next semicolon.

    The names of groups are no such notice ("ethnicity not disclosed").
    """
    stops = [n for n, t in enumerate(sentence.tokens) if t.text == ";"]
    low = max((sentence.tokens[n].end for n in stops if n < clause.values[0].first), default=sentence.start)
    high = min((sentence.tokens[n].start for n in stops if n > clause.values[0].first), default=sentence.end)
    out = ""
    for group in (g for g in sentence.of("groups") if low <= g.start and g.end <= high):
        out, low = out + text[low : group.start], group.end
    return availability_of(out + text[low:high]) == "suppressed"


def _is_apart(text: str, start: int, end: int, marks: Masked) -> bool:
    """Whether a period stands in a sentence, or in a bracket, that holds no number beside it."""
    low, high = next((span for span in sentences(text) if span[0] <= start < span[1]), (0, len(text)))
    opening, closing = text.rfind("(", low, start), text.find(")", end, high)
    if opening >= 0 and closing >= 0 and text.find(")", opening, start) < 0:
        low, high = opening, closing
    rest = [" " if any(m.start <= at < m.end for m in marks.masks) else text[at] for at in range(low, high)]
    return not may_hold_figure("".join(rest))
