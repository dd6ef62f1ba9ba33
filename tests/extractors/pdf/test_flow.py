from schemas.document import Paragraph
from tests.extractors.pdf.sheet import BOLD, ITALIC, Sheet, body, kinds, texts

LONG = (
    "The council will look again at how it recruits, and it will publish what it finds each spring so that staff can see "
    "whether the share of people from minority ethnic backgrounds grows in every pay band."
)
NEXT = "Each service then answers for its own figures before the board, which meets four times a year in public."


def test_lines_make_a_paragraph_with_a_span_for_each_line():
    sheet = Sheet()
    sheet.words(60, 60, 300, LONG)
    (paragraph,) = sheet.read().blocks
    assert paragraph.text == LONG
    assert len(paragraph.spans) > 2
    assert {span.joint for span in paragraph.spans[:-1]} == {" "}
    tops = [span.place.box[1] for span in paragraph.spans]
    assert tops == sorted(tops)


def test_paragraphs_part_where_there_is_space_between():
    sheet = Sheet()
    top = sheet.words(60, 60, 300, LONG)
    sheet.words(60, top + 6, 300, NEXT)
    assert texts(sheet.read()) == [LONG, NEXT]


def test_paragraphs_part_without_space_where_a_line_ends_early():
    sheet = Sheet()
    top = sheet.words(60, 60, 300, LONG)
    sheet.words(60, top, 300, NEXT)
    assert texts(sheet.read()) == [LONG, NEXT]


def test_short_lines_stacked_are_paragraphs_of_their_own():
    sheet = Sheet()
    top = sheet.words(60, 60, 400, LONG)
    for line in ("Head of Learning", "mid-November 2024", "Subject to budget"):
        top = sheet.text(60, top + 5, line)
    assert texts(sheet.read()) == [LONG, "Head of Learning", "mid-November 2024", "Subject to budget"]


def test_a_paragraph_goes_on_over_the_page_with_all_its_places():
    sheet = Sheet()
    lines = LONG.split()
    sheet.words(60, 760, 300, " ".join(lines[:18]))
    sheet.page()
    top = sheet.words(60, 60, 300, " ".join(lines[18:]))
    sheet.words(60, top + 6, 300, NEXT)
    document = sheet.read()
    assert texts(document) == [LONG, NEXT]
    assert {span.place.page for span in document.blocks[0].spans} == {1, 2}


def test_a_new_sentence_on_the_next_page_is_a_paragraph_of_its_own():
    sheet = Sheet()
    sheet.words(60, 700, 300, LONG)
    sheet.page()
    sheet.words(60, 60, 300, NEXT)
    assert texts(sheet.read()) == [LONG, NEXT]


def test_a_paragraph_passes_over_a_footnote_at_the_pages_foot():
    sheet = Sheet()
    lines = LONG.split()
    sheet.words(60, 700, 300, " ".join(lines[:18]))
    sheet.text(60, 782, "1", size=5, rise=0)
    sheet.text(67, 782, "Counted on the last day of March.", size=8)
    sheet.page()
    sheet.words(60, 60, 300, " ".join(lines[18:]))
    assert texts(sheet.read()) == [LONG, "¹ Counted on the last day of March."]


def test_a_picture_beside_text_narrows_its_lines():
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(Image.new("RGB", (4, 4), "grey")), 400, 842 - 260, 130, 200)
    first = (
        "The plan came out of long talks with Adult Services and the Staff Network about what holds people back. "
        "It was agreed that Black and Asian colleagues would lead it together with Human Resources for two years."
    )
    top = sheet.words(60, 62, 320, first)
    for _ in range(3):
        top = sheet.words(60, max(top, 270) + 6, 470, LONG)
    assert texts(sheet.read())[0] == first


def test_headings_by_size_and_weight_with_levels_by_rank():
    sheet = Sheet()
    top = sheet.text(60, 60, "Race equality action plan", size=22, font=BOLD)
    for section in ("Recruitment", "Retention"):
        top = sheet.text(60, top + 14, section, size=15, font=BOLD)
        top = sheet.text(60, top + 6, "What we found", font=BOLD)
        top = sheet.words(60, top + 4, 400, LONG)
    assert [(b.kind, b.level, b.text) for b in body(sheet.read())][:4] == [
        ("heading", 1, "Race equality action plan"),
        ("heading", 2, "Recruitment"),
        ("heading", 3, "What we found"),
        ("paragraph", None, LONG),
    ]


def test_a_heading_of_two_lines_is_one_heading():
    sheet = Sheet()
    words = "How we will make sure that every team in the service looks like the borough"
    top = sheet.words(60, 60, 300, words, size=16, font=BOLD)
    sheet.words(60, top + 10, 400, LONG)
    assert kinds(sheet.read()) == [("heading", words), ("paragraph", LONG)]


def test_a_bold_sentence_is_no_heading():
    sheet = Sheet()
    top = sheet.words(60, 60, 400, "We will report on this twice a year.", font=BOLD)
    sheet.words(60, top + 6, 400, LONG)
    assert kinds(sheet.read())[0][0] == "paragraph"


def test_slanted_titles_that_recur_over_text_are_headings():
    sheet = Sheet()
    top = 60.0
    for title in ("Strategy for the workforce", "Strategy for the managers"):
        top = sheet.text(60, top + 10, title, font=ITALIC)
        top = sheet.words(60, top + 4, 400, LONG)
    assert [kind for kind, _ in kinds(sheet.read())] == ["heading", "paragraph"] * 2


