"""Fields of a DOCX: which text is a field's result, which is its code, and whether a table of contents is open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.docx.names import Element, W, val

_DEEPEST = 50
_CONTENTS = ("TOC", "INDEX", "TOA")
_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF")
_ADDRESS = re.compile(r'^\s*HYPERLINK\s+"?([^"\s]+)"?', re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    code: str = ""
    result: bool = False

    @property
    def name(self) -> str:
        return (self.code.split() or [""])[0].upper()


class Fields:
    """The fields that are open while a part is read; a beginning without an end is passed over."""

    def __init__(self, root: Element) -> None:
        self._open: list[_Field] = []
        self._matched = _matched(root)

    def mark(self, element: Element) -> None:
        """A field's beginning, middle or end (w:fldChar)."""
        if element not in self._matched:
            return
        kind = val(element, "fldCharType")
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].result = True
        elif self._open:
            self._open.pop()

    def code(self, text: str) -> None:
        """A piece of a field's code (w:instrText)."""
        if self._open and not self._open[-1].result and len(self._open[-1].code) < 1000:
            self._open[-1].code += text

    def enter(self, code: str) -> None:
        """A simple field, whose code is known at once."""
        self._open.append(_Field(code, result=True))

    def leave(self) -> None:
        """The end of a simple field."""
        if self._open:
            self._open.pop()

    @property
    def shows(self) -> bool:
        """Whether text is shown: no open field is still at its code."""
        return all(one.result for one in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether text stands in a table of contents or an index."""
        return any(one.result and one.name in _CONTENTS for one in self._open)

    @property
    def is_page(self) -> bool:
        """Whether text is a page number."""
        return any(one.name in _PAGES for one in self._open)

    @property
    def address(self) -> str | None:
        """The address of the innermost HYPERLINK field that is open, or None."""
        for one in reversed(self._open):
            found = _ADDRESS.match(one.code)
            if found and not found.group(1).startswith("\\"):
                return found.group(1)
        return None


def _matched(root: Element) -> set[Element]:
    """The marks of complete fields: each beginning with its middle and end, properly nested."""
    matched: set[Element] = set()
    stack: list[list[Element]] = []
    for element in root.iter(f"{W}fldChar"):
        kind = val(element, "fldCharType")
        if kind == "begin":
            stack.append([element])
            if len(stack) > _DEEPEST:
                stack.pop(0)
        elif stack and kind == "separate":
            stack[-1].append(element)
        elif stack and kind == "end":
            matched.update(stack.pop(), [element])
    return matched
