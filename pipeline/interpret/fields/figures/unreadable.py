"""Whether a number can be a figure at all: a range, a change, a sum, a threshold or a sign without a unit is none."""

from __future__ import annotations

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Value
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import in_clause, is_label, people_in
from pipeline.interpret.fields.figures.standing import Memory

_FURTHER = grammar("further_words")
_EXPLAINS = grammar("explains")
_EVEN = grammar("even_words")
_MOVES = grammar("moves")
_RATIOS = grammar("ratio_words")
_LEVELS = frozenset({"percent", "points", "count"})
_FIGURES = frozenset({"figure", "figures", "ratios", "values"})
_RULES = grammar("rule_words")
_TIMES = grammar("time_leads")
_EVERY = 5
_REACH = 6


def unreadable(sentence: Sentence, clause: Clause, value: Value, memory: Memory) -> str | None:
    """Why the number itself cannot be a figure: a range, money, a change, no unit, glued to others."""
    checks = (
        (value.shape == "range", value.note or "a range of values"),
        (value.kind == "money", "a sum of money"),
        (value.value == 1 and _is_parity(sentence, clause), "what a ratio of one means"),
        (_is_step(sentence, value), "a change, not a level"),
        (value.kind == "ratio" and _follows_explained(sentence, value), "a number that is only explained"),
        (_is_supposed(sentence, value), "what would be, and is not"),
        (value.shape == "zero" and sentence.word(value.last) == "since", "a time that is not said"),
        (_is_threshold(sentence, value), "a threshold that is only named"),
        (value.shape == "times" and not _compares(sentence, clause, memory), "a number of times"),
        (value.kind in {"bare", "ratio"} and sentence.word(value.last) in _EXPLAINS, "a number that is only explained"),
        (
            value.kind == "count" and value.value == 1 and _only_explains(sentence, clause, value),
            "a number that is only explained",
        ),
        (value.shape == "percent" and _is_called_ratio(sentence, clause, value), "a ratio with a sign for per cent"),
        (value.kind == "bare" and not _is_ratio(sentence, clause, memory), "a number without a unit"),
        (value.kind == "count" and _out_of_every(sentence), "a number out of every so many"),
        (_is_glued(sentence, value), "numbers without a gap between them"),
        (value.kind in _LEVELS and _is_change(sentence, value), "a change, not a level"),
    )
    return next((why for holds, why in checks if holds), None)


def _compares(sentence: Sentence, clause: Clause, memory: Memory) -> bool:
    """Whether so many "times" compare: likely, a ratio or two groups are spoken of, or were in the sentence before."""
    if memory.quantity == "relative_likelihood" or memory.above("ratio") is not None:
        return True
    value = clause.values[0]
    bare = sentence.word(value.last - 1) == "times" and not sentence.word(value.last)[:1].isalpha()
    told = any(sentence.cue(cue) for cue in ("likely", "ratio", "rate"))
    told = told or (bool(in_clause(sentence, "groups", clause)) and not bare)
    return told or any(v.kind in {"percent", "count"} and v.last <= clause.values[0].first for v in sentence.values)


def _is_parity(sentence: Sentence, clause: Clause) -> bool:
    """Whether a one only says what an even ratio is: "parity is 1.00"."""
    return any(sentence.word(n) in _EVEN for n in range(clause.first, clause.last))


def _is_supposed(sentence: Sentence, value: Value) -> bool:
    """Whether a number is only supposed: "if one more candidate had been appointed, the ratio would have been 0.8"."""
    words = [t.text for t in sentence.tokens]
    if words[:1] == ["should"]:
        return True
    return "if" in words[: value.first] and bool({"will", "would"} & {*words[words.index("if") :]})


def _is_step(sentence: Sentence, value: Value) -> bool:
    """Whether a number is how much something changes: "BME 14% (+2)", "two more senior managers"."""
    signed = sentence.word(value.first - 1) in {"+", "-"} and sentence.word(value.first - 2) == "("
    return signed or (value.kind == "count" and sentence.word(value.last) in _FURTHER and value.shape != "zero")


