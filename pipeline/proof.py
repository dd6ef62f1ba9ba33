"""The proof of a plan for the terminal: every value with its words and place, and what became of every block and number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.evidence import is_at, pointers, value_at
from pipeline.folder import Folder
from pipeline.found_again import what_became_of_it
from pipeline.show import plain_text
from pipeline.store import open_results
from schemas.base import Noun
from schemas.document import Place
from schemas.plan import plain
from schemas.reading import StoredPlan

LONGEST = 300


class Proof(Noun):
    """A value of a plan with the words it was read from, their places, and how it follows from them (None: no evidence)."""

    pointer: str
    value: str
    standing: str | None
    words: str
    place: str


def proofs(stored: StoredPlan, below: str | None = None) -> Iterator[Proof]:
    """Every value of a plan in its order, or those at and below a pointer."""
    data = plain(stored.plan)
    for pointer in pointers(data):
        if below is None or is_at(pointer, below):
            entry = stored.evidence.get(pointer)
            places = dict.fromkeys(place.words for place in entry.places) if entry else ()
            yield Proof(
                pointer=pointer, value=str(value_at(data, pointer)), standing=entry.standing if entry else None,
                words=" … ".join(entry.words) if entry else "", place="; ".join(place for place in places if place),
            )  # fmt: skip


def render_evidence(folder: Folder, stored: StoredPlan, below: str | None = None) -> RenderableType:
    """The values of a plan with words and place as a table, and what is to be said of the original."""
    table = Table("Value", "Read as", "Words", "Place", "Standing", show_lines=False)
    for proof in proofs(stored, below):
        cells = (proof.pointer, _short(proof.value), _short(proof.words), proof.place, proof.standing or "no evidence")
        table.add_row(*(plain_text(cell) for cell in cells))
    state = what_became_of_it(folder, stored)
    told = [plain_text(f"{state}; the words below are those that were read then.", "bold")] if state else []
    return Group(*told, table)


def render_accounts(folder: Folder, stored: StoredPlan) -> RenderableType:
    """What became of a document's letters, blocks and numbers: sums, rules, and each block and number that nothing took."""
    with open_results(folder.database) as results:
        blocks, numbers = results.account(stored.sha256)
        row = next(d for d in results.documents() if d["sha256"] == stored.sha256)
    letters = f"Letters and digits: {row['letters']} read, {row['letters_in_file']} in the file."
    left = [(b["place"], b["text"]) for b in blocks if b["use"] == "unclaimed"]
    at = {b["block"]: b["place"] for b in blocks}
    untaken = [(at.get(n["block"]), f"{n['number']}: {n['sentence'] or ''}") for n in numbers if n["use"] == "not_taken"]
    return Group(
        plain_text(letters), plain_text(summed("blocks", [b["use"] for b in blocks])), _rules(blocks),
        *_listed("Unclaimed:", left), plain_text(summed("numbers", [n["use"] for n in numbers])), *_listed("Not taken:", untaken),
    )  # fmt: skip


def summed(what: str, uses: Sequence[str]) -> str:
    """The sum of an account as one line: "112 blocks = 98 used + 10 furniture + 4 narrative"."""
    counts = Counter(uses)
    return f"{len(uses)} {what} = " + (" + ".join(f"{n} {use.replace('_', ' ')}" for use, n in counts.most_common()) or "0")


def _rules(blocks: Sequence[Mapping[str, Any]]) -> Table:
    table = Table("Use", "By what", "Blocks")
    counts = Counter((b["use"], _kind(b["why"])) for b in blocks)
    for (use, why), count in sorted(counts.items(), key=lambda pair: (pair[0][0] or "", -pair[1], pair[0][1])):
        table.add_row(plain_text(use or "?"), plain_text(why), str(count))
    return table


def _kind(why: str | None) -> str:
    """A rule as it is, a pointer by what it points to: "/actions/3/leads/0" is "actions"."""
    return why.split("/")[1] if why and why.startswith("/") else why or ""


def _listed(title: str, rows: Sequence[tuple[str | None, str]]) -> list[Text]:
    lines = [plain_text(f"  {_place(place)}: {_short(text)}") for place, text in rows]
    return [plain_text(title, "bold"), *lines] if lines else []


def _place(place: str | None) -> str:
    return Place.model_validate_json(place).words if place else "?"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
