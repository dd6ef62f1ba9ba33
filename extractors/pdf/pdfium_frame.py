"""Where PDFium's coordinates are displayed: its own space begins at the page's bottom left, whatever is cropped or turned."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as raw


class Frame:
    """A page as displayed: what its coordinates are from the top left, its crop box and its rotation applied."""

    def __init__(self, page: Any) -> None:
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        self._left, self._bottom, self._right, self._top = box.left, box.bottom, box.right, box.top
        self._turns = raw.FPDFPage_GetRotation(page) % 4
        self.width = round(raw.FPDF_GetPageWidthF(page), 3)
        self.height = round(raw.FPDF_GetPageHeightF(page), 3)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page's own space is displayed."""
        if self._turns == 0:
            return x - self._left, self._top - y
        if self._turns == 1:
            return y - self._bottom, x - self._left
        if self._turns == 2:
            return self._right - x, y - self._bottom
        return self._top - y, self._right - x

    def direction(self, a: float, b: float) -> tuple[float, float]:
        """A vector of the page's own space as displayed, its second part still pointing up."""
        return ((a, b), (b, -a), (-a, -b), (-b, a))[self._turns]
