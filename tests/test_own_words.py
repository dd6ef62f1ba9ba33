"""The program knows layouts and language, not documents: no council's name and no sentence of a published plan stands in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.interpret.fields.metric_refs import read_metric_refs
from pipeline.interpret.frameworks import load_framework
from pipeline.interpret.labels import written_out
from schemas.framework import Framework
from schemas.register import load_register
from tests.readings import ROOT, SHARED, VISIBLE

RUN = 6
LONGEST_LABEL = 9
PACKAGES = ("schemas", "extractors", "pipeline", "benchmarks")
STANDARD = ROOT / "schemas/data/frameworks"
# What plans print over and over is generic: a label may be any council's, but none is so long that it is one council's own.
LABELS = {"labels.toml", "outline.toml"}
REGISTER = {"councils.csv", "statistical_neighbours.csv", "national_reference.csv"}
_WORD = re.compile(r"[a-z0-9]+")


@cache
def _texts() -> dict[Path, str]:
    """Python and data files, the register and the standard aside."""
    found = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*")))
    own = (p for p in found if p.suffix in {".py", ".toml", ".csv", ".json", ".sql"} and p.name not in REGISTER | LABELS)
    return {p.relative_to(ROOT): p.read_text("utf-8") for p in own if STANDARD not in p.parents}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "").replace("'", ""))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _words(text)
    return zip(*(words[n:] for n in range(RUN)), strict=False)


def test_no_councils_full_name_stands_in_the_program():
    names = [entry.name for entry in load_register().entries if len(entry.name.split()) > 2]
    named = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True)) + r")\b")
    found = {str(path): match.group() for path, text in _texts().items() if (match := named.search(text))}
    assert found == {}


@pytest.mark.shared
@pytest.mark.skipif(not VISIBLE, reason="the published plans are not here")
def test_no_visible_plans_council_is_named_in_the_program():
    names = {path.stem.rsplit("-", 1)[0] for path in VISIBLE}
    named = re.compile(rf"\b(?:{'|'.join(sorted(names))})\b", re.IGNORECASE)
    assert {str(path): match.group() for path, text in _texts().items() if (match := named.search(text))} == {}


@pytest.mark.shared
@pytest.mark.skipif(not VISIBLE, reason="the published plans are not here")
def test_no_run_of_words_of_a_visible_plan_stands_in_the_program():
    published = _published()
    found = {(str(path), " ".join(run)) for path, text in _texts().items() for run in _runs(text) if run in published}
    assert sorted(found) == []


@pytest.mark.shared
@pytest.mark.skipif(not VISIBLE, reason="the published plans are not here")
def test_no_label_holds_a_run_of_words_that_one_council_alone_has_published():
    published = _published()
    found = [(label, " ".join(run)) for label in _labels() for run in _runs(label) if run in published]
    assert found == []


def test_no_label_is_a_sentence():
    assert [label for label in _labels() if len(_words(label)) > LONGEST_LABEL] == []


def _labels() -> Iterator[str]:
    """Every label and word for headings, one by one."""
    files = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.toml")) if path.name in LABELS]
    assert {path.name for path in files} == LABELS
    pending: list[Any] = [tomllib.loads(path.read_text("utf-8")) for path in files]
    while pending:
        value = pending.pop()
        if isinstance(value, str):
            yield from written_out(value)
        else:
            pending += value.values() if isinstance(value, dict) else value


def _published() -> set[tuple[str, ...]]:
    """The runs of words that one council alone has published: what several say in the same words is the trade's language.

    Metric wordings, by number or by likeness, are the standard's.
    """
    standard = {run for path in STANDARD.glob("*.toml") for run in _runs(path.read_text("utf-8"))}
    framework = load_framework("sc-wres")
    councils: dict[tuple[str, ...], set[str]] = {}
    for path in (SHARED / "corpus").glob("*.txt"):
        for line in path.read_text("utf-8").splitlines():
            for part in _without_wordings(line, framework):
                for run in _runs(part):
                    councils.setdefault(run, set()).add(path.stem.rsplit("-", 1)[0])
    return {run for run, names in councils.items() if len(names) == 1} - standard


def _without_wordings(line: str, framework: Framework) -> list[str]:
    parts, at = [], 0
    for reference in read_metric_refs(line, framework):
        if reference.how == "wording":
            parts.append(line[at : reference.start])
            at = reference.end
    return [*parts, line[at:]]
