from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.answer import Answer, failure
from pipeline.store import Key, Place, Store, load_plans, open_results, open_store
from pipeline.store.settle import export_names
from schemas.framework import Framework, Metric, ThemeOfFramework
from schemas.plan import Action, Council, Plan
from schemas.problems import Outcome, Reason, Unreadable, UsageError
from schemas.reading import Supplied
from schemas.register import CouncilEntry, Register
from tests.pipeline.stub import read_plan

PAY = Metric(number=1, title="Pay", wordings=["Pay bands"], events=["pay_band"], kind="share", adverse="none", theme="leadership")
LEADERSHIP = ThemeOfFramework(code="leadership", name="Leadership")
FRAMEWORK = Framework(code="sc-wres", name="A standard", source="a page", themes=[LEADERSHIP], metrics=[PAY])
BORSETSHIRE = CouncilEntry(gss="E99000001", other_gss=("E99000009",), name="Borsetshire County Council", nice_name="Borsetshire")
REGISTER = Register((BORSETSHIRE,))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "plans.sqlite"


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    with open_store(database) as opened:
        begin(opened)
        yield opened


def begin(store: Store) -> int:
    run = store.begin(
        {"started": "then", "program": "0", "rules": "r", "settings": "s", "paths": "[]"}, {"framework": "sc-wres"}
    )  # fmt: skip
    store.refer(FRAMEWORK, REGISTER)
    return run


def save(store: Store, sha: str, answer: Answer, *paths: str) -> None:
    places = [Place(path, f"/corpus/{path}", sha * 64) for path in paths]
    store.save(Key(sha * 64, ".txt", "r", "s"), 9, answer, places, 1)


def plan(*words: str) -> Answer:
    return read_plan(list(words))


