"""The straight line for a whole folder: files to originals to answers to rows to exports. Every command's work is here."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline import worker
from pipeline.amend import Amended, all_corrections, amend, keep_corrections
from pipeline.answer import Answer, failure
from pipeline.batch import Batch, Job, Terms, plan_batch
from pipeline.corrections import CorrectionResult
from pipeline.dictionary import write_dictionary
from pipeline.evidence import GRADES
from pipeline.export import export_json
from pipeline.files import find
from pipeline.folder import Folder
from pipeline.given import Given, Kept, kept, take_in
from pipeline.notes import write_notes
from pipeline.pool import Limits, Work, read_all
from pipeline.rules import recogniser_at_hand, rules_version, rules_with
from pipeline.sources import key, read_sources
from pipeline.store import Store, locked, open_results, open_store
from pipeline.terminal import Reporter, Silent
from pipeline.text_gate import escaped
from pipeline.validity import faults
from schemas.problems import Outcome, Unreadable

LICENCE = "The plans are their councils' own works; see each council's terms before publishing their words."
READING = Work(worker.answer, worker.confine, ("pipeline.worker", "spacy"))
Reader = Callable[[Iterable[tuple[Job, str]], Limits], Iterator[tuple[Job, Answer]]]


@dataclass(frozen=True)
class Options:
    """What a run is given: files and folders, the results' folder, what lies beside the documents, and the limits."""

    paths: tuple[Path, ...]
    out: Path
    sources: Path | None = None
    register: Path | None = None
    vocabulary: Path | None = None
    framework: str = "sc-wres"
    limits: Limits = field(default_factory=Limits)
    corrections: Path | None = None


@dataclass(frozen=True)
class Summary:
    """What a run read: its files with their outcomes, and how many of them are new, unchanged, removed."""

    documents: tuple[Mapping[str, Any], ...]
    read: int
    unchanged: int
    removed: int
    corrections: tuple[CorrectionResult, ...] = ()

    @property
    def outcomes(self) -> Counter[str]:
        """How many files ended how."""
        return Counter(str(document["outcome"]) for document in self.documents)

    @property
    def plans(self) -> int:
        """How many plans they hold, each council's of a year counted once."""
        return sum(bool(document["chosen"]) for document in self.documents)

    def total(self, part: str) -> int:
        """How many actions or figures the plans that count have together."""
        return sum(int(document[part]) for document in self.documents if document["chosen"])

    @property
    def evidence(self) -> dict[str, int]:
        """How many values of all files' plans were found again at their places, by grade; each content once."""
        plans = [document for document in self.documents if document["chosen"] is not None]
        return {grade: sum(int(plan[f"evidence_{grade}"] or 0) for plan in plans) for grade in GRADES}

    @property
    def failed(self) -> int:
        """How many files failed."""
        return self.outcomes[Outcome.FAILED.value]


def in_children(requests: Iterable[tuple[Job, str]], limits: Limits) -> Iterator[tuple[Job, Answer]]:
    """The answers of child processes to requests, in their order."""
    return read_all(requests, limits, READING)


def ingest(options: Options, report: Reporter | None = None, reader: Reader = in_children) -> Summary:
    """Read what is new or changed below the paths into the database, and export every plan.

    `reader` answers the requests: child processes here, another engine where one machine is not enough.

    Raises UsageError where the run cannot start or go on; what was in the database before is then still there.
    """
    found = find(options.paths, options.out)
    supplied = read_sources(options.sources) if options.sources else []
    given = take_in(options.framework, options.register, options.vocabulary)
    folder = Folder(options.out)
    corrections = all_corrections(folder, options.corrections)
    folder.prepare()
    with locked(folder.root), open_store(folder.database) as store:
        folder.sweep()
        given.keep(folder)
        exported = store.exports()
        terms = Terms(rules_version(), given.version, recogniser_at_hand)
        batch = plan_batch(found, store, options.paths, terms, folder)
        run = _begin(store, options, terms, given)
        store.supply({key(row): row for row in supplied})
        store.forget([*batch.gone, *batch.moved])
        store.place(batch.settled, run)
        report = report or Silent()
        report.begin(sum(len(job.places) for job in batch.jobs))
        requests = _requests(batch.jobs, folder, kept(folder, given.code), options.limits)
        _read(store, run, folder, reader(requests, options.limits), report)
        known = partial(faults, framework=given.settings.framework, register=given.settings.register)
        amended = amend(store, corrections, known)
        keep_corrections(folder, corrections)
        store.settle()
        return _finish(store, folder, _Work(batch, run, exported, amended))


