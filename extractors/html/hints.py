"""What tags, roles, names and words of a page hint at: its main part, its furniture, parts that are folded away."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from schemas.document import Furniture

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
NEAR = 60
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_VEILED = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-?only|screen-?reader(?:-text)?|element-invisible|show-for-sr)(?:$|[\s_-])"
)
_LONGEST_COMMAND = 3
_PANEL = re.compile(r" (?:panel|accordion|collapse|collapsible|expander|toggle|tab|tabs|content|section|details|body) ")


@cache
def words() -> dict[str, Any]:
    """The hints, from the data file."""
    return tomllib.loads((resources.files("extractors") / "data" / "furniture.toml").read_text("utf-8"))


def main_rank(element: HtmlElement) -> int | None:
    """How plainly an element says that it holds the main content: 0 by tag or role, 1 and 2 by its names; None: not at all."""
    if not isinstance(element.tag, str):
        return None
    if element.tag == "main" or element.get("role") == "main":
        return 0
    if element.tag == "article":
        return 1
    if element.tag not in {"div", "section", "td"}:
        return None
    if " ".join(_TOKEN.findall(element.get("id") or "")).lower() in words()["main"]["ids"]:
        return 1
    tokens = tokens_of(element)
    return 2 if any(f" {name} " in tokens for name in words()["main"]["classes"]) else None


def plain_kind(element: HtmlElement) -> Furniture | None:
    """What tag or role say: the site's header, footer or navigation."""
    role = element.get("role") if isinstance(element.tag, str) else None
    for kind, roles in words()["roles"].items():
        if role in roles:
            return kind  # type: ignore[no-any-return]
    return {"nav": "navigation", "header": "header", "footer": "footer"}.get(element.tag)  # type: ignore[return-value]


@cache
def name_pattern(kind: Furniture) -> re.Pattern[str]:
    """Names that say that a part is furniture of a kind, to be searched in an element's tokens."""
    return re.compile(f" (?:{'|'.join(map(re.escape, words()['names'][kind]))}) ")


@cache
def weak_name_pattern() -> re.Pattern[str]:
    """Names that say so only of parts with links or controls in them."""
    return re.compile(f" (?:{'|'.join(map(re.escape, words()['weak_names']['navigation']))}) ")


def nearest_above(element: HtmlElement) -> Iterator[HtmlElement]:
    """The nearest elements that hold this one: enough for any page that a person made."""
    return islice(element.iterancestors(), NEAR)


def is_hidden(element: HtmlElement) -> bool:
    """Whether the element itself says that it is not shown."""
    return "hidden" in element.attrib or bool(_HIDDEN.search((element.get("style") or "")[:2000]))


def is_veiled(element: HtmlElement) -> bool:
    """Whether an element's text is for those only who have the page read to them."""
    return _VEILED.search((element.get("class") or "").lower()) is not None


def is_command(element: HtmlElement) -> bool:
    """Whether a link alone in its place is a word or two that only a veiled rest makes whole: "Change", "Comment (on …)"."""
    holder = element.getparent()
    if element.tag != "a" or holder is None or text_of(holder).strip() != text_of(element).strip():
        return False
    veiled = [text_of(inner).strip() for inner in islice(element.iter("span"), NEAR) if is_veiled(inner)]
    shown = text_of(element).strip()
    if len(veiled) != 1 or not veiled[0] or not shown.endswith(veiled[0]) or not veiled[0][0].isalpha():
        return False
    return 0 < len(shown.removesuffix(veiled[0]).split()) <= _LONGEST_COMMAND


def is_panel(element: HtmlElement) -> bool:
    """A part that is only folded away: a tab or an accordion's panel, which a click would show."""
    if element.get("hidden") == "until-found" or element.get("role") in {"tabpanel", "region"}:
        return True
    return bool(element.get("aria-labelledby")) or bool(_PANEL.search(tokens_of(element)))


def opens_panel(element: HtmlElement) -> bool:
    """A button that is the heading of an accordion's panel."""
    if element.tag != "button":
        return False
    if any(above.tag in HEADINGS or above.tag == "summary" for above in nearest_above(element)):
        return True
    return bool(element.get("aria-expanded") and element.get("aria-controls")) or "accordion" in tokens_of(element)


def tokens_of(element: HtmlElement) -> str:
    """Class and id as tokens between blanks (" node content "), at most a thousand characters of them."""
    names = f"{element.get('class') or ''}|{element.get('id') or ''}"[:1000]
    if len(names) < 2:
        return ""
    found = _TOKEN.findall(names.replace("|", "0"))
    return f" {' '.join(found).lower()} " if found else ""


def text_of(element: HtmlElement) -> str:
    """All its text, at most 2,000 characters."""
    return "".join(element.itertext())[:2000]


def first_phrase_of(element: HtmlElement) -> str:
    """The words of the heading, paragraph or legend that an element begins with."""
    first = next((e for e in islice(element.iter(), NEAR) if e.tag in HEADINGS or e.tag in {"p", "legend"}), None)
    return phrase_of(first) if first is not None else ""


def phrase_of(element: HtmlElement) -> str:
    """Its words in lower case, without signs."""
    return " ".join(re.findall(r"[a-z']+", text_of(element)[:200].lower().replace("’", "'")))
