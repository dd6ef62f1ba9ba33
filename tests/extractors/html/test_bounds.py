"""Pages that mean harm, or are broken: bounded, and nothing lost in silence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.html import claims, extract
from extractors.limits import Limits
from extractors.wording import letters
from schemas.problems import Reason, Unreadable

TAGS = [
    "p",
    "div",
    "table",
    "tr",
    "td",
    "th",
    "ul",
    "ol",
    "li",
    "h2",
    "b",
    "span",
    "a",
    "details",
    "summary",
    "dl",
    "dt",
    "nav",
    "br",
    "caption",
    "thead",
    "del",
    "sup",
    "form",
    "select",
    "svg",
    "o:p",
]


def refused(data: bytes, limits: Limits = Limits()) -> Reason:  # noqa: B008
    with pytest.raises(Unreadable) as caught:
        extract(data, limits)
    return caught.value.reason


def test_a_page_nested_beyond_the_parsers_depth_is_refused_not_cut():
    assert refused(b"<html><body>" + b"<div>word " * 3000) is Reason.BOMB


def test_a_page_that_loses_only_its_last_words_to_depth_says_so():
    document = extract(b"<html><body><p>" + b"words " * 5000 + b"</p>" + b"<div>" * 400 + b"end")
    assert [n.severity for n in document.notes if n.code == "truncated"] == ["error"]
    assert document.letters < document.letters_in_file


def test_a_text_beyond_the_parsers_length_is_refused_not_cut():
    assert refused(b"<html><body><p>" + b"word " * 2_200_000) is Reason.BOMB


def test_too_many_paragraphs_are_refused():
    assert refused(b"<html><body>" + b"<p>x</p>" * 300, Limits(paragraphs=200)) is Reason.TOO_LARGE


@pytest.mark.parametrize("data", [b"", b"  \n ", b"\xef\xbb\xbf", b"<!-- nothing -->"])
def test_an_empty_page_is_empty(data: bytes):
    assert refused(data) is Reason.EMPTY


def test_unclosed_tags_and_null_characters_are_read():
    assert [p.text for p in extract(b"<html>\0<p>a\0b<p>c").paragraphs()] == ["ab", "c"]


def test_nothing_outside_is_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("canary", "utf-8")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>&x; text</p><iframe src="file://{secret}"></iframe>'
    assert "canary" not in "".join(p.text for p in extract(page.encode()).paragraphs())


@given(
    st.lists(
        st.one_of(st.sampled_from([f"<{t}>" for t in TAGS] + [f"</{t}>" for t in TAGS]), st.text("ab 1.•<&", max_size=6)),
        max_size=60,
    )
)
@settings(deadline=None, max_examples=150, derandomize=True)
def test_no_letter_is_lost_in_tag_soup(parts):
    page = ("<html><body>start" + "".join(parts)).encode()
    document = extract(page)
    struck = sum(letters(n.words or "") for n in document.notes if n.code == "struck_out")
    dropped = sum(letters(p.marker or "") for p in document.paragraphs())
    assert document.letters + struck + dropped >= document.letters_in_file
    assert document.letters <= document.letters_in_file


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html><html><body>x", True),
        (b"\xef\xbb\xbf\n<!-- c --><html lang=en>", True),
        (b"<p>One</p>\n<p>Two</p>", True),
        ("<html><p>x".encode("utf-16"), True),
        (b"{include head}\n<div>\n<h1>A</h1>\n</div>\n<div>\n<p>b</p>", True),
        (b"Plain text with <b>one</b> tag\nand more\nand more\nlines", False),
        (b"<p>Lead</p>\t<p>HR</p>\n<p>When</p>\t<p>June</p>\nx\n", False),
        (b"# Heading\n\n<span>x</span>\ntext\ntext\ntext", False),
        (b'<?xml version="1.0"?><rss><item/></rss>', False),
        (b"", False),
        (b'<div class="row">\n<h2>Grow</h2>\n\n* We will plant.\n\n## Tend\n\n### Water\n</div>\n', False),
        (b"<div>\n<p>Plan</p>\n<p>Rank ## of us</p>\n<p>#1</p>\n</div>\n", True),
    ],
)
def test_claims(data: bytes, expected: bool):
    assert claims(data) is expected
