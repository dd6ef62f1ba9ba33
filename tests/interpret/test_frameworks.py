from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.interpret.frameworks import load_framework, shipped_frameworks
from schemas.problems import UsageError


def test_the_standard_has_nine_metrics_and_six_themes() -> None:
    wres = load_framework()
    assert [m.number for m in wres.metrics] == list(range(1, 10))
    assert {m.theme for m in wres.metrics} <= {t.code for t in wres.themes}
    assert [m.adverse for m in wres.metrics] == ["none", "below", "above", "above", "below", "above", "above", "above", "below"]
    assert sorted(n for t in wres.themes for n in t.metrics) == list(range(1, 10))


def test_no_event_belongs_to_two_metrics() -> None:
    events = [event for m in load_framework().metrics for event in m.events]
    assert len(events) == len(set(events))


def test_what_ships() -> None:
    assert set(shipped_frameworks()) == {"sc-wres", "generic"}


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "other.toml"
    file.write_text('code = "other"\nname = "Another"\nsource = "us"\n', "utf-8")
    assert load_framework(file).code == "other"


@pytest.mark.parametrize("content", ["code = 3", 'code = "x"', "[[["])
def test_a_file_that_is_no_standard_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=r"bad\.toml"):
        load_framework(file)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UsageError, match="no standard"):
        load_framework("nowhere")
