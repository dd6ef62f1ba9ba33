"""How like one name a stretch of a lead field is, that conjunctions, commas or strokes divide: a cost, 0 for a plain name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.interpret.fields.lead_kinds import Named, is_service, lead_words, named, word_set

# What a division of each kind costs when two leads are cut there. A joint that is no word or mark ("glue") costs most.
CUT = {",": 0.2, ",and": 0.3, "and": 0.4, " / ": 0.0, "/": 0.3, "glue": 0.6}
INVALID = 5.0
_FULL_NAME = 3
_PAIR = 1.0
_LONE = 0.3
# A comma between a post and a service, which completes it more often than it begins the next lead.
_SERVICE = 0.15
_GLUE = 1.2
# A post completed by a field of a single word, which may as well be the next of a list.
_BARE_FIELD = {1: 0.15}
# A further field after a head's own, by the mark before it.
_FURTHER = {",": 0.1, ",and": 0.2, "and": 0.3, "/": 0.2, " / ": 1.1, "glue": 0.0}
_INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.?)?")
_SINGLE = {"person": 0.0, "post": 0.0, "team": 0.0, "abbreviation": 0.0, "service": 0.2}


def cut_cost(left: str, mark: str, right: str) -> float:
    """What it costs to cut two leads apart at a mark; more inside a pair ("D and I"), after a lone field, before a service."""
    one, two = named(left), named(right)
    around = [*one.words[-1:], *two.words[:1]]
    pair = around in lead_words()["fields"]["pairs"] or (len(around) == 2 and len("".join(around)) == 2)
    lone = mark == "," and one.kind == "plain" and len(one.words) == 1
    service = mark == "," and one.kind == "post" and two.kind != "abbreviation" and is_service(right)
    return CUT[mark] + (_PAIR if pair and mark in {"and", "/"} else 0.0) + (_LONE if lone else _SERVICE if service else 0.0)


@lru_cache(2048)
def name_cost(parts: tuple[str, ...], marks: tuple[str, ...], *, alone: bool = False) -> float:
    """The cost of reading parts, with the marks between them, as one lead; `alone` where nothing else is in the list."""
    if "glue" in marks:
        return _glued(parts, marks, alone=alone)
    if len(parts) == 1:
        return _single(named(parts[0]))
    kinds = [named(part) for part in parts]
    if kinds[0].kind == "person":
        return _person(parts, marks, kinds)
    if marks == (",",) and kinds[0].kind == "plain" and len(kinds[0].words) == 1 and _INITIAL.fullmatch(parts[1]):
        return 0.1
    return min(_completed(parts, marks, kinds, alone=alone), _for_services(parts, marks), _listed(parts, marks, kinds))


def _for_services(parts: tuple[str, ...], marks: tuple[str, ...]) -> float:
    """A post that two services or fields complete, or a bare one that two fields do which belong together.

    "Assistant Director, Children and Families", "Service Manager, Quality and Safety".
    """
    if marks[-2:] != (",", "and"):
        return INVALID
    post, first, last = named(_whole(parts[:-2], marks[:-2])), named(parts[-2]).words, named(parts[-1]).words
    pair = len(first) == len(last) == 1 and [*first, *last] in lead_words()["fields"]["pairs"]
    belong = pair and post.kind == "post" and post.bare and not post.plural
    if not belong and not all(map(is_service, parts[-2:])) and not all(map(_is_field, parts[-2:])):
        return INVALID
    return name_cost((*parts[:-2], _whole(parts[-2:], marks[-1:])), marks[:-1])


def _is_field(text: str) -> bool:
    """Whether a stretch names nothing but a field of work, in words or by its usual letters ("HR")."""
    what = named(text)
    if what.kind == "abbreviation":
        return what.words[0] in word_set("fields", "acronyms")
    return what.kind == "plain" and not what.acronyms and set(what.words) <= word_set("fields", "words")


def _single(what: Named) -> float:
    if what.kind == "plain":
        return 0.1 if what.acronym_last else 1.0 if len(what.words) == 1 else 0.6
    return _SINGLE[what.kind]


def _glued(parts: tuple[str, ...], marks: tuple[str, ...], *, alone: bool) -> float:
    """Parts with nothing but a blank between them: one, unless both are whole posts or teams."""
    at = marks.index("glue")
    left, right = named(parts[at]), named(parts[at + 1])
    rest = named(_whole(parts[at + 1 :], marks[at + 1 :]))
    if two_whole(left, right) or two_whole(left, rest):
        return INVALID
    whole = left.complete and left.kind in {"post", "team"} and left.words[-1] not in word_set("posts", "before")
    apart = _GLUE if whole or parts[at].endswith(")") else 0.0
    merged = (*parts[:at], f"{parts[at]} {parts[at + 1]}", *parts[at + 2 :])
    return apart + name_cost(merged, (*marks[:at], *marks[at + 1 :]), alone=alone)


def two_whole(left: Named, right: Named) -> bool:
    """Whether two stretches side by side are two posts or two teams of their own."""
    if left.kind == right.kind == "post":
        unfinished = left.words[-1] in {"of", "for", "and"} or left.words[-1] in word_set("posts", "before")
        return (left.complete or left.head_first) and not unfinished
    return left.kind == right.kind == "team" and left.complete and right.complete and len(right.words) > 2


def _person(parts: tuple[str, ...], marks: tuple[str, ...], kinds: Sequence[Named]) -> float:
    """A person and, after a comma, the post: "J Smith, Head of HR"; nothing else can follow a person in one lead."""
    if marks[0] != "," or kinds[1].kind == "person":
        return INVALID
    rest = name_cost(parts[1:], marks[1:])
    return rest if rest >= INVALID else min(rest, 0.1)


def _completed(parts: tuple[str, ...], marks: tuple[str, ...], kinds: Sequence[Named], *, alone: bool) -> float:
    """A post and, after a comma, the place, field or team that completes it; or the person who holds it."""
    if marks[-1] != ",":
        return INVALID
    before = named(_whole(parts[:-1], marks[:-1]))
    base = name_cost(parts[:-1], marks[:-1])
    if before.kind != "post" or base >= INVALID:
        return INVALID
    if kinds[-1].kind == "person":
        return 0.1 if alone and len(parts) == 2 and not before.plural else INVALID
    if kinds[-1].kind == "post" or not _completes(before, kinds[-1], parts[-1]):
        return INVALID
    return base + (0.0 if kinds[-1].kind == "team" or is_service(parts[-1]) else _BARE_FIELD.get(len(kinds[-1].words), 0.1))


def _completes(post: Named, after: Named, printed: str) -> bool:
    if after.kind == "team":
        return not post.plural and (post.bare or not (post.complete or post.head_first))
    if is_service(printed):
        return post.bare or not post.plural
    return post.bare and not post.plural


def _whole(parts: Sequence[str], marks: Sequence[str]) -> str:
    words = {",": ", ", ",and": ", and ", "and": " and ", "/": "/", " / ": " / ", "glue": " "}
    return parts[0] + "".join(words[mark] + part for mark, part in zip(marks, parts[1:], strict=True))


def _listed(parts: tuple[str, ...], marks: tuple[str, ...], kinds: Sequence[Named]) -> float:
    """Fields before a head ("Safety, Health and Wellbeing Manager"), after it ("Director of HR and OD"), or without one."""
    if not _in_order(marks):
        return INVALID
    heads = [n for n, what in enumerate(kinds) if what.headed]
    if not heads:
        return _headless(kinds, marks)
    if any(what.kind == "person" for what in kinds[: heads[0]]):
        return INVALID
    before = sum(_field_before(kinds[n], kinds[heads[0]], marks[n]) for n in range(heads[0]))
    after = sum(_field_after(kinds[heads[0]], kinds[n], parts[heads[0]], marks[n - 1]) for n in range(heads[0] + 1, len(parts)))
    return before + after


def _in_order(marks: Sequence[str]) -> bool:
    """Whether marks are those of one list: commas, then "and"; a comma without an "and" after it parts two names."""
    if "," in marks and not {"and", ",and"} & set(marks):
        return False
    return all(one == "," or two not in {",", ",and"} for one, two in pairwise(marks))


def _field_before(field: Named, head: Named, mark: str) -> float:
    """A field that shares the head of what follows: "ASC and CSC HR Partners", "Service/Team Managers"."""
    if field.headed or field.kind == "person" or head.words[0] in word_set("posts", "abbreviations"):
        return INVALID
    cost = 0.1 if mark == "/" else 1.2 if mark == " / " else 0.2
    if field.kind == "abbreviation":
        cost += _acronym_before(head, mark)
    elif field.acronym_last and len(field.words) > 1:
        cost += 0.1 if head.words[0] in word_set("fields", "acronyms") else 0.6
    elif len(field.words) - field.acronyms > 1:
        cost += 0.3
    if head.kind == "post" and head.words[0] in word_set("fields", "openers") and (field.kind != "plain" or len(field.words) > 1):
        cost += 1.0
    elif head.words[0] in {"head", "heads", "director", "directors", "chief"}:
        cost += 1.5
    return cost


def _acronym_before(head: Named, mark: str) -> float:
    """An acronym shares a head with another acronym or field, not with "Team Managers", and not over a comma."""
    if mark in {",", " / "}:
        return 1.0
    if mark == "/":
        return 0.6 if len(head.words) > 2 else 0.0
    own = head.words[0] in word_set("fields", "generic") or head.words[-1] in word_set("teams", "standing")
    return 0.4 if own and len(head.words) > 1 else 0.0


def _field_after(head: Named, field: Named, printed: str, mark: str) -> float:
    """A further field of a post or team that is open to the right: "Director of HR and OD", "Executive Director ACS and CS"."""
    if field.kind == "post":
        return 0.2 if _same_head(head, field) else INVALID
    if _is_unit(field) or (_is_unit(head) and field.complete and len(field.words) >= _FULL_NAME):
        return INVALID
    if field.kind == "person" or not _is_open(head, printed):
        return INVALID
    cost = _FURTHER[mark]
    if field.kind == "team" and head.words[0] not in word_set("fields", "holders"):
        cost += 1.2
    if field.kind == "abbreviation" and head.words[-1] in word_set("teams", "weak"):
        cost += 0.3
    return cost


def _is_unit(what: Named) -> bool:
    """Whether a name opens with the kind of body it is: "Department of Human Services", "Office of Procurement"."""
    return what.words[0] in word_set("teams", "units") and what.words[1:2] == ("of",)


def _same_head(head: Named, field: Named) -> bool:
    """Whether a head is no more than the first of two of its kind: "Chair and Vice Chair of the Network"."""
    return len(head.words) == 1 and not head.plural and head.words[0] in field.words and field.head_first


def _is_open(head: Named, printed: str) -> bool:
    if printed.rstrip().endswith(")"):
        return False
    if head.head_first and head.words[0] in word_set("fields", "holders"):
        return True
    if head.kind == "post" and head.head_first:
        return head.words[-1] not in {"service", "department", "staff", "colleagues", "members"} and not head.complete
    return not head.complete


def _headless(kinds: Sequence[Named], marks: Sequence[str]) -> float:
    """Fields without a head: "Equality and Inclusion" is one name, "HR and OD" too, initials and mixed lists are several."""
    if "/" in marks or " / " in marks or any(what.kind == "person" for what in kinds):
        return INVALID
    acronyms = [what for what in kinds if what.kind == "abbreviation"]
    if len(acronyms) == len(kinds):
        known = all(what.words[0] in word_set("fields", "acronyms") for what in kinds)
        return 0.3 if known and len(kinds) == 2 else INVALID
    cost = 1.8 if acronyms else 0.3
    if "," in marks and any(len(what.words) > 1 for what in kinds):
        cost += 2.0
    return cost