def _begin(store: Store, options: Options, terms: Terms, given: Given) -> int:
    own = version("councilplans")
    paths = json.dumps([escaped(str(path)) for path in options.paths], ensure_ascii=False)
    started = {"started": _now(), "program": own, "rules": terms.rules, "settings": terms.settings, "paths": paths}
    run = store.begin(started, {"program": own, "framework": given.code, "sources_licence": LICENCE})
    store.refer(given.settings.framework, given.settings.register)
    return run


def _read(store: Store, run: int, folder: Folder, answers: Iterable[tuple[Job, Answer]], report: Reporter) -> None:
    for job, answer in answers:
        entered = _saved(store, job, answer, run)
        if entered.outcome is Outcome.IGNORED:
            folder.remove([folder.originals / job.key.sha256])
        for place in job.places:
            report.done(place.path, entered.outcome.value, entered.message)


def _requests(jobs: Iterable[Job], folder: Folder, files: Kept, limits: Limits) -> Iterator[tuple[Job, str]]:
    return ((job, _request(job, folder, files, limits)) for job in jobs)


def _saved(store: Store, job: Job, answer: Answer, run: int) -> Answer:
    key = replace(job.key, rules=rules_with(job.key.rules, answer.recogniser))
    try:
        store.save(key, job.size, answer, job.places, run)
    except Unreadable as error:
        answer = failure(error.reason, str(error), answer.format)
        store.save(key, job.size, answer, job.places, run)
    return answer


def _request(job: Job, folder: Folder, files: Kept, limits: Limits) -> str:
    return worker.Request(
        original=str((folder.originals / job.key.sha256).resolve()), suffix=job.key.suffix, framework=files.framework,
        register_file=str(files.register.resolve()) if files.register else None,
        vocabulary_file=str(files.vocabulary.resolve()) if files.vocabulary else None,
        scan_seconds=limits.scan_timeout, recognised=str((folder.recognised / job.key.sha256).resolve()),
    ).model_dump_json()  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Work:
    """What a run has done when all is read: its number, the names exported before, and the corrections."""

    batch: Batch
    run: int
    exported: set[str]
    amended: Amended


def _finish(store: Store, folder: Folder, work: _Work) -> Summary:
    batch, run = work.batch, work.run
    with open_results(folder.database) as results:
        documents = results.documents()
        export_json(folder, results, documents, {job.key.sha256 for job in batch.jobs} | work.amended.changed)
        write_notes(folder, results, documents)
    folder.remove(place / name for name in work.exported - store.exports() for place in (folder.plans, folder.evidence))
    folder.remove(p for p in folder.originals.iterdir() if p.name not in {d["sha256"] for d in documents})
    folder.forget_recognised({d["sha256"] for d in documents})
    write_dictionary(folder)
    mine = tuple(document for document in documents if document["run"] == run)
    summary = Summary(
        mine, read=len(batch.jobs), unchanged=_unchanged(batch), removed=len(batch.gone), corrections=work.amended.results
    )
    counts = {"read": summary.read, "unchanged": summary.unchanged, "removed": summary.removed}
    store.finish(run, {**counts, "found": len(mine), "failed": summary.failed, "finished": _now()})
    folder.tidy()
    return summary


def _unchanged(batch: Batch) -> int:
    return sum(place.sha256 is not None for place in batch.settled)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
