from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pipeline import originals
from pipeline.originals import content_of, keep
from schemas.problems import Reason, Unreadable


def test_an_original_is_kept_under_its_hash(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"words" * 1000)
    (tmp_path / "scratch").mkdir()
    (tmp_path / "kept").mkdir()
    content = keep(tmp_path / "a.pdf", tmp_path / "kept", tmp_path / "scratch")
    assert content == content_of(tmp_path / "a.pdf")
    assert content.sha256 == hashlib.sha256(b"words" * 1000).hexdigest()
    assert (tmp_path / "kept" / content.sha256).read_bytes() == b"words" * 1000
    assert not list((tmp_path / "scratch").iterdir())


def test_a_file_that_has_gone_or_became_a_pipe_is_a_read_error(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("gone", "pipe"):
        with pytest.raises(Unreadable) as caught:
            content_of(tmp_path / name)
        assert caught.value.reason is Reason.READ_ERROR


def test_a_file_without_permission_is_a_read_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("x")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Unreadable, match="Permission denied"):
        content_of(tmp_path / "a")


def test_a_file_beyond_the_limit_is_too_large_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals, "MAX_BYTES", 10)
    (tmp_path / "a").write_bytes(b"12345678901")
    (tmp_path / "scratch").mkdir()
    with pytest.raises(Unreadable) as caught:
        keep(tmp_path / "a", tmp_path, tmp_path / "scratch")
    assert caught.value.reason is Reason.TOO_LARGE
    assert not list((tmp_path / "scratch").iterdir())
