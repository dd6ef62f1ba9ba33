"""Collects a page's text into paragraphs: runs until a block ends, then folded, parted at breaks and given their kind."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from extractors.breaks import Setting, parted
from extractors.html.looks import Look
from extractors.html.places import Places
from extractors.limits import Limits
from extractors.typed_lists import cut_head, typed_marker
from extractors.wording import fold_spans, superscript
from schemas.document import Block, Paragraph, Span, join_spans
from schemas.problems import Reason, Unreadable

_ORDINAL = re.compile(r"\s*(?:st|nd|rd|th)\b", re.IGNORECASE)
# What is read out after a heading or button and shown to nobody: ", show this section".
_GOES_ON = re.compile(r"\s*(?:,|\(|[–—-]\s|show\b|hide\b|open\b|close\b|expand\b|collapse\b)", re.IGNORECASE)
_AFTER_FIGURE = re.compile(r"[0-9]\s+$")
_TEMPLATE = re.compile(r"(?:\{\{?[%:/]?[^{}]{1,300}\}\}?\s*)+")
_BLANK = re.compile(r"[ \t\n\r\f]+")


class Run(NamedTuple):
    """A piece of text with its look; None as text stands for a line break."""

    text: str | None
    look: Look


@dataclass(slots=True)
class Tally:
    """What was left out or set aside on the way, for the notes."""

    counts: Counter[str] = field(default_factory=Counter)
    struck: list[str] = field(default_factory=list)
    paragraphs: int = 0


class Flow:
    """The paragraphs of one flow of text (the page, or one cell)."""

    def __init__(self, places: Places, tally: Tally, limits: Limits) -> None:
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._places = places
        self._tally = tally
        self._limits = limits

    def add(self, text: str, look: Look) -> None:
        """Text of an element; struck text is left out and remembered."""
        if look.struck:
            if text.strip():
                self._tally.struck.append(_BLANK.sub(" ", text).strip())
            return
        if look.pre:
            for at, line in enumerate(text.split("\n")):
                if at:
                    self._runs.append(Run(None, look))
                self._runs.append(Run(line, look))
            return
        if look.raised:
            text = self._raised(text)
        self._runs.append(Run(text, look))

    def line_break(self, look: Look) -> None:
        """A line break inside the paragraph."""
        self._runs.append(Run(None, look))

    def close(self) -> None:
        """Ends the paragraph that is open, if one is."""
        runs, self._runs = self._runs, []
        if not any(run.text and not run.text.isspace() for run in runs):
            return
        veiled = [run for run in runs if _is_set_aside(run)]
        open_runs = [run for run in runs if not _is_set_aside(run)]
        if veiled and any(run.text and run.text.strip() for run in open_runs):
            self._emit(open_runs)
            self._emit([Run(run.text, _set_aside(run.look)) for run in veiled])
            self._tally.counts["veiled"] += 1
        elif veiled and _GOES_ON.match("".join(run.text or "" for run in runs)):
            self._emit([Run(run.text, _set_aside(run.look)) for run in runs])
            self._tally.counts["veiled"] += 1
        else:
            self._emit(runs)

    def _raised(self, text: str) -> str:
        before = self._runs[-1] if self._runs else None
        if before is not None and before.text and _ORDINAL.match(text) and _AFTER_FIGURE.search(before.text):
            self._runs[-1] = Run(before.text.rstrip(), before.look)
            return text.lstrip()
        return superscript(text)

    def _emit(self, runs: list[Run]) -> None:
        look = next(run.look for run in runs if run.text and run.text.strip())
        lines: list[list[Span]] = [[]]
        for run in runs:
            if run.text is None:
                lines.append([])
            elif run.text:
                lines[-1].append(self._span(run.text, run.look))
        folded = [fold_spans(line) for line in lines]
        while folded and not folded[0]:
            folded.pop(0)
        for spans in parted(folded, _setting(look)):
            self._append(tuple(spans), look)

    def _span(self, text: str, look: Look) -> Span:
        place = self._places.of(look.block)
        text = text if look.pre else _BLANK.sub(" ", text)
        return Span(text=text, place=place, bold=look.bold, italic=look.italic, link=look.link)

    def _append(self, spans: tuple[Span, ...], look: Look) -> None:
        if not spans or not join_spans(spans).strip():
            return
        self._tally.paragraphs += 1
        if self._tally.paragraphs > self._limits.paragraphs:
            raise Unreadable(Reason.TOO_LARGE, f"The page has more than {self._limits.paragraphs} paragraphs; give a part of it.")
        marker = None
        if look.mark is not None and not look.mark.taken:
            look.mark.taken = True
            marker = look.mark.marker
        if look.kind == "item" and (marker is None or not marker[0].isalnum()):
            typed, spans = drop_marker(spans)
            marker = typed or marker
        self.blocks.append(
            Paragraph(
                kind=look.kind, spans=spans, level=look.level, marker=marker, group=look.group, style=look.style,
                indent=look.indent,
                furniture=look.furniture or ("decoration" if _TEMPLATE.fullmatch(join_spans(spans)) else None),
            )
        )  # fmt: skip


def drop_marker(spans: tuple[Span, ...]) -> tuple[str | None, tuple[Span, ...]]:
    """The list marker typed at the head of a paragraph, and the spans without it."""
    marker, start = typed_marker(join_spans(spans))
    return (None, spans) if marker is None else (marker, cut_head(spans, start))


def _is_set_aside(run: Run) -> bool:
    """Whether a text is only read out; a label ("Who: ") says what the text behind it is, seen or not."""
    return run.look.veiled and bool(run.text) and not (run.text or "").rstrip().endswith(":")


def _set_aside(look: Look) -> Look:
    return replace(look, furniture=look.furniture or "decoration", kind="paragraph", level=None, group=None, mark=None)


def _setting(look: Look) -> Setting:
    if look.kind in {"item", "heading"}:
        return "item"
    return "cell" if look.in_cell else "flow"
