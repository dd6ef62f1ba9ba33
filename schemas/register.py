"""The register of English councils with social services duties, their predecessors and successors, as data."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from pathlib import Path

from pydantic import ValidationError

from schemas.base import Noun
from schemas.problems import UsageError

_GSS = re.compile(r"[EWSN][0-9]{8}")
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_BLANKS = re.compile(r"[\s\u00a0]+")
_LISTS = frozenset({"other_gss", "alt_names", "successors"})
_LARGEST_FILE = 4_000_000


class CouncilEntry(Noun):
    """A council: its GSS code, official and short name, other names, and what it can be compared by.

    `other_gss` are former codes, and later ones as "CODE@first day". `valid_from` and `valid_to` are the first and last
    day (None: before the register's time, still in being); `successors` the codes of those that took over its duties.
    """

    gss: str
    other_gss: tuple[str, ...] = ()
    name: str
    nice_name: str
    alt_names: tuple[str, ...] = ()
    type: str | None = None
    region: str | None = None
    dfe_region: str | None = None
    rural_urban: str | None = None
    imd_quintile: str | None = None
    dfe_la_number: str | None = None
    population_2020: int | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
    combined_authority: str | None = None

    def gss_on(self, day: str | None) -> str:
        """The code on a day ("2025", "2025-04", "2025-04-01"); the one of the register where no day is given."""
        code = self.gss
        for other in self.other_gss:
            later, _, start = other.partition("@")
            if start and day is not None and _last_day(day) >= start:
                code = later
        return code

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes that mean this council."""
        return (self.gss, *(other.partition("@")[0] for other in self.other_gss))

    def in_being(self, day: str | None) -> bool:
        """Whether the council was in being on a day or at some time of a month or year; true where no day is given."""
        if day is None:
            return True
        starts = self.valid_from is None or _last_day(day) >= self.valid_from
        return starts and (self.valid_to is None or day <= self.valid_to[: len(day)])


def _last_day(day: str) -> str:
    return {4: f"{day}-12-31", 7: f"{day}-31"}.get(len(day), day)


@dataclass(frozen=True, eq=False)
class Register:
    """The councils that the program knows, and each one's statistical neighbours (children's services model, by rank)."""

    entries: tuple[CouncilEntry, ...]
    neighbours: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def _by_code(self) -> dict[str, CouncilEntry]:
        return {code: entry for entry in reversed(self.entries) for code in reversed(entry.codes)}

    @cached_property
    def _by_name(self) -> dict[str, list[CouncilEntry]]:
        names: dict[str, list[CouncilEntry]] = {}
        for entry in self.entries:
            for name in dict.fromkeys(plain_name(n) for n in (entry.name, entry.nice_name, *entry.alt_names)):
                names.setdefault(name, []).append(entry)
        return names

    def by_gss(self, gss: str) -> CouncilEntry | None:
        """The council of a GSS code, present, former or later; None where the register has none."""
        return self._by_code.get(gss.strip().upper())

    def find(self, name: str, day: str | None = None) -> CouncilEntry | None:
        """The council of a name (official, short or other, however it is capitalised), as in being on a day.

        Of several with the name the one in being on the day; without a day the one still in being; None where that does
        not decide, or nothing has the name.
        """
        found = self._by_name.get(plain_name(name), [])
        if len(found) > 1:
            found = [e for e in found if (e.in_being(day) if day else e.valid_to is None)]
        return found[0] if len(found) == 1 else None

    def named(self, name: str) -> tuple[CouncilEntry, ...]:
        """Every council of a name, predecessors included."""
        return tuple(self._by_name.get(plain_name(name), ()))

    def current(self, day: str | None = None) -> tuple[CouncilEntry, ...]:
        """The councils in being on a day; without one, those still in being."""
        return tuple(e for e in self.entries if (e.in_being(day) if day else e.valid_to is None))

    def predecessors(self, gss: str) -> tuple[CouncilEntry, ...]:
        """The councils whose duties a council took over."""
        entry = self.by_gss(gss)
        codes = set(entry.codes) if entry else set()
        return tuple(e for e in self.entries if codes & set(e.successors))

    def statistical_neighbours(self, gss: str) -> tuple[CouncilEntry, ...]:
        """A council's statistical neighbours, the nearest first; empty where the model has none."""
        entry = self.by_gss(gss)
        codes = self.neighbours.get(entry.gss, ()) if entry else ()
        return tuple(found for code in codes if (found := self.by_gss(code)) is not None)


def plain_name(name: str) -> str:
    """A name as names are compared: lower case, "&" as "and", hyphens as blanks, no stops, no "the" before it."""
    text = _BLANKS.sub(" ", re.sub(r"[-‐‑–]", " ", name.lower().replace("&", " and ")))
    return re.sub(r"[.,’']", "", text).strip().removeprefix("the ")


@cache
def _shipped() -> tuple[tuple[CouncilEntry, ...], dict[str, tuple[str, ...]]]:
    data = resources.files("schemas") / "data"
    rows = csv.DictReader((data / "councils.csv").read_text("utf-8").splitlines())
    entries = tuple(_entry(row) for row in rows)
    near: dict[str, list[tuple[int, str]]] = {}
    for row in csv.DictReader((data / "statistical_neighbours.csv").read_text("utf-8").splitlines()):
        near.setdefault(row["gss"], []).append((int(row["rank"]), row["neighbour_gss"]))
    return entries, {gss: tuple(code for _, code in sorted(ranked)) for gss, ranked in near.items()}


def load_register(extra: Path | None = None) -> Register:
    """The shipped register, with the councils of a user's CSV added (columns gss, name, and any of the register's own).

    A row with a code that the register has replaces that council. Raises UsageError with the line for a file or row that
    cannot be read.
    """
    entries, neighbours = _shipped()
    if extra is None:
        return Register(entries, neighbours)
    added = tuple(_added(extra))
    codes = {entry.gss for entry in added}
    return Register((*(e for e in entries if e.gss not in codes), *added), neighbours)


def _added(path: Path) -> Iterator[CouncilEntry]:
    seen: dict[str, int] = {}
    for line, row in _rows(path):
        gss, name = (row.get("gss") or "").strip(), (row.get("name") or "").strip()
        if not _GSS.fullmatch(gss):
            raise _refused(path, line, f"the GSS code {gss!r} is not a letter and eight digits")
        if not name:
            raise _refused(path, line, "the council has no name")
        if gss in seen:
            raise _refused(path, line, f"the GSS code {gss} stands in line {seen[gss]} already")
        for column in ("valid_from", "valid_to"):
            if row.get(column) and not _DAY.fullmatch(row[column].strip()):
                raise _refused(path, line, f"{column} {row[column]!r} is no date like 2025-04-01")
        seen[gss] = line
        try:
            yield _entry(row)
        except (ValidationError, ValueError) as error:
            raise _refused(path, line, str(error).splitlines()[0]) from error


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a user's CSV with their line numbers, the header checked."""
    lines = _lines(path)
    reader = csv.DictReader(lines, strict=True)
    known = set(CouncilEntry.model_fields)
    try:
        header = list(reader.fieldnames or ())
        missing = [name for name in ("gss", "name") if name not in header]
        if missing:
            raise _refused(path, 1, f"the column {missing[0]} is missing")
        for row in reader:
            if None in row:
                raise _refused(path, reader.line_num, "it has more cells than the header")
            yield reader.line_num, {k: v or "" for k, v in row.items() if k in known}
    except csv.Error as error:
        # The reader counts a row's lines once it is through with it, and stops in the middle of a faulty one.
        raise _refused(path, reader.line_num + 1, str(error)) from error


def _lines(path: Path) -> Iterable[str]:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise UsageError(f"The register file {path} is larger than {_LARGEST_FILE // 1_000_000} MB.")
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _refused(path, line, "it is not UTF-8 text") from error
    except OSError as error:
        raise UsageError(f"The register file {path} cannot be read: {error.strerror or error}.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)


def _refused(path: Path, line: int, why: str) -> UsageError:
    return UsageError(f"The register file {path}, line {line}: {why}.")


def _entry(row: dict[str, str]) -> CouncilEntry:
    values: dict[str, object] = {}
    for name, value in row.items():
        text = _BLANKS.sub(" ", value).strip()
        if name in _LISTS:
            values[name] = tuple(part.strip() for part in text.split("|") if part.strip())
        elif text:
            values[name] = int(text) if name == "population_2020" else text
    values.setdefault("nice_name", short_name(str(values.get("name", ""))))
    return CouncilEntry.model_validate(values)


def short_name(name: str) -> str:
    """A council's official name without the words for its kind: "Borsetshire County Council" is "Borsetshire"."""
    text = re.sub(r"^(?:the\s+)?(?:(?:london|royal)\s+)?(?:borough|city|county|council)\s+of\s+(?:the\s+)?", "", name, flags=re.I)
    short = re.sub(
        r"(?:\s+(?:city|county|borough|metropolitan|district|unitary))*\s+(?:council|corporation)$", "", text, flags=re.I
    )
    return short or name
