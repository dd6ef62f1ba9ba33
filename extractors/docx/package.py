"""The package of a DOCX: made plain first, then opened by python-docx.

Plain means: only the parts that hold text or say how it looks, every one checked (size, no document type, sound XML), Strict
namespaces mapped to the ordinary ones, macros, pictures and broken relations left out. So one path reads every variant,
and python-docx meets nothing that it refuses or inflates without need.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import unquote

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part as OpcPart
from docx.oxml.parser import parse_xml
from lxml import etree

from extractors.docx.names import Element, elements
from extractors.limits import Limits
from extractors.zips import Archive, open_archive
from extractors.zips import parse_xml as parse_safely
from schemas.problems import Note, Reason, Unreadable

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CONTENT_TYPES = {
    "styles": CONTENT_TYPE.WML_STYLES, "numbering": CONTENT_TYPE.WML_NUMBERING, "settings": CONTENT_TYPE.WML_SETTINGS,
    "header": CONTENT_TYPE.WML_HEADER, "footer": CONTENT_TYPE.WML_FOOTER, "footnotes": CONTENT_TYPE.WML_FOOTNOTES,
    "endnotes": CONTENT_TYPE.WML_ENDNOTES,
}  # fmt: skip
_NOT_WORD = {"spreadsheetml": "an Excel workbook", "presentationml": "a PowerPoint file", "visio": "a Visio drawing"}
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships":
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}  # fmt: skip
_META = {"title": "title", "creator": "author", "language": "language"}


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part: its kind (the last word of its type), its target, and whether that lies outside the file."""

    key: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part's XML and the addresses of its hyperlinks by relation id."""

    root: Element
    links: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Package:
    """What the reader needs of a DOCX; a part that the file lacks, or that was damaged, is None."""

    main: Part
    styles: Element | None
    numbering: Element | None
    notes: dict[str, Part]
    margins: dict[str, tuple[str, Part]]
    meta: dict[str, str]
    remarks: tuple[Note, ...]


def open_package(data: bytes, limits: Limits) -> Package:
    """The parts of a DOCX; raises `Unreadable` where the file is no Word document, or one that is damaged or dangerous."""
    archive = open_archive(data, limits)
    name = _main_name(archive)
    remarks: list[Note] = []
    plain = _Plain(archive, name, remarks)
    if plain.root_name != "document":
        raise Unreadable(Reason.UNKNOWN_TYPE, "The zip archive holds no Word document.")
    document = docx.Document(io.BytesIO(plain.zipped()))
    related = {key: relation.target_part for key, relation in document.part.rels.items() if not relation.is_external}
    roots = {key: _root(part) for key, part in related.items()}
    kinds = {relation.key: relation.kind for relation in plain.relations}
    parts = {key: Part(root, plain.links_of.get(key, {})) for key, root in roots.items()}
    return Package(
        main=Part(document.element, plain.links_of.get("", {})),
        styles=next((roots[key] for key, kind in kinds.items() if kind == "styles" and key in roots), None),
        numbering=next((roots[key] for key, kind in kinds.items() if kind == "numbering" and key in roots), None),
        notes={kinds[key]: part for key, part in parts.items() if kinds[key] in {"footnotes", "endnotes"}},
        margins={key: (kinds[key], part) for key, part in parts.items() if kinds[key] in {"header", "footer"}},
        meta=_meta(archive),
        remarks=tuple(remarks),
    )


def _root(part: OpcPart) -> Element:
    """A part's root: parsed by python-docx where it knows the kind of part, else by its parser from the bytes."""
    known: Element | None = getattr(part, "element", None)
    root: Element = parse_xml(part.blob) if known is None else known
    return root