def ask(database: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(database) as connection:
        rows = connection.execute(query).fetchall()
    connection.close()
    return rows


def test_every_file_has_a_row_with_its_outcome(store: Store, database: Path) -> None:
    save(store, "a", plan("Wetherton", "2022", "Train"), "a.txt")
    save(store, "b", failure(Reason.ENCRYPTED, "Locked.", "pdf"), "b.pdf")
    store.place([Place("c.pdf", "/corpus/c.pdf", None, "failed", "read_error", "Gone.")], 1)
    assert ask(database, "SELECT path, format, outcome, reason, message, pages FROM document ORDER BY path") == [
        ("a.txt", "text", "ok", None, None, None),
        ("b.pdf", "pdf", "failed", "encrypted", "Locked.", None),
        ("c.pdf", None, "failed", "read_error", "Gone.", None),
    ]


def test_equal_contents_are_one_reading_and_the_second_path_a_duplicate(store: Store, database: Path) -> None:
    save(store, "a", plan("Wetherton", "2022", "Train"), "b.txt", "a.txt")
    store.settle()
    rows = ask(database, "SELECT path, outcome, duplicate_of, export, message FROM document ORDER BY path")
    assert rows == [
        ("a.txt", "ok", None, "a.txt.json", None),
        ("b.txt", "duplicate", "a.txt", None, "It has the same content as a.txt, which counts instead."),
    ]
    assert len(load_plans(database)) == 1
    store.forget(["a.txt"])
    store.settle()
    assert ask(database, "SELECT path, outcome, export FROM document") == [("b.txt", "ok", "b.txt.json")]


def test_equal_failures_both_fail(store: Store, database: Path) -> None:
    save(store, "a", failure(Reason.EMPTY, "Empty."), "a.pdf", "b.pdf")
    assert ask(database, "SELECT outcome, reason FROM document") == [("failed", "empty")] * 2


def test_the_views_need_no_joins(store: Store, database: Path) -> None:
    save(store, "a", plan("Wetherton", "2022", "Train", "Publish"), "a.txt")
    store.settle()
    assert ask(database, "SELECT path, council, year, actions, figures, chosen FROM v_plan") == [
        ("a.txt", "Wetherton", "2022", 2, 1, 1)
    ]
    assert ask(database, "SELECT number, action, leads, timeframe, section, theme FROM v_action ORDER BY number") == [
        (1, "Train", "Director", "2024", "All", "leadership"),
        (2, "Publish", "Director", "2024", "All", "leadership"),
    ]
    assert ask(database, "SELECT value, value_low, value_high, qualifier FROM v_figure") == [(5.0, 0.0, 4.0, "less_than")]


def test_full_text_search_finds_actions_and_blocks_and_forgets_what_is_gone(store: Store, database: Path) -> None:
    save(store, "a", plan("Wetherton", "2022", "Mentoring", "Publish"), "a.txt")
    hits = "SELECT a.text FROM action_search s JOIN action a ON a.id = s.rowid WHERE action_search MATCH 'mentor'"
    blocks = "SELECT b.block FROM block_search s JOIN block b ON b.id = s.rowid WHERE block_search MATCH 'publish'"
    assert (ask(database, hits), ask(database, blocks)) == ([("Mentoring",)], [(2,)])
    save(store, "a", plan("Wetherton", "2022", "Recruit"), "a.txt")
    assert (ask(database, hits), ask(database, blocks)) == ([], [])
    ask(database, "INSERT INTO block_search(block_search) VALUES ('integrity-check')")


def test_keys_are_the_same_in_every_database(tmp_path: Path) -> None:
    found = []
    for name, order in (("one", "ab"), ("two", "ba")):
        database = tmp_path / f"{name}.sqlite"
        with open_store(database) as store:
            begin(store)
            for sha in order:
                save(store, sha, plan("Wetherton", "2022", sha), f"{sha}.txt")
        found.append(ask(database, "SELECT id, sha256, ordinal, text FROM action ORDER BY id"))
    assert found[0] == found[1]


def test_a_reading_that_does_not_fit_leaves_the_old_one_in_place(store: Store, database: Path) -> None:
    save(store, "a", plan("Wetherton", "2022", "Train"), "a.txt")
    strange = Plan(id="x", framework="another", council=Council(), actions=[Action(text="x")])
    too_large = Plan(id="x", framework="sc-wres", council=Council(), employees=10**30)
    for bad in (strange, too_large):
        with pytest.raises(Unreadable) as caught:
            save(store, "a", Answer(outcome=Outcome.OK, plan=bad), "a.txt")
        assert caught.value.reason is Reason.WRITE_ERROR
    assert [stored.plan.actions[0].text for stored in load_plans(database)] == ["Train"]


def test_a_reading_goes_with_its_last_file(store: Store, database: Path) -> None:
    save(store, "a", plan("Wetherton", "2022", "Train"), "a.txt")
    store.forget(["a.txt"])
    store.settle()
    tables = ("reading", "plan", "action", "lead", "figure", "evidence", "block", "note")
    assert [ask(database, f"SELECT count(*) FROM {table}") for table in tables] == [[(0,)]] * len(tables)  # noqa: S608


def test_what_the_user_supplies_stands_apart_and_decides_whose_the_plan_is(store: Store, database: Path) -> None:
    save(store, "a", plan("Wetherton", "2022", "Train"), "a.txt")
    unnamed = read_plan(["x", "2021", "Do"]).plan
    assert unnamed is not None
    plan_of_nobody = unnamed.model_copy(update={"council": Council(), "dated": None})
    save(store, "b", Answer(outcome=Outcome.OK, format="text", plan=plan_of_nobody), "deep/b.txt")
    row = Supplied(file="b.txt", gss="E99000001", year="2023", url="https://example.org")
    store.supply({"b.txt": row, "c.txt": Supplied(file="c.txt", year="2020")})
    store.settle()
    _, stored = load_plans(database)
    assert (stored.council_name, stored.gss, stored.year) == ("Borsetshire County Council", "E99000001", "2023")
    assert (stored.supplied, stored.plan.council.gss) == (row, None)
    assert ask(database, "SELECT council, gss, council_standing, year FROM v_plan WHERE path = 'deep/b.txt'") == [
        ("Borsetshire County Council", "E99000001", "supplied", "2023")
    ]
    with open_results(database) as results:
        assert results.sources_without_document() == ["c.txt"]


def test_a_former_code_is_a_council_too(store: Store, database: Path) -> None:
    found = plan("Borsetshire", "2022", "Train")
    assert found.plan is not None
    old = found.plan.model_copy(update={"council": Council(name="Borsetshire County Council", gss="E99000009")})
    save(store, "a", Answer(outcome=Outcome.OK, plan=old, format="text"), "a.txt")
    assert load_plans(database)[0].gss == "E99000009"


def test_a_database_of_another_version_is_refused_and_left_as_it_is(database: Path) -> None:
    with open_store(database):
        pass
    ask(database, "UPDATE meta SET value = '0' WHERE name = 'schema_version'")
    before = database.read_bytes()
    for opening in (open_store, open_results):
        with pytest.raises(UsageError, match=r"another version.*version 0"), opening(database):
            pass
    assert database.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to look like a file of some kind " * 9, None])
def test_somebody_else_s_file_is_refused_and_left_as_it_is(database: Path, content: bytes | None) -> None:
    if content is None:
        ask(database, "CREATE TABLE theirs (x)")
    else:
        database.write_bytes(content)
    before = database.read_bytes()
    with pytest.raises(UsageError, match="no database of this program"), open_store(database):
        pass
    assert database.read_bytes() == before


def test_reading_where_nothing_was_written_says_what_to_do(database: Path) -> None:
    with pytest.raises(UsageError, match="councilplans run"):
        load_plans(database)
    assert not database.exists()


def test_a_full_disk_stops_the_run_with_a_sentence_and_harms_nothing(store: Store, database: Path) -> None:
    save(store, "a", plan("Wetherton", "2022", "Train"), "a.txt")
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UsageError, match="full"):
        save(store, "b", plan("Wetherton", "2023", *(f"Action{n}" for n in range(4000))), "b.txt")
    assert ask(database, "PRAGMA integrity_check") == [("ok",)]
    assert [stored.path for stored in load_plans(database)] == ["a.txt"]


def test_the_connection_is_set_for_one_writer_and_full_synchronisation(store: Store) -> None:
    with store._engine.connect() as connection:
        values = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("foreign_keys", "journal_mode", "synchronous")
        ]
    assert values == [1, "delete", 2]


def test_names_of_exports_never_clash() -> None:
    names = export_names(["a/b.pdf", "a__b.pdf", "x.pdf", "long/" + "n" * 250 + ".pdf"])
    assert (names["a/b.pdf"].startswith("a__b.pdf"), names["x.pdf"]) == (True, "x.pdf.json")
    assert len(set(names.values())) == 4
    assert max(len(name.encode()) for name in names.values()) < 255
