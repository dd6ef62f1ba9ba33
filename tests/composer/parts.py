"""Actions and sections of composed plans: texts put together from parts, with leads, times and figures that have readings."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field

from corpus.press.marks import EVENT_OF_METRIC
from corpus.press.original import ActionOf, SectionOf, When
from tests.composer import figures, people, times
from tests.composer.vocabulary import PARTS

_MARK = re.compile(r"\|([^{}]*)\}")
RAG = ("Green", "Amber", "Red", "GREEN", "Blue")


@dataclass
class Maker:
    """Makes the parts of one plan and remembers which rows of the catalogue they stand for."""

    rng: random.Random
    frame: times.Frame
    voice: figures.Voice
    rows: set[str] = field(default_factory=set)
    joints: str = "{ref}: {name}"
    turn: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    told: set[str] = field(default_factory=set)

    def in_turn(self, words: list[str], name: str) -> str:
        """One of some words: the next one with every seed and with every time that this plan asks."""
        place = self.turn + self.asked[name]
        self.asked[name] += 1
        return words[place % len(words)]

    def text(self, metric: int | None) -> str:
        """An action's text that no other action of the plan has."""
        while True:
            text = self._text(metric)
            if text not in self.told:
                self.told.add(text)
                return text

    def _text(self, metric: int | None) -> str:
        rng = self.rng
        own = PARTS["metrics"][str(metric)]["things"] if metric else []
        thing = rng.choice(own) if own and rng.random() < 0.6 else rng.choice(PARTS["things"])
        tail = rng.choice(PARTS["tails"])
        text = rng.choice(PARTS["openings"]).format(thing=thing) + (f" {tail}" if tail else "")
        return str(text + (". " + rng.choice(PARTS["notes"]) if rng.random() < 0.12 else ""))

    def with_subtasks(self, text: str) -> str:
        """A text with a short list below it."""
        self.rows.add("C1:bullets_below_an_action")
        listed = self.rng.sample(PARTS["subtasks"], self.rng.randint(2, 3))
        return "\n".join([text.rstrip(".") + ", to cover:", *(f"- {line}" for line in listed)])

    def time(self, *, plain: bool = False, without: tuple[str, ...] = ()) -> When:
        """A time; with `plain` a common form; never one whose words hold one of the given pieces."""
        while True:
            row, when = times.any_time(self.rng, self.frame, 0.0 if plain else 0.55)
            if not any(piece in when.text for piece in without):
                self.rows.add(f"C3:{row}")
                return when

    def lead(self, *, simple: bool = False) -> str:
        """A marked lead."""
        row, text = people.lead(self.rng, simple=simple)
        self.rows.add(f"C7:{row}")
        return text

    def success(self, most: int = 2) -> list[str]:
        """Some success measures."""
        return self.rng.sample(PARTS["success"], self.rng.randint(1, most))

    def progress(self) -> str:
        """What has happened so far, or that nothing is said."""
        text = str(self.rng.choice([*PARTS["progress"], "n/a"]))
        self.rows.add("C8:progress_not_applicable" if text == "n/a" else "C8:progress")
        return text

    def rag(self) -> str:
        """A status by colour."""
        self.rows.add("C8:rag")
        return self.rng.choice(RAG)

    def links(self) -> list[str]:
        """Other plans."""
        return self.rng.sample(PARTS["links"], self.rng.randint(1, 2))

    def data(self, metric: int, *, prose: bool = False, named: bool = False) -> figures.Data:
        """Figures about a metric; with `named` each reading says its metric, as where a section has several."""
        made = figures.data_of(self.rng, metric, self.voice, prose=prose)
        self.rows |= {f"C4:{row}" for row in made.rows if not row.startswith("service_")}
        self.rows |= {f"C6:{row[8:]}" for row in made.rows if row.startswith("service_")}
        spoken = " ".join(made.lines) + (" ".join(row[0] for row in made.table.rows) if made.table else "")
        self.rows |= {f"C5:{word}" for word in (self.voice.minority, self.voice.white) if word in spoken}
        if named:
            lines = [
                _MARK.sub(lambda m: "|" + ";".join(f"m{metric},{r}" for r in m.group(1).split(";")) + "}", t) for t in made.lines
            ]
            head = [f"Metric {metric}:", *lines] if lines[0].startswith("- ") else [f"Metric {metric}: {lines[0]}", *lines[1:]]
            made.lines = head
        return made


