"""Readings of whole plans, each made once a session: the sample plans, and published ones where they lie beside."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import extractors
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import Settings, load_settings
from schemas.document import Document
from schemas.plan import Plan
from schemas.reading import Reading

ROOT = Path(__file__).parents[1]
SHARED = ROOT / "../shared"
SUFFIXES = {".pdf", ".docx", ".html", ".txt"}


def _plans(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix in SUFFIXES)


SAMPLES = _plans(ROOT / "corpus/plans")
VISIBLE = _plans(SHARED / "corpus")
EVERY = [pytest.param(path, id=path.name) for path in SAMPLES] + [
    pytest.param(path, id=path.name, marks=pytest.mark.shared) for path in VISIBLE
]


@cache
def read(path: Path) -> tuple[Document, Reading]:
    """The document and the reading of a file."""
    document = extractors.extract(path.read_bytes(), path.name)
    return document, interpret(document, settings_of(path))


def plan(path: Path) -> Plan:
    """The plan of a file."""
    return read(path)[1].plan


def settings_of(path: Path) -> Settings:
    """What a file is read with: the sample plans' own register for those."""
    return _loaded(sample=path.parent.name == "plans")


@cache
def _loaded(*, sample: bool) -> Settings:
    return load_settings("sc-wres", ROOT / "corpus/register.csv" if sample else None, None)
