"""What is known before a sentence is read: the section's context, headings among the lines, and the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.masks import band_words
from pipeline.interpret.fields.figures.model import Borrowed, FigureContext, Mention, Value
from pipeline.interpret.fields.figures.prepare import Sentence
from schemas.framework import Framework
from schemas.plan import Event, Period

HEADING_WORDS = 12
_LEAD_WORDS = 25
_PASSING = frozenset({"workforce", "harassment", "pay_band"})
_TOGETHER = grammar("overall")
_SLOT_KINDS = frozenset({"services", "groups", "events", "people", "sources"})
_LABEL_WORDS = grammar("label_words")
_SHARE_WORDS = grammar("part_words")


@dataclass(frozen=True)
class Slot:
    """A slot's value and the words that it was taken from elsewhere, if it was."""

    value: str
    borrowed: tuple[Borrowed, ...] = ()


@dataclass(frozen=True)
class Told:
    """What a number of the sentence before was of; a likelihood is of one kind, whether "times" stands behind it or not."""

    kind: str
    group: Slot | None
    event: Slot | None
    service: Slot | None

    @property
    def values(self) -> tuple[str | None, ...]:
        """What it was of, whatever words say so."""
        return tuple(slot.value if slot is not None else None for slot in (self.group, self.event, self.service))


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
    band: Slot | None = None
    fronted: bool = False
    fronted_group: bool = False
    aims: bool = False
    counts: dict[float, tuple[Slot | None, Slot | None]] = field(default_factory=dict)
    columns: dict[str, list[Slot]] = field(default_factory=dict)
    quantity: str | None = None
    gap: tuple[Slot | None, Slot | None] = (None, None)
    period: Period | None = None
    period_words: tuple[Borrowed, ...] = ()
    period_told: bool = False
    metric: Event | None = None
    levels: dict[str, float | None] = field(default_factory=dict)
    row: list[Told] = field(default_factory=list)
    headings: dict[str, Slot] = field(default_factory=dict)
    leads: dict[str, Slot] = field(default_factory=dict)

    def row_of(self, kind: str) -> list[Told]:
        """The numbers of a kind in the sentence before, one that is only said again once: "one in five (20%)".

        Percentages may say of the counts before how many they are: "Twelve and nine … As a rate this is 0.9% and 1.7%".
        """
        told = [one for one in self.row if one.kind == kind]
        told = told or [one for one in self.row if (one.kind, kind) == ("count", "percent")]
        return [one for n, one in enumerate(told) if not n or one.values != told[n - 1].values]

    def above(self, kind: str) -> Slot | None:
        """What the lines above say of a slot: the line that leads into a list, else a heading."""
        return self.leads.get(kind) or self.headings.get(kind)


def kind_of(value: Value) -> str:
    """The kind of a number, a decimal that is read as a likelihood like one with "times" behind it."""
    return "ratio" if value.kind == "bare" else value.kind


def default_event(context: FigureContext, framework: Framework) -> Event | None:
    """The event that a section is about, where it is about one."""
    if context.events:
        return context.events[0]
    if len(context.metrics) != 1:
        return None
    metric = framework.metric(context.metrics[0])
    return metric.events[0] if metric is not None and metric.events else None


def section_events(memory: Memory) -> list[str]:
    """The events of all metrics of a section, and those that a table or heading names."""
    metrics = [memory.framework.metric(number) for number in memory.context.metrics]
    return [*memory.context.events, *(event for metric in metrics if metric is not None for event in metric.events)]


def is_of_harassment(memory: Memory) -> bool:
    """Whether all metrics of the section are of harassment: who does it then tells the event."""
    events = section_events(memory)
    return bool(events) and all(event.startswith("harassment") for event in events)


def may_be_of_harassment(memory: Memory) -> bool:
    """Whether a section can be of harassment: one of its metrics is, or it has none."""
    events = section_events(memory)
    return not events or any(event.startswith("harassment") for event in events)


def borrowed(sentence: Sentence, mention: Mention) -> tuple[Borrowed, ...]:
    """Words of a sentence as words taken from elsewhere."""
    return ((sentence.index, mention.start, mention.end),)


def elsewhere(slot: Slot | None, words: tuple[Borrowed, ...]) -> Slot | None:
    """The slot as one that another clause borrows."""
    return replace(slot, borrowed=slot.borrowed or words) if slot is not None else None


def lists_of(sentence: Sentence, kind: str) -> list[list[Mention]]:
    """Runs of mentions joined by "and" or commas, at most a word or two between them; a mention may begin with its joint."""
    out: list[list[Mention]] = []
    for mention in sentence.of(kind):
        if out and _joined(sentence, out[-1][-1], mention):
            out[-1].append(mention)
        else:
            out.append([mention])
    out = [ms for ms in out if len(ms) > 1 and len({m.value for m in ms}) > 1]
    return out if kind != "sources" else [ms for ms in out if not _is_either(sentence, ms)]


