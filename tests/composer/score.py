"""Scores a reading against an answer, column by column, from 0 to 1; what hangs on a missed action is missed too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from rapidfuzz import fuzz

COLUMNS = (
    "actions",
    "leads",
    "when",
    "section",
    "metrics",
    "context",
    "blocks",
    "success",
    "progress",
    "links",
    "figures",
    "strict",
    "avail",
    "head",
)
Answer = dict[str, Any]
ALIKE = 90.0


def score(gold: Answer, read: Answer) -> dict[str, float]:
    """Each column's share of what is right."""
    pairs = paired(gold["actions"], read["actions"])
    places = {j: i for i, j in _sections(gold, read)}
    back = {j: i for i, j in pairs}
    same = {i: i for i in range(len(gold["actions"]))}
    out = {"actions": f1(len(pairs), len(gold["actions"]), len(read["actions"]))}
    out |= _of_actions(gold, read, pairs, places)
    out["leads"] = shared(_leads(gold["actions"], same), _leads(read["actions"], back))
    out["links"] = shared(_links(gold["actions"], same), _links(read["actions"], back))
    out["success"] = shared(_measures(gold, None, None), _measures(read, back, places))
    out["blocks"] = _blocks(gold, read)
    out["figures"] = shared(_figures(gold, None, strict=False), _figures(read, places, strict=False))
    out["strict"] = shared(_figures(gold, None, strict=True), _figures(read, places, strict=True))
    out["avail"] = shared(_absences(gold, None), _absences(read, places))
    out["head"] = _head(gold, read)
    return {name: out[name] for name in COLUMNS}


def fold(text: str | None) -> str:
    """The text (nothing for None) without case, kinds of quotes and dashes, line ends and the stops at its ends."""
    if text is None:
        return ""
    for shapes, plain in (("‘’", "'"), ("“”", '"'), ("–—‑", "-"), ("\u00a0\n", " ")):
        for shape in shapes:
            text = text.replace(shape, plain)
    return re.sub(r"\s+", " ", text).strip(" .;,:").lower()


def alike(one: str | None, other: str | None) -> bool:
    """Both absent, or nearly the same words."""
    if not one or not other:
        return not one and not other
    return fuzz.ratio(fold(one), fold(other)) >= ALIKE


def f1(hits: int, wanted: int, got: int) -> float:
    """Twice the hits over all; 1 where nothing was wanted and nothing given."""
    return 2 * hits / (wanted + got) if wanted + got else 1.0


def shared(wanted: Iterable[Hashable], got: Iterable[Hashable]) -> float:
    """How far two bags of things agree."""
    one, other = Counter(wanted), Counter(got)
    return f1(sum((one & other).values()), sum(one.values()), sum(other.values()))


def paired(gold: list[Answer], read: list[Answer]) -> list[tuple[int, int]]:
    """Actions of alike text, one to one, the likest first and then the nearest in order."""
    likely = [
        (-fuzz.ratio(fold(g["text"]), fold(r["text"])), abs(i - j), i, j) for i, g in enumerate(gold) for j, r in enumerate(read)
    ]
    out: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(read)))
    for likeness, _, i, j in sorted(likely):
        if -likeness >= ALIKE and i in left and j in right:
            left.remove(i)
            right.remove(j)
            out.append((i, j))
    return sorted(out)


def _same_section(one: Answer | None, other: Answer | None) -> bool:
    if one is None or other is None:
        return one is other
    if fold(one["ref"]) != fold(other["ref"]):
        return False
    if one["title"] or other["title"]:
        return bool(one["title"] and other["title"]) and alike(one["title"], other["title"])
    return bool(one["ref"]) or alike(one["objective"], other["objective"])


def _sections(gold: Answer, read: Answer) -> list[tuple[int, int]]:
    free = list(range(len(read["sections"])))
    out = []
    for i, one in enumerate(gold["sections"]):
        found = next((j for j in free if _same_section(one, read["sections"][j])), None)
        if found is not None:
            free.remove(found)
            out.append((i, found))
    return out


