"""What a plan says of itself: title, council, people, sign-off, date, period, number of employees."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from typing import Any

from pipeline.interpret.cover_cards import title_on_cover
from pipeline.interpret.data_period import SENTENCE
from pipeline.interpret.fields.council import CouncilTexts, find_council
from pipeline.interpret.fields.dates import read_dates, read_period
from pipeline.interpret.fields.employees import employed_directly, read_employees
from pipeline.interpret.found import Found, text_of
from pipeline.interpret.front_people import people_of, signatories, signing_fields
from pipeline.interpret.published import published
from pipeline.interpret.section_scopes import is_section
from pipeline.interpret.settings import Settings
from pipeline.interpret.signatures import LONGEST_YEAR, SIGNED, forewords, parts_in_sentences, signed_sentences
from pipeline.interpret.titles import FRONT_PARAGRAPHS, flow_of, shown_title, title_of
from pipeline.interpret.tree import Field, Scope
from schemas.document import FILE_PROPERTIES, Document, Paragraph
from schemas.passage import Passage, Piece, passage

LONGEST_DATED = 90
NEAR_WHOLE = 25
LONGEST_PERIOD = 160
_RUNS = re.compile(
    r"(?:\b(?:plan|tracker|programme|strategy|document)|^\s*it)"
    r" (?:runs?|covers?|spans?|lasts?|is for|applies|will run|will cover)\b",
    re.IGNORECASE,
)
_OTHER_DATES = re.compile(
    r"\b(?:(?:next|to be|will be|due|for|of) (?:next )?update|review(?:ed)?|refresh|expir\w+|until|data|snapshot|census|survey"
    r"|deadline|clos(?:es?|ed|ing)|opens|consultation|agenda|meeting|draft for|for approval"
    r"|(?:inspection|visit|review|audit|report) (?:of|in))\b",
    re.IGNORECASE,
)


@dataclass
class Head:
    """The head of the plan as Found values, and the passages it took."""

    values: dict[str, Any]
    used: list[Passage] = field(default_factory=list)


def read_head(tree: Scope, document: Document, settings: Settings) -> Head:
    """Title, council, people, dates, period and employees of a document."""
    title = title_of(document)
    others = forewords(document)
    fields = signing_fields(list(_front_fields(tree, settings)), others)
    fields += parts_in_sentences(document, fields, others)
    named = any(f.name == "signed_by" and f.lines for f in fields)
    if not named or _signed(fields) is None:
        told = signed_sentences(document, tree, others, " ".join(p.text for p in title), signed=named)
        fields += [f for f in told if not named or f.name == "signed_on"]
    signed = _signed(fields)
    dated = signed or _field_date(fields) or published(document) or _title_date(document, title, others)
    people = [*people_of(fields), *signatories(fields)]
    on_cover = title_on_cover(tree)
    shown = text_of(on_cover.passage) if on_cover is not None else shown_title(title)
    council = _council(fields, document, settings, dated.value if dated else None)
    return Head({
        "council": council, "title": shown, "period": _period(fields, document, title), "dated": dated,
        "employees": _employees(fields, document), "people": people,
    })  # fmt: skip


def _front_fields(scope: Scope, settings: Settings) -> Iterator[Field]:
    """The labelled values that stand outside the plan's blocks."""
    if scope.kind == "record" or (scope.kind == "card" and is_section(scope, settings.framework)):
        return
    inside = is_section(scope, settings.framework)
    for node in scope.content:
        if isinstance(node, Field):
            if not inside or node.name in SIGNED:
                yield node
        elif isinstance(node, Scope):
            yield from _front_fields(node, settings)


def _named(fields: Iterable[Field], *names: str) -> list[Field]:
    return [f for f in fields if f.name in names and f.lines]


# dates


def _dated(words: Passage) -> Found | None:
    dates = read_dates(words.text)
    return Found(dates[0].value, (words.cut(dates[0].start, dates[0].end),)) if dates else None


def _signed(fields: list[Field]) -> Found | None:
    """The date of sign-off: a field of its own, or the date that stands with the signatory."""
    signing = any(f.name == "signed_by" for f in fields)
    for f in fields:
        if f.name == "signed_on" or (signing and f.name == "timeframe" and f.label_text.lower().startswith("date")):
            for line in f.lines:
                found = _dated(line.passage)
                if found is not None:
                    return found
    return None


def _field_date(fields: list[Field]) -> Found | None:
    for f in _named(fields, "plan_date"):
        found = _dated(f.lines[0].passage)
        if found is not None:
            return found
    return None


