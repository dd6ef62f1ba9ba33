"""Bytes to Document: one module a format, chosen by what the bytes are."""
