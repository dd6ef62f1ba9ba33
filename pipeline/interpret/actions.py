"""A record of the tree as an action of the plan: its text, leads, time, measures, progress, status, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.interpret.fields.leads import read_leads
from pipeline.interpret.fields.links import is_empty_value, read_links
from pipeline.interpret.fields.metric_refs import read_metric_refs
from pipeline.interpret.fields.rag import read_rag
from pipeline.interpret.fields.timeframe import Anchor, read_timeframe
from pipeline.interpret.fields.trailing import trailing_fields
from pipeline.interpret.fields.who_and_when import who_and_when
from pipeline.interpret.found import Found, text_of
from pipeline.interpret.items import measures, text_of_lines, unbroken
from pipeline.interpret.tree import Field, Line
from schemas.framework import Framework
from schemas.passage import Passage, joined
from schemas.plan import LeadRole, Standing, Timeframe, TimeKind
from schemas.problems import Note
from schemas.reading import Layout

LEAD_FIELDS: dict[str, LeadRole] = {"lead": "lead", "sponsor": "sponsor", "support": "support"}
# The kinds of times that begin on a day.
DATED = frozenset({"date", "month", "range"})
TIME_FIELDS = ("revised", "timeframe", "start", "end", "original", "review")
_WORD = re.compile(r"[^\W\d_]{2}")
INHERITED = frozenset({*LEAD_FIELDS, *TIME_FIELDS, "links"})


@dataclass(frozen=True)
class Context:
    """What an action has from where it stands: its section, its heading, what is stated for the section as a whole.

    `layout` is the shape of what it stands in, where that is more than headings and lines.
    """

    section: int | None = None
    heading: Passage | None = None
    inherited: tuple[Field, ...] = ()
    layout: Layout | None = None

    def below(self, heading: Passage | None) -> Context:
        """The same place, under a heading."""
        return replace(self, heading=heading)

    def with_fields(self, fields: Iterable[Field]) -> Context:
        """The same place, with further fields stated for everything below it; they replace older ones of their name."""
        new = tuple(f for f in fields if f.name in INHERITED and f.lines)
        names = {f.name for f in new}
        if names & set(TIME_FIELDS):
            names |= set(TIME_FIELDS)
        return replace(self, inherited=(*(f for f in self.inherited if f.name not in names), *new))


@dataclass
class ActionDraft:
    """An action with what its fields were read from; `values` is the contract's record as Found values."""

    context: Context
    text: Passage
    values: dict[str, Any]
    success_lines: list[Line] = field(default_factory=list)
    progress_lines: list[Line] = field(default_factory=list)
    metrics: list[int] = field(default_factory=list)
    metric_words: list[Passage] = field(default_factory=list)
    metric_cells: list[Passage] = field(default_factory=list)
    used: list[Passage] = field(default_factory=list)
    links: list[Found] = field(default_factory=list)


