"""A whole page: parsed within bounds, surveyed for furniture, read in order, and what it says of itself."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from extractors.html.cards import cards_of
from extractors.html.furniture import Outskirts, Surveyor
from extractors.html.icons import spoken_labels
from extractors.html.looks import Look
from extractors.html.places import LinePlaces
from extractors.html.reader import Marks, Reader
from extractors.html.sheet import sheet_of
from extractors.html.source_keys import with_keys_apart
from extractors.html.weights import UNSEEN, weigh
from extractors.limits import Limits
from extractors.wording import fold, letters
from schemas.document import Block, Document, numbered, paragraphs
from schemas.problems import Note, Reason, Unreadable

MOST_CHARACTERS = 64 * 1024 * 1024
ELEMENTS_A_PARAGRAPH = 5
_TAG = re.compile(r"<(?:script|style)\b.{0,200000}?</(?:script|style)>|<!--.{0,200000}?-->|<[A-Za-z/!][^<>]{0,5000}>", re.DOTALL)
_META = {"og:site_name", "application-name", "author", "dc.publisher", "og:title", "dcterms.publisher", "dcterms.creator"}


def read_page(text: str, notes: tuple[Note, ...], limits: Limits) -> Document:
    """The page's Document; `notes` are those of decoding. Raises `Unreadable` for an empty or boundless page."""
    root, cut_off = _parsed(text)
    body = root.find("body")
    body = root if body is None else body
    elements = [e for e in body.iter() if isinstance(e.tag, str)]
    most = limits.paragraphs * ELEMENTS_A_PARAGRAPH
    if len(elements) > most:
        raise Unreadable(Reason.TOO_LARGE, f"The page has more than {most} elements; give a part of it.")
    weights = weigh(elements)
    outskirts = Surveyor(body, weights).survey()
    marks = Marks(cards_of(elements), spoken_labels(elements))
    reader = Reader(weights, outskirts, sheet_of(root), limits, marks)
    blocks = numbered(with_keys_apart(reader.inside(body, Look(block=body)), text))
    in_file = letters(_TAG.sub("", text)) if cut_off else _letters_in(body)
    read = sum(letters(p.text) for p in paragraphs(blocks))
    if cut_off and read * 10 < in_file * 9:
        raise Unreadable(Reason.BOMB, f"{cut_off[0].message} Most of its text lies beyond.")
    return Document(
        format="html",
        blocks=blocks,
        meta=_meta(root, blocks),
        letters=read,
        letters_in_file=in_file,
        notes=(*notes, *cut_off, *_notes(reader, blocks)),
    )


def read_table(text: str, line: int, limits: Limits) -> list[Block]:
    """The blocks of a table that stands in a text from a line on, each at its lines of that text."""
    root, _ = _parsed(text)
    elements = [e for e in root.iter() if isinstance(e.tag, str)]
    reader = Reader(weigh(elements), Outskirts({}, None), sheet_of(root), limits, places=LinePlaces(line))
    return reader.inside(root, Look(block=root))


def _parsed(text: str) -> tuple[HtmlElement, tuple[Note, ...]]:
    """The page's tree, and a note where the parser's bounds (depth, length of a text) cut it off."""
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(Reason.TOO_LARGE, f"The page has more than {MOST_CHARACTERS:,} characters; give a part of it.")
    text = text.replace("\0", "").removeprefix("\ufeff")
    if not text.strip():
        raise Unreadable(Reason.EMPTY, "The page is empty.")
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise Unreadable(Reason.EMPTY, "The page holds no text and no elements.") from None
    except etree.XMLSyntaxError as error:
        raise Unreadable(Reason.MALFORMED, f"The page cannot be parsed ({error.msg}).") from None
    bounds = [entry for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    if not bounds:
        return root, ()
    message = (
        f"The page is cut off at line {bounds[0].line}: its elements are nested, or a text is long, beyond what any page needs."
    )
    return root, (Note(code="truncated", message=message, severity="error", where=f"line {bounds[0].line}"),)


def _letters_in(body: HtmlElement) -> int:
    """Letters and digits of all text of the body except scripts and styles, counted apart from the reading."""
    total = letters(body.text or "")
    hidden = 0
    for element in body.iter():
        if element is not body:
            total += letters(element.tail or "")
            if isinstance(element.tag, str):
                total += letters(element.text or "")
    for element in body.iter(*UNSEEN):
        hidden += letters("".join(element.itertext())) if not _below_unseen(element) else 0
    return total - hidden


def _below_unseen(element: HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in UNSEEN


def _meta(root: HtmlElement, blocks: tuple[Block, ...]) -> dict[str, str]:
    """Title, site name, publisher, language and first heading, as far as the page tells them."""
    found: dict[str, str] = {}
    title = root.find(".//head/title")
    if title is not None and (title.text or "").strip():
        found["title"] = fold(title.text or "").strip()
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        content = fold(element.get("content") or "").strip()
        if name in _META and content and name not in found:
            found[name] = content[:500]
    if root.get("lang"):
        found["lang"] = str(root.get("lang"))[:40]
    for paragraph in paragraphs(blocks):
        if paragraph.kind == "heading" and paragraph.level == 1 and paragraph.furniture is None:
            found["h1"] = paragraph.text
            break
    return found


def _notes(reader: Reader, blocks: tuple[Block, ...]) -> list[Note]:
    notes: list[Note] = []
    kinds = Counter(p.furniture for p in paragraphs(blocks) if p.furniture is not None)
    if kinds:
        parts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        notes.append(Note(code="furniture", message=f"Paragraphs set aside as furniture of the page: {parts}."))
    struck = reader.tally.struck
    if struck:
        notes.append(
            Note(code="struck_out", message=f"Text that is struck out was left out ({len(struck)} pieces).", severity="warning",
                 words=" | ".join(struck)[:2000])
        )  # fmt: skip
    for what, count in sorted(reader.tally.counts.items()):
        notes.append(Note(code=what.replace(" ", "_"), message=f"{what.capitalize()}: {count}."))
    return notes
