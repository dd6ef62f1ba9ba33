"""The abbreviations that a document declares for its services: "Adult Care Services (ACS)", "CS (Children's Services)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.interpret.fields.figures import Lexicon
from pipeline.interpret.fields.folding import alike
from schemas.plan import Service

_FULL_FIRST = re.compile(r"((?:[A-Za-z&,'-]+ ){0,6}[A-Za-z&'-]+) ?\((?:the |or )?[\"']?([A-Z][A-Z&]{1,6})[\"']?\)")
_SHORT_FIRST = re.compile(
    r"\b([A-Z][A-Z&]{1,6}) ?(?:\(|= ?|- |: |(?:means|is short for|stands for|refers to) )"
    r"(?=((?:[A-Z][A-Za-z&,']+|and|of|&)(?: (?:[A-Z][A-Za-z&,']+|and|of|for|&)){0,6}))"
)
_MAY_DECLARE = re.compile(r"[(=:]| - | (?:means|is short for|stands for|refers to) ")
_ADULTS = re.compile(r"\b(?:adults?|adults'|adult's)\b", re.IGNORECASE)
_CHILDREN = re.compile(r"\b(?:children|childrens|children's|families|young people)\b", re.IGNORECASE)
_TEXT_LIMIT = 4000
# Families and young people are also those whom staff meet.
_NAMED = re.compile(r"\b(?:adults?|adult's|children|childrens|children's)\b", re.IGNORECASE)
# What says of the whole plan, or of those who take part in the standard, which service it is about:
# "This plan covers adult social care only".
_PLAN = re.compile(
    r"\b(?:plan|report|document|return|submission|(?:took|takes?|taken|taking) part|participat(?:e[sd]?|ing))\b", re.IGNORECASE
)
# "This plan covers the people whom we employ in adult social care."
_THIS_PLAN = re.compile(
    r"^\s*this (?:plan|report|document|page) (?:covers|is (?:about|for)|applies to|relates to)"
    r" (?:the |our |all |those )*(?:people|staff|workforce|employees|colleagues|workers)\b",
    re.IGNORECASE,
)
_COVERS = re.compile(
    r"\b(?:covers?|covering|about|for|applies|apply|relates?|concerns?|deals?|looks?|limited|restricted|confined|scope|include[sd]?)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|alone|solely|exclusively)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:actions?|objectives?|sections?|figures?|metrics?|tables?|surveys?|workshops?|sessions?|courses?|not|except)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?;]+[.!?;]?")


def declared_services(texts: Iterable[str], lexicon: Lexicon) -> dict[str, Service]:
    """Abbreviation → service as the document itself spells them out; the first declaration of each counts.

    The vocabulary's own abbreviations need no declaration; a declared one beats it.
    """
    out: dict[str, Service] = {}
    for text in texts:
        if not _MAY_DECLARE.search(text):
            continue
        for full, short in _declarations(alike(text[:_TEXT_LIMIT])):
            service = _service(full, short)
            if service is not None:
                out.setdefault(short, service)
    return out


def plan_service(texts: Sequence[str]) -> tuple[Service, int] | None:
    """The one service that a sentence says the plan is about, and which text says so; None where two differ or none does."""
    found: list[tuple[Service, int]] = []
    for at, text in enumerate(texts):
        if len(text) > _TEXT_LIMIT or not _PLAN.search(text):
            continue
        for sentence in _SENTENCE.findall(alike(text)):
            service = _limited_to(sentence)
            if service is not None:
                found.append((service, at))
    return found[0] if len({service for service, _ in found}) == 1 else None


def _limited_to(sentence: str) -> Service | None:
    adults, children = bool(_ADULTS.search(sentence)), bool(_CHILDREN.search(sentence))
    only = all(pattern.search(sentence) for pattern in (_PLAN, _COVERS, _ONLY))
    told = (only or _THIS_PLAN.match(sentence)) and not _OTHER.search(sentence)
    if adults == children or not told:
        return None
    return "adults" if adults else "children"


def names_service(text: str) -> bool:
    """Whether a text says of itself which service it is about, or that it is about both."""
    return bool(_NAMED.search(text))


def _declarations(text: str) -> Iterable[tuple[str, str]]:
    for match in _FULL_FIRST.finditer(text):
        yield match.group(1), match.group(2)
    for match in _SHORT_FIRST.finditer(text):
        yield match.group(2), match.group(1)


def _service(full: str, short: str) -> Service | None:
    """The service of a spelt-out name whose initials the abbreviation is; None for any other abbreviation."""
    words = list(re.findall(r"[A-Za-z']+|&", full))
    tail = _initialled(words, short)
    if tail is None:
        return None
    name = " ".join(tail)
    adults, children = bool(_ADULTS.search(name)), bool(_CHILDREN.search(name))
    if adults and children:
        return "both"
    return "adults" if adults else "children" if children else None


def _initialled(words: list[str], short: str) -> list[str] | None:
    """The shortest run of words at the end whose initials hold the abbreviation's letters in order, the first one first."""
    letters = short.replace("&", "").upper()
    for length in range(1, min(len(words), 8) + 1):
        tail = words[-length:]
        if tail[0][0] != letters[0]:
            continue
        at = 0
        for word in tail:
            if at < len(letters) and word[0].upper() == letters[at]:
                at += 1
        if at == len(letters):
            return tail
    return None
