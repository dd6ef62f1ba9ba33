"""The straight line of interpretation: a Document in, a Reading out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from pipeline.interpret.abreast import without_walls
from pipeline.interpret.accounts import account
from pipeline.interpret.actions import ActionReader, Context
from pipeline.interpret.answers import open_answers
from pipeline.interpret.assemble import Assembler
from pipeline.interpret.bare_lists import name_bare_lists
from pipeline.interpret.block_aims import name_block_aims
from pipeline.interpret.block_cards import open_block_cards
from pipeline.interpret.block_fields import lift_block_fields
from pipeline.interpret.cell_labels import part_columns
from pipeline.interpret.claims import Claims, claims, owed
from pipeline.interpret.contents import without_contents
from pipeline.interpret.counted_headings import open_counted_headings
from pipeline.interpret.cover_cards import open_cover
from pipeline.interpret.fields.figure_tables import figure_table_likeness
from pipeline.interpret.fields.metric_refs import read_metric_refs
from pipeline.interpret.fields.services import declared_services, plan_service
from pipeline.interpret.fields.terms import read_terms
from pipeline.interpret.fields.timeframe import Anchor
from pipeline.interpret.fields.trailing import brackets_hold_leads
from pipeline.interpret.flow_lines import FlowLines
from pipeline.interpret.found import settle
from pipeline.interpret.front import read_head
from pipeline.interpret.grid import LIKE_FIGURES, GridReader
from pipeline.interpret.headed_actions import open_headed_actions
from pipeline.interpret.heading_leads import give_leads_of_headings
from pipeline.interpret.heading_times import give_times_of_headings
from pipeline.interpret.judging import tells_nothing
from pipeline.interpret.layouts import layout_of_plan
from pipeline.interpret.lead_statements import lift_statements
from pipeline.interpret.learned_labels import learn_labels, told_lines
from pipeline.interpret.likeness import sure
from pipeline.interpret.metric_heads import lift_metric_heads
from pipeline.interpret.nested_tables import without_frames
from pipeline.interpret.number_accounts import taken_by_values
from pipeline.interpret.numbers import Numbers
from pipeline.interpret.outline import Outline
from pipeline.interpret.regrid import regrid
from pipeline.interpret.settings import Settings
from pipeline.interpret.settling import settle_metrics
from pipeline.interpret.sign_off_rows import lift_sign_offs
from pipeline.interpret.slots import name_slots
from pipeline.interpret.status_lines import code_statuses, part_statuses, tell_statuses
from pipeline.interpret.strips import StripReader
from pipeline.interpret.subject import calls_itself_a_plan, is_about
from pipeline.interpret.table_notes import with_notes
from pipeline.interpret.table_titles import lift_titles
from pipeline.interpret.tail_lines import NO_TAILS, Tails, learn_tails
from pipeline.interpret.tree import Field, Node, Scope
from pipeline.interpret.two_sides import open_two_sides
from schemas.document import Block, Document, Table
from schemas.framework import Framework
from schemas.passage import Passage, passage
from schemas.plan import Period, Plan, Service
from schemas.problems import Note
from schemas.reading import Reading


def interpret(document: Document, settings: Settings) -> Reading:
    """What a document says, as a plan of the settings' standard, with evidence, notes and accounts."""
    flow = without_walls(without_frames(without_contents(document.blocks), settings.labels), settings.labels)
    document = document.model_copy(update={"blocks": tuple(flow)})
    told = told_lines(document.blocks)
    learned = learn_labels(told, settings.labels, settings.framework, sure)
    settings = replace(settings, labels=settings.labels.with_learned(learned))
    notes: list[Note] = list(document.notes)
    heads: Claims = {}
    tree = outline(document.blocks, settings, notes, heads, learn_tails(told, sure))
    _settle_shape(tree, settings.framework)
    head = read_head(tree, document, settings)
    texts = [p.text for p in document.paragraphs() if p.furniture is None]
    dated = head.values["dated"].value if head.values["dated"] else None
    anchor = Anchor(dated=dated, period=_period(head.values["period"]), terms=read_terms(texts))
    about = is_about([p.text for p in document.paragraphs()], settings.framework)
    # Where a standard has no metrics, nothing tells which of a plan's numbers are about its workforce.
    measured = about and bool(settings.framework.metrics)
    numbers = Numbers(settings, declared_services(texts, settings.lexicon), _scope(document))
    tells = numbers.tells if about else tells_nothing
    notes += [_unmapped(field) for field in name_slots(tree, sure, settings.framework, tells)]
    give_times_of_headings(tree, sure)
    give_leads_of_headings(tree, texts, sure)
    open_counted_headings(tree, settings.framework, sure)
    name_bare_lists(tree, settings.framework, sure, tells)
    lift_statements(tree, settings.framework)
    reader = ActionReader(settings.framework, anchor, notes, leads_in_brackets=brackets_hold_leads(texts))
    assembler = Assembler(settings.framework, reader, tells, sure)
    assembler.title = head.values["title"].value if head.values["title"] else None
    assembler.look_round(tree)
    assembler.walk(tree, Context())
    owing = owed(tree, assembler.texts, assembler.narrative, _holds_figures(settings) if measured else _holds_none)
    if not settings.framework.subject or not about:
        taken_back = _not_called_actions(assembler, tree, document, settings)
        notes += taken_back
        owing = set() if taken_back else owing
    sections = settle_metrics(assembler.sections, assembler.actions, settings.framework)
    assembler.spread_links()
    if measured:
        numbers.read_plan(assembler.sections, assembler.actions, assembler.tables, assembler.narrative)
    notes += numbers.notes
    draft = {
        "framework": settings.framework.code, **head.values, "sections": sections,
        "actions": [a.values for a in assembler.actions],
        "figures": [f for _, f in sorted(numbers.figures, key=_place)],
        "availability": [a for _, a in sorted(numbers.availability, key=_place)],
    }  # fmt: skip
    plain, evidence = settle(draft)
    plan = Plan.model_validate({"id": plan_id(plain, document), **plain})
    used = {**heads, **numbers.labels, **claims(draft, tree, [scope for scope, _ in assembler.links], document)}
    accounts = account(document, used, owing, [*numbers.taken, *taken_by_values(draft)], sure)
    layout = layout_of_plan(assembler.actions, figures=bool(plan.figures))
    return Reading(plan=plan, evidence=evidence, notes=_placed(notes, document), accounts=accounts, layout=layout)


