"""The package of a DOCX: made plain first, then opened by python-docx.

Plain means: only the parts that hold text or say how it looks, every one checked (size, no document type, sound XML), Strict
namespaces mapped to the ordinary ones, macros, pictures and broken relations left out. So one path reads every variant,
and python-docx meets nothing that it refuses or inflates without need.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import cast

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part as OpcPart
from docx.oxml.parser import parse_xml
from lxml import etree

from extractors.docx.names import Element
from extractors.limits import Limits
from extractors.ooxml import RELATIONS, Relation, content_type, main_name, meta_of, plain_bytes, relations_of
from extractors.zips import Archive, open_archive
from schemas.problems import Note, Reason, Unreadable

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CONTENT_TYPES = {
    "styles": CONTENT_TYPE.WML_STYLES, "numbering": CONTENT_TYPE.WML_NUMBERING, "settings": CONTENT_TYPE.WML_SETTINGS,
    "header": CONTENT_TYPE.WML_HEADER, "footer": CONTENT_TYPE.WML_FOOTER, "footnotes": CONTENT_TYPE.WML_FOOTNOTES,
    "endnotes": CONTENT_TYPE.WML_ENDNOTES,
}  # fmt: skip
_NOT_WORD = {"spreadsheetml": "an Excel workbook", "presentationml": "a PowerPoint file", "visio": "a Visio drawing"}


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
        meta=meta_of(archive),
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
        self._parts: dict[str, bytes] = {"": plain_bytes(archive, main)}
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
        for relation in relations_of(self._archive, self._main):
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
            self._parts[relation.key] = plain_bytes(self._archive, relation.target)
        except Unreadable as trouble:
            if trouble.reason is not Reason.MALFORMED:
                raise
            words = f"The document's {relation.kind} could not be read: {trouble}"
            self._remarks.append(Note(code="part_not_read", message=words, severity="error", where=relation.kind))
            return
        self.relations.append(relation)
        links = {r.key: r.target for r in relations_of(self._archive, relation.target) if r.kind == "hyperlink" and r.external}
        self.links_of[relation.key] = links

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
    root = etree.Element(f"{RELATIONS}Relationships", nsmap=_default(RELATIONS))
    for key, kind, target in entries:
        etree.SubElement(root, f"{RELATIONS}Relationship", Id=key, Type=kind, Target=target)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _main_name(archive: Archive) -> str:
    """The main part's name; raises `Unreadable` where the package is of another kind."""
    name = main_name(archive, "word/document.xml")
    kind = content_type(archive, name) if name is not None else ""
    other = next((words for sign, words in _NOT_WORD.items() if sign in kind), None)
    if other is not None:
        raise Unreadable(Reason.TYPE_MISMATCH, f"The file is {other}, not a Word document.")
    if name is None:
        if "mimetype" in archive:
            raise Unreadable(Reason.TYPE_MISMATCH, "The file is an OpenDocument or EPUB file, not a Word document.")
        raise Unreadable(Reason.UNKNOWN_TYPE, "The zip archive holds no Word document.")
    return name
