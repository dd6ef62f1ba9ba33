"""The worked corpus, compared once."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.benchmarks import Collection, CompareSettings, Comparisons, collect, compare
from tests.comparing import FRAMEWORK, REGISTER, worked_corpus

DAY = date(2024, 4, 1)


@pytest.fixture(scope="session")
def collection() -> Collection:
    return collect(worked_corpus(), REGISTER, FRAMEWORK, CompareSettings(as_of=DAY))


@pytest.fixture(scope="session")
def tables() -> Comparisons:
    return compare(worked_corpus(), REGISTER, FRAMEWORK, CompareSettings(as_of=DAY))
