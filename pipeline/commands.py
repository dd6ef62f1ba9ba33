"""Commands that prove, measure and compare plans: their options, and the library function that each one calls."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.exits import ALL_READ, SOME_FAILED

if TYPE_CHECKING:
    from pipeline.benchmarks.settings import CompareSettings

Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
PEERS = ("all", "region", "type", "rural_urban", "neighbours")


def add_commands(add: Add) -> None:
    """Add `evaluate`, `gold` and `diff`."""
    command = add("evaluate", evaluate, "score what was read against gold answers, field by field")
    command.add_argument("gold", metavar="GOLD_DIR", type=Path, help="a folder of gold answers, <name of the file>.json")
    command.add_argument(
        "--by", choices=("field", "plan", "format", "layout"), default="field", help="a row for each (default: field)"
    )
    command.add_argument("--csv", metavar="FILE", type=Path, help="write every score, by plan, format, layout and field")
    command = add("gold", gold, "write a plan as it was read, for a person to correct into a gold answer")
    command.add_argument("plan", metavar="PLAN", help="a plan's id, a document's path, or a file's name")
    command.add_argument("--to", metavar="FILE", type=Path, help="where to (default: DIR/gold/<name of the file>.json)")
    command = add("diff", diff, "show where two plans differ: two files of one plan, or two years of one council")
    command.add_argument("one", metavar="A", help="a plan's id, a document's path, or a file's name")
    command.add_argument("other", metavar="B", help="the other one")
    command.epilog = "Exit code: 0 they are equal, 1 they differ, 2 the command could not run."


def compare_options(command: argparse.ArgumentParser) -> None:
    """The options of `compare`: one table, thresholds, filters."""
    command.add_argument("--table", metavar="NAME", help="print this table alone")
    command.add_argument("--format", choices=("terminal", "csv", "json", "markdown"), default="terminal", help="of --table")
    command.add_argument("--as-of", metavar="DAY", type=_day, help="the day for what is past due (default: the newest plan's)")
    command.add_argument("--peers", choices=PEERS, default="all", help="which councils a council is seen beside (default: all)")
    command.add_argument("--min-councils", metavar="N", type=int, default=5, help="medians from so many councils up (default: 5)")
    command.add_argument(
        "--suppress-below", metavar="N", type=int, default=5, help="hide what rests on fewer people (default: 5)"
    )
    command.add_argument("--council", metavar="NAME|GSS", action="append", default=[], help="only this council (may be repeated)")
    command.add_argument("--metric", metavar="N", type=int, action="append", default=[], help="only this metric")
    command.add_argument("--year", metavar="YYYY", action="append", default=[], help="only plans of this year")
    command.add_argument(
        "--service", choices=("adults", "children", "both", "council"), action="append", default=[], help="only this"
    )
    command.add_argument("--group", action="append", default=[], help="only figures about this group")
    command.add_argument("--without-names", action="store_true", help="leave people's names out")


def compare_settings(asked: argparse.Namespace) -> CompareSettings:
    """The settings that `compare` was given. Raises UsageError for a threshold that is none."""
    from pydantic import ValidationError

    from pipeline.benchmarks.settings import CompareSettings
    from schemas.problems import UsageError

    try:
        return CompareSettings(
            min_councils=asked.min_councils, suppress_below=asked.suppress_below, as_of=asked.as_of, peers=asked.peers,
            councils=tuple(asked.council), metrics=tuple(asked.metric), years=tuple(asked.year), services=tuple(asked.service),
            groups=tuple(asked.group), without_names=asked.without_names,
        )  # fmt: skip
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"--{str(first['loc'][0]).replace('_', '-')}: {first['msg']}.") from error


def print_table(asked: argparse.Namespace) -> int:
    """One table of the comparison in the form that was asked for; nothing is published."""
    from pipeline.benchmarks import writing
    from pipeline.compare import one_table
    from pipeline.folder import Folder
    from pipeline.terminal import console

    table = one_table(Folder(asked.out), asked.table, compare_settings(asked))
    forms = {"csv": writing.csv_text, "json": writing.json_text, "markdown": writing.markdown_text}
    if asked.format == "terminal":
        console().print(writing.terminal_table(table))
    else:
        sys.stdout.write(forms[asked.format](table))
    return ALL_READ


def evaluate(asked: argparse.Namespace) -> int:
    """Scores against gold answers."""
    from pipeline.folder import Folder
    from pipeline.gold import evaluate_folder, grouped, score_table, scores_csv
    from pipeline.terminal import console, say

    scores = evaluate_folder(Folder(asked.out), asked.gold)
    console().print(score_table(grouped(scores, asked.by), asked.by))
    if asked.csv is not None:
        Folder(asked.csv.parent).write(asked.csv, scores_csv(scores))
        say(f"Every score, by plan, format, layout and field, is in {asked.csv}.")
    return ALL_READ


def gold(asked: argparse.Namespace) -> int:
    """A plan as a draft of a gold answer."""
    from pipeline.folder import Folder
    from pipeline.gold import write_gold
    from pipeline.show import find_plan
    from pipeline.terminal import say

    folder = Folder(asked.out)
    path = write_gold(folder, find_plan(folder, asked.plan), asked.to)
    say(f"{path} is the plan as the machine read it; correct it beside the document, and take its note out.")
    return ALL_READ


def diff(asked: argparse.Namespace) -> int:
    """Where two plans differ."""
    from pipeline.differences import differences, table_of
    from pipeline.folder import Folder
    from pipeline.show import find_plan
    from pipeline.terminal import console, say

    folder = Folder(asked.out)
    one, other = find_plan(folder, asked.one), find_plan(folder, asked.other)
    found = differences(one.plan, other.plan)
    if not found:
        say(f"{one.path} and {other.path} say the same.")
        return ALL_READ
    console().print(table_of(found, one.path, other.path))
    return SOME_FAILED


def show_proof(asked: argparse.Namespace) -> int:
    """The evidence or the accounts of one plan, and a page with a value's box."""
    from pipeline.folder import Folder
    from pipeline.show import find_plan
    from pipeline.terminal import console, say

    folder = Folder(asked.out)
    stored = find_plan(folder, asked.plan)
    if asked.evidence:
        from pipeline.proof import render_evidence

        console().print(render_evidence(folder, stored, asked.value))
    if asked.accounts:
        from pipeline.proof import render_accounts

        console().print(render_accounts(folder, stored))
    if asked.picture is not None:
        from pipeline.found_again import what_became_of_it
        from pipeline.picture import picture

        page, png = picture(folder, stored, asked.value)
        Folder(asked.picture.parent).write_bytes(asked.picture, png)
        state = what_became_of_it(folder, stored)
        told = f" {state}; the page is that of the copy that was kept then." if state else ""
        say(f"{asked.picture} shows page {page} of {stored.path}.{told}")
    return ALL_READ


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day like 2025-03-31") from error