def _is_either(sentence: Sentence, listed: Sequence[Mention]) -> bool:
    """Whether those who harass are made one: "from colleagues or managers, the figures …", "colleagues and managers together"."""
    together = {sentence.word(n) for n in range(listed[-1].last, listed[-1].last + 2)} & _TOGETHER
    return bool(together) or any(sentence.word(n) == "or" for n in range(listed[0].last, listed[-1].first + 1))


def _joined(sentence: Sentence, one: Mention, two: Mention) -> bool:
    between = [sentence.word(n) for n in range(one.last, max(two.first, one.last + 1))]
    if len(between) > 4:
        return False
    return any(w in {"and", ",", "&", "/", "or", "v", "vs", "versus"} for w in between) and not any(
        w in {"of", "than", "were", "was"} or w[0].isdigit() for w in between
    )


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


def harassment(sources: Sequence[Mention]) -> str | None:
    """The harassment event of the people that are named as its source; None where none is."""
    named = {m.value for m in sources}
    if {"colleague", "manager"} <= named:
        return "harassment_colleague_or_manager"
    if "public" in named and len(named) == 1:
        return "harassment_public"
    if "public" in named:
        return None
    return f"harassment_{next(iter(named))}" if named else None


def harassment_of(events: set[str]) -> str | None:
    """The event that two of harassment are together; None where they are not by colleagues and by managers."""
    both = {"harassment_colleague", "harassment_manager"}
    return "harassment_colleague_or_manager" if events == both else None


def only_band(sentence: Sentence, text: str) -> Slot | None:
    """The only pay band that a sentence names."""
    if len(sentence.bands) != 1:
        return None
    low, high = band_words(text, sentence.bands[0])
    return Slot(text[low:high].strip(), ((sentence.index, low, high),))


def asks_for_a_share(memory: Memory) -> bool:
    """Whether the line that leads into a list asks for a percentage, so that no count is the number it asks for."""
    return "share" in memory.leads


def read_lead(sentence: Sentence, memory: Memory, text: str) -> None:
    """Remembers what a line above a list says of all its lines: "Global majority staff who experienced harassment:".

    A full sentence ends what the line said of group, event and band; the service that a line names holds on as a heading's.
    """
    full = sentence.word(len(sentence.tokens) - 1) == "." and bool(sentence.cue("verb"))
    if sentence.values and not full:
        return
    memory.leads.clear()
    memory.columns.clear()
    told = [c for c in sentence.cue("verb") if not sentence.word(c.first).endswith("ing")]
    leads = sentence.word(len(sentence.tokens) - 1) == ":" or not told
    if sentence.values or full or not leads or len(sentence.tokens) > _LEAD_WORDS:
        return
    _read_slots(sentence, memory)
    _read_columns(sentence, memory)
    band = only_band(sentence, text)
    if band is not None:
        memory.leads["bands"] = band
    if sentence.word(0) in _SHARE_WORDS:
        memory.leads["share"] = Slot("share", ())
    if sentence.cue("ratio"):
        memory.leads["ratio"] = Slot("relative_likelihood", borrowed(sentence, sentence.cue("ratio")[0]))


def _read_slots(sentence: Sentence, memory: Memory) -> None:
    """The service, group and event of which a lead-in names one."""
    for kind in ("services", "groups", "events"):
        mentions = [m for m in sentence.of(kind) if m.value not in _PASSING]
        if kind == "groups":
            mentions = _before_comparison(sentence, mentions, memory)
        values = {m.value for m in mentions}
        values = {"both"} if values == {"adults", "children"} else values
        if len(values) == 1:
            held = memory.headings if kind == "services" else memory.leads
            held[kind] = Slot(values.pop(), borrowed(sentence, mentions[0]))
    hba = sentence.of("events", value="harassment")
    source = harassment(sentence.of("sources")) if hba else None
    if source is not None and "events" not in memory.leads:
        memory.leads["events"] = Slot(source, borrowed(sentence, hba[0]))


def _read_columns(sentence: Sentence, memory: Memory) -> None:
    """The groups or services that a lead-in lists for the numbers side by side below it: "BME vs white staff:"."""
    for kind in ("services", "groups"):
        listed = next((ms for ms in lists_of(sentence, kind) if len({m.value for m in ms}) == len(ms)), None)
        if listed is not None:
            memory.columns[kind] = [Slot(m.value, borrowed(sentence, m)) for m in listed]
            memory.leads.pop(kind, None)


def _before_comparison(sentence: Sentence, groups: Sequence[Mention], memory: Memory) -> list[Mention]:
    """The groups of a lead-in without the one behind "compared with", which is remembered as its comparator."""
    compare = sentence.cue("compare")
    behind = [m for m in groups if compare and m.first >= compare[0].last]
    if len(behind) == 1:
        memory.leads["comparators"] = Slot(behind[0].value, borrowed(sentence, behind[0]))
    return [m for m in groups if m not in behind]


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
