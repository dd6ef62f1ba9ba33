from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import extractors
from extractors import scan
from extractors.limits import Limits
from pipeline import worker
from pipeline.answer import Answer
from pipeline.exits import MEMORY_EXIT
from schemas.document import Document, PageReading
from schemas.plan import Action, Council, Figure, Plan
from schemas.problems import Outcome, Reason
from schemas.reading import Accounts, BlockUse, Reading
from tests.builders import document, para

PLAN = "# Action Plan 2023\n\n| Action | Lead | By when |\n|---|---|---|\n"
PLAN += "| Train every manager in fair panels | Head of HR | June 2024 |\n"


@pytest.fixture(autouse=True)
def _no_engine_for_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "at_hand", lambda: None)


def answer(tmp_path: Path, data: bytes, suffix: str = ".txt") -> Answer:
    (tmp_path / "original").write_bytes(data)
    request = worker.Request(original=str(tmp_path / "original"), suffix=suffix)
    return Answer.model_validate_json(worker.answer(request.model_dump_json()))


def reading(doc: Document, **plan: Any) -> Reading:
    uses = [BlockUse(block=p.id, use="used") for p in doc.paragraphs()]
    return Reading(plan=Plan(id="x", framework="sc-wres", council=Council(), **plan), accounts=Accounts(blocks=uses))


LOST = ((2, "ocr_failed"), (3, "ocr_bounds, page_without_text"), (4, "ocr_bounds"), (6, "ocr_failed"))
ACTION = Action(text="Train")
NUMBER = {"quantity": "count", "event": "workforce", "group": "all", "value": 5, "unit": "count", "text": "5"}


def test_a_plan_is_read_with_its_account(tmp_path: Path) -> None:
    found = answer(tmp_path, PLAN.encode())
    assert (found.outcome, found.format) == (Outcome.OK, "text")
    assert found.plan is not None
    assert [action.text for action in found.plan.actions] == ["Train every manager in fair panels"]
    assert [block.block for block in found.blocks] == list(range(1, len(found.blocks) + 1))
    assert all(block.use for block in found.blocks)
    assert found.found_again is not None
    assert found.found_again.share_exact == 1.0
    assert found.found_again.exact > 0


@pytest.mark.parametrize(
    ("data", "suffix", "outcome", "reason"),
    [
        (b"", ".pdf", Outcome.FAILED, Reason.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, ".png", Outcome.NO_TEXT, None),
        (b"II*\0" + b"\0" * 40, ".tif", Outcome.NO_TEXT, None),
        (b"GIF89a" + b"\0" * 40, ".gif", Outcome.IGNORED, None),
        (b"a,b,c\n1,2,3\n4,5,6\n", ".csv", Outcome.IGNORED, None),
        (b'{"a": [1, 2]}', ".json", Outcome.IGNORED, None),
        (b"\x00\x01\x02\xfe\xff" * 50, ".bin", Outcome.FAILED, Reason.UNKNOWN_TYPE),
        (b"{\\rtf1 words}", ".rtf", Outcome.FAILED, Reason.UNSUPPORTED_VARIANT),
        (b"Dear Sir,\n\nThank you for your letter of last week.\n\nYours\n", ".txt", Outcome.NOT_A_PLAN, None),
        (b"<html><body><img src='x.png'></body></html>", ".html", Outcome.NO_TEXT, None),
    ],
)
def test_what_is_no_plan_ends_as_what_it_is(
    tmp_path: Path, data: bytes, suffix: str, outcome: Outcome, reason: Reason | None
) -> None:
    found = answer(tmp_path, data, suffix)
    assert (found.outcome, found.reason, found.plan) == (outcome, reason, None)
    assert found.message


def test_a_fault_of_the_program_is_internal_with_its_kind_and_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Document:
        raise KeyError("oops")

    monkeypatch.setattr(extractors, "extract", broken)
    found = answer(tmp_path, b"x")
    assert found.reason is Reason.INTERNAL
    assert found.message is not None
    assert "KeyError at test_worker.py:" in found.message
    assert "/" not in found.message


def test_pictures_get_most_of_their_own_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Limits] = []
    monkeypatch.setattr(extractors, "extract", lambda _data, _name, limits: given.append(limits) or document())
    (tmp_path / "original").write_bytes(b"x")
    worker.answer(worker.Request(original=str(tmp_path / "original"), scan_seconds=100).model_dump_json())
    assert (given[0].ocr_pages, given[0].ocr_page_seconds, given[0].ocr_seconds) == (200, 60, 90)


