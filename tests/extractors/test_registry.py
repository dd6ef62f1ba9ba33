"""Which reader reads which bytes, and what is said where none does."""

import io
import zipfile

import pytest

from extractors import FORMATS, extract, scan
from extractors.limits import Limits
from schemas.problems import Reason, Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64


@pytest.fixture(autouse=True)
def _no_engine_for_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "at_hand", lambda: None)


def refusal(data: bytes, name: str | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        extract(data, name)
    return caught.value


def archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as zipped:
        zipped.writestr("plan.txt", "x")
    return held.getvalue()


def test_bytes_choose_the_reader_not_the_name():
    page = b"<!DOCTYPE html><html><body><h1>404 Not found</h1></body></html>"
    assert extract(page, "plan.pdf").format == "html"
    assert extract(b"Plan\n\nText", "plan.docx").format == "text"
    assert extract(page).format == "html"


def test_limits_reach_the_reader():
    with pytest.raises(Unreadable):
        extract(b"<html><body>" + b"<p>x" * 9, None, Limits(paragraphs=5))


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.pdf", Reason.EMPTY),
        (b"\0\0 \n", None, Reason.EMPTY),
        (b"\xef\xbb\xbf", "a.txt", Reason.EMPTY),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", Reason.ENCRYPTED),
        (OLE + "WordDocument".encode("utf-16-le"), "a.docx", Reason.UNSUPPORTED_VARIANT),
        (b"{\\rtf1 x}", "a.doc", Reason.UNSUPPORTED_VARIANT),
        (b"GIF89a\0", "plan.pdf", Reason.TYPE_MISMATCH),
        (archive(), "plan.docx", Reason.TYPE_MISMATCH),
        (b"a,b,c\n1,2,3\n4,5,6", "plan.txt", Reason.TYPE_MISMATCH),
        (b"GIF89a\0", "plan.gif", Reason.UNKNOWN_TYPE),
        (b'{"a": 1}', None, Reason.UNKNOWN_TYPE),
        (bytes(range(1, 256)) * 8, "plan.dat", Reason.UNKNOWN_TYPE),
    ],
)
def test_refusals(data: bytes, name: str | None, reason: Reason):
    caught = refusal(data, name)
    assert caught.reason is reason
    assert str(caught).endswith(".")


def test_every_format_offers_claims_and_extract():
    for reads in FORMATS:
        assert callable(reads.claims)
        assert callable(reads.extract)
    claimed = [b"<!DOCTYPE html><p>x", b"Plain text\n"]
    for data in claimed:
        assert sum(reads.claims(data) for reads in FORMATS) == 1
