"""A sponsor, programme lead or voice of the staff told in a sentence: "Our executive sponsor is Ida Moss, Director of Care."."""

from __future__ import annotations

import re

from pipeline.interpret.fields.lead_kinds import named
from pipeline.interpret.fields.people import read_people

LONGEST = 240
_WORK = r"(?:this|the|our)\s(?:[\w-]+\s){0,5}?(?:plan|programme|strategy|work|project)"
_RANK = r"(?:executive|senior|corporate|board|plan|plan[’']s)"
# What a sentence adds to a name: "…, which has a seat on the board".
_MORE = r"(?:,\s(?:who|which|whose)\b[^.;]*)?\.?$"
_WHO = rf"(?P<who>[A-Z][^.;:]{{4,120}}?){_MORE}"
_NAMED = r"(?P<who>[A-Z][^.;:]{4,120}?)"
_TOLD = (
    ("plan_sponsor", rf"(?:The|Our|Its)\s(?:{_RANK}\s)?sponsor(?:\s(?:for|of)\s{_WORK})?\sis\s{_WHO}"),
    ("plan_sponsor", rf"(?:(?i:{_WORK})|It)\s(?:is|was|has been)\ssponsored\sby\s{_WHO}"),
    ("plan_sponsor", rf"{_NAMED},?\sis\s(?:the|our|its)\s(?:{_RANK}\s)?sponsor\s(?:for|of)\s{_WORK}\b[^.;]*\.?$"),
    ("programme_lead", rf"(?:The|Our|Its)\s(?:programme|project|plan)\slead(?:\s(?:for|of)\s{_WORK})?\sis\s{_WHO}"),
    ("programme_lead", rf"{_NAMED},?\sis\s(?:the|our|its)\s(?:programme|project|plan)\slead(?:\s(?:for|of)\s{_WORK})?{_MORE}"),
    ("programme_lead", rf"(?:The|Our|This)\s(?:[\w-]+\s){{0,3}}?(?:programme|project)\sis\sled\sby\s{_WHO}"),
    ("staff_voice_lead", rf"(?:The|Our|Its)\sstaff\svoice(?:\slead)?\sis\s(?:the\s)?{_WHO}"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _TOLD)
_BETWEEN = re.compile(r"(?<=[a-z0-9)’']{2}\.)\s+(?=[A-Z])")


def read_part(text: str) -> list[tuple[str, int, int]]:
    """Those whose part in the plan the sentences of a text tell, by name: the field and the offsets of the words about them.

    Only who speaks for the staff may be a group.
    """
    if len(text) > LONGEST or not ("sponsor" in text or "lead" in text or "led by" in text):
        return []
    out = []
    starts = [0, *(found.end() for found in _BETWEEN.finditer(text))]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        sentence = text[start:end].rstrip()
        for name, pattern in _PATTERNS:
            found = pattern.match(sentence)
            if found is not None and (name == "staff_voice_lead" or _names_person(found["who"])):
                out.append((name, start + found.start("who"), start + found.end("who")))
    return out


def _names_person(words: str) -> bool:
    people = read_people(words, "sponsor")
    return bool(people) and all(one.name and named(words[slice(*one.name)]).kind == "person" for one in people)
