"""What is done to a picture before the engine sees it: dark grounds turned, rules and rows of dots painted over."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extractors.ocr.ground import on_light
from extractors.ocr.ink import ink_of, is_blank, without_rules

SCALE = 200 / 72
WINE = (138, 8, 41)


def sheet(ground: str | tuple[int, int, int] = "white") -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (1000, 1000), ground)
    return image, ImageDraw.Draw(image)


def grey(image: Image.Image) -> np.ndarray:
    return np.asarray(image.convert("L")).astype(int)


def test_light_words_on_a_dark_bar_become_dark_words_on_white() -> None:
    image, draw = sheet()
    draw.rectangle((100, 100, 800, 160), fill=WINE)
    draw.text((120, 110), "Action planned", fill="white", font=ImageFont.load_default(36))
    turned = grey(on_light(image, SCALE))
    words = grey(image)[105:156, 105:796] > 200
    assert turned[105:156, 105:796][words].mean() < 60
    assert turned[105:156, 105:796][~words].mean() > 225
    assert turned[130, 700] == 255


def test_a_panel_with_dark_words_on_a_dark_ground_stays() -> None:
    image, draw = sheet(WINE)
    draw.rectangle((200, 200, 800, 600), fill="white")
    draw.text((260, 260), "Lead", fill="black", font=ImageFont.load_default(36))
    turned = on_light(image, SCALE)
    assert grey(turned)[50, 50] == 255
    panel = (210, 210, 790, 590)
    assert turned.crop(panel).tobytes() == image.crop(panel).tobytes()


def test_black_words_and_rules_on_white_stay() -> None:
    image, draw = sheet()
    draw.text((120, 110), "Title", fill="black", font=ImageFont.load_default(90))
    for y in (300, 360):
        draw.rectangle((100, y, 800, y + 3), fill="black")
    assert on_light(image, SCALE).tobytes() == image.tobytes()


def test_a_dark_cover_is_not_blank() -> None:
    image, draw = sheet((20, 20, 20))
    assert is_blank(image)
    draw.rectangle((120, 110, 200, 140), fill="white")
    assert not is_blank(image)


def test_letters_between_dark_grounds_are_no_rules_of_a_table() -> None:
    image, draw = sheet()
    draw.rectangle((100, 100, 800, 160), fill=WINE)
    for x in (200, 220, 240):
        draw.rectangle((x, 108, x + 14, 152), fill="white")
    assert not [box for box in ink_of(image, on_light(image, SCALE), SCALE, []).rules if box[3] - box[1] > 30]


def test_a_row_of_dots_between_a_word_and_a_number_is_painted_over() -> None:
    image, draw = sheet()
    draw.rectangle((100, 100, 180, 130), fill="black")
    for x in range(200, 700, 6):
        draw.rectangle((x, 126, x + 2, 128), fill="black")
    bare = grey(without_rules(image, SCALE))
    assert bare[100:131, 195:705].min() == 255
    assert bare[110, 140] == 0


def test_a_letter_with_a_tail_through_its_underline_stays_whole() -> None:
    image, draw = sheet()
    draw.rectangle((100, 130, 500, 132), fill="black")
    draw.rectangle((300, 100, 304, 145), fill="black")
    bare = grey(without_rules(image, SCALE))
    assert bare[131, 302] == 0
    assert bare[131, 200] == 255


def test_where_rules_cross_nothing_is_left_of_them() -> None:
    image, draw = sheet()
    for at in (100, 300, 500):
        draw.rectangle((100, at, 503, at + 3), fill="black")
        draw.rectangle((at, 100, at + 3, 503), fill="black")
    assert grey(without_rules(image, SCALE)).min() == 255


def test_a_shade_near_the_papers_colour_stays() -> None:
    pixels = np.full((1000, 1000, 3), 255, dtype=np.uint8)
    pixels[200:400, 200:800] = 242
    found = ink_of(image := Image.fromarray(pixels), image, SCALE, []).shades
    assert [tuple(round(side) for side in shade.box) for shade in found] == [(200, 200, 800, 400)]


def test_a_shade_that_wavers_is_one_shade() -> None:
    image, _ = sheet()
    pixels = np.array(image)
    pixels[200:400, 200:800] = (247, 232, 235)
    pixels[200:400, 400:480] = (248, 232, 235)
    found = ink_of(again := Image.fromarray(pixels), again, SCALE, []).shades
    assert [tuple(round(side) for side in shade.box) for shade in found] == [(200, 200, 800, 400)]
