"""Actual, target or previous, and the period that a number is of."""

from __future__ import annotations

from itertools import pairwise

from pipeline.interpret.fields.figures.brackets import is_inline, opening_of
from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Borrowed, FigureContext, Value
from pipeline.interpret.fields.figures.periods import PeriodWords
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import clause_periods
from pipeline.interpret.fields.figures.standing import Memory
from schemas.plan import FigureStatus, Period

_ANCHORS = grammar("anchors")
_PAST = grammar("past")
_OPENING = 1
_SHORT = 3
_HAD_COME = frozenset({"had", "was", "were", "stood"})
_POINTING = grammar("pointing")
_TURNS = frozenset({";", "this", "current", "latest"})


def status_of(sentence: Sentence, clause: Clause, value: Value, context: FigureContext) -> FigureStatus:
    """The status of a number by the words of its clause, else the context's."""
    if _is_from(sentence, value):
        return "actual" if _aims(sentence, value) else "previous"
    if _is_now(sentence, value) or (_is_come_to(sentence, value) and context.status == "actual"):
        return "actual"
    if _is_aimed_at(sentence, value) or _says(sentence, clause, value, "target"):
        return "target"
    if _is_earlier(sentence, clause, value):
        return "previous"
    if _goes_on_aiming(sentence, clause, value):
        return "target"
    return "target" if _opens_list(sentence, "target") >= 0 else _status_of_context(sentence, clause, value, context)


def _goes_on_aiming(sentence: Sentence, clause: Clause, value: Value) -> bool:
    """Whether a dated number leaves out the aim that was said with the one before: "in 2026 we want 18%, in 2028 25%"."""
    before = sentence.cue("target", 0, clause.first)
    dated = any(p.end <= value.start for p in clause_periods(sentence, clause)) and clause.first < value.first
    short = not sentence.cue("verb", clause.first, value.first) and value.first - clause.first <= _SHORT
    return bool(before) and dated and short and sentence.word(clause.first - 1) == ","


def _status_of_context(sentence: Sentence, clause: Clause, value: Value, context: FigureContext) -> FigureStatus:
    """The status of a number that no words of its own make another: that of its whole, else the context's."""
    whole = _whole_of(sentence, value)
    if whole is not None and context.status == "actual":
        return _status_by_place(sentence, whole)
    past = any(sentence.word(n) in _PAST for n in range(clause.first, clause.last))
    return "actual" if context.status == "target" and past else context.status


def _is_earlier(sentence: Sentence, clause: Clause, value: Value) -> bool:
    """Whether words make a number one of an earlier time than the one beside it."""
    if _only_dated(sentence, clause) or _is_before_now(sentence, clause) or _opens_bracket(sentence, clause, "previous"):
        return True
    if _is_like_bracket_before(sentence, value):
        return True
    return _says(sentence, clause, value, "previous") or _is_all_earlier(sentence, clause)


def _is_like_bracket_before(sentence: Sentence, value: Value) -> bool:
    """Whether a number stands alone in a bracket as one did before: "14% of BME (16% the year before) and 13% of white (12%)"."""
    opening = opening_of(sentence, value.first)
    if opening < 0 or not is_inline(sentence, value.last):
        return False
    before = [opening_of(sentence, cue.first) for cue in sentence.cue("previous") if cue.last <= opening]
    return any(other >= 0 for other in before)


def _says(sentence: Sentence, clause: Clause, value: Value, cue: str) -> bool:
    """Whether a cue stands in the clause before the number, or right behind it ("12% target", "15% last year")."""
    for mention in sentence.cue(cue, clause.first, clause.last):
        if mention.first < value.first or (mention.first - value.last <= 6 and sentence.word(mention.first - 1) not in _ANCHORS):
            return True
    return cue == "target" and any(is_deadline(sentence, clause, p) for p in clause_periods(sentence, clause))


def _opens_list(sentence: Sentence, cue: str) -> int:
    """The colon of a label with a cue in it, which so holds for all of a list: "KPIs for 2026: BME …, white …"; else -1."""
    colon = next((n for n in range(sentence.values[0].first) if sentence.word(n) == ":"), -1)
    return colon if colon >= 0 and sentence.cue(cue, 0, colon) else -1


def is_deadline(sentence: Sentence, clause: Clause, period: PeriodWords) -> bool:
    """Whether a period is one by which something is aimed at; "by March 2024 this had risen to 13%" tells of a day."""
    behind = next((n for n, t in enumerate(sentence.tokens) if t.start >= period.end), len(sentence.tokens))
    told = range(min(behind, clause.first), clause.last)
    return period.deadline and not any(sentence.word(n) in _HAD_COME for n in told)


def _whole_of(sentence: Sentence, value: Value) -> Value | None:
    """The count that a count is a part of: "there were 11 in the year before, 5 of them BME"."""
    before = next((v for v in reversed(sentence.values) if v.last <= value.first), None)
    pointing = sentence.word(value.last) == "of" and sentence.word(value.last + 1) in _POINTING
    return before if pointing and before is not None and before.kind == value.kind == "count" else None


