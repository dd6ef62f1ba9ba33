from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline import batch, folder, originals
from pipeline.run import Options, Summary, ingest
from pipeline.store import load_plans, locked
from schemas.problems import UsageError
from tests.pipeline.stub import read_here


class Heard:
    """A reporter that remembers."""

    def __init__(self) -> None:
        self.total = 0
        self.files: list[tuple[str, str]] = []

    def begin(self, total: int) -> None:
        self.total = total

    def done(self, path: str, outcome: str, message: str | None) -> None:
        self.files.append((path, outcome))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write(
        tmp_path / "corpus",
        {"a.txt": "plan Wetherton 2022 Train", "deep/b.txt": "plan Borsetshire 2023 Recruit Publish", "letter.txt": "letter"},
    )
    return tmp_path / "corpus"


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def run(out: Path, *paths: Path, **options: Path) -> Summary:
    return ingest(Options(tuple(paths), out, **options), Heard(), read_here)


def exported(out: Path) -> dict[str, bytes]:
    places = [*out.glob("plans/*"), *out.glob("evidence/*"), out / "notes.csv", out / "dictionary.csv", out / "dictionary.md"]
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(places)}


def outcomes(summary: Summary) -> dict[str, str]:
    return {document["path"]: document["outcome"] for document in summary.documents}


