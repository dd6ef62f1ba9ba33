"""The parts of a workbook. They are read by lxml, cell by cell: a model that builds every position of a merged range or of
the rectangle that a sheet declares can be made to fill any memory by a file of two kilobytes.
"""  # noqa: D205

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from extractors.limits import Limits
from extractors.looks import PLAIN, Look
from extractors.markup import Element, elements
from extractors.ooxml import Relation, content_type, main_name, meta_of, plain_xml, relations_of
from extractors.xlsx.colours import Colours
from extractors.xlsx.names import R, S, is_on, rows_of, whole
from extractors.xlsx.styles import Styles, font_look
from extractors.zips import Archive, open_archive
from schemas.problems import Note, Reason, Unreadable

Runs = tuple[tuple[str, Look], ...]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, its part, whether it is shown, and the last of the rows that repeat on each printed page."""

    name: str
    part: str
    visible: bool
    titles_to: int | None


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's sheets in order, with what its cells refer to; `names` are its own (in small letters) for ranges."""

    archive: Archive
    sheets: tuple[SheetPart, ...]
    strings: tuple[Runs, ...]
    styles: Styles
    colours: Colours
    since_1904: bool
    names: dict[str, str]
    meta: dict[str, str]
    remarks: tuple[Note, ...]


def open_workbook(data: bytes, limits: Limits) -> Workbook:
    """The parts of an XLSX; raises `Unreadable` where the file is no workbook, or one that is damaged or dangerous."""
    archive = open_archive(data, limits)
    name = main_name(archive, "xl/workbook.xml")
    kind = content_type(archive, name) if name is not None else ""
    if "binary" in kind or (name or "").endswith(".bin"):
        raise Unreadable(Reason.UNSUPPORTED_VARIANT, "The file is a binary workbook (.xlsb); save it as .xlsx.")
    if name is None or "wordprocessingml" in kind or "presentationml" in kind:
        raise Unreadable(Reason.TYPE_MISMATCH, "The file is no Excel workbook.")
    root = plain_xml(archive, name)
    if etree.QName(root).localname != "workbook":
        raise Unreadable(Reason.TYPE_MISMATCH, "The file is no Excel workbook.")
    remarks: list[Note] = []
    relations = [relation for relation in relations_of(archive, name) if not relation.external]
    styles = _side_part(archive, relations, "styles", remarks)
    strings = _side_part(archive, relations, "sharedStrings", remarks)
    colours = Colours(_side_part(archive, relations, "theme", remarks))
    return Workbook(
        archive=archive,
        sheets=tuple(_sheets(root, relations, archive)),
        strings=tuple(runs_of(one, colours) for one in strings.iterchildren(f"{S}si")) if strings is not None else (),
        styles=Styles(styles, colours),
        colours=colours,
        since_1904=_since_1904(root),
        names={(one.get("name") or "").lower(): one.text or "" for one in root.iterfind(f"{S}definedNames/{S}definedName")},
        meta=meta_of(archive),
        remarks=tuple(remarks),
    )


def runs_of(item: Element, colours: Colours) -> Runs:
    """The text of a string item, run by run with the look that each sets; without the readings of Asian characters."""
    out: list[tuple[str, Look]] = []
    for one in elements(item):
        if one.tag == f"{S}t":
            out.append((one.text or "", PLAIN))
        elif one.tag == f"{S}r":
            text = one.find(f"{S}t")
            if text is not None:
                out.append((text.text or "", font_look(one.find(f"{S}rPr"), colours)))
    return tuple(out)


def _side_part(archive: Archive, relations: list[Relation], kind: str, remarks: list[Note]) -> Element | None:
    name = next((r.target for r in relations if r.kind == kind and r.target in archive), None)
    if name is None:
        return None
    try:
        return plain_xml(archive, name)
    except Unreadable as trouble:
        if trouble.reason is not Reason.MALFORMED or kind == "sharedStrings":
            raise
        words = f"The workbook's {kind} could not be read: {trouble}"
        remarks.append(Note(code="part_not_read", message=words, severity="error", where=kind))
        return None


def _sheets(root: Element, relations: list[Relation], archive: Archive) -> list[SheetPart]:
    targets = {r.key: r.target for r in relations if r.kind == "worksheet" and r.target in archive}
    titles = _print_titles(root)
    out: list[SheetPart] = []
    for number, sheet in enumerate(root.iterfind(f"{S}sheets/{S}sheet")):
        part = targets.get(sheet.get(f"{R}id") or "")
        if part is not None:
            visible = sheet.get("state", "visible") == "visible"
            out.append(SheetPart(sheet.get("name") or f"Sheet{number + 1}", part, visible, titles.get(number)))
    return out


def _print_titles(root: Element) -> dict[int, int]:
    """By sheet number from 0: the last of the rows that a sheet repeats on each printed page."""
    out: dict[int, int] = {}
    for one in root.iterfind(f"{S}definedNames/{S}definedName"):
        number, last = whole(one.get("localSheetId")), rows_of(one.text or "")
        if one.get("name") == "_xlnm.Print_Titles" and number is not None and last is not None:
            out[number] = last
    return out


def _since_1904(root: Element) -> bool:
    properties = root.find(f"{S}workbookPr")
    return properties is not None and is_on(properties.get("date1904"))
