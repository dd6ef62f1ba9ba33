"""Pages drawn: their size, what is left out, and what cannot be opened."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from extractors.drawing import draw
from extractors.pdf.picture import WIDTH
from schemas.problems import Unreadable
from tests.extractors.pdf.sheet import Sheet


def _file() -> bytes:
    sheet = Sheet()
    sheet.text(50, 50, "Metric 3")
    return sheet.bytes


def test_a_page_is_drawn_in_a_few_greys_with_its_size_in_points() -> None:
    (picture,) = draw(_file(), [1])
    image = Image.open(io.BytesIO(picture.png))
    assert (picture.page, picture.width, picture.height) == (1, 595.0, 842.0)
    assert abs(image.width - WIDTH) <= 1
    colours = image.convert("L").getcolors()
    assert colours is not None
    assert 2 <= len(colours) <= 8


def test_pages_that_are_not_there_are_left_out() -> None:
    assert [picture.page for picture in draw(_file(), [0, 1, 2, 99])] == [1]


def test_a_page_out_of_all_proportion_is_left_out() -> None:
    sheet = Sheet((100.0, 1_000.0))
    sheet.text(5, 50, "Metric 3")
    assert list(draw(sheet.bytes, [1])) == []


def test_the_same_bytes_twice() -> None:
    assert list(draw(_file(), [1])) == list(draw(_file(), [1]))


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(Unreadable):
        list(draw(b"%PDF-1.7 broken", [1]))
