"""The command line: each command reads its arguments, calls one function of the library and says what came of it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib.metadata import version


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="councilplans", description="Reads councils' published action plans into one database.")
    top.add_argument("--version", action="version", version=f"councilplans {version('councilplans')}")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code (0 all read, 1 some failed, 2 could not run)."""
    parser().parse_args(arguments)
    return 0
