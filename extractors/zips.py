"""Zip formats before any library sees them: counted inflation, no overlaps, no encrypted members, no document types in XML."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from extractors.limits import Limits
from schemas.problems import Reason, Unreadable

_CHUNK = 1 << 16
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TROUBLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, struct.error)


@dataclass(slots=True)
class Archive:
    """The members of a checked zip by their names (no leading slash, "/" between folders, any case)."""

    members: dict[str, zipfile.ZipInfo]
    limits: Limits
    _zip: zipfile.ZipFile
    _twice: frozenset[str]
    _inflated: int = 0
    _read: dict[str, bytes] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self.members

    def names(self) -> list[str]:
        """The members' names as the file writes them."""
        return [_plain(info.filename) for info in self.members.values()]

    def read(self, name: str) -> bytes:
        """A member's bytes, inflated under count; raises `Unreadable` (bomb, too_large, encrypted, malformed …)."""
        key = _key(name)
        if key not in self._read:
            self._read[key] = self._inflate(key)
        return self._read[key]

    def xml(self, name: str) -> etree._Element:
        """A member's XML root; raises `Unreadable` where it is malformed or brings a document type."""
        tree = parse_xml(self.read(name), _plain(name))
        refuse_document_type(tree, _plain(name))
        return tree.getroot()

    def _inflate(self, key: str) -> bytes:
        if key not in self.members:
            raise Unreadable(Reason.MALFORMED, f"The file lacks its part {key}.")
        if key in self._twice:
            raise Unreadable(Reason.MALFORMED, f"The file holds its part {key} twice; which one counts cannot be told.")
        info = self.members[key]
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable(Reason.ENCRYPTED, "The file is protected by a password; save it without one.")
        if info.compress_type not in _METHODS:
            raise Unreadable(Reason.UNSUPPORTED_VARIANT, f"The part {key} is compressed in a way that this format does not use.")
        out = bytearray()
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    out += chunk
                    self._count(len(chunk), len(out), info)
        except _TROUBLE as error:
            raise Unreadable(Reason.MALFORMED, f"The part {key} is damaged; fetch the file again.") from error
        return bytes(out)

    def _count(self, chunk: int, size: int, info: zipfile.ZipInfo) -> None:
        self._inflated += chunk
        if size > self.limits.ratio_from_bytes and size > self.limits.ratio * max(info.compress_size, 1):
            raise Unreadable(Reason.BOMB, f"The part {_plain(info.filename)} inflates beyond {self.limits.ratio} times its size.")
        if size > self.limits.part_bytes or self._inflated > self.limits.total_bytes:
            raise Unreadable(Reason.BOMB, "The file inflates to more than a document can need.")


def open_archive(data: bytes, limits: Limits) -> Archive:
    """The file's members after the checks that need no inflating; raises `Unreadable` (truncated, malformed, bomb …)."""
    if data.startswith(_OLE):
        raise Unreadable(*_ole(data))
    if not data.startswith(b"PK"):
        raise Unreadable(Reason.TYPE_MISMATCH, "The file is no zip archive, so it is not of this format.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except _TROUBLE as error:
        if b"PK\5\6" not in data[-65_557:]:
            raise Unreadable(Reason.TRUNCATED, "The file ends before its directory; fetch it again.") from error
        raise Unreadable(Reason.MALFORMED, "The file's directory is damaged; fetch the file again.") from error
    if len(infos) > limits.members:
        raise Unreadable(Reason.BOMB, f"The file holds more than {limits.members} parts.")
    _refuse_overlaps(infos)
    members: dict[str, zipfile.ZipInfo] = {}
    twice: set[str] = set()
    for info in infos:
        key = _key(info.filename)
        if key in members:
            twice.add(key)
        members[key] = info
    return Archive(members, limits, archive, frozenset(twice))


def parse_xml(data: bytes, where: str) -> etree._ElementTree:
    """The XML tree of some bytes; nothing outside them is read, no entity resolved, and depth and size stay bounded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.ElementTree(etree.fromstring(data, parser))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unsound_xml(data, where) from error


def unsound_xml(data: bytes, where: str) -> Unreadable:
    """The trouble of a part that cannot be parsed: dangerous where it defines entities, else malformed."""
    if b"<!ENTITY" in data[:65_536]:
        return Unreadable(Reason.UNSAFE_XML, f"The part {where} defines entities, which no plan needs.")
    return Unreadable(Reason.MALFORMED, f"The part {where} is no sound XML; open and save the file again.")


def refuse_document_type(tree: etree._ElementTree, where: str) -> None:
    """Raises `Unreadable` where a part brings a document type: Office Open XML forbids it, and only attacks have one."""
    if tree.docinfo.internalDTD is not None or tree.docinfo.doctype:
        raise Unreadable(Reason.UNSAFE_XML, f"The part {where} declares a document type, which this format forbids.")


def _ole(data: bytes) -> tuple[Reason, str]:
    """Why a compound file cannot be read: protected, or of an older format."""
    for name in ("EncryptedPackage", "DRMEncryptedDataSpace"):
        if name.encode("utf-16-le") in data:
            return Reason.ENCRYPTED, "The Office file is protected by a password; save it without one."
    return Reason.UNSUPPORTED_VARIANT, "The file is of an old Microsoft Office format; save it as .docx or .xlsx."


def _refuse_overlaps(infos: list[zipfile.ZipInfo]) -> None:
    """Members that share bytes make a small file inflate without end; no honest writer makes them."""
    end = 0
    for info in sorted(infos, key=lambda one: one.header_offset):
        if info.header_offset < end:
            raise Unreadable(Reason.BOMB, "Parts of the file overlap; fetch it from its publisher again.")
        end = info.header_offset + _LOCAL_HEADER + info.compress_size


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _key(name: str) -> str:
    return _plain(name).lower()
