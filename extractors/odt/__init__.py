"""ODT to Document: what a word processor shows as final text, in order, with lists, tables, boxes and notes."""

from __future__ import annotations

from collections.abc import Iterator

from extractors import sniff
from extractors.limits import DEFAULT, Limits
from extractors.odt.count import letters_in, margins
from extractors.odt.names import TEXT
from extractors.odt.package import Package, open_package, states_text
from extractors.odt.story import Shared, Story
from extractors.odt.styles import Styles
from extractors.spots import Spot, anchored
from extractors.wording import letters
from schemas.document import Block, Document, Furniture, Paragraph, numbered, paragraphs

__all__ = ["claims", "extract"]


def claims(data: bytes) -> bool:
    """Whether the bytes are an OpenDocument text."""
    kind = sniff.kind(data)
    return kind == "odt" or (kind == "zip" and states_text(data, DEFAULT))


def extract(data: bytes, limits: Limits | None = None) -> Document:
    """The Document of an ODT's bytes; nothing that it links to is opened.

    Raises `Unreadable`: encrypted, type_mismatch, truncated, malformed, bomb, unsafe_xml, too_large.
    """
    limits = limits or DEFAULT
    package = open_package(data, limits)
    in_file = letters_in(package)
    shared = Shared(Styles(package.content, package.styles), limits)
    blocks = numbered(tuple(_blocks(package, shared)))
    return Document(
        format="odt",
        blocks=blocks,
        meta=package.meta,
        letters=shared.tally.letters,
        letters_in_file=in_file,
        notes=(*package.remarks, *shared.tally.notes()),
    )


def _blocks(package: Package, shared: Shared) -> Iterator[Block]:
    """Headers, body, notes, footers."""
    yield from _margin(package, shared, "header")
    story = Story(shared)
    yield from story.blocks(package.body, Spot())
    yield from _notes(shared, story)
    yield from _margin(package, shared, "footer")


def _notes(shared: Shared, story: Story) -> Iterator[Block]:
    """The foot- and endnotes in the order of their marks; a note's own notes follow it."""
    at = 0
    while at < len(shared.noted):
        note, place = shared.noted[at]
        at += 1
        kind = "endnotes" if note.get(f"{TEXT}note-class") == "endnote" else "footnotes"
        body = note.find(f"{TEXT}note-body")
        if body is None:
            continue
        for block in story.blocks(body, anchored(kind, place)):
            yield block.model_copy(update={"style": kind[:-1]}) if isinstance(block, Paragraph) else block


def _margin(package: Package, shared: Shared, kind: Furniture) -> Iterator[Paragraph]:
    """The paragraphs of all headers (or footers), each text once."""
    seen: set[str] = set()
    spot = Spot(part=kind)
    for margin in margins(package.styles, kind):
        before = shared.tally.letters
        found = Story(shared).blocks(margin, spot)
        shared.tally.letters = before
        for paragraph in paragraphs(found):
            if paragraph.text not in seen:
                seen.add(paragraph.text)
                shared.tally.letters += letters(paragraph.text)
                yield paragraph.model_copy(update={"furniture": paragraph.furniture or kind})
