"""Who of a lead field leads, sponsors or supports: labels ("Sponsor: …") and phrases (", supported by …")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.interpret.fields.folding import fold
from pipeline.interpret.fields.lead_kinds import lead_words
from pipeline.interpret.fields.time_words import phrase
from schemas.plan import LeadRole


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a lead field whose names have one role, with offsets."""

    start: int
    end: int
    role: LeadRole


@cache
def _labels() -> re.Pattern[str]:
    roles = lead_words()["roles"]
    names = {role: phrase(roles[role]) for role in ("lead", "sponsor", "support")}
    any_of = "|".join(f"(?P<{role}>{words})" for role, words in names.items())
    after_dash = any_of.replace("?P<", "?P<dash_")
    return re.compile(
        rf"(?:(?<![a-z])(?:{any_of})\s*(?:\(s\))?\s*(?::|=(?=\s)))|(?:(?:^|(?<=[;\n,(.]))\s*(?:{after_dash})\s*-\s)"
    )


@cache
def _phrases() -> re.Pattern[str]:
    roles = lead_words()["roles"]
    kept = phrase(roles["part_of_name"])
    return re.compile(
        rf"(?P<over>[,(]\s*(?:{phrase(roles['over'])})\s)|[,(]?\s*(?:(?<![a-z])(?:{phrase(roles['phrases'])})|(?<=[a-z)])\s+with(?!\s+(?:{kept})\b)|(?<=,)\s*with|(?<=\()with)(?:\s*:|\s)\s*"
    )


@cache
def _led() -> re.Pattern[str]:
    return re.compile(r"\s*(?:(?:jointly\s+)?led\s+by|owned\s+by|lead\s+by|overseen\s+by|delivered\s+by)\s+")


@cache
def _role_brackets() -> re.Pattern[str]:
    roles = lead_words()["roles"]
    any_of = "|".join(f"(?P<{role}>{phrase(roles[role])})" for role in ("lead", "sponsor", "support"))
    return re.compile(rf"\s*[(\[]\s*(?:{any_of})\s*[)\]]")


def stretches(text: str, role: LeadRole) -> list[Stretch]:
    """The stretches of a text with their roles; `role` is the field's own, where no label or phrase says another."""
    folded = fold(text)
    marks = list(_labels().finditer(folded))
    out: list[Stretch] = []
    begin = 0
    current = role
    for match in marks:
        if match.start() < begin:
            continue
        before = folded[begin : match.start()].rstrip()
        out += _by_phrases(folded, begin, match.start() - before.endswith("("), current)
        current = _role_of(match, role)
        begin = match.end()
        closer = folded.find(")", begin) if before.endswith("(") else -1
        if closer >= 0 and _labels().search(folded, begin, closer) is None:
            # A label in a bracket says nothing of the names behind that.
            out += _by_phrases(folded, begin, closer, current)
            current, begin = role, closer + 1
    return out + _by_phrases(folded, begin, len(folded), current)


def _role_of(match: re.Match[str], role: LeadRole) -> LeadRole:
    groups = match.groupdict()
    if groups["sponsor"] or groups["dash_sponsor"]:
        return "sponsor"
    if groups["support"] or groups["dash_support"]:
        return "support"
    return "lead" if role == "support" else role


def _by_phrases(folded: str, start: int, end: int, role: LeadRole) -> list[Stretch]:
    """Stretches between phrases of support or sponsorship, which hold up to the next ";", full stop or line."""
    led = _led().match(folded, start, end)
    at = led.end() if led else start
    out: list[Stretch] = []
    for match in _phrases().finditer(folded, at, end):
        if match.start() < at:
            continue
        limit = _limit(folded, match, end)
        out += [Stretch(at, match.start(), role), Stretch(match.end(), limit, "sponsor" if match["over"] else "support")]
        at = limit
    return [s for s in [*out, Stretch(at, end, role)] if folded[s.start : s.end].strip(" .,;()")]


def _limit(folded: str, match: re.Match[str], end: int) -> int:
    if "(" in match.group():
        closed = folded.find(")", match.end(), end)
        return closed if closed >= 0 else end
    stop = re.compile(r"[;\n]|\.\s").search(folded, match.end(), end)
    return stop.start() if stop else end


def bracketed_role(text: str, start: int, end: int) -> tuple[int, LeadRole | None]:
    """Where a lead's text ends when a bracket that only names its role ("(sponsor)") is left out, and that role."""
    found = list(_role_brackets().finditer(fold(text), start, end))
    if not found or text[found[-1].end() : end].strip(" ."):
        return end, None
    groups = found[-1].groupdict()
    role: LeadRole = "sponsor" if groups["sponsor"] else "support" if groups["support"] else "lead"
    return found[-1].start(), role
