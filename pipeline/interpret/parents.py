"""Rows of a table that stand below another row: numbered sub-actions, or plain rows below one that is set apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.interpret.fields.links import is_empty_value
from pipeline.interpret.marks import extends, read_mark
from pipeline.interpret.tree import Field, Line, Node, Scope
from schemas.framework import Framework

TELLING = frozenset({"lead", "sponsor", "support", "timeframe", "start", "end", "revised", "original", "review"})
TOLD = TELLING | {"success", "progress", "rag", "links"}
FEWEST_ROWS = 2
LONGEST_REF = 12
CLEARLY_INDENTED = 4.0
_WORD_BEFORE = re.compile(r"^[A-Za-z]{3,}\.?\s*(?=[0-9])")
# A number at the head of a text: "1.2 Train", "2a Train", "3. Train", "(b) Train"; "2 posts" and "a post" have none.
_HEAD = re.compile(
    r"([A-Z]{0,3}[0-9]{1,2}(?:(?:\.[0-9]{1,2}){1,3}[a-z]?|[a-z]|\([a-z]\)))[.):]?\s"
    r"|\(?([A-Z]{0,3}[0-9]{1,2}|[a-z]|[ivx]{1,4})[.):]\s"
)
_BARE = re.compile(r"[a-z]|[ivx]{1,4}")
_ROMAN = re.compile(r"[ivx]{1,4}")
_FIRST = frozenset({"a", "i"})


@dataclass(frozen=True, eq=False)
class Row:
    """A record of a table with how its row looks: set apart by a fill or bold type, bold, how far its text is indented."""

    record: Scope
    apart: bool = False
    bold: bool = False
    indent: float = 0.0

    @cached_property
    def ref(self) -> str:
        """The row's number, from its own cell or the head of its text, without what stands around it."""
        cell, text = self.record.first("ref"), self.record.first("action")
        if cell is not None and cell.lines and not cell.inherited:
            words = (cell.lines[0].text or cell.lines[0].marker or "").strip()
            return _plain(words) if len(words) <= LONGEST_REF else ""
        if text is None or not text.lines:
            return ""
        line = text.lines[0]
        found = _HEAD.match(f"{line.marker} " if line.marker else line.text)
        return _plain(found.group(1) or found.group(2)) if found is not None else ""

    def part_number(self) -> None:
        """Takes the number at the head of the row's text off it: a count with a digit is its ref, a mere letter is a list's."""
        text, cell = self.record.first("action"), self.record.first("ref")
        if text is None or not text.lines or text.lines[0].marker or (cell is not None and cell.lines):
            return
        number, text.lines[0] = parted(text.lines[0])
        if number is not None and any(c.isdigit() for c in number.text):
            self.record.content.insert(0, Field("ref", None, [number]))

    @cached_property
    def own(self) -> frozenset[str]:
        """What the row says of its action itself, besides number and text."""
        nodes = (node for node in self.record.content if isinstance(node, Field) and node.name in TOLD)
        return frozenset(node.name for node in nodes if not node.inherited and not is_empty_value(node.text))

    @property
    def is_bare(self) -> bool:
        """Whether it has nothing but a number and a text."""
        return not self.own


def parted(line: Line) -> tuple[Line | None, Line]:
    """The number at the head of a line, None where there is none or nothing else, and the rest."""
    found = _HEAD.match(line.text)
    if found is None or found.end() >= len(line.text):
        return None, line
    return line.rest(*found.span(1 if found.group(1) else 2)), line.rest(found.end())


def _plain(ref: str) -> str:
    """A number as it is compared: "Action 1.0" and "1" are the same, so are "1(a)" and "1a"."""
    plain = re.sub(r"[()\s]", "", _WORD_BEFORE.sub("", ref)).rstrip(".:")
    return plain.removesuffix(".0")


def nested(rows: Sequence[Row]) -> list[Scope]:
    """The records of some rows in order, those that stand below another one inside it.

    What heads others is context (contract, Action 3): its rows must say who or when themselves, or all that is said.
    """
    spans = _spans(rows)
    several = any(end - start > FEWEST_ROWS for start, end in spans)
    out: list[Scope] = []
    at = 0
    for start, end in spans:
        out += [row.record for row in rows[at:start]]
        parent, below = rows[start], rows[start + 1 : end]
        if _heads(parent, below, several=several):
            for row in (parent, *below):
                row.part_number()
            parent.record.content += nested(below)
            out.append(parent.record)
        else:
            out += [parent.record, *nested(below)]
        at = end
    return [*out, *(row.record for row in rows[at:])]


