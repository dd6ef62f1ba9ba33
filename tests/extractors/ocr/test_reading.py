"""Words from hOCR, the cache, and the bounds of pages and time."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from extractors.limits import Limits
from extractors.ocr.cache import FOLDER, Cache, key_of
from extractors.ocr.engine import Tesseract
from extractors.ocr.ink import ink_of, is_blank, without_rules
from extractors.ocr.look import even_sizes, without_bullets
from extractors.ocr.pages import Picture, Recognised, Recogniser
from extractors.ocr.words import Word, words_of
from schemas.problems import Note

HOCR = b"""<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page'>
<span class='ocr_line' id='line_1_1' title="bbox 100 200 300 240; baseline 0 -8; x_size 37.2">
<span class='ocrx_word' title='bbox 100 200 180 232; x_wconf 96'>Review</span>
<span class='ocrx_word' title='bbox 190 200 300 240; x_wconf 41'><strong>policy</strong></span>
<span class='ocrx_word' title='bbox 190 200 190 240; x_wconf 41'>nothing</span></span></div></body></html>"""


class Stub:
    name = "stub 1"
    settings = ""

    def __init__(self, words: list[Word] | None) -> None:
        self.words = words
        self.calls = 0
        self.seconds: list[float] = []

    def read(self, picture: Image.Image, dpi: float, seconds: float) -> list[Word] | None:
        self.calls += 1
        self.seconds.append(seconds)
        return self.words


def word(text: str, x0: float = 100.0, confidence: float = 95.0) -> Word:
    return Word(text, (x0, 100.0, x0 + 20.0 * len(text), 130.0), 124.0, 30.0, confidence, 1)


def page(number: int = 1) -> Picture:
    image = Image.new("RGB", (600, 800), "white")
    ImageDraw.Draw(image).rectangle((100, 100, 140 + number, 124), fill="black")
    return Picture(number, 216.0, 288.0, 600 / 216, image)


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER, raising=False)


def test_words_have_their_box_baseline_em_and_confidence() -> None:
    first, second = words_of(HOCR)
    assert first == Word("Review", (100.0, 200.0, 180.0, 232.0), 232.0, pytest.approx(40.0), 96.0, 1)
    assert (second.text, second.confidence) == ("policy", 41.0)


@pytest.mark.parametrize("hocr", [b"", b"<html", b"<html/>"])
def test_what_is_no_hocr_has_no_words(hocr: bytes) -> None:
    assert words_of(hocr) == []


def kept_in(folder: Path, engine: Stub, number: int = 1) -> list[str]:
    recogniser = Recogniser(engine, Limits(recognised=folder))
    found = recogniser.read(page(number))
    recogniser.done()
    assert isinstance(found, Recognised)
    return [seen.word.text for seen in found.words]


def test_words_are_kept_by_content_and_read_once(tmp_path: Path) -> None:
    engine = Stub([word("Review")])
    assert kept_in(tmp_path / "kept", engine) == kept_in(tmp_path / "kept", engine) == ["Review"]
    assert engine.calls == 1
    kept_in(tmp_path / "kept", engine, number=9)
    assert engine.calls == 2


def test_another_engine_language_or_resolution_reads_anew() -> None:
    picture = page().image
    assert len({key_of(picture, "stub 1", 200), key_of(picture, "stub 2", 200), key_of(picture, "stub 1", 300)}) == 3
    assert "eng" in Tesseract(None, "5").settings


def test_what_a_documents_reading_did_not_ask_for_is_forgotten(tmp_path: Path) -> None:
    older = Stub([word("Review")])
    older.name = "stub 0"
    kept_in(tmp_path, older)
    kept_in(tmp_path, Stub([word("Review")]))
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_for_all_documents_goes_before_and_keeps_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "all"))
    for number in (1, 9):
        kept_in(tmp_path / "own", Stub([word("Review")]), number)
    assert len(list((tmp_path / "all").iterdir())) == 2
    assert not (tmp_path / "own").exists()


def test_a_spoilt_reading_in_the_cache_is_read_anew(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    key = key_of(page().image, "stub", 200)
    cache.put(key, [word("Review")])
    assert cache.get(key) == [word("Review")]
    (tmp_path / f"{key}.json").write_text('[{"text": 1}]')
    assert cache.get(key) is None


def test_pages_and_seconds_are_bounded() -> None:
    engine = Stub([word("Review")])
    few = Recogniser(engine, Limits(ocr_pages=1))
    few.read(page(1))
    beyond = few.read(page(2))
    assert isinstance(beyond, Note)
    assert (beyond.code, beyond.where) == ("ocr_bounds", "page 2")
    ticks = iter([0.0, 8.0, 10.0])
    short = Recogniser(engine, Limits(ocr_seconds=10.0, ocr_page_seconds=5.0), lambda: next(ticks))
    short.read(page(1))
    assert engine.seconds[-1] == 2.0
    late = short.read(page(2))
    assert isinstance(late, Note)
    assert late.code == "ocr_bounds"
    cut = Recogniser(Stub(None), Limits(ocr_seconds=10.0, ocr_page_seconds=60.0)).read(page())
    assert isinstance(cut, Note)
    assert cut.code == "ocr_bounds"


def test_the_pictures_of_a_long_scan_are_not_kept() -> None:
    given = page()
    picture = weakref.ref(given.image)
    found = Recogniser(Stub([word("Review")]), Limits()).read(given)
    del given
    gc.collect()
    assert isinstance(found, Recognised)
    assert picture() is None


def test_an_engine_that_fails_is_a_note() -> None:
    failed = Recogniser(Stub(None), Limits()).read(page())
    assert isinstance(failed, Note)
    assert failed.code == "ocr_failed"


def test_doubtful_words_are_noted_and_noise_is_left_out_and_noted() -> None:
    found = Recogniser(Stub([word("Review"), word("polcy", 260, 50), word("~", 400, 5)]), Limits()).read(page())
    assert isinstance(found, Recognised)
    assert [seen.word.text for seen in found.words] == ["Review", "polcy"]
    assert [(note.code, note.words) for note in found.notes] == [("ocr", None), ("ocr_doubtful", "polcy"), ("ocr_left_out", "~")]
    assert "mean confidence 72" in found.notes[0].message


def test_a_blank_page_is_not_given_to_the_engine() -> None:
    engine = Stub([])
    blank = Image.new("RGB", (600, 800), "#f8f8f4")
    assert is_blank(blank)
    Recogniser(engine, Limits()).read(Picture(1, 216.0, 288.0, 600 / 216, blank))
    assert engine.calls == 0


def test_rules_shades_and_dots_are_found() -> None:
    image = Image.new("RGB", (1000, 1000), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((100, 100, 800, 180), fill="#c0d4ee")
    for y in (100, 180, 400):
        draw.rectangle((100, y, 800, y + 2), fill="black")
    draw.rectangle((100, 100, 102, 400), fill="black")
    draw.ellipse((120, 300, 131, 311), fill="black")
    ink = ink_of(image, image, 200 / 72, [word("Review")])
    assert sorted(round(box[1]) for box in ink.rules) == [100, 100, 180, 400]
    assert [tuple(round(255 * part) for part in shade.colour) for shade in ink.shades] == [(0xC0, 0xD4, 0xEE)]
    assert len(ink.dots) == 1
    assert not ink_of(bare := without_rules(image, 200 / 72), bare, 200 / 72, []).rules


def test_letters_that_stand_for_bullets_are_taken_from_the_words() -> None:
    dot = (100.0, 110.0, 110.0, 120.0)
    inner = (300.0, 110.0, 308.0, 118.0)
    words, dots = without_bullets([word("e"), word("eReview", 100.0), word("policy", 260.0)], [dot, inner])
    assert [one.text for one in words] == ["Review", "policy"]
    assert words[0].box[0] > dot[2]
    assert dots == [dot]


def test_sizes_that_waver_are_the_bodys_and_others_stay_apart() -> None:
    even = even_sizes([(10.1, 500), (10.6, 80), (9.6, 60), (16.0, 12)])
    assert even[10.6] == even[9.6] == even[10.1]
    assert even[16.0] > 1.3 * even[10.1]