def test_slanted_lines_that_mostly_close_an_item_are_no_headings_where_they_stand_alone():
    sheet = Sheet()
    top = 60.0
    for number in range(1, 6):
        top = sheet.item(60, top + 10, 400, f"{number}.", f"{LONG} {LONG}")
        top = sheet.item(74, top, 386, "–", "the debrief") if number > 2 else top
        top = sheet.text(74, top, "Head of Service / June 2024", font=ITALIC)
    assert "heading" not in {kind for kind, _ in kinds(sheet.read())}


def test_a_bold_label_run_into_text_stays_one_paragraph():
    sheet = Sheet()
    top = 60.0
    for label, value in (("Lead:", "Head of Learning"), ("Timescale:", "by June 2025")):
        sheet.text(60, top, label, font=BOLD)
        top = sheet.text(63 + sheet.canvas.stringWidth(label, BOLD, 11), top, value)
    assert texts(sheet.read()) == ["Lead: Head of Learning", "Timescale: by June 2025"]


def test_lines_of_other_weight_part():
    sheet = Sheet()
    top = sheet.words(60, 60, 250, "Actions for the first year of the plan and for all services", font=BOLD)
    sheet.words(60, top, 250, "Nobody is left out of training that helps them on.")
    blocks = [b for b in body(sheet.read()) if isinstance(b, Paragraph)]
    assert [b.bold for b in blocks] == [True, False]


def test_a_line_that_was_ended_tells_nothing_of_the_leading():
    sheet = Sheet()
    top = 60.0
    for words in ("Train all panels in both services of the council before the next round", "Head of HR", "by May 2025") * 3:
        sheet.text(60, top, words, 10)
        top += 17
    sheet.text(60, top + 20, "A line that runs to the right side of the page and shows how far the text could have gone.", 10)
    assert "by May 2025" in texts(sheet.read())


def test_a_dash_that_a_turned_line_begins_with_is_no_marker():
    sheet = Sheet()
    lines = ["Task: name one person in each of our teams Accountable", "- Head of HR By when - the end of May 2025"]
    for number, words in enumerate(lines):
        sheet.text(60, 60 + 12 * number, words, 10)
    sheet.text(60, 100, "Task: ask leavers", 10)
    sheet.text(60, 120, "Task: train all panels", 10)
    assert texts(sheet.read())[0] == " ".join(lines)


def test_dashes_that_begin_lines_ended_early_are_markers():
    sheet = Sheet()
    sheet.words(60, 60, 300, "We will do three things, and each of them is for all:", 10)
    for number, words in enumerate(["- train all panels", "- ask leavers", "- name mentors"]):
        sheet.text(60, 84 + 12 * number, words, 10)
    assert [kind for kind, _ in kinds(sheet.read())][1:] == ["item"] * 3


def test_a_small_letter_on_the_next_page_goes_on_from_no_line_that_ended_early():
    sheet = Sheet()
    sheet.words(60, 700, 480, LONG)
    sheet.text(60, 760, "Health and Safety Adviser")
    sheet.page()
    sheet.text(60, 60, "summer 2025")
    assert texts(sheet.read()) == [LONG, "Health and Safety Adviser", "summer 2025"]


def test_a_number_of_two_parts_at_a_pages_head_begins_a_paragraph():
    sheet = Sheet()
    sheet.words(60, 60, 475, LONG)
    for top, number, words in (
        (740, "1.1", "Ask all panels what gets in the way"),
        (760, "1.2", "Bring together those who work on newly qualified workers on the advice of all of their boards"),
    ):
        sheet.text(60, top, number)
        sheet.text(90, top, words)
    sheet.page()
    sheet.text(60, 60, "1.3")
    sheet.text(90, 60, "Share what works")
    assert texts(sheet.read())[-2:] == [
        "1.2 Bring together those who work on newly qualified workers on the advice of all of their boards",
        "1.3 Share what works",
    ]


def test_a_line_that_ends_in_a_dash_goes_on_whatever_room_it_had():
    sheet = Sheet()
    for number, words in enumerate(["Priority 1 -", "Referrals", "Train all panels"]):
        sheet.text(60, 60 + 13 * number, words)
    assert texts(sheet.read()) == ["Priority 1 - Referrals", "Train all panels"]


def test_eight_looks_of_headings_are_eight_levels():
    sheet = Sheet()
    for number, size in enumerate(range(28, 12, -2)):
        sheet.text(60, 60 + 40 * number, f"Part {chr(65 + number)}", size=size)
    for row in range(8):
        sheet.words(60, 420 + 40 * row, 400, LONG, size=9)
    assert [b.level for b in body(sheet.read()) if b.kind == "heading"] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_panel_beside_text_is_read_by_itself_though_the_text_begins_level_with_it():
    sheet = Sheet()
    sheet.text(60, 60, "Priority 3: Involving communities", size=16, font=BOLD)
    sheet.fill(60, 100, 220, 300)
    for row, words in enumerate(
        ("Our aim", "Communities set", "our priorities.", "Strategic lead", "Superintendent", "for Places")
    ):
        sheet.text(70, 112 + 24 * row, words, size=9, font=BOLD if row in (0, 3) else "Helvetica")
    sheet.text(240, 104, "We will", size=12, font=BOLD)
    for row, words in enumerate(("keep inspectors in post for three years", "fund a community reporter scheme in Hexley")):
        sheet.item(240, 130 + 20 * row, 280, "•", words)
    read = [b.text for b in body(sheet.read())]
    assert read.index("We will") > next(n for n, text in enumerate(read) if text.startswith("Superintendent"))
