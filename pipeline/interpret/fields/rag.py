"""The RAG status of an action, as printed and in lower case."""

from __future__ import annotations

import re

from pipeline.interpret.fields.folding import fold

_COLOUR = r"(?:red|amber|green|blue|yellow|black|grey|gray|purple|orange|white|brag)"
_LABEL = re.compile(r"\bb?rag\b", re.IGNORECASE)
LONGEST_STATUS = 3
_LETTER = r"[ragb]"
_CODED = re.compile(rf"\(?{_COLOUR}(?:\s?[/&-]\s?{_COLOUR})?(?:\s?[-:(]?\s?[0-9]{{1,4}}\)?)?\)?\.?")
_LETTERS = re.compile(rf"\(?{_LETTER}(?:\s?[/-]\s?{_LETTER})?\)?")
_LED = re.compile(rf"(?:rag(?: status| rating)?\s?[:=-]\s?)?({_COLOUR})(?=\s*(?:[-:;,.(\n]|$))")


def read_rag(text: str, label: str = "", *, coded: bool = False) -> str | None:
    """The status as printed, in lower case ("green", "a/g", "green 043"); None where the text is no such status.

    A colour that leads a longer text ("Amber - awaiting the survey") is the status; a colour inside a sentence is not. A few
    words under a label of colours ("BRAG") are it though they name none: "Not due". So are they among colours, and under any
    label of a status that a report on progress is told apart from (`coded`).
    """
    folded = " ".join(fold(text[:400]).split())
    if _CODED.fullmatch(folded) or _LETTERS.fullmatch(folded):
        return " ".join(text.lower().split()).strip("().")
    led = _LED.match(folded)
    if led:
        return led.group(1)
    few = len(text.split()) <= LONGEST_STATUS and not any(c.isdigit() for c in text)
    return " ".join(text.lower().split()) if few and (coded or _LABEL.search(label)) else None


def rag_likeness(text: str) -> float:
    """How sure it is that a text as a whole is a RAG status, 0 to 1."""
    folded = " ".join(fold(text[:400]).split())
    if _CODED.fullmatch(folded):
        return 1.0
    if _LETTERS.fullmatch(folded):
        return 0.8
    return 0.5 if read_rag(text) is not None else 0.0
