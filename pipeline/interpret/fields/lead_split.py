"""Where a list of leads is cut: at ";", "/", "," and "and", but only between whole names, posts and teams."""

from __future__ import annotations

import re

from pipeline.interpret.fields.folding import alike, trim
from pipeline.interpret.fields.lead_kinds import Named, is_service, named, word_set

Span = tuple[int, int]

_HARD = re.compile(r"[;|\n•·]")
_STOP = re.compile(r"(?<=[a-z)]{2})\.\s+(?=[A-Z])|(?<=\))\.\s+(?=[A-Z])")
_COMMA = re.compile(r",")
_SOFT = re.compile(r"\s+(?:and|And|AND|plus|&|\+|as well as)\s+|(?<=\S)(?:\s*/\s*)(?=\S)")
_GLUED = re.compile(
    r"(?<=\))\s+(?=[A-Z])"
    r"|(?<=[a-z])\s+(?=[A-Z]{2,5}\s+[A-Z][\w&]*\s+[A-Z])"
    r"|(?<=s)'?\s+(?=[A-Z]{2,5}\s+[A-Z])"
    r"|(?<=[A-Za-z])\s+(?=(?:Deputy |Assistant |Interim |Acting )?(?:Heads?|Directors?) of\b)"
)
_AND = re.compile(r"(?:^|\s)(?:and|&)(?:\s|$)", re.I)
_LEADING_AND = re.compile(r"(?:and|&|as well as)\s+", re.I)
_TRAILING_AND = re.compile(r"\s(?:and|&)$", re.I)
_EDGES = ".,:;-–—/&"


def split_leads(text: str, start: int, end: int) -> list[Span]:
    """The offsets of each person, post, team or board that a stretch of text lists."""
    out: list[Span] = []
    for span in _cut(text, start, end, _HARD):
        for sentence in _cut(text, *span, _STOP):
            for listed, in_list in _at_commas(text, *sentence):
                for part in _unglued(text, *listed):
                    out += _at_ands(text, *part, in_list=in_list)
    return [span for span in (_tidied(text, *part) for part in out) if span[0] < span[1]]


def _tidied(text: str, start: int, end: int) -> Span:
    start, end = trim(text, start, end, _EDGES)
    lead, rest = _LEADING_AND.match(text, start, end), _TRAILING_AND.search(text[start:end])
    return (lead.end() if lead else start), (start + rest.start() if rest else end)