def _spans(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Where a row and the rows that may stand below it begin and end."""
    by_look = _look_tells(rows)
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and _is_below(rows[at], rows[end], first=end == at + 1, by_look=by_look):
            end += 1
        if end > at + 1:
            out.append((at, end))
        at = end
    return out


def _is_below(parent: Row, row: Row, *, first: bool, by_look: bool) -> bool:
    if parent.ref and row.ref:
        return extends(row.ref, parent.ref) or _counts_below(parent.ref, row.ref, first=first)
    if row.ref:
        return by_look and parent.apart and not row.apart
    return by_look and _is_higher(parent, row)


def _counts_below(parent: str, ref: str, *, first: bool) -> bool:
    """Whether a letter or a small roman number stands below a number ("2", "a", "b"), or such a number below a letter."""
    if not _BARE.fullmatch(ref) or (first and ref not in _FIRST):
        return False
    if not _BARE.fullmatch(parent):
        return True
    return bool(_ROMAN.fullmatch(ref)) and not _ROMAN.fullmatch(parent) and ord(ref[0]) != ord(parent) + 1


def _is_higher(parent: Row, row: Row) -> bool:
    """Whether a row that is not numbered looks lower than another: not set apart, without a number or further in."""
    return (parent.apart and not row.apart) or bool(parent.ref) or row.indent > parent.indent + CLEARLY_INDENTED


def _look_tells(rows: Sequence[Row]) -> bool:
    """Whether looks tell the rows that head others from those below.

    Rows that all say nothing but their text do, where all others say who or when; rows shaded by turns or by status do not.
    Those that do say so must be bold or less indented, begin the table, and head several rows once: a number that only the first
    of some rows has may count these together.
    """
    out = _stand_out(rows)
    higher = [row for row, stands_out in zip(rows, out, strict=True) if stands_out]
    lower = [row for row, stands_out in zip(rows, out, strict=True) if not stands_out]
    if not (out[0] and lower and all(row.own & TELLING for row in lower)):
        return False
    if all(row.is_bare for row in higher):
        return True
    ends = not out[-1] and not any(one and other for one, other in pairwise(out))
    indented = min(row.indent for row in lower) > max(row.indent for row in higher) + CLEARLY_INDENTED
    return ends and 1 < len(higher) < len(lower) and (indented or all(row.bold for row in higher))


def _stand_out(rows: Sequence[Row]) -> list[bool]:
    """Which rows look higher than others: set apart, else less indented, else with a number."""
    if any(row.apart for row in rows):
        return [row.apart for row in rows]
    inner = [row.indent > rows[0].indent + CLEARLY_INDENTED for row in rows]
    return [not further_in for further_in in inner] if any(inner) else [bool(row.ref) for row in rows]


def blocks_of_two_levels(nodes: Sequence[Node], framework: Framework) -> list[Node]:
    """The blocks of a table; where a counted one has no rows of its own, the plain banners below it are headings in it.

    A banner whose number its rows' numbers go on from is labelled as an action, which heads them where it is in a block.
    """
    out: list[Node] = []
    above: Scope | None = None
    for node in nodes:
        if not isinstance(node, Scope) or node.kind != "banner":
            out.append(node)
            continue
        plain = _is_plain(node, framework)
        if above is not None and plain and node.scopes():
            parent = Scope("record", [], [_as_action(node.title), *node.content], look=(60.0, 0.0), layout="table")
            Row(parent).part_number()
            above.content.append(parent)
            continue
        above = node if not plain and not node.scopes() else None
        node.label = "action" if plain and _goes_on(node) else node.label
        out.append(node)
    return out


def _is_plain(banner: Scope, framework: Framework) -> bool:
    """Whether a banner has nothing but a title, and no count of a theme or metric in that."""
    mark = read_mark(banner.title[0].text, framework) if banner.title else None
    fields = any(isinstance(node, Field) for node in banner.content)
    return bool(banner.title) and not fields and (mark is None or mark.kind not in {"theme", "metric"})


def _goes_on(banner: Scope) -> bool:
    """Whether the numbers of all rows below a banner go on from its own, and some row says who or when."""
    number = Row(Scope("record", [], [_as_action(banner.title)])).ref
    rows = [Row(record) for record in banner.scopes()]
    below = (extends(r.ref, number) or _counts_below(number, r.ref, first=not n) for n, r in enumerate(rows) if r.ref)
    return bool(number) and all(row.ref for row in rows) and all(below) and any(row.own & TELLING for row in rows)


def _as_action(title: Sequence[Line]) -> Field:
    return Field("action", None, list(title))


def _heads(parent: Row, below: Sequence[Row], *, several: bool) -> bool:
    """Whether a row only heads those below it: these say who or when, or the row itself says nothing and they do."""
    if parent.is_bare:
        return any(row.own for row in below)
    return any(row.own & TELLING for row in below) and (several or len(below) >= FEWEST_ROWS)
