"""The command line: each command reads its arguments, calls one function of the library and says what came of it.

The library is imported by the command that needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands import add_commands, compare_options, compare_settings, print_table, show_proof
from pipeline.exits import ALL_READ, COULD_NOT_RUN, INTERRUPTED, SOME_FAILED

if TYPE_CHECKING:
    from pipeline.run import Options, Summary

_SCAN = "seconds beyond them to recognise a scan's pages, 60 a page and 200 pages at most"
EXITS = "Exit code: 0 all read, 1 some files failed, 2 the command could not run."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    asked = parser().parse_args(arguments)
    from schemas.problems import UsageError

    command: Callable[[argparse.Namespace], int] = asked.command
    try:
        return command(asked)
    except UsageError as error:
        from pipeline.text_gate import on_one_line

        sys.stderr.write(f"councilplans: {on_one_line(str(error))}\n")
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        sys.stderr.write("councilplans: stopped; what was read is kept, and a new run goes on from there.\n")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ALL_READ


def run(asked: argparse.Namespace) -> int:
    """The main job: read, compare, publish."""
    from pipeline.publish import publish_folder
    from pipeline.terminal import published

    summary = _ingested(asked)
    comparisons = publish_folder(asked.out)
    return _told(asked, summary, published(asked.out, comparisons))


def ingest(asked: argparse.Namespace) -> int:
    """Read files into the database."""
    return _told(asked, _ingested(asked))


def compare(asked: argparse.Namespace) -> int:
    """Compare what is in the database, and publish."""
    if asked.table is not None:
        return print_table(asked)
    from pipeline.benchmarks.writing import terminal_table
    from pipeline.publish import publish_folder
    from pipeline.terminal import console, published, say

    comparisons = publish_folder(asked.out, compare_settings(asked))
    for table in comparisons.tables:
        console().print(terminal_table(table))
    say(published(asked.out, comparisons))
    return ALL_READ


def show(asked: argparse.Namespace) -> int:
    """One plan as read, or its proof."""
    if asked.evidence or asked.accounts or asked.picture is not None:
        return show_proof(asked)
    from pipeline.folder import Folder
    from pipeline.show import find_plan, render
    from pipeline.terminal import console

    console().print(render(find_plan(Folder(asked.out), asked.plan)))
    return ALL_READ


def export(asked: argparse.Namespace) -> int:
    """Write plans out of the database."""
    from pipeline.export import export as write
    from pipeline.folder import Folder
    from pipeline.terminal import say

    plans = write(Folder(asked.out), asked.format)
    say(f"{plans} plans written to {asked.out / ('plans' if asked.format == 'json' else 'data')}.")
    return ALL_READ


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(
        prog="councilplans", epilog=EXITS,
        description="Reads councils' published action plans into one database, and compares them.",
    )  # fmt: skip
    top.add_argument("--version", action="version", version=f"councilplans {version('councilplans')}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for name, command, sentence in (
        ("run", run, "read files and folders, compare the plans, publish: the main job"),
        ("ingest", ingest, "read files and folders into the database, and nothing more"),
    ):
        _reading_options(_command(commands, name, command, sentence))
    sentence = "compare the plans in the database and publish: tables, workbook, report"
    compare_options(_command(commands, "compare", compare, sentence))
    one = _command(commands, "show", show, "show one plan as it was read")
    one.add_argument("plan", metavar="PLAN", help="a plan's id, a document's path, or a file's name")
    one.add_argument("--evidence", action="store_true", help="every value with its words and place")
    one.add_argument("--accounts", action="store_true", help="what became of every block and number")
    one.add_argument("--picture", metavar="FILE.png", type=Path, help="draw the page with the places of the value (PDF, scan)")
    one.add_argument("--value", metavar="POINTER", help="only this value, e.g. /actions/3 (with --evidence and --picture)")
    out = _command(commands, "export", export, "write every plan out of the database again")
    out.add_argument(
        "--format", choices=("json", "csv"), default="json", help="a JSON file a plan, or CSV tables (default: json)"
    )
    add_commands(partial(_command, commands))
    return top


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    command: Callable[[argparse.Namespace], int],
    sentence: str,
) -> argparse.ArgumentParser:
    added = commands.add_parser(name, help=sentence, description=f"{sentence[0].upper()}{sentence[1:]}.", epilog=EXITS)
    added.set_defaults(command=command)
    added.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder of the results")
    return added


def _reading_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", metavar="PATH", type=Path, nargs="+", help="a file, or a folder that is searched to its depth")
    command.add_argument("--sources", metavar="FILE", type=Path, help="CSV of what plans do not say: file, gss, year, url …")
    command.add_argument("--register", metavar="FILE", type=Path, help="CSV of councils to add to the register")
    command.add_argument("--vocabulary", metavar="FILE", type=Path, help="TOML of labels and words to add")
    command.add_argument("--corrections", metavar="FILE", type=Path, help="CSV of corrections, kept in DIR from then on")
    command.add_argument("--framework", metavar="CODE|FILE", default="sc-wres", help="the standard (default: sc-wres)")
    command.add_argument("--workers", metavar="N", type=_positive, default=os.cpu_count() or 1, help="reading processes")
    command.add_argument("--timeout", metavar="S", type=_positive, default=60, help="seconds a document may take (default: 60)")
    command.add_argument("--scan-timeout", metavar="S", type=_positive, default=900, help=f"{_SCAN} (default: 900)")
    command.add_argument("--memory", metavar="MB", type=_positive, default=2048, help="MiB a process may take (default: 2048)")
    command.add_argument("--expect", metavar="FILE", type=Path, help="CSV of file, outcome, reason; exit 0 where they are met")


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def _options(asked: argparse.Namespace) -> Options:
    from pipeline.pool import Limits
    from pipeline.run import Options

    return Options(
        tuple(asked.paths), asked.out, asked.sources, asked.register, asked.vocabulary, asked.framework,
        Limits(asked.workers, asked.timeout, asked.memory, asked.scan_timeout), asked.corrections,
    )  # fmt: skip


def _ingested(asked: argparse.Namespace) -> Summary:
    from pipeline.run import ingest as read
    from pipeline.terminal import reporter

    with reporter() as report:
        return read(_options(asked), report)


def _told(asked: argparse.Namespace, summary: Summary, *closing: str) -> int:
    from pipeline.expect import unmet
    from pipeline.terminal import say, sentences

    wrong = unmet(asked.expect, summary.documents) if asked.expect is not None else []
    met = [f"All outcomes are those of {asked.expect}."] if asked.expect is not None and not wrong else []
    for sentence in (*sentences(summary, asked.out), *wrong, *met, *closing):
        say(sentence)
    failed = summary.failed if asked.expect is None else wrong
    return SOME_FAILED if failed else ALL_READ
