"""Bytes to text."""

import pytest

from extractors.charset import declared_encoding, decode

TEXT = "Borsetshire – “plan” £25,000 naïve"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_is_read_whatever_its_encoding(encoding: str):
    text = TEXT * 3 + " and a good deal of plain English text behind it"
    assert decode(text.encode(encoding)).text == text


def test_a_declared_encoding_counts():
    assert decode("Książka".encode("iso-8859-2"), "iso-8859-2").text == "Książka"


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii", "utf-8"])
def test_a_wrong_declaration_is_overruled_and_noted(declared: str):
    decoded = decode(TEXT.encode("utf-8"), declared)
    assert decoded.text == TEXT
    assert bool(decoded.notes) is (declared not in {"utf-8", "us-ascii"})


def test_utf8_that_is_declared_but_is_not():
    decoded = decode(TEXT.encode("cp1252"), "utf-8")
    assert (decoded.text, decoded.encoding, len(decoded.notes)) == (TEXT, "windows-1252", 1)


def test_latin_1_is_read_as_windows_page():
    assert decode(b"\x96 dash", "iso-8859-1").text == "– dash"


def test_a_few_broken_bytes_do_not_change_the_encoding():
    decoded = decode(TEXT.encode() + b"\xff " + TEXT.encode())
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 1
    assert decoded.notes[0].severity == "warning"


@pytest.mark.parametrize("name", ["utf-7", "base64", "zlib", "rot13", "unicode_escape", "idna", "no-such", "mbcs"])
def test_only_text_encodings_are_believed(name: str):
    assert decode(b"+ADw-b+AD4-", name).text == "+ADw-b+AD4-"


def test_the_declaration_of_a_page():
    assert declared_encoding(b'<html><meta charset="windows-1250">') == "windows-1250"
    assert declared_encoding(b'<meta http-equiv=x content="text/html; charset=iso-8859-15">') == "iso-8859-15"
    assert declared_encoding(b'<?xml version="1.0" encoding="utf-8"?>') == "utf-8"
    assert declared_encoding(b"<html>" + b" " * 5000 + b"<meta charset=koi8-r>") is None
