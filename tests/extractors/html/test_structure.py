"""Headings, paragraphs, breaks, lists and inline marks of a page."""

import pytest

from extractors.html import extract
from schemas.document import Document, Paragraph


def read(body: str, head: str = "") -> Document:
    return extract(f"<html><head>{head}</head><body>{body}</body></html>".encode())


def flow(body: str) -> list[Paragraph]:
    return [block for block in read(body).blocks if isinstance(block, Paragraph)]


def texts(body: str) -> list[str]:
    return [paragraph.text for paragraph in flow(body)]


def markers(body: str) -> list[tuple[str | None, int | None, str]]:
    return [(p.marker, p.level, p.text) for p in flow(body) if p.kind == "item"]


def test_headings_have_their_rank_also_inside_a_summary():
    blocks = flow("<h1>Plan</h1><details><summary><h3>Theme 1</h3></summary><p>Text</p></details>")
    assert [(b.kind, b.level, b.text) for b in blocks] == [
        ("heading", 1, "Plan"), ("heading", 3, "Theme 1"), ("paragraph", None, "Text"),
    ]  # fmt: skip


def test_a_summary_without_a_heading_is_one_rank_below_the_last():
    blocks = flow("<h2>Plan</h2><details><summary>Theme 1</summary><p>Text</p></details>")
    assert [(b.kind, b.level) for b in blocks] == [("heading", 2), ("heading", 3), ("paragraph", None)]


def test_a_bold_paragraph_stays_a_paragraph_with_bold_spans():
    (block,) = flow("<p><strong>What we will do</strong></p>")
    assert block.kind == "paragraph"
    assert block.bold


def test_bold_by_weight_and_not_bold_inside_bold():
    (block,) = flow('<p><span style="font-weight:700">Lead:</span> Head of HR</p>')
    assert [(s.text, s.bold) for s in block.spans] == [("Lead:", True), (" Head of HR", False)]
    (block,) = flow('<p><b>Lead: <span style="font-weight:normal">Head of HR</span></b></p>')
    assert [s.bold for s in block.spans] == [True, False]


def test_blanks_and_breaks_of_the_source_are_single_blanks():
    assert texts("<p>A\n   plan&nbsp;&nbsp;for\tall</p>") == ["A plan for all"]


def test_links_keep_their_target():
    (block,) = flow('<p>See <a href="https://example.org/plan">the plan</a>.</p>')
    assert [(s.text, s.link) for s in block.spans] == [
        ("See ", None), ("the plan", "https://example.org/plan"), (".", None),
    ]  # fmt: skip


def test_struck_text_is_left_out_and_noted():
    document = read("<p>Due <del>March 2022</del> <s>soon</s> June 2023</p>")
    assert [p.text for p in document.paragraphs()] == ["Due June 2023"]
    (note,) = [n for n in document.notes if n.code == "struck_out"]
    assert note.words == "March 2022 | soon"


def test_raised_ordinals_are_glued_and_raised_figures_stay_apart():
    assert texts("<p>23<sup>rd</sup> May 2022</p><p>23 <sup>rd</sup> May</p><p>58%<sup>2</sup></p>") == [
        "23rd May 2022", "23rd May", "58%²",
    ]  # fmt: skip


def test_note_marks_and_back_links_are_no_text():
    body = (
        '<p>Ratio of 1.4<sup><a href="#fn1" id="r1">1</a></sup> <a href="#fn2"><sup>[2]</sup></a></p>'
        '<p id="fn1">As printed. <a href="#r1">↩</a></p>'
    )
    document = read(body)
    assert [p.text for p in document.paragraphs()] == ["Ratio of 1.4", "As printed."]
    assert any(n.code == "note_marks" and "3" in n.message for n in document.notes)


def test_a_link_to_the_page_with_words_is_text():
    assert texts('<p>See <a href="#action-2">action 2</a> and <a href="#top">4</a></p>') == ["See action 2 and 4"]


def test_pictures_in_the_page_are_counted():
    document = read('<p>Signed <img src="data:image/gif;base64,R0lGOD" alt=""></p><p><img src="a.png"></p>')
    assert {n.code for n in document.notes} >= {"pictures_in_the_page", "pictures"}
    assert [p.text for p in document.paragraphs()] == ["Signed"]


# line breaks


