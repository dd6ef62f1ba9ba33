"""A lead or a time at the very end of an action's text: "… (Lead: Head of HR; by June 2025)", "… – by 31 March 2024"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from pipeline.interpret.fields.folding import alike, fold, trim
from pipeline.interpret.fields.lead_kinds import named
from pipeline.interpret.fields.leads import read_leads
from pipeline.interpret.fields.moment_patterns import moments_of
from pipeline.interpret.fields.tail_times import begins_time, is_open, time_of
from pipeline.interpret.fields.time_likeness import time_likeness
from pipeline.interpret.fields.time_signals import led_by
from pipeline.interpret.fields.time_words import fold_times, phrase

Span = tuple[int, int]
Part = Literal["lead", "other", "time"]

_LONGEST_TAIL = 240
_PARTS = re.compile(r"\s*[;|\n]\s*|\s*,\s+|\s+-\s+|(?<=[a-z0-9)])\.\s+")
_DASH = re.compile(r"\s+-\s+|\s*;\s+|\s*\n\s*")
_PAIR = 2
FEWEST_SURE = 2
MOST_LIKELY = 0.8
LONGEST_NAME, LONGEST_HELPED = 8, 14
_EDGES = ",;.-–—|"
_LEADS = frozenset({"post", "team", "service", "person", "abbreviation"})


@dataclass(frozen=True, slots=True)
class TrailingFields:
    """Where the action's own text ends and the tail does, with the offsets of the lead and of the time in the tail."""

    start: int
    end: int
    lead: Span | None
    time: Span | None


@cache
def _labels() -> re.Pattern[str]:
    data = tomllib.loads((resources.files("pipeline.interpret") / "data" / "trailing.toml").read_text("utf-8"))
    groups = "|".join(f"(?P<{part}>{phrase(data[part])})" for part in ("lead", "other", "time"))
    return re.compile(
        rf"(?:{groups})\s*(?:[:=]\s*|\s-\s+)|(?P<led>(?:to\s+be\s+)?led\s+by|owned\s+by)\s+|(?P<helped>supported\s+by|with\s+support\s+from)\s+"
    )


def brackets_hold_leads(texts: Iterable[str]) -> bool:
    """Whether a document sets its leads in brackets behind the texts: several are plainly posts, most name somebody.

    Where all brackets with a time in them have a name before it, and one of these is plainly a post or team, it does so too.
    """
    ends = [(text, len(text.rstrip(" .\n\t"))) for text in texts]
    bracketed = [(text, end) for text, end in ends if _begins_name(text, end)]
    sure = sum(found is not None and found.lead is not None for found in (_bracket(*each) for each in bracketed))
    likely = sum(found is not None and found.lead is not None for found in (_bracket(*each, usual=True) for each in bracketed))
    if sure >= FEWEST_SURE and likely >= MOST_LIKELY * len(bracketed):
        return True
    timed = [each for each in bracketed if _is_led(_bracket(*each, usual=True), alone=True)]
    plainly = any(_is_led(_bracket(*each)) for each in timed)
    return plainly and len(timed) >= FEWEST_SURE and all(_is_led(_bracket(*each, usual=True)) for each in timed)


def _is_led(found: TrailingFields | None, *, alone: bool = False) -> bool:
    """Whether a bracket holds a time with its lead, or a time at all (`alone`)."""
    return found is not None and found.time is not None and (alone or found.lead is not None)


def trailing_fields(text: str, *, usual: bool = False) -> TrailingFields | None:
    """The lead and time that a bracket, clause or labels at the end of a text hold, or None where its end holds neither only.

    A bracket counts where each of its parts is a lead or a time; a clause where a dash, ";" or new line parts it from the
    text and it is a time or is labelled. A bare year in a bracket is more likely part of a name and does not count. A name
    that is no post counts alone where the document usually sets its leads so.
    """
    end = len(text.rstrip(" .\n\t"))
    last = _bracket(text, end, usual=usual)
    if last is None:
        return _labelled(text, end) or _clause(text, end)
    earlier = _bracket(text, last.start, usual=usual)
    if earlier is not None and (earlier.lead is None) != (earlier.time is None) == (last.lead is None):
        return TrailingFields(earlier.start, last.end, earlier.lead or last.lead, earlier.time or last.time)
    return last


def trailing_time(text: str) -> Span | None:
    """The offsets of the time in `trailing_fields`, or None."""
    found = trailing_fields(text)
    return found.time if found is not None else None


def trailing_lead(text: str) -> Span | None:
    """The offsets of the lead in `trailing_fields`, or None."""
    found = trailing_fields(text)
    return found.lead if found is not None else None


