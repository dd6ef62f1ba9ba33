"""What a comparison is asked to do: thresholds, the day it is made for, the peers, and what to show."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from schemas.base import Noun
from schemas.plan import Service

PeerGroup = Literal["all", "region", "type", "rural_urban", "neighbours"]


class CompareSettings(Noun):
    """Settings of a comparison; they are printed with every table.

    `min_councils`: medians and quartiles only from so many councils up. `suppress_below`: values computed from a printed
    count below this (zero apart) are hidden. `as_of`: the day for what is past due and which authorities exist; None
    means the newest plan's day. `councils` (GSS codes or names), `metrics`, `years`, `services` and `groups` (of a
    figure) choose which rows are shown; they never change what a median is made of, except `years`, which chooses the
    plans. `without_names` leaves people's names out of every text.
    """

    min_councils: int = Field(default=5, ge=2, le=1000)
    suppress_below: int = Field(default=5, ge=0, le=1000)
    as_of: date | None = None
    peers: PeerGroup = "all"
    councils: tuple[str, ...] = ()
    metrics: tuple[int, ...] = ()
    years: tuple[str, ...] = ()
    services: tuple[Service, ...] = ()
    groups: tuple[str, ...] = ()
    without_names: bool = False

    def shown(self, as_of: date | None) -> dict[str, str]:
        """The settings as words for a table's head; filters only where they are set."""
        words = {
            "min_councils": str(self.min_councils),
            "suppress_below": str(self.suppress_below),
            "as_of": as_of.isoformat() if as_of else "no dated plan",
            "peers": self.peers,
            "names": "left out" if self.without_names else "as printed",
        }
        filters: dict[str, tuple[object, ...]] = {
            "council": self.councils, "metric": self.metrics, "year": self.years,
            "service": self.services, "group": self.groups,
        }  # fmt: skip
        words.update({name: ", ".join(str(v) for v in values) for name, values in filters.items() if values})
        return words
