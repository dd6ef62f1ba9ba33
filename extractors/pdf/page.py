"""A page of pdfplumber that is filled with objects instead of being parsed: its finders work on it unchanged."""

from __future__ import annotations

from typing import Any

from pdfplumber.page import Page

from extractors.pdf.pieces import Objects


class GeometryPage(Page):
    """pdfplumber's page over given objects; it knows no pdfminer page."""

    def __init__(self, number: int, size: tuple[float, float], objects: Objects, links: list[dict[str, Any]]) -> None:
        self.root_page = self
        self.pdf = None  # type: ignore[assignment]
        self.page_number = number
        self.rotation = 0
        self.initial_doctop = 0
        self.bbox = self.mediabox = self.cropbox = (0.0, 0.0, *size)
        self._given = objects
        self._links = links

    def parse_objects(self) -> Objects:
        """The given objects."""
        return self._given

    @property
    def hyperlinks(self) -> list[dict[str, Any]]:
        """The given links."""
        return self._links
