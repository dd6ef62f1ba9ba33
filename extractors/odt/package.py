"""The package of an ODT: its content, its styles and what it says of itself, each part checked before it is used."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from extractors.limits import Limits
from extractors.odt.names import OFFICE, Element, elements
from extractors.zips import Archive, open_archive, parse_xml
from schemas.problems import Note, Reason, Unreadable

_TYPES = ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template")
_ENCRYPTED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"
_META = {"title": "title", "creator": "author", "language": "language"}


@dataclass(frozen=True, slots=True)
class Package:
    """The body's text, the roots that define styles (content first), and what the file says of itself."""

    body: Element
    content: Element
    styles: Element | None
    meta: dict[str, str]
    remarks: tuple[Note, ...]


def open_package(data: bytes, limits: Limits) -> Package:
    """The parts of an ODT; raises `Unreadable` where the file is no OpenDocument text, or is damaged, locked or dangerous."""
    archive = open_archive(data, limits)
    if "content.xml" not in archive:
        raise Unreadable(Reason.TYPE_MISMATCH, "The zip archive holds no OpenDocument text.")
    _refuse_encrypted(archive)
    _refuse_other_types(archive)
    content = _root(archive, "content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Unreadable(Reason.TYPE_MISMATCH, "The OpenDocument file holds no text document.")
    remarks: list[Note] = []
    styles = _side_part(archive, "styles.xml", remarks)
    meta = _side_part(archive, "meta.xml", [])
    return Package(body, content, styles, _said(meta), tuple(remarks))


def _root(archive: Archive, name: str) -> Element:
    """A part's root; old writers declare a document type, which is harmless as long as it defines nothing."""
    tree = parse_xml(archive.read(name), name)
    declared = tree.docinfo.internalDTD
    # The stubs lack the method that lxml has.
    if declared is not None and next(declared.iterentities(), None) is not None:  # type: ignore[attr-defined]
        raise Unreadable(Reason.UNSAFE_XML, f"The part {name} defines entities, which no plan needs.")
    return tree.getroot()


def _side_part(archive: Archive, name: str, remarks: list[Note]) -> Element | None:
    if name not in archive:
        return None
    try:
        return _root(archive, name)
    except Unreadable as trouble:
        if trouble.reason is not Reason.MALFORMED:
            raise
        words = f"The document's {name} could not be read: {trouble}"
        remarks.append(Note(code="part_not_read", message=words, severity="error", where=name))
        return None


def _refuse_encrypted(archive: Archive) -> None:
    if "META-INF/manifest.xml" not in archive:
        return
    try:
        manifest = _root(archive, "META-INF/manifest.xml")
    except Unreadable as trouble:
        if trouble.reason is not Reason.MALFORMED:
            raise
        return
    if next(manifest.iter(_ENCRYPTED), None) is not None:
        raise Unreadable(Reason.ENCRYPTED, "The document is protected by a password; save it without one.")


def _refuse_other_types(archive: Archive) -> None:
    if _stated_type(archive) not in {None, *_TYPES}:
        raise Unreadable(
            Reason.TYPE_MISMATCH, "The OpenDocument file is a spreadsheet, a presentation or something else, no text."
        )


def _stated_type(archive: Archive) -> str | None:
    return archive.read("mimetype").strip().decode("ascii", "replace") if "mimetype" in archive else None


def states_text(data: bytes, limits: Limits) -> bool:
    """Whether a zip says that it is an OpenDocument text, where its signature does not stand at the usual place."""
    try:
        return _stated_type(open_archive(data, limits)) in _TYPES
    except Unreadable:
        return False


def _said(root: Element | None) -> dict[str, str]:
    meta = root.find(f"{OFFICE}meta") if root is not None else None
    if meta is None:
        return {}
    found = {etree.QName(one).localname: " ".join((one.text or "").split()) for one in elements(meta)}
    return {ours: found[theirs] for theirs, ours in _META.items() if found.get(theirs)}
