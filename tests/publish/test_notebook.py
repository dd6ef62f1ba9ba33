"""The notebook's cells run on a published folder and draw two charts; the R script reads columns that are there."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"
SCRIPT = DOCS / "reading_the_tables.R"


def _cells() -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads((DOCS / "reading_the_tables.ipynb").read_text(encoding="utf-8"))["cells"]
    return cells


def test_the_notebook_runs_and_draws_two_charts(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNCILPLANS_OUT", str(published))
    names: dict[str, Any] = {}
    for cell in _cells():
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), "notebook", "exec"), names)  # noqa: S102 - the project's own notebook
    for chart in ("first_chart", "second_chart"):
        assert names[chart].to_dict()["datasets"]
    assert len(names["likelihoods"]) > 3
    assert names["due"]["actions"].sum() > 3
    assert names["why"]["meaning"].notna().all()


def test_the_notebook_carries_no_output() -> None:
    code = [cell for cell in _cells() if cell["cell_type"] == "code"]
    assert code
    assert not [cell for cell in code if cell["outputs"] or cell["execution_count"]]


def test_the_script_names_columns_that_are_there(published: Path) -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    with (published / "tables" / "headline.csv").open(encoding="utf-8") as file:
        heads = set(next(csv.reader(file)))
    assert {"value", "low", "high", "council", "position", "metric", "marker", "measure", "metric_title"} <= heads
    assert all(name in script for name in ("headline.csv", "markers.csv", "plans.sqlite"))
    (query,) = re.findall(r'"(SELECT [^"]+)"', script)
    connection = sqlite3.connect(published / "plans.sqlite")
    try:
        assert connection.execute(query).fetchall()
    finally:
        connection.close()


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="no R here")
def test_r_reads_the_script() -> None:
    subprocess.run(["Rscript", "-e", f"parse('{SCRIPT}')"], check=True, capture_output=True, timeout=60)
