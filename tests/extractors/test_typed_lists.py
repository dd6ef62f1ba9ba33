"""Paragraphs with typed markers as lists."""

from extractors.typed_lists import cut_head, with_typed_lists
from schemas.document import Paragraph, Place, Span
from tests.builders import heading, para, table


def listed(*paragraphs: Paragraph) -> list[tuple[str, str | None, int | None, str]]:
    return [(p.kind, p.marker, p.level, p.text) for p in with_typed_lists(paragraphs) if isinstance(p, Paragraph)]


def test_bullets_make_items_even_alone():
    assert listed(para("• One"), para("Text")) == [("item", "•", 0, "One"), ("paragraph", None, None, "Text")]


def test_numbers_make_items_where_a_neighbour_counts_on():
    assert listed(para("1. One"), para("2. Two")) == [("item", "1.", 0, "One"), ("item", "2.", 0, "Two")]
    assert listed(para("1. One"), para("7. Seven")) == [
        ("paragraph", None, None, "1. One"),
        ("paragraph", None, None, "7. Seven"),
    ]


def test_levels_by_kind_of_marker():
    found = listed(para("1. One"), para("a. Inner"), para("b. Inner"), para("2. Two"), para("• Dot"))
    assert [(marker, level) for _, marker, level, _ in found] == [("1.", 0), ("a.", 1), ("b.", 1), ("2.", 0), ("•", 1)]


def test_an_o_alone_is_a_hollow_bullet():
    found = listed(para("1. One, to cover:"), para("o what is expected"), para("2. Two"), para("Text"))
    assert [(kind, marker, text) for kind, marker, _, text in found] == [
        ("item", "1.", "One, to cover:"), ("item", "◦", "what is expected"), ("item", "2.", "Two"), ("paragraph", None, "Text"),
    ]  # fmt: skip


def test_levels_by_indent():
    found = listed(para("• One", indent=36), para("• Inner", indent=72), para("• Two", indent=36))
    assert [level for _, _, level, _ in found] == [0, 1, 0]


def test_roman_numbers_count_on():
    assert [m for _, m, _, _ in listed(para("i. One"), para("ii. Two"), para("iii. Three"))] == ["i.", "ii.", "iii."]


def test_headings_furniture_and_tables_stay():
    blocks = (heading("1. Aims"), heading("2. Actions"), para("• x", furniture="contents"), table([["• a", "b"]]))
    assert list(with_typed_lists(blocks)) == list(blocks)


def test_groups_are_one_a_run():
    found = with_typed_lists((para("• One"), para("• Two"), para("Between"), para("• Three")))
    groups = [p.group for p in found if isinstance(p, Paragraph)]
    assert groups[0] == groups[1] != groups[3]
    assert groups[2] is None


def test_the_head_is_cut_over_spans_and_joints():
    place = Place(line=1)
    spans = (Span(text="1.", place=place, joint=" "), Span(text="Text", place=place, bold=True), Span(text=" more", place=place))
    assert cut_head(spans, 3) == spans[1:]
    assert [s.text for s in cut_head(spans, 5)] == ["xt", " more"]
