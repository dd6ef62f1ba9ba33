"""The slots of a clause: group and comparator, service, event, each from the clause itself or from what it hangs on."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.masks import Mask
from pipeline.interpret.fields.figures.model import Mention
from pipeline.interpret.fields.figures.periods import PeriodWords
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.standing import Memory, Slot, default_event

OTHER = {"white": "minority_ethnic", "minority_ethnic": "white"}
STATES = frozenset({"senior_management", "workforce", "pay_band"})
PRO_VERBS = frozenset({"do", "does", "did"})
_STAND_INS = PRO_VERBS | {"had", "has", "have"}
_STOPS = frozenset({"", ".", ",", ";", ")", "so", "and"})
_NEXT = 6
_PLACES = frozenset({"across", "for", "in", "within", ","})
_TIMES = ("present", "previous", "target")
_AFTER = frozenset({"after", "following", "from", "once", "upon"})
_PRONOUNS = grammar("pronouns")
_WERE = frozenset({"are", "is", "was", "were"})
_NEAR_VERB = 3
_ALL_TOLD = grammar("all_told")
_IN_ALL = frozenset({"all", "total"})
_WEAK = {"workforce": 0, "applied": 1, "pay_band": 2}


@dataclass
class Slots:
    """What a clause says of its values, before quantity and status are known."""

    group: Slot | None = None
    comparator: Slot | None = None
    service: Slot | None = None
    event: Slot | None = None
    named_event: bool = False
    own_event: bool = False
    subject_at: int = -1
    source: str | None = None
    programme: bool = False
    opposite: bool = False
    outside: bool = False
    among: bool = False
    whole: bool = False
    again: bool = False
    repeated: bool = False
    parts: list[Slots] = field(default_factory=list)
    period: PeriodWords | None = None
    part: Slots | None = None
    band: Mask | None = None
    notes: list[str] = field(default_factory=list)


def group_name(sentence: Sentence, mention: Mention, text: str) -> str:
    """The canonical group, or the printed name of a narrower one."""
    if mention.value not in {"narrower", "other"}:
        return mention.value
    return text[mention.start : mention.end]


def in_clause(sentence: Sentence, kind: str, clause: Clause) -> list[Mention]:
    """The mentions of a kind in a clause, and in what goes on behind the bracket that explains it."""
    found = sentence.of(kind, clause.first, clause.last)
    return [*found, *sentence.of(kind, *clause.more)] if clause.more is not None else found


def people_in(sentence: Sentence, clause: Clause) -> list[Mention]:
    """The people and cases that a clause names, without the things that are counted and are neither."""
    return [m for m in in_clause(sentence, "people", clause) if m.value != "things"]


def own_bands(sentence: Sentence, clause: Clause) -> list[Mask]:
    """The pay bands that stand in a clause."""
    start, end = sentence.tokens[clause.first].start, sentence.tokens[min(clause.last, len(sentence.tokens)) - 1].end
    return [b for b in sentence.bands if start <= b.start < end]


def clause_periods(sentence: Sentence, clause: Clause) -> list[PeriodWords]:
    """The periods that stand in a clause, and in what goes on behind the bracket that explains it."""
    tokens = sentence.tokens
    stretches = [(clause.first, min(clause.last, len(tokens))), *([clause.more] if clause.more else [])]
    spans = [(tokens[first].start, tokens[last - 1].end) for first, last in stretches if first < last]
    return [p for p in sentence.periods if any(start <= p.start < end for start, end in spans)]


def read_service(sentence: Sentence, clause: Clause) -> tuple[str, Mention] | None:
    """The service that a clause names; one in brackets behind the number beats one said for several."""
    mentions = in_clause(sentence, "services", clause)
    if not mentions:
        return None
    for mention in mentions:
        if (
            sentence.word(mention.first - 1) == "("
            and sentence.word(mention.last) == ")"
            and mention.first > clause.values[0].first
        ):
            return mention.value, mention
    values = {m.value for m in mentions}
    if {"adults", "children"} <= values:
        return ("both", mentions[0]) if _listed(sentence, mentions) else _closest(clause, mentions)
    strong = (
        [m for m in mentions if m.value in {"adults", "children"}] or [m for m in mentions if m.value == "council"] or mentions
    )
    return _closest(clause, strong)


def _listed(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    pairs = itertools.pairwise(mentions)
    return any(
        a.value != b.value
        and all(sentence.word(n) in {"and", "&", "/", ",", "or", "both", "the"} for n in range(a.last, b.first))
        for a, b in pairs
    )


def _closest(clause: Clause, mentions: Sequence[Mention]) -> tuple[str, Mention]:
    value = clause.values[0]
    best = min(mentions, key=lambda m: min(abs(m.first - value.last), abs(value.first - m.last)))
    return best.value, best


def read_event(sentence: Sentence, clause: Clause, subject: Mention | None) -> Mention | None:
    """The event that a clause names: for a rate what happens to the group, for a share those of whom the group is a part."""
    mentions = in_clause(sentence, "events", clause)
    if not mentions:
        return None
    value = clause.values[0]
    which = next((n for n in reversed(range(clause.first, value.first)) if sentence.word(n) == "which"), None)
    if which is not None and any(m.last <= which for m in mentions) and not any(m.first > which for m in mentions):
        return [m for m in mentions if m.last <= which][-1]
    real = [m for m in mentions if m.value not in _WEAK] or sorted(mentions, key=lambda m: -_WEAK[m.value])[:1]
    real = [m for m in real if not _is_stage(sentence, m, real)]
    if len(real) == 1:
        return real[0]
    if subject is not None and subject.first >= value.last and sentence.word(clause.after) == "of":
        later = [m for m in real if m.first >= subject.last]
        early = [m for m in real if value.last <= m.first < subject.first]
        return later[-1] if later else early[0] if early else real[-1]
    after = [m for m in real if m.first >= value.last]
    of_those_behind = value.kind == "ratio" or sentence.word(clause.after) == "of"
    return after[0] if after and of_those_behind else real[-1]


def _is_stage(sentence: Sentence, mention: Mention, named: Sequence[Mention]) -> bool:
    """Whether a clause on appointments only says from which stage on: "appointed … after shortlisting", "shortlisted staff"."""
    if mention.value != "shortlisted" or all(m.value != "appointed" for m in named):
        return False
    if sentence.word(mention.first - 1) in _AFTER or happens_to(sentence, mention, named):
        return True
    following = [m.first for m in sentence.of("people") if m.first >= mention.last]
    between = range(mention.last, following[0]) if following else range(0)
    grouped = {n for m in sentence.of("groups") for n in range(m.first, m.last)}
    return bool(following) and all(n in grouped for n in between)


def happens_to(sentence: Sentence, mention: Mention, named: Sequence[Mention]) -> bool:
    """Whether another event is said to have happened to those of an event: "24% of those shortlisted were appointed"."""
    reach = range(mention.last + 1, mention.last + 1 + _NEAR_VERB)
    return sentence.word(mention.last) in _WERE and any(other.first in reach for other in named)


def carried(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause points back to the sentence before: "in comparison", "did so", "this", a line of a label and a number."""
    if any(c.first <= max(1, _behind_place(sentence)) for c in sentence.cue("contrast")):
        return True
    if any(sentence.word(n) in _PRONOUNS for n in range(clause.first, clause.last)) or sentence.word(clause.after) in PRO_VERBS:
        return True
    if any(sentence.word(n) in _STAND_INS and sentence.word(n + 1) in _STOPS for n in range(clause.after, clause.last)):
        return True
    if sentence.cue("change", clause.first, clause.last) or sentence.cue("previous", clause.first, clause.last):
        return True
    return is_label(sentence, clause)


