"""Workbooks in memory: made from rows, saved, and with their parts rewritten."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def book(rows: Iterable[Iterable[object]] = (), title: str = "Sheet1") -> tuple[Workbook, Worksheet]:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return made, sheet


def saved(made: Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def edited(data: bytes, name: str, *changes: bytes) -> bytes:
    """The same zip with replacements (old, new …) in one member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == name:
                for before, after in zip(changes[::2], changes[1::2], strict=True):
                    content = content.replace(before, after)
            new.writestr(info.filename, content)
    return out.getvalue()