@dataclass
class ActionReader:
    """Reads records into actions, with the document's own anchor for relative times.

    `leads_in_brackets`: the document usually sets its leads in brackets behind its texts.
    """

    framework: Framework
    anchor: Anchor
    notes: list[Note]
    leads_in_brackets: bool = False

    def read(self, text: Passage, ref: Found | None, fields: Sequence[Field], context: Context) -> ActionDraft | None:
        """An action of a text with its own fields and those it inherits; None where the text has no word."""
        trailing = trailing_fields(text.text, usual=self.leads_in_brackets)
        own = _told_apart(fields)
        if trailing is not None:
            own += self._bracketed(text, trailing.lead, trailing.time, own)
            shown = text.cut(0, trailing.start)
        else:
            shown = text
        found = text_of(shown)
        if found is None or not _WORD.search(shown.text):
            return None
        have = {f.name for f in own if f.lines}
        time_names = set(TIME_FIELDS) if have & {"timeframe", "end", "start", "revised"} else set()
        told = [_as_sponsor(f, have) for f in context.inherited]
        passed = [f for f in told if f.name not in have | time_names]
        draft = ActionDraft(context, shown, {})
        links = self._links([*own, *passed], passed)
        draft.values = {
            "ref": ref, "section": context.section, "heading": text_of(context.heading) if context.heading else None,
            "text": found, "leads": self._leads(own, passed), "timeframe": self._time(own, passed, shown),
            "success": [], "progress": None, "rag": None, "links": links, "metrics": [],
        }  # fmt: skip
        draft.links = links
        self._own(draft, own)
        return draft

    def _own(self, draft: ActionDraft, own: Sequence[Field]) -> None:
        apart = any(f.name == "progress" for f in own)
        for f in own:
            if f.name == "success":
                draft.values["success"] += [text_of(p, _standing(f)) for p in measures(f.lines) if not is_empty_value(p.text)]
                draft.success_lines += f.lines
            elif f.name in {"progress", "rag"}:
                self._status(draft, f, apart=apart)
        self._metrics(draft, own)

    def _metrics(self, draft: ActionDraft, own: Sequence[Field]) -> None:
        """The metrics of the first that names any: its cell for them, its text, another cell, the theme that its row is under."""
        cells = [(line.passage, f.name) for f in own if not f.inherited for line in f.lines]
        by_rank = (
            [cell for cell in cells if cell[1] == "metric"],
            [(draft.text, "action")],
            [cell for cell in cells if cell[1] not in {"metric", "theme", "data"}],
            [(line.passage, f.name) for f in own if f.name in {"theme", "metric"} for line in f.lines],
        )
        for rank, passages in enumerate(by_rank):
            refs = [
                (words, r)
                for words, name in passages
                for r in read_metric_refs(words.text, self.framework, bare=name == "metric")
            ]
            named = [(words, r) for words, r in refs if r.how == "number" or rank in {0, 3}]
            if named:
                draft.metrics = [r.metric for _, r in named]
                draft.metric_words = [words.cut(r.start, r.end) for words, r in named]
                draft.metric_cells = [words for words, name in passages if name == "metric"]
                return

    def _status(self, draft: ActionDraft, f: Field, *, apart: bool = False) -> None:
        """Takes a status or a report on progress; `apart`: the one is told beside the other."""
        text = f.text.strip()
        if not text or is_empty_value(text):
            return
        status = read_rag(text, f.label_text, coded=f.coded or apart)
        if f.name == "rag" and status is not None:
            draft.values["rag"] = Found(status, (text_of_lines(f.lines),), _standing(f))
        elif draft.values["progress"] is None:
            draft.values["progress"] = text_of(text_of_lines(f.lines), _standing(f))
            draft.progress_lines += f.lines
        else:
            old = draft.values["progress"].passages
            both = joined([*old, text_of_lines(f.lines)])
            draft.values["progress"] = text_of(both, _standing(f))
            draft.progress_lines += f.lines

    def _bracketed(
        self, text: Passage, lead: tuple[int, int] | None, time: tuple[int, int] | None, own: Sequence[Field]
    ) -> list[Field]:
        have = {f.name for f in own if f.lines}
        out = []
        for name, span in (("lead", lead), ("timeframe", time)):
            if span is not None and name not in have:
                out.append(Field(name, None, [Line(text.cut(*span), "paragraph")]))
        return out

    def _leads(self, own: Sequence[Field], passed: Sequence[Field]) -> list[Found]:
        out: list[Found] = []
        for f in (*own, *passed):
            if f.name not in LEAD_FIELDS:
                continue
            standing = "inherited" if f in passed else _standing(f)
            for cell in unbroken(f.lines):
                readings = read_leads(cell.text, LEAD_FIELDS[f.name])
                for reading in readings:
                    words = cell.cut(reading.start, reading.end)
                    out.append(Found({"text": words.text, "role": reading.role}, (words,), standing))
                if not readings and not is_empty_value(cell.text):
                    self.notes.append(Note(code="unread_lead", message="No lead was read from this field.", **_told(cell)))
        return out

    def _time(self, own: Sequence[Field], passed: Sequence[Field], action: Passage) -> dict[str, Any] | None:
        for fields, inherited in ((own, False), (passed, True)):
            by_name = {name: [f for f in fields if f.name == name and f.text.strip()] for name in TIME_FIELDS}
            chosen = by_name["revised"] or by_name["timeframe"]
            last = by_name["end"] or chosen
            if by_name["start"] and last and not by_name["revised"]:
                return self._span(by_name["start"][0], last[0], inherited=inherited)
            chosen = chosen or by_name["end"] or by_name["start"] or by_name["original"]
            if chosen and chosen == by_name["start"]:
                return self._begun(chosen[0], inherited=inherited)
            if chosen:
                standing: Standing = "inherited" if inherited else _standing(chosen[0])
                return self._one_time(text_of_lines(chosen[0].lines), standing)
        return None

    def _one_time(self, words: Passage, standing: Standing) -> dict[str, Any] | None:
        reading = read_timeframe(words.text, self.anchor)
        self.notes += [note.model_copy(update={**_told(words), "words": note.words or words.text}) for note in reading.notes]
        time = reading.timeframe
        if time is None:
            return None
        if time.kind == "unspecified" and not is_empty_value(words.text):
            self.notes.append(Note(code="unread_time", message="No time was read from this field.", **_told(words)))
        values = time.model_dump()
        draft: dict[str, Any] = {name: Found(value, (words,), standing) for name, value in values.items() if value is not None}
        return {**dict.fromkeys(values), **draft}

    def _begun(self, start: Field, *, inherited: bool) -> dict[str, Any] | None:
        """The time of a start without an end: open, where it is a day, a month or another stretch of the calendar."""
        words = text_of_lines(start.lines)
        found = self._one_time(words, "inherited" if inherited else _standing(start))
        kind = found["kind"].value if found is not None and found["kind"] else ""
        if found is None or kind not in DATED or found["start"] is None:
            return found
        return {**found, "kind": replace(found["kind"], value="range"), "end": None}

    def _span(self, start: Field, end: Field, *, inherited: bool) -> dict[str, Any] | None:
        first, last = text_of_lines(start.lines), text_of_lines(end.lines)
        one, two = (read_timeframe(p.text, self.anchor).timeframe for p in (first, last))
        if one is None or two is None:
            return self._one_time(first if two is None else last, "stated")
        kind: TimeKind = "unspecified" if one.kind == two.kind == "unspecified" else "range"
        time = Timeframe(text=f"{one.text} – {two.text}", kind=kind, start=one.start or one.end, end=two.end)
        standing: Standing = "inherited" if inherited else "stated"
        return {
            name: Found(value, (first, last), standing) if value is not None else None
            for name, value in time.model_dump().items()
        }

    def _links(self, fields: Sequence[Field], passed: Sequence[Field]) -> list[Found]:
        out: list[Found] = []
        for f in fields:
            if f.name == "links":
                for line in f.lines:
                    for start, end in read_links(line.text):
                        found = text_of(line.passage.cut(start, end), "inherited" if f in passed else _standing(f))
                        out += [found] if found else []
        return out