class _Plain:
    """The plain package of an archive: the kept relations of its main part, their links, and the bytes of a new zip."""

    def __init__(self, archive: Archive, main: str, remarks: list[Note]) -> None:
        self._archive = archive
        self._main = main
        self._remarks = remarks
        self.links_of: dict[str, dict[str, str]] = {"": {}}
        self.relations: list[Relation] = []
        self._parts: dict[str, bytes] = {"": self._checked(main)}
        self._gather()

    @property
    def root_name(self) -> str:
        """The name of the main part's root element."""
        return etree.QName(self._archive.xml(self._main)).localname

    def zipped(self) -> bytes:
        """The plain package as a zip without compression."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
            package.writestr("[Content_Types].xml", self._content_types())
            package.writestr("_rels/.rels", _relations([("rId1", RELATIONSHIP_TYPE.OFFICE_DOCUMENT, "word/document.xml")]))
            package.writestr("word/document.xml", self._parts[""])
            inner = [(r.key, f"{_OFFICE}{r.kind}", _file_name(n)) for n, r in enumerate(self.relations)]
            package.writestr("word/_rels/document.xml.rels", _relations(inner))
            for number, relation in enumerate(self.relations):
                package.writestr(f"word/{_file_name(number)}", self._parts[relation.key])
        return out.getvalue()

    def _gather(self) -> None:
        singles: set[str] = set()
        for relation in _relations_of(self._archive, self._main):
            if relation.kind == "hyperlink" and relation.external:
                self.links_of[""][relation.key] = relation.target
            if relation.kind not in _CONTENT_TYPES or relation.external or relation.key in self._parts:
                continue
            if relation.kind in singles or relation.target not in self._archive:
                continue
            if relation.kind not in {"header", "footer"}:
                singles.add(relation.kind)
            self._keep(relation)

    def _keep(self, relation: Relation) -> None:
        try:
            self._parts[relation.key] = self._checked(relation.target)
        except Unreadable as trouble:
            if trouble.reason is not Reason.MALFORMED:
                raise
            words = f"The document's {relation.kind} could not be read: {trouble}"
            self._remarks.append(Note(code="part_not_read", message=words, severity="error", where=relation.kind))
            return
        self.relations.append(relation)
        links = {r.key: r.target for r in _relations_of(self._archive, relation.target) if r.kind == "hyperlink" and r.external}
        self.links_of[relation.key] = links

    def _checked(self, name: str) -> bytes:
        """A part's bytes in UTF-8 with ordinary namespaces, once its XML is known to be sound and without document type."""
        root = self._archive.xml(name)
        data = self._archive.read(name)
        if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or b"\0" in data[:4] or b"encoding=" in data[:200]:
            data = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
        if b"http://purl.oclc.org/ooxml/" in data:
            for strict, ordinary in _STRICT.items():
                data = data.replace(strict, ordinary)
        return data

    def _content_types(self) -> bytes:
        root = etree.Element(f"{_TYPES}Types", nsmap=_default(_TYPES))
        etree.SubElement(root, f"{_TYPES}Default", Extension="rels", ContentType=CONTENT_TYPE.OPC_RELATIONSHIPS)
        parts = [("document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN)]
        parts += [(_file_name(n), _CONTENT_TYPES[r.kind]) for n, r in enumerate(self.relations)]
        for name, kind in parts:
            etree.SubElement(root, f"{_TYPES}Override", PartName=f"/word/{name}", ContentType=kind)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _default(name: str) -> dict[str, str]:
    """The map that makes a namespace the default one (the stubs know no key None)."""
    return cast("dict[str, str]", {None: name[1:-1]})


def _file_name(number: int) -> str:
    return f"part{number + 1}.xml"


def _relations(entries: list[tuple[str, str, str]]) -> bytes:
    root = etree.Element(f"{_RELATIONS}Relationships", nsmap=_default(_RELATIONS))
    for key, kind, target in entries:
        etree.SubElement(root, f"{_RELATIONS}Relationship", Id=key, Type=kind, Target=target)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _relations_of(archive: Archive, part: str) -> Iterator[Relation]:
    """The relations of a part ("" for the package), targets as members' names; none where the file lacks or breaks them."""
    folder, name = posixpath.split(part)
    where = posixpath.join(folder, "_rels", f"{name}.rels")
    if where not in archive:
        return
    try:
        root = archive.xml(where)
    except Unreadable as trouble:
        if trouble.reason is not Reason.MALFORMED:
            raise
        return
    for one in elements(root):
        kind = (one.get("Type") or "").rstrip("/").rpartition("/")[2]
        target = one.get("Target") or ""
        external = one.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target.replace("\\", "/")))).lstrip("/")
        yield Relation(one.get("Id") or "", kind, target, external)


def _main_name(archive: Archive) -> str:
    """The main part's name: the package's own relation, else the usual place."""
    names = [r.target for r in _relations_of(archive, "") if r.kind == "officeDocument" and not r.external]
    name = next((n for n in [*names, "word/document.xml"] if n in archive), None)
    kind = _kind_of(archive, name) if name is not None else ""
    other = next((words for sign, words in _NOT_WORD.items() if sign in kind), None)
    if other is not None:
        raise Unreadable(Reason.TYPE_MISMATCH, f"The file is {other}, not a Word document.")
    if name is None:
        if "mimetype" in archive:
            raise Unreadable(Reason.TYPE_MISMATCH, "The file is an OpenDocument or EPUB file, not a Word document.")
        raise Unreadable(Reason.UNKNOWN_TYPE, "The zip archive holds no Word document.")
    return name


def _kind_of(archive: Archive, name: str) -> str:
    """A part's content type as the package states it; its name where it states none."""
    if "[Content_Types].xml" in archive:
        for one in elements(archive.xml("[Content_Types].xml")):
            if (one.get("PartName") or "").lstrip("/").lower() == name.lower():
                return one.get("ContentType") or ""
    return "spreadsheetml" if name.startswith("xl/") else "presentationml" if name.startswith("ppt/") else ""


def _meta(archive: Archive) -> dict[str, str]:
    """What the file says of itself: title, author, language; nothing where its properties cannot be read."""
    if "docProps/core.xml" not in archive:
        return {}
    try:
        root = parse_safely(archive.read("docProps/core.xml"), "docProps/core.xml").getroot()
    except Unreadable:
        return {}
    found = {etree.QName(one).localname: " ".join((one.text or "").split()) for one in elements(root)}
    return {ours: found[theirs] for theirs, ours in _META.items() if found.get(theirs)}
