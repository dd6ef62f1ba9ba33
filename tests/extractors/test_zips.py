"""Zips before any library sees them."""

from __future__ import annotations

import io
import zipfile

import pytest

from extractors.limits import DEFAULT, Limits
from extractors.zips import Archive, open_archive
from schemas.problems import Reason, Unreadable


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def opened(members: dict[str, bytes], limits: Limits = DEFAULT) -> Archive:
    return open_archive(zipped(members), limits)


def test_names_are_found_in_any_case_and_with_either_slash() -> None:
    archive = opened({"Word\\Document.xml": b"<a/>", "/x/y": b"1"})
    assert "word/document.xml" in archive
    assert archive.read("WORD/document.xml") == b"<a/>"
    assert archive.read("x/y") == b"1"
    assert archive.names() == ["Word/Document.xml", "x/y"]


def test_a_member_is_inflated_and_counted_once() -> None:
    archive = opened({"a": b"x" * 900}, Limits(total_bytes=1000))
    assert archive.read("a") is archive.read("a")


def test_members_that_are_missing_or_packed_in_another_way() -> None:
    with pytest.raises(Unreadable) as missing:
        opened({"a": b""}).read("b")
    with pytest.raises(Unreadable) as packed:
        open_archive(zipped({"a": b"x" * 100}, zipfile.ZIP_BZIP2), DEFAULT).read("a")
    assert (missing.value.reason, packed.value.reason) == (Reason.MALFORMED, Reason.UNSUPPORTED_VARIANT)


def test_the_declared_size_is_not_believed() -> None:
    data = bytearray(zipped({"a": b"x" * 5000}))
    for sign, offset in ((b"PK\1\2", 24), (b"PK\3\4", 22)):
        at = data.find(sign) + offset
        data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(Unreadable) as trouble:
        open_archive(bytes(data), DEFAULT).read("a")
    assert trouble.value.reason is Reason.MALFORMED


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (b"<a>&x;</a>", Reason.MALFORMED),
        (b"<!DOCTYPE a><a/>", Reason.UNSAFE_XML),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', Reason.UNSAFE_XML),
        (b'<!DOCTYPE a [<!ENTITY x "y"', Reason.UNSAFE_XML),
        (b"<a>" * 300 + b"</a>" * 300, Reason.MALFORMED),
        (b"", Reason.MALFORMED),
    ],
)
def test_xml_that_is_refused(xml: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as trouble:
        opened({"a": xml}).xml("a")
    assert trouble.value.reason is reason
