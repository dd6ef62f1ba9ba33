"""Text repair: what is folded, what is kept, and which heads of a text are list markers."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.wording import bullet, fold, fold_spans, letters, split_marker, superscript
from schemas.document import Joint, Place, Span, join_spans

HERE = Place(line=1, end_line=1)


def span(text: str, joint: Joint = "", **look: object) -> Span:
    return Span(text=text, joint=joint, place=look.pop("place", HERE), **look)


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Metric\u00a01", "Metric 1"),
        ("a \t\n\u2003 b", "a b"),
        ("work\u00adforce", "workforce"),
        ("o\ufb03ce \ufb01le", "office file"),
        ("cafe\u0301", "café"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("it\x92s", "it’s"),
        ("\ufeffstart\u200b", "start"),
        ("anti\u2011racism", "anti-racism"),
        ("“plan” – 2023—24", "“plan” – 2023—24"),
        ("m² and ½", "m² and ½"),
        ("a\ud800b", "a\ufffdb"),
        ("\u202eabc\u202c", "abc"),
    ],
)
def test_fold(raw: str, folded: str) -> None:
    assert fold(raw) == folded


def test_blanks_are_single_across_spans_and_gone_at_the_ends() -> None:
    spans = fold_spans([span("  Lead: ", bold=True), span(" Head of HR "), span("\u00a0")])
    assert [(s.text, s.bold) for s in spans] == [("Lead: ", True), ("Head of HR", False)]


def test_a_blank_between_two_looks_is_kept_once() -> None:
    spans = fold_spans([span("Lead", bold=True), span(" ", italic=True), span(" Head")])
    assert join_spans(spans) == "Lead Head"
    assert len(spans) == 2


def test_neighbours_of_one_look_become_one_span_and_keep_the_joint() -> None:
    spans = fold_spans([span("Ti"), span("mes", joint=" "), span("cale", place=Place(line=2, end_line=2))])
    assert [(s.text, s.joint) for s in spans] == [("Times", " "), ("cale", "")]


def test_a_joint_counts_as_a_blank() -> None:
    below = Place(line=2, end_line=2)
    assert join_spans(fold_spans([span("one ", joint=" "), span(" two", place=below)])) == "one two"
    assert join_spans(fold_spans([span("anti-", joint="-"), span("racism", place=below)])) == "antiracism"
    assert join_spans(fold_spans([span("one", joint="-"), span("two", place=below)])) == "onetwo"


def test_an_accent_at_a_runs_beginning_joins_the_letter_before() -> None:
    assert join_spans(fold_spans([span("cafe"), span("\u0301 bar", bold=True)])) == "café bar"


def test_spans_of_blanks_alone_are_nothing() -> None:
    assert fold_spans([span(" "), span("\u00ad"), span("")]) == ()


@settings(deadline=None, max_examples=150, derandomize=True)
@given(st.lists(st.tuples(st.text(max_size=8), st.sampled_from(["", " ", "-"]), st.booleans()), max_size=6))
def test_folded_text_is_clean_and_folding_again_changes_nothing(raw: list[tuple[str, Joint, bool]]) -> None:
    spans = fold_spans([span(text, joint=joint, bold=bold) for text, joint, bold in raw])
    text = join_spans(spans)
    assert "  " not in text
    assert text == text.strip(" ")
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in text)
    assert join_spans(fold_spans(spans)) == text


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("• Review", "•", "Review"),
        ("•\tReview", "•", "Review"),
        ("•Review", "•", "Review"),
        ("·\u00a0\u00a0 Review", "·", "Review"),
        ("\uf0b7 Review", "•", "Review"),
        ("\uf0a7 Review", "▪", "Review"),
        ("- Review", "-", "Review"),
        ("– Review", "–", "Review"),
        ("o\tReview", "◦", "Review"),
        ("o Review", "◦", "Review"),
        ("*\tReview", "*", "Review"),
        ("1.\tReview", "1.", "Review"),
        ("1. Review", "1.", "Review"),
        ("12) Review", "12)", "Review"),
        ("(3) Review", "(3)", "Review"),
        ("a. Review", "a.", "Review"),
        ("a)\u00a0Review", "a)", "Review"),
        ("(iv) Review", "(iv)", "Review"),
        ("xii. Review", "xii.", "Review"),
        ("B) Review", "B)", "Review"),
        ("B.\tReview", "B.", "Review"),
        ("  ▪ Review", "▪", "Review"),
        ("- 3 new posts", "-", "3 new posts"),
    ],
)
def test_typed_markers(text: str, marker: str, rest: str) -> None:
    found, start = split_marker(text)
    assert (found, text[start:]) == (marker, rest)


@pytest.mark.parametrize(
    "text",
    [
        "1.1 Review the policy",
        "2023 was hard",
        "2023. A year",
        "J. Smith, Head of HR",
        "– 12%",
        "- 4.5",
        "* Figures exclude agency staff",
        "1.",
        "•",
        "-",
        "e.g. mentoring",
        "i.e. mentoring",
        "e. g. mentoring",
        "31. 12. 2023",
        "c. 50 staff",
        "1st quarter",
        "o",
        "of the staff",
        "-5 points",
        "",
        "   ",
        "civil. Service",
        "1.5 posts",
        "ill. 3",
    ],
)
def test_heads_that_are_no_markers(text: str) -> None:
    assert split_marker(text) == (None, 0)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(st.text(max_size=30))
def test_a_marker_always_leaves_words(text: str) -> None:
    marker, start = split_marker(text)
    assert (marker is None) == (start == 0)
    assert marker is None or text[start:].strip()


def test_raised_figures_do_not_join_a_number() -> None:
    assert superscript("2") == "²"
    assert superscript("rd") == "rd"
    assert superscript("12") == "¹²"


def test_bullets_of_symbol_fonts() -> None:
    assert [bullet(sign) for sign in ("\uf0b7", "o", "•", "-")] == ["•", "◦", "•", "-"]


def test_letters_counts_letters_and_digits() -> None:
    assert letters("a1 – é!") == 3