def _cut(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[Span]:
    """The stretches between separators that stand outside brackets."""
    depths = _depths(text, start, end)
    out: list[Span] = []
    at = start
    for match in separator.finditer(text, start, end):
        if depths[match.start() - start] == 0 and match.start() >= at:
            out.append((at, match.start()))
            at = match.end()
    return [*out, (at, end)]


def _depths(text: str, start: int, end: int) -> list[int]:
    """How many brackets are open at each place; one that is never closed counts for nothing."""
    depths: list[int] = []
    depth = 0
    for at in range(start, end):
        c = text[at]
        if c in "([" and text.find(")" if c == "(" else "]", at, end) >= 0:
            depth += 1
        depths.append(depth)
        if c in ")]" and depth:
            depth -= 1
    return depths


# commas


def _at_commas(text: str, start: int, end: int) -> list[tuple[Span, bool]]:
    """The stretches between commas that part two leads, each with whether there are several."""
    chunks = [span for span in (trim(text, *s) for s in _cut(text, start, end, _COMMA)) if span[0] < span[1]]
    chunks = _merge_lists_of_words(text, chunks)
    out: list[Span] = []
    for at, chunk in enumerate(chunks):
        if out and _belongs(text, out[-1], chunk, last=at == len(chunks) - 1, alone=len(chunks) == 2):
            out[-1] = (out[-1][0], chunk[1])
        else:
            out.append(chunk)
    return [(span, len(out) > 1) for span in out]


def _merge_lists_of_words(text: str, chunks: list[Span]) -> list[Span]:
    """Plain words up to the one with "and" make one name, as in "Safety, Health and Wellbeing Manager"."""
    out: list[Span] = []
    at = 0
    while at < len(chunks):
        upto = at
        while upto < len(chunks) and _plain_word(text[slice(*chunks[upto])]):
            upto += 1
        if upto > at and upto < len(chunks) and _ends_list(text[slice(*chunks[upto])]):
            out.append((chunks[at][0], chunks[upto][1]))
            at = upto + 1
        else:
            out.append(chunks[at])
            at += 1
    return out


def _plain_word(text: str) -> bool:
    what = named(text)
    return what.kind == "plain" and len(what.words) == 1 and not _AND.search(text)


def _ends_list(text: str) -> bool:
    parts = re.split(r"(?:^|\s)(?:and|&)\s", alike(text), maxsplit=1, flags=re.I)
    if len(parts) < 2:
        return False
    first, second = named(parts[0]), named(parts[1])
    if first.headed or first.kind in {"abbreviation", "person"} or len(first.words) > 1:
        return False
    return second.complete or (second.kind == "plain" and len(second.words) == 1)


def _belongs(text: str, current: Span, chunk: Span, *, last: bool, alone: bool) -> bool:
    """Whether what follows a comma belongs to the lead before it."""
    pieces = [trim(text, *s) for s in _cut(text, *current, _COMMA)]
    before, after = named(_last_listed(text, *pieces[-1])), named(text[slice(*chunk)])
    if _LEADING_AND.match(text[slice(*chunk)]):
        return False
    if named(text[slice(*pieces[0])]).kind == "person":
        if after.kind == "person":
            return False
        return len(pieces) == 1 or (after.kind != "post" and _completes(before, after, text[slice(*chunk)]))
    if before.kind != "post":
        return False
    if after.kind == "person":
        return alone and last and not before.plural and not _AND.search(text[slice(*current)])
    return after.kind != "post" and len(pieces) == 1 and _completes(before, after, text[slice(*chunk)])


def _last_listed(text: str, start: int, end: int) -> str:
    return text[slice(*_at_ands(text, start, end, in_list=False)[-1])]


def _completes(post: Named, after: Named, printed: str) -> bool:
    """Whether a place, field or team completes the post before the comma."""
    if after.kind == "team":
        return not post.plural and (post.bare or not (post.complete or post.head_first))
    if is_service(printed):
        return post.bare or not post.plural
    return post.bare and not post.plural


# "and", "&", "/"


def _at_ands(text: str, start: int, end: int, *, in_list: bool) -> list[Span]:
    """The stretches between "and", "&" and "/" that part two whole names."""
    cuts = [m for m in _SOFT.finditer(text, start, end) if not _in_brackets(text, start, m.start())]
    ends = [*(m.start() for m in cuts[1:]), end][: len(cuts)]
    out: list[Span] = []
    at = start
    for match, until in zip(cuts, ends, strict=True):
        left, right = text[at : match.start()], text[match.end() : until]
        slash = "/" in match.group()
        listed = in_list and not named(text[match.end() : end]).headed
        whole = _parts_at_slash(left, right, match.group()) if slash else _parts_at_and(left, right, in_list=listed)
        if whole:
            out.append((at, match.start()))
            at = match.end()
    return [*out, (at, end)]


def _in_brackets(text: str, start: int, at: int) -> bool:
    before = text[start:at]
    return before.count("(") > before.count(")") and ")" in text[at:]


def _parts_at_and(left: str, right: str, *, in_list: bool) -> bool:
    one, two = named(left), named(right)
    if one.kind == "person" or (two.kind == "person" and named(left.split(",")[0]).kind == "person"):
        return two.kind in {"person", "post", "team"} or (named(left.split(",")[0]).kind == "person" and two.kind == "person")
    if not one.headed:
        return _after_unheaded(one, two, in_list=in_list)
    if two.kind == "post":
        return not (len(one.words) == 1 and not one.plural and one.words[0] in two.words and two.head_first)
    if two.kind == "team":
        return not (one.head_first and one.words[0] in word_set("fields", "holders")) and not _open(one, left)
    return (not _open(one, left) and two.kind != "plain") or (one.complete and two.kind == "plain" and bool(two.words))


def _open(one: Named, left: str) -> bool:
    """Whether the name on the left goes on after "and": "Director of HR and OD", "Executive Director ACS and CS"."""
    if left.rstrip().endswith(")"):
        return False
    if one.kind == "post" and one.head_first:
        return not (one.complete and one.words[-1] not in {"staff", "colleagues", "members"})
    return not one.complete


def _after_unheaded(one: Named, two: Named, *, in_list: bool) -> bool:
    if two.kind == "post" and two.words[0] in word_set("fields", "openers") and one.words:
        return (
            one.kind in {"abbreviation", "person"}
            or len(one.words) > 1
            or two.words[0] in {"head", "heads", "director", "directors"}
        )
    if two.kind in {"abbreviation", "plain"}:
        return in_list and "abbreviation" in {one.kind, two.kind}
    return len(one.words) > 1 and one.acronym_last and two.kind == "team" and len(two.words) > 2


def _parts_at_slash(left: str, right: str, mark: str) -> bool:
    one, two = named(left), named(right)
    spaced = mark != mark.strip()
    if one.headed:
        return two.headed or spaced or not _open(one, left)
    if not two.headed:
        return bool(one.words and two.words)
    if two.kind == "post" and two.words[0] in word_set("fields", "openers"):
        return True
    if spaced:
        return one.kind in {"abbreviation", "person"} or len(one.words) > 1
    return one.kind == "abbreviation" and len(two.words) > 2


# two leads without anything between them


def _unglued(text: str, start: int, end: int) -> list[Span]:
    """Two posts or two teams that a lost line break or comma left side by side."""
    for match in _GLUED.finditer(text, start, end):
        if _in_brackets(text, start, match.start()):
            continue
        left, right = named(text[start : match.start()]), named(text[match.end() : end])
        if _two_whole(left, right):
            if left.words[-1] in {"deputy", "assistant", "and"} or text[start : match.start()].rstrip()[-1:] in "&/-,":
                continue
            return [(start, match.start() + (text[match.start()] == "'")), *_unglued(text, match.end(), end)]
    return [(start, end)]


def _two_whole(left: Named, right: Named) -> bool:
    if left.kind == right.kind == "post":
        return (left.complete or left.head_first) and left.words[-1] != "of"
    return left.kind == right.kind == "team" and left.complete and right.complete and len(right.words) > 2
