"""What of a page is its site's furniture, and what is content that only looks like it."""

import pytest

from extractors.html import extract

LONG = (
    "We will review how every post in social care is advertised, shortlisted and filled, and report each year to the board. " * 3
)


def kinds(body: str) -> dict[str, str | None]:
    document = extract(f"<html><body>{body}</body></html>".encode())
    return {p.text[:30]: p.furniture for p in document.paragraphs()}


def test_a_council_page_with_everything_round_it():
    found = kinds(
        '<a href="#main" class="skip-link">Skip to content</a><div id="cookie-banner"><h2>Cookies</h2><p>We use cookies.</p>'
        "<button>Accept</button></div><header><a href='/'>Borsetshire Council</a><nav><ul><li>"
        "<a href='/bins'>Bins</a></li></ul></nav>"
        "</header><ol class='breadcrumb'><li><a href='/'>Home</a></li></ol>"
        f"<main id='main'><h1>Action plan</h1><p>{LONG}</p><form class='feedback'><legend>Was this page helpful?</legend>"
        "<button>Yes</button></form></main><aside><h2>Related links</h2><ul><li><a href='/x'>Policy</a></li></ul></aside>"
        "<footer><p>County Hall, Borchester</p></footer><noscript>Needs scripts</noscript>"
    )
    assert found == {
        "Skip to content": "navigation", "Cookies": "navigation", "We use cookies.": "navigation", "Accept": "navigation",
        "Borsetshire Council": "header", "Bins": "header", "Home": "navigation", "Action plan": None, LONG[:30]: None,
        "Was this page helpful?": "navigation", "Yes": "navigation", "Related links": "navigation", "Policy": "navigation",
        "County Hall, Borchester": "footer", "Needs scripts": "navigation",
    }  # fmt: skip


def test_a_page_without_main_is_read_by_its_containers():
    found = kinds(
        f"<div class='top'><a href='/'>Home</a> <a href='/a'>A to Z</a></div><div id='content'><h1>Plan</h1><p>{LONG}</p></div>"
        "<div class='also'><a href='/b'>News</a></div>"
    )
    assert (found["Home"] if "Home" in found else found["Home A to Z"], found["Plan"], found["News"]) == (
        "navigation",
        None,
        "navigation",
    )


def test_content_beside_the_main_element_stays_content():
    found = kinds(f"<main><h1>Plan</h1><p>{LONG}</p></main><div class='more'><h2>Annex</h2><p>{LONG.upper()}</p></div>")
    assert found[LONG.upper()[:30]] is None


def test_a_main_that_holds_next_to_nothing_is_not_believed():
    found = kinds(f"<main><p>Loading</p></main><div class='body'><h1>Plan</h1><p>{LONG}</p><p>{LONG.lower()}</p></div>")
    assert found["Plan"] is None
    assert found[LONG[:30]] is None


@pytest.mark.parametrize(
    "wrapper",
    ["<div id='social-care'>", "<div class='market-share'>", "<div id='staff-feedback'>", "<section class='menu-of-support'>",
     "<form action='/page'>", "<aside>", "<div class='sidebar'>", "<div hidden>", "<div class='related'>"],
)  # fmt: skip
def test_text_of_the_plan_is_content_whatever_its_wrapper_is_called(wrapper: str):
    found = kinds(f"<main><h1>Plan</h1><p>{LONG.lower()}</p>{wrapper}<h2>Actions</h2><p>{LONG}</p><p>{LONG.upper()}</p></main>")
    assert found[LONG[:30]] is None


def test_the_header_of_an_article_is_content():
    found = kinds(
        f"<main><article><header><h1>Action plan</h1></header><p>{LONG}</p><footer>Source: HR data</footer></article></main>"
    )
    assert found["Action plan"] is None
    assert found["Source: HR data"] is None


