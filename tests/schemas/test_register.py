"""The register of councils: the shipped data, finding in it, and a user's additions."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.problems import UsageError
from schemas.register import CouncilEntry, Register, load_register, plain_name, short_name


def test_shipped_data_are_whole() -> None:
    register = load_register()
    current = register.current()
    kinds = [
        sum(e.type == kind for e in current)
        for kind in ("County", "Metropolitan district", "London borough", "Unitary authority", "City corporation")
    ]
    assert kinds == [21, 36, 32, 63, 1]
    assert len(register.entries) - len(current) == 8
    assert len({e.gss for e in register.entries}) == len(register.entries)
    assert all(e.region for e in register.entries)
    assert all(e.dfe_la_number and e.rural_urban and e.imd_quintile for e in current)
    assert not any("  " in name for e in register.entries for name in (e.name, e.nice_name, *e.alt_names))


def test_every_current_council_has_ten_neighbours_that_are_known() -> None:
    register = load_register()
    counts = {len(register.statistical_neighbours(e.gss)) for e in register.current()}
    assert counts == {10}
    assert register.statistical_neighbours("E99999999") == ()


def test_successors_begin_the_day_after_and_lead_back() -> None:
    register = load_register()
    old = [e for e in register.entries if e.valid_to]
    assert all(e.successors for e in old)
    for entry in old:
        for code in entry.successors:
            successor = register.by_gss(code)
            assert successor is not None
            assert entry in register.predecessors(code)
            assert successor.valid_from is not None
            assert entry.valid_to is not None
            assert entry.valid_to < successor.valid_from
    assert any(len(e.successors) > 1 for e in old)


def test_codes_that_changed_mean_the_same_council() -> None:
    register = load_register()
    changed = [e for e in register.entries if any("@" in code for code in e.other_gss)]
    assert len(changed) == 2
    for entry in changed:
        assert len(entry.codes) == 2
        assert {register.by_gss(code) for code in entry.codes} == {entry}
        assert entry.gss_on("2025-03-31") == entry.gss_on(None) == entry.gss
        assert entry.gss_on("2025-04-01") == entry.gss_on("2025") == entry.codes[1]


def test_find_by_any_name_and_date() -> None:
    new = CouncilEntry(
        gss="E06000092", name="Borset and Vale Council", nice_name="Borset & Vale", alt_names=("B&V",), valid_from="2023-04-01"
    )
    old = CouncilEntry(gss="E10000092", name="Borset and Vale County Council", nice_name="Borset and Vale", valid_to="2023-03-31")
    register = Register((new, old))
    assert register.find("the borset & vale council") is new
    assert register.find("B&V") is new
    assert register.find("Borset-and-Vale") is new
    assert register.find("Borset and Vale", "2022-05") is old
    assert register.find("Borset and Vale", "2023") is None
    assert register.find("Elsewhere") is None
    assert register.named("Borset and Vale") == (new, old)
    assert register.current("2023-03-31") == (old,)


def test_names_are_compared_in_plain_form() -> None:
    assert plain_name("The St. Borset-on-Am & Vale") == "st borset on am and vale"
    assert short_name("Borsetshire County Council") == "Borsetshire"
    assert short_name("London Borough of Wetherton") == "Wetherton"
    assert short_name("City of Felpersham Metropolitan District Council") == "Felpersham"
    assert short_name("Council") == "Council"


def test_users_file_adds_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    first = load_register().entries[0]
    path.write_text(
        "gss,name,alt_names,type,region,remark\nE06000099,Borsetshire Council,Borset|Borsets,Unitary authority,South West,x\n"
        f"{first.gss},Wetherton Council,,,,\n",
        "utf-8-sig",
    )
    register = load_register(path)
    added = register.by_gss("e06000099")
    assert added is not None
    assert (added.nice_name, added.alt_names, added.type) == ("Borsetshire", ("Borset", "Borsets"), "Unitary authority")
    replaced = register.by_gss(first.gss)
    assert replaced is not None
    assert replaced.name == "Wetherton Council"
    assert len(register.entries) == len(load_register().entries) + 1


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        (b"", 1, "column gss is missing"),
        (b"gss,region\nE06000099,x\n", 1, "column name is missing"),
        (b"gss,name\nE06000099,Borset\nE6,Vale\n", 3, "GSS code 'E6'"),
        (b"gss,name\nE06000099,\n", 2, "no name"),
        (b"gss,name\nE06000099,Borset\nE06000099,Vale\n", 3, "stands in line 2"),
        (b"gss,name\nE06000099,Borset,x,y\n", 2, "more cells"),
        (b"gss,name,valid_from\nE06000099,Borset,1.4.2023\n", 2, "valid_from '1.4.2023'"),
        (b"gss,name,population_2020\nE06000099,Borset,many\n", 2, "many"),
        (b"gss,name\nE06000099,Borset\nE06000098,Bors\xe9t\n", 3, "not UTF-8"),
        (b'gss,name\nE06000099,"Bor"set\n', 2, "expected after"),
        (b'gss,name\nE06000099,Vale\nE06000098,"Borset\n', 3, "unexpected end"),
    ],
)
def test_malformed_file_names_its_line(tmp_path: Path, content: bytes, line: int, why: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError) as raised:
        load_register(path)
    assert f"line {line}: " in str(raised.value)
    assert why in str(raised.value)


def test_missing_or_huge_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_register(tmp_path / "none.csv")
    huge = tmp_path / "huge.csv"
    huge.write_bytes(b"x" * 4_000_001)
    with pytest.raises(UsageError, match="larger"):
        load_register(huge)
