"""Charts as SVG pictures, drawn by Vega-Lite in its own engine: no browser, no network, the same bytes every time.

The drawings are plain Vega-Lite; Altair would build the same from Python, at a second of import and sixteen megabytes more for
every run. They go into a page as `data:` pictures, so that no text of a plan can act in them and no two drawings share an id.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from functools import cache
from types import ModuleType
from typing import Any

from pipeline.benchmarks.position import BAND
from pipeline.publish.texts import shown
from schemas.base import Noun

MISSING = "Charts are drawn where vl-convert is installed: pip install councilplans[publish]. The tables hold the same values."
RATIO_ENDS = (0.125, 8.0)
POSITIONS = ("adverse", "within the screening band", "favourable", "undecided", "no direction")
_COLOURS = ("#b45309", "#6b7280", "#1d4ed8", "#8a6d00", "#374151")
_SHAPES = ("triangle-up", "square", "triangle-down", "circle", "diamond")
_VERSION = "5.20"
_LONGEST = 64
_CONFIG: dict[str, Any] = {
    "font": "Liberation Sans, Arial, sans-serif", "background": "#ffffff", "aria": False,
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "labelColor": "#1b1b1b", "titleColor": "#1b1b1b", "labelLimit": 300,
             "gridColor": "#e2e2e2", "titleFontWeight": "normal"},
    "legend": {"labelFontSize": 12, "titleFontSize": 12, "orient": "bottom", "columns": 3, "labelColor": "#1b1b1b"},
    "view": {"stroke": None},
}  # fmt: skip


class Dot(Noun):
    """One value of a chart: whose it is, the number, its interval, where it stands."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    position: str = "no direction"


class Chart(Noun):
    """A drawing: address of the picture (a data address), width and height in pixels, and what it shows in a sentence."""

    address: str
    width: int
    height: int
    alternative: str


@cache
def engine() -> ModuleType | None:
    """The drawing engine; None where the extra is not installed."""
    try:
        import vl_convert
    except ModuleNotFoundError:
        return None
    found: ModuleType = vl_convert
    return found


def dots(title: str, unit: str, values: Sequence[Dot], national: tuple[float, str] | None) -> Chart | None:
    """Values as dots with their intervals, a rule for the national value, and the screening band of a ratio."""
    if not values:
        return None
    ratio = unit == "ratio"
    scale: dict[str, Any] = {"type": "log", "domain": RATIO_ENDS, "clamp": True} if ratio else {"zero": True}
    x = {"field": "value", "type": "quantitative", "title": _axis(unit), "scale": scale}
    if ratio:
        x["axis"] = {"values": [0.125, 0.25, 0.5, 0.8, 1, 1.25, 2, 4, 8], "format": ".3~f"}
    y = {"field": "label", "type": "nominal", "title": None, "sort": None, "axis": {"labelLimit": 420, "grid": True}}
    layers = [_band(), _one()] if ratio else []
    layers += [
        {
            "mark": {"type": "rule", "strokeWidth": 2, "color": "#4b5563"},
            "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y},
        },
        {"mark": {"type": "point", "filled": True, "size": 90, "opacity": 1}, "encoding": {"x": x, "y": y, **_looks(values)}},
    ]
    if national:
        layers.append(_rule(national[0]))
    rows = [_row(dot, ratio=ratio) for dot in values]
    counted = "one value as a dot" if len(values) == 1 else f"{len(values)} values as dots"
    says = f"{title}: {counted}, with intervals" + (f"; {national[1]}" if national else "") + "."
    return _draw({"data": {"values": rows}, "width": 460, "height": {"step": 22}, "layer": layers}, says)


