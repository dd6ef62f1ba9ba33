"""From a word processor's raw runs to Paragraphs: folded, parted at line breaks, typed markers taken out, counted."""

from __future__ import annotations

import itertools

from extractors.breaks import Setting, parted
from extractors.limits import Limits
from extractors.tally import Tally
from extractors.typed_lists import cut_head, typed_marker
from extractors.wording import fold_spans, letters
from schemas.document import Paragraph, Span, join_spans
from schemas.problems import Reason, Unreadable


class Pieces:
    """Makes paragraphs and counts them."""

    def __init__(self, tally: Tally, limits: Limits) -> None:
        self._tally = tally
        self._limits = limits

    def of(self, spans: list[Span], like: Paragraph, setting: Setting) -> list[Paragraph]:
        """The paragraph that raw spans make (line breaks as in a string), like another in all but its text.

        Several where line breaks part it: the marker stands at the first. None where there are no words. A bullet typed into
        an item that has no number becomes its marker.
        """
        out: list[Paragraph] = []
        marker = like.marker
        for piece in parted(_lines(spans), setting if like.kind == "paragraph" else "item"):
            typed, folded = self._piece(fold_spans(piece), like, marker)
            if folded:
                out.append(like.model_copy(update={"spans": folded, "marker": typed or marker}))
                marker = None
        return out

    def _piece(self, spans: tuple[Span, ...], like: Paragraph, marker: str | None) -> tuple[str | None, tuple[Span, ...]]:
        self._tally.paragraphs += 1
        self._tally.letters += sum(letters(span.text) for span in spans)
        if self._tally.paragraphs > self._limits.paragraphs:
            words = f"The document has more than {self._limits.paragraphs} paragraphs; give a part of it."
            raise Unreadable(Reason.TOO_LARGE, words)
        if like.kind != "item" or (marker is not None and any(map(str.isalnum, marker))):
            return None, spans
        typed, start = typed_marker(join_spans(spans))
        return (typed, cut_head(spans, start)) if typed else (None, spans)


def _lines(spans: list[Span]) -> list[tuple[Span, ...]]:
    """The folded lines of a paragraph, cut where it breaks; none empty at the head."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        head, *rest = span.text.split("\n")
        lines[-1].append(span.model_copy(update={"text": head}) if rest else span)
        lines.extend([span.model_copy(update={"text": text})] for text in rest)
    folded = [fold_spans(line) for line in lines]
    return list(itertools.dropwhile(lambda line: not line, folded))


PAGE_WORDS = frozenset({"", "page", "pageof", "of", "p", "pages", "pg"})


def is_page_number(spans: list[Span]) -> bool:
    """Whether raw spans say nothing but a page number ("Page 2 of 9"), given that a page number is among them."""
    return "".join(filter(str.isalpha, "".join(span.text for span in spans))).lower() in PAGE_WORDS
