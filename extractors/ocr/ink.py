"""What is drawn on a picture beside its words: rules, shading, bullets' dots, and how heavy the strokes of a word are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from extractors.ocr.words import Word
from schemas.document import Box

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]
_DARK = 200
_INK = 128
_ACROSS, _DOWN = 20.0, 15.0
_THIN = 3.2
# A row of dots: the gap between two, the height of one, and the least length of the row.
_GAP, _SPOT, _LEADER = 3.0, 1.8, 14.0
_MOST = 3000
_BLOCK = 4
_COLOURS, _LEAST_SHARE = 40, 0.002
_DOT = (0.2, 0.45)


@dataclass(frozen=True, slots=True)
class Shade:
    """A rectangle of one colour (red, green, blue from 0 to 1)."""

    box: Box
    colour: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Ink:
    """A picture's drawings, boxes in pixels."""

    rules: list[Box]
    shades: list[Shade]
    dots: list[Box]


def is_blank(picture: Image.Image) -> bool:
    """Whether next to nothing on the picture differs from its paper."""
    grey = np.asarray(picture.convert("L"))
    return bool(np.count_nonzero(np.abs(grey.astype(np.int16) - np.median(grey)) > 40) < 1e-5 * grey.size)


def ink_of(picture: Image.Image, light: Image.Image, scale: float, words: Sequence[Word]) -> Ink:
    """Rules, shades and dots of a picture of `scale` pixels a point; `light` is the same with its dark grounds turned."""
    grey = np.asarray(light.convert("L"))
    dark = grey < _DARK
    across = _long_runs(dark, round(_ACROSS * scale))
    down = _long_runs(dark.T, round(_DOWN * scale)).T
    rules = [box for box in _boxes(across) if box[3] - box[1] <= _THIN * scale]
    rules += [box for box in _boxes(down) if box[2] - box[0] <= _THIN * scale and not _in_word(box, words)]
    return Ink(rules, _shades(picture, scale), _dots(grey < _INK, words))


def without_rules(picture: Image.Image, scale: float) -> Image.Image:
    """The picture with its longer rules and rows of dots painted over: they are taken for letters, and boxes for pictures.

    Where a letter crosses a rule, an underlined one with a tail, it stays whole.
    """
    dark = np.asarray(picture.convert("L")) < _DARK
    across = [*_boxes(_long_runs(dark, round(2 * _ACROSS * scale))), *_leaders(dark, scale)]
    down = _boxes(_long_runs(dark.T, round(2 * _DOWN * scale)))
    ways = [[_grown(box) for box in found if box[3] - box[1] <= _THIN * scale] for found in (across, down)]
    rules = np.zeros(dark.shape, dtype=bool)
    for mask, found in zip((rules, rules.T), ways, strict=True):
        for x0, top, x1, bottom in found:
            mask[top:bottom, x0:x1] = True
    if not rules.any():
        return picture
    letters, over = dark & ~rules, np.zeros(dark.shape, dtype=bool)
    for mask, others, found in zip((over, over.T), (letters, letters.T), ways, strict=True):
        for box in found:
            _paint(mask, others, box)
    out = np.array(picture)
    out[over] = 255
    return Image.fromarray(out)


def _grown(box: Box) -> tuple[int, int, int, int]:
    return max(0, int(box[0]) - 1), max(0, int(box[1]) - 1), int(box[2]) + 1, int(box[3]) + 1


def _paint(over: Mask, letters: Mask, box: tuple[int, int, int, int]) -> None:
    """Mark a level rule, but not where a letter goes on both above and below it."""
    x0, top, x1, bottom = box
    above, below = letters[max(0, top - 2) : top, x0:x1], letters[bottom : bottom + 2, x0:x1]
    over[top:bottom, x0:x1] |= ~(above.any(axis=0) & below.any(axis=0))


def _leaders(dark: Mask, scale: float) -> list[Box]:
    """Rows of dots that lead from a word to a number."""
    gap = max(2, round(_GAP * scale))
    grown = ndimage.maximum_filter1d(dark.astype(np.uint8), size=gap, axis=1)
    closed = ndimage.minimum_filter1d(grown, size=gap, axis=1) > 0
    least = _LEADER * scale
    return [box for box in _boxes(closed, most=None) if box[3] - box[1] <= _SPOT * scale and box[2] - box[0] >= least]


