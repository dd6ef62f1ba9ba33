"""Editions for tests: from a folder, from the worked corpus, and with one text in every place that a plan's text can take."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from pipeline.benchmarks import CompareSettings, Comparisons, compare
from pipeline.compare import compare_folder
from pipeline.folder import Folder
from pipeline.publish.edition import Edition, edition
from schemas.document import Place
from schemas.plan import Evidence
from schemas.reading import StoredPlan, Supplied
from schemas.register import Register
from tests.comparing import FRAMEWORK, REGISTER, action, council, due, figure, likelihood, pair, plan, stored, worked_corpus

HOSTILE = (
    '=HYPERLINK("http://bad.example","x")', "<script>alert(1)</script>", "javascript:alert(1)", "\x1b[31mred\x1b[0m",
    "x" * 10_000, "\u202eabc\u2066def\u200f", "</title></style><img src=x onerror=alert(1)>", '" onmouseover="alert(1)',
    "{{ 7 * 7 }}", "]]>&amp;<![CDATA[", "+1", "-1", "@SUM(A1)", "\t=1", "\x00\x0b", "'quoted'", "a\r\nb", "null", "NA", "{1: 2}",
    "# head\n\n- item", "| a | b |",
)  # fmt: skip
texts = st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


@cache
def compared(out: Path) -> Comparisons:
    """A folder's comparison, made once."""
    return compare_folder(Folder(out))


def worked() -> Edition:
    """The worked corpus."""
    settings = CompareSettings()
    return edition(worked_corpus(), compare(worked_corpus(), REGISTER, FRAMEWORK, settings), settings)


def nothing() -> Edition:
    """No plan at all."""
    return edition([], compare([], REGISTER, FRAMEWORK), None)


def hostile_plans(text: str) -> list[StoredPlan]:
    """Two plans of one council, with a text wherever a plan's or a user's words can stand."""
    return [_hostile(text, year) for year in ("2022", "2023")]


def hostile(text: str) -> Edition:
    """An edition of such plans."""
    plans = hostile_plans(text)
    register = Register((council("E98000001", text if text.strip() else "Blank Council"),))
    return edition(plans, compare(plans, register, FRAMEWORK), None)


def _hostile(text: str, year: str) -> StoredPlan:
    figures = [
        *pair(3, "rate", "disciplinary", "6.0%", "2.0%"),
        likelihood(3, "disciplinary", 1.5, text),
        figure(1, "share", "pay_band", "minority_ethnic", 12.0, text, category=text),
    ]
    actions = [action(text, text, time=due(text, "2024-03-01", "2024-03-31"), metrics=(3,), heading=text, progress=text)]
    made = plan("Alderwick Council", "E98000001", year, title=text, figures=figures, actions=actions)
    pointers = ["/figures/2/text", "/figures/3/text", "/actions/0/text"]
    more: dict[str, Any] = {
        "path": f"{text}-{year}.txt", "format": "text", "council_name": text,
        "evidence": {p: Evidence(standing="stated", words=[text], places=[Place(line=3)]) for p in pointers},
        "supplied": Supplied(url=text, note=text),
    }  # fmt: skip
    return stored(made.model_copy(update={"id": f"{text}-{year}"}), year=year, **more).model_copy(
        update={"sha256": f"{year:0>64}"}
    )
