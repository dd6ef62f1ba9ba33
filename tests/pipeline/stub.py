"""A reader for tests: what a document's first line says is what happens, so that no real format is needed."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.answer import Answer, BlockAccount, failure
from pipeline.batch import Job
from pipeline.budget import Budget
from pipeline.pool import Limits, Work
from pipeline.worker import confine
from schemas.document import Place
from schemas.plan import Action, Council, Evidence, Figure, Lead, Plan, Section, Timeframe
from schemas.problems import Note, Outcome, Reason


def answer(request: str) -> str:
    """Do what the document says: "plan …" is read, the rest goes wrong in its own way."""
    words = Path(json.loads(request)["original"]).read_text("utf-8").split()
    word, rest = (words[0], words[1:]) if words else ("empty", [])
    if word == "plan":
        return read_plan(rest).model_dump_json()
    if word == "scanned":
        return Answer(outcome=Outcome.NO_TEXT, message="It is a scan.", recogniser=" ".join(rest)).model_dump_json()
    return _TROUBLE[word]()


def answer_in_time(request: str) -> str:
    """The same within a document's own seconds."""
    with Budget.spent():
        return answer(request)


def read_here(requests: Iterable[tuple[Job, str]], limits: Limits) -> Iterator[tuple[Job, Answer]]:
    """The answers without any child process; what would break a child down is answered as the pool would."""
    for job, request in requests:
        word = Path(json.loads(request)["original"]).read_text("utf-8").split()[0]
        crashed = failure(Reason.CRASHED, "The reader broke down on it.")
        yield job, crashed if word == "abort" else Answer.model_validate_json(answer(request))


def prepare(memory: int, seconds: float) -> None:
    """Nothing to prepare."""


def read_plan(words: list[str]) -> Answer:
    """A small plan: `plan NAME YEAR WORD…`; each further word is an action."""
    name, year, *tasks = words
    plan = Plan(
        id=f"{name.lower()}-{year}", framework="sc-wres", council=Council(name=name), title=f"Plan of {name}", dated=year,
        sections=[Section(ref="1", title="All", theme="leadership", metrics=[1, 9], metrics_stated=True, indicators=["More"])],
        actions=[
            Action(text=task, section=0, leads=[Lead(text="Director")], timeframe=Timeframe(text="2024", kind="range"))
            for task in tasks
        ],
        figures=[
            Figure(section=0, metric=2, quantity="count", event="appointed", group="white", value=5, unit="count",
                   qualifier="less_than", text="fewer than 5"),
        ],
    )  # fmt: skip
    evidence = {
        f"/actions/{at}/text": Evidence(standing="stated", words=[task], places=[Place(line=at + 2, end_line=at + 2)])
        for at, task in enumerate(tasks)
    }
    blocks = [
        BlockAccount(block=at + 1, kind="item", text=task, use="used", why=f"/actions/{at}/text", place=Place(line=at + 2))
        for at, task in enumerate(tasks)
    ]
    notes = [Note(code="odd", message="Something is odd.", words="=1+1", block=1)]
    return Answer(outcome=Outcome.OK, format="text", plan=plan, evidence=evidence, blocks=blocks, notes=notes, letters=9)


def _hang() -> str:
    threading.Event().wait()
    return ""


def _recognise() -> str:
    """Whether the alarm is set before, while and after pictures are recognised."""
    alarms = [signal.getitimer(signal.ITIMER_REAL)[0] > 0]
    with Budget.paused(9):
        alarms.append(signal.getitimer(signal.ITIMER_REAL)[0] > 0)
    alarms.append(signal.getitimer(signal.ITIMER_REAL)[0] > 0)
    return Answer(outcome=Outcome.NOT_A_PLAN, message=str(alarms)).model_dump_json()


def _recognise_for_ever() -> str:
    with Budget.paused(9):
        return _hang()


def _abort() -> str:
    os.kill(os.getpid(), signal.SIGABRT)
    return _hang()


def _exit() -> str:
    os._exit(0)


def _memory() -> str:
    os._exit(71)


def _shout() -> str:
    for _ in range(2000):
        sys.stdout.write("x" * 1000)
    return failure(Reason.MALFORMED, "It shouts.").model_dump_json()


def _refuse() -> str:
    return failure(Reason.ENCRYPTED, "It asks for a password.", "pdf").model_dump_json()


def _pass_by() -> str:
    return Answer(outcome=Outcome.IGNORED, message="It is a picture.", format="png").model_dump_json()


def _no_plan() -> str:
    return Answer(outcome=Outcome.NOT_A_PLAN, message="It is no plan.", format="text").model_dump_json()


def _nonsense() -> str:
    return "no JSON"


def _ignore_the_end() -> str:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    return _hang()


_TROUBLE = {
    "hang": _hang, "stubborn": _ignore_the_end, "abort": _abort, "exit": _exit, "memory": _memory, "shout": _shout,
    "locked": _refuse, "picture": _pass_by, "letter": _no_plan, "nonsense": _nonsense, "empty": _refuse,
    "scan": _recognise, "stuck": _recognise_for_ever,
}  # fmt: skip

WORK = Work(answer, prepare, ())
IN_TIME = Work(answer_in_time, confine, ())