def _status_by_place(sentence: Sentence, whole: Value) -> FigureStatus:
    """Whether words that make a number an earlier one stand with it, up to the next number."""
    ends = next((v.first for v in sentence.values if v.first >= whole.last), len(sentence.tokens))
    begins = next((v.last for v in reversed(sentence.values) if v.last <= whole.first), 0)
    return "previous" if sentence.cue("previous", begins, ends) else "actual"


def only_last_year(sentence: Sentence, clause: Clause) -> bool:
    """Whether no words but "last year" make a number an earlier one: alone, it tells of the latest year there is."""
    whole = _whole_of(sentence, clause.values[0])
    before = [c for c in sentence.cue("previous") if whole is not None and whole.last <= c.first <= clause.values[0].first]
    cues = sentence.cue("previous", clause.first, clause.last) or before or sentence.cue("previous")[:1]
    return bool(cues) and all(sentence.word(c.first) == "last" and sentence.word(c.last - 1)[:1] == "y" for c in cues)


def _is_all_earlier(sentence: Sentence, clause: Clause) -> bool:
    """Whether a sentence that opens with "last year" goes on in one list: "Last year … 8% by colleagues and 6% by managers"."""
    cue = next(iter(sentence.cue("previous")), None)
    opens = cue is not None and (
        cue.first <= _OPENING or (cue.last < sentence.values[0].first and sentence.word(cue.last) == "that")
    )
    if not opens or clause_periods(sentence, clause) or sentence.cue("present") or sentence.cue("from_to"):
        return False
    return not any(sentence.word(n) in _TURNS for n in range(sentence.values[0].last, clause.values[-1].last))


def _is_before_now(sentence: Sentence, clause: Clause) -> bool:
    """Whether a dated number is set against today's: "in 2020 there was 1; today there are 3"."""
    last = sentence.values[-1].last
    now = [c for c in sentence.cue("present") if clause.last <= c.first <= last]
    return bool(now) and any(not p.deadline for p in clause_periods(sentence, clause))


def _is_from(sentence: Sentence, value: Value) -> bool:
    """Whether a number is the one that a change began at: "from 12% to 14%", "down from 12%"."""
    following = next((v for v in sentence.values if v.first >= value.last), None)
    if following is not None and _differ(sentence, value, following):
        return False
    adjacent = following is not None and following.first == value.last + 1 and following.kind == value.kind
    if sentence.word(value.last) == "to" and adjacent:
        return True
    if sentence.word(value.first - 1) != "from":
        return False
    changes = sentence.cue("from_to", 0, value.first)
    return bool(changes) or "to" in [sentence.word(n) for n in range(value.last, value.last + 4)]


def _is_now(sentence: Sentence, value: Value) -> bool:
    """Whether a word says right beside a number that it is today's: "currently 17%", "17% at present"."""
    return any(c.last == value.first or c.first == value.last for c in sentence.cue("present"))


def _is_aimed_at(sentence: Sentence, value: Value) -> bool:
    """Whether a number is the one that an aim leads to from the number before: "we will go from 6% to 12%"."""
    before = next((v for v in reversed(sentence.values) if v.last <= value.first), None)
    if before is None or sentence.word(value.first - 1) != "to" or before.last != value.first - 1:
        return False
    return _is_from(sentence, before) and _aims(sentence, before)


def _is_come_to(sentence: Sentence, value: Value) -> bool:
    """Whether a number is what a change has led to: "down from 14% last year to 11%"."""
    before = next((v for v in reversed(sentence.values) if v.last <= value.first), None)
    if before is None or sentence.word(value.first - 1) != "to" or before.kind != value.kind:
        return False
    return _is_from(sentence, before) and not _aims(sentence, before)


def _opens_bracket(sentence: Sentence, clause: Clause, cue: str) -> bool:
    """Whether a cue at the beginning of a bracket holds for a number further on in it: "(last year 22% and 13%)"."""
    opening = opening_of(sentence, clause.values[0].first)
    first = next((v for v in sentence.values if v.first > opening), None)
    if opening < 0 or first is None or first is clause.values[0] or clause_periods(sentence, clause):
        return False
    return bool(sentence.cue(cue, opening + 1, first.first))


def _only_dated(sentence: Sentence, clause: Clause) -> bool:
    """Whether a bracket only sets another period's number beside the one before it: "(2022: 12%)"."""
    bracketed = clause.parent is not None and clause.parent.values[0] is not clause.values[0]
    if not (bracketed or clause.link == "compare") or not clause_periods(sentence, clause):
        return False
    return not any(sentence.of(kind, clause.first, clause.last) for kind in ("groups", "events", "people"))


def _differ(sentence: Sentence, one: Value, two: Value) -> bool:
    """Whether two numbers are of two events: "from 22% in the workforce to 6% in senior posts" is no change in time."""
    behind = [m.value for m in sentence.of("events") if one.last <= m.first < two.first]
    after = [m.value for m in sentence.of("events") if m.first >= two.last]
    return bool(behind and after) and behind[0] != after[0]


