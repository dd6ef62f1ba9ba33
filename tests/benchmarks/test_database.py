"""The comparison in the database, and the example queries of docs/queries.md."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from pipeline.answer import Answer
from pipeline.benchmarks import CompareSettings, collect
from pipeline.benchmarks.stored import rows_for_database
from pipeline.store import Key, described, load_plans, open_store
from pipeline.store import Place as Found
from schemas.problems import Outcome
from schemas.reading import Supplied
from tests.benchmarks.conftest import DAY
from tests.comparing import FRAMEWORK, REGISTER, worked_corpus

QUERIES = Path(__file__).parents[2] / "docs/queries.md"


@pytest.fixture(scope="module")
def database(tmp_path_factory) -> Path:
    """The worked corpus stored, read back, compared, and the comparison stored."""
    path = tmp_path_factory.mktemp("worked") / "plans.sqlite"
    with open_store(path) as store:
        run = store.begin({"started": "2024-04-01", "program": "0", "rules": "r", "settings": "s", "paths": "[]"}, {})
        store.refer(FRAMEWORK, REGISTER)
        for stored in worked_corpus():
            answer = Answer(format="docx", outcome=Outcome(stored.outcome), plan=stored.plan)
            key = Key(stored.sha256, ".docx", "r", "s")
            store.save(key, 1, answer, [Found(stored.path, stored.path, stored.sha256, stored.outcome)], run)
        store.supply({"alderwick-unda.docx": Supplied(file="alderwick-unda.docx", year="2024")})
        store.settle()
    keep(path, rows_for_database(collect(load_plans(path), REGISTER, FRAMEWORK, CompareSettings(as_of=DAY))))
    return path


def keep(path: Path, rows: dict) -> None:
    with open_store(path) as store:
        store.compared(rows)


@pytest.fixture
def connection(database) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def test_what_the_database_gives_back_compares_as_what_went_in(database, collection):
    again = collect(load_plans(database), REGISTER, FRAMEWORK, CompareSettings(as_of=DAY))
    assert [p.indicators for p in again.plans] == [p.indicators for p in collection.plans]
    assert [p.findings for p in again.plans] == [p.findings for p in collection.plans]


def test_indicators_stand_there_with_their_figures_and_their_reasons(connection):
    rows = connection.execute(
        "SELECT council, value, marker, position, words FROM v_indicator WHERE metric = 3 AND headline ORDER BY council"
    ).fetchall()
    assert [r["value"] for r in rows] == [1.25, 1.25, 1.5, 2.0, 2.0, None]
    assert rows[2]["words"] == "3% … 2%"
    assert rows[5]["marker"] == "[x2]"


def test_every_row_is_a_value_or_a_marker(connection):
    assert connection.execute("SELECT count(*) FROM indicator WHERE (value IS NULL) = (marker IS NULL)").fetchone()[0] == 0


def test_every_valued_indicator_has_its_sources(connection):
    query = """SELECT count(*) FROM indicator i WHERE value IS NOT NULL AND NOT EXISTS
               (SELECT 1 FROM indicator_source s WHERE s.sha256 = i.sha256 AND s.indicator = i.ordinal)"""
    assert connection.execute(query).fetchone()[0] == 0


def test_audit_coverage_similar_actions_and_change(connection):
    def count(query: str) -> int:
        return int(connection.execute(query).fetchone()[0])

    assert count("SELECT count(*) FROM v_audit") == 20
    assert count("SELECT count(*) FROM v_audit WHERE result = 'contradictory'") == 3
    assert count("SELECT count(*) FROM v_coverage") == 57
    assert count("SELECT count(*) FROM v_coverage WHERE marker = '[x3]'") == 3
    assert count("SELECT count(DISTINCT gss || metric) FROM v_coverage WHERE comparable_values > 0") == 15
    assert count("SELECT count(*) FROM similar_action WHERE councils_in_group > 1") == 2
    assert count("SELECT count(*) FROM change WHERE kind = 'action'") == 4
    assert count("SELECT count(*) FROM restated") == 1


def test_a_second_comparison_takes_the_place_of_the_first(database):
    rows = rows_for_database(collect(load_plans(database), REGISTER, FRAMEWORK, CompareSettings(as_of=DAY)))
    keep(database, rows)
    with closing(sqlite3.connect(database)) as opened:
        for table, expected in rows.items():
            assert opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == len(expected), table  # noqa: S608


def test_filters_and_names_left_out_do_not_reach_the_database(collection):
    narrow = CompareSettings(as_of=DAY, metrics=(3,), councils=("nobody",), without_names=True)
    assert rows_for_database(collect(worked_corpus(), REGISTER, FRAMEWORK, narrow)) == rows_for_database(collection)


def test_rows_that_do_not_fit_leave_the_last_comparison_in_place(database):
    broken = {"indicator": [{"sha256": "nowhere", "ordinal": 0, "metric": 1, "service": "both", "status": "actual"}]}
    with pytest.raises(IntegrityError):
        keep(database, broken)
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("SELECT count(*) FROM indicator").fetchone()[0] > 1


def test_every_table_and_view_of_the_comparison_is_in_the_dictionary():
    meanings = {table: (meaning, columns) for table, meaning, columns in described()}
    own = ("indicator", "indicator_source", "restated", "audit", "similar_action", "change", "council_without_plan")
    for table in (*own, "v_plan", "v_action", "v_figure", "v_note", "v_indicator", "v_audit", "v_coverage"):
        meaning, columns = meanings[table]
        assert meaning
        assert all(kind != "NULL" and sense for kind, sense in columns.values()), table


def example_queries() -> list[tuple[str, str]]:
    text = QUERIES.read_text(encoding="utf-8")
    return re.findall(r"^## (.+?)\n.*?```sql\n(.+?)```", text, flags=re.MULTILINE | re.DOTALL)


def test_there_are_a_dozen_example_queries():
    assert len(example_queries()) >= 12


@pytest.mark.parametrize(("title", "query"), example_queries(), ids=lambda v: v[:40].split("\n")[0])
def test_every_example_query_runs_and_finds_something(connection, title, query):
    assert connection.execute(query).fetchall(), title


def test_the_notebook_example_runs(database, capsys):
    pytest.importorskip("pandas")
    block = re.search(r"```python\n(.+?)```", QUERIES.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert block is not None
    names: dict = {}
    exec(block[1].replace("out/plans.sqlite", database.as_posix()), names)  # noqa: S102
    assert len(names["values"]) == 5
    assert capsys.readouterr().out.strip().endswith("5")
