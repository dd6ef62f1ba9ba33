"""Files that no plan can be read from, each for its own reason; `corpus/expected.csv` says how each must end."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus.press import to_docx, to_pdf
from corpus.press.blocks import Block, Look, Table, item, para, text_cell


def files() -> dict[str, bytes]:
    """The broken files by name, the same every time."""
    whole = to_pdf.write(_plan(), Look(), "Action plan", "")
    return {
        "cut-short.pdf": whole[: len(whole) * 2 // 5],
        "pictures-only.pdf": _scan(),
        "no-text.docx": to_docx.write([], Look(), "", ""),
        "committee-page.html": _PAGE.encode(),
        "locked.pdf": _locked(),
        "nothing.pdf": b"",
        "letter.txt": _LETTER.encode(),
    }


def _plan() -> list[Block]:
    head = tuple(text_cell(text, bold=True, header=True) for text in ("Action", "Lead", "When"))
    rows = [
        tuple(text_cell(text) for text in (f"Review the guide for team {number}", "Head of HR", "March 2024"))
        for number in range(1, 60)
    ]
    table = Table(rows=(head, *rows), widths=(0.6, 0.2, 0.2), header_rows=1)
    return [para("Action plan", "title"), item("A plan whose file was cut off on its way"), table]


def _scan() -> bytes:
    """Pages that hold drawn lines and boxes in place of text, as a scan holds a picture."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for page in range(2):
        for line in range(30):
            canvas.rect(60, 780 - 22 * line, 380 - 7 * ((line * 5 + page) % 9), 8, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _locked() -> bytes:
    """A PDF that needs a password to open."""
    buffer = io.BytesIO()
    lock = StandardEncryption("a-password", ownerPassword="another", strength=128)
    canvas = Canvas(buffer, pagesize=A4, invariant=1, encrypt=lock)
    canvas.drawString(72, 760, "Action plan")
    canvas.save()
    return buffer.getvalue()


_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Libraries and leisure | Fenshire County Council</title></head>
<body><header><a href="/">Fenshire County Council</a>
<nav><ul><li><a href="/bins">Bins</a></li><li><a href="/roads">Roads</a></li></ul></nav></header>
<main><h1>Libraries and leisure</h1>
<p>Our eleven libraries are open six days a week. You can borrow twelve books at a time and keep them for three weeks.</p>
<h2>Opening hours</h2>
<table><tr><th>Library</th><th>Weekdays</th><th>Saturday</th></tr>
<tr><td>Market Street</td><td>9am to 6pm</td><td>9am to 4pm</td></tr>
<tr><td>Fen Road</td><td>10am to 5pm</td><td>10am to 1pm</td></tr></table>
<p>The swimming pool at Fen Road is closed for repairs until the spring.</p></main>
<footer><p>Contact us</p></footer></body></html>
"""

_LETTER = """Dear colleague,

Thank you for asking where our plan is published. It is on the council's site, under equality and diversity, together
with the minutes of the meeting at which it was adopted. The library keeps a printed copy.

Yours sincerely,
Democratic Services
"""