def _bracket(text: str, end: int, *, usual: bool = False) -> TrailingFields | None:
    if end == 0 or text[end - 1] not in ")]":
        return None
    opener = _opener(text, end - 1)
    if opener is None or not text[:opener].strip() or end - opener > _LONGEST_TAIL:
        return None
    parts = _read(text, opener + 1, end - 1, labelled=False, usual=usual) or (
        _by_place(text, opener + 1, end - 1) if usual else None
    )
    return _fields(parts, _cut_back(text, opener), len(text.rstrip()))


def _by_place(text: str, start: int, end: int) -> list[tuple[Part, int, int]] | None:
    """Who and when parted by a semicolon, where the document's brackets hold these: "(All managers; by Christmas)"."""
    cut = text.find(";", start, end)
    if cut < 0 or ";" in text[cut + 1 : end]:
        return None
    who, when = trim(text, start, cut, _EDGES), trim(text, cut + 1, end, _EDGES)
    name, time = text[who[0] : who[1]], text[when[0] : when[1]]
    timed = time_of(time, mere_year=True) or is_open(time) or begins_time(time)
    named_ = name[:1].isupper() and len(name.split()) <= LONGEST_HELPED
    return [("lead", *who), ("time", *when)] if timed and named_ and len(time.split()) <= LONGEST_NAME else None


def _begins_name(text: str, end: int) -> bool:
    """Whether a text ends in a bracket that opens with a capital, as names do."""
    opener = _opener(text, end - 1) if end and text[end - 1] in ")]" else None
    return opener is not None and text[opener + 1 : opener + 2].isupper()


def _opener(text: str, closer: int) -> int | None:
    depth = 0
    for at in range(closer, max(-1, closer - _LONGEST_TAIL - 1), -1):
        depth += (text[at] in ")]") - (text[at] in "([")
        if depth == 0:
            return at
    return None


def _cut_back(text: str, start: int) -> int:
    return len(text[:start].rstrip())


def _labelled(text: str, end: int) -> TrailingFields | None:
    """Labels with a colon from some place to the end: "… Lead: Head of HR. Timescale: June 2025"."""
    folded = fold(text)
    for match in _labels().finditer(folded, max(0, end - _LONGEST_TAIL), end):
        before = text[: match.start()].rstrip()
        if not before or ":" not in match.group() or match["time"] == "by" or not text[match.start()].isupper():
            continue
        if text[match.start() - 1].isalnum() or text[match.start() - 1] in "-/":
            continue
        parts = _read(text, match.start(), end, labelled=True)
        if parts is not None:
            return _fields(parts, len(before.rstrip(" ;,-–—")), len(text.rstrip()))
    return None


def _clause(text: str, end: int) -> TrailingFields | None:
    """A last clause after a dash, ";" or line break: a time (with a month or day, or "by"), or a lead with its time."""
    folded = fold(text)
    cuts = list(_DASH.finditer(folded, max(0, end - _LONGEST_TAIL), end))
    if not cuts or not text[: cuts[-1].start()].strip() or _inside_bracket(text, cuts[-1].start()):
        return None
    start, stop = cuts[-1].end(), end
    led = _lead_before(text, cuts)
    if led is not None and (time_of(text[start:stop]) or is_open(text[start:stop])):
        return TrailingFields(_cut_back(text, cuts[-_PAIR].start()), len(text.rstrip()), led, (start, stop))
    if time_of(text[start:stop]) and _moment_at(text[start:stop], bounded=";" in cuts[-1].group()):
        return TrailingFields(_cut_back(text, cuts[-1].start()), len(text.rstrip()), None, (start, stop))
    parts = _read(text, start, stop, labelled=False)
    if parts is None or cuts[-1].group().strip() != "-" or [part for part, _, _ in parts] != ["lead", "time"]:
        return None
    return _fields(parts, _cut_back(text, cuts[-1].start()), len(text.rstrip()))


def _lead_before(text: str, cuts: Sequence[re.Match[str]]) -> Span | None:
    """The lead between the last two dashes: "Review the policy – Head of HR – March 2024"."""
    if len(cuts) < _PAIR or not text[: cuts[-_PAIR].start()].strip():
        return None
    start, end = cuts[-_PAIR].end(), cuts[-1].start()
    return (start, end) if _guess(text[start:end], [], mere_year=False) == "lead" else None


