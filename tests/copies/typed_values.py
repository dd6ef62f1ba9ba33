"""What Excel makes of a cell's words when it can: a date, a percentage or a number, with the format that shows the same words."""

from __future__ import annotations

import calendar
import re
from datetime import date

_MONTHS = [name for name in calendar.month_name if name]
_DAY = re.compile(rf"([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}})")
_MONTH = re.compile(rf"({'|'.join(_MONTHS)}) ([0-9]{{4}})")
_SLASHED = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_PERCENT = re.compile(r"(0|[1-9][0-9]{0,2})(?:\.([0-9]{1,2}))?%")
_NUMBER = re.compile(r"(0|[1-9][0-9]{0,2}(?:,[0-9]{3}){0,2}|[1-9][0-9]{0,8})(?:\.([0-9]{1,3}))?")


def typed(text: str) -> tuple[object, str]:
    """The value and the number format of a cell that says no more than one date, percentage or number; else the words."""
    if found := _DAY.fullmatch(text):
        day, month, year = found.groups()
        return date(int(year), _MONTHS.index(month) + 1, int(day)), "d mmmm yyyy" if day[0] != "0" else "dd mmmm yyyy"
    if found := _MONTH.fullmatch(text):
        return date(int(found.group(2)), _MONTHS.index(found.group(1)) + 1, 1), "mmmm yyyy"
    if found := _SLASHED.fullmatch(text):
        day, month, year = map(int, found.groups())
        return date(year, month, day), "dd/mm/yyyy"
    if found := _PERCENT.fullmatch(text):
        return float(text[:-1]) / 100, f"0{_decimals(found.group(2))}%"
    if found := _NUMBER.fullmatch(text):
        whole = "#,##0" if "," in found.group(1) else "0"
        return float(text.replace(",", "")), whole + _decimals(found.group(2))
    return text, "General"


def _decimals(digits: str | None) -> str:
    return "." + "0" * len(digits) if digits else ""
