"""The lists that drop-down cells choose from: values to pick from, which say nothing of the plan where they are kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from extractors.markup import Element
from extractors.xlsx.names import LAST_ROW, X14, XM, Area, S, area_of
from extractors.xlsx.sheet import Sheet, SheetCell, text_of

_REFERENCE = re.compile(
    r"(?<![\w!])(?:'(?P<quoted>(?:[^']|''){1,80})'!|(?P<plain>[\w.]{1,40})!)?"
    r"(?P<first>\$?[A-Za-z]{1,3}(?:\$?[0-9]{1,7})?)(?::(?P<last>\$?[A-Za-z]{1,3}(?:\$?[0-9]{1,7})?))?(?![\w(!])"
)
_NAME = re.compile(r"[A-Za-z_][\w.]{0,80}")
_MOST_AREAS = 200
_HALF = 0.5
_LONGEST_CHOICE = 60
At = tuple[int, int]


def source_of(validation: Element) -> str | None:
    """The formula that a rule for what may be entered takes its list from; None of other rules and of lists typed into it."""
    if validation.get("type") != "list":
        return None
    formula = validation.findtext(f"{S}formula1") or validation.findtext(f"{X14}formula1/{XM}f") or ""
    return None if not formula.strip() or formula.lstrip().startswith('"') else formula.strip()


def areas_by_sheet(sheets: Iterable[Sheet], names: Mapping[str, str]) -> dict[str, list[Area]]:
    """By sheet (in small letters), the areas that the lists of all sheets are taken from; `names` are the workbook's own."""
    out: defaultdict[str, list[Area]] = defaultdict(list)
    for sheet in sheets:
        for formula in sorted(sheet.sources):
            told = names.get(formula.lower(), formula) if _NAME.fullmatch(formula) else formula
            found = None if "indirect" in told.lower() else _REFERENCE.search(told, told.find("(") + 1)
            area = _area(found, falls="offset" in told.lower()) if found is not None else None
            if found is None or area is None:
                continue
            where = (found["quoted"] or found["plain"] or sheet.name).replace("''", "'").lower()
            if area not in out[where] and len(out[where]) < _MOST_AREAS:
                out[where].append(area)
    return out


def _area(found: re.Match[str], *, falls: bool) -> Area | None:
    """The area of a reference: whole columns, and the columns below a cell from which the list is counted down, included."""
    first, last = found["first"], found["last"] or found["first"]
    if not first[-1].isdigit():
        return area_of(f"{first}1:{last}{LAST_ROW}") if found["last"] else None
    area = area_of(f"{first}:{last}")
    return (*area[:2], LAST_ROW, area[3]) if area is not None and falls else area


def take_choices(sheet: Sheet, areas: Iterable[Area]) -> list[SheetCell]:
    """Takes the lists in some areas out of a sheet, with the words that name them and the short cells right beside them.

    A list with longer text beside it is a column of a table that has a say of its own, and stays. A sheet that holds little
    else than lists is all one.
    """
    wide = [(max(top - 1, 1), left, bottom, right) for top, left, bottom, right in areas]
    held = {(cell.row, cell.column): cell for cells in sheet.rows.values() for cell in cells}
    listed = {at for at in held if any(_holds(area, at) for area in wide)}
    taken = set(held) if len(listed) > _HALF * len(held) else _lists(listed, held)
    for row in {row for row, _ in taken}:
        sheet.rows[row] = [cell for cell in sheet.rows[row] if (row, cell.column) not in taken]
        if not sheet.rows[row]:
            del sheet.rows[row]
    return [held[at] for at in sorted(taken)]


def _lists(listed: set[At], held: Mapping[At, SheetCell]) -> set[At]:
    """The cells that hang together with listed ones, where none of those that no list names is longer than a choice."""
    out: set[At] = set()
    seen: set[At] = set()
    for start in listed:
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            row, column = waiting.pop()
            near = {(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)} & held.keys()
            waiting.extend(near - group)
            group |= near
        seen |= group
        if all(at in listed or len(text_of(held[at])) <= _LONGEST_CHOICE for at in group):
            out |= group
    return out


def _holds(area: Area, at: At) -> bool:
    return area[0] <= at[0] <= area[2] and area[1] <= at[1] <= area[3]
