"""The groups that a clause itself names: the one that its number is about, and the one that it is compared with."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Mention
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import OTHER, in_clause

_RIGHT_BEHIND = 3
_BEYOND = frozenset({"above", "ahead", "behind", "below"})
_RATE_WORDS = frozenset(grammar("rate_words"))


def read_groups(sentence: Sentence, clause: Clause, text: str) -> tuple[Mention | None, Mention | None]:
    """The group that a clause's number is about, and the one that it is compared with."""
    mentions = in_clause(sentence, "groups", clause)
    head = _heads_list(sentence, clause)
    crossed = [head] if head is not None else [m for m in mentions if m.value == "other" and _meets_group(mentions, m)]
    mentions = crossed or [m for m in mentions if m.value != "other"] or mentions
    if not mentions:
        return None, None
    compared = [m for m in mentions if _is_compared(sentence, clause, m)]
    own = [m for m in mentions if m not in compared]
    comparator = next((m for m in compared if m.value != (own[0].value if own else None)), None)
    if not own:
        return None, compared[0]
    if clause.values[0].shape == "one_to" and len(own) > 1:
        return own[1], own[0]
    return _nearest(sentence, clause, own), comparator


def _meets_group(mentions: Sequence[Mention], other: Mention) -> bool:
    """Whether a group that the standard does not measure is said of another's people: "BME women", "disabled white staff"."""
    return any(m.value != "other" and (m.last == other.first or other.last == m.first) for m in mentions)


def _heads_list(sentence: Sentence, clause: Clause) -> Mention | None:
    """The group in the label of a list that the standard does not measure: "Internal candidates: BME 41%, white 55%"."""
    colon = next((n for n in range(sentence.values[0].first) if sentence.word(n) == ":"), 0)
    return next((m for m in sentence.of("groups", 0, colon, "other")), None)


def compares_within(sentence: Sentence, clause: Clause) -> bool:
    """Whether a ratio lies between people of one group: "younger BME staff are 1.8 times as likely as older BME staff"."""
    mentions = in_clause(sentence, "groups", clause)
    one = len(mentions) > 1 and len({m.value for m in mentions}) == 1 and mentions[0].value in OTHER
    return clause.values[0].kind == "ratio" and one and any(_is_compared(sentence, clause, m) for m in mentions)


def _is_compared(sentence: Sentence, clause: Clause, mention: Mention) -> bool:
    """Whether a group stands behind "than", "compared to", "as (likely as)", "for every"."""
    value = clause.values[0]
    if _has_own_number(sentence, clause, mention):
        return False
    if value.kind == "ratio" and mention.first == value.last and sentence.word(mention.last) in _RATE_WORDS:
        return True
    before = [sentence.word(n) for n in range(max(clause.first, mention.first - 5), mention.first)]
    if any(c.last <= mention.first and mention.first - c.last <= 4 and not _passed(sentence, c, mention) and sentence.word(c.first) not in {"but", "while", "whilst", "whereas", "although", "though", "however", "up", "down"}  # noqa: E501
           for c in sentence.cue("compare", clause.first, mention.first)):  # fmt: skip
        return True
    if value.kind == "ratio" and sentence.word(value.last - 1) in _RATE_WORDS and sentence.word(value.last) in {"of", "for"}:
        return value.last <= mention.first <= value.last + _RIGHT_BEHIND
    if value.kind == "points" and any(sentence.word(n) in _BEYOND for n in range(value.last - 1, mention.first)):
        return value.last <= mention.first
    return "as" in before and _is_as_likely(sentence, mention, before)


def _is_as_likely(sentence: Sentence, mention: Mention, before: Sequence[str]) -> bool:
    """Whether a group stands behind the second "as" of "as likely as white staff"."""
    at = mention.first - 1 - before[::-1].index("as")
    likely = list(sentence.cue("likely", 0, at + 1))
    verb = list(sentence.cue("verb", at, mention.first))
    return (
        bool(likely)
        and not verb
        and sentence.word(at + 1) not in {"likely"}
        and sentence.word(at - 1) not in {"identify", "identified"}
    )


def _has_own_number(sentence: Sentence, clause: Clause, mention: Mention) -> bool:
    """Whether the group that something is compared with has its number there: "compared with 0.8% of white staff, …".

    Also "against a white rate of 10%, …", "compared with BAME candidates, of whom 13% …".
    """
    value = clause.values[0]
    cues = [c for c in sentence.cue("compare", clause.first, value.first) if c.last <= mention.first]
    if value.kind not in {"percent", "count"} or not cues:
        return False
    if value.last <= mention.first:
        return True
    if cues[0].first > clause.first:
        return False
    between = [sentence.word(n) for n in range(mention.last, value.first)]
    return "," not in between or between[-1:] == ["whom"]


def _passed(sentence: Sentence, cue: Mention, mention: Mention) -> bool:
    """Whether a comparison is over before a group: "compared with white colleagues, Asian staff were …", "2023 vs 2022: BME"."""
    if cue.last in sentence.hidden:
        return True
    groups = sentence.of("groups", cue.last, mention.first)
    return bool(groups) and "," in [sentence.word(n) for n in range(groups[-1].last, mention.first)]


def _nearest(sentence: Sentence, clause: Clause, own: Sequence[Mention]) -> Mention:
    value, end = clause.values[0], clause.after
    between = value.kind == "points" and "between" in {sentence.word(n) for n in range(clause.first, own[0].first)}
    if between or value.kind in {"ratio", "bare"}:
        return own[1] if value.shape == "one_to" and len(own) > 1 else own[0]
    after = [m for m in own if m.first >= end]
    before = [m for m in own if m.last <= value.first]
    if sentence.word(end) in {"of", "for", "among"} and after:
        return after[0]
    if after and after[0].first - end <= 2:
        return after[0]
    if before and not after:
        return before[-1]
    if before and after:
        return before[-1] if any(c.last <= value.first for c in sentence.cue("verb", before[-1].last, value.first)) else after[0]
    return after[0] if after else own[0]
