"""How a run of text looks, laid together from the styles that say something about it."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Look:
    """A run's look; None where nothing says. `size` is in points, `colour` is "#rrggbb"."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    size: float | None = None
    colour: str | None = None

    def under(self, over: Look) -> Look:
        """This look with another one laid over it: what that one sets counts."""
        if over is PLAIN or over is self:
            return self
        if self is PLAIN:
            return over
        pairs = ((getattr(self, name), getattr(over, name)) for name in _NAMES)
        return Look(*(below if above is None else above for below, above in pairs))


_NAMES = tuple(field.name for field in fields(Look))
PLAIN = Look()
