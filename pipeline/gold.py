"""A folder of gold answers: reading it, scoring a database against it, and making a new one from a plan as it was read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from pydantic import ValidationError
from rich.table import Table
from rich.text import Text

from pipeline.evaluate import FieldScore, evaluate
from pipeline.folder import Folder, as_json
from pipeline.spreadsheet import csv_of
from pipeline.store import load_plans
from pipeline.text_gate import on_one_line
from schemas.base import Noun
from schemas.plan import Plan, plain
from schemas.problems import UsageError
from schemas.reading import StoredPlan

By = Literal["field", "plan", "format", "layout"]
GROUPS: tuple[By, ...] = ("plan", "format", "layout", "field")
COUNTS = ("right", "wrong", "missed", "invented", "absent")
MACHINE_MADE = "machine-made: this is what the program read, not what the plan says; correct it, then take this note out"


class GoldAnswer(Noun):
    """What a person read in a plan; `aside`: which of its figures are marked `"core": false` and are not scored."""

    plan: Plan
    aside: frozenset[int] = frozenset()


def read_gold(folder: Path) -> dict[str, GoldAnswer]:
    """The gold answers of a folder by file stem, notes left aside. Raises UsageError naming the file.

    An answer that still says that a machine made it is none.
    """
    out = {}
    for path in sorted(folder.glob("*.json")):
        try:
            data = json.loads(path.read_text("utf-8-sig"))
            out[path.stem] = GoldAnswer(plan=Plan.model_validate(without_marks(data)), aside=figures_aside(data))
        except ValidationError as error:
            first = error.errors()[0]
            pointer = "".join(f"/{step}" for step in first["loc"])
            raise UsageError(f"The gold answer {path.name} is no plan at {pointer or '/'}: {first['msg']}.") from error
        except (OSError, ValueError) as error:
            raise UsageError(f"The gold answer {path.name} cannot be read: {str(error).splitlines()[0]}") from error
        if str(data.get("note", "")).startswith("machine-made"):
            raise UsageError(f"The gold answer {path.name} is machine-made; correct it and take its note out.")
    if not out:
        raise UsageError(f"There is no gold answer (*.json) in {folder}.")
    return out


def figures_aside(answer: Mapping[str, Any]) -> frozenset[int]:
    """Which figures of a gold answer are marked `"core": false`."""
    return frozenset(n for n, figure in enumerate(answer.get("figures", [])) if figure.get("core") is False)


def without_marks(value: Any) -> Any:
    """A gold answer without the marks that only a scorer uses ("note", "core")."""
    if isinstance(value, dict):
        return {name: without_marks(inner) for name, inner in value.items() if name not in {"note", "core"}}
    if isinstance(value, list):
        return [without_marks(inner) for inner in value]
    return value


def evaluate_folder(folder: Folder, gold: Path) -> list[FieldScore]:
    """The scores of every plan of a database that has a gold answer of its file's name. Raises UsageError where none has."""
    answers = read_gold(gold)
    scores = evaluate_all(answers, load_plans(folder.database))
    if not scores:
        raise UsageError(f"No file in the database has the name of a gold answer in {gold}: {', '.join(sorted(answers)[:12])}.")
    return scores


def evaluate_all(gold: Mapping[str, GoldAnswer], read: Iterable[StoredPlan]) -> list[FieldScore]:
    """All scores of readings, each paired with the gold answer of its file's name without what follows a dot or a "_"."""
    scores: list[FieldScore] = []
    for stored in read:
        name = PurePosixPath(stored.path).name
        stem = next((s for s in sorted(gold, key=len, reverse=True) if name == s or name.startswith((s + ".", s + "_"))), None)
        if stem is not None:
            answer = gold[stem]
            scores += evaluate(answer.plan, stored.plan, stem, stored.format, stored.layout, answer.aside)
    return scores


def grouped(scores: Iterable[FieldScore], by: By) -> list[FieldScore]:
    """Scores put together by field, plan, format or layout; what is not told apart is "all"."""
    groups: dict[str, Counter[str]] = {}
    for score in scores:
        groups.setdefault(getattr(score, by), Counter()).update({name: getattr(score, name) for name in COUNTS})
    every = dict.fromkeys(GROUPS, "all")
    return [FieldScore.model_validate({**every, by: name, **count}) for name, count in sorted(groups.items())]


def score_table(scores: Sequence[FieldScore], by: By) -> Table:
    """Scores for the terminal: wrong, missed, invented and rightly absent apart, and F1."""
    table = Table(by.capitalize(), *(count.capitalize() for count in COUNTS), "F1")
    for score in scores:
        counts = (str(getattr(score, name)) for name in COUNTS)
        table.add_row(Text(on_one_line(getattr(score, by))), *counts, f"{score.f1:.3f}")
    return table


def scores_csv(scores: Iterable[FieldScore]) -> str:
    """Every score as CSV: plan, format, layout, field, the five counts and F1."""
    rows = ({**score.model_dump(), "f1": round(score.f1, 4)} for score in scores)
    return csv_of((*GROUPS, *COUNTS, "f1"), rows)


def write_gold(folder: Folder, stored: StoredPlan, to: Path | None) -> Path:
    """Write a plan as a draft of a gold answer, marked as machine-made; where to. Raises UsageError where a file is there."""
    path = to or folder.root / "gold" / f"{PurePosixPath(stored.path).stem}.json"
    if path.exists():
        raise UsageError(f"{path} is there already and may have been corrected; give another place with --to.")
    draft = {"note": f"{MACHINE_MADE} (read from {stored.path})", **plain(stored.plan)}
    folder.write(path, as_json(draft))
    folder.tidy()
    return path
