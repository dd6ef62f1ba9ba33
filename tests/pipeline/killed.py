"""A run for the test that kills it: `python -m tests.pipeline.killed OUT PATH`; each document's line goes to standard error."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.run import Options, ingest
from pipeline.terminal import Lines
from tests.pipeline.stub import read_here

if __name__ == "__main__":
    ingest(Options((Path(sys.argv[2]),), Path(sys.argv[1])), Lines(), read_here)
