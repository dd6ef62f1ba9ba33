"""Streams that inflate to far more than any plan holds, found before an engine opens the file and falls over them."""

from __future__ import annotations

import re
import zlib

from extractors.limits import Limits
from schemas.problems import Reason, Unreadable

_STREAM = re.compile(rb"stream\r?\n")
_SAMPLE = 2048
_SUSPICIOUS = 150
_LAYERS = 3
_CHUNK = 1 << 20


def refuse(data: bytes, limits: Limits) -> None:
    """Raise `Unreadable` (bomb) where a deflated stream, or one deflated several times, is a bomb.

    Only streams whose beginning inflates suspiciously well are followed to the limit, so an honest file costs next to nothing.
    """
    for found in _STREAM.finditer(data):
        if _inflates_past(memoryview(data)[found.end() :], limits.total_bytes, _LAYERS):
            raise Unreadable(Reason.BOMB, "The PDF holds a stream that inflates without measure; it is not read.")


def _inflates_past(data: memoryview | bytes, most: int, layers: int) -> bool:
    if layers == 0 or len(data) < 2 or data[0] & 0x0F != 8:
        return False
    inflater = zlib.decompressobj()
    try:
        head = inflater.decompress(data[:_SAMPLE], _SAMPLE * _SUSPICIOUS)
        if len(head) < _SAMPLE * _SUSPICIOUS * 0.9 and not inflater.unconsumed_tail:
            return len(head) < _CHUNK and _inflates_past(head, most, layers - 1)
        return _counts_past(inflater, data, most) or _inflates_past(head, most, layers - 1)
    except zlib.error:
        return False


def _counts_past(inflater: zlib._Decompress, data: memoryview | bytes, most: int) -> bool:
    total = _SAMPLE * _SUSPICIOUS
    rest: memoryview | bytes = inflater.unconsumed_tail + bytes(data[_SAMPLE : _SAMPLE + _CHUNK])
    at = _SAMPLE + _CHUNK
    while rest and not inflater.eof:
        total += len(inflater.decompress(rest, _CHUNK))
        if total > most:
            return True
        rest = inflater.unconsumed_tail
        if not rest:
            rest = data[at : at + _CHUNK]
            at += _CHUNK
    return False