def test_a_break_before_bold_or_a_label_begins_a_paragraph():
    body = "<p><b>Lead:</b> Head of HR<br>Timeframe: June 2023<br><strong>Links</strong> Workforce plan</p>"
    assert texts(body) == ["Lead: Head of HR", "Timeframe: June 2023", "Links Workforce plan"]


def test_a_break_inside_a_sentence_is_a_blank():
    assert texts("<p>We will review how we<br>recruit every year</p>") == ["We will review how we recruit every year"]


def test_entries_typed_with_breaks_are_paragraphs():
    assert texts("<p>Jo Bloggs, Chair<br>Sam Field, Head of HR<br>Ann Other, Director</p>") == [
        "Jo Bloggs, Chair", "Sam Field, Head of HR", "Ann Other, Director",
    ]  # fmt: skip


def test_bullets_typed_with_breaks_are_items():
    assert markers("<p>We will:<br>• advertise all posts<br>• train all panels</p>") == [
        ("•", 0, "advertise all posts"), ("•", 0, "train all panels"),
    ]  # fmt: skip


def test_an_empty_line_always_parts():
    assert texts("<p>We will review<br><br>and report</p>") == ["We will review", "and report"]


def test_a_heading_with_a_break_is_one_heading():
    assert texts("<h1>Race Equality<br>Action Plan</h1>") == ["Race Equality Action Plan"]


def test_an_item_with_a_break_is_one_item():
    assert markers("<ul><li>A policy is in place<br>Guidance to be finalised</li></ul>") == [
        ("•", 0, "A policy is in place Guidance to be finalised")
    ]


def test_lines_of_preformatted_text_are_kept_apart():
    assert texts("<pre>Lead: HR\nWhen: June</pre>") == ["Lead: HR", "When: June"]


# lists


def test_markers_by_type_start_value_and_direction():
    body = (
        '<ol start="3"><li>c</li><li value="7">g</li><li>h</li></ol><ol type="a"><li>x</li><li>y</li></ol>'
        '<ol type="I" reversed><li>p</li><li>q</li></ol><ol style="list-style-type: lower-roman"><li>r</li></ol>'
        '<ul style="list-style:none"><li>s</li></ul>'
    )
    assert [m for m, _, _ in markers(body)] == ["3.", "7.", "8.", "a.", "b.", "II.", "I.", "i.", None]


def test_a_list_whose_style_sheet_takes_its_numbers_off_has_none():
    body = '<ol class="timeline"><li>Spring</li></ol><ol><li>Summer</li></ol>'
    page = read(body, "<style>ol.timeline{list-style:none}</style>")
    assert [p.marker for p in page.blocks if isinstance(p, Paragraph)] == [None, "1."]


def test_a_term_that_is_defined_stands_out_as_a_label_does():
    blocks = flow("<dl><dt>In charge</dt><dd>Head of HR</dd></dl>")
    assert [(b.text, b.bold) for b in blocks] == [("In charge", True), ("Head of HR", False)]


def test_sub_lists_are_one_level_deeper_and_of_one_group():
    body = "<ol><li>One<ul><li>Inner</li></ul></li><li>Two</li></ol><ul><li>Other</li></ul>"
    items = [p for p in flow(body) if p.kind == "item"]
    assert [(p.marker, p.level, p.text) for p in items] == [
        ("1.", 0, "One"), ("◦", 1, "Inner"), ("2.", 0, "Two"), ("•", 0, "Other"),
    ]  # fmt: skip
    assert items[0].group == items[1].group == items[2].group != items[3].group


def test_several_paragraphs_of_an_item_have_one_marker():
    items = [p for p in flow("<ul><li><p>First</p><p>Second</p></li></ul>") if p.kind == "item"]
    assert [(p.marker, p.text) for p in items] == [("•", "First"), (None, "Second")]


def test_a_numbered_list_goes_on_with_the_number_it_names():
    assert [m for m, _, _ in markers("<ol><li>a</li></ol><p>Between</p><ol start=2><li>b</li></ol>")] == ["1.", "2."]


