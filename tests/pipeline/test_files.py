from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from pipeline.files import Found, distinct, find
from schemas.problems import Outcome, Reason, UsageError


def made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    return folder


def by_path(root: Path, out: Path | None = None) -> dict[str, Found]:
    return {found.path: found for found in find([root], out or root / "none")}


def test_every_file_below_a_folder_is_found_and_the_results_are_no_input(tmp_path: Path) -> None:
    made(tmp_path, "b.pdf", "a/c.html", "a/d/e.txt", "out/plans/x.json")
    assert sorted(by_path(tmp_path, tmp_path / "out")) == ["a/c.html", "a/d/e.txt", "b.pdf"]


def test_a_file_given_by_itself_has_its_name_as_path(tmp_path: Path) -> None:
    made(tmp_path, "a/.plan.pdf")
    (found,) = find([tmp_path / "a" / ".plan.pdf"], tmp_path)
    assert (found.path, found.trouble) == (".plan.pdf", None)


def test_hidden_files_and_word_s_lock_files_are_ignored_not_lost(tmp_path: Path) -> None:
    made(tmp_path, ".DS_Store", "~$plan.docx", ".git/config", "plan.docx")
    files = by_path(tmp_path)
    assert {path for path, f in files.items() if f.trouble and f.trouble.outcome is Outcome.IGNORED} == {
        ".DS_Store",
        "~$plan.docx",
        ".git",
    }
    assert files["plan.docx"].trouble is None


def test_links_are_followed_inside_the_folder_alone(tmp_path: Path) -> None:
    made(tmp_path, "secret.txt", "in/a.txt", "in/sub/b.txt")
    root = tmp_path / "in"
    (root / "inside.txt").symlink_to("a.txt")
    (root / "out.txt").symlink_to(tmp_path / "secret.txt")
    (root / "dead.txt").symlink_to("nowhere.txt")
    (root / "loop").symlink_to(root)
    (root / "round").symlink_to("round")
    files = by_path(root)
    assert files["inside.txt"].trouble is None
    assert {p: (f.trouble.outcome, f.trouble.reason) for p, f in files.items() if f.trouble} == {
        "out.txt": (Outcome.IGNORED, None), "loop": (Outcome.IGNORED, None),
        "dead.txt": (Outcome.FAILED, Reason.READ_ERROR), "round": (Outcome.FAILED, Reason.READ_ERROR),
    }  # fmt: skip


def test_pipes_and_sockets_are_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.pdf")
        files = by_path(tmp_path)
    assert [f.trouble.outcome for f in files.values() if f.trouble] == [Outcome.IGNORED] * 2


def test_names_that_are_no_text_get_a_row(tmp_path: Path) -> None:
    for name in (b"bad\xff.pdf", b"two\nlines.pdf", b"-rf", b";x.pdf", "\u202efdp.exe".encode()):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"x")
    assert sorted(by_path(tmp_path)) == sorted(["bad\\xff.pdf", "two\\nlines.pdf", "-rf", ";x.pdf", "\\u202efdp.exe"])


def test_a_folder_that_refuses_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "a/x.txt", "b.txt")
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    trouble = by_path(tmp_path)["a"].trouble
    assert trouble is not None
    assert (trouble.outcome, trouble.reason) == (Outcome.FAILED, Reason.READ_ERROR)


def test_a_path_that_is_not_there_and_a_folder_without_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        find([tmp_path / "nowhere"], tmp_path / "out")
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    with pytest.raises(UsageError, match="no file below"):
        find([tmp_path / "empty"], tmp_path / "out")


def test_equal_paths_below_two_folders_are_told_apart(tmp_path: Path) -> None:
    made(tmp_path, "north/a.pdf", "south/a.pdf")
    files = distinct(find([tmp_path / "north", tmp_path / "south"], tmp_path / "out"))
    assert [f.path for f in files] == ["a.pdf", "south/a.pdf"]
    (again,) = distinct(find([tmp_path / "south"], tmp_path / "out"), ["a.pdf"])
    assert again.path == "south/a.pdf"


def test_a_file_below_two_given_folders_is_one(tmp_path: Path) -> None:
    made(tmp_path, "north/a.pdf")
    assert [f.path for f in find([tmp_path, tmp_path / "north"], tmp_path / "out")] == ["north/a.pdf"]