def _behind_place(sentence: Sentence) -> int:
    """The token behind the service that opens a sentence: "In adult social care the figure was 1.9"."""
    served = {n for m in sentence.of("services") for n in range(m.first, m.last)}
    return next((n for n, t in enumerate(sentence.tokens) if n not in served and t.text not in _PLACES), 0)


def leaves_out_predicate(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause ends with the verb of a predicate that was said before: "… but 28% of those appointed were"."""
    end = clause.last
    while end > clause.after and not sentence.word(end - 1)[:1].isalpha():
        end -= 1
    return end - 1 >= clause.after and sentence.word(end - 1) in _WERE


def is_all_told(sentence: Sentence, at: int) -> bool:
    """Whether words at a token say that all are counted: "112 in all", "41 altogether"."""
    return sentence.word(at) in _ALL_TOLD or (sentence.word(at) == "in" and sentence.word(at + 1) in _IN_ALL)


def is_part_behind_comma(sentence: Sentence, clause: Clause) -> bool:
    """Whether a percentage is a part of the count before it: "we made 96 appointments, 27% from the global majority"."""
    value = clause.values[0]
    before = next((v for v in reversed(sentence.values) if v.last <= value.first), None)
    if value.kind != "percent" or before is None or before.kind != "count" or sentence.word(value.first - 1) != ",":
        return False
    nouns = {n for kind in ("people", "events") for m in sentence.of(kind) for n in range(m.first, m.last)}
    told = sentence.word(clause.after) in {"from", "of"} and bool(sentence.of("groups", clause.after, clause.after + _NEXT))
    return told and all(n in nouns for n in range(before.last, value.first - 1))


def is_label(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is a label and a number: "Adult Social Care: 4", "White 12%"."""
    covered = {
        n
        for m in sentence.mentions
        if m.kind in {"groups", "services", "events", "people", "sources"}
        for n in range(m.first, m.last)
    }
    covered |= {n for v in clause.values for n in range(v.first, v.last)}
    covered |= {n for cue in _TIMES for m in sentence.cue(cue, clause.first, clause.last) for n in range(m.first, m.last)}
    rest = [sentence.word(n) for n in range(clause.first, clause.last) if n not in covered and n not in sentence.hidden]
    return all(
        not w[0].isalnum()
        or w in {"total", "and", "overall", "in", "for", "of", "staff", "was", "were", "is", "background", "from", "the", "n"}
        for w in rest
        if w
    )


def context_event(memory: Memory) -> Slot | None:
    """The event of the section."""
    event = default_event(memory.context, memory.framework)
    return Slot(event) if event is not None else None


def part_of(sentence: Sentence, clause: Clause) -> int:
    """Which part between semicolons a clause stands in."""
    return sum(1 for n in range(clause.values[0].first) if sentence.word(n) == ";")


def value_of(slot: Slot | None) -> str | None:
    """The value of a slot, or None."""
    return slot.value if slot is not None else None


def states(event: str | None) -> bool:
    """Whether an event is a state that people are in, not something that happens to them."""
    return event in STATES


def own_heads(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause names an event, people or a source of its own ("88% of senior management")."""
    return bool(in_clause(sentence, "events", clause) or in_clause(sentence, "sources", clause) or own_bands(sentence, clause)
                or any(sentence.word(n) == "those" for n in range(clause.first, clause.last)))  # fmt: skip
