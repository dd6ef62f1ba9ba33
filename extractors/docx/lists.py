"""Which paragraphs make one list, and how deep each stands in it: list instances across Word's many list definitions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.docx.numbering import Numbered

_SAME_INDENT = 3.0


@dataclass(frozen=True, slots=True)
class _Open:
    """A list that is open: its number, the level of its first one, and the indent of its last item."""

    number: str
    base: int
    level: int
    indent: float | None


class ListRun:
    """The lists of one container (the body, a cell): items that follow each other without anything between are one list."""

    def __init__(self, groups: Iterator[int]) -> None:
        self._groups = groups
        self._stack: list[_Open] = []
        self._group = 0
        self._known: dict[str, int] = {}

    def interrupt(self) -> None:
        """Something that is no item stands between."""
        self._stack.clear()

    def add(self, item: Numbered, indent: float | None) -> tuple[int, int]:
        """The level and the group of the next item, whose text stands at an indent in points."""
        if not self._stack:
            known = self._known.get(item.number) if item.follows else None
            self._group = next(self._groups) if known is None else known
            base = 0
        else:
            base = self._base(item, indent)
            if not self._stack:
                self._group = next(self._groups)
        level = base + item.depth
        self._known[item.number] = self._group
        self._stack.append(_Open(item.number, base, level, indent))
        return level, self._group

    def _base(self, item: Numbered, indent: float | None) -> int:
        """The level that a list's own levels count from: as before if it is open, else so that an indented item is one deeper."""
        for at in range(len(self._stack) - 1, -1, -1):
            if self._stack[at].number == item.number:
                base = self._stack[at].base
                del self._stack[at + 1 :]
                return base
        while self._stack:
            last = self._stack[-1]
            if indent is not None and last.indent is not None and indent > last.indent + _SAME_INDENT:
                return last.level + 1 - item.depth
            self._stack.pop()
            if indent is not None and last.indent is not None and abs(indent - last.indent) <= _SAME_INDENT and last.level:
                return last.level - item.depth
        return 0
