"""What every Office Open XML package has: relations between its parts, Strict namespaces, and what the file says of itself."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from extractors.markup import Element, elements
from extractors.zips import Archive, parse_xml, refuse_document_type, unsound_xml
from schemas.problems import Reason, Unreadable

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OURS = "http://schemas.openxmlformats.org"
_STRICT = {
    f"{theirs}".encode(): f"{_OURS}/{ours}".encode()
    for theirs, ours in (
        ("http://purl.oclc.org/ooxml/wordprocessingml/main", "wordprocessingml/2006/main"),
        ("http://purl.oclc.org/ooxml/spreadsheetml/main", "spreadsheetml/2006/main"),
        ("http://purl.oclc.org/ooxml/officeDocument/relationships", "officeDocument/2006/relationships"),
        ("http://purl.oclc.org/ooxml/officeDocument/math", "officeDocument/2006/math"),
        ("http://purl.oclc.org/ooxml/drawingml/main", "drawingml/2006/main"),
        ("http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing", "drawingml/2006/spreadsheetDrawing"),
    )
}
_META = {"title": "title", "creator": "author", "language": "language"}


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part: its kind (the last word of its type), its target, and whether that lies outside the file."""

    key: str
    kind: str
    target: str
    external: bool


def relations_of(archive: Archive, part: str) -> Iterator[Relation]:
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


def main_name(archive: Archive, usual: str) -> str | None:
    """The main part's name: by the package's own relation, else at the usual place; None where there is none."""
    names = [r.target for r in relations_of(archive, "") if r.kind == "officeDocument" and not r.external]
    return next((name for name in [*names, usual] if name in archive), None)


def content_type(archive: Archive, name: str) -> str:
    """A part's content type as the package states it; a word of its folder where the package states none."""
    if "[Content_Types].xml" in archive:
        for one in elements(archive.xml("[Content_Types].xml")):
            if (one.get("PartName") or "").lstrip("/").lower() == name.lower():
                return one.get("ContentType") or ""
    folders = {"word/": "wordprocessingml", "xl/": "spreadsheetml", "ppt/": "presentationml"}
    return next((kind for folder, kind in folders.items() if name.startswith(folder)), "")


def ordinary(data: bytes) -> bytes:
    """The bytes with the namespaces of a Strict document mapped to the ordinary ones."""
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
    return data


def plain_bytes(archive: Archive, name: str) -> bytes:
    """A part's bytes in UTF-8 with ordinary namespaces, once its XML is known to be sound and without document type."""
    root = archive.xml(name)
    data = archive.read(name)
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or b"\0" in data[:4] or b"encoding=" in data[:200]:
        data = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return ordinary(data)


def plain_xml(archive: Archive, name: str) -> Element:
    """A part's XML root in ordinary namespaces."""
    root = archive.xml(name)
    return parse_xml(plain_bytes(archive, name), name).getroot() if "purl.oclc.org" in root.tag else root


def stream(archive: Archive, name: str, tags: frozenset[str]) -> Iterator[Element]:
    """The elements of some names in a part in ordinary namespaces, each when it is complete; they are emptied afterwards.

    For parts that may be huge. Raises `Unreadable` at the place where the part is malformed or dangerous.
    """
    events = etree.iterparse(
        io.BytesIO(ordinary(archive.read(name))), tag=tuple(tags), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        for number, (_, element) in enumerate(events):
            if number == 0:
                refuse_document_type(element.getroottree(), name)
            yield element
            element.clear()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unsound_xml(archive.read(name), name) from error


def meta_of(archive: Archive) -> dict[str, str]:
    """What the file says of itself: title, author, language; nothing where its properties cannot be read."""
    if "docProps/core.xml" not in archive:
        return {}
    try:
        root = archive.xml("docProps/core.xml")
    except Unreadable:
        return {}
    found = {etree.QName(one).localname: " ".join((one.text or "").split()) for one in elements(root)}
    return {ours: found[theirs] for theirs, ours in _META.items() if found.get(theirs)}
