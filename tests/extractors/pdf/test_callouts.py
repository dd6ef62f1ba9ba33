"""Large numbers beside their captions on a page without any rule."""

import pytest

from tests.extractors.pdf.sheet import BOLD, Sheet, texts

BEFORE = "Everyone can see themselves in every tier of management, whoever they are and wherever they come from."
CAPTION = "of the whole workforce were from an ethnic minority on the last day of March in the year before this plan was made"


@pytest.mark.parametrize("number", ["26%", "0.58", "1.5x"])
@pytest.mark.parametrize("lower", [0, 8, 16])
def test_a_number_is_read_before_its_caption_however_high_it_stands(number, lower):
    sheet = Sheet()
    top = sheet.words(60, 60, 300, BEFORE, 9) + 12
    sheet.text(60, top + lower, number, 22, BOLD)
    sheet.words(134, top, 160, CAPTION, 8.6)
    sheet.words(60, top + 70, 300, BEFORE, 9)
    assert texts(sheet.read()) == [BEFORE, number, CAPTION, BEFORE]


def test_counts_are_no_measures():
    sheet = Sheet()
    sheet.text(60, 68, "26", 22, BOLD)
    sheet.words(134, 60, 160, CAPTION, 8.6)
    assert texts(sheet.read())[0] != "26"
