"""What a comparison asks of the register of councils: who exists on a day, who goes on in whose line, who is like whom."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.benchmarks.settings import PeerGroup
from schemas.register import CouncilEntry, Register


def existing(register: Register, day: str | None) -> list[CouncilEntry]:
    """The councils in being on an ISO day (None: those without an end), by name."""
    return sorted(register.current(day), key=lambda c: (c.name, c.gss))


def heir(register: Register, council: CouncilEntry) -> CouncilEntry | None:
    """The one council that took over from one alone; None where several did, or it took over from several."""
    found = register.by_gss(council.successors[0]) if len(council.successors) == 1 else None
    return found if found and len(register.predecessors(found.gss)) == 1 else None


def line(register: Register, council: CouncilEntry) -> CouncilEntry:
    """The last council of a line of sole heirs: plans of one line are one council's over the years."""
    seen = {council.gss}
    while (found := heir(register, council)) is not None and found.gss not in seen:
        seen.add(found.gss)
        council = found
    return council


def peer_name(register: Register, council: CouncilEntry | None, group: PeerGroup) -> str | None:
    """What the peers of a council are called in a kind of group; None where the register does not say."""
    if group == "all":
        return "all councils compared"
    if council is None:
        return None
    if group == "neighbours":
        return f"statistical neighbours of {council.name}" if register.statistical_neighbours(council.gss) else None
    return {"region": council.region, "type": council.type, "rural_urban": council.rural_urban}[group]


def peers(
    register: Register, council: CouncilEntry | None, group: PeerGroup, compared: Mapping[str, CouncilEntry | None]
) -> list[str]:
    """The keys of the councils compared that are a council's peers.

    Its region, type or rural and urban class hold the council itself; its statistical neighbours do not.
    """
    if group == "all":
        return sorted(compared)
    if council is None:
        return []
    if group == "neighbours":
        near = {neighbour.gss for neighbour in register.statistical_neighbours(council.gss)}
        return sorted(key for key, other in compared.items() if other is not None and other.gss in near)
    name = peer_name(register, council, group)
    return sorted(key for key, other in compared.items() if name and other and peer_name(register, other, group) == name)