def _long_runs(dark: Mask, least: int) -> Mask:
    """The mask with only the runs of at least `least` pixels along its rows."""
    high, wide = dark.shape
    padded = np.zeros((high, wide + 2), dtype=np.int8)
    padded[:, 1:-1] = dark
    step = np.diff(padded, axis=1)
    row, start = np.nonzero(step == 1)
    _, end = np.nonzero(step == -1)
    long = end - start >= least
    marks = np.zeros((high, wide + 1), dtype=np.int32)
    np.add.at(marks, (row[long], start[long]), 1)
    np.add.at(marks, (row[long], end[long]), -1)
    return np.asarray(np.cumsum(marks, axis=1)[:, :wide] > 0)


def _boxes(mask: Mask, most: int | None = _MOST) -> list[Box]:
    labels, count = ndimage.label(mask)
    if most is not None and count > most:
        return []
    return [_box(found) for found in ndimage.find_objects(labels)]


def _box(found: tuple[slice, slice], factor: int = 1) -> Box:
    rows, columns = found
    return (
        float(columns.start * factor), float(rows.start * factor), float(columns.stop * factor), float(rows.stop * factor),
    )  # fmt: skip


def _in_word(box: Box, words: Sequence[Word]) -> bool:
    """Whether an upright stroke is one of a large letter."""
    middle = (box[0] + box[2]) / 2
    return any(word.box[0] <= middle <= word.box[2] and word.box[1] - 2 <= box[1] and box[3] <= word.box[3] + 2 for word in words)


def _shades(picture: Image.Image, scale: float) -> list[Shade]:
    """Rectangles of one colour that is not the paper's; the brightest pixel of each small block is its ground."""
    colours = np.asarray(picture.convert("RGB"))
    high, wide = colours.shape[0] // _BLOCK, colours.shape[1] // _BLOCK
    if not high or not wide:
        return []
    blocks = colours[: high * _BLOCK, : wide * _BLOCK].reshape(high, _BLOCK, wide, _BLOCK, 3).max(axis=(1, 3))
    steps = blocks.astype(np.int32) // 8
    keys = (steps[..., 0] << 10) | (steps[..., 1] << 5) | steps[..., 2]
    found, counts = np.unique(keys, return_counts=True)
    paper = int(found[counts.argmax()])
    order = found[np.argsort(-counts, kind="stable")]
    share = dict(zip(found.tolist(), (counts / keys.size).tolist(), strict=True))
    out: list[Shade] = []
    taken = {paper}
    for key in order.tolist()[:_COLOURS]:
        if key in taken or share[key] < _LEAST_SHARE:
            continue
        # A colour that lies between two steps, or wavers as JPEG's do, is still one.
        alike = [other for other in found.tolist() if other not in taken and _steps_apart(key, other) <= 1]
        taken.update(alike)
        labels, count = ndimage.label(ndimage.binary_closing(np.isin(keys, alike)))
        if count > _MOST:
            continue
        for number, piece in enumerate(ndimage.find_objects(labels), start=1):
            box = _box(piece, _BLOCK)
            mask = labels[piece] == number
            if box[2] - box[0] < 20 * scale or box[3] - box[1] < 8 * scale or mask.mean() < 0.7:
                continue
            red, green, blue = (float(part) / 255 for part in np.median(blocks[piece][mask], axis=0))
            if min(red, green, blue) < 0.985:
                out.append(Shade(box, (red, green, blue)))
    return out


def _steps_apart(one: int, other: int) -> int:
    return max(abs((one >> shift & 31) - (other >> shift & 31)) for shift in (0, 5, 10))


def _dots(ink: Mask, words: Sequence[Word]) -> list[Box]:
    """Small filled discs and squares of a bullet's size, whichever letter the engine took them for."""
    if not words:
        return []
    em = float(np.median([word.size for word in words]))
    labels, count = ndimage.label(ink)
    if not count:
        return []
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    out = []
    for number, piece in enumerate(ndimage.find_objects(labels), start=1):
        box = _box(piece)
        wide, high = box[2] - box[0], box[3] - box[1]
        square = 0.72 <= wide / high <= 1.38
        if square and _DOT[0] * em <= high <= _DOT[1] * em and sizes[number] >= 0.66 * wide * high:
            out.append(box)
    return out


def stroke(grey: Grey, word: Word) -> float | None:
    """The mean width of a word's upright strokes as a share of its em; None where there is nothing to measure."""
    x0, top, x1, bottom = (round(side) for side in word.box)
    crop = grey[max(0, top) : bottom, max(0, x0 - 1) : x1 + 1].astype(np.float64)
    if crop.size < 12:
        return None
    ground, darkest = float(np.percentile(crop, 95)), float(crop.min())
    if ground - darkest < 40:
        return None
    weight = np.clip((ground - crop) / (ground - darkest), 0.0, 1.0)
    turns = np.abs(np.diff(weight, axis=1)).sum() / 2
    return float(weight.sum() / turns / word.size) if turns > 0 else None
