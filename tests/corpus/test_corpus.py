"""The sample corpus holds together: answers in the contract's shape, every verbatim text in every rendering of its plan."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from docx import Document as WordDocument
from lxml import html
from pypdfium2 import PdfDocument

from corpus.press.document import FORMATS, bytes_of
from corpus.press.gold import answer
from corpus.press.original import load
from schemas.plan import Plan
from schemas.problems import Outcome, Reason

CORPUS = Path(__file__).parents[2] / "corpus"
SLUGS = sorted(path.stem for path in (CORPUS / "originals").glob("*.toml"))
THEMES = {
    None, "leadership", "recruitment_retention", "learning_development", "culture_experience", "health_wellbeing",
    "employee_voice",
}  # fmt: skip


def gold(slug: str) -> dict:
    return json.loads((CORPUS / "gold" / f"{slug}.json").read_text(encoding="utf-8"))


def rows_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((CORPUS / name).read_text(encoding="utf-8").splitlines()))


def letters(text: str) -> str:
    """Letters and digits alone: what all renderings must agree on."""
    return re.sub(r"[\W_]+", "", text).lower()


def text_of(slug: str, kind: str) -> str:
    return text_in((CORPUS / "plans" / f"{slug}.{kind}").read_bytes(), kind)


def text_in(data: bytes, kind: str) -> str:
    if kind == "txt":
        return data.decode()
    if kind == "html":
        return html.document_fromstring(data.decode()).text_content()
    if kind == "docx":
        body = WordDocument(io.BytesIO(data)).element.body
        return "".join(node.text or "" for node in body.iter("{*}t"))
    with PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def verbatim(plan: dict) -> list[str]:
    """Every text of an answer that must stand in the document, paragraph by paragraph."""
    texts = [plan["title"], *(p["name"] for p in plan["people"]), *(p["position"] for p in plan["people"])]
    for section in plan["sections"]:
        texts += [section["title"], section["objective"], section["data_text"], *section["indicators"]]
    for action in plan["actions"]:
        texts += [action["heading"], action["text"], action["progress"], *action["success"], *action["links"]]
        texts += [lead["text"] for lead in action["leads"]]
        texts += (action["timeframe"] or {"text": ""})["text"].split(" – ")
    texts += [entry["text"] for entry in (*plan["figures"], *plan["availability"])]
    return [line for text in texts if text for line in text.split("\n")]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_files_are_what_the_originals_build(slug):
    original = load(CORPUS / "originals" / f"{slug}.toml")
    for kind in FORMATS:
        built = bytes_of(original, kind)
        stored = (CORPUS / "plans" / f"{slug}.{kind}").read_bytes()
        # compressed bytes depend on the machine's zlib, what they hold does not
        assert built == stored or text_in(built, kind) == text_in(stored, kind), kind
    assert answer(original) == gold(slug)


def test_the_same_original_gives_the_same_bytes():
    original = load(CORPUS / "originals" / f"{SLUGS[0]}.toml")
    for kind in FORMATS:
        assert bytes_of(original, kind) == bytes_of(original, kind)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_answer_is_a_plan_of_the_contract(slug):
    plan = gold(slug)
    for entry in (*plan["figures"], *plan["availability"]):
        entry.pop("core", None)
    read = Plan.model_validate(plan)
    assert {section.theme for section in read.sections} <= THEMES
    sections = range(len(read.sections))
    for entry in (*read.actions, *read.figures, *read.availability):
        assert entry.section is None or entry.section in sections
    for number in [m for section in read.sections for m in section.metrics]:
        assert 1 <= number <= 9


@pytest.mark.parametrize("slug", SLUGS)
def test_the_days_of_an_answer_are_days(slug):
    plan = gold(slug)
    spans = [a["timeframe"] for a in plan["actions"] if a["timeframe"]] + [f["period"] for f in plan["figures"] if f["period"]]
    for span in spans:
        for day in (span["start"], span["end"]):
            assert day is None or re.fullmatch(r"20\d\d-[01]\d-[0-3]\d", day)
        if span["start"] and span["end"]:
            assert span["start"] <= span["end"]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("slug", SLUGS)
def test_every_text_of_the_answer_stands_in_every_rendering(slug, kind):
    printed = letters(text_of(slug, kind))
    cut = "pdf" if kind == "pdf" else ""
    missing = [text for text in verbatim(gold(slug)) if letters(text) not in printed]
    assert len(missing) <= (6 if cut else 0), missing


def test_a_page_break_cuts_a_row_somewhere():
    cut = [slug for slug in SLUGS if any(letters(t) not in letters(text_of(slug, "pdf")) for t in verbatim(gold(slug)))]
    assert cut


@pytest.mark.parametrize("slug", SLUGS)
def test_words_cut_by_a_page_are_all_in_the_pdf(slug):
    printed = set(re.findall(r"\w+", re.sub(r"[-\uFFFE]\s*\n", "", text_of(slug, "pdf")).lower()))
    words = {word for text in verbatim(gold(slug)) for word in re.findall(r"\w+", text.lower())}
    assert words <= printed


def test_both_orientations_suppression_and_kinds_of_missing_occur():
    plans = [gold(slug) for slug in SLUGS]
    groups = {f["group"] for plan in plans for f in plan["figures"] if f["quantity"] == "relative_likelihood"}
    assert {"white", "minority_ethnic"} <= groups
    assert {"not_held", "suppressed"} <= {a["status"] for plan in plans for a in plan["availability"]}
    assert {"adults", "children", "both"} <= {f["service"] for plan in plans for f in plan["figures"]}


def test_the_register_names_every_council_of_the_corpus():
    rows = rows_of("register.csv")
    assert len(rows) >= 12
    named = {(row["gss"], row["name"]) for row in rows}
    assert all(row["gss"].startswith("E99") for row in rows)
    assert {(gold(slug)["council"]["gss"], gold(slug)["council"]["name"]) for slug in SLUGS} <= named


def test_every_file_has_an_expected_outcome():
    rows = rows_of("expected.csv")
    files = {path.relative_to(CORPUS).as_posix() for folder in ("plans", "broken") for path in (CORPUS / folder).iterdir()}
    assert {row["file"] for row in rows} == files
    for row in rows:
        Outcome(row["outcome"])
        assert (row["outcome"] == "failed") == bool(row["reason"])
        if row["reason"]:
            Reason(row["reason"])


def test_enough_councils_report_the_same_metrics_for_medians():
    councils: dict[int, set[str]] = {}
    for slug in SLUGS:
        plan = gold(slug)
        for figure in plan["figures"]:
            if figure["quantity"] == "relative_likelihood" and figure["service"] == "both":
                councils.setdefault(figure["metric"], set()).add(plan["council"]["gss"])
    assert len([metric for metric, who in councils.items() if len(who) >= 5]) >= 3
