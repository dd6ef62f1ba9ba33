"""What a plan says of itself: title, council, people, sign-off, date, period, number of employees."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.interpret.fields.council import CouncilTexts, find_council
from pipeline.interpret.fields.dates import read_dates, read_period
from pipeline.interpret.fields.employees import read_employees
from pipeline.interpret.fields.people import read_people
from pipeline.interpret.fields.time_likeness import time_likeness
from pipeline.interpret.found import Found, text_of
from pipeline.interpret.published import published
from pipeline.interpret.section_scopes import is_section
from pipeline.interpret.settings import Settings
from pipeline.interpret.signatures import signed_sentences, with_days
from pipeline.interpret.titles import FRONT_PARAGRAPHS, flow_of, shown_title, title_of
from pipeline.interpret.tree import Field, Line, Scope
from schemas.document import FILE_PROPERTIES, Document, Paragraph
from schemas.passage import Passage, Piece, joined, passage
from schemas.plan import PersonRole

PERSON_FIELDS: dict[str, PersonRole] = {
    "plan_sponsor": "sponsor", "sponsor": "sponsor", "programme_lead": "programme_lead", "staff_voice_lead": "staff_voice_lead",
}  # fmt: skip
LONGEST_DATED = 90
SIGNING = frozenset({"signed_by", "signed_on", "position"})
SIGNED_AS = {"name": "signed_by", "position": "position", "date": "signed_on"}
NEAR_WHOLE = 25
NEAR_SIGNATURES = 6
SURELY_A_TIME = 0.9
_PEOPLE = r"(?:people|staff|employees|colleagues|workers)"
_EMPLOYS = re.compile(
    r"\bemploy(?:s|ed)?\s+(?:about\s+|around\s+|some\s+|over\s+|nearly\s+)?(?P<one>[0-9][0-9,]{0,9})\b"
    rf"|(?<![0-9,.])(?P<two>[0-9][0-9,]{{0,9}})\s+(?:direct\s+employees|directly[\s-]employed\s+{_PEOPLE}"
    rf"|{_PEOPLE}\s+(?:(?:whom|who|that)\s+)?(?:we|the\s+council)\s+(?:directly\s+)?employs?)"
)


@dataclass
class Head:
    """The head of the plan as Found values, and the passages it took."""

    values: dict[str, Any]
    used: list[Passage] = field(default_factory=list)


def read_head(tree: Scope, document: Document, settings: Settings) -> Head:
    """Title, council, people, dates, period and employees of a document."""
    fields = with_days(_below_sign_off(list(_front_fields(tree, settings))))
    fields += signed_sentences(document) if not any(f.name == "signed_by" and f.lines for f in fields) else []
    title = title_of(document)
    signed = _signed(fields)
    dated = signed or _field_date(fields) or published(document) or _title_date(document, title)
    people = [*_people(fields), *_signatories(fields)]
    council = _council(fields, document, settings, dated.value if dated else None)
    return Head({
        "council": council, "title": shown_title(title), "period": _period(fields, document, title), "dated": dated,
        "employees": _employees(fields, document), "people": people,
    })  # fmt: skip


def _front_fields(scope: Scope, settings: Settings) -> Iterator[Field]:
    """The labelled values that stand outside the plan's blocks."""
    if scope.kind == "record" or (scope.kind == "card" and is_section(scope, settings.framework)):
        return
    inside = is_section(scope, settings.framework)
    for node in scope.content:
        if isinstance(node, Field):
            if not inside or node.name in SIGNING:
                yield node
        elif isinstance(node, Scope):
            yield from _front_fields(node, settings)


def _below_sign_off(fields: list[Field]) -> list[Field]:
    """The fields, names, posts and days below a heading of the sign-off as those of signatures."""
    out: list[Field] = []
    below = False
    for f in fields:
        name = "date" if f.label_text.lower() == "date" else f.name
        below = (f.name == "signed_by" and not f.lines) or (below and name in SIGNED_AS)
        out.append(replace(f, name=SIGNED_AS[name]) if below and name in SIGNED_AS else f)
    return out


def _named(fields: Iterable[Field], *names: str) -> list[Field]:
    return [f for f in fields if f.name in names and f.lines]


# people


def _people(fields: list[Field]) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for f in fields:
        role = PERSON_FIELDS.get(f.name)
        if role is None:
            continue
        for words in _person_lines(f.lines):
            out += _persons(words, role)
    return out


