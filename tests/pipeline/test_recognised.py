"""The engine's confidence stands with the words that it recognised, and what it doubts is in the queue."""

from __future__ import annotations

from pathlib import Path

from pipeline.answer import Answer
from pipeline.export import evidence_json
from pipeline.recognised import with_confidence
from pipeline.review import review
from pipeline.store import Key, load_plans, open_store
from pipeline.store import Place as Found
from schemas.document import Document, Place, RecognisedWord
from schemas.plan import Action, Council, Evidence, Figure, Plan
from schemas.problems import Outcome
from schemas.reading import StoredPlan

LINE = Place(page=1, box=(10, 10, 200, 20))
BELOW = Place(page=1, box=(10, 30, 200, 40))
WORDS = (("Train", 20, 15, 95.0), ("managers", 60, 15, 41.0), ("7", 20, 35, 72.0), ("0", 60, 35, 88.0))
DOCUMENT = Document(
    format="scan", blocks=(),
    recognised=tuple(
        RecognisedWord(page=1, box=(x, y - 4, x + 30, y + 4), text=text, confidence=sure, doubtful=text == "0")
        for text, x, y, sure in WORDS
    ),
)  # fmt: skip
FIGURE = Figure(quantity="count", event="workforce", group="all", value=0, unit="count", text="0")
PLAN = Plan(id="x", framework="sc-wres", council=Council(), actions=[Action(text="Train managers")], figures=[FIGURE])
GIVEN = {
    "/actions/0/text": Evidence(standing="stated", words=["Train managers"], places=[LINE]),
    "/actions/0/ref": Evidence(standing="stated", words=["7"], places=[BELOW]),
    "/figures/0/group": Evidence(standing="stated", words=["0"], places=[BELOW]),
    "/figures/0/value": Evidence(standing="stated", words=["0"], places=[BELOW]),
    "/council/name": Evidence(standing="stated", words=["Typed"], places=[Place(page=2, box=(0, 0, 9, 9))]),
}
TOLD = with_confidence(GIVEN, DOCUMENT)
STORED = StoredPlan(sha256="a" * 64, path="x.pdf", format="scan", outcome="ok", plan=PLAN, evidence=TOLD)


def test_a_value_has_the_confidence_of_its_least_sure_word() -> None:
    assert {pointer: entry.confidence for pointer, entry in TOLD.items()} == {
        "/actions/0/text": 41.0, "/actions/0/ref": 72.0, "/figures/0/group": 88.0, "/figures/0/value": 88.0,
        "/council/name": None,
    }  # fmt: skip


def test_words_that_are_put_together_otherwise_have_the_least_of_their_place() -> None:
    joined = {"/actions/0/text": Evidence(standing="stated", words=["Trainmanagers"], places=[LINE])}
    assert with_confidence(joined, DOCUMENT)["/actions/0/text"].confidence == 41.0


def test_a_value_on_a_doubtful_digit_is_ambiguous() -> None:
    assert [entry.standing for entry in TOLD.values()] == ["stated", "stated", "ambiguous", "ambiguous", "stated"]


def test_only_recognised_words_have_a_confidence_in_the_export() -> None:
    text = evidence_json(TOLD)
    assert text.count('"confidence"') == 4
    assert '"confidence": 41' in text


def test_the_database_gives_the_confidence_back(tmp_path: Path) -> None:
    answer = Answer(outcome=Outcome.OK, format="scan", plan=PLAN, evidence=TOLD)
    with open_store(tmp_path / "plans.sqlite") as store:
        run = store.begin({"started": "", "program": "", "rules": "", "settings": "", "paths": ""}, {})
        store.refer(*_reference())
        store.save(Key("a" * 64, ".pdf", "r", "s"), 9, answer, [Found("x.pdf", "/x.pdf", "a" * 64)], run)
    (stored,) = load_plans(tmp_path / "plans.sqlite")
    assert stored.evidence == TOLD


def _reference():
    from pipeline.interpret.settings import load_settings

    settings = load_settings("sc-wres", None, None)
    return settings.framework, settings.register


def test_the_queue_has_what_is_unclear_and_what_is_ambiguous_each_once() -> None:
    rows = review([STORED], [], [])
    assert [(row["concern"], row["pointer"], row["confidence"]) for row in rows] == [
        ("ambiguous", "/figures/0/value", 88.0), ("unclear", "/actions/0/text", 41.0),
    ]  # fmt: skip
    assert "41 of 100" in rows[1]["reason"]
