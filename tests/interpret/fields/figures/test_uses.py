from __future__ import annotations

import pytest

from pipeline.interpret.fields.figures import number_use, numbers_in
from pipeline.interpret.fields.figures.masks import band_words, read_masks


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        ("1,907 staff (11.4%) left by 31/03/2023", ["1,907", "11.4", "31", "03", "2023"]),
        ("15, 000 people, £25k to £30k", ["15, 000", "25", "30"]),
        ("no numerals: twelve", []),
    ],
)
def test_every_numeral_is_listed(text: str, numerals: list[str]) -> None:
    assert [text[start:end] for start, end in numbers_in(text)] == numerals


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("As at 31 March 2023", ["date", "date"]),
        ("within 12 months", ["date"]),
        ("Metrics 3, 4 and 7", ["reference", "reference", "reference"]),
        ("1.2 Review the policy", ["reference"]),
        ("Grade 10 and above earn £40,000 or more", ["band", "band"]),
        ("BG15 and above", ["band"]),
        ("COVID-19", ["name"]),
        ("12% of staff", [None]),
        ("Action 3: recruit 12 people by June 2024", ["reference", None, "date"]),
    ],
)
def test_what_a_number_is(text: str, uses: list[str | None]) -> None:
    assert [number_use(text, start, end) for start, end in numbers_in(text)] == uses


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("representation at grade XB15 and above", "XB15 and above"),
        ("At Grade 12 and above", "Grade 12 and above"),
        ("below Grade 7", "below Grade 7"),
        ("staff who earn less than £30,000", "less than £30,000"),
        ("£25,000 to £29,999", "£25,000 to £29,999"),
        ("pay grades £25–45k", "£25–45k"),
        ("£70,000 or more", "£70,000 or more"),
        ("Level 12 to Level 14", "Level 12 to Level 14"),
        ("clerks/ highest pay band", "highest pay band"),
        ("senior posts / highest pay band", "senior posts / highest pay band"),
        ("PO5", "PO5"),
    ],
)
def test_bands_as_printed(text: str, band: str) -> None:
    (mask,) = [m for m in read_masks(text).masks if m.kind == "band"]
    assert text[slice(*band_words(text, mask))] == band
