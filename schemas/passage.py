"""A Passage: a stretch of text that remembers, character by character, where it stands in the document.

Field readers are pure functions of text that answer with offsets; a Passage turns offsets back into words and places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.document import Joint, Paragraph, Place, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Verbatim words at one place, and what stands between them and the next piece of the passage."""

    words: str
    place: Place
    block: int
    joint: str
    bold: bool = False

    @property
    def shown(self) -> str:
        """What the piece adds to the passage's text."""
        if self.joint == "-":
            return self.words[:-1]
        return self.words + self.joint


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive pieces. `text` is what they read as; cutting keeps the places of what is left."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The pieces put together: joints applied, the last one's left out unless it drops a hyphen."""
        if not self.pieces:
            return ""
        return "".join(p.shown for p in self.pieces[:-1]) + self.pieces[-1].words

    @property
    def blocks(self) -> tuple[int, ...]:
        """The ids of the paragraphs that the passage touches, each once, in order."""
        return tuple(dict.fromkeys(piece.block for piece in self.pieces))

    @property
    def words(self) -> list[str]:
        """Verbatim pieces, one a place: neighbouring runs of one paragraph and place are put together."""
        return [words for words, _ in self._placed()]

    @property
    def places(self) -> list[Place]:
        """The place of each of `words`."""
        return [place for _, place in self._placed()]

    def _placed(self) -> list[tuple[str, Place]]:
        out: list[tuple[str, Place]] = []
        before: Piece | None = None
        for piece in self.pieces:
            if before is not None and (before.place, before.block) == (piece.place, piece.block) and before.joint != "-":
                out[-1] = (out[-1][0] + before.joint + piece.words, piece.place)
            else:
                out.append((piece.words, piece.place))
            before = piece
        return [(words.strip(), place) for words, place in out if words.strip()]

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The part between two offsets of `text`, without blanks at its ends."""
        text = self.text
        end = len(text) if end is None else min(end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        out: list[Piece] = []
        at = 0
        for number, piece in enumerate(self.pieces):
            shown = piece.words if number == len(self.pieces) - 1 else piece.shown
            low, high = max(start, at), min(end, at + len(shown))
            if low < high:
                words = piece.words[low - at : min(high - at, len(piece.words))]
                if piece.joint == "-" and high == at + len(shown) and high < end:
                    words = piece.words[low - at :]
                if words:
                    out.append(Piece(words, piece.place, piece.block, piece.joint, piece.bold))
            at += len(shown)
        return Passage(tuple(out))

    def bold_until(self) -> int:
        """How many characters at the beginning of the text are bold (blanks between bold runs count)."""
        at = 0
        for number, piece in enumerate(self.pieces):
            if not piece.bold and piece.words.strip():
                break
            at += len(piece.words if number == len(self.pieces) - 1 else piece.shown)
        return at

    @property
    def spans(self) -> tuple[Span, ...]:
        """The pieces as the spans of a paragraph."""
        return tuple(Span(text=p.words, place=p.place, joint=p.joint, bold=p.bold) for p in self.pieces)

    def bold_runs(self) -> Iterator[tuple[int, int]]:
        """Where stretches of bold begin and end in the text, blanks between bold pieces included."""
        at = 0
        begun: int | None = None
        for piece in self.pieces:
            if piece.words.strip():
                if piece.bold and begun is None:
                    begun = at
                elif not piece.bold and begun is not None:
                    yield begun, at
                    begun = None
            at += len(piece.shown)
        if begun is not None:
            yield begun, len(self.text)

    def __bool__(self) -> bool:
        return bool(self.pieces)


def passage(paragraph: Paragraph) -> Passage:
    """The whole paragraph as a passage."""
    return Passage(tuple(_piece(span, paragraph.id) for span in paragraph.spans if span.text))


def joined(passages: Iterable[Passage], joint: str = "\n") -> Passage:
    """Passages put together with a joint between them (a line break, a blank)."""
    parts = [p for p in passages if p.pieces]
    out: list[Piece] = []
    for number, part in enumerate(parts):
        out.extend(part.pieces[:-1])
        last = part.pieces[-1]
        end = joint if number < len(parts) - 1 else last.joint
        out.append(Piece(last.words, last.place, last.block, end, last.bold))
    return Passage(tuple(out))


def _piece(span: Span, block: int) -> Piece:
    joint: Joint = span.joint
    return Piece(span.text, span.place, block, joint, span.bold)
