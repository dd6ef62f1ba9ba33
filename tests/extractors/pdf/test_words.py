import pytest

from tests.extractors.pdf.sheet import BOLD, ITALIC, Sheet, codes, texts


def spans(sheet: Sheet):
    return [span for block in sheet.read().blocks for span in block.spans]


def test_blanks_that_the_file_leaves_out_come_from_the_gaps():
    sheet = Sheet()
    x = 60.0
    for word in ("Every", "vacancy", "is", "advertised", "outside"):
        sheet.text(x, 60, word)
        x += sheet.canvas.stringWidth(word, "Helvetica", 11) + 3.0
    assert texts(sheet.read()) == ["Every vacancy is advertised outside"]


def test_letters_set_apart_are_still_words():
    sheet = Sheet()
    sheet.text(60, 60, "CONTENTS", size=14, spacing=5)
    sheet.words(60, 120, 300, "The plan was written by a group of staff and reviewed by two boards.")
    assert texts(sheet.read())[0] == "CONTENTS"


def test_letters_set_apart_with_blanks_between_the_words():
    sheet = Sheet()
    sheet.text(60, 60, "ACTION PLAN", size=14, spacing=3)
    assert texts(sheet.read()) == ["ACTION PLAN"]


def test_a_number_painted_twice_is_one_number_in_bold():
    sheet = Sheet()
    sheet.text(60, 60, "We spent 400,00 on training in the")
    for shift in (0.0, 0.4):
        sheet.text(60 + shift, 80, "400,00", size=10)
    document = sheet.read()
    assert "400,00" in texts(document)
    assert document.blocks[-1].spans[0].bold
    assert codes(document) == ["doubled_text"]


def test_letters_painted_twice_one_by_one_are_one_word():
    sheet = Sheet()
    x = 60.0
    for letter in "ballroom":
        for shift in (0.0, 0.5):
            sheet.text(x + shift, 60, letter, size=10)
        x += sheet.canvas.stringWidth(letter, "Helvetica", 10)
    assert texts(sheet.read()) == ["ballroom"]


def test_outlined_letters_are_bold_where_the_font_is_not():
    sheet = Sheet()
    sheet.canvas.setLineWidth(0.4)
    sheet.text(60, 60, "Responsible officer", mode=2)
    assert [span.bold for span in spans(sheet)] == [True]


def test_a_raised_ending_belongs_to_its_number():
    sheet = Sheet()
    sheet.text(60, 60, "Signed on 23")
    x = 60 + sheet.canvas.stringWidth("Signed on 23", "Helvetica", 11)
    sheet.text(x, 63.6, "rd", size=6.5, rise=4)
    x += sheet.canvas.stringWidth("rd", "Helvetica", 6.5)
    sheet.text(x, 60, " May 2022")
    assert texts(sheet.read()) == ["Signed on 23rd May 2022"]


def test_a_raised_note_mark_does_not_become_part_of_the_number():
    sheet = Sheet()
    sheet.text(60, 60, "The share was 58%")
    sheet.text(60 + sheet.canvas.stringWidth("The share was 58%", "Helvetica", 11), 63.6, "2", size=6.5, rise=4)
    assert texts(sheet.read()) == ["The share was 58%²"]


def test_hard_blanks_are_folded():
    sheet = Sheet()
    sheet.text(60, 60, "Metric\u00a01 of\u00a0nine")
    assert texts(sheet.read()) == ["Metric 1 of nine"]


def test_runs_of_one_look_with_weight_slant_size_and_colour():
    sheet = Sheet()
    sheet.text(60, 60, "Lead: ", font=BOLD)
    x = 60 + sheet.canvas.stringWidth("Lead: ", BOLD, 11)
    sheet.text(x, 60, "Head of Learning", colour="#aa0000")
    sheet.text(60, 90, "Under review", font=ITALIC, size=9)
    found = spans(sheet)
    assert [(s.text, s.bold, s.italic, s.size, s.colour) for s in found] == [
        ("Lead:", True, False, 11.0, None),
        (" Head of Learning", False, False, 11.0, "#aa0000"),
        ("Under review", False, True, 9.0, None),
    ]


