"""Chooses times of the catalogue, each with its reading."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.composer import calendar_times as c
from tests.composer import open_times as o
from tests.composer.calendar_times import MONTHS, Frame, Made, last_day, month

__all__ = ["MONTHS", "Frame", "any_time", "last_day", "month"]


Maker = Callable[[random.Random, Frame], Made]


COMMON: tuple[Maker, ...] = (month, month, month, c.month_short, c.day, c.by_end, c.quarter, c.financial_year, o.ongoing)


RARE: tuple[Maker, ...] = (
    c.bound,
    c.calendar_year,
    c.season,
    c.months,
    c.years,
    o.onwards,
    o.then,
    o.recurring,
    o.recurring,
    o.quarterly_from,
    o.within,
    o.over_until,
    o.term,
    o.at_once,
    o.plan_year,
    c.part_of,
    c.week,
    o.school,
    o.event,
    o.complete,
    o.in_progress,
    o.revised,
    o.pending,
    o.in_sentence,
    o.no_such_day,
)


def any_time(rng: random.Random, frame: Frame, rare: float = 0.55) -> Made:
    """A time of the catalogue: common forms or, as often as `rare` says, one of the others."""
    return rng.choice(RARE if rng.random() < rare else COMMON)(rng, frame)
