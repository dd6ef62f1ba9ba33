"""What a comparison asks of the register of councils: who exists on a day, what a code means, who is like whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from pipeline.benchmarks.settings import PeerGroup


class AuthorityLike(Protocol):
    """An authority of the register, for the days from `valid_from` to `valid_to` (ISO; None is open)."""

    @property
    def gss(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def type(self) -> str | None: ...  # noqa: D102
    @property
    def region(self) -> str | None: ...  # noqa: D102
    @property
    def rural_urban(self) -> str | None: ...  # noqa: D102
    @property
    def neighbours(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def valid_from(self) -> str | None: ...  # noqa: D102
    @property
    def valid_to(self) -> str | None: ...  # noqa: D102
    @property
    def successors(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def former_gss(self) -> Sequence[str]: ...  # noqa: D102


class Authorities:
    """The register as a comparison uses it: by code, former codes included."""

    def __init__(self, authorities: Iterable[AuthorityLike]) -> None:
        self.listed: list[AuthorityLike] = sorted(authorities, key=lambda a: (a.name, a.gss))
        self._by_gss: dict[str, AuthorityLike] = {}
        for authority in self.listed:
            for code in authority.former_gss:
                self._by_gss.setdefault(code, authority)
        self._by_gss.update({a.gss: a for a in self.listed})

    def find(self, gss: str | None) -> AuthorityLike | None:
        """The authority of a present or former code; None where the register has none."""
        return self._by_gss.get(gss) if gss else None

    def existing(self, day: str | None) -> list[AuthorityLike]:
        """Those that exist on an ISO day (None: those without an end), by name."""
        if day is None:
            return [a for a in self.listed if a.valid_to is None]
        return [a for a in self.listed if (a.valid_from or "") <= day <= (a.valid_to or "9999")]

    def heir(self, authority: AuthorityLike) -> AuthorityLike | None:
        """The one authority that took over from one alone; None where several did, or it took over from several."""
        heirs = [h for code in authority.successors if (h := self.find(code))]
        if len(authority.successors) != 1 or len(heirs) != 1:
            return None
        parents = [a for a in self.listed if heirs[0].gss in a.successors]
        return heirs[0] if len(parents) == 1 else None

    def line(self, authority: AuthorityLike) -> AuthorityLike:
        """The last authority of a line of sole heirs: plans of one line are one council's over the years."""
        seen = {authority.gss}
        while (heir := self.heir(authority)) is not None and heir.gss not in seen:
            seen.add(heir.gss)
            authority = heir
        return authority


def peer_name(authority: AuthorityLike | None, group: PeerGroup) -> str | None:
    """What the peers of an authority are called in a kind of group; None where the register does not say."""
    if group == "all":
        return "all councils compared"
    if authority is None:
        return None
    if group == "neighbours":
        return f"statistical neighbours of {authority.name}" if authority.neighbours else None
    return {"region": authority.region, "type": authority.type, "rural_urban": authority.rural_urban}[group]


def peers(authority: AuthorityLike | None, group: PeerGroup, compared: Mapping[str, AuthorityLike | None]) -> list[str]:
    """The keys of the councils compared that are an authority's peers.

    Its region, type or rural and urban class hold the council itself; its statistical neighbours do not.
    """
    if group == "all":
        return sorted(compared)
    if authority is None:
        return []
    if group == "neighbours":
        return sorted(key for key, a in compared.items() if a is not None and a.gss in authority.neighbours)
    name = peer_name(authority, group)
    return sorted(key for key, a in compared.items() if name is not None and peer_name(a, group) == name)