def test_a_link_is_kept_with_its_words():
    sheet = Sheet()
    sheet.text(60, 60, "Read our strategy")
    sheet.canvas.linkURL("https://example.org/strategy", (60, 842 - 75, 200, 842 - 58))
    assert {span.link for span in spans(sheet)} == {"https://example.org/strategy"}


def test_text_without_ink_is_left_out_and_noted():
    sheet = Sheet()
    sheet.words(60, 60, 300, "Visible words that everybody can read on the page.")
    sheet.text(60, 200, "Secret words", mode=3)
    document = sheet.read()
    assert "Secret words" not in " ".join(texts(document))
    assert [(n.code, n.words) for n in document.notes] == [("hidden_text", "Secret words")]


def test_the_invisible_text_of_a_scan_is_read():
    sheet = Sheet()
    sheet.words(60, 60, 300, "x")
    sheet.text(60, 100, "All the words of the page were recognised by a scanner.", mode=3)
    assert "All the words of the page were recognised by a scanner." in texts(sheet.read())


def test_text_beyond_the_page_is_left_out_and_noted():
    sheet = Sheet()
    sheet.text(60, 60, "On the page")
    sheet.text(900, 60, "Beyond it")
    document = sheet.read()
    assert texts(document) == ["On the page"]
    assert codes(document) == ["text_off_page"]


@pytest.mark.parametrize("angle", [90, -90])
def test_turned_headers_are_read_in_their_direction(angle):
    sheet = Sheet()
    xs = [60, 100, 140, 400]
    sheet.grid(xs, [60, 200, 230])
    for x, words in zip(xs, ("Completed", "On track"), strict=False):
        sheet.canvas.saveState()
        sheet.canvas.translate(x + (25 if angle > 0 else 15), 842 - (190 if angle > 0 else 70))
        sheet.canvas.rotate(angle)
        sheet.text(0, 842 - 8.8, words)
        sheet.canvas.restoreState()
    sheet.row(xs, 200, ["4", "7", "Appoint two mentors"])
    (table,) = sheet.read().blocks
    assert [cell.text for cell in table.cells] == ["Completed", "On track", "", "4", "7", "Appoint two mentors"]


def test_a_page_that_is_turned_as_a_whole_reads_as_displayed():
    sheet = Sheet()
    sheet.canvas.setPageRotation(90)
    sheet.canvas.translate(70, 60)
    sheet.canvas.rotate(90)
    sheet.canvas.setFont("Helvetica", 11)
    sheet.canvas.drawString(0, 0, "Action plan for the year")
    document = sheet.read()
    assert texts(document) == ["Action plan for the year"]
    assert (document.pages[0].width, document.pages[0].height) == (595.0, 842.0)
    box = document.blocks[0].spans[0].place.box
    assert box[0] == pytest.approx(60, abs=1)
    assert box[1] == pytest.approx(62, abs=3)


def test_places_are_counted_from_what_is_displayed():
    sheet = Sheet(cropBox=(50, 100, 545, 742))
    sheet.text(60, 110, "First words")
    document = sheet.read()
    box = document.blocks[0].spans[0].place.box
    assert box[0] == pytest.approx(10, abs=1)
    assert box[1] == pytest.approx(10, abs=3)


def test_words_aslant_are_one_piece():
    sheet = Sheet()
    sheet.words(60, 60, 400, "The plan stands here in two lines of text that say what will be done and by whom.")
    sheet.canvas.translate(200, 300)
    sheet.canvas.rotate(45)
    sheet.canvas.setFont("Helvetica", 60)
    sheet.canvas.drawString(0, 0, "DRAFT")
    document = sheet.read()
    assert [(b.text, b.furniture) for b in document.blocks if "DRAFT" in b.text] == [("DRAFT", "decoration")]
