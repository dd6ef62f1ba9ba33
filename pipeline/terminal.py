"""What the program says: a bar on a terminal, one plain line a document elsewhere, and sentences at the end."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.text_gate import on_one_line
from schemas.problems import Outcome

if TYPE_CHECKING:
    from pipeline.corrections import CorrectionResult
    from pipeline.run import Summary
    from schemas.comparison import Comparisons


class Reporter(Protocol):
    """Somebody who wants to hear how a batch goes."""

    def begin(self, total: int) -> None:
        """So many contents are to be read."""

    def done(self, path: str, outcome: str, message: str | None) -> None:
        """One file has come to its end."""


class Silent:
    """Says nothing: for notebooks and tests."""

    def begin(self, total: int) -> None:
        """Nothing."""

    def done(self, path: str, outcome: str, message: str | None) -> None:
        """Nothing."""


class Lines:
    """One line a document on standard error: outcome, path and sentence, parted by tabs."""

    def begin(self, total: int) -> None:
        """Nothing: the lines speak for themselves."""

    def done(self, path: str, outcome: str, message: str | None) -> None:
        """The document's line."""
        sys.stderr.write("\t".join(on_one_line(part) for part in (outcome, path, message or "")) + "\n")


class Bar:
    """A bar on a terminal, and a line for each document that failed."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("Reading", total=None)

    def begin(self, total: int) -> None:
        """Set the bar's length."""
        self._progress.update(self._task, total=total)

    def done(self, path: str, outcome: str, message: str | None) -> None:
        """Move the bar on; say what went wrong, if anything did."""
        if outcome == "failed":
            self._progress.console.print(f"{on_one_line(path)}: {on_one_line(message or '')}", markup=False, highlight=False)
        self._progress.advance(self._task)


@contextmanager
def reporter() -> Iterator[Reporter]:
    """A bar where standard error is a terminal, else plain lines."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bar(progress)


def console() -> Console:
    """The terminal; where the output goes elsewhere, wide enough for a table."""
    return Console() if sys.stdout.isatty() else Console(width=200)


def say(sentence: str) -> None:
    """One line on standard output."""
    sys.stdout.write(on_one_line(sentence) + "\n")


def sentences(summary: Summary, out: Path) -> Iterator[str]:
    """What a run read and where the results are."""
    counts = summary.outcomes
    ends = ", ".join(f"{counts[outcome.value]} {outcome.value}" for outcome in Outcome if counts[outcome.value])
    yield f"{len(summary.documents)} files: {ends}."
    yield f"{summary.read} read now, {summary.unchanged} unchanged since they were read, {summary.removed} removed."
    yield f"{summary.plans} plans, each counted once: {summary.total('actions')} actions, {summary.total('figures')} figures."
    yield _evidence(summary.evidence)
    yield from _corrections(summary.corrections)
    for document in summary.documents:
        if document["outcome"] == Outcome.FAILED.value:
            yield f"failed ({document['reason']}): {document['path']}: {document['message']}"
    yield f"Results in {out}: plans.sqlite (database), plans/ and evidence/ (a file a plan), tables/, notes.csv, dictionary.md."


def published(out: Path, comparisons: Comparisons) -> str:
    """Where the report, the workbook and the tables are, and the lists for whoever checks the reading with their lengths."""
    rows = {table.name: len(table.rows) for table in comparisons.lists}
    lists = (
        f"{out / 'tables' / f'{name}.csv'} ({rows.get(name, 0)} {what})"
        for name, what in (("review", "values to check"), ("unread", "wordings that were not read"))
    )
    return f"Report: {out / 'report.html'}; workbook: {out / 'benchmarks.xlsx'}; to look at next: {' and '.join(lists)}."


def _corrections(results: Sequence[CorrectionResult]) -> Iterator[str]:
    """How many corrections were applied, and each that was not."""
    ends = Counter(result.outcome for result in results)
    if results:
        yield f"{len(results)} corrections: {ends['applied']} applied, {ends['no_value']} not filled in, " + (
            f"{len(results) - ends['applied'] - ends['no_value']} refused."
        )
    for result in (r for r in results if r.outcome not in {"applied", "no_value"}):
        yield f"correction not applied ({result.outcome}): {result.sentence}"


def _evidence(grades: Mapping[str, int]) -> str:
    """How many values lead back to their words, as one sentence."""
    every = sum(grades.values())
    found = grades["exact"] + grades["joined"]
    share = f"{100 * found / every:.2f}".rstrip("0").rstrip(".") if every else "100"
    return (
        f"Evidence of {every} values: {share}% found again word for word ({grades['exact']} in one place, {grades['joined']} "
        f"joined from several), {grades['approximate']} nearly, {grades['missing']} not, {grades['without']} without evidence."
    )
