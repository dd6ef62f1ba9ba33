"""A run for the test that kills it: `python -m tests.pipeline.killed OUT PATH`; each document's line goes to standard error."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline import run
from pipeline.terminal import Lines
from tests.pipeline.stub import read_here

if __name__ == "__main__":
    run.rules_version = lambda: "rules"
    run.ingest(run.Options((Path(sys.argv[2]),), Path(sys.argv[1])), Lines(), read_here)
