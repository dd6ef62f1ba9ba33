"""The wheel as a stranger gets it: built, installed into an environment of its own, run from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command of a fresh environment."""
    folder = tmp_path_factory.mktemp("stranger") / "venv"
    run(sys.executable, "-m", "venv", folder)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-input", "-c", ROOT / "constraints.txt", wheel)
    return folder / "bin" / "councilplans"


def run(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A finished command; its output is shown where it failed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run([str(w) for w in words], cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_the_wheel_holds_the_three_rooms_and_their_data_alone(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"schemas", "extractors", "pipeline"}
    tracked = run("git", "ls-files", "schemas", "extractors", "pipeline", cwd=ROOT).stdout.split()
    assert set(tracked) <= set(names)


def test_the_installed_command_runs_in_another_folder(command: Path, tmp_path: Path) -> None:
    assert run(command, "--version", cwd=tmp_path).stdout.startswith("councilplans ")


def test_the_installed_command_reads_plans_of_every_kind_from_another_folder(command: Path, tmp_path: Path) -> None:
    plans = [ROOT / "corpus" / "plans" / f"borsetshire-2022.{ending}" for ending in ("txt", "html", "docx", "pdf")]
    said = run(command, "run", *plans, "--register", ROOT / "corpus" / "register.csv", "--out", "out", cwd=tmp_path).stdout
    assert said.startswith("4 files: 4 ok.")
    assert len(list((tmp_path / "out" / "plans").iterdir())) == 4
    assert run(command, "show", "borsetshire-2022", "--out", "out", cwd=tmp_path).stdout
