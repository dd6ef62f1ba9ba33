"""Packages: every variant of Word is read, every damaged or dangerous file ends with one reason."""

from __future__ import annotations

import io
import struct
import zipfile
from hashlib import shake_256
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import docx
from extractors.limits import Limits
from schemas.problems import Reason, Unreadable
from tests.word_files import MAIN, NAMESPACES, OFFICE, W_NS, p, package, style, texts, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
SMALL = Limits(part_bytes=200_000, total_bytes=300_000, ratio=100, ratio_from_bytes=50_000, members=50)


def reason(data: bytes, limits: Limits | None = None) -> Reason:
    with pytest.raises(Unreadable) as trouble:
        docx.extract(data, limits)
    assert str(trouble.value).endswith(".")
    return trouble.value.reason


def zipped(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


class TestVariants:
    def test_a_file_of_python_docx(self) -> None:
        made = python_docx.Document()
        made.core_properties.title = "Action plan"
        made.add_heading("Leadership", level=1)
        made.add_paragraph("Offer mentors.", style="List Bullet")
        out = io.BytesIO()
        made.save(out)
        assert docx.claims(out.getvalue())
        document = docx.extract(out.getvalue())
        heading, item = document.paragraphs()
        assert (heading.kind, heading.level, item.kind, item.marker) == ("heading", 1, "item", "•")
        assert document.meta["title"] == "Action plan"

    @pytest.mark.parametrize("kind", ["document.macroEnabled.main", "template.main", "template.macroEnabledTemplate.main"])
    def test_macros_and_templates_are_read_as_documents(self, kind: str) -> None:
        data = word(p("Text"), main=f"application/vnd.ms-word.{kind}+xml")
        assert texts(docx.extract(data)) == ["Text"]

    def test_strict_documents(self) -> None:
        def strict(text: str) -> str:
            return text.replace(W_NS, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
                OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
            )

        members = {
            "word/document.xml": strict(f"<w:document {NAMESPACES}><w:body>{p('Leadership', 'H')}</w:body></w:document>"),
            "word/styles.xml": strict(f"<w:styles {NAMESPACES}>{style('H', 'heading 1')}</w:styles>"),
        }
        relation = f'<Relationship Id="s" Type="{strict(OFFICE)}/styles" Target="/word/styles.xml"/>'
        (found,) = docx.extract(package(members, relation)).paragraphs()
        assert (found.kind, found.text) == ("heading", "Leadership")

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
    def test_other_encodings(self, encoding: str) -> None:
        declared = "iso-8859-1" if encoding == "latin-1" else encoding.replace("-sig", "")
        head = f'<?xml version="1.0" encoding="{declared}"?>'
        xml = f"{head}<w:document {NAMESPACES}><w:body>{p('Café')}</w:body></w:document>"
        assert texts(docx.extract(package({"word/document.xml": xml.encode(encoding)}))) == ["Café"]

    def test_relations_to_parts_that_are_missing_are_passed_over(self) -> None:
        relation = f'<Relationship Id="s" Type="{OFFICE}/styles" Target="nowhere.xml"/><Relationship/>'
        members = {"word/document.xml": f"<w:document {NAMESPACES}><w:body>{p('Text')}</w:body></w:document>"}
        assert texts(docx.extract(package(members, relation))) == ["Text"]

    def test_a_damaged_side_part_costs_only_itself_and_is_noted(self) -> None:
        data = word(p("Text"), numbering="<broken")
        document = docx.extract(data)
        assert texts(document) == ["Text"]
        assert [(note.code, note.severity, note.where) for note in document.notes] == [("part_not_read", "error", "numbering")]

    def test_a_document_without_text(self) -> None:
        document = docx.extract(word(p()))
        assert (document.blocks, document.letters) == ((), 0)


class TestRefusals:
    def test_what_is_no_word_document(self) -> None:
        assert reason(b"Just text.") is Reason.TYPE_MISMATCH
        assert reason(zipped(readme="x")) is Reason.UNKNOWN_TYPE
        assert reason(zipped(mimetype="application/vnd.oasis.opendocument.text", content="x")) is Reason.TYPE_MISMATCH
        sheet = MAIN.replace("wordprocessingml.document", "spreadsheetml.sheet")
        assert reason(word(p("x"), main=sheet)) is Reason.TYPE_MISMATCH
        assert reason(package({"word/document.xml": "<theme/>"})) is Reason.UNKNOWN_TYPE

    def test_compound_files(self) -> None:
        assert reason(OLE + "EncryptedPackage".encode("utf-16-le")) is Reason.ENCRYPTED
        assert reason(OLE + "WordDocument".encode("utf-16-le")) is Reason.UNSUPPORTED_VARIANT
        assert not docx.claims(OLE + "WordDocument".encode("utf-16-le"))

    def test_cut_and_damaged_files(self) -> None:
        data = word(p("Text. " * 500))
        assert reason(data[: len(data) // 2]) is Reason.TRUNCATED
        at = data.index(b"word/document.xml") + 40
        assert reason(data[:at] + bytes(40) + data[at + 40 :]) is Reason.MALFORMED
        assert reason(package({"word/document.xml": "<w:document"})) is Reason.MALFORMED

    def test_parts_that_stand_twice(self) -> None:
        out = io.BytesIO(word(p("first")))
        with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
            archive.writestr("word/document.xml", f"<w:document {NAMESPACES}/>")
        assert reason(out.getvalue()) is Reason.MALFORMED

    def test_encrypted_members(self) -> None:
        data = bytearray(word(p("x")))
        for sign, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
            at = data.find(sign)
            while at >= 0:
                data[at + offset] |= 1
                at = data.find(sign, at + 4)
        assert reason(bytes(data)) is Reason.ENCRYPTED

    @pytest.mark.parametrize(
        "declaration",
        ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', '<!DOCTYPE x [<!ENTITY a "aaaa">]>'],
    )
    def test_document_types(self, declaration: str) -> None:
        body = f"<w:document {NAMESPACES}><w:body>{p('x')}</w:body></w:document>"
        assert reason(package({"word/document.xml": declaration + body})) is Reason.UNSAFE_XML
        relation = f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
        members = {"word/document.xml": body, "word/styles.xml": f"{declaration}<w:styles {NAMESPACES}/>"}
        assert reason(package(members, relation)) is Reason.UNSAFE_XML

    def test_a_document_type_in_another_encoding(self) -> None:
        xml = f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><w:document {NAMESPACES}/>'
        assert reason(package({"word/document.xml": xml.encode("utf-16")})) is Reason.UNSAFE_XML

    def test_elements_nested_beyond_reason(self) -> None:
        deep = "<w:sdt><w:sdtContent>" * 200 + p("x") + "</w:sdtContent></w:sdt>" * 200
        assert reason(word(deep)) is Reason.MALFORMED


class TestBombs:
    def test_inflation_is_counted_by_ratio_part_and_total(self) -> None:
        assert reason(word(p("a" * 150_000)), SMALL) is Reason.BOMB
        noise = shake_256(b"one").hexdigest(110_000)
        assert reason(word(p(noise)), SMALL) is Reason.BOMB
        half = shake_256(b"two").hexdigest(60_000)
        assert reason(word(p(half), styles=f"<!--{half}-->", numbering=f"<!--{half}-->"), SMALL) is Reason.BOMB

    def test_pictures_are_not_inflated(self) -> None:
        members = {
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{p('x')}</w:body></w:document>",
            "word/media/image1.bmp": bytes(1_000_000),
        }
        assert texts(docx.extract(package(members), SMALL)) == ["x"]

    def test_too_many_members(self) -> None:
        assert reason(zipped(**{f"m{at}": "" for at in range(51)}), SMALL) is Reason.BOMB

    def test_members_that_share_their_bytes(self) -> None:
        data = bytearray(word(p("x"), styles=""))
        first = data.find(b"PK\1\2")
        second = data.find(b"PK\1\2", first + 4)
        struct.pack_into("<I", data, second + 42, struct.unpack_from("<I", data, first + 42)[0])
        assert reason(bytes(data)) is Reason.BOMB


XML = st.recursive(
    st.sampled_from(["<w:p/>", "<w:r><w:t>x</w:t></w:r>", "<w:t>y</w:t>", '<w:fldChar w:fldCharType="begin"/>', "<w:br/>",
                     '<w:gridSpan w:val="3"/>', "<w:vMerge/>", "<w:del/>", '<w:ilvl w:val="-1"/>', '<w:numId w:val="x"/>']),
    lambda inner: st.builds(
        lambda name, parts: f"<w:{name}>{''.join(parts)}</w:{name}>",
        st.sampled_from(["p", "r", "tbl", "tr", "tc", "sdt", "sdtContent", "pPr", "rPr", "tcPr", "trPr", "ins", "del",
                         "hyperlink", "txbxContent", "drawing", "pict", "fldSimple", "numPr", "sectPr", "customXml"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)  # fmt: skip


@settings(deadline=None, max_examples=150, derandomize=True)
@given(st.lists(XML, max_size=4))
def test_whatever_the_structure_it_is_read(parts: list[str]) -> None:
    document = docx.extract(word("".join(parts)))
    assert sum(map(str.isalnum, "".join(one.text for one in document.paragraphs()))) <= document.letters


CORPUS = Path(__file__).parents[3] / "../shared/corpus"


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.exists(), reason="the folder of real plans is not beside the checkout")
def test_real_plans_lose_no_letter() -> None:
    for file in sorted(CORPUS.glob("*.docx")):
        document = docx.extract(file.read_bytes())
        assert document.letters == document.letters_in_file > 5000
        assert sum(map(str.isalnum, "".join(one.text for one in document.paragraphs()))) >= document.letters * 0.99


HOSTILE = Path(__file__).parents[3] / "../shared/hostile/docx"


@pytest.mark.shared
@pytest.mark.skipif(not HOSTILE.exists(), reason="the folder of odd files is not beside the checkout")
def test_odd_files_are_read_or_refused() -> None:
    for file in sorted(HOSTILE.rglob("*.docx")):
        try:
            document = docx.extract(file.read_bytes())
        except Unreadable:
            continue
        assert document.letters >= document.letters_in_file * 0.99, file.name
