"""A page's objects walked through PDFium: paths become pdfplumber's rects, lines and curves, text objects get their order."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as raw

from extractors.pdf.pdfium_calls import closes, form_object, item_at, page_object, point_of, segment_of, step_of, type_of
from extractors.pdf.pdfium_frame import Frame

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Shape = dict[str, Any]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 20
_MOST_SEGMENTS = 4000
_STEPS = {0: "l", 1: "c", 2: "m"}


@dataclass(slots=True)
class Walk:
    """What the walk over a page's objects found. `texts` are text objects by address, in painting order, with their matrix."""

    rects: list[Shape] = field(default_factory=list)
    lines: list[Shape] = field(default_factory=list)
    curves: list[Shape] = field(default_factory=list)
    images: list[Shape] = field(default_factory=list)
    texts: dict[int, Matrix] = field(default_factory=dict)
    seen: int = 0
    cut_short: bool = False


def walk(page: Any, frame: Frame, most: int) -> Walk:
    """All objects of a page, those of nested forms in their place; at most `most` of them."""
    out = Walk()
    handle = ctypes.cast(page.raw, ctypes.c_void_p).value
    for at in range(raw.FPDFPage_CountObjects(page)):
        _take(page_object(handle, at), IDENTITY, 0, out, (frame, most))
        if out.cut_short:
            break
    return out


def _take(address: int | None, outer: Matrix, depth: int, out: Walk, bounds: tuple[Frame, int]) -> None:
    out.seen += 1
    if not address or out.seen > bounds[1] or depth > _DEEPEST:
        out.cut_short = out.cut_short or bool(address)
        return
    kind = type_of(address)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        out.texts[address] = outer
        return
    item = item_at(address)
    matrix = _times(_matrix(item), outer)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        _path(item, matrix, out, bounds[0])
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        corners = [_at(matrix, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        out.images.append(_boxed([bounds[0].point(*corner) for corner in corners]))
    elif kind == raw.FPDF_PAGEOBJ_FORM:
        for at in range(raw.FPDFFormObj_CountObjects(item)):
            _take(form_object(address, at), matrix, depth + 1, out, bounds)
            if out.cut_short:
                return


def _matrix(item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _at(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _path(item: Any, matrix: Matrix, out: Walk, frame: Frame) -> None:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, mode, stroked)
    count = raw.FPDFPath_CountSegments(item)
    if not (mode.value or stroked.value) or not 1 < count <= _MOST_SEGMENTS:
        return
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(item, width)
    look = {
        "fill": bool(mode.value), "stroke": bool(stroked.value), "linewidth": width.value,
        "non_stroking_color": fill_colour(item), "stroking_color": None,
    }  # fmt: skip
    for steps, points, closed in _subpaths(item, count, matrix, frame):
        _sort(steps, points, out, {**look, "closed": closed})


def fill_colour(item: Any) -> tuple[float, float, float] | None:
    """An object's fill colour; None where it has none, or is wholly transparent."""
    r, g, b, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, r, g, b, alpha) or alpha.value == 0:
        return None
    return r.value / 255, g.value / 255, b.value / 255


def _subpaths(item: Any, count: int, matrix: Matrix, frame: Frame) -> Iterator[tuple[str, list[Point], bool]]:
    steps, closed = "", False
    points: list[Point] = []
    path = ctypes.cast(item, ctypes.c_void_p).value
    place = (ctypes.c_float * 2)()
    x, y = ctypes.addressof(place), ctypes.addressof(place) + 4
    for at in range(count):
        segment = segment_of(path, at)
        step = _STEPS.get(step_of(segment), "?")
        point_of(segment, x, y)
        if step == "m" and points:
            yield steps, points, closed
            steps, points, closed = "", [], False
        steps += step
        points.append(_shown(frame, matrix, place[0], place[1]))
        closed = closed or bool(closes(segment))
    if points:
        yield steps, points, closed


def _shown(frame: Frame, matrix: Matrix, x: float, y: float) -> Point:
    shown = frame.point(*_at(matrix, x, y))
    return round(shown[0], 3), round(shown[1], 3)


def _sort(steps: str, points: list[Point], out: Walk, look: Shape) -> None:
    """The rules of pdfminer: two points a line, a closed four-sided figure with upright sides a rect, anything else a curve."""
    if len(points) < 2:
        return
    shape = {**_boxed(points), **look, "pts": points}
    closed = look["closed"] or points[0] == points[-1]
    ring = points[:-1] if len(points) > 2 and points[0] == points[-1] else points
    if "c" not in steps and len(ring) == 2:
        out.lines.append({**shape, "object_type": "line"})
    elif "c" not in steps and len(ring) == 4 and closed and _is_upright(ring):
        out.rects.append({**shape, "object_type": "rect"})
    else:
        path = [(step, point) for step, point in zip(steps, points, strict=True)]
        shape["path"] = [*path, ("h",)] if closed else path
        out.curves.append({**shape, "object_type": "curve"})


def _is_upright(ring: list[Point]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = ring
    across = abs(y0 - y1) < 0.01 and abs(x1 - x2) < 0.01 and abs(y2 - y3) < 0.01 and abs(x3 - x0) < 0.01
    down = abs(x0 - x1) < 0.01 and abs(y1 - y2) < 0.01 and abs(x2 - x3) < 0.01 and abs(y3 - y0) < 0.01
    return across or down


def _boxed(points: list[Point]) -> Shape:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return {"x0": min(xs), "top": min(ys), "x1": max(xs), "bottom": max(ys)}
