"""Stored plans to tables: on the disk, in the database, and as values for whoever asks."""

from __future__ import annotations

from pipeline.benchmarks import BENCHMARKS, CompareSettings, Comparisons, collect
from pipeline.benchmarks import one_table as one
from pipeline.benchmarks.collection import Collection
from pipeline.benchmarks.names import people_in
from pipeline.benchmarks.stored import rows_for_database
from pipeline.benchmarks.writing import csv_text
from pipeline.folder import Folder
from pipeline.given import kept
from pipeline.interpret.frameworks import load_framework
from pipeline.review import review_table
from pipeline.store import locked, open_results, open_store
from pipeline.unread import unread_table
from schemas.comparison import Comparison
from schemas.register import load_register


def compare_folder(folder: Folder, settings: CompareSettings | None = None) -> Comparisons:
    """Compare the plans of a results' folder: `tables/*.csv` and the comparison's rows in its database are made anew.

    Beside the comparison's tables lie the queue of values to check and the words that were not read.

    Raises UsageError where there is no database, or the folder cannot be written.
    """
    collection = _collected(folder, settings)
    lists = _queues(folder, collection)
    comparisons = Comparisons(tables=tuple(module.table(collection) for module in BENCHMARKS), lists=lists)
    with locked(folder.root), open_store(folder.database) as store:
        for table in (*comparisons.tables, *comparisons.lists):
            folder.write(folder.tables / f"{table.name}.csv", csv_text(table))
        store.compared(rows_for_database(collection))
        folder.tidy()
    return comparisons


def _queues(folder: Folder, collection: Collection) -> tuple[Comparison, Comparison]:
    """The queue of values to check, and the words that were not read; of the filters only that on names applies."""
    with open_results(folder.database) as results:
        notes, numbers, plans = results.view("v_note"), results.numbers_not_taken(), results.stored_plans()
    findings = [(plan.stored, finding) for plan in collection.plans for finding in plan.findings]
    people = {stored.path: people_in(stored.plan) for stored in plans} if collection.settings.without_names else {}
    return review_table(plans, notes, findings, people), unread_table(notes, numbers, people)


def one_table(folder: Folder, name: str, settings: CompareSettings | None = None) -> Comparison:
    """One table of the comparison, nothing written. Raises UsageError for a name that no table has, or no database."""
    return one(name, _collected(folder, settings))


def _collected(folder: Folder, settings: CompareSettings | None) -> Collection:
    with open_results(folder.database) as results:
        plans, code = results.stored_plans(), results.meta()["framework"]
    files = kept(folder, code)
    return collect(plans, load_register(files.register), load_framework(files.framework), settings)