def metric_section(make: Maker, metric: int, edition: int, *, data: bool) -> SectionOf:
    """A section that is named for a metric, with its full wording."""
    group = make.voice.minority
    words = PARTS["metrics"][str(metric)]
    found = make.data(metric) if data else figures.Data()
    return SectionOf(
        ref=f"Metric {metric}",
        title=PARTS["wordings"][str(metric)][edition].format(group=group),
        theme=words["theme"],
        metrics=[metric],
        stated=True,
        data=found.lines,
        table=found.table,
        period=found.period,
        reading=_reading(metric, found),
    )


def objective_section(make: Maker, metric: int, ref: str | None, *, title: bool, data: bool) -> SectionOf:
    """A section whose objective or title names the event of a metric; the metric itself is not named."""
    words = PARTS["metrics"][str(metric)]
    found = make.data(metric, prose=True) if data else figures.Data()
    name = make.rng.choice(words["title"]) if title else None
    return SectionOf(
        ref=ref,
        title=name,
        shown=_shown(make, ref, name),
        objective=make.rng.choice(words["objective"]),
        theme=words["theme"],
        metrics=[metric],
        data=found.lines,
        period=found.period,
        reading=_reading(metric, found),
    )


def _shown(make: Maker, ref: str | None, name: str | None) -> str | None:
    """A heading as printed: "1. Leavers", "Priority 1: Leavers", "Priority 1 - Leavers"."""
    if ref is None or name is None:
        return None
    return make.joints.format(ref=ref, name=name) if not ref.isdigit() else f"{ref}. {name}"


def theme_section(make: Maker, theme: dict[str, object], ref: str, edition: int, *, data: bool) -> SectionOf:
    """A section that is named for a theme and lists the metrics that stand under it."""
    metrics = [int(m) for m in theme["metrics"]]  # type: ignore[attr-defined]
    found = [make.data(m, prose=True, named=len(metrics) > 1) for m in metrics] if data else []
    periods = {d.period for d in found}
    if len(periods) > 1:
        found = [d for d in found if d.period is None] or found[:1]
    group = make.voice.minority
    single = _reading(metrics[0], found[0]) if len(metrics) == 1 and found else ""
    return SectionOf(
        ref=ref,
        title=str(theme["title"]),
        objective=_theme_objective(make, metrics),
        theme=str(theme["code"]),
        metrics=metrics,
        stated=bool(metrics),
        metric_lines=[f"Metric {m}: {PARTS['wordings'][str(m)][edition].format(group=group)}" for m in metrics],
        data=[line for d in found for line in d.lines],
        period=found[0].period if found else None,
        reading=single,
    )


def _theme_objective(make: Maker, metrics: list[int]) -> str:
    if metrics:
        return str(make.rng.choice(PARTS["metrics"][str(metrics[0])]["objective"]))
    return str(make.rng.choice(PARTS["neutral"]["objectives"]))


def _reading(metric: int, found: figures.Data) -> str:
    if metric == 1:
        return "share,pay_band"
    return figures.EVENTS.get(metric) or EVENT_OF_METRIC.get(metric, "senior_management")


def number(section: SectionOf, actions: list[ActionOf], style: str | None) -> list[ActionOf]:
    """The actions with references: plain numbers, "1.1" under the section's, or none."""
    if style is None:
        return actions
    head = re.sub(r"\D", "", section.ref or "") or "1"
    names = [str(n) if style == "plain" else f"{head}.{n}" for n in range(1, len(actions) + 1)]
    return [action.model_copy(update={"ref": ref}) for action, ref in zip(actions, names, strict=True)]
