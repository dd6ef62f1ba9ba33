"""PDFium's functions that are called once a character or object, through prototypes that keep Python's lock: twice as fast."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

_HANDLE, _PLACE, _INT = ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int


def _bound(name: str, *kinds: Any, gives: Any = ctypes.c_int) -> Any:
    pointer = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(gives, *kinds)(pointer)


unicode_of = _bound("FPDFText_GetUnicode", _HANDLE, _INT)
is_generated = _bound("FPDFText_IsGenerated", _HANDLE, _INT)
is_unmapped = _bound("FPDFText_HasUnicodeMapError", _HANDLE, _INT)
origin_of = _bound("FPDFText_GetCharOrigin", _HANDLE, _INT, _PLACE, _PLACE)
object_of = _bound("FPDFText_GetTextObject", _HANDLE, _INT, gives=_HANDLE)
matrix_of = _bound("FPDFText_GetMatrix", _HANDLE, _INT, _PLACE)
font_of = _bound("FPDFTextObj_GetFont", _HANDLE, gives=_HANDLE)
size_of = _bound("FPDFTextObj_GetFontSize", _HANDLE, _PLACE)
mode_of = _bound("FPDFTextObj_GetTextRenderMode", _HANDLE)
colour_of = _bound("FPDFPageObj_GetFillColor", _HANDLE, _PLACE, _PLACE, _PLACE, _PLACE)
page_object = _bound("FPDFPage_GetObject", _HANDLE, _INT, gives=_HANDLE)
form_object = _bound("FPDFFormObj_GetObject", _HANDLE, ctypes.c_ulong, gives=_HANDLE)
type_of = _bound("FPDFPageObj_GetType", _HANDLE)
segment_of = _bound("FPDFPath_GetPathSegment", _HANDLE, _INT, gives=_HANDLE)
step_of = _bound("FPDFPathSegment_GetType", _HANDLE)
closes = _bound("FPDFPathSegment_GetClose", _HANDLE)
point_of = _bound("FPDFPathSegment_GetPoint", _HANDLE, _PLACE, _PLACE)


def item_at(address: int) -> Any:
    """The handle of the page object at an address."""
    return ctypes.cast(address, raw.FPDF_PAGEOBJECT)
