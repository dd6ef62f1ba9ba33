"""Headings, lists, paragraphs and furniture of a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.limits import Limits
from extractors.text import claims, extract
from schemas.document import Document, Paragraph
from schemas.problems import Reason, Unreadable


def read(text: str) -> Document:
    return extract(text.encode())


def flow(text: str) -> list[Paragraph]:
    return [block for block in read(text).blocks if isinstance(block, Paragraph)]


def texts(text: str) -> list[str]:
    return [p.text for p in flow(text) if p.furniture is None]


def furniture(text: str) -> dict[str, str | None]:
    return {p.text: p.furniture for p in flow(text)}


def items(text: str) -> list[tuple[str | None, int | None, str]]:
    return [(p.marker, p.level, p.text) for p in flow(text) if p.kind == "item"]


# headings


def test_atx_and_setext_headings():
    found = flow("# Plan\n\n##09 Aims\n\nActions\n=======\n\nMore\n---\n\n### Closed ###\n")
    assert [(p.kind, p.level, p.text) for p in found] == [
        ("heading", 1, "Plan"),
        ("heading", 2, "09 Aims"),
        ("heading", 1, "Actions"),
        ("heading", 2, "More"),
        ("heading", 3, "Closed"),
    ]


def test_one_sign_right_before_several_words_is_a_heading_and_before_one_none():
    found = flow("#Action 02: Fewer forms\n\nWe do this.\n\n#fairness\n\n#Together\n")
    assert found[0].kind == "heading"
    assert not any(block.kind == "heading" for block in found[1:])


def test_labelled_lines_right_below_each_other_are_a_form():
    text = "# Plan\n\nSigned off by: Ida Crane\nPosition: Director of People\nDate: 10 January 2023\n"
    assert texts(text)[1:] == ["Signed off by: Ida Crane", "Position: Director of People", "Date: 10 January 2023"]


def test_a_number_sign_in_a_sentence_is_no_heading():
    assert [p.kind for p in flow("#1 priority is fairness")] == ["paragraph"]


def test_headings_written_as_tags():
    found = flow('Intro\n\n<h4 id="t1">\n<span>Theme 01<span> Services</span></span>\n</h4>\n\nText')
    assert [(p.kind, p.level, p.text) for p in found] == [
        ("paragraph", None, "Intro"),
        ("heading", 4, "Theme 01 Services"),
        ("paragraph", None, "Text"),
    ]


def test_a_line_standing_alone_says_so_and_stays_a_paragraph():
    found = flow("Timescale to start seeing a change\n\nJuly 2025\n\nThis is a sentence.\n")
    assert [(p.kind, p.style) for p in found] == [("paragraph", "line"), ("paragraph", "line"), ("paragraph", None)]


# emphasis and links


def test_emphasis_links_and_escapes():
    (found,) = flow("**Lead:** *Head* of [HR](https://example.org/hr) \\*not\\* __bold__ &amp; snake_case_word")
    assert found.text == "Lead: Head of HR *not* bold & snake_case_word"
    assert [(s.text.strip(), s.bold, s.italic, s.link) for s in found.spans] == [
        ("Lead:", True, False, None),
        ("Head", False, True, None),
        ("of", False, False, None),
        ("HR", False, False, "https://example.org/hr"),
        ("*not*", False, False, None),
        ("bold", True, False, None),
        ("& snake_case_word", False, False, None),
    ]


@pytest.mark.parametrize(
    "text", ["CPD* as compared", "* This data includes all", "2 * 3 = 6", "a ** b", "<5 staff and >10", "c_d", "[TBC] by HR"]
)
def test_signs_without_a_partner_are_text(text: str):
    assert texts(text) == [text]


def test_struck_text_pictures_and_note_marks_are_left_out_and_noted():
    document = read("# T\n\nDue ~~May~~ June[^1] ![chart](x.png)\n\n[^1]: As agreed.\n")
    assert [(p.text, p.style) for p in document.paragraphs()][1:] == [("Due June", "line"), ("As agreed.", "footnote")]
    assert {n.code for n in document.notes} >= {"struck_out", "note_marks", "pictures"}


# paragraphs


def test_markdown_paragraphs_are_unwrapped():
    assert texts("# T\n\nDepartments will publish their\nown plans by the end\nof the year.\n") == [
        "T",
        "Departments will publish their own plans by the end of the year.",
    ]


def test_text_wrapped_at_a_width_is_unwrapped():
    words = [
        "we",
        "will",
        "review",
        "how",
        "every",
        "post",
        "is",
        "advertised",
        "and",
        "filled",
        "and",
        "report",
        "on",
        "it",
        "to",
        "the",
        "board",
        "each",
        "year",
    ] * 6
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 60:
            lines.append(line.strip())
            line = ""
        line += word + " "
    lines.append(line.strip())
    text = "\n".join(lines)
    assert texts(f"{text}\n\n{text}\n") == [" ".join(words)] * 2


def test_lines_that_count_on_stay_apart():
    text = "# Actions\n\n1.1 Train every panel in the council\n1.2 Ask those who leave why they go\nand tell staff\n1.3 Meet"
    assert texts(text)[1:] == [
        "1.1 Train every panel in the council",
        "1.2 Ask those who leave why they go and tell staff",
        "1.3 Meet",
    ]


def test_lines_of_their_own_stay_apart():
    assert texts("Jo Bloggs\nExecutive Director, People\n") == ["Jo Bloggs", "Executive Director, People"]


def test_a_line_that_begins_with_a_blank_goes_on():
    assert texts("Adult Social Care Race Equality\n Working Group\n") == ["Adult Social Care Race Equality Working Group"]


def test_entries_of_a_kind_stay_apart():
    assert texts("Jo Bloggs, Social Worker (Adults)\n Sam Field, Social Worker (Children)\n Ann Other, HR Partner\n") == [
        "Jo Bloggs, Social Worker (Adults)",
        "Sam Field, Social Worker (Children)",
        "Ann Other, HR Partner",
    ]


def test_windows_line_ends_and_odd_separators():
    found = flow("One\r\n\r\nTwo\u2028half\r\rThree")
    assert [(p.text, p.spans[0].place.line) for p in found] == [("One", 1), ("Two half", 3), ("Three", 5)]


def test_places_are_the_lines_of_the_file():
    (found,) = flow("# T\n\none\ntwo\n")[1:]
    assert (found.spans[0].place.line, found.spans[0].place.end_line) == (3, 4)


# lists


def test_bullets_numbers_and_nesting():
    text = "- one\n- two\n  - inner\n    going on\n- three\n\n1. first\n   - a. lettered\n2. second\n"
    assert items(text) == [
        ("-", 0, "one"),
        ("-", 0, "two"),
        ("-", 1, "inner going on"),
        ("-", 0, "three"),
        ("1.", 0, "first"),
        ("a.", 1, "lettered"),
        ("2.", 0, "second"),
    ]


def test_a_count_that_restarts_after_bullets_stays_one_list():
    text = "  1. HR to report on:\n  • where posts stand\n  • who applies\n  1. More apply\n  2. Staff say so\n"
    found = [p for p in flow(text) if p.kind == "item"]
    assert [p.marker for p in found] == ["1.", "•", "•", "1.", "2."]
    assert len({p.group for p in found}) == 1


def test_stars_are_bullets_where_there_are_two():
    assert items("Consider:\n*\tone\n*\ttwo\n") == [("•", 0, "one"), ("•", 0, "two")]
    assert items("Consider:\n\n* one\n* two\n") == [("•", 0, "one"), ("•", 0, "two")]


def test_a_lone_number_is_no_list():
    assert texts("1. Recruitment\n\nText of it goes here\n\nMore text\n\n2 people left\n")[0] == "1. Recruitment"


def test_an_indented_paragraph_belongs_to_its_item():
    assert items("- one\n\n  and more\n\nNot of it\n") == [("-", 0, "one"), (None, 0, "and more")]


def test_bullets_that_run_on_in_a_line_are_items():
    found = flow("We will: • advertise • train • report\n")
    assert [(p.kind, p.text) for p in found] == [
        ("paragraph", "We will:"),
        ("item", "advertise"),
        ("item", "train"),
        ("item", "report"),
    ]


# furniture


def test_contents_with_leaders_and_tabs():
    text = (
        "Plan\n\nTable of Contents\n\nIntroduction.....\t3\nActions to be taken\t5\n"
        "a) Colleague\t9\nAims........ 7\n\nIntroduction\n\nText.\n"
    )
    found = furniture(text)
    assert found["Table of Contents"] == found["Actions to be taken 5"] == found["a) Colleague 9"] == "contents"
    assert found["Introduction"] is None


def test_contents_in_two_columns():
    text = (
        "Contents\n\nForeword\t3\tTheme 3:\t\nIntroduction\t4\tLearning\t16\n"
        "Theme 1\t6\tAction 1:\t16\n\nForeword\n\nText of it.\n"
    )
    found = furniture(text)
    assert [found["Contents"], found["Foreword 3 Theme 3:"], found["Introduction 4 Learning 16"]] == ["contents"] * 3
    assert found["Foreword"] is None


def test_a_table_of_numbers_is_no_contents():
    document = read("Band\tStaff\nA\t3\nB\t5\nC\t9\n")
    assert not [p for p in document.paragraphs() if p.furniture]


def test_links_to_the_texts_own_headings_are_contents():
    found = furniture("# T\n\n1. [Aims](#aims)\n\n2. [Actions](#actions)\n\n3. [Sign-off](#sign)\n\n## Aims\n")
    assert found == {"T": None, "1. Aims": "contents", "2. Actions": "contents", "3. Sign-off": "contents", "Aims": None}


def test_front_matter_is_furniture_and_gives_the_title():
    document = read("---\ntitle: Equality plan\nlayout: page\n---\n\n# Plan\n")
    assert document.meta == {"title": "Equality plan"}
    assert [(p.text, p.furniture) for p in document.paragraphs()] == [
        ("title: Equality plan", "header"),
        ("layout: page", "header"),
        ("Plan", None),
    ]


def test_one_star_is_an_item_where_the_line_right_above_leads_into_it_and_else_a_note():
    assert items("# T\n\nThe following harbours:\n* North quay\n\nText\n* of 2024\n") == [("•", 0, "North quay")]


def test_layout_marks_are_dropped_and_counted():
    document = read("# T\n\n{: .box}\n{div .infobox}\nText\n{/div}\n\n***\n\n{include a.md}\n")
    assert [p.text for p in document.paragraphs()] == ["T", "Text"]
    assert [n.message for n in document.notes if n.code == "decoration"] == [
        "Lines of layout left out (rules, template marks): 5."
    ]


def test_page_numbers_and_running_titles():
    pages = "".join(
        f"Text of page {word}.\n\nBorsetshire Race Equality Plan\n\nPage {n} of 4\n\n"
        for n, word in enumerate(("one", "two", "three", "four"), 1)
    )
    found = furniture(pages)
    assert found["Page 2 of 4"] == "page_number"
    assert found["Borsetshire Race Equality Plan"] == "footer"
    assert found["Text of page two."] is None


def test_running_titles_beside_form_feeds():
    found = furniture("Text one\n\fThe Plan\n\nText two\n\fThe Plan\n\nText three\n\fThe Plan\n\nText four\n")
    assert found["The Plan"] == "header"
    assert found["Text two"] is None


def test_labels_that_come_again_are_no_running_titles():
    found = furniture("".join(f"Action {n}:\n\nDo it.\n\nProgress:\n\nNone yet.\n\n" for n in range(8)))
    assert set(found.values()) == {None}


def test_bare_page_numbers_count_up():
    text = "".join(
        f"Text {word} of the plan.\n\nMore.\n\nAnd more.\n\n{n}\n\n" for n, word in enumerate(("one", "two", "three"), 4)
    )
    assert furniture(text)["5"] == "page_number"
    assert furniture("Number of staff\n\n5091\n\nText\n")["5091"] is None


def test_what_a_web_pages_template_says_is_no_text_of_the_plan():
    text = "Skip to content\n\nToggle menu\n\nOur action plan\n\nHow to skip to content is a course.\n\nBack to top\n"
    assert texts(text) == ["Our action plan", "How to skip to content is a course."]
    assert furniture(text)["Skip to content"] == "navigation"


def test_a_templates_marks_are_no_letters_of_the_text_but_words_in_braces_are():
    document = read("The plan is out.\n\n{: .response}\n{include study.md}\n{{ page.title }}\n")
    assert document.letters == document.letters_in_file == len("Theplanisout")
    assert read("The plan is out.\n\n{Train all panels}\n").letters_in_file == len("TheplanisoutTrainallpanels")


# bounds


@pytest.mark.parametrize("data", [b"\n \n", b"---\n", b"\f"])
def test_a_text_of_nothing(data: bytes):
    try:
        assert extract(data).letters == 0
    except Unreadable as caught:
        assert caught.reason is Reason.EMPTY  # noqa: PT017


def test_too_many_paragraphs_are_refused():
    with pytest.raises(Unreadable) as caught:
        extract(b"x.\n\n" * 300, Limits(paragraphs=200))
    assert caught.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"A plan\n\nwith text", True),
        ("Plan – für alle".encode("cp1252"), True),
        ("Plan".encode("utf-16"), True),
        (b"# Plan\n\n<h4>x</h4>\ntext\ntext\n", True),
        (b"a,b,c\n1,2,3\n4,5,6\n", False),
        (b'{"a": 1}', False),
        (bytes(range(256)) * 4, False),
        (b"<html><body>x</body></html>", False),
        (b"%PDF-1.7", False),
        (b"Jo Bloggs, Head of HR\nSam Field, Chair\nAnn Other, HR\n", True),
    ],
)
def test_claims(data: bytes, expected: bool):
    assert claims(data) is expected


PARTS = [
    "a",
    "B.",
    "\t",
    "\n",
    "\n\n",
    " ",
    "|",
    " | ",
    "---",
    "- ",
    "1. ",
    "• ",
    "**",
    "*",
    "_",
    "<p>",
    "</p>",
    "#",
    "\f",
    "3",
    "[x](y)",
    "..",
    "…",
    "i. ",
    ": ",
]


@given(st.lists(st.sampled_from(PARTS), max_size=80))
@settings(deadline=None, max_examples=300, derandomize=True)
def test_no_letter_is_lost_in_a_jumble_of_marks(parts: list[str]):
    text = "start " + "".join(parts)
    document = read(text)
    assert document.letters == document.letters_in_file
    for paragraph in document.paragraphs():
        assert paragraph.text == " ".join(paragraph.text.split())


def test_a_bullet_alone_on_its_line_belongs_to_the_next():
    assert items("We will:\n\n•\n\nadvertise\n\n•\n\ntrain\n") == [("•", 0, "advertise"), ("•", 0, "train")]


def test_numbers_alone_on_their_lines_count_where_there_are_three():
    assert items("1.\nadvertise\n\n2.\ntrain\n\n3.\nreport\n") == [
        ("1.", 0, "advertise"),
        ("2.", 0, "train"),
        ("3.", 0, "report"),
    ]
    assert [p.kind for p in flow("Question\n\n5.\n\nAnswer\n")] == ["paragraph"] * 3


def test_hyphens_at_line_ends():
    text = "# T\n\nAn anti-\ndiscriminatory recruit-\nment plan, for recruitment\n"
    assert texts(text)[1] == "An anti-discriminatory recruitment plan, for recruitment"


def test_hollow_bullets_that_came_out_as_a_letter():
    assert items("• Offer talks on:\n    o posts\n    o training\n") == [
        ("•", 0, "Offer talks on:"),
        ("◦", 1, "posts"),
        ("◦", 1, "training"),
    ]
    assert items("We offer: • talks on o posts o training • visits\n") == [
        ("•", 0, "talks on"), ("◦", 1, "posts"), ("◦", 1, "training"), ("•", 0, "visits"),
    ]  # fmt: skip


def test_labels_that_come_again_begin_a_line_wherever_they_stand():
    actions = ["   Cut the form down to\n       what is needed\n       Lead: HR Partner\n       When: May"] * 3
    assert texts("Plan\n\n" + "\n\n".join(actions))[1:4] == [
        "Cut the form down to what is needed",
        "Lead: HR Partner",
        "When: May",
    ]


def test_a_line_left_of_an_items_marker_is_no_part_of_it():
    text = "1. Plan\n\n   Train panels:\n     - for half a day\n     - again after\n       two years\n   They will like it\n"
    assert [p.text for p in flow(text)][-2:] == ["again after two years", "They will like it"]


FORM = """Plan for the year