def _aims(sentence: Sentence, value: Value) -> bool:
    """Whether the change that a number begins is one that is aimed at."""
    return bool(sentence.cue("target", 0, value.first)) or any(p.deadline for p in sentence.periods)


def period_of(
    sentence: Sentence, clause: Clause, status: FigureStatus, memory: Memory, *, bare: bool
) -> tuple[Period | None, tuple[Borrowed, ...]]:
    """The period of a number and the words it is borrowed from; a target and an earlier figure have only their own."""
    own = clause_periods(sentence, clause)
    if own:
        best = _best(own)
        period = Period(start=None, end=best.period.end) if is_deadline(sentence, clause, best) else best.period
        return period, ()
    if status != "actual":
        label = _opens_list(sentence, "target") if status == "target" else -1
        told = [p for p in sentence.periods if label >= 0 and p.end <= sentence.tokens[label].start]
        return (told[0].period, ((sentence.index, told[0].start, told[0].end),)) if told else (None, ())
    if sentence.periods and not sentence.cue("present", clause.first, clause.last):
        before = [p for p in sentence.periods if p.end <= clause.values[0].start and not _names_a_source(sentence, p)]
        fronted = [p for p in before if not _is_anothers(sentence, p, clause) and not _lasts_there(sentence, p, clause)]
        only = sentence.periods[0] if len(sentence.periods) == 1 else None
        if (
            not fronted
            and only is not None
            and not _in_bracket(sentence, only.start)
            and not _lasts_there(sentence, only, clause)
            and not _parted(sentence, clause, only)
            and (bare or _shares(sentence, clause, only))
        ):
            fronted = [only]
        if fronted and not is_deadline(sentence, clause, fronted[-1]):
            return fronted[-1].period, ((sentence.index, fronted[-1].start, fronted[-1].end),)
    if memory.period_told and _says_now(sentence):
        return None, ()
    return memory.period, memory.period_words


def _says_now(sentence: Sentence) -> bool:
    """Whether a sentence turns to today from the period of the figures before it: "This year it is 0.66", "It is now 12%"."""
    words = [t.text for t in sentence.tokens]
    this = any((one, two) == ("this", "year") for one, two in pairwise(words))
    return this or bool(sentence.cue("present"))


def _shares(sentence: Sentence, clause: Clause, period: PeriodWords) -> bool:
    """Whether a period at the end holds for two things of one verb: "29% of those appointed and 43% of leavers in 2022/23"."""
    stop = next((n for n in range(clause.last, len(sentence.tokens)) if sentence.tokens[n].start >= period.start), clause.last)
    apart = sentence.word(stop - 1) == "," and not any(t.text[0].isalnum() and t.start >= period.end for t in sentence.tokens)
    return apart or not any(
        sentence.cue(told, clause.values[0].last, stop) for told in ("verb", "compare", "previous", "from_to")
    )


def _parted(sentence: Sentence, clause: Clause, period: PeriodWords) -> bool:
    """Whether a period behind a clause is of something else: "it was 1.40; the value of 2024 was …", "smaller than in 2023"."""
    end = sentence.tokens[clause.values[-1].last - 1].end
    return any(t.text in {";", "than"} and end <= t.start < period.start for t in sentence.tokens)


def _in_bracket(sentence: Sentence, start: int) -> bool:
    before = [t.text for t in sentence.tokens if t.start < start]
    return before.count("(") > before.count(")")


def _lasts_there(sentence: Sentence, period: PeriodWords, clause: Clause) -> bool:
    """Whether "since 2022" stands behind another clause's number: "… has held at 10% since 2022, and … dropped to 12%"."""
    return period.form == "since" and any(v.end <= period.start and v.last <= clause.first for v in sentence.values)


def _names_a_source(sentence: Sentence, period: PeriodWords) -> bool:
    """Whether a year only names other people's data: "the 2021 Census puts …; 12% of our managers"."""
    return any(0 <= sentence.tokens[c.first].start - period.end <= 1 for c in sentence.cue("elsewhere"))


def _is_anothers(sentence: Sentence, period: PeriodWords, clause: Clause) -> bool:
    """Whether a period stands in a bracket with another number of the clause's kind: "(2022/23: 23%) and in Children's 35%"."""
    if not _in_bracket(sentence, period.start):
        return False
    at = next(n for n, t in enumerate(sentence.tokens) if t.start >= period.start)
    closed = next((n for n in range(at, len(sentence.tokens)) if sentence.word(n) == ")"), len(sentence.tokens))
    return any(at <= v.first < closed <= clause.values[0].first and v.kind == clause.values[0].kind for v in sentence.values)


def _best(periods: list[PeriodWords]) -> PeriodWords:
    """A day as at which things stood beats a span, a span a month, a month a year."""
    rank = {"point": 0, "span": 1, "month": 2, "year": 3, "since": 4}
    return min(periods, key=lambda p: rank[p.form])


def section_period(periods: list[PeriodWords]) -> PeriodWords | None:
    """The period that a lead-in gives to its section; None where it names none or only a deadline."""
    usable = [p for p in periods if not p.deadline]
    return _best(usable) if usable else None
