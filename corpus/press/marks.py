"""The originals' marks: what stands in braces is a value whose reading is written beside it.

In running text "{38% of white staff|m5,rate,cpd,white,38%}" prints the words before the bar; what follows are one or more
readings, parted by ";", each a list of figure attributes in any order, or an availability ("not_held"). In a lead's field
"{Head of HR}, supported by {support:Equality Team}" prints without braces and names the leads one by one.
"""

from __future__ import annotations

import re
from typing import Any, get_args

from schemas.plan import AvailabilityStatus, Event, FigureStatus, Qualifier, Quantity, Service

_MARK = re.compile(r"\{([^{}|]*)(?:\|([^{}]*))?\}")
_NUMBER = re.compile(r"^(#|£)?(\d+(?:\.\d+)?)(%|x|pp)?$")
_UNITS = {"%": "percent", "x": "ratio", "pp": "percentage_points", "#": "count", "£": "gbp"}
_FIXED = {"x": "relative_likelihood", "pp": "gap", "#": "count"}
_GROUPS = ("minority_ethnic", "white", "not_stated", "all")
_OTHER = {"white": "minority_ethnic", "minority_ethnic": "white"}
_WORDS: dict[str, tuple[str, ...]] = {
    "quantity": get_args(Quantity),
    "event": get_args(Event),
    "service": get_args(Service),
    "qualifier": get_args(Qualifier),
    "status": get_args(FigureStatus),
    "group": _GROUPS,
}
EVENT_OF_METRIC = {1: "pay_band", 3: "disciplinary", 4: "fitness_to_practise", 5: "cpd", 6: "harassment_public", 8: "left"}


def plain(text: str | None) -> str | None:
    """The text as printed: marks, and the signs of bullets and of bold words, taken away."""
    if text is None:
        return None
    shown = _MARK.sub(lambda m: m.group(1), text)
    return "\n".join(line.removeprefix("- ") for line in shown.split("\n")).replace("**", "")


def shown(text: str | None) -> str:
    """The text for a writer: marks taken away, the signs of bullets and bold kept."""
    return _MARK.sub(lambda m: m.group(1), text or "")


def printed_leads(text: str) -> str:
    """A lead's field as printed."""
    return _MARK.sub(lambda m: m.group(1).removeprefix("support:").removeprefix("sponsor:"), text)


def leads(text: str, role: str = "lead") -> list[dict[str, Any]]:
    """The leads that a field names: each in braces, with a role before a colon; without braces the whole field is one.

    Empty braces say that the words name nobody ("{}To be confirmed").
    """
    if not text:
        return []
    named = [m.group(1) for m in _MARK.finditer(text)] if "{" in text else [text]
    out = []
    for name in named:
        head, colon, tail = name.partition(":")
        if colon and head in ("support", "sponsor"):
            out.append({"text": tail, "role": head})
        elif name:
            out.append({"text": name, "role": role})
    return out


def readings(
    text: str | None, defaults: dict[str, Any], stated: dict[str, Any] | None = None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The figures and the availabilities that a marked text states, in order.

    `defaults` gives metric, event, group, service, category, quantity and the section's period where a mark leaves them
    out; `stated` is what a table's row and column say, which counts as said of each figure itself.
    """
    figures: list[dict[str, Any]] = []
    missing: list[dict[str, Any]] = []
    for match in _MARK.finditer(text or ""):
        if match.group(2) is None:
            continue
        for reading in match.group(2).split(";"):
            words = match.group(1).replace("**", "")
            given = (stated or {}) | attributes(reading)
            if "missing" in given:
                missing.append(_absence(given, defaults, words))
            else:
                figures.append(_figure(given, defaults, words))
    return figures, missing


def attributes(reading: str) -> dict[str, Any]:
    """The attributes that a reading gives, by name; an unknown word is an error."""
    out: dict[str, Any] = {}
    for token in (t.strip() for t in reading.split(",")):
        name, value = _attribute(token)
        out[name] = value
        if name == "number":
            out.pop("number")
            out |= _number(value)
    return out


def _attribute(token: str) -> tuple[str, Any]:
    if token in get_args(AvailabilityStatus):
        return "missing", token
    if re.fullmatch(r"m\d", token):
        return "metric", int(token[1:])
    if token == "m-":  # noqa: S105 - a mark, not a secret
        return "metric", None
    if "=" in token:
        name, _, value = token.partition("=")
        return {"cat": "category", "vs": "comparator"}.get(name, name), value.replace("^", ",")
    if _NUMBER.match(token):
        return "number", token
    for name, words in _WORDS.items():
        if token in words:
            return name, token
    raise ValueError(f"no reading of the mark {token!r}")


def _number(token: str) -> dict[str, Any]:
    match = _NUMBER.match(token)
    if match is None:
        raise ValueError(f"no number: {token!r}")
    sign = match.group(1) or match.group(3) or ""
    out: dict[str, Any] = {"value": float(match.group(2)), "unit": _UNITS[sign]}
    return out | ({"quantity": _FIXED[sign]} if sign in _FIXED else {})


def _period(value: str | None) -> dict[str, str | None] | None:
    if not value or value == "none":
        return None
    start, _, end = value.partition("/")
    return {"start": start or None, "end": end or None}


def _figure(given: dict[str, Any], defaults: dict[str, Any], words: str) -> dict[str, Any]:
    merged = {**defaults, **given}
    metric = merged.get("metric")
    status = merged.get("status", "actual")
    quantity = merged["quantity"]
    group = merged["group"]
    comparator = merged.get("comparator")
    if quantity in ("relative_likelihood", "gap") and comparator is None:
        comparator = _OTHER[group]
    own_period = given.get("period")
    inherited = defaults.get("period") if status == "actual" else None
    out = {
        "metric": metric,
        "quantity": quantity,
        "event": merged.get("event") or EVENT_OF_METRIC[merged["metric"]],
        "group": group,
        "comparator": comparator,
        "service": merged.get("service", "both"),
        "category": merged.get("category"),
        "value": merged["value"],
        "unit": merged["unit"],
        "qualifier": merged.get("qualifier"),
        "status": status,
        "period": _period(own_period if own_period is not None else inherited),
        "text": words,
    }
    return out | ({"core": False} if given.get("core") == "no" else {})


def _absence(given: dict[str, Any], defaults: dict[str, Any], words: str) -> dict[str, Any]:
    merged = {**defaults, **given}
    return {
        "metric": merged.get("metric"),
        "service": merged.get("service", "both"),
        "status": given["missing"],
        "text": words,
    }
