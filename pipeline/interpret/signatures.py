"""Who signs the plan: in tables, a person a row below a head of labels or a person a column, and in sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from pipeline.interpret.fields.parts_told import read_part
from pipeline.interpret.fields.sign_off import SignOff, read_sign_off
from pipeline.interpret.heads import LONGEST_HEAD
from pipeline.interpret.labels import Labels
from pipeline.interpret.titles import FRONT_PARAGRAPHS, flow_of
from pipeline.interpret.tree import Field, Line, Node, Scope, lines_of
from schemas.document import Cell, Document, Paragraph, Table
from schemas.passage import Passage, joined, passage

SIGNING = frozenset({"signed_by", "position", "signed_on", "name"})
SIGNED = SIGNING - {"name"}
DATES = frozenset({"signed_on", "timeframe", "plan_date"})
FEWEST_LABELS = 2
OF_ACTIONS = frozenset({"action", "progress", "success"})
_HEADING = re.compile(
    r"(?:[0-9.]{1,5}\s+)?(?:plan |document |our )?(?:sign[ -]?off|signatures?|approvals?|authorisation|agreement|governance)"
    r"(?: and (?:sign[ -]?off|approvals?|authorisation|review|governance|publication|version control))?:?",
    re.IGNORECASE,
)

LONGEST_FOREWORD_HEAD = 90
LONGEST_YEAR = len("2024")
MOST_FOREWORD = 14
_FOREWORD = re.compile(
    r"(?:[0-9]+[.)]?\s+)?(?:(?:executive|joint|member)\s+)?(?:foreword|preface|welcome|introduced by"
    r"|(?:an? |our |opening )?(?:introduction|message|statement|words?|letter|note) (?:by|from))\b",
    re.IGNORECASE,
)


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


def signed_sentences(
    document: Document, tree: Scope, below_forewords: Set[int], title: str = "", *, signed: bool = False
) -> list[Field]:
    """A sign-off told in a sentence or note, as a form's fields: of several the first with a person, else the first.

    Where somebody has `signed` in a field, the first with a date. One that does not say that it is the plan's stands in front of
    all actions, below a heading of the sign-off or, where somebody signs by name, at the end; what is said of an action is its
    progress.
    """
    flow = flow_of(document)
    others = _told_of_actions(tree) | below_forewords
    out: list[list[Field]] = []
    below = False
    for at, paragraph in enumerate(flow):
        if _heads_sign_off(paragraph):
            below = True
            continue
        below = below and paragraph.kind != "heading"
        found = read_sign_off(paragraph.text, title) if paragraph.id not in others else None
        if found is None or (found.dated is not None and len(found.dated.value) == LONGEST_YEAR and not found.people):
            # "Agreed in spring 2024" tells of a plan, but of no day on which it was signed.
            continue
        front, back = at < FRONT_PARAGRAPHS, at >= len(flow) - FRONT_PARAGRAPHS
        if found.about or below or front or (back and (found.people or signed)):
            out.append(_as_fields(passage(paragraph), found))
    wanted = "signed_on" if signed else "signed_by"
    return next((fields for fields in out if any(f.name == wanted for f in fields)), out[0] if out else [])


def forewords(document: Document) -> set[int]:
    """The paragraphs below the headings of forewords, whose authors sign no plan."""
    out: set[int] = set()
    left = 0
    for paragraph in flow_of(document):
        if _FOREWORD.match(paragraph.text) and len(paragraph.text) <= LONGEST_FOREWORD_HEAD and not paragraph.text.endswith("."):
            left = MOST_FOREWORD
        elif paragraph.kind == "heading":
            left = 0
        elif left:
            left -= 1
            out.add(paragraph.id)
    return out


def parts_in_sentences(document: Document, fields: Sequence[Field], below_forewords: Set[int]) -> list[Field]:
    """The sponsor and the lead that a sentence near the beginning tells, where no label names them."""
    labelled = {f.name for f in fields if f.lines}
    out: list[Field] = []
    for paragraph in flow_of(document)[:FRONT_PARAGRAPHS]:
        told = read_part(paragraph.text) if paragraph.id not in below_forewords else []
        words = passage(paragraph)
        out += [Field(name, None, [Line(words.cut(*who), "paragraph")]) for name, *who in told if name not in labelled]
    return out


def _as_fields(words: Passage, found: SignOff) -> list[Field]:
    fields = [Field("signed_by", None, [Line(words.cut(*who), "paragraph")]) for who in found.people]
    if found.dated is not None:
        fields.append(Field("signed_on", None, [Line(words.cut(found.dated.start, found.dated.end), "paragraph")]))
    return fields


def _heads_sign_off(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the heading of the sign-off, set as one or alone on its line."""
    return len(paragraph.text) <= LONGEST_HEAD and _HEADING.fullmatch(paragraph.text.strip()) is not None


def _told_of_actions(tree: Scope) -> set[int]:
    """The paragraphs that tell of single actions."""
    out: set[int] = set()
    for scope in tree.walk():
        for node in scope.content:
            lines = node.lines if isinstance(node, Field) else [node] if isinstance(node, Line) else []
            if scope.kind == "record" or (isinstance(node, Field) and node.name in OF_ACTIONS):
                out.update(block for line in lines for block in line.passage.blocks)
    return out
