from tests.extractors.pdf.sheet import BOLD, Sheet, texts

PROSE = (
    "The board meets four times a year and looks at every figure before it is made public, service by service.",
    "Staff who have left us are asked why they went, and what they say is read by the managers of their team.",
    "A panel with members of the staff networks reads every letter before it opens a formal case against anyone.",
    "Mentors are named in each service, and new staff are told in their first week how they can reach them.",
    "Training that helps people on in their work is open to all, and it is counted who takes part in it.",
)


def furniture(sheet: Sheet) -> list[tuple[str, str]]:
    return [(b.furniture, b.text) for b in sheet.read().blocks if b.furniture]


def pages(draw, count: int = 5) -> Sheet:
    sheet = Sheet()
    for number in range(count):
        draw(sheet, number + 1)
        sheet.words(60, 80, 400, PROSE[number % len(PROSE)])
        sheet.page()
    return sheet


def test_running_heads_and_page_numbers():
    def draw(sheet: Sheet, number: int) -> None:
        sheet.text(60, 30, "Wetherton social care plan", size=8)
        sheet.text(280, 800, f"Page {number} of 5", size=8)

    found = furniture(pages(draw))
    assert found.count(("header", "Wetherton social care plan")) == 5
    assert ("page_number", "Page 4 of 5") in found
    assert len(found) == 10
    assert texts(pages(draw).read()) == list(PROSE)


def test_what_a_browser_prints_at_a_pages_edge_runs_however_near_the_text_is():
    sheet = Sheet()
    for number in range(3):
        sheet.text(24, 12, "26/11/2026, 12:31", size=8)
        sheet.text(240, 12, "Our action plan - Wetherton Council", size=8)
        sheet.words(60, 24, 400, PROSE[number])
        sheet.page()
    document = sheet.read()
    assert [b.text for b in document.blocks if b.furniture == "header"] == [
        "26/11/2026, 12:31",
        "Our action plan - Wetherton Council",
    ] * 3
    assert texts(document) == [*PROSE[:3]]


def test_the_second_page_of_two_has_the_first_ones_name_as_its_head():
    sheet = Sheet()
    sheet.text(60, 70, "Northmere Town Council", size=12, font=BOLD)
    sheet.words(60, 100, 400, PROSE[0])
    sheet.page()
    sheet.text(50, 24, "Northmere Town Council", size=7.5)
    sheet.words(60, 60, 400, PROSE[1])
    assert furniture(sheet) == [("header", "Northmere Town Council")]


def test_mirrored_heads_and_bare_numbers():
    def draw(sheet: Sheet, number: int) -> None:
        left = number % 2 == 0
        sheet.text(60 if left else 400, 30, "Race equality plan 2023-26", size=8)
        sheet.text(60 if left else 520, 805, str(number + 4), size=8)

    found = furniture(pages(draw))
    assert found.count(("header", "Race equality plan 2023-26")) == 5
    assert ("page_number", "7") in found


def test_heads_that_change_by_chapter():
    def draw(sheet: Sheet, number: int) -> None:
        theme = "Theme 1: Leadership" if number < 4 else "Theme 2: Recruitment" if number < 7 else "Theme 3: Voice"
        sheet.text(400, 30, theme, size=8)

    found = furniture(pages(draw, 8))
    assert len(found) == 8
    assert ("header", "Theme 2: Recruitment") in found


def test_roman_numbers():
    def draw(sheet: Sheet, number: int) -> None:
        sheet.text(290, 800, ("i", "ii", "iii", "iv", "v")[number - 1], size=9)

    assert [kind for kind, _ in furniture(pages(draw))] == ["page_number"] * 5


def test_numbered_headings_one_a_page_are_no_furniture():
    def draw(sheet: Sheet, number: int) -> None:
        sheet.text(60, 50, f"Objective {number}", size=14, font=BOLD)

    assert furniture(pages(draw)) == []


def test_a_heading_that_stands_twice_at_a_pages_head_is_text():
    sheet = Sheet()
    for number in range(6):
        top = 60.0
        if number in (1, 4):
            top = sheet.text(60, 60, "How we will know", font=BOLD)
        sheet.words(60, top + 10, 400, PROSE[number % 5])
        sheet.page()
    assert texts(sheet.read()).count("How we will know") == 2


def test_text_that_merely_begins_at_the_same_height_stays():
    sheet = pages(lambda sheet, number: None)
    assert texts(sheet.read()) == list(PROSE)


def test_page_of_pages_on_a_single_page():
    sheet = pages(lambda sheet, number: sheet.text(280, 800, "Page 1 of 1", size=8) and None, 1)
    assert furniture(sheet) == [("page_number", "Page 1 of 1")]


def test_a_running_table_is_furniture():
    sheet = Sheet()
    for number in range(4):
        sheet.grid([60, 300, 520], [20, 38])
        sheet.text(64, 23, "Marlow Vale Council", size=8)
        sheet.text(304, 23, "Action plan", size=8)
        sheet.words(60, 80, 400, PROSE[number])
        sheet.page()
    document = sheet.read()
    assert [b.furniture for b in document.blocks if b.type == "table"] == ["header"] * 4


def test_contents_lists_with_dots_or_tabs():
    sheet = Sheet()
    top = sheet.text(60, 60, "Contents", size=16, font=BOLD) + 6
    for title, number in (("Introduction", 2), ("What we found", 3), ("What we will do", 5)):
        dots = "." * 60
        top = sheet.text(60, top, f"{title} {dots} {number}") + 4
    sheet.page()
    for title in ("Introduction", "What we found", "What we will do"):
        sheet.text(60, 60, title, size=14, font=BOLD)
        sheet.words(60, 90, 400, PROSE[0])
        sheet.page()
    document = sheet.read()
    found = [b.text for b in document.blocks if b.furniture == "contents"]
    assert found[0] == "Contents"
    assert len(found) == 4
    assert texts(document)[0] == "Introduction"


def test_figures_at_line_ends_are_no_contents():
    sheet = Sheet()
    top = 60.0
    for group, number in (("Asian staff", 12), ("Black staff", 19), ("Mixed", 23), ("White staff", 340)):
        sheet.text(60, top, group)
        top = sheet.text(300, top, str(number)) + 4
    assert [b.furniture for b in sheet.read().blocks if b.type == "paragraph"] == [None] * 4


def test_heads_of_columns_that_stand_highest_on_one_page_alone_do_not_run():
    def draw(sheet: Sheet, number: int) -> None:
        sheet.text(60, 40, "What happens next", size=11, font=BOLD)
        if number != 3:
            sheet.text(300, 39, f"Metric {'ABCDE'[number - 1]}", size=14, font=BOLD)
            sheet.words(300, 56, 200, PROSE[0])

    assert furniture(pages(draw)) == []
