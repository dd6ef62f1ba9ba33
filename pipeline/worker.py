"""What runs in a child process: one document's bytes to an Answer, under limits, and nothing it does can harm the batch."""

from __future__ import annotations

import json
import os
import resource
import sys
import traceback
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import extractors
from extractors import sniff
from extractors.limits import DEFAULT, Limits
from pipeline.answer import Answer, block_accounts, failure, receipts
from pipeline.budget import Budget, bound
from pipeline.evidence import check_evidence, evidence_notes
from pipeline.exits import MEMORY_EXIT
from pipeline.interpret.fields.figures import numbers_in
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import Settings, load_settings
from pipeline.losses import losses, recogniser_of, unrecognised
from pipeline.recognised import with_confidence
from pipeline.text_gate import gate
from schemas.base import Noun
from schemas.document import Document
from schemas.plan import Plan
from schemas.problems import Note, Outcome, Reason, Unreadable
from schemas.reading import Reading

_FOR_PICTURES = 0.9


class Request(Noun):
    """One document to read: where its kept original lies, the name's extension, and the settings' sources.

    `scan_seconds` are for its pictures; what is read on them is kept in the folder `recognised`.
    """

    original: str
    suffix: str = ""
    framework: str = "sc-wres"
    register_file: str | None = None
    vocabulary_file: str | None = None
    scan_seconds: float = DEFAULT.ocr_seconds
    recognised: str | None = None


def confine(memory: int, seconds: float) -> None:
    """Prepare a child: `memory` MiB at most, a document's seconds bounded, nothing printed, no core file, no network."""
    bound(resource.RLIMIT_AS, memory << 20)
    bound(resource.RLIMIT_CORE, 0)
    bound(resource.RLIMIT_FSIZE, 256 << 20)
    Budget.seconds = seconds
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    sys.addaudithook(_no_network)


def answer(request: str) -> str:
    """The Answer to a Request, both as JSON. It always answers; only a want of memory or time ends the process (MEMORY_EXIT)."""
    wanted = Request.model_validate_json(request)
    with Budget.spent():
        return json.dumps(gate(_answer(wanted).model_dump(mode="json")))


def _answer(wanted: Request) -> Answer:
    try:
        return read(wanted)
    except Unreadable as error:
        return failure(error.reason, str(error))
    except MemoryError:
        os._exit(MEMORY_EXIT)
    except Exception as error:  # noqa: BLE001 - the one boundary: a fault of the program costs its document alone
        return failure(Reason.INTERNAL, _fault(error))


def read(request: Request) -> Answer:
    """Extract and interpret one document. Raises Unreadable."""
    try:
        data = Path(request.original).read_bytes()
    except OSError as error:
        raise Unreadable(Reason.READ_ERROR, f"The kept original could not be read ({error.strerror}); run again.") from error
    try:
        document = extractors.extract(data, f"document{request.suffix}", _limits(request))
    except Unreadable as error:
        if error.reason is Reason.UNKNOWN_TYPE and (kind := sniff.kind(data)) != "binary":
            return Answer(outcome=Outcome.IGNORED, message=f"{error} It is left out.", format=kind)
        raise
    if not any(paragraph.text.strip() for paragraph in document.paragraphs()):
        told = next((note.message for note in document.notes if note.code == "no_text"), "It has no text.")
        return _without_plan(document, Outcome.NO_TEXT, unrecognised(document) or told)
    reading = interpret(document, _settings(request.framework, request.register_file, request.vocabulary_file))
    check_accounts(document, reading)
    return answered(document, reading)


def answered(document: Document, reading: Reading) -> Answer:
    """The answer from a document and its reading, with the outcome that they have."""
    lost = losses(document)
    if not is_plan(reading.plan):
        found = _without_plan(document, *_no_plan(document, lost), reading)
    else:
        evidence = with_confidence(reading.evidence, document)
        report = check_evidence(reading.plan, evidence, document)
        reading = reading.model_copy(update={"evidence": evidence, "notes": [*reading.notes, *evidence_notes(report)]})
        found = Answer(
            outcome=Outcome.PARTIAL if lost else Outcome.OK, message=lost, layout=reading.layout, plan=reading.plan,
            evidence=reading.evidence, found_again=report, **_common(document, reading),
        )  # fmt: skip
    return found


def is_plan(plan: Plan) -> bool:
    """Whether a document is a plan: it has an action or a figure of one of the metrics."""
    return bool(plan.actions) or any(figure.metric is not None for figure in plan.figures)


def _no_plan(document: Document, lost: str | None) -> tuple[Outcome, str]:
    """How a document without a plan ends: nobody knows what a scan's pages say that were not recognised."""
    pictures = unrecognised(document)
    if pictures or lost:
        sentence = f"Neither an action nor a figure of a metric was found in what could be read. {pictures or lost}"
        return Outcome.NO_TEXT if pictures else Outcome.NOT_A_PLAN, sentence
    return Outcome.NOT_A_PLAN, "It is no action plan: neither an action nor a figure of a metric was found in it."


def check_accounts(document: Document, reading: Reading) -> None:
    """Every paragraph, and every number outside of furniture, has exactly one use. Raises Unreadable (accounts): our fault."""
    told = [use.block for use in reading.accounts.blocks]
    there = [paragraph.id for paragraph in document.paragraphs()]
    if sorted(told) != sorted(there):
        raise Unreadable(Reason.ACCOUNTS, f"The account of its {len(there)} blocks does not add up; please report this file.")
    furniture = {use.block for use in reading.accounts.blocks if use.use == "furniture"}
    text = [paragraph for paragraph in document.paragraphs() if paragraph.id not in furniture]
    printed = [(p.id, p.text[start:end]) for p in text for start, end in numbers_in(p.text)]
    if [(use.block, use.number) for use in reading.accounts.numbers] != printed:
        raise Unreadable(Reason.ACCOUNTS, f"The account of its {len(printed)} numbers does not add up; please report this file.")


def _without_plan(document: Document, outcome: Outcome, message: str, reading: Reading | None = None) -> Answer:
    return Answer(outcome=outcome, message=message, **_common(document, reading))


def _common(document: Document, reading: Reading | None) -> dict[str, Any]:
    notes: list[Note] = list(reading.notes) if reading else list(document.notes)
    return {
        "format": document.format, "pages": list(document.pages), "letters": document.letters,
        "letters_in_file": document.letters_in_file, "blocks": block_accounts(document, reading),
        "receipts": receipts(document), "recogniser": recogniser_of(document), "notes": notes,
        "numbers": reading.accounts.numbers if reading else [],
    }  # fmt: skip


@lru_cache(maxsize=2)
def _settings(framework: str, register: str | None, vocabulary: str | None) -> Settings:
    return load_settings(framework, Path(register) if register else None, Path(vocabulary) if vocabulary else None)


def _fault(error: Exception) -> str:
    """The kind of a fault and its place in this program's or a library's code, without any path of the machine."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"An unforeseen {type(error).__name__} at {place}; please report this file."


def _limits(request: Request) -> Limits:
    """The readers' bounds: pictures take not quite all of their seconds, so that what was read of a long scan is kept."""
    return replace(
        DEFAULT, ocr_seconds=_FOR_PICTURES * request.scan_seconds, recognising=partial(Budget.paused, request.scan_seconds),
        recognised=Path(request.recognised) if request.recognised else None,
    )  # fmt: skip


def _no_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        raise PermissionError("a document's reader has no business on the network")
