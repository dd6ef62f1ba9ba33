"""Colours of a workbook: given outright, by place in its theme with a tint, or by number in the old palette."""

from __future__ import annotations

import colorsys
import re

from extractors.markup import Element, elements
from extractors.xlsx.names import A, whole

_RGB = re.compile(r"[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}")
_TINT = re.compile(r"-?(?:[01](?:\.[0-9]{1,20})?|[0-9](?:\.[0-9]{1,20})?[eE]-[0-9]{1,3})")
# Office's own theme, in the order in which cells count its colours: light and dark are swapped against the theme's part.
_OFFICE = ("ffffff", "000000", "e7e6e6", "44546a", "4472c4", "ed7d31", "a5a5a5", "ffc000", "5b9bd5", "70ad47")
_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_FIRST_EIGHT = "000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff"
_PALETTE = (
    f"{_FIRST_EIGHT} {_FIRST_EIGHT} "
    "800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff "
    "000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 "
    "3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split()


class Colours:
    """Finds what a colour element shows; `theme` is the theme's part."""

    def __init__(self, theme: Element | None) -> None:
        self._theme = list(_OFFICE)
        scheme = next(theme.iter(f"{A}clrScheme"), None) if theme is not None else None
        for at, name in enumerate(_THEME):
            named = scheme.find(f"{A}{name}") if scheme is not None else None
            for one in elements(named) if named is not None else ():
                told = one.get("lastClr") or one.get("val") or ""
                if _RGB.fullmatch(told):
                    self._theme[at] = told[-6:].lower()

    def of(self, element: Element | None) -> str | None:
        """The colour ("#rrggbb"), or None where none is set or the reader's own system chooses it."""
        if element is None:
            return None
        rgb, theme, number = element.get("rgb") or "", whole(element.get("theme")), whole(element.get("indexed"))
        if _RGB.fullmatch(rgb):
            plain = rgb[-6:].lower()
        elif theme is not None and theme < len(self._theme):
            plain = self._theme[theme]
        elif number is not None and number < len(_PALETTE):
            plain = _PALETTE[number]
        else:
            return None
        return f"#{_tinted(plain, element.get('tint') or '')}"


def _tinted(rgb: str, tint: str) -> str:
    """A colour made lighter (tint above 0) or darker."""
    amount = float(tint) if _TINT.fullmatch(tint) else 0.0
    if not amount or abs(amount) > 1:
        return rgb
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + amount) if amount < 0 else light * (1 - amount) + amount
    return "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(hue, light, strength))