def test_contents_by_heading_and_page_numbers():
    found = kinds(
        "<h1>Plan</h1><h2>Contents</h2><div><ul><li>Foreword 3</li><li>Theme 1:</li>"
        "<li>Leadership 6</li><li>Retention 11</li></ul>"
        f"</div><h2>Foreword</h2><p>{LONG}</p>"
    )
    assert [found[t] for t in ("Contents", "Foreword 3", "Theme 1:", "Foreword")] == ["contents", "contents", "contents", None]


def test_contents_by_links_to_the_page_itself():
    found = kinds(
        "<main><h1>Plan</h1><nav><h2>On this page</h2><ul><li><a href='#a'>Aims</a></li><li>"
        "<a href='#b'>Actions</a></li></ul></nav>"
        f"<h2 id='_Toc1'>Aims and actions</h2><p>{LONG}</p></main>"
    )
    assert found["Aims"] == "contents"
    assert found["Aims and actions"] is None


def test_a_list_below_a_heading_contents_that_lists_no_pages_is_content():
    found = kinds(f"<h2>Contents</h2><ul><li>Recruitment panels are diverse</li><li>Staff are trained</li></ul><p>{LONG}</p>")
    assert set(found.values()) == {None}


def test_word_contents_pasted_as_paragraphs():
    found = kinds(f"<p class='MsoToc1'><a href='#_Toc1'>Introduction....3</a></p><p>{LONG}</p>")
    assert found["Introduction....3"] == "contents"


def test_an_accordions_button_is_content_other_buttons_are_not():
    found = kinds(
        f"<main><h2><button aria-expanded='true'>Theme 1</button></h2><p>{LONG}</p>"
        "<button aria-expanded='false' aria-controls='p2'>"
        f"Theme 2</button><div id='p2'><p>{LONG.upper()}</p></div><button>Show all</button></main>"
    )
    assert (found["Theme 1"], found["Theme 2"], found["Show all"]) == (None, None, "navigation")


def test_words_for_screen_readers_leave_the_text_they_stand_in():
    found = kinds(
        "<p>The plan <span class='visually-hidden'>(opens in new window)</span> of 2023</p><h2 class='sr-only'>Actions</h2>"
    )
    assert found == {"The plan of 2023": None, "(opens in new window)": "decoration", "Actions": None}


def test_the_logos_words_say_whose_page_it_is():
    found = kinds(
        "<header><a href='/'><img src='/crest.png' alt='Marlow Vale Council'></a></header><main>"
        f"<h1>Plan</h1><p>{LONG}</p></main>"
    )
    assert found["Marlow Vale Council"] == "header"


def test_what_was_set_aside_is_noted():
    document = extract(f"<html><body><nav><a href='/'>Home</a></nav><main><p>{LONG}</p></main></body></html>".encode())
    assert [n.message for n in document.notes if n.code == "furniture"] == [
        "Paragraphs set aside as furniture of the page: 1 navigation."
    ]


def test_a_folded_panel_is_content_a_hidden_remark_is_not():
    found = kinds(
        f"<main><h1>Plan</h1><p>{LONG}</p><div class='accordion__panel' hidden><p>Lead: Head of HR</p></div>"
        "<div role='tabpanel' style='display: none'><p>Due: June</p></div><p hidden>Loading the page</p></main>"
    )
    assert (found["Lead: Head of HR"], found["Due: June"], found["Loading the page"]) == (None, None, "navigation")


@pytest.mark.parametrize(
    "wrapper",
    ["<aside>", "<div role='complementary'>", "<div class='rate'>", "<div class='share'>", "<div class='menu'>", "<form>"],
)
def test_a_short_box_in_the_content_is_content_unless_it_holds_links_or_controls(wrapper: str):
    page = "<main><h1>Plan</h1><p>" + LONG + "</p>" + wrapper + "{}</main>"
    assert kinds(page.format("<p>18% of staff are white</p>"))["18% of staff are white"] is None
    assert kinds(page.format("<a href='/a'>Our news</a> <a href='/b'>More</a><button>Go</button>"))["Go"] == "navigation"
