"""Labels that nobody knows, or that serve two fields: what all the values below one label are tells its field, once for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.interpret.judging import Sure, Tells, tells_nothing
from pipeline.interpret.labels import folded
from pipeline.interpret.likeness import people_of
from pipeline.interpret.marks import read_mark
from pipeline.interpret.roles import PEOPLE, TOLD_IN_WORDS, told_in_words
from pipeline.interpret.tree import Field, Line, Node, Scope
from schemas.framework import Framework

READ_BY_VALUE = ("timeframe", "lead", "rag", "ref", "links")
FLOOR = 0.55
MARGIN = 0.15
TIE = 0.03
ACTION_FLOOR = 0.4
# What stands beside these is told of the plan, not of an action.
FRONT = ("council", "employees", "signed_by", "signed_on")
# What a record or block has one label for: one that may name these too names something else there.
OF_ONE_LABEL = PEOPLE | {"success"}
ONE_LINE = frozenset({*READ_BY_VALUE, "sponsor", "support"})


def name_slots(tree: Scope, sure: Sure, framework: Framework, tells: Tells = tells_nothing) -> list[Field]:
    """Gives unknown and ambiguous labels their fields, the same for every place a label stands.

    `tells` knows lines that state where things stand: what opens blocks and does so is their data. Returns the first field of
    each label that is left without one.
    """
    slots = _slots(tree, framework)
    for slot in slots.values():
        if slot.tied:
            named = slot.named_inside() & OF_ONE_LABEL
            names = [name for name in slot.tied if name not in named] or slot.tied
            slot.rename(max(names, key=lambda name: (slot.mean(name, sure), -names.index(name))))
    unknown = {label: slot for label, slot in slots.items() if not slot.name}
    for name in READ_BY_VALUE:
        _name_best(name, unknown, slots, sure, FLOOR)
    for slot in unknown.values():
        kind = people_of(slot.printed) if not slot.name and slot.beside()["lead"] else "lead"
        if kind != "lead" and not slot.beside()[kind] and slot.mean("lead", sure) >= FLOOR:
            slot.rename(kind)
    _name_best("action", unknown, slots, sure, ACTION_FLOOR)
    for slot in slots.values():
        if not slot.name and slot.is_data(tells):
            slot.rename("data")
    _tell_in_words([slot for slot in slots.values() if not slot.name], sure)
    return [slot.fields[0] for slot in unknown.values() if not slot.name]


def _tell_in_words(unknown: list[_Slot], sure: Sure) -> None:
    """Labels of sentences in records of actions, where one alone tells of a field that its records lack."""
    told: dict[str, list[_Slot]] = {}
    for slot in unknown:
        beside = slot.beside()
        if slot.of_records():
            taken = {name for name in TOLD_IN_WORDS if 2 * beside[name] > len(slot.scopes)}
            told.setdefault(told_in_words(slot.printed, [field.text for field in slot.fields], sure, taken), []).append(slot)
    for name, slots in told.items():
        if name and len(slots) == 1:
            slots[0].rename(name)


class _Slot:
    """All fields of one label, and the scopes that they stand in."""

    def __init__(self, printed: str, framework: Framework) -> None:
        self.printed, self.framework = printed, framework
        self.fields: list[Field] = []
        self.scopes: list[Scope] = []

    @property
    def name(self) -> str:
        return self.fields[0].name

    @property
    def tied(self) -> list[str]:
        """The fields that the label is equally like, where there are several."""
        candidates = self.fields[0].candidates
        best = candidates[0][1] if candidates else 0.0
        names = [name for name, score in candidates if score >= best - TIE]
        return names if len(names) > 1 and self.name in names else []

    def rename(self, name: str) -> None:
        for field in self.fields:
            field.inferred = field.inferred or name != field.name
            field.name = name

    def mean(self, name: str, sure: Sure) -> float:
        """How sure the reader of a field is of the slot's values; a list counts item by item, a lead or time as a whole."""
        scores = [_value(field, name, sure) for field in self.fields if field.lines]
        return sum(scores) / len(scores) if scores else 0.0

    def is_data(self, tells: Tells) -> bool:
        """Whether its fields are the first of their blocks, most with a percentage, and one states where things stand.

        What a block says before any label ("Percentage of staff …") may stand above them.
        """
        places = zip(self.scopes, self.fields, strict=True)
        opens = all(scope.kind == "heading" and _first(scope) is field for scope, field in places)
        if not opens or not 2 * sum(map(_has_share, self.fields)) >= len(self.fields) > 1:
            return False
        return any(field.tables or tells(field.lines) for field in self.fields)

    def of_titled_actions(self) -> bool:
        """Whether it mostly stands in actions that have their text already, in their title."""
        return sum(self._is_titled_action(scope) for scope in self.scopes) * 2 > len(self.scopes)

    def _is_titled_action(self, scope: Scope) -> bool:
        if not scope.title:
            return False
        mark = read_mark(scope.title[0].text, self.framework)
        return scope.kind == "record" or (mark is not None and mark.kind == "action" and mark.rest < len(scope.title[0].text))

    def named_inside(self) -> set[str]:
        """The fields that stand under other labels in its scopes or in what these hold."""
        inside = (node for scope in self.scopes for inner in scope.walk() for node in inner.content if isinstance(node, Field))
        return {node.name for node in inside if node.label_text and folded(node.label_text) != folded(self.printed)}

    def of_records(self) -> bool:
        """Whether it mostly stands beside an action's text, lead or time."""
        beside = self.beside()
        return 2 * max(beside[name] for name in ("action", "lead", "timeframe")) > len(self.scopes)

    def beside(self) -> Counter[str]:
        """In how many of its scopes each other field stands."""
        return Counter(name for scope in self.scopes for name in {f.name for f in scope.content if isinstance(f, Field)})


