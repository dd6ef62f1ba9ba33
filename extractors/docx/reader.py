"""The order of a DOCX's parts: headers, body, foot- and endnotes, footers."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.docx.names import Element, R, W, child, elements, val
from extractors.docx.numbering import Numbering
from extractors.docx.package import Package, Part
from extractors.docx.story import Shared, Story
from extractors.docx.styles import Styles
from extractors.limits import Limits
from extractors.spots import Spot, anchored
from extractors.tally import Tally
from extractors.wording import letters
from schemas.document import Block, Furniture, Paragraph, paragraphs


class Reader:
    """Reads a package, part by part."""

    def __init__(self, package: Package, limits: Limits) -> None:
        styles = Styles(package.styles)
        self._shared = Shared(styles, Numbering(package.numbering, styles), limits)
        self._package = package

    @property
    def tally(self) -> Tally:
        """What was counted and left out so far."""
        return self._shared.tally

    def blocks(self) -> tuple[Block, ...]:
        """Headers, body, foot- and endnotes, footers."""
        body = child(self._package.main.root, "body")
        main = Story(self._shared, self._package.main).blocks(body, Spot()) if body is not None else []
        return (*self._margin("header"), *main, *self._notes(), *self._margin("footer"))

    def _notes(self) -> Iterator[Block]:
        """The notes that the text refers to, in the order of their first reference."""
        stories = {kind: Story(self._shared, part) for kind, part in self._package.notes.items()}
        found = {kind: _by_id(part.root) for kind, part in self._package.notes.items()}
        seen: set[tuple[str, str]] = set()
        for kind, key, place in self._shared.noted:
            element = found.get(kind, {}).get(key)
            if element is None or (kind, key) in seen:
                continue
            seen.add((kind, key))
            for block in stories[kind].blocks(element, anchored(kind, place)):
                yield block.model_copy(update={"style": kind[:-1]}) if isinstance(block, Paragraph) else block

    def _margin(self, kind: Furniture) -> Iterator[Paragraph]:
        """The paragraphs of all headers (or footers) in use, each text once."""
        seen: set[str] = set()
        spot = Spot(part=kind)
        for part in self._margins(kind):
            before = self.tally.letters
            blocks = Story(self._shared, part).blocks(part.root, spot)
            self.tally.letters = before
            for paragraph in paragraphs(blocks):
                if paragraph.text in seen:
                    continue
                seen.add(paragraph.text)
                self.tally.letters += letters(paragraph.text)
                yield paragraph.model_copy(update={"furniture": paragraph.furniture or kind})

    def _margins(self, kind: str) -> Iterator[Part]:
        seen: set[str] = set()
        for reference in self._package.main.root.iter(f"{W}{kind}Reference"):
            key = reference.get(f"{R}id") or ""
            named = self._package.margins.get(key)
            if named is not None and key not in seen:
                seen.add(key)
                yield named[1]


def _by_id(root: Element) -> dict[str, Element]:
    """A part's notes by id, without Word's separators."""
    return {val(one, "id") or "": one for one in elements(root) if val(one, "type") in {None, "normal"}}