def _person_lines(lines: list[Line]) -> list[Passage]:
    """One passage a person: lines of a name broken in two are put together; a day below a name is none."""
    out: list[Passage] = []
    for line in lines:
        if time_likeness(line.text) >= SURELY_A_TIME:
            continue
        if out and not any(c in out[-1].text + line.text for c in ",;(–") and len(line.text.split()) <= 3:
            out[-1] = joined([out[-1], line.passage], " ")
        else:
            out.append(line.passage)
    return out


def _persons(words: Passage, role: PersonRole) -> list[dict[str, Any]]:
    out = []
    for person in read_people(words.text, role):
        position = text_of(words.cut(*person.position)) if person.position else None
        name = text_of(words.cut(*person.name)) if person.name else None
        if name or position:
            out.append({"role": Found(role, (words,)), "name": name, "position": position})
    return out


def _signatories(fields: list[Field]) -> list[dict[str, Any]]:
    """The people of the sign-off, each with the position that follows."""
    out: list[dict[str, Any]] = []
    for at, f in _signings(fields):
        people = [person for words in _person_lines(f.lines) for person in _persons(words, "signatory")]
        following = next((g for g in fields[at + 1 : at + 4] if g.name == "position" and g.lines), None)
        if following is not None:
            for person, line in zip(people, following.lines, strict=False):
                person["position"] = person["position"] or text_of(line.passage)
        out += people
    return out


def _signings(fields: list[Field]) -> list[tuple[int, Field]]:
    """The sign-off of the plan: of several signatures those that stand together with a position or date, else the last."""
    signed = [(at, f) for at, f in enumerate(fields) if f.name == "signed_by" and f.lines]
    full = [one for run in _together(fields) if any(f.name != "signed_by" for _, f in run) for one in run if one in signed]
    return full or signed[-1:]


def _together(fields: list[Field]) -> list[list[tuple[int, Field]]]:
    """The fields of signatures in runs, each right below the one before it in the document."""
    runs: list[list[tuple[int, Field]]] = []
    end = -NEAR_SIGNATURES
    for at, f in enumerate(fields):
        blocks = [block for line in f.lines for block in line.passage.blocks]
        if f.name not in SIGNING or not blocks:
            continue
        if not runs or not 0 <= min(blocks) - end <= NEAR_SIGNATURES:
            runs.append([])
        runs[-1].append((at, f))
        end = max(blocks)
    return runs


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


def _title_date(document: Document, title: list[Paragraph]) -> Found | None:
    """The date in the title or in one of the short lines right under it, one that adds the month to the title's year first."""
    flow = [p for p in flow_of(document) if p.text.strip()]
    if not title:
        return None
    start = next((n for n, p in enumerate(flow) if p.id == title[-1].id), 0)
    below = itertools.takewhile(lambda p: len(p.text) <= LONGEST_DATED, flow[start + 1 : start + 4])
    dates = [found for p in (*title, *below) if (found := _dated(passage(p))) is not None]
    finer = (d for d in dates[1:] if d.value.startswith(f"{dates[0].value}-"))
    return next(finer, dates[0]) if dates else None


def _period(fields: list[Field], document: Document, title: list[Paragraph]) -> dict[str, Any] | None:
    """The period of a field, else of the first paragraphs, counted from the title: a printed web page has a menu before it."""
    flow = flow_of(document)
    start = next((n for n, p in enumerate(flow) if title and p.id == title[0].id), 0)
    candidates = [line.passage for f in _named(fields, "plan_period") for line in f.lines]
    candidates += [passage(p) for p in flow[: start + FRONT_PARAGRAPHS] if len(p.text) <= 160]
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


def _covers_plan(text: str, start: int, end: int) -> bool:
    """Whether a period is the plan's: it stands nearly alone, or with the words that say so."""
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
    """The number of people that a sentence near the beginning says the council employs directly."""
    for paragraph in flow_of(document)[: 3 * FRONT_PARAGRAPHS]:
        found = _EMPLOYS.search(paragraph.text)
        if found and "direct" in paragraph.text.lower():
            which = found.lastgroup or "one"
            return Found(int(found[which].replace(",", "")), (passage(paragraph).cut(*found.span(which)),))
    return None
