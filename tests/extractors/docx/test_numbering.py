"""Automatic numbers and bullets, as Word would show them."""

from __future__ import annotations

import pytest

from extractors import docx
from schemas.document import Paragraph
from tests.word_files import level, lists, p, ps, style, tbl, tc, tr, word

OUTLINE = (
    level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "%3)") + level(3, "lowerRoman", "(%4)")
)
BULLETS = level(0, "bullet", "\uf0b7") + level(1, "bullet", "o") + level(2, "bullet", "\uf0a7")


def read(body: str, numbering: str, styles: str = "") -> list[Paragraph]:
    return list(docx.extract(word(body, numbering=numbering, styles=styles)).paragraphs())


def markers(body: str, numbering: str, styles: str = "") -> list[str | None]:
    return [one.marker for one in read(body, numbering, styles)]


def items(*depths: int, num: str = "1") -> str:
    return "".join(p(f"Item {at}", num=num, depth=depth) for at, depth in enumerate(depths))


def test_levels_count_and_start_again_below_a_higher_one() -> None:
    numbering = lists({"0": OUTLINE}, {"1": "0"})
    assert markers(items(0, 1, 1, 2, 2, 3, 0, 1), numbering) == ["1.", "1.1", "1.2", "a)", "b)", "(i)", "2.", "2.1"]


def test_a_level_without_its_parent_counts_the_parent_as_begun() -> None:
    assert markers(items(1, 1), lists({"0": OUTLINE}, {"1": "0"})) == ["1.1", "1.2"]


def test_items_have_level_and_group_and_no_marker_in_the_text() -> None:
    first, second, plain, third = read(items(0, 1) + p("Between.") + items(0), lists({"0": OUTLINE}, {"1": "0"}))
    assert [(one.kind, one.level, one.text) for one in (first, second)] == [("item", 0, "Item 0"), ("item", 1, "Item 1")]
    assert (plain.kind, plain.group) == ("paragraph", None)
    assert first.group == second.group == third.group
    assert third.marker == "2."


def test_bullets_show_what_their_font_shows() -> None:
    assert markers(items(0, 1, 2), lists({"0": BULLETS}, {"1": "0"})) == ["•", "◦", "▪"]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("decimal", "3"), ("lowerLetter", "c"), ("upperLetter", "C"), ("lowerRoman", "iii"), ("upperRoman", "III"),
     ("ordinal", "3rd"), ("cardinalText", "Three"), ("ordinalText", "Third"), ("decimalZero", "03"), ("chineseCounting", "3")],
)  # fmt: skip
def test_kinds_of_numbers(kind: str, shown: str) -> None:
    assert markers(items(0, 0, 0), lists({"0": level(0, kind, "%1")}, {"1": "0"}))[-1] == shown


def test_lists_of_one_definition_go_on_unless_an_override_starts_them_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = lists({"0": OUTLINE}, {"1": "0", "2": "0", "3": f"0|{again}"})
    body = items(0, 0) + items(0, num="2") + items(0, 0, num="3")
    assert markers(body, numbering) == ["1.", "2.", "3.", "1.", "2."]
    groups = [one.group for one in read(body, numbering)]
    assert groups[0] == groups[1]
    assert groups[3] == groups[4] != groups[0]


def test_an_override_may_bring_its_own_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1.")}</w:lvlOverride>'
    assert markers(items(0, 0), lists({"0": OUTLINE}, {"1": f"0|{own}"})) == ["I.", "II."]


def test_a_level_may_go_on_counting_through_its_parents() -> None:
    through = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>')
    assert markers(items(0, 1, 0, 1), lists({"0": through}, {"1": "0"})) == ["1.", "a)", "2.", "b)"]


def test_legal_numbering_shows_figures() -> None:
    legal = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert markers(items(0, 1), lists({"0": legal}, {"1": "0"})) == ["I.", "1.1"]


