"""The folder's own README, for a stranger who was sent it."""

from __future__ import annotations

from pipeline.benchmarks.writing import markdown_words
from pipeline.publish.attribution import ATTRIBUTION, CAUTIONS, CITATION, LICENCE, TITLE
from pipeline.publish.described import sheets
from pipeline.publish.edition import Edition
from schemas.comparison import MEANINGS

_FILES = (
    ("report.html", "the report: opens in any browser, from the disk, without a network"),
    ("report/", "a page a plan: the words and the place of every figure and action, for PDFs the page as a picture"),
    ("benchmarks.xlsx", "the tables as a workbook, with a cover, contents and notes"),
    ("tables/", "the tables as CSV in UTF-8, one head row, nothing but data in them; listed below"),
    ("tables/review.csv", "the queue of values to check beside the documents, the worst first; a corrections file to fill in"),
    ("tables/unread.csv", "the words that could not be read, those in most documents first: candidates for a vocabulary"),
    ("plans.sqlite", "everything that was read, in one database; views begin with v_ and need no joins"),
    ("dictionary.md, dictionary.csv", "what every table, view and column of the database means"),
    ("datapackage.json", "description of the CSV files as a Frictionless data package"),
    ("csvw-metadata.json", "the same as CSV on the Web"),
    ("metadata.yaml, datasette.yaml", "descriptions and queries for Datasette: `datasette plans.sqlite -m metadata.yaml`"),
    ("plans/, evidence/", "one JSON file a document: the plan in the common schema, and where every value was read"),
    ("notes.csv", "what became of each file, and what a reader must know of it"),
    ("originals/", "the files as they were read, by the SHA-256 of their content"),
    ("recognised/", "the words that were recognised on pages that are pictures"),
    ("settings/", "the register, vocabulary or standard that the last run was given"),
)


def readme(made: Edition) -> str:
    """The README in Markdown: each file, the tables, marks, licence, citation, and what not to conclude."""
    counts = f"{len(made.shown)} {'plan' if len(made.shown) == 1 else 'plans'}. {made.made_for}"
    parts = [
        f"# {TITLE}",
        counts if made.shown else "**There is no plan in this folder**: no file could be read as one.",
        "## Files",
    ]
    parts.append("\n".join(f"- `{name}`: {meaning}" for name, meaning in _FILES))
    parts += ["## Tables", "\n".join(f"- `tables/{s.name}.csv`, {s.title}: {markdown_words(s.about)}" for s in sheets(made))]
    parts += [
        "An empty cell of a column with a marker has its reason in the marker's column. None of the marks means zero. A text "
        "that begins like a formula has an apostrophe in front, so that no spreadsheet runs it.",
        "## Marks", "\n".join(f"- `{mark.value}`: {meaning}" for mark, meaning in MEANINGS.items()),
        "## What not to conclude", "\n".join(f"- {sentence}" for sentence in CAUTIONS),
        "## Licence", f"The tables and their descriptions: {LICENCE['title']} ({LICENCE['path']}).", *ATTRIBUTION,
        "## How to cite", CITATION,
    ]  # fmt: skip
    return "\n\n".join(parts) + "\n"
