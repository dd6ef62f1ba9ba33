"""How well plans are read: every field of the contract against gold answers; wrong, missed, invented and rightly absent apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Literal

from rapidfuzz import fuzz

from pipeline.differences import folded
from schemas.base import Noun
from schemas.plan import Lead, Period, Plan, Timeframe, plain

Verdict = Literal["right", "wrong", "missed", "invented", "absent"]
Record = Mapping[str, Any]
ALIKE = 90.0
NO_LAYOUT = "none"
LONG_TEXTS = frozenset({"objective", "data_text", "progress"})
SUB_LISTS = {"leads": tuple(Lead.model_fields), "indicators": (), "success": (), "links": ()}
PARTED = {"timeframe": tuple(Timeframe.model_fields), "period": tuple(Period.model_fields)}


class FieldScore(Noun):
    """The verdicts on one field of one plan's reading."""

    plan: str
    format: str
    layout: str
    field: str
    right: int = 0
    wrong: int = 0
    missed: int = 0
    invented: int = 0
    absent: int = 0

    @property
    def f1(self) -> float:
        """Right ones against all that stand in gold or in the reading; 1.0 where the field is rightly absent throughout."""
        missed, invented = self.missed + self.wrong, self.invented + self.wrong
        total = 2 * self.right + missed + invented
        return 2 * self.right / total if total else 1.0


def evaluate(
    gold: Plan,
    read: Plan,
    plan: str,
    format: str,  # noqa: A002
    layout: str | None,
    aside: Collection[int] = (),
) -> list[FieldScore]:
    """The score of each field of the contract, for one reading of one plan.

    Its id is left out: it is made from council and date, which are scored. `aside`: the gold figures that are not scored,
    whether they were read or not (contract, Figure: those marked `"core": false`).
    """
    counts: dict[str, Counter[Verdict]] = {}
    for field, verdict in verdicts(folded(plain(gold)), folded(plain(read)), aside):
        counts.setdefault(field, Counter())[verdict] += 1
    return [
        FieldScore(plan=plan, format=format, layout=layout or NO_LAYOUT, field=name, **{str(v): n for v, n in count.items()})
        for name, count in sorted(counts.items())
    ]


def verdicts(gold: Record, read: Record, aside: Collection[int] = ()) -> Iterator[tuple[str, Verdict]]:
    """(field, verdict) for every field that gold or the reading could fill, the gold figures set aside left out."""
    for name in ("framework", "title", "dated", "employees"):
        yield name, verdict(gold[name], read[name])
    for name, fields in (("council", ("name", "gss")), ("period", ("start", "end"))):
        for field in fields:
            yield f"{name}.{field}", verdict((gold[name] or {}).get(field), (read[name] or {}).get(field))
    sections = align(gold["sections"], read["sections"], _section_likeness)
    places = {j: i for i, j in sections if i is not None and j is not None}
    rows = [
        ("people", _person_likeness),
        ("actions", _action_likeness),
        ("figures", _figure_likeness),
        ("availability", _held_likeness),
    ]
    yield from _records("sections", gold, read, sections, {})
    for name, likeness in rows:
        pairs = align(gold[name], read[name], likeness)
        scored = [(i, j) for i, j in pairs if name != "figures" or i not in aside]
        yield from _records(name, gold, read, scored, places)


def _records(
    name: str, gold: Record, read: Record, pairs: Sequence[tuple[int | None, int | None]], places: Mapping[int, int]
) -> Iterator[tuple[str, Verdict]]:
    for i, j in pairs:
        one = gold[name][i] if i is not None else {}
        other = dict(read[name][j]) if j is not None else {}
        if other.get("section") is not None:
            other["section"] = places.get(other["section"], -1)
        for field in one or other:
            yield from _field(f"{name}.{field}", field, one.get(field), other.get(field))


def _field(path: str, field: str, one: Any, other: Any) -> Iterator[tuple[str, Verdict]]:
    if field in SUB_LISTS:
        yield from _sub_list(path, SUB_LISTS[field], one or [], other or [])
    elif field in PARTED:
        for name in PARTED[field]:
            yield f"{path}.{name}", verdict((one or {}).get(name), (other or {}).get(name))
    else:
        yield path, verdict(one, other, alike=field in LONG_TEXTS)


def _sub_list(path: str, fields: tuple[str, ...], one: list[Any], other: list[Any]) -> Iterator[tuple[str, Verdict]]:
    pairs = align(one, other, lambda a, b: _text_likeness(_text(a), _text(b)))
    if not pairs:
        yield from ((column, "absent") for column in ([f"{path}.{name}" for name in fields] or [path]))
    for i, j in pairs:
        a = one[i] if i is not None else None
        b = other[j] if j is not None else None
        if not fields:
            yield path, verdict(a, b, alike=True)
        for field in fields:
            yield f"{path}.{field}", verdict((a or {}).get(field), (b or {}).get(field))


def _text(value: Any) -> str:
    return str(value["text"]) if isinstance(value, dict) else str(value)


def verdict(gold: Any, read: Any, *, alike: bool = False) -> Verdict:
    """One value against gold's; long texts may be alike, everything else must be equal; empty lists are absent."""
    if gold in (None, [], "") and read in (None, [], ""):
        return "absent"
    if read in (None, [], ""):
        return "missed"
    if gold in (None, [], ""):
        return "invented"
    if gold == read or (alike and _text_likeness(str(gold), str(read)) >= ALIKE):
        return "right"
    return "wrong"


# pairing


def align(gold: Sequence[Any], read: Sequence[Any], likeness: Callable[[Any, Any], float]) -> list[tuple[int | None, int | None]]:
    """Gold's records beside those read, best pairs first, order breaking ties; what has no partner stands alone."""
    scored = sorted(
        (-score, abs(i - j), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(read)
        if (score := likeness(one, other)) >= 60.0
    )
    pair: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in scored:
        if i not in pair and j not in taken:
            pair[i] = j
            taken.add(j)
    rows: list[tuple[int | None, int | None]] = [(i, pair.get(i)) for i in range(len(gold))]
    return rows + [(None, j) for j in range(len(read)) if j not in taken]


def _text_likeness(one: str, other: str) -> float:
    return 100.0 if one == other else float(fuzz.ratio(one, other))


def _action_likeness(one: Record, other: Record) -> float:
    score = _text_likeness(one["text"], other["text"])
    return score if score < 75.0 else score + float(one["ref"] == other["ref"])


def _section_likeness(one: Record, other: Record) -> float:
    same = [one[name] == other[name] for name in ("ref", "title", "objective") if one[name] or other[name]]
    texts = [_text_likeness(one[name] or "", other[name] or "") for name in ("title", "objective") if one[name] and other[name]]
    return 60.0 * (sum(same) / len(same) if same else 1.0) + 0.4 * (max(texts) if texts else 100.0 if all(same) else 0.0)


def _person_likeness(one: Record, other: Record) -> float:
    return 0.7 * _text_likeness(one["name"] or "", other["name"] or "") + 30.0 * float(one["role"] == other["role"])


def _figure_likeness(one: Record, other: Record) -> float:
    names = ("metric", "quantity", "event", "group", "service", "category", "value", "unit", "status")
    same = sum(one[name] == other[name] for name in names) / len(names)
    return float(75.0 * same + 0.25 * _text_likeness(one["text"], other["text"]))


def _held_likeness(one: Record, other: Record) -> float:
    return 25.0 * float(sum(one[name] == other[name] for name in ("metric", "service", "status", "section")))