def _inside_bracket(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _moment_at(tail: str, *, bounded: bool) -> bool:
    folded = fold_times(tail)
    moments = [m for m in moments_of(folded) if m.year is not None]
    if not moments:
        return False
    leads = {led_by(m, folded) for m in moments}
    return bool(leads & {"by", "until"}) or (not bounded and moments[0].grain not in {"year", "years"})


def _read(text: str, start: int, end: int, *, labelled: bool, usual: bool = False) -> list[tuple[Part, int, int]] | None:
    """The parts of a tail, each a lead or a time; None where one is neither. Unlabelled parts count in brackets only.

    A year behind a lead is a time where the lead has a label or usually stands so; else it may be a book's.
    """
    out: list[tuple[Part, int, int]] = []
    behind_lead = usual or _begins_with_lead(text, start, end)
    pieces = [each for each in _pieces(text, start, end, mere_year=behind_lead) if each[0] < each[1]]
    for at, (low, high, label) in enumerate(pieces):
        part = label or (None if labelled and not out else _guess(text[low:high], out, mere_year=behind_lead))
        if part is None and usual and at + 1 < len(pieces) and not out and _may_be_name(text[low:high]):
            part = "lead"
        if part is None or (label == "time" and time_likeness(text[low:high]) < 0.3):
            return None
        out.append((part, low, high))
    return out if _acceptable(text, out, start, end, usual=usual) else None


def _begins_with_lead(text: str, start: int, end: int) -> bool:
    """Whether a tail opens with a label of the lead: a year behind it is a time."""
    label = _labels().match(fold(text), start, end)
    return label is not None and bool(label["lead"])


def _pieces(text: str, start: int, end: int, *, mere_year: bool) -> Iterator[tuple[int, int, Part | None]]:
    """The pieces of a tail: from label to label, or from separator to separator where a piece begins with a time or label."""
    folded = fold(text)
    cuts = [start]
    for match in _PARTS.finditer(alike(text), start, end):
        rest = folded[match.end() : end]
        labelled = _labels().match(rest) is not None
        stop = _PARTS.search(rest)
        piece = text[match.end() : match.end() + stop.start()] if stop else text[match.end() : end]
        timed = time_of(piece, mere_year=mere_year) or is_open(piece)
        if labelled or timed or time_of(text[cuts[-1] : match.start()]):
            cuts.append(match.end())
    cuts += [m.start() for m in _labels().finditer(folded, start, end) if m.start() not in cuts and _capital_label(text, m)]
    cuts.sort()
    for low, high in zip(cuts, [*cuts[1:], end], strict=True):
        label = _labels().match(folded, low, high)
        if label is None:
            yield *trim(text, low, high, _EDGES), None
            continue
        role: Part = "lead" if label["lead"] or label["led"] else "time" if label["time"] else "other"
        yield *trim(text, low if role == "other" else label.end(), high, _EDGES), role


def _capital_label(text: str, match: re.Match[str]) -> bool:
    return ":" in match.group() and text[match.start()].isupper() and not text[match.start() - 1].isalnum()


def _guess(piece: str, found: list[tuple[Part, int, int]], *, mere_year: bool) -> Part | None:
    if time_of(piece, mere_year=mere_year) or (found and found[-1][0] == "lead" and is_open(piece)):
        return "time"
    if not piece[:1].isupper() and not found:
        return None
    readings = read_leads(piece)
    kinds = [named(piece[r.start : r.end]) for r in readings]
    if kinds and all(what.kind in _LEADS or what.acronym_last for what in kinds) and piece[:1].isupper():
        return "lead"
    return None


def _may_be_name(piece: str) -> bool:
    """Whether a few words with a capital could name somebody, where what stands in their place usually does."""
    return piece[0].isupper() and len(piece.split()) <= LONGEST_NAME


def _acceptable(text: str, parts: list[tuple[Part, int, int]], start: int, end: int, *, usual: bool) -> bool:
    """Whether the parts make a tail: at most one time; a lead without a label needs a time, or to be plainly a post or usual."""
    kinds = [part for part, _, _ in parts]
    if not parts or kinds.count("time") > 1:
        return False
    if usual or _labels().search(fold(text[start:end])) or "time" in kinds:
        return True
    return all(named(text[a:b]).kind == "post" and len(named(text[a:b]).words) > 1 for _, a, b in parts)


def _fields(parts: list[tuple[Part, int, int]] | None, start: int, end: int) -> TrailingFields | None:
    if parts is None:
        return None
    leads = [(a, b) for part, a, b in parts if part != "time"]
    times = [(a, b) for part, a, b in parts if part == "time"]
    if leads and times and leads[0][0] < times[0][0] < leads[-1][0]:
        leads = leads[:1]
    return TrailingFields(start, end, (leads[0][0], leads[-1][1]) if leads else None, times[0] if times else None)