def test_a_folder_becomes_a_database_and_a_file_a_plan(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    summary = run(out, corpus)
    assert outcomes(summary) == {"a.txt": "ok", "deep/b.txt": "ok", "letter.txt": "not_a_plan"}
    assert (summary.plans, summary.total("actions"), summary.read, summary.failed) == (2, 3, 3, 0)
    assert sorted(path.name for path in (out / "plans").iterdir()) == ["a.txt.json", "deep__b.txt.json"]
    text = (out / "plans" / "a.txt.json").read_text("utf-8")
    assert text.startswith('{\n  "id": "wetherton-2022"')
    assert text.endswith("}\n")
    assert json.loads((out / "evidence" / "deep__b.txt.json").read_text("utf-8"))["/actions/1/text"]["words"] == ["Publish"]
    assert len(list((out / "originals").iterdir())) == 3
    assert "letter.txt,not_a_plan,info,It is no plan.,,," in (out / "notes.csv").read_text("utf-8")
    assert not (out / ".scratch").exists()


def test_unchanged_documents_are_not_read_again(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    run(out, corpus)
    before = exported(out)
    (corpus / "a.txt").rename(corpus / "renamed.txt")
    (corpus / "renamed.txt").touch()
    again = run(out, corpus)
    assert (again.read, again.unchanged, again.removed) == (0, 3, 1)
    assert exported(out)["plans/renamed.txt.json"] == before["plans/a.txt.json"]
    assert not (out / "plans" / "a.txt.json").exists()


def test_what_changed_is_read_anew_and_what_went_is_removed(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    run(out, corpus)
    (corpus / "a.txt").write_text("plan Wetherton 2024 Retain", "utf-8")
    (corpus / "deep" / "b.txt").unlink()
    summary = run(out, corpus)
    assert (summary.read, summary.unchanged, summary.removed) == (1, 1, 1)
    assert [plan.plan.id for plan in load_plans(out / "plans.sqlite")] == ["wetherton-2024"]
    assert [path.name for path in (out / "plans").iterdir()] == ["a.txt.json"]
    assert len(list((out / "originals").iterdir())) == 2


def test_other_rules_or_settings_read_everything_again(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    run(out, corpus)
    write(tmp_path, {"words.toml": "[labels]\n"})
    assert run(out, corpus, vocabulary=tmp_path / "words.toml").read == 3
    monkeypatch.setattr("pipeline.run.rules_version", lambda: "other")
    assert run(out, corpus, vocabulary=tmp_path / "words.toml").read == 3


def test_what_failed_for_a_passing_reason_is_tried_again(tmp_path: Path, corpus: Path) -> None:
    write(corpus, {"crash.txt": "abort", "locked.txt": "locked"})
    out = tmp_path / "out"
    assert run(out, corpus).outcomes["failed"] == 2
    again = run(out, corpus)
    assert (again.read, again.failed) == (1, 2)


def test_pictures_are_read_again_with_another_engine_and_until_none_is_left(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def engine(name: str) -> None:
        monkeypatch.setattr("pipeline.run.recogniser_at_hand", lambda: name)

    write(corpus, {"scan.txt": "scanned none", "long.txt": "scanned none, unfinished"})
    out = tmp_path / "out"
    engine("none")
    assert run(out, corpus).read == 5
    assert run(out, corpus).read == 1
    engine("tesseract 5")
    assert run(out, corpus).read == 2


def test_recognised_pages_go_with_their_documents(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    run(out, corpus)
    for path in (out / "originals").iterdir():
        write(out / "recognised", {f"{path.name}/page.json": "[]"})
    (corpus / "a.txt").unlink()
    run(out, corpus)
    assert {path.name for path in (out / "recognised").iterdir()} == {path.name for path in (out / "originals").iterdir()}


def test_files_below_other_paths_stay(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    write(tmp_path / "more", {"a.txt": "plan Fenshire 2023 Listen"})
    run(out, corpus)
    run(out, tmp_path / "more")
    assert [plan.path for plan in load_plans(out / "plans.sqlite")] == ["a.txt", "deep/b.txt", "more/a.txt"]
    (corpus / "a.txt").unlink()
    assert run(out, corpus / "deep").removed == 0
    assert [plan.path for plan in load_plans(out / "plans.sqlite")] == ["a.txt", "b.txt", "more/a.txt"]


def test_a_corpus_that_moved_keeps_its_paths(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    run(out, corpus)
    corpus.rename(tmp_path / "elsewhere")
    summary = run(out, tmp_path / "elsewhere")
    assert (summary.read, sorted(outcomes(summary))) == (0, ["a.txt", "deep/b.txt", "letter.txt"])
    assert len(load_plans(out / "plans.sqlite")) == 2


def test_two_runs_on_the_same_input_give_the_same_whatever_came_before(tmp_path: Path, corpus: Path) -> None:
    write(corpus, {f"n{n}.txt": f"plan Town{n} 2022 Do{n}" for n in range(6)} | {"same.txt": "plan Wetherton 2022 Train"})
    run(tmp_path / "one", corpus)
    run(tmp_path / "two", corpus / "deep")
    run(tmp_path / "two", corpus)
    run(tmp_path / "two", corpus)
    assert exported(tmp_path / "one") == exported(tmp_path / "two")
    assert dump(tmp_path / "one") == dump(tmp_path / "two")


def dump(out: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table but the runs, without run numbers and times."""
    connection = sqlite3.connect(out / "plans.sqlite")
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%' AND name <> 'run'"
    )
    tables = {}
    for (name,) in names.fetchall():
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})") if row[1] != "run"]
        rows = connection.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall()  # noqa: S608
        tables[name] = sorted(rows, key=repr)
    connection.close()
    return tables


def test_what_is_ignored_leaves_no_original(tmp_path: Path) -> None:
    write(tmp_path / "in", {"x.png": "picture", ".hidden": "plan A 2022 B"})
    out = tmp_path / "out"
    assert outcomes(run(out, tmp_path / "in")) == {".hidden": "ignored", "x.png": "ignored"}
    assert run(out, tmp_path / "in").read == 0
    assert not list((out / "originals").iterdir())


def test_a_lost_original_is_kept_again(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    run(out, corpus)
    for path in (out / "originals").iterdir():
        path.unlink()
    run(out, corpus)
    assert len(list((out / "originals").iterdir())) == 3


def test_a_missing_export_is_written_again(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    run(out, corpus)
    before = exported(out)
    (out / "plans" / "a.txt.json").unlink()
    run(out, corpus)
    assert exported(out) == before


def test_an_out_folder_inside_the_corpus_is_no_input(tmp_path: Path, corpus: Path) -> None:
    first = run(corpus / "out", corpus)
    second = run(corpus / "out", corpus)
    assert len(first.documents) == len(second.documents) == 3


@pytest.mark.parametrize(
    ("paths", "options", "says"),
    [
        (["nowhere"], {}, "does not exist"),
        (["empty"], {}, "no file below"),
        (["corpus"], {"sources": "none.csv"}, "sources file"),
        (["corpus"], {"register": "none.csv"}, "none.csv"),
        (["corpus"], {"vocabulary": "none.toml"}, "vocabulary"),
    ],
)
def test_a_run_that_cannot_start_changes_nothing(
    tmp_path: Path, corpus: Path, paths: Sequence[str], options: dict[str, str], says: str
) -> None:
    (tmp_path / "empty").mkdir()
    out = tmp_path / "out"
    run(out, corpus)
    before = (out / "plans.sqlite").read_bytes()
    with pytest.raises(UsageError, match=says):
        run(out, *(tmp_path / path for path in paths), **{name: tmp_path / file for name, file in options.items()})
    assert (out / "plans.sqlite").read_bytes() == before


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="cannot be written"):
        run(tmp_path / "file" / "out", corpus)

    def refuse(**_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(folder.tempfile, "TemporaryFile", refuse)
    with pytest.raises(UsageError, match="Read-only file system"):
        run(tmp_path / "out", corpus)


def test_a_disk_that_fills_up_stops_the_run_with_a_sentence(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(originals, "_write", full)
        with pytest.raises(UsageError, match="No space left"):
            run(tmp_path / "out", corpus)
    assert run(tmp_path / "out", corpus).read == 3


def test_a_second_run_is_told_who_holds_the_folder(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with locked(out), pytest.raises(UsageError, match=r"Another run \(process \d+\)"):
        run(out, corpus)
    assert run(out, corpus).read == 3


def test_a_stale_lock_is_no_lock(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    write(out, {"plans.lock": "1\n"})
    assert run(out, corpus).read == 3


def test_the_reporter_hears_of_every_file_once(tmp_path: Path, corpus: Path) -> None:
    write(corpus, {"twin.txt": "plan Wetherton 2022 Train"})
    heard = Heard()
    ingest(Options((corpus,), tmp_path / "out"), heard, read_here)
    assert heard.total == 4
    assert sorted(path for path, _ in heard.files) == ["a.txt", "deep/b.txt", "letter.txt", "twin.txt"]


def test_the_order_of_the_stored_and_found_paths_decides_nothing(tmp_path: Path) -> None:
    files = [batch.Found("a.txt", tmp_path / "x" / "a.txt")]
    stored = {"a.txt": str(tmp_path / "x" / "a.txt"), "gone.txt": str(tmp_path / "x" / "gone.txt")}
    labelled, gone, moved = batch.label(files, stored, [tmp_path / "x"])
    assert ([f.path for f in labelled], gone, moved) == (["a.txt"], ["gone.txt"], [])
