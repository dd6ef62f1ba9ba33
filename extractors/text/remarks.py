"""What a reader of the results should know of a text: what was set aside, left out or told without a mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.text.write import Writer
from schemas.document import Block, paragraphs
from schemas.problems import Note


def notes_of(writer: Writer, dropped: int, blocks: Sequence[Block]) -> list[Note]:
    """The notes of one text; `dropped` is the number of lines of mere layout that were left out."""
    found = list(writer.notes)
    kinds = Counter(p.furniture for p in paragraphs(list(blocks)) if p.furniture is not None)
    if kinds:
        parts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        found.append(Note(code="furniture", message=f"Paragraphs set aside as furniture of the pages: {parts}."))
    if dropped:
        found.append(Note(code="decoration", message=f"Lines of layout left out (rules, template marks): {dropped}."))
    struck = writer.tally.struck
    if struck:
        message = f"Text that is struck out was left out ({len(struck)} pieces)."
        found.append(Note(code="struck_out", message=message, severity="warning", words=" | ".join(struck)[:2000]))
    for what, count in sorted(writer.tally.counts.items()):
        found.append(Note(code=what.replace(" ", "_"), message=f"{what.capitalize()}: {count}."))
    return found
