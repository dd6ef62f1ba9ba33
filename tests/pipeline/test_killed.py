"""A run that is killed at any point leaves whole documents alone behind, and the next run ends where an unbroken one does."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.run import Options, ingest
from tests.pipeline.stub import read_here
from tests.pipeline.test_run import dump, exported, write

ROOT = Path(__file__).parents[2]
FILES = {f"n{n:02}.txt": f"plan Town{n} 2022 Train{n} Publish{n}" for n in range(20)}


def run(out: Path, corpus: Path) -> int:
    return ingest(Options((corpus,), out), reader=read_here).read


def kill_after(lines: int, out: Path, corpus: Path) -> None:
    command = [sys.executable, "-m", "tests.pipeline.killed", str(out), str(corpus)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for _ in range(lines):
            assert process.stderr.readline()
        process.kill()


@pytest.mark.parametrize("lines", [1, 7])
def test_kill_9_loses_nothing_that_was_said_to_be_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: int) -> None:
    monkeypatch.setattr("pipeline.run.rules_version", lambda: "rules")
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    write(corpus, FILES)
    kill_after(lines, out, corpus)
    connection = sqlite3.connect(out / "plans.sqlite")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    (documents,) = connection.execute("SELECT count(*) FROM document WHERE outcome = 'ok'").fetchone()
    halves = "SELECT count(*) FROM plan p WHERE (SELECT count(*) FROM action a WHERE a.sha256 = p.sha256) <> 2"
    assert connection.execute(halves).fetchone() == (0,)
    connection.close()
    assert documents >= lines
    assert run(out, corpus) == len(FILES) - documents
    run(tmp_path / "unbroken", corpus)
    assert exported(out) == exported(tmp_path / "unbroken")
    assert dump(out) == dump(tmp_path / "unbroken")
