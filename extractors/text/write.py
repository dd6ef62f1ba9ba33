"""Text of a line or cell to Paragraphs: tags and emphasis resolved, run-in bullets parted, one place for each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

from extractors.limits import Limits
from extractors.text.inline import Piece, Tally, paragraphs_of, pieces, spans_of
from extractors.typed_lists import cut_head, typed_marker, with_typed_lists
from extractors.wording import cut, fold_spans
from schemas.document import Block, Furniture, Paragraph, Place, Span, join_spans
from schemas.problems import Note, Reason, Unreadable

_RUN_IN = re.compile(r"(?:(?<=\s)|^)([•‣▪■●◦⁃])\s+(?=\S)")
# The letter o alone is no English word: it is a hollow bullet that lost its font.
_RUN_IN_HOLLOW = re.compile(r"(?:(?<=\s)|^)([•‣▪■●◦⁃]|o)\s+(?=\S)")
_SUBHEADING = re.compile(r"(?<=[a-z0-9)])\s+((?:[A-Z][^\s.,;:•]*)(?:\s[^\s.,;:•]+){0,4})$")
_FIRST_COUNT = re.compile(r"(?:^|\s)((1|a|i)([.)]))\s(?=[A-Z])")
_COUNTS = {
    "1": [str(number) for number in range(2, 30)],
    "a": [chr(code) for code in range(ord("b"), ord("z"))],
    "i": ["ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"],
}
# Words that a heading cannot follow: what stands after them belongs to the sentence.
_LEADS_ON = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "our",
        "the",
        "their",
        "to",
        "via",
        "with",
    ]
)


@dataclass(slots=True)
class Writer:
    """Makes paragraphs and counts them; groups of lists are numbered across the document."""

    limits: Limits
    tally: Tally = field(default_factory=Tally)
    groups: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    notes: list[Note] = field(default_factory=list)
    count: int = 0
    _last_group: int | None = None

    def spans(self, text: str, place: Place) -> tuple[Span, ...]:
        """The text's spans, folded; paragraph tags inside are blanks."""
        found = [Piece(" ", p.dress) if p.opens and not p.text else p for p in pieces(text, self.tally)]
        return fold_spans(spans_of(found, place))

    def made(self, spans: tuple[Span, ...], **more: object) -> Paragraph:
        """A counted paragraph."""
        self.count_one()
        return Paragraph.model_validate({"spans": spans, **more})

    def count_one(self) -> None:
        """One more paragraph."""
        self.count += 1
        if self.count > self.limits.paragraphs:
            raise Unreadable(Reason.TOO_LARGE, f"The text has more than {self.limits.paragraphs} paragraphs; give a part of it.")

    def blocks(self, text: str, place: Place) -> list[Block]:
        """The paragraphs of a cell or line: as its tags part them, run-in bullets and typed lists as items."""
        out: list[Block] = []
        group: int | None = None
        for opens, inner in paragraphs_of(pieces(text, self.tally)):
            spans = fold_spans(spans_of(inner, place))
            if not spans:
                continue
            if opens in {"li", "ul", "ol"}:
                group = group if group is not None else next(self.groups)
                out.append(self._listed(spans, group))
                continue
            for part in _counted_parts(spans):
                last = out[-1] if out else None
                self._last_group = last.group if isinstance(last, Paragraph) and last.kind == "item" else None
                out.extend(self._parted(part))
        return with_typed_lists(out, self.groups)

    def furniture(self, text: str, place: Place, kind: Furniture) -> Paragraph | None:
        """A paragraph of furniture, None where nothing is left of the text."""
        spans = self.spans(text, place)
        return self.made(spans, furniture=kind) if spans else None

    def _listed(self, spans: tuple[Span, ...], group: int) -> Paragraph:
        marker, start = typed_marker(join_spans(spans))
        spans = spans if marker is None else cut_head(spans, start)
        return self.made(spans, kind="item", marker=marker or "•", level=0, group=group)

    def _parted(self, spans: tuple[Span, ...]) -> list[Block]:
        """A text whose bullets run on inside the line: what stands before the first, and an item a bullet."""
        text = join_spans(spans)
        marks = _run_in_marks(text)
        if not marks or (len(marks) == 1 and marks[0].start() > 0):
            return [self.made(spans)]
        group = self._last_group or next(self.groups)
        out: list[Block] = []
        head = text[: marks[0].start()].strip()
        if head:
            out.append(self.made(cut(spans, 0, marks[0].start())))
        headed = bool(head) and not head.endswith((":", ".", ";", ","))
        deeper = any(mark.group(1) != "o" for mark in marks)
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        for mark, end in zip(marks, ends, strict=True):
            stop = end
            below = _SUBHEADING.search(text[mark.end() : end].rstrip()) if headed and end < len(text) else None
            if below and text[mark.end() : mark.end() + below.start()].rsplit(None, 1)[-1].lower() not in _LEADS_ON:
                stop = mark.end() + below.start()
            sign, level = ("◦", int(deeper)) if mark.group(1) == "o" else (mark.group(1), 0)
            out.append(self.made(cut(spans, mark.end(), stop), kind="item", marker=sign, level=level, group=group))
            if stop < end:
                out.append(self.made(cut(spans, stop, end)))
                self._note_subheading(text[stop:end].strip())
        return [block for block in out if isinstance(block, Paragraph) and block.text]

    def _note_subheading(self, words: str) -> None:
        self.notes.append(
            Note(
                code="inferred_subheading", message="A sub-heading without a mark was told from the item before it.", words=words
            )
        )


def _run_in_marks(text: str) -> list[re.Match[str]]:
    """The bullets inside a line; hollow ones that came out as the letter o where there are two, or other bullets."""
    marks = list(_RUN_IN_HOLLOW.finditer(text))
    return marks if len(marks) > 1 else list(_RUN_IN.finditer(text))


def _counted_parts(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """A text that counts inside the line ("… from a. Colleague b. Manager"), parted where a count from its first goes on."""
    text = join_spans(spans)
    starts: list[int] = []
    for first in islice(_FIRST_COUNT.finditer(text), 20):
        starts = _count_from(text, first)
        if len(starts) > 1:
            break
    if len(starts) < 2:
        return [spans]
    parts = [cut(spans, low, high) for low, high in pairwise([0, *starts, len(text)])]
    return [part for part in parts if part]


def _count_from(text: str, first: re.Match[str]) -> list[int]:
    """Where the marks of a count stand that begins with "1.", "a)", "i." …, as far as it goes on."""
    starts = [first.start(1)]
    for sign in _COUNTS[first.group(2).lower()]:
        following = text.find(f" {sign}{first.group(3)} ", starts[-1])
        if following < 0 or not text[following + len(sign) + 3 :][:1].isupper():
            break
        starts.append(following + 1)
    return starts
