"""Whose plan it is: the council that a document names as its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline.interpret.fields.council_mentions import CouncilNames, Mention
from schemas.plan import Standing
from schemas.problems import Note
from schemas.register import CouncilEntry, Register

_SHORT = 14
_OFTEN = 3
_COUNCIL_WORDS = re.compile(
    r"\b(?:social care|social work(?:er)?s?|local authorit(?:y|ies)|borough|the council|(?:county|city) council|unitary"
    r"|children['’]s services|adults?['’]? services)\b|\.gov\.uk",
    re.I,
)
_DOMAIN = re.compile(r"(?<![a-z0-9-])([a-z][a-z-]{2,40})\.gov\.uk(?![a-z])", re.I)


@dataclass(frozen=True)
class CouncilTexts:
    """Where a council can be named: labelled fields; the title and about it; running lines and the site's name; all text."""

    labelled: list[str] = field(default_factory=list)
    front: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CouncilReading:
    """The council: official name and code on the plan's date, and where it was read (which list, which text, offsets)."""

    name: str
    gss: str
    standing: Standing
    source: str
    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    mention: Mention
    source: str
    index: int
    weight: int

    @property
    def gss(self) -> str:
        return self.mention.entry.gss


def find_council(texts: CouncilTexts, register: Register, dated: str | None) -> CouncilReading | None:
    """The council that the document names as its own, in the contract's order; None where nothing tells or two are as likely."""
    return find_council_with_notes(texts, register, dated)[0]


def find_council_with_notes(
    texts: CouncilTexts, register: Register, dated: str | None
) -> tuple[CouncilReading | None, tuple[Note, ...]]:
    """The council, and a note where two councils are named alike (`two_councils`) or none is (`no_council`)."""
    names = _names(register)
    furniture = _repeated(texts.furniture)
    labelled = _all(names, texts.labelled, "labelled", dated)
    cover = [*_all(names, texts.front, "front", dated), *_all(names, furniture, "furniture", dated)]
    body = _all(names, texts.body, "body", dated)
    in_full = [f for f in body if f.mention.full and not f.mention.partner]
    likely = _of_a_council(texts)
    pools = (
        labelled,
        [f for f in cover if f.weight and f.mention.full],
        _of_bare_cover(cover, in_full, likely=likely) or in_full,
    )
    for found in pools:
        best = _best(found, body)
        if best is not None:
            return _reading(best, dated), ()
    if any(pools):
        return None, (_note("two_councils", "More than one council is named, and none of them clearly as the plan's own."),)
    bare = (_only([*cover, *body]) if likely else None) or _by_domain(register, furniture, texts.body)
    if bare is not None:
        return _reading(bare, dated), ()
    return None, (_note("no_council", "The document names no council of the register as its own."),)


def _note(code: str, message: str) -> Note:
    return Note(code=code, message=message, severity="warning")


@cache
def _names(register: Register) -> CouncilNames:
    return CouncilNames(register)


def _repeated(texts: Sequence[str]) -> list[str]:
    """Running lines, each kept at most a few times, so that a long document's footer does not outvote its cover."""
    seen: Counter[str] = Counter()
    out = []
    for text in texts:
        seen[text] += 1
        out.append(text if seen[text] <= _OFTEN else "")
    return out


def _all(names: CouncilNames, texts: Iterable[str], source: str, dated: str | None) -> list[_Found]:
    return [
        _Found(mention, source, index, _weight(mention, text, source))
        for index, text in enumerate(texts)
        for mention in names.mentions(text, dated)
    ]


def _weight(mention: Mention, text: str, source: str) -> int:
    """How much a mention says of whose plan it is: a full name in a short line most, a bare name in running text nothing."""
    short = len(text.split()) <= _SHORT
    if source == "labelled":
        return 3 if mention.full else 2
    if mention.partner and not short:
        return 0
    if mention.full:
        return 3 if short else 1
    return 1 if short and not mention.partner else 0


def _best(found: list[_Found], body: list[_Found]) -> _Found | None:
    """The council with the most weight; of equals the one that the text names more often in full, else None."""
    weights: Counter[str] = Counter()
    for one in found:
        weights[one.gss] += max(one.weight, 1)
    if not weights:
        return None
    ranked = weights.most_common()
    leaders = {gss for gss, weight in ranked if weight == ranked[0][1]}
    if len(leaders) > 1:
        often = Counter(f.gss for f in body if f.gss in leaders and f.mention.full and not f.mention.partner)
        top = often.most_common(2)
        if not top or (len(top) > 1 and top[0][1] == top[1][1]):
            return None
        leaders = {top[0][0]}
    chosen = [f for f in found if f.gss in leaders]
    return max(chosen, key=lambda f: (f.mention.full, f.weight))


def _of_bare_cover(cover: list[_Found], in_full: list[_Found], *, likely: bool) -> list[_Found]:
    """The council that the cover names by its place alone: its full name in the text, or the place where none stands there."""
    bare = [f for f in cover if f.weight]
    named = {f.gss for f in bare}
    if len(named) != 1:
        return []
    return [f for f in in_full if f.gss in named] or ([] if in_full or not likely else bare)


def _of_a_council(texts: CouncilTexts) -> bool:
    """Whether the words of the document are those of an English council at all, so that a bare place name may mean one."""
    return any(_COUNCIL_WORDS.search(text) for texts_ in (texts.front, texts.furniture, texts.body) for text in texts_)


def _only(found: list[_Found]) -> _Found | None:
    """The only council whose bare name stands in the text."""
    bare = [f for f in found if not f.mention.partner]
    return bare[0] if len({f.gss for f in bare}) == 1 else None


def _by_domain(register: Register, furniture: list[str], body: list[str]) -> _Found | None:
    """The only council whose site's address stands in the text or its running lines."""
    found: list[_Found] = []
    for source, texts in (("furniture", furniture), ("body", body)):
        for index, text in enumerate(texts):
            for match in _DOMAIN.finditer(text):
                entry = _of_domain(register, match[1].lower())
                if entry is not None:
                    found.append(_Found(Mention(entry, *match.span(), full=False, partner=False), source, index, 1))
    return found[0] if len({f.gss for f in found}) == 1 else None


def _of_domain(register: Register, label: str) -> CouncilEntry | None:
    squeezed = label.replace("-", "").removesuffix("council")
    fitting = [e for e in register.current() if squeezed in {_squeeze(n) for n in (e.nice_name, *e.alt_names)}]
    return fitting[0] if len(fitting) == 1 else None


def _squeeze(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _reading(found: _Found, dated: str | None) -> CouncilReading:
    standing: Standing = "stated" if found.mention.full or found.source == "labelled" else "inferred"
    entry = found.mention.entry
    return CouncilReading(
        entry.name, entry.gss_on(dated), standing, found.source, found.index, found.mention.start, found.mention.end
    )
