"""Light words on dark grounds turned into dark words on white: engines pass over them, and they are titles and heads."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

Mask = NDArray[np.bool_]
Grey = NDArray[np.uint8]
_DARK = 140
# In points: what a rule is thinner than; what a stroke of a letter is thinner than; the least ground; the largest letter.
_RULE, _STROKE = 1.6, 6.0
_LEAST = (30.0, 8.0)
_LETTER = (80.0, 60.0)
_SOLID = 0.25
_BLOCKY, _NARROW = 0.8, 12.0
_MOST = 200


def on_light(picture: Image.Image, scale: float) -> Image.Image:
    """The picture, of `scale` pixels a point, with white for its dark grounds and dark for the letters on them."""
    grey = np.asarray(picture.convert("L"))
    dark = grey < _DARK
    solid = _opened(dark, _STROKE * scale)
    if not solid.any():
        return picture
    out = np.array(picture.convert("RGB"))
    for place, ground in _grounds(dark, solid, scale):
        _turn(out[place], grey[place], ground, scale)
    return Image.fromarray(out)


def _grounds(dark: Mask, solid: Mask, scale: float) -> Iterator[tuple[tuple[slice, slice], Mask]]:
    """The dark areas that are thicker than rules and letters, each with the part of the picture that it lies in."""
    labels, count = ndimage.label(_opened(dark, _RULE * scale))
    thick = np.bincount(labels[solid], minlength=count + 1)
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    found = ndimage.find_objects(labels)
    chosen = [number for number in range(1, count + 1) if thick[number] >= _SOLID * sizes[number] and thick[number]]
    for number in sorted(chosen, key=lambda n: -sizes[n])[:_MOST]:
        rows, columns = found[number - 1]
        if columns.stop - columns.start >= _LEAST[0] * scale and rows.stop - rows.start >= _LEAST[1] * scale:
            yield (rows, columns), labels[rows, columns] == number


def _turn(out: Grey, grey: Grey, ground: Mask, scale: float) -> None:
    """Turn one ground and the letters on it; what is light and larger than letters, a panel with words of its own, stays."""
    level = float(np.median(grey[ground]))
    inside = ground.copy()
    light, _ = ndimage.label(~ground)
    edge = set(np.unique(np.concatenate([light[0], light[-1], light[:, 0], light[:, -1]])))
    for number, piece in enumerate(ndimage.find_objects(light), start=1):
        if number not in edge and _is_letter((light[piece] == number) & (grey[piece] >= _DARK), scale):
            inside[piece] = True
    brightest = float(np.percentile(grey[inside], 99.5))
    weight = np.clip((grey.astype(np.float32) - level) / max(30.0, brightest - level), 0.0, 1.0)
    turned = (255.0 * (1.0 - weight)).astype(np.uint8)
    rim = ndimage.binary_dilation(ground, iterations=2) & ~inside
    out[rim] = 255
    out[inside] = turned[inside][:, None]


def _is_letter(mask: Mask, scale: float) -> bool:
    high, wide = mask.shape
    if wide > _LETTER[0] * scale or high > _LETTER[1] * scale:
        return False
    return bool(wide <= _NARROW * scale or mask.mean() < _BLOCKY)


def _opened(mask: Mask, size: float) -> Mask:
    """The parts of a mask that a square of `size` pixels fits into."""
    side = max(2, round(size))
    shrunk = ndimage.minimum_filter(mask.astype(np.uint8), size=side, mode="constant", cval=1)
    grown = ndimage.maximum_filter(shrunk, size=side, mode="constant", cval=0, origin=-1 if side % 2 == 0 else 0)
    return np.asarray(grown > 0) & mask
