"""The groups that a clause itself names: the one that its number is about, and the one that it is compared with."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Mention
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import in_clause

_RIGHT_BEHIND = 3
_BEYOND = frozenset({"above", "ahead", "behind", "below"})
_RATE_WORDS = frozenset(grammar("rate_words"))


def read_groups(sentence: Sentence, clause: Clause, text: str) -> tuple[Mention | None, Mention | None]:
    """The group that a clause's number is about, and the one that it is compared with."""
    mentions = in_clause(sentence, "groups", clause)
    mentions = [m for m in mentions if m.value != "other"] or mentions
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


def _is_compared(sentence: Sentence, clause: Clause, mention: Mention) -> bool:
    """Whether a group stands behind "than", "compared to", "as (likely as)", "for every"."""
    value = clause.values[0]
    if value.kind in {"percent", "count"} and any(
        c.last <= value.first < mention.first for c in sentence.cue("compare", clause.first)
    ):
        # "Compared with 0.8% of white staff, …": the number is that of the group that something is compared with.
        return False
    before = [sentence.word(n) for n in range(max(clause.first, mention.first - 5), mention.first)]
    if any(c.last <= mention.first and mention.first - c.last <= 4 and not _passed(sentence, c, mention) and sentence.word(c.first) not in {"but", "while", "whilst", "whereas", "although", "though", "however", "up", "down"}  # noqa: E501
           for c in sentence.cue("compare", clause.first, mention.first)):  # fmt: skip
        return True
    if value.kind == "ratio" and sentence.word(value.last - 1) in _RATE_WORDS and sentence.word(value.last) in {"of", "for"}:
        return value.last <= mention.first <= value.last + _RIGHT_BEHIND
    if value.kind == "points" and any(sentence.word(n) in _BEYOND for n in range(value.last - 1, mention.first)):
        return value.last <= mention.first
    if "as" not in before:
        return False
    at = mention.first - 1 - before[::-1].index("as")
    likely = list(sentence.cue("likely", 0, at + 1))
    verb = list(sentence.cue("verb", at, mention.first))
    return (
        bool(likely)
        and not verb
        and sentence.word(at + 1) not in {"likely"}
        and sentence.word(at - 1) not in {"identify", "identified"}
    )


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