def _told_apart(fields: Sequence[Field]) -> list[Field]:
    """The fields, one that holds who and when as two, where no other field says the one that it is not called by."""
    have = {f.name for f in fields if f.lines}
    out: list[Field] = []
    for f in fields:
        names = {"lead": TIME_FIELDS, "timeframe": ("lead",)}.get(f.name, ())
        if not names or have & set(names):
            out.append(f)
            continue
        whole = joined(line.passage for line in f.lines)
        found = who_and_when(whole.text, f.label_text)
        if found is None:
            out.append(f)
            continue
        out += [
            replace(f, name=name, lines=_lines_in(whole, *span), inferred=True)
            for name, span in zip(("lead", "timeframe"), found, strict=True)
        ]
    return out


def _lines_in(whole: Passage, start: int, end: int) -> list[Line]:
    """The lines of a part of a passage."""
    parts = [whole.cut(start + found.start(), start + found.end()) for found in re.finditer(r"[^\n]+", whole.text[start:end])]
    return [Line(part, "paragraph") for part in parts if part.text]


def _as_sponsor(f: Field, have: Set[str]) -> Field:
    """A block's lead as the sponsor of an action with a lead of its own, where its label may name either."""
    either = f.name == "lead" and "lead" in have and any(name == "sponsor" for name, _ in f.candidates)
    return replace(f, name="sponsor") if either else f


def _told(words: Passage) -> dict[str, Any]:
    """What a note says of the words that it is about."""
    return {"words": words.text, "block": words.blocks[0] if words.blocks else None}


def _standing(f: Field) -> Standing:
    if f.inherited:
        return "inherited"
    return "inferred" if f.inferred else "stated"