def test_what_a_document_says_cannot_break_the_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A bad\x00 note \x1b[31m"
    monkeypatch.setattr(extractors, "extract", lambda *_: document(para("Action: train\x07 all managers by June 2024")))
    found = answer(tmp_path, text.encode())
    assert "\x07" not in json.dumps([block.text for block in found.blocks])


def test_a_figure_of_no_metric_makes_no_plan() -> None:
    doc = document(para("There are 5 staff."))
    assert worker.answered(doc, reading(doc, figures=[Figure(**NUMBER)])).outcome is Outcome.NOT_A_PLAN
    assert worker.answered(doc, reading(doc, figures=[Figure(**NUMBER, metric=1)])).outcome is Outcome.OK
    assert worker.answered(doc, reading(doc, actions=[ACTION])).outcome is Outcome.OK


def test_lost_letters_and_lost_pages_make_a_reading_partial() -> None:
    few = document(para("Train"), letters=98, letters_in_file=100)
    assert worker.answered(few, reading(few, actions=[ACTION])).outcome is Outcome.PARTIAL
    enough = document(para("Train"), letters=99, letters_in_file=100)
    assert worker.answered(enough, reading(enough, actions=[ACTION])).outcome is Outcome.OK
    pages = (PageReading(page=1, engine="pdfium", letters=5), PageReading(page=2, engine="none", letters=0))
    cut = document(para("Train"), pages=pages)
    found = worker.answered(cut, reading(cut, actions=[ACTION]))
    assert (found.outcome, found.message) == (Outcome.PARTIAL, "1 of 2 pages could not be read: 2.")


def test_no_plan_in_what_could_be_read_says_what_could_not() -> None:
    pages = (PageReading(page=1, engine="pdfium", letters=5), PageReading(page=2, engine="none", letters=0))
    doc = document(para("Hello"), pages=pages)
    found = worker.answered(doc, reading(doc))
    assert found.message is not None
    assert "It is no action plan" not in found.message
    assert "1 of 2 pages could not be read: 2." in found.message


def test_a_scan_that_was_recognised_in_part_is_never_called_no_plan() -> None:
    read = PageReading(page=1, engine="ocr:stub", letters=5)
    lost = tuple(PageReading(page=at, engine="none", letters=0, note=why) for at, why in LOST)
    doc = document(para("Hello"), pages=(read, *lost), recogniser="stub")
    found = worker.answered(doc, reading(doc))
    assert found.outcome is Outcome.NO_TEXT
    assert found.recogniser == "stub, unfinished"
    assert "4 of 5 pages are pictures that could not be recognised: 2–4, 6" in (found.message or "")
    assert worker.answered(doc, reading(doc, actions=[ACTION])).outcome is Outcome.PARTIAL


def test_a_scan_of_which_nothing_was_recognised_names_its_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = tuple(PageReading(page=at, engine="none", letters=0, note=why) for at, why in LOST)
    monkeypatch.setattr(extractors, "extract", lambda *_: document(pages=lost))
    found = answer(tmp_path, b"x")
    assert found.outcome is Outcome.NO_TEXT
    assert "2–4, 6" in (found.message or "")


def test_an_account_that_does_not_close_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def leaky(doc: Document, _: object) -> Reading:
        whole = reading(doc, actions=[ACTION])
        return whole.model_copy(update={"accounts": Accounts(blocks=whole.accounts.blocks[1:])})

    monkeypatch.setattr(worker, "interpret", leaky)
    assert answer(tmp_path, PLAN.encode()).reason is Reason.ACCOUNTS


def test_a_number_that_is_in_no_account_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(worker, "interpret", lambda doc, _: reading(doc, actions=[ACTION]))
    assert answer(tmp_path, b"# Action plan\n\nTrain panels.\n").reason is None
    assert answer(tmp_path, b"# Action plan 2023\n\nTrain panels.\n").reason is Reason.ACCOUNTS


def confined(code: str) -> subprocess.CompletedProcess[bytes]:
    script = f"from pipeline import worker\nworker.confine(700, 1)\n{code}"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)


def test_a_child_has_no_network_and_prints_nothing() -> None:
    code = "import socket, sys\nprint('x' * 10)\ntry:\n    socket.create_connection(('127.0.0.1', 9))\n"
    code += "except PermissionError:\n    sys.exit(5)"
    done = confined(code)
    assert (done.returncode, done.stdout, done.stderr) == (5, b"", b"")


def test_a_child_without_memory_says_so_by_its_exit_code() -> None:
    code = 'import extractors\nextractors.extract = lambda *_: bytes(10**10)\nworker.answer(\'{"original": "/dev/null"}\')'
    assert confined(code).returncode == MEMORY_EXIT
