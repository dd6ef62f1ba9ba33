"""Who signs the plan: in tables, a person a row below a head of labels or a person a column, and in sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.interpret.fields.dates import read_dates
from pipeline.interpret.fields.lead_kinds import named
from pipeline.interpret.heads import LONGEST_HEAD
from pipeline.interpret.labels import Labels
from pipeline.interpret.titles import flow_of
from pipeline.interpret.tree import Field, Line, Node, Scope, lines_of
from schemas.document import Cell, Document, Table
from schemas.passage import joined, passage

SIGNING = frozenset({"signed_by", "position", "signed_on", "name"})
DATES = frozenset({"signed_on", "timeframe", "plan_date"})
FEWEST_LABELS = 2
_SIGNED = re.compile(r"\b(?:signed off|signed|approved|agreed|endorsed)(?: by:?|:)\s+", re.IGNORECASE)


def signing_cards(table: Table, labels: Labels) -> list[Node] | None:
    """A card for each person who signs in a table, or None where it is no such table.

    A table that only asks for name, post and day has these as "name", "position" and "date": what stands above it tells whether
    they are a signature's.
    """
    by_row = [_line(table, row, across=True) for row in range(table.rows)]
    by_column = [_line(table, column, across=False) for column in range(table.columns)]
    captioned = by_row[0][0] is not None and by_row[0][0].columns >= table.columns > 1
    for lines in (by_row[captioned:], by_column):
        names = _names(lines[0], labels) if len(lines) > 1 else None
        if names is not None:
            return [_card(lines[0], names, line) for line in lines[1:] if any(c is not None and c.text.strip() for c in line)]
    return None


def _line(table: Table, at: int, *, across: bool) -> list[Cell | None]:
    """The cells of a row, or of a column, in order."""
    if across:
        return [table.cell_at(at, column) for column in range(table.columns)]
    return [table.cell_at(row, at) for row in range(table.rows)]


def _names(heads: Sequence[Cell | None], labels: Labels) -> list[str] | None:
    """The fields that labels side by side name: who signs and, of post and day, at least one; None where they say else."""
    names = [_name(cell, labels) for cell in heads]
    known = {name for name in names if name}
    others = sum(cell is not None and bool(cell.text.strip()) for cell in heads) - sum(map(bool, names))
    if len(known) < FEWEST_LABELS or others > 1 or not known & {"signed_by", "name"}:
        return None
    if not known & {"signed_by", "signed_on"}:
        return names if {"name", "position", "date"} <= known else None
    # Beside a column of names a column "Signature" is for the pen.
    who = "name" if "name" in known else "signed_by"
    fields = {who: "signed_by", "position": "position", "signed_on": "signed_on", "date": "signed_on"}
    return [fields.get(name, "") for name in names]


def _name(cell: Cell | None, labels: Labels) -> str:
    """What one label asks for; "" where it is none of a signature's."""
    if cell is None or not cell.text.strip() or len(cell.text) > LONGEST_HEAD:
        return ""
    text = cell.text.replace("\n", " ").rstrip(": ")
    found = [name for name, _ in labels.read(text, 90.0).fields]
    named = next((name for name in found if name in SIGNING), "")
    return named or ("date" if DATES & set(found) and text.lower().endswith("date") else "")


def _card(heads: Sequence[Cell | None], names: Sequence[str], cells: Sequence[Cell | None]) -> Scope:
    card = Scope("card", look=(50.0, 0.0), layout="card")
    for head, name, cell in zip(heads, names, cells, strict=True):
        if name and head is not None and cell is not None and cell is not head and cell.text.strip():
            label = joined(line.passage for line in lines_of(head))
            card.content.append(Field(name, label, lines_of(cell), label_text=label.text))
    return card


def with_days(fields: Sequence[Field]) -> list[Field]:
    """The fields, a signature that ends in its day ("A Smith, Head of HR, 18 June 2024") parted into who and when."""
    out: list[Field] = []
    for f in fields:
        line = f.lines[0] if f.name == "signed_by" and len(f.lines) == 1 else None
        dates = read_dates(line.text) if line is not None else []
        if line is None or len(dates) != 1 or line.text[dates[0].end :].strip(" .)") or not dates[0].start:
            out.append(f)
            continue
        name = re.sub(r"[\s,(–-]+(?:on|dated)?[\s,]*$", "", line.text[: dates[0].start])
        out.append(replace(f, lines=[line.rest(0, len(name))]))
        out.append(Field("signed_on", None, [line.rest(dates[0].start, dates[0].end)]))
    return out


def signed_sentences(document: Document) -> list[Field]:
    """A sign-off said in a sentence ("Signed off by A B, Head of C, on 3 May 2023."), as the fields that a form would have."""
    out: list[Field] = []
    for paragraph in flow_of(document):
        text = paragraph.text
        found = _SIGNED.search(text, 0, 80)
        dates = read_dates(text[found.end() :]) if found and len(text) <= 240 else []
        if found is None or not dates:
            continue
        words = passage(paragraph)
        end = found.end() + dates[0].start
        name = words.cut(found.end(), end)
        name = name.cut(0, len(re.sub(r"[\s,]+(?:on|dated)?[\s,]*$", "", name.text)))
        if not name.text or _is_body(name.text):
            continue
        out.append(Field("signed_by", None, [Line(name, "paragraph")]))
        out.append(Field("signed_on", None, [Line(words.cut(end, found.end() + dates[0].end), "paragraph")]))
    return out


def _is_body(name: str) -> bool:
    """Whether a plan is agreed by a body ("Cabinet", "the People Committee"), which signs nothing as a person does."""
    kind = named(name.removeprefix("the ").removeprefix("our ")).kind
    return kind in {"team", "plain"} and not any(c in name for c in ",(")