The board met in spring and asked for a plan that staff could hold us
to, which is what follows, in plain words that anybody may read, and
with a name against each of the steps that the board has agreed upon.

Task
  Ask for two sifters on every shortlist, who do not see each other's
  scores.
Who is leading
  Head of Recruitment
Timeline
  by 30 April 2024

Task
  Review the wording of all adverts with members of the Staff Forum.
Who is leading
  Recruitment Officer
Timeline
  n/a

Task
  Publish the results once a year, in spring, with what was done about
  them.
Who is leading
  HR
Timeline
  early 2025
"""


def test_a_label_alone_on_a_line_and_its_value_are_two_paragraphs_however_the_value_is_set():
    for text in (FORM, FORM.replace("\n  ", "\n")):
        assert texts(text)[2:8] == [
            "Task",
            "Ask for two sifters on every shortlist, who do not see each other's scores.",
            "Who is leading",
            "Head of Recruitment",
            "Timeline",
            "by 30 April 2024",
        ]


def test_numbers_between_the_labels_of_a_form_are_no_pages():
    records = [
        f"Number\n{n}\nTask\n{text}\nOwner\nHead of {text.split()[0]}\nResult\nGood"
        for n, text in enumerate(("Train panels well", "Ask those who leave", "Publish the results"), start=1)
    ]
    assert "2" in [p.text for p in flow("\n\n".join(records)) if p.furniture is None]
    pages = [
        f"Of the services in district {n} some are good\nand some are not\nand so on\nit goes\nfor long\n{n}\n" for n in (1, 2, 3)
    ]
    assert [p.text for p in flow("\n".join(pages)) if p.furniture == "page_number"] == ["1", "2", "3"]


def test_the_month_below_a_title_is_no_part_of_it():
    title = "Race equality in social care: our answer to the return of the\nlast year, and what we mean to do\nJanuary 2024"
    body = (
        "The council asked its staff what they had seen of the services that it\n"
        "runs, and heard much that it had not heard before, of which some is in\n"
        "the plan that follows here for the years that come, and some is not.\n"
    )
    assert "January 2024" in texts(f"{title}\n\n{body}\n{body}")


def test_what_a_term_is_said_to_mean_is_a_line_of_its_own():
    text = "# Plan\n\n1.1 Close the old accounts.\n:   *Lead:* Head of HR\n:   *Timescale:* May 2025\n"
    assert texts(text)[-3:] == ["1.1 Close the old accounts.", "Lead: Head of HR", "Timescale: May 2025"]


COUNTED = "We will\n\n{}\n\nTrain all panels in it\n\n{}\n\nPublish the results each year\n\n{}\n\nReview the form of it all\n"


def test_numbers_alone_above_a_paragraph_each_count_a_list():
    found = [(b.marker, b.text) for b in read(COUNTED.format(65, 66, 67)).blocks if b.kind == "item"]
    assert found == [
        ("65.", "Train all panels in it"),
        ("66.", "Publish the results each year"),
        ("67.", "Review the form of it all"),
    ]


def test_numbers_that_do_not_count_on_or_have_pages_below_them_count_nothing():
    pages = (
        "Cover of it all\n\n{}\n\nOne paragraph of it\n\nAnother one of it\n\n{}\n\nA third one of it\n\nA fourth of it\n\n{}\n"
    )
    for text in (COUNTED.format(65, 67, 80), pages.format(1, 2, 3)):
        assert not [b for b in read(text).blocks if b.kind == "item"]


def test_a_tag_that_a_lines_end_cuts_is_no_quotation():
    blocks = read('# Plan\n\nSet by <a href="https://example.org/memo.pdf"\n>M-16-19</a> last year.\n').blocks
    assert blocks[1].text == "Set by M-16-19 last year."