def _first(scope: Scope) -> Node | None:
    """What stands first in a scope below its lines without a label."""
    return next((node for node in scope.content if not isinstance(node, Line)), None)


def _has_share(field: Field) -> bool:
    told = [line.text for line in field.lines] + [cell.text for table in field.tables for cell in table.cells]
    return any("%" in text for text in told)


def _value(field: Field, name: str, sure: Sure) -> float:
    if name in ONE_LINE and len(field.lines) > 2:
        return 0.0
    return sum(sure(name, line.text) for line in field.lines) / len(field.lines)


def _slots(tree: Scope, framework: Framework) -> dict[str, _Slot]:
    slots: dict[str, _Slot] = {}
    for scope, field in _labelled(tree):
        slot = slots.setdefault(folded(field.label_text), _Slot(field.label_text, framework))
        slot.fields.append(field)
        slot.scopes.append(scope)
    return slots


def _labelled(tree: Scope) -> Iterator[tuple[Scope, Field]]:
    for scope in tree.walk():
        if scope.kind != "record" or any(isinstance(f, Field) and f.label is not None for f in scope.content):
            yield from ((scope, f) for f in scope.content if isinstance(f, Field) and f.label_text)


def _name_best(name: str, unknown: dict[str, _Slot], slots: dict[str, _Slot], sure: Sure, floor: float) -> None:
    """The unknown label whose values most clearly are of a field that its scopes lack; none where two are nearly as likely."""
    scored = []
    for label, slot in unknown.items():
        beside = slot.beside()
        if slot.name or beside[name] * 2 > len(slot.scopes) or any(beside[front] * 2 > len(slot.scopes) for front in FRONT):
            continue
        if name == "action" and (not _is_block(beside, slots) or slot.of_titled_actions()):
            continue
        scored.append((slot.mean(name, sure), sum(len(f.text) for f in slot.fields), label))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < floor:
        return
    if len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN and name != "action":
        return
    unknown[scored[0][2]].rename(name)


def _is_block(beside: Counter[str], slots: dict[str, _Slot]) -> bool:
    return bool({"lead", "timeframe", "success", "objective", "data"} & set(beside)) and bool(slots)
