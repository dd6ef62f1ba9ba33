"""Where a value stands: adverse to minority ethnic staff, within the screening band, favourable, or undecided.

The band, 0.8 to 1.25, is this project's own choice. It is the four-fifths rule of thumb of the United States' selection
guidelines of 1978, taken both ways round (1 / 0.8 = 1.25); no guidance on the standard has been found that sets one. It is a
screen and no proof.
"""

from __future__ import annotations

from typing import Literal

from pipeline.benchmarks.candidates import Measure
from pipeline.benchmarks.rounding import Interval

BAND = (0.8, 1.25)
BAND_NAME = (
    "the screening band from 0.8 to 1.25 is this project’s own; it takes the four-fifths rule of the United States’ selection "
    "guidelines (1978) both ways round, and is not part of the standard"
)
Position = Literal["adverse", "within the screening band", "favourable", "undecided", "no direction"]
Adverse = Literal["above", "below", "none"]


def position(measure: Measure, interval: Interval, adverse: Adverse) -> Position:
    """The side of the band (a ratio) or of zero (a gap) on which the whole interval lies, in the metric's own direction."""
    if adverse == "none" or measure == "share":
        return "no direction"
    low, high = BAND if measure == "relative_likelihood" else (0.0, 0.0)
    if interval.low > high:
        return "adverse" if adverse == "above" else "favourable"
    if interval.high < low:
        return "favourable" if adverse == "above" else "adverse"
    if measure == "relative_likelihood" and interval.within(low, high):
        return "within the screening band"
    return "undecided"