def _of_actions(gold: Answer, read: Answer, pairs: list[tuple[int, int]], places: dict[int, int]) -> dict[str, float]:
    tests: dict[str, Callable[[Answer, Answer], float]] = {
        "when": lambda g, r: _time(g["timeframe"]) == _time(r["timeframe"]),
        "section": lambda g, r: g["section"] == (places.get(r["section"], -1) if r["section"] is not None else None),
        "metrics": lambda g, r: sorted(g["metrics"]) == sorted(r["metrics"]),
        "context": lambda g, r: sum(fold(g[k]) == fold(r[k]) for k in ("ref", "heading", "rag")) / 3,
        "progress": lambda g, r: alike(g["progress"], r["progress"]),
    }
    actions = gold["actions"]
    extra = len(read["actions"]) - len(pairs)
    out = {}
    for name, test in tests.items():
        right = sum(float(test(actions[i], read["actions"][j])) for i, j in pairs)
        whole = len(actions) + (extra if name == "when" else 0)
        out[name] = right / whole if whole else float(not read["actions"])
    return out


def _time(when: Answer | None) -> tuple[Any, ...] | None:
    if when is None:
        return None
    return (fold(when["text"]), when["kind"], when["start"], when["end"], when["recurrence"])


def _leads(actions: list[Answer], names: dict[int, int]) -> list[Hashable]:
    return [(names.get(j, ("extra", j)), fold(lead["text"]), lead["role"]) for j, a in enumerate(actions) for lead in a["leads"]]


def _links(actions: list[Answer], names: dict[int, int]) -> list[Hashable]:
    return [(names.get(j, ("extra", j)), fold(link)) for j, a in enumerate(actions) for link in a["links"]]


def _name(table: dict[int, int] | None, place: int) -> Hashable:
    return place if table is None else table.get(place, ("extra", place))


def _measures(plan: Answer, actions: dict[int, int] | None, sections: dict[int, int] | None) -> list[Hashable]:
    of_sections = [("section", _name(sections, j), fold(t)) for j, s in enumerate(plan["sections"]) for t in s["indicators"]]
    of_actions = [("action", _name(actions, j), fold(t)) for j, a in enumerate(plan["actions"]) for t in a["success"]]
    return [*of_sections, *of_actions]


def _blocks(gold: Answer, read: Answer) -> float:
    pairs = _sections(gold, read)
    if not gold["sections"] and not read["sections"]:
        return 1.0
    right = 0.0
    for i, j in pairs:
        one, other = gold["sections"][i], read["sections"][j]
        tests = [alike(one[k], other[k]) for k in ("objective", "data_text")]
        tests += [one["theme"] == other["theme"], one["metrics_stated"] == other["metrics_stated"]]
        right += (sum(tests) + (sorted(one["metrics"]) == sorted(other["metrics"]))) / 5
    return right / (len(gold["sections"]) + len(read["sections"]) - len(pairs))


def _room(entry: Answer, places: dict[int, int] | None) -> Hashable:
    section = entry["section"]
    return section if places is None or section is None else places.get(section, ("extra", section))


def _figures(plan: Answer, places: dict[int, int] | None, *, strict: bool) -> list[Hashable]:
    wanted = [f for f in plan["figures"] if f.get("core", True) and f["metric"] is not None]
    plain = ("metric", "quantity", "group", "comparator", "service", "value", "unit")
    exact = ("event", "category", "status", "qualifier", "period")
    keys = [tuple(str(f[k]) for k in plain) for f in wanted]
    if not strict:
        return list(keys)
    return [(*key, *(str(f[k]) for k in exact), _room(f, places)) for key, f in zip(keys, wanted, strict=True)]


def _absences(plan: Answer, places: dict[int, int] | None) -> list[Hashable]:
    return [(_room(a, places), a["metric"], a["service"], a["status"]) for a in plan["availability"]]


def _head(gold: Answer, read: Answer) -> float:
    tests = [gold["council"] == read["council"], fold(gold["title"]) == fold(read["title"])]
    tests += [gold[name] == read[name] for name in ("dated", "period", "employees")]
    people = [[(p["role"], fold(p["name"]), fold(p["position"])) for p in plan["people"]] for plan in (gold, read)]
    return (sum(map(bool, tests)) + shared(*people)) / (len(tests) + 1)