def _settle_shape(tree: Scope, framework: Framework) -> None:
    """Puts in its place what only all of the tree tells: covers, answers, blocks, statuses, aims and statements."""
    open_cover(tree)
    open_answers(tree, framework)
    open_two_sides(tree)
    open_block_cards(tree)
    open_headed_actions(tree, framework)
    tell_statuses(tree, framework)
    part_statuses(tree)
    code_statuses(tree)
    lift_block_fields(tree)
    lift_metric_heads(tree, framework)
    name_block_aims(tree)
    lift_statements(tree, framework)


def _scope(document: Document) -> tuple[Service, Passage] | None:
    """The one service that the document says it is about, with the paragraph that says so."""
    told = [p for p in document.paragraphs() if p.furniture is None]
    found = plan_service([p.text for p in told])
    return (found[0], passage(told[found[1]])) if found is not None else None


def outline(
    blocks: tuple[Block, ...] | list[Block], settings: Settings, notes: list[Note], heads: Claims, tails: Tails = NO_TAILS
) -> Scope:
    """The tree of a flow of blocks, its tables read as scopes; `heads` takes up the head cells of tables of records."""

    def flow(inner: Any) -> list[Node]:
        return outline(list(inner), settings, notes, heads, tails).content

    likeness = partial(figure_table_likeness, lexicon=settings.lexicon)
    parted, again = part_columns(with_notes(regrid(blocks, settings.labels, sure)), settings.labels, sure)
    apart = lift_sign_offs(parted, settings.labels)
    gridded = lift_titles(apart, settings.framework, settings.labels, sure)
    tables = tuple(block for block in gridded if isinstance(block, Table))
    grid = GridReader(settings.framework, settings.labels, sure, likeness, flow, notes, tables, heads, again)
    words = partial(_is_wording, framework=settings.framework)
    lines = FlowLines(settings.framework, settings.labels, grid.read, sure, words, tails)
    return Outline(lines, StripReader(settings.framework, settings.labels, sure, gridded)).build(gridded)


def _is_wording(text: str, framework: Framework) -> bool:
    return any(reference.how == "wording" for reference in read_metric_refs(text, framework))


def plan_id(plain: dict[str, Any], document: Document) -> str:
    """The plan's slug: council and year, or the content's first eight hex digits where it has no date (contract, Plan.id)."""
    name = plain["council"]["name"]
    slug = _slug(name) if name else "unknown"
    if plain["dated"]:
        return f"{slug}-{plain['dated'][:4]}"
    content = "\n".join(p.text for p in document.paragraphs())
    return f"{slug}-undated-{hashlib.sha256(content.encode()).hexdigest()[:8]}"


def _slug(name: str) -> str:
    words = re.sub(
        r"\b(?:london borough|royal borough|city|county|metropolitan|borough|district|council|of|the|and)\b",
        " ",
        name.lower(),
    )
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-") or re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _holds_figures(settings: Settings) -> Callable[[Table], bool]:
    return lambda table: figure_table_likeness(table, settings.lexicon) >= LIKE_FIGURES


def _holds_none(_table: Table) -> bool:
    """What a document without the standard's subject has of tables of figures."""
    return False


def _not_called_actions(assembler: Assembler, tree: Scope, document: Document, settings: Settings) -> list[Note]:
    """Takes back what only looks like actions, in a document that neither has the standard's subject nor calls itself a plan."""
    found = assembler.actions
    if not found or calls_itself_a_plan(list(document.paragraphs()), tree, found, settings.framework):
        return []
    assembler.actions = []
    told = f"{len(found)} passages look like actions, but nothing in the document calls them so or says who, when or how."
    return [Note(code="not_called_actions", message=told, words=found[0].text.text[:120])]


def _unmapped(field: Field) -> Note:
    words = [field.label, *(line.passage for line in field.lines)]
    block = next((block for passage in words if passage is not None for block in passage.blocks), None)
    message = "No field is known for this label, and its values do not tell one."
    return Note(code="unmapped_label", message=message, words=field.label_text, block=block)


def _placed(notes: Sequence[Note], document: Document) -> list[Note]:
    """The notes, those about a paragraph with its place in words."""
    places = {p.id: p.spans[0].place.words for p in document.paragraphs() if p.spans}
    return [n if n.where or n.block not in places else n.model_copy(update={"where": places[n.block]}) for n in notes]


def _period(draft: dict[str, Any] | None) -> Period | None:
    if draft is None:
        return None
    return Period(**{name: found.value if found else None for name, found in draft.items()})


def _place(entry: tuple[tuple[int, int], Any]) -> tuple[int, int]:
    return entry[0]
