"""Bytes to Document: one module a format, chosen by what the bytes are."""

from extractors.registry import FORMATS, extract

__all__ = ["FORMATS", "extract"]
