"""Colours of a workbook as they are shown."""

from __future__ import annotations

import pytest
from lxml import etree

from extractors.xlsx.colours import Colours

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = etree.fromstring(
    f'<a:theme xmlns:a="{A}"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="00703C"/></a:accent1>'
    "</a:clrScheme></a:themeElements></a:theme>"
)


@pytest.mark.parametrize(
    ("element", "shown"),
    [
        ('<c rgb="FF00B050"/>', "#00b050"),
        ('<c theme="4"/>', "#00703c"),
        ('<c theme="0"/>', "#ffffff"),
        ('<c theme="1"/>', "#000000"),
        ('<c theme="9"/>', "#70ad47"),
        ('<c theme="0" tint="-0.5"/>', "#808080"),
        ('<c theme="1" tint="0.5"/>', "#808080"),
        ('<c theme="4" tint="0"/>', "#00703c"),
        ('<c theme="4" tint="7"/>', "#00703c"),
        ('<c theme="4" tint="none"/>', "#00703c"),
        ('<c indexed="13"/>', "#ffff00"),
        ('<c indexed="64"/>', None),
        ('<c theme="12"/>', None),
        ('<c auto="1"/>', None),
        ('<c rgb="green"/>', None),
    ],
)
def test_what_a_colour_shows(element: str, shown: str | None) -> None:
    assert Colours(THEME).of(etree.fromstring(element)) == shown


def test_a_workbook_without_a_theme_has_offices_own() -> None:
    assert Colours(None).of(etree.fromstring('<c theme="4"/>')) == "#4472c4"
    assert Colours(None).of(None) is None
