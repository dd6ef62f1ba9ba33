"""The words of a figure: the shortest clause that holds the number, without the connectives around it."""

from __future__ import annotations

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.prepare import Sentence

_EDGES = grammar("edges")
_TIME_LEADS = grammar("time_leads")
_OPEN_WORDS = grammar("open_words")
_TAILS = grammar("tails")
_RELATIVE = grammar("relative")


def words_of(sentence: Sentence, clause: Clause, text: str) -> tuple[int, int]:
    """The offsets of a clause's words in its text."""
    shown = clause.shown or (clause.first, clause.last)
    first, last = shown[0], min(shown[1], len(sentence.tokens))
    low, high = clause.values[0].first, clause.values[-1].last
    first = _opened(sentence, first, low, text)
    last = _closed(sentence, high, last)
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return _whole_brackets(text, start, end, sentence.tokens[low].start, sentence.tokens[high - 1].end)


def _opened(sentence: Sentence, first: int, low: int, text: str) -> int:
    """The first token of the clause proper: behind opening phrases, a leading period, a leading label such as "Metric 4:"."""
    moved = True
    while moved and first < low:
        moved = False
        if sentence.word(first) in _EDGES or (sentence.word(first) in {")", "(", "*"} and _unbalanced(sentence, first, low)):
            first, moved = first + 1, True
            continue
        if sentence.word(first) in _OPEN_WORDS:
            first, moved = first + 1, True
            continue
        opener = [m for m in sentence.cue("open", first, low) if m.first == first]
        if opener:
            first, moved = max(m.last for m in opener), True
            continue
        period = [p for p in sentence.periods if p.start == sentence.tokens[first].start and p.end <= sentence.tokens[low].start]
        if period:
            first, moved = next(n for n in range(first, low + 1) if sentence.tokens[n].start >= period[0].end), True
            continue
        if sentence.word(first) in {"metric", "indicator"} and sentence.word(first + 2) in {":", "-"} and first + 2 < low:
            first, moved = first + 3, True
    return first


def _unbalanced(sentence: Sentence, at: int, low: int) -> bool:
    words = [sentence.word(n) for n in range(at, low)]
    return words.count("(") != words.count(")")


def _closed(sentence: Sentence, high: int, last: int) -> int:
    """The end of the clause proper: before a relative clause, a trailing time, closing signs."""
    last = next((n for n in range(high, last) if _ends_before(sentence, n)), last)
    while last > high:
        word = sentence.word(last - 1)
        cut = last - 1 if word in _TAILS or word in _EDGES or word == "(" else _without_time(sentence, high, last)
        if cut == last:
            break
        last = cut
    return last


def _ends_before(sentence: Sentence, at: int) -> bool:
    """Whether a clause ends before a token: ", which …", "(88%) than of the others"."""
    word, following = sentence.word(at), sentence.word(at + 1)
    if word == "than":
        return sentence.word(at - 1) == ")"
    return word == "," and following in _RELATIVE and not _is_phrase(sentence, at)


def _without_time(sentence: Sentence, high: int, last: int) -> int:
    """The end without a period or duration that stands last: "… in the previous 12 months"."""
    end = sentence.tokens[last - 1].end
    times = [(p.start, p.end) for p in sentence.periods] + [(d.start, d.end) for d in sentence.durations]
    for start, stop in times:
        if stop == end and start >= sentence.tokens[high].start:
            keep = next(n for n in range(high, last) if sentence.tokens[n].start >= start)
            while sentence.word(keep - 1) in _TIME_LEADS and keep > high + 1:
                keep -= 1
            return keep if keep > high + 1 else last
    return last


def _is_phrase(sentence: Sentence, at: int) -> bool:
    return sentence.word(at + 1) in {"in", "and"} and any(m.first == at + 2 for m in sentence.of("services"))


def _whole_brackets(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The span widened or cut so that no bracket is left open."""
    inside = text[start:end]
    if inside.count("(") > inside.count(")"):
        if text[end : end + 1] == ")":
            return start, end + 1
        at = text.rfind("(", start, low)
        return (at + 1 if at >= 0 and inside.count("(") == 1 else start), end
    if inside.count(")") > inside.count("("):
        at = text.find(")", high, end)
        return (start, at) if at >= 0 else (start, end)
    return start, end
