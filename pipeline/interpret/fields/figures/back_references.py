"""Whether a clause goes on about the sentence before: by a pronoun, an elided noun, a time, the next line of a list."""

from __future__ import annotations

from itertools import pairwise

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import PRO_VERBS, in_clause
from pipeline.interpret.fields.figures.standing import Memory

_LABEL_WORDS = 8
_SHARES = grammar("share_words")
_IS = grammar("is_words")
_FIGURE_WORDS = 4
_HAS = grammar("goes_words")
_THEY = grammar("they")
_GROUNDS = grammar("grounds")
_SAME = grammar("same_words")
_SPANS = grammar("spans_of_time")


def says_they(sentence: Sentence, clause: Clause) -> bool:
    """Whether "they" stands before a clause's number."""
    return any(sentence.word(n) == "they" for n in range(clause.first, clause.values[0].first))


def goes_back(sentence: Sentence, clause: Clause, memory: Memory) -> bool:
    """Whether a clause is set against the sentence before ("in comparison"), or points to its words."""
    contrast = any(c.first <= 1 or c.last <= clause.values[0].first for c in sentence.cue("contrast"))
    return contrast or goes_back_by_words(sentence, clause, memory)


def goes_back_by_words(sentence: Sentence, clause: Clause, memory: Memory) -> bool:
    """Whether words in a clause point to those of the sentence before: "they", "did so", "up from", "it was"."""
    if any(sentence.word(n) in _THEY for n in range(clause.first, clause.last)) or sentence.word(clause.after) in PRO_VERBS:
        return True
    if memory.fronted_group and points_back(sentence, clause):
        return True
    if any(sentence.cue(cue, clause.first, clause.last) for cue in ("previous", "change")):
        return True
    return is_only_moved(sentence, clause)


def is_only_moved(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause only moves the number before to today or a target: "Today: 16%", "the target for 2025 would be 35%"."""
    cues = [c for cue in ("present", "target") for c in sentence.cue(cue, clause.first, clause.values[0].first)]
    return bool(cues) and not any(sentence.of(kind, cues[0].last, clause.last) for kind in ("groups", "events", "people"))


def points_back(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause goes on about the number before: "in Adults it was 12%", "the senior management figure was 10%"."""
    words = [sentence.word(n) for n in range(clause.first, clause.values[0].first)]
    named = [n for n, w in enumerate(words) if w in _SHARES and {"the", "that"} & {*words[max(0, n - _FIGURE_WORDS) : n]}]
    this = any(w == "this" and after not in _SPANS for w, after in pairwise([*words, ""]))
    return "it" in words or this or any(words[n + 1 : n + 2] and words[n + 1] in _IS | _HAS for n in named)


def points_to_background(sentence: Sentence, clause: Clause) -> bool:
    """Whether words behind a clause's number point back to a group by its background: "from such a background"."""
    words = [sentence.word(n) for n in range(clause.values[0].last, clause.last)]
    grounds = [n for n, word in enumerate(words) if word in _GROUNDS]
    return any({*words[max(0, n - 2) : n]} & _SAME for n in grounds)


def is_of_event_alone(sentence: Sentence, clause: Clause) -> bool:
    """Whether a percentage is only said to be of those in the event: "the updated position is 42% of appointees"."""
    heads = [m for m in in_clause(sentence, "events", clause) if m.first >= clause.after]
    if clause.values[0].kind != "percent" or sentence.word(clause.after) != "of" or not heads:
        return False
    told = sentence.cue("verb", heads[0].last, clause.last)
    return heads[0].first <= clause.after + _FIGURE_WORDS and not told


def says_the_share(sentence: Sentence, clause: Clause) -> bool:
    """Whether a number is that of "the share" of whom the sentence before spoke: "among staff paid under £25,000 it is 29%"."""
    words = [sentence.word(n) for n in range(clause.first, clause.values[0].first)]
    named = any(
        the == "the" and share in _SHARES and verb in _IS for the, share, verb in zip(words, words[1:], words[2:], strict=False)
    )
    return named or "it" in words


def goes_down_a_list(sentence: Sentence, clause: Clause, memory: Memory) -> bool:
    """Whether a number is that of the next band of a list in one paragraph: "…: Grades 1-5 38%; Grades 6-8 29%"."""
    short = clause.values[0].first - clause.first <= _LABEL_WORDS and not sentence.cue("verb", clause.first, clause.last)
    return short and memory.index == sentence.index