def quarters(title: str, bars: Iterable[tuple[str, str, int]]) -> Chart | None:
    """Actions by calendar quarter, each a bar of kinds upon each other: (quarter, kind, actions)."""
    rows = [{"quarter": quarter, "kind": kind, "actions": actions} for quarter, kind, actions in bars if actions]
    if not rows:
        return None
    kinds = ["past due", "not yet due"]
    across = {"field": "quarter", "type": "ordinal", "title": "quarter of the last day", "axis": {"labelAngle": -60}}
    up: dict[str, Any] = {"field": "actions", "type": "quantitative", "aggregate": "sum", "title": "actions"}
    up["axis"] = {"format": "d", "tickMinStep": 1}
    colour = {"field": "kind", "type": "nominal", "title": None, "scale": {"domain": kinds, "range": ["#b45309", "#93c5fd"]}}
    spec = {
        "data": {"values": rows}, "width": {"step": 26}, "height": 220,
        "mark": {"type": "bar", "stroke": "#1b1b1b", "strokeWidth": 0.5},
        "encoding": {"x": across, "y": up, "color": colour, "order": {"field": "kind", "sort": "descending"}},
    }  # fmt: skip
    return _draw(spec, f"{title}: actions by the quarter of their last day, past due and not yet due.")


def _axis(unit: str) -> str:
    words = {"ratio": "minority ethnic ÷ white (each step doubles; 1 is equal)", "percent": "percent",
             "percentage_points": "percentage points"}  # fmt: skip
    return words.get(unit, unit)


def _row(dot: Dot, *, ratio: bool) -> dict[str, Any]:
    least, most = RATIO_ENDS if ratio else (float("-inf"), float("inf"))

    def held(value: float | None, otherwise: float) -> float:
        return min(most, max(least, otherwise if value is None else value))

    open_end = most if ratio and dot.low is not None else dot.value
    return {
        "label": _short(dot.label), "value": held(dot.value, 1.0), "low": held(dot.low, dot.value),
        "high": held(dot.high, open_end), "position": dot.position,
    }  # fmt: skip


def _short(label: str) -> str:
    plain = shown(" ".join(label.split()))
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def _looks(values: Sequence[Dot]) -> dict[str, Any]:
    there = [p for p in POSITIONS if any(dot.position == p for dot in values)]
    at = [POSITIONS.index(p) for p in there]
    common = {"field": "position", "type": "nominal", "title": None}
    return {
        "color": {**common, "scale": {"domain": there, "range": [_COLOURS[i] for i in at]}},
        "shape": {**common, "scale": {"domain": there, "range": [_SHAPES[i] for i in at]}},
    }


def _band() -> dict[str, Any]:
    return {
        "data": {"values": [{"from": BAND[0], "to": BAND[1]}]},
        "mark": {"type": "rect", "color": "#d1d5db", "opacity": 0.55},
        "encoding": {"x": {"field": "from", "type": "quantitative"}, "x2": {"field": "to"}},
    }


def _one() -> dict[str, Any]:
    return {
        "data": {"values": [{"at": 1}]}, "mark": {"type": "rule", "color": "#6b7280"},
        "encoding": {"x": {"field": "at", "type": "quantitative"}},
    }  # fmt: skip


def _rule(at: float) -> dict[str, Any]:
    x = {"field": "at", "type": "quantitative"}
    line = {"type": "rule", "color": "#7c1d6f", "strokeWidth": 2, "strokeDash": [6, 3]}
    label = {"type": "text", "y": -7, "color": "#7c1d6f", "fontSize": 12}
    return {
        "data": {"values": [{"at": at, "label": "national"}]},
        "layer": [
            {"mark": line, "encoding": {"x": x}},
            {"mark": label, "encoding": {"x": x, "text": {"field": "label"}}},
        ],
    }


def _draw(spec: dict[str, Any], alternative: str) -> Chart | None:
    drawer = engine()
    if drawer is None:
        return None
    whole = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "config": _CONFIG, "padding": 8, **spec}
    svg: str = drawer.vegalite_to_svg(json.dumps(whole), vl_version=_VERSION)
    head = svg.partition(">")[0]
    width, height = (round(float(head.partition(f' {side}="')[2].partition('"')[0])) for side in ("width", "height"))
    address = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")
    return Chart(address=address, width=width, height=height, alternative=alternative)
