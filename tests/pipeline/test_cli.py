from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import main

PLAN = """# Action Plan 2023

| Action | Lead | By when |
|---|---|---|
| Train panels | Head of HR | June 2024 |
"""
HEAVY = ("spacy", "sqlmodel", "sqlalchemy", "pdfplumber", "docx", "scipy", "pydantic", "rich")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder that was read by the real readers, in children, and the results."""
    root = tmp_path_factory.mktemp("cli")
    corpus, out = root / "in", root / "out"
    corpus.mkdir()
    (corpus / "plan.md").write_text(PLAN, "utf-8")
    (corpus / "empty.pdf").write_bytes(b"")
    (corpus / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cata")
    (corpus / "plan.docx").write_bytes(b"PK\x03\x04 no document at all")
    (corpus / "page.html").write_text("<html><body><p>Opening hours of the library</p></body></html>", "utf-8")
    assert main(["run", str(corpus), "--out", str(out), "--workers", "1"]) == 1
    return corpus, out


def test_a_bad_file_costs_itself_alone(results: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    corpus, out = results
    code = main(["ingest", str(corpus), "--out", str(out), "--workers", "1"])
    said = capsys.readouterr().out
    assert code == 1
    assert said.startswith("5 files: 1 ok, 1 not_a_plan, 3 failed.\n0 read now, 5 unchanged")
    assert "failed (empty): empty.pdf" in said
    assert "100% found again word for word" in said
    assert "0 nearly, 0 not, 0 without evidence." in said
    assert [path.name for path in (out / "plans").iterdir()] == ["plan.md.json"]
    assert (out / "tables" / "actions.csv").exists()


def test_a_run_closes_with_where_the_report_the_workbook_and_the_lists_are(tmp_path: Path, capsys) -> None:
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    (tmp_path / "expected.csv").write_text("file,outcome,reason\nplan.md,ok,\n", "utf-8")
    out, expected = tmp_path / "out", str(tmp_path / "expected.csv")
    assert main(["run", str(tmp_path / "plan.md"), "--out", str(out), "--workers", "1", "--expect", expected]) == 0
    *before, closing = capsys.readouterr().out.splitlines()
    assert before[-1] == f"All outcomes are those of {expected}."
    named = [out / name for name in ("report.html", "benchmarks.xlsx", "tables/review.csv", "tables/unread.csv")]
    assert all(str(path) in closing and path.exists() for path in named)
    assert "(0 wordings that were not read)" in closing
    assert main(["ingest", str(tmp_path / "plan.md"), "--out", str(out), "--workers", "1"]) == 0
    assert "report.html" not in capsys.readouterr().out


def test_a_file_alone_that_reads_well_is_exit_code_0(results: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    corpus, out = results
    assert main(["ingest", str(corpus / "plan.md"), "--out", str(out)]) == 0
    assert "1 files: 1 ok." in capsys.readouterr().out


def test_compare_show_and_export_work_from_the_database(results: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    _, out = results
    assert main(["show", "plan.md", "--out", str(out)]) == 0
    assert "Train panels" in capsys.readouterr().out
    assert main(["export", "--out", str(out)]) == 0
    assert main(["compare", "--out", str(out)]) == 0
    assert "tables" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "nowhere", "--out", "out"], ["ingest", ".", "--out", "in/plan.md/out"], ["compare", "--out", "nowhere"],
        ["show", "x", "--out", "nowhere"], ["export", "--out", "nowhere"], ["show", "nobody-1999", "--out", "out"],
    ],
)  # fmt: skip
def test_what_cannot_run_is_exit_code_2_and_one_sentence(
    results: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.chdir(results[0].parent)
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("councilplans: ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["run"], ["run", "x"], ["run", "x", "--out", "y", "--workers", "0"], ["sing"]])
def test_a_wrong_command_line_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: councilplans" in capsys.readouterr().err


def test_an_interrupted_run_is_exit_code_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.run.ingest", interrupted)
    assert main(["ingest", ".", "--out", "out"]) == 130
    assert "goes on from there" in capsys.readouterr().err


def imported(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('loaded', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.rsplit("loaded", 1)[1].split()) & set(HEAVY)


def test_help_loads_no_heavy_library() -> None:
    code = "from pipeline.cli import main\ntry:\n    main(['run', '--help'])\nexcept SystemExit:\n    pass"
    assert imported(code) == set()


def test_a_run_without_anything_new_never_loads_spacy(results: tuple[Path, Path]) -> None:
    corpus, out = results
    code = f"from pipeline.cli import main\nassert main(['run', {str(corpus)!r}, '--out', {str(out)!r}]) == 1"
    assert "spacy" not in imported(code)
