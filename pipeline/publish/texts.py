"""Texts of plans as they may stand in any file that goes out: what would act there is shown as a mark."""

from __future__ import annotations

import re

from pipeline.benchmarks.writing import seen
from pipeline.text_gate import gate_text

_ALSO = re.compile(r"[\u061c\u2028\u2029\ufff9-\ufffb]")
_WEB = re.compile(r"https?://[^\s\"'<>\\]{1,2000}", re.IGNORECASE)


def shown(text: str) -> str:
    """A text without lone surrogates; control and direction characters are marks and do nothing."""
    return _ALSO.sub("\ufffd", seen(gate_text(text.replace("\r\n", "\n").replace("\r", "\n"))))


def web_address(text: str | None) -> str | None:
    """An address that a browser may follow: http or https and nothing else; None for all others."""
    return text if text is not None and _WEB.fullmatch(text) and shown(text) == text else None
