"""List items by their markers, indents and neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from extractors.pdf.flow import words_x0
from extractors.pdf.pieces import Draft, Grid
from extractors.typed_lists import typed_marker

_TOLERANCE = 4.0
_NEAR = 40
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
_COUNT = re.compile(r"[0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """A draft with a marker at its head: the kind of marker (its count taken out) and the values it may stand for."""

    draft: Draft
    marker: str
    family: str
    values: frozenset[int]
    indent: float
    words: float


@dataclass(slots=True)
class _Open:
    """The list that is open: its levels from the outermost in, and its number."""

    levels: list[Marked] = field(default_factory=list)
    group: int = 0


def mark_items(blocks: Sequence[Draft | Grid], groups: Iterator[int], notes_below: Set[int] = frozenset()) -> None:
    """Set kind, marker, level and group of those drafts that are list items.

    `groups` gives fresh list numbers; `notes_below` are ids of footnotes, below which a list goes on overleaf.
    """
    blocks = [block for block in blocks if id(block) not in notes_below]
    drafts = [block for block in blocks if isinstance(block, Draft) and not block.furniture]
    marked = {id(draft): found for draft in drafts if (found := read_marker(draft)) is not None}
    listed = _listed([marked[id(draft)] for draft in drafts if id(draft) in marked])
    state = _Open()
    for block in blocks:
        if isinstance(block, Grid):
            state = _Open()
        elif not block.furniture:
            found = listed.get(id(block))
            if found is not None:
                _enter(state, found, groups)
            elif state.levels and not _continues_item(block, state):
                state = _Open()


def read_marker(draft: Draft) -> Marked | None:
    """The marker at a paragraph's head, where it has one; headings have none."""
    if draft.kind == "heading":
        return None
    line = draft.lines[0]
    marker, start = typed_marker(line.text)
    if marker is None or start >= len(line.text.rstrip()):
        return None
    count = _COUNT.search(marker)
    words = _words(draft)
    if count is None:
        return Marked(draft, marker, marker, frozenset(), draft.indent, words)
    value = count.group()
    if value.isdigit():
        return Marked(draft, marker, marker.replace(value, "1"), frozenset({int(value)}), draft.indent, words)
    values = {ord(value.lower()) - 96} if len(value) == 1 else set()
    if value.lower() in _ROMAN:
        values.add(_ROMAN[value.lower()])
    return Marked(draft, marker, marker.replace(value, "a"), frozenset(values), draft.indent, words)


def _words(draft: Draft) -> float:
    """Where the words after the marker begin: the run after it, or the further lines."""
    found = words_x0(draft.lines[0])
    if found == draft.x0 and len(draft.lines) > 1:
        found = max(draft.lines[1].box[0], draft.x0)
    return found - draft.left


def _listed(marked: list[Marked]) -> dict[int, Marked]:
    """Bullets are items even alone; a count is one where it hangs, or where a neighbour has the next or the one before."""
    out: dict[int, Marked] = {}
    for at, one in enumerate(marked):
        if not one.values and not _COUNT.search(one.marker):
            out[id(one.draft)] = one
            continue
        neighbours = [m for m in marked[max(0, at - _NEAR) : at + _NEAR + 1] if m is not one and m.family == one.family]
        beside = {value + step for m in neighbours for value in m.values for step in (-1, 1)}
        if beside & one.values or _hangs(one):
            out[id(one.draft)] = one
    return out


def _hangs(one: Marked) -> bool:
    later = one.draft.lines[1:]
    return bool(later) and later[0].box[0] > one.draft.x0 + 6.0


def _enter(state: _Open, one: Marked, groups: Iterator[int]) -> None:
    outer = state.levels[0] if state.levels else None
    while state.levels and not _is_deeper(one, state):
        state.levels.pop()
    other = outer is not None and not state.levels and not one.values and not outer.values and one.family != outer.family
    if other or not state.group:
        state.group = next(groups)
    state.levels.append(one)
    draft = one.draft
    draft.kind, draft.marker, draft.level, draft.group = "item", one.marker, len(state.levels) - 1, state.group


def _is_deeper(one: Marked, state: _Open) -> bool:
    top = state.levels[-1]
    if one.indent > top.indent + _TOLERANCE:
        return one.family != top.family or one.indent > top.indent + 2 * _TOLERANCE
    return False


def _continues_item(draft: Draft, state: _Open) -> bool:
    """A paragraph set in to where the item's words begin belongs to the item; anything else ends the list."""
    if draft.kind == "heading":
        return False
    outer = state.levels[0]
    return draft.indent > outer.indent + _TOLERANCE and draft.indent >= outer.words - _TOLERANCE
