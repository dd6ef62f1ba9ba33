"""Terms that a document makes up for its times, listed with what each stands for: "Now | 0 to 6 months", "Next: 6 to 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.interpret.fields.durations import Duration, read_durations

LONGEST_NAME, LONGEST_LINE = 30, 60
MOST_WORDS = 3
FEWEST_TERMS = 2
_NAME = re.compile(r"[a-z][a-z' -]*[a-z]")
_PARTED = re.compile(r"\s*(?::|=|\s-\s|\bmeans\b)\s*|\s*(?=\()")
_EDGES = " .:=()\n"
_MEANS = re.compile(r"(?:^|[.;:]\s+|\bsays?\s+|\bcall(?:ed)?\s+)[\"']?([a-z]{2,15})[\"']?,?\s+(?:we mean|means)\s+([^.;,]{3,70})")
_OF_PLAN = re.compile(r"\s+of the (?:date|start|approval) of (?:this|the) plan$|\s+of (?:this|the) plan$")


def own_terms(folded: Sequence[str]) -> Iterator[tuple[str, Duration, int, int]]:
    """Names each with a duration behind it, at least two in a row: the name, the duration, the text and where the name ends.

    `folded`: the document's texts, a cell or line each. A name stands in the text before its duration's or before a colon.
    """
    for index, text in enumerate(folded):
        yield from _told(text, index)
    run: list[tuple[str, Duration, int, int]] = []
    at = 0
    while at < len(folded):
        found, step = _listed(folded, at)
        if found is not None:
            run.append(found)
        else:
            yield from run if len(run) >= FEWEST_TERMS else ()
            run = []
        at += step
    yield from run if len(run) >= FEWEST_TERMS else ()


def _told(text: str, index: int) -> Iterator[tuple[str, Duration, int, int]]:
    """The terms that the sentences of a text define, at least two: "Where it says Now we mean within 3 months. Next means …"."""
    found = []
    for match in _MEANS.finditer(text.replace("~", "")) if "mean" in text else ():
        duration = only_duration(_OF_PLAN.sub("", match[2]))
        if duration is not None:
            found.append((match[1], duration, index, text.find(match[1], match.start(1)) + len(match[1])))
    yield from found if len(found) >= FEWEST_TERMS else ()


def _listed(folded: Sequence[str], at: int) -> tuple[tuple[str, Duration, int, int] | None, int]:
    text = folded[at]
    if len(text) > LONGEST_LINE:
        return None, 1
    name = _name(text)
    if name:
        duration = only_duration(folded[at + 1]) if at + 1 < len(folded) else None
        return ((name, duration, at, len(text.rstrip())), 2) if duration is not None else (None, 1)
    sign = _PARTED.search(text)
    name = _name(text[: sign.start()]) if sign is not None else ""
    duration = only_duration(text[sign.end() :]) if name and sign is not None else None
    return ((name, duration, at, sign.start()), 1) if duration is not None and sign is not None else (None, 1)


def _name(text: str) -> str:
    """A text as the name of a term: few words without a number; "" where it is none."""
    plain = text.replace("~", "").strip(_EDGES)
    return plain if len(plain) <= LONGEST_NAME and len(plain.split()) <= MOST_WORDS and _NAME.fullmatch(plain) else ""


def only_duration(folded: str) -> Duration | None:
    """The duration that a text is, None where it is or says anything else."""
    text = folded.strip(_EDGES)
    if not text or len(text) > LONGEST_LINE:
        return None
    found = read_durations(text)
    return found[0] if len(found) == 1 and found[0].end - found[0].start == len(text) else None
