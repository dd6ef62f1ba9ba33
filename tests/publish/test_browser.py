"""The report and its evidence in a real browser, from the disk: no complaint, every link lands, axe finds nothing serious."""

from __future__ import annotations

import os
import re
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.benchmarks import Comparisons
from pipeline.publish.edition import Edition

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SERIOUS = {"serious", "critical"}
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Debian's browser with a profile of its own; a skip where there is none, a failure in continuous integration."""
    if not Path(CHROMIUM).exists():
        assert not os.environ.get("CI"), "the report is to be opened in a browser, and there is none"
        pytest.skip("no browser here")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from playwright.sync_api import sync_playwright
    profile = tmp_path_factory.mktemp("profile")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(profile), executable_path=CHROMIUM, headless=True, args=FLAGS, offline=True
        )
        yield context
        context.close()


@pytest.fixture
def opened(browser: Any) -> Iterator[Any]:
    """An empty page, and what it complains of."""
    page = browser.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("requestfailed", lambda request: page.complaints.append(request.url[:200]))
    page.on(
        "request", lambda request: None if request.url.startswith(("file:", "data:")) else page.complaints.append(request.url)
    )
    yield page
    page.close()


def test_every_table_has_filled_and_missing_cells(comparisons: Comparisons) -> None:
    for table in comparisons.tables:
        marks = {row[table.names.index("marker")] is None for row in table.rows}
        assert marks == {True, False}, table.name


@pytest.mark.parametrize("width", [1280, 390])
def test_the_report_opens_without_complaint_and_fits(published: Path, opened: Any, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    opened.goto((published / "report.html").as_uri())
    assert opened.title()
    assert opened.complaints == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    broken = opened.evaluate("Array.from(document.images).filter(i => !i.complete || !i.naturalWidth).length")
    assert broken == 0


def test_every_evidence_link_lands(published: Path, opened: Any) -> None:
    opened.goto((published / "report.html").as_uri())
    links = set(opened.eval_on_selector_all("a[href^='report/']", "all => all.map(a => a.getAttribute('href'))"))
    assert len(links) > 50
    by_page: dict[str, list[str]] = {}
    for link in links:
        page, _, anchor = link.partition("#")
        by_page.setdefault(page, []).append(anchor)
    for page, anchors in by_page.items():
        opened.goto((published / page).as_uri())
        missing = opened.evaluate("all => all.filter(a => !document.getElementById(a)?.checkVisibility())", anchors)
        assert missing == [], page
    assert opened.complaints == []


def test_a_link_followed_shows_the_picture_with_its_box(published: Path, opened: Any, made: Edition) -> None:
    address = made.addresses["fenshire-2023"]
    opened.goto((published / "report.html").as_uri())
    opened.click(f"#headline a[href^='{address}#']")
    opened.wait_for_url(re.compile(r".*#figures-\d+$"))
    entry = opened.locator(":target")
    assert entry.locator("rect.box").first.bounding_box()["width"] > 5
    assert entry.locator("use").first.bounding_box()["width"] > 200


def test_nothing_needs_a_script(published: Path) -> None:
    for path in (published / "report.html", *(published / "report").glob("*.html")):
        assert "<script" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(published: Path, opened: Any, made: Edition, width: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from axe_playwright_python.sync_playwright import Axe
    axe = Axe()
    opened.set_viewport_size({"width": width, "height": 900})
    names = ["fenshire-2023", next(name for name, stored in made.shown.items() if stored.format == "html")]
    for page in ("report.html", *(made.addresses[name] for name in names)):
        opened.goto((published / page).as_uri())
        opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = axe.run(opened).response
        assert len(found["passes"]) > 10
        assert [(v["id"], [n["html"][:120] for n in v["nodes"][:2]]) for v in found["violations"] if v["impact"] in SERIOUS] == []
