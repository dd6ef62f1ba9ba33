"""XML as lxml gives it: the name of its elements, and children without comments."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element  # noqa: SLF001 (lxml names its elements so)


def elements(parent: Element) -> Iterator[Element]:
    """The child elements, without comments and processing instructions."""
    for one in parent:
        if isinstance(one.tag, str):
            yield one
