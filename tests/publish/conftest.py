"""A results' folder made from sample plans of every format, read in this process, compared and published once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pipeline import worker
from pipeline.answer import Answer
from pipeline.batch import Job
from pipeline.benchmarks import Comparisons
from pipeline.folder import Folder
from pipeline.pool import Limits
from pipeline.publish import publish
from pipeline.publish.edition import Edition, edition
from pipeline.publish.pictures import draw_pages
from pipeline.run import Options, ingest
from pipeline.store import load_plans
from tests.publish.editions import compared

ROOT = Path(__file__).parents[2]
SAMPLES = (
    "fenshire-2023.pdf", "borsetshire-2022.pdf", "borsetshire-2024.docx", "marlow-vale-2023.html", "wetherton-2023.txt",
)  # fmt: skip
FIGURES_ALONE = """# Ravensholt Council: Social Care Workforce Race Equality Standard

April 2023 to March 2024

## Metric 3: formal disciplinary process

In Adult Social Care, 6% of minority ethnic staff and 2% of white staff entered a formal disciplinary process. Minority ethnic
staff were 1.5 times as likely as white staff to enter a formal disciplinary process.

## Metric 4: fitness to practise

These data are not held.
"""


def read_here(requests: Iterable[tuple[Job, str]], _limits: Limits) -> Iterator[tuple[Job, Answer]]:
    """The answers without child processes."""
    return ((job, Answer.model_validate_json(worker.answer(request))) for job, request in requests)


def draw_here(requests: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str | None]]:
    """The pictures without child processes."""
    return ((name, draw_pages(request)) for name, request in requests)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder after a run."""
    base = tmp_path_factory.mktemp("publication")
    given = base / "in"
    given.mkdir()
    for name in SAMPLES:
        (given / name).write_bytes((ROOT / "corpus/plans" / name).read_bytes())
    (given / "ravensholt-2024.txt").write_text(FIGURES_ALONE, encoding="utf-8")
    out = base / "out"
    ingest(Options((given,), out, register=ROOT / "corpus/register.csv"), reader=read_here)
    publish(load_plans(out / "plans.sqlite"), compared(out), out, drawer=draw_here)
    return out


@pytest.fixture(scope="session")
def comparisons(published: Path) -> Comparisons:
    """The tables of that folder."""
    return compared(published)


@pytest.fixture(scope="session")
def made(published: Path, comparisons: Comparisons) -> Edition:
    """What that publication was made from."""
    return edition(load_plans(Folder(published).database), comparisons, None)
