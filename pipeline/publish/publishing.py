"""Everything that goes out, written into the results' folder beside the database and the tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.benchmarks import CompareSettings, Comparisons
from pipeline.compare import compare_folder
from pipeline.folder import Folder
from pipeline.publish import datasette, folder_readme, notes, package, workbook
from pipeline.publish.edition import FOLDER, Edition, edition
from pipeline.publish.evidence_pages import DRAWN, evidence_page, pages_wanted
from pipeline.publish.pictures import Draw, in_children, pictures_of
from pipeline.publish.report import report
from pipeline.store import load_plans, open_results
from schemas.reading import StoredPlan


def publish(
    plans: Sequence[StoredPlan],
    comparisons: Comparisons,
    out: Path,
    settings: CompareSettings | None = None,
    drawer: Draw = in_children,
) -> list[Path]:
    """Write the report with its evidence, the workbook and the open data's descriptions into a results' folder.

    Answers with the files written, in a fixed order. The bytes depend on what was read alone, never on the clock or the
    order of the plans. `drawer` draws pages in child processes unless another is given. Without a database in
    the folder the pages show words and places alone. Raises UsageError where the folder cannot be written.
    """
    folder = Folder(out)
    made = edition(plans, comparisons, settings, _rules(folder))
    written: list[Path] = []
    for path, content in {**_evidence(made, folder, drawer), **_texts(made)}.items():
        folder.write(out / path, content)
        written.append(out / path)
    folder.write_bytes(out / "benchmarks.xlsx", workbook.workbook(made))
    written.append(out / "benchmarks.xlsx")
    kept = {path.name for path in written}
    folder.remove(path for path in sorted((out / FOLDER).glob("*.html")) if path.name not in kept)
    folder.tidy()
    return sorted(written)


def publish_folder(out: Path, settings: CompareSettings | None = None) -> Comparisons:
    """Compare the plans of a results' folder and publish; the comparison. Raises UsageError as `compare_folder` and `publish`."""
    comparisons = compare_folder(Folder(out), settings)
    publish(load_plans(Folder(out).database), comparisons, out, settings)
    return comparisons


def _texts(made: Edition) -> dict[str, str]:
    return {
        "report.html": report(made),
        **notes.files(made),
        **package.files(made),
        **datasette.files(),
        "README.md": folder_readme.readme(made),
    }


def _evidence(made: Edition, folder: Folder, drawer: Draw) -> dict[str, str]:
    wanted = {stored.sha256: pages_wanted(stored) for stored in made.shown.values()}
    drawn = {} if made.settings.without_names else pictures_of(wanted, folder.originals, drawer)
    blocks = _blocks(made, folder)
    return {
        made.addresses[name]: evidence_page(made, name, drawn.get(stored.sha256, {}), blocks.get(stored.sha256, []))
        for name, stored in made.shown.items()
    }


def _rules(folder: Folder) -> list[str]:
    if not folder.database.exists():
        return []
    with open_results(folder.database) as results:
        return results.rules()


def _blocks(made: Edition, folder: Folder) -> dict[str, list[dict[str, Any]]]:
    """The paragraphs of every shown plan that has no pages to draw."""
    wanted = [stored.sha256 for stored in made.shown.values() if stored.format not in DRAWN]
    if not wanted or not folder.database.exists():
        return {}
    with open_results(folder.database) as results:
        return {sha256: results.blocks(sha256) for sha256 in wanted}