def _title_date(document: Document, title: list[Paragraph], others: Set[int]) -> Found | None:
    """The date in the title or in one of the short lines right under it: a month or day alone on its line before a mere year.

    Of others one that adds the month to the title's year comes first. When a plan will be reviewed is not when it was made.
    """
    flow = [p for p in flow_of(document) if p.text.strip()]
    if not title:
        return None
    start = next((n for n, p in enumerate(flow) if p.id == title[-1].id), 0)
    below = itertools.takewhile(lambda p: len(p.text) <= LONGEST_DATED, flow[start + 1 : start + 4])
    lines = [*title, *(p for p in below if p.id not in others and not _OTHER_DATES.search(p.text))]
    dates = [(p, found) for p in lines if (found := _dated(passage(p))) is not None]
    finer = (d for _, d in dates[1:] if d.value.startswith(f"{dates[0][1].value}-"))
    # "December 2024 ice storm" is when something else was.
    weak = bool(dates) and (len(dates[0][1].value) == LONGEST_YEAR or not (dates[0][0] in title or _is_alone(*dates[0])))
    alone = (d for p, d in dates[1:] if weak and len(d.value) > LONGEST_YEAR and _is_alone(p, d))
    return next(alone, next(finer, dates[0][1])) if dates else None


def _is_alone(paragraph: Paragraph, date: Found) -> bool:
    """Whether a line is nothing but a date."""
    return len(paragraph.text.strip(" .()")) == len(date.passages[0].text)


def _period(fields: list[Field], document: Document, title: list[Paragraph]) -> dict[str, Any] | None:
    """The period of a field, else of the first paragraphs, counted from the title: a printed web page has a menu before it."""
    flow = flow_of(document)
    start = next((n for n, p in enumerate(flow) if title and p.id == title[0].id), 0)
    candidates = [line.passage for f in _named(fields, "plan_period") for line in f.lines]
    candidates += [words for p in flow[: start + FRONT_PARAGRAPHS] for words in _may_say_period(passage(p))]
    for words in candidates:
        found = read_period(words.text)
        if found is not None and _covers_plan(words.text, found[1], found[2]):
            period, start, end = found
            where = (words.cut(start, end),)
            return {
                "start": Found(period.start, where) if period.start else None,
                "end": Found(period.end, where) if period.end else None,
            }
    return None


def _may_say_period(words: Passage) -> list[Passage]:
    """A short paragraph; of a longer one the sentences that say how long the plan runs."""
    if len(words.text) <= LONGEST_PERIOD:
        return [words]
    return [words.cut(*found.span()) for found in SENTENCE.finditer(words.text) if _RUNS.search(found.group())]


def _covers_plan(text: str, start: int, end: int) -> bool:
    """Whether a period is the plan's: it stands nearly alone, or with the words that say so."""
    if _RUNS.search(text[:start]):
        return True
    rest = text[:start] + text[end:]
    return len(rest.strip()) <= NEAR_WHOLE or any(word in rest.lower() for word in ("plan", "cover", "period"))


# council, employees


def _council(fields: list[Field], document: Document, settings: Settings, dated: str | None) -> dict[str, Any]:
    labelled = [line.passage for f in _named(fields, "council") for line in f.lines]
    every = list(document.paragraphs())
    front = [passage(p) for p in every[:FRONT_PARAGRAPHS] if p.furniture is None]
    furniture = [passage(p) for p in every if p.furniture in {"header", "footer", "navigation"}]
    body = [passage(p) for p in every if p.furniture is None]
    site = [
        value
        for name, value in document.meta.items()
        if name in {"site_name", "og:site_name", "application-name", "title", "author"}
    ]
    texts = CouncilTexts(
        [p.text for p in labelled], [p.text for p in front], [*(p.text for p in furniture), *site], [p.text for p in body]
    )
    found = find_council(texts, settings.register, dated)
    if found is None:
        return {"name": None, "gss": None}
    pools = {"labelled": labelled, "front": front, "furniture": furniture, "body": body}
    pool = pools.get(found.source, [])
    own = [value for value in site if found.source == "furniture" and found.index >= len(pool)]
    words = (pool[found.index].cut(found.start, found.end),) if found.index < len(pool) else _said_of_file(own)
    return {
        "name": Found(found.name, words, found.standing),
        "gss": Found(found.gss, words, "inferred") if found.gss else None,
    }


def _said_of_file(values: Iterable[str]) -> tuple[Passage, ...]:
    """What the file says of itself (its title, its site), as words with a place of their own."""
    return tuple(Passage((Piece(value, FILE_PROPERTIES, 0, ""),)) for value in values)


def _employees(fields: list[Field], document: Document) -> Found | None:
    for f in _named(fields, "employees"):
        for line in f.lines:
            found = read_employees(line.text)
            if found is not None:
                value, start, end = found
                return Found(value, (line.passage.cut(start, end),))
    return _employs(document)


def _employs(document: Document) -> Found | None:
    """The number of people that a line or sentence near the beginning says the council employs directly."""
    for paragraph in flow_of(document)[: 3 * FRONT_PARAGRAPHS]:
        found = employed_directly(paragraph.text)
        if found is not None:
            value, start, end = found
            return Found(value, (passage(paragraph).cut(start, end),))
    return None
