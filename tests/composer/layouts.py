"""The layouts of the catalogue by their codes."""

from __future__ import annotations

from collections.abc import Callable

from tests.composer import headed, running, tabular
from tests.composer.common import Plan
from tests.composer.parts import Maker

LAYOUTS: dict[str, Callable[[Maker], Plan]] = {
    "L1": tabular.table,
    "L2": tabular.cards,
    "L3": headed.metric,
    "L4": headed.themes,
    "L5": running.lines,
    "L6": running.slashes,
    "L7": tabular.pipes,
    "L8": running.stacked,
    "L9": running.scrambled,
    "L10": running.inline,
    "L11": running.bullets,
    "L12": tabular.across,
    "L13": headed.narrative,
    "L14": headed.counted,
    "L15": headed.prose,
    "L16": running.glued,
    "L17": tabular.table,
}