def test_a_list_by_style_alone() -> None:
    styles = style("LB", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + style(
        "Own", "Own", based="LB"
    )
    found = read(p("One", "LB") + p("Two", "Own"), lists({"0": BULLETS}, {"1": "0"}), styles)
    assert [(one.kind, one.marker) for one in found] == [("item", "•"), ("item", "•")]


def test_a_style_is_tied_to_its_level() -> None:
    definition = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2", '<w:pStyle w:val="Sub"/>')
    styles = style("Sub", "Sub", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    assert markers(items(0) + p("Two", "Sub"), lists({"0": definition}, {"1": "0"}), styles) == ["1.", "1.1"]


def test_number_zero_takes_a_paragraph_out_of_its_styles_list() -> None:
    styles = style("LB", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    (found,) = read(p("One", "LB", num="0"), lists({"0": BULLETS}, {"1": "0"}), styles)
    assert (found.kind, found.marker) == ("paragraph", None)


def test_a_definition_borrowed_through_a_numbering_style() -> None:
    borrowed = '<w:numStyleLink w:val="NS"/>'
    styles = style("NS", "NS", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering")
    assert markers(items(0, 1), lists({"0": borrowed, "5": OUTLINE}, {"1": "0", "2": "5"}), styles) == ["1.", "1.1"]


def test_numbered_headings_keep_their_kind_and_get_the_marker() -> None:
    """Automatic numbers are not in the text: without them the numbers of metrics and actions vanish."""
    styles = style("H1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    found = read(
        p("Leadership", "H1") + p("Recruitment", "H1"), lists({"0": level(0, "decimal", "Theme %1:")}, {"1": "0"}), styles
    )
    assert [(one.kind, one.level, one.marker, one.text) for one in found] == [
        ("heading", 1, "Theme 1:", "Leadership"), ("heading", 1, "Theme 2:", "Recruitment"),
    ]  # fmt: skip


def test_empty_numbered_paragraphs_count_deleted_and_unknown_ones_do_not() -> None:
    deleted = ps("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>")
    body = p("One", num="1") + p(num="1") + deleted + p("Three", num="1") + p("None", num="77")
    assert markers(body, lists({"0": OUTLINE}, {"1": "0"})) == ["1.", "3.", None]


def test_a_bullet_list_that_stands_further_right_is_a_sublist() -> None:
    numbering = lists({"0": OUTLINE, "1": BULLETS.replace('w:left="720"', 'w:left="1440"')}, {"1": "0", "2": "1"})
    found = read(items(0) + items(0, 0, num="2") + items(0), numbering)
    assert [(one.marker, one.level) for one in found] == [("1.", 0), ("•", 1), ("•", 1), ("2.", 0)]
    assert len({one.group for one in found}) == 1


def test_another_list_at_the_same_indent_is_another_group() -> None:
    numbering = lists({"0": OUTLINE, "1": BULLETS}, {"1": "0", "2": "1"})
    found = read(items(0) + items(0, num="2"), numbering)
    assert found[0].group != found[1].group
    assert [one.level for one in found] == [0, 0]


def test_each_cell_has_its_own_lists_while_numbers_go_on() -> None:
    found = read(tbl(tr(tc(items(0)), tc(items(0)))), lists({"0": OUTLINE}, {"1": "0"}))
    assert [one.marker for one in found] == ["1.", "2."]


def test_typed_markers_become_markers() -> None:
    body = p("•\tOffer mentors") + p("•\tTrain panels") + p("Then:") + p("a) Review") + p("b) Report")
    found = read(body, lists({}, {}))
    assert [(one.kind, one.marker, one.text) for one in found if one.kind == "item"] == [
        ("item", "•", "Offer mentors"), ("item", "•", "Train panels"), ("item", "a)", "Review"), ("item", "b)", "Report"),
    ]  # fmt: skip


def test_a_bullet_typed_into_a_list_item_is_its_marker() -> None:
    (found,) = read(p("– Offer mentors", num="1"), lists({"0": level(0, "none", "")}, {"1": "0"}))
    assert (found.marker, found.text) == ("–", "Offer mentors")


def test_letters_of_typed_markers_are_not_lost() -> None:
    document = docx.extract(word(p("a) Review") + p("b) Report")))
    assert document.letters == document.letters_in_file == 14


def test_a_break_in_an_item_folds_and_its_marker_stands_once() -> None:
    numbering = lists({"0": OUTLINE}, {"1": "0"})
    (found,) = read(p("Offer mentors to all\nstaff who ask", num="1"), numbering)
    assert found.text == "Offer mentors to all staff who ask"
    first, second = read(p("Lead: Head of HR\nTimeframe: May 2024", num="1"), numbering)
    assert (first.marker, second.marker, second.kind, second.group) == ("1.", None, "item", first.group)


def test_a_list_styles_name_tells_where_its_definition_is_missing() -> None:
    styles = (
        style("LB", "List Bullet")
        + style("L2", "List Bullet 2")
        + style("LN", "List Number", based="LB")
        + style("LP", "List Paragraph")
    )
    found = read(p("A", "LB") + p("B", "L2") + p("C", "LN") + p("D", "LP"), lists({}, {}), styles)
    assert [(one.kind, one.marker, one.level) for one in found] == [
        ("item", "•", 0), ("item", "•", 1), ("item", None, 0), ("paragraph", None, None),
    ]  # fmt: skip


def test_broken_definitions_do_no_harm() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="99"><w:lvlText w:val="%1"/></w:lvl><w:lvl/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride/></w:num><w:num/>'
    )
    (found,) = read(p("Text", num="1", depth=0), numbering)
    assert found.kind == "paragraph"
