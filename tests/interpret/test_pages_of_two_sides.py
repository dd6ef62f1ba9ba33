"""Pages of blocks in two columns and of cards beside each other, drawn with rules, with lines, with shades and with nothing."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.extractors.pdf.sheet import BOLD, Sheet

SETTINGS = load_settings()
BLOCKS = (
    ("Feeling safe at the front desk", "In the 2024 survey 21% of ethnic minority staff had been abused by the public.",
     ("Put up notices in all reception points.", "Give lone workers a panic button."),
     "Head of Customer Access", "June 2025"),
    ("Being passed over for training", "White staff were 1.3 times as likely to get funded training in 2024 as others.",
     ("Open each programme for three weeks.", "Ask managers to write down why they refuse."),
     "Learning Manager", "By end of May 2025"),
    ("Going, and why", "In 2024 14% of ethnic minority staff left us and 11% of white staff did the same.",
     ("Offer every leaver a conversation.", "Publish a short note on why people left."),
     "Workforce Planning Lead", "Autumn 2025"),
    ("Who gets to lead", "At 31 March 2024 5% of our senior managers were from an ethnic minority background.",
     ("Name a reverse mentor for each director.", "Ask search firms for a shortlist that reflects us."),
     "Chief Executive", "March 2026"),
)  # fmt: skip
WHOLE = {(title, text, lead, when) for title, _, texts, lead, when in BLOCKS for text in texts}
INTRODUCTION = (
    "Last autumn we asked everybody who works in social care what it is like to work here, and set it beside our figures."
)


def told(sheet):
    found = interpret(sheet.read(), SETTINGS).plan
    actions = {(found.sections[a.section].title, a.text, a.leads[0].text, a.timeframe.text) for a in found.actions}
    return actions, {s.data_text for s in found.sections}


def begun():
    sheet = Sheet()
    top = sheet.text(60, 50, "SC-WRES action plan 2024", 20, BOLD) + 8
    return sheet, sheet.words(60, top, 470, INTRODUCTION, 10) + 12


def labelled(sheet, x, top, label, value):
    sheet.text(x, top, f"{label}:", 9, BOLD)
    sheet.words(x + stringWidth(f"{label}: ", BOLD, 9), top, 160, value, 9)


def two_sides(sheet, top, block, drawn):
    title, why, what, lead, when = block
    top = sheet.text(60, top, title, 13, BOLD) + 5
    tops = [top, top + 18]
    sheet.text(64, top + 4, "What we heard", 9, BOLD)
    sheet.text(294, top + 4, "What comes of it", 9, BOLD)
    left = right = top + 22
    left = sheet.words(64, left, 220, why, 9) + 3
    for text in what:
        right = sheet.item(294, right, 232, "•", text, size=9) + 3
    tops += [max(left, right) + 2, max(left, right) + 20]
    labelled(sheet, 64, tops[2] + 4, "Person", lead)
    labelled(sheet, 294, tops[2] + 4, "In place", when)
    if drawn == "grid":
        sheet.grid([60, 290, 530], tops)
    for at in tops if drawn == "lines" else []:
        sheet.rule(60, at, 530, at)
    return tops[-1] + 18


@pytest.mark.parametrize("drawn", ["grid", "lines", "nothing"])
def test_two_sides_on_a_page(drawn):
    sheet, top = begun()
    for block in BLOCKS:
        top = two_sides(sheet, top, block, drawn)
    assert told(sheet) == (WHOLE, {why for _, why, *_ in BLOCKS})


def card(sheet, x, top, width, block, pairs):
    title, why, what, lead, when = block
    top = sheet.words(x, top, width, title, 13, BOLD) + 3
    top = sheet.text(x, top, "THE EVIDENCE", 7.6, BOLD)
    top = sheet.words(x, top, width, why, 8.6) + 3
    top = sheet.text(x, top, "OUR MOVES", 7.6, BOLD)
    for text in what:
        top = sheet.item(x, top, width, "–", text, size=8.6)
    ends = []
    for at, (label, value) in enumerate((("ON THE HOOK", lead), ("READY BY", when))):
        left = x + at * (width / 2 + 4) if pairs else x
        below = sheet.text(left, top + 3, label, 7.6, BOLD)
        ends.append(sheet.words(left, below, width / 2 - 8 if pairs else width, value, 8.6))
        top = top if pairs else ends[-1]
    return max(ends) + 6


@pytest.mark.parametrize("pairs", [False, True])
@pytest.mark.parametrize("drawn", ["boxes", "shades", "nothing"])
def test_cards_two_abreast_on_a_page(drawn, pairs):
    sheet, top = begun()
    for first in (0, 2):
        high = max(card(Sheet(), 0, 0, 218, block, pairs) for block in BLOCKS[first : first + 2]) + 12
        for x in (60, 310) if drawn == "shades" else ():
            sheet.fill(x, top, x + 230, top + high, "#eef2f7")
        ends = [card(sheet, x, top + 6, 218, BLOCKS[first + at], pairs) for at, x in enumerate((66, 316))]
        for x in (60, 310) if drawn == "boxes" else ():
            sheet.box(x, top, x + 230, max(ends))
        top = max(ends) + 24
    assert told(sheet) == (WHOLE, {why for _, why, *_ in BLOCKS})
