"""Chooses what a section about a metric says in figures."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.composer import rates, shares
from tests.composer.speech import EVENTS, Data, Voice, voice

__all__ = ["EVENTS", "Data", "Voice", "data_of", "voice"]


Maker = Callable[[random.Random, int, Voice], Data]


EVENT_MAKERS: tuple[Maker, ...] = (
    rates.pair_and_ratio,
    rates.pair_and_ratio,
    rates.white_subject,
    rates.percent_likely,
    rates.in_words,
    rates.by_service,
    rates.respectively,
    rates.change,
    rates.one_in,
    rates.counts,
    rates.year_table,
    rates.service_table,
    rates.withheld,
    rates.not_held,
    rates.under_five,
    rates.direction_only,
    rates.nobody,
)


SPECIAL: dict[int, tuple[Maker, ...]] = {
    1: (shares.band_sentence, shares.band_table, shares.band_table),
    2: (shares.composition, shares.listed_shares, shares.gap_in_points),
    7: (shares.nested, shares.sources),
    8: (shares.composition,),
    9: (shares.seniors, shares.senior_share),
}


def data_of(rng: random.Random, metric: int, v: Voice, *, prose: bool = False) -> Data:
    """What a section about a metric says in figures; with `prose` no table."""
    makers = SPECIAL[metric] if metric in (1, 9) or (metric in SPECIAL and rng.random() < 0.4) else EVENT_MAKERS
    usable = [m for m in makers if not (prose and m in (shares.band_table, rates.year_table, rates.service_table))]
    return rng.choice(usable)(rng, metric, v)