def _follows_explained(sentence: Sentence, value: Value) -> bool:
    """Whether a number only says again what one before it means: "a ratio of 2 means that BME staff are twice as likely"."""
    return any(v.last <= value.first and sentence.word(v.last) in _EXPLAINS for v in sentence.values)


def _is_threshold(sentence: Sentence, value: Value) -> bool:
    """Whether a bracket behind a rule only says what the rule is: "the four-fifths rule (0.8)"."""
    return sentence.word(value.first - 1) == "(" and sentence.word(value.first - 2) in _RULES


def _only_explains(sentence: Sentence, clause: Clause, value: Value) -> bool:
    """Whether "one" person is only an example of how small the numbers are: "one appointment changes the percentage"."""
    return any(sentence.word(n) in _MOVES for n in range(value.last, min(clause.last, value.last + _EVERY)))


def _out_of_every(sentence: Sentence) -> bool:
    """Whether counts are of a round number of people: "of every 100 candidates 23 …"."""
    return any(sentence.word(v.first - 1) == "every" and v.value >= _EVERY for v in sentence.values)


def _is_glued(sentence: Sentence, value: Value) -> bool:
    """Whether cells have run together: "19.5%8.0%4.3%"."""
    if value.last < len(sentence.tokens):
        following = sentence.tokens[value.last]
        if following.text[0].isdigit() and following.start == value.end:
            return True
    before = sentence.tokens[value.first - 1] if value.first else None
    return before is not None and before.text == "%" and before.end == value.start


def _is_ratio(sentence: Sentence, clause: Clause, memory: Memory) -> bool:
    value = clause.values[0]
    if memory.above("ratio") is not None and (is_label(sentence, clause) or sentence.word(value.first - 1) in {":", "-"}):
        return True
    if sentence.word(value.first - 1) == "(" and any(clause.first <= c.first < value.first for c in sentence.cue("likely")):
        return True
    if sentence.cue("ratio", 0, clause.last) or any(
        v.kind == "ratio" for v in sentence.values if v.last <= clause.values[0].first
    ):
        return True
    sides = in_clause(sentence, "groups", clause) if sentence.cue("compare", clause.first, clause.last) else []
    if memory.quantity == "relative_likelihood" and (len(sides) > 1 or _only_places(sentence, clause, value)):
        return True
    figures = any(sentence.word(n) in _FIGURES for n in range(clause.first, value.first))
    pointing = (
        figures
        or any(c.first <= _REACH for c in sentence.cue("contrast"))
        or bool(sentence.cue("previous") or sentence.cue("from_to") or sentence.cue("target"))
    )
    return memory.quantity == "relative_likelihood" and (pointing or is_label(sentence, clause))


def _only_places(sentence: Sentence, clause: Clause, value: Value) -> bool:
    """Whether a decimal ends a clause that only moves the ratio before to a service or time: "Children's … is at 0.7"."""
    opening = {sentence.word(n) for n in range(clause.first, value.first)}
    moved = bool(in_clause(sentence, "services", clause)) or sentence.word(clause.first) == "a" or bool(opening & {"it", "this"})
    now = any(c.first == value.last for c in sentence.cue("present"))
    ends = (
        now or not sentence.word(value.last)[:1].isalpha() or sentence.word(value.last) in _TIMES or value.last in sentence.hidden
    )
    return moved and ends and not people_in(sentence, clause)


def _is_called_ratio(sentence: Sentence, clause: Clause, value: Value) -> bool:
    """Whether a percentage is called a ratio: "relative likelihood: 1.54%"."""
    called = [
        c
        for c in sentence.cue("ratio", clause.first, value.first)
        if sentence.word(c.last - 1) in _RATIOS or sentence.word(c.first) in _RATIOS
    ]
    return bool(called) and not sentence.cue("rate", called[-1].last, value.first)


def _is_change(sentence: Sentence, value: Value) -> bool:
    changes = sentence.cue("change")
    if sentence.word(value.first - 1) == "by" and sentence.cue("from_to", 0, value.first):
        return True
    linked = sentence.word(value.first - 1) in {"by", "of"}
    before = any(c.last == value.first - linked or c.last == value.first for c in changes)
    behind = any(c.first == value.last for c in changes)
    return behind or (linked and before)