def test_terms_and_descriptions_say_so():
    assert [(p.style, p.text) for p in flow("<dl><dt>Lead:</dt><dd>Head of HR</dd></dl>")] == [
        ("dt", "Lead:"), ("dd", "Head of HR"),
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["·", "•", "\uf0b7"])
def test_word_lists_pasted_as_paragraphs_are_items(sign: str):
    body = "".join(
        f'<p class="MsoListParagraph" style="margin-left:{left}pt;text-indent:-18pt"><span style="font-family:Symbol">{mark}'
        f"<span>&nbsp;&nbsp;&nbsp;&nbsp; </span></span>{text}</p>"
        for left, mark, text in ((36, "1.", "First"), (72, sign, "Inner"), (36, "2.", "Second"))
    )
    assert markers(body) == [("1.", 0, "First"), ("•", 1, "Inner"), ("2.", 0, "Second")]


def test_a_lone_number_at_a_paragraphs_head_is_no_list():
    assert texts("<p>1. Recruitment</p><p>Text of it.</p><p>2. Retention</p>") == [
        "1. Recruitment",
        "Text of it.",
        "2. Retention",
    ]


def test_letters_typed_one_after_the_other_are_items():
    assert markers("<p>From</p><p>a. Colleague</p><p>b. Manager</p>") == [("a.", 0, "Colleague"), ("b.", 0, "Manager")]


def test_a_bullet_typed_into_an_item_is_its_marker():
    assert markers("<ul><li>• Text</li></ul>") == [("•", 0, "Text")]


# places, meta, fragments


def test_places_find_the_element_again():
    from lxml.html import HTMLParser, document_fromstring

    data = b"<html><body><div><p>One</p><p>Two <b>bold</b></p></div><o:p>Odd</o:p><table><tr><td>Cell</td></tr><tr><td>x</table>"
    tree = document_fromstring(data, parser=HTMLParser(encoding="utf-8", remove_comments=True))
    for paragraph in extract(data).paragraphs():
        for span in paragraph.spans:
            (element,) = tree.xpath(span.place.path)
            assert span.text.strip() in element.text_content()


def test_the_page_says_what_it_is():
    head = (
        "<title>Plan | Borsetshire</title>"
        '<meta property="og:site_name" content="Borsetshire Council">'
        '<meta name="application-name" content="Web">'
    )
    document = read("<h1>Action plan</h1>", head)
    assert document.meta == {
        "title": "Plan | Borsetshire", "og:site_name": "Borsetshire Council", "application-name": "Web", "h1": "Action plan",
    }  # fmt: skip


def test_a_fragment_without_body_is_a_page():
    document = extract(b"<h2>Actions</h2>\n<p>One</p>\n<p>Two</p>")
    assert [p.text for p in document.paragraphs()] == ["Actions", "One", "Two"]


def test_template_marks_are_decoration():
    document = extract(b"<h2>Actions</h2><p>{include action01.html}</p>")
    assert [(p.text, p.furniture) for p in document.paragraphs()][1] == ("{include action01.html}", "decoration")


def test_soft_hyphens_ligatures_and_control_characters_are_repaired():
    assert texts("<p>re\u00adcruit e\ufb00ort\u200b &#8;now</p>") == ["recruit effort now"]


def test_letters_are_counted_apart_from_the_reading():
    document = read("<p>Twelve chars</p><script>var x = 1</script><style>p{}</style>")
    assert document.letters == document.letters_in_file == 11


def test_classes_of_the_pages_own_style_sheet_count():
    style = "<style>.c1{font-weight:700} span.c2, .c3 { text-decoration: line-through } p .c4{font-weight:700}</style>"
    document = read("<p><span class='c1'>Lead:</span> <span class='c2'>Old</span> <span class='c4'>HR</span></p>", style)
    (paragraph,) = document.paragraphs()
    assert paragraph.text == "Lead: HR"
    assert [s.bold for s in paragraph.spans] == [True, False]


def test_lists_that_hold_their_level_in_a_class():
    body = (
        "<ul class='lst-kix_ab1-0 start'><li>One</li></ul><ul class='lst-kix_ab1-1'><li>Inner</li></ul>"
        "<ul class='lst-kix_ab1-0'><li>Two</li></ul>"
    )
    assert [(level, text) for _, level, text in markers(body)] == [(0, "One"), (1, "Inner"), (0, "Two")]


def test_spans_that_only_a_style_sheet_parts_are_not_glued():
    assert texts("<p><span class='label'>Lead</span><span class='value'>Head of HR</span></p>") == ["Lead Head of HR"]
    assert texts("<p><span class='c1'>re</span><span class='c2'>cruit</span></p>") == ["recruit"]
