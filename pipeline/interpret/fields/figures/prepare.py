"""A sentence made ready: tokens, marked words, masked numbers, values, periods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.lexicon import Lexicon
from pipeline.interpret.fields.figures.masks import Mask, Masked
from pipeline.interpret.fields.figures.matcher import longest, marker
from pipeline.interpret.fields.figures.model import Mention, Token, Value
from pipeline.interpret.fields.figures.numerals import Line
from pipeline.interpret.fields.figures.periods import PeriodWords
from pipeline.interpret.fields.figures.tokens import tokenise
from pipeline.interpret.fields.figures.values import read_values
from schemas.plan import Service

_REACH = 8
_BETWEEN = 4
_FIGURE_SIGNS = grammar("figure_signs")
_GROUP_LINKS = grammar("group_links")
_SOURCE_OPENERS = grammar("source_openers")
_SOURCE_LINKS = grammar("source_links")
_WERE = grammar("were")
_NAMED = grammar("named_as_source")
_AUXILIARIES = frozenset({"had", "has", "have", "ever"})
_FIGURE_NOUNS = frozenset({"figure", "figures", "rate", "rates", "equivalent", "percentage", "percentages", "share", "shares"})


@dataclass(frozen=True)
class Sentence:
    """One sentence of one text, with everything that is marked in it."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    values: tuple[Value, ...]
    bands: tuple[Mask, ...]
    hidden: frozenset[int]
    periods: tuple[PeriodWords, ...]
    durations: tuple[Mask, ...] = ()

    def of(self, kind: str, first: int = 0, last: int | None = None, value: str | None = None) -> list[Mention]:
        """The mentions of a kind (and value) inside a range of tokens."""
        last = len(self.tokens) if last is None else last
        return [m for m in self.mentions if m.kind == kind and first <= m.first and m.last <= last and value in (None, m.value)]

    def cue(self, name: str, first: int = 0, last: int | None = None) -> list[Mention]:
        """The cues of a name inside a range of tokens."""
        return self.of("cues", first, last, name)

    def word(self, at: int) -> str:
        """The token's text, or "" outside."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""


# How a sentence begins that turns to others who harass: "When it came to managers, the figures were 3% and 2%".
_TURNS_TO = frozenset(
    f"{opening}{article}"
    for opening in ("as for", "when it came to", "when it comes to", "turning to", "in the case of", "with regard to", "with")
    for article in ("", " our", " the", " their")
)


@dataclass(frozen=True)
class Setting:
    """What sentences are made ready with: the vocabulary, the abbreviations that the document declares.

    `harassed` is true of a section on harassment: there "12 managers" may be those who harass.
    """

    lexicon: Lexicon
    services: Mapping[str, Service]
    harassed: bool = True


def prepare(index: int, text: str, span: tuple[int, int], masked: Masked, setting: Setting) -> Sentence:
    """The sentence at some offsets of a text."""
    start, end = span
    tokens = tokenise(text, start, end)
    masks = [m for m in masked.masks if m.start < end and m.end > start]
    hidden = frozenset(n for n, t in enumerate(tokens) if any(m.start <= t.start < m.end for m in masks))
    lasting = frozenset(n for n in hidden if any(m.kind == "duration" and m.start <= tokens[n].start < m.end for m in masks))
    mentions = _mentions(tokens, hidden, setting, lasting)
    # "Across the two services" counts nothing.
    named = frozenset(n for m in mentions if m.kind == "services" for n in range(m.first, m.last))
    values = read_values(Line(tokens, hidden | named, mentions, setting.lexicon))
    mentions = [m for m in mentions if not (m.kind == "cues" and m.value == "compare" and _in_value(m, values))]
    durations = tuple(m for m in masks if m.kind == "duration")
    bands = tuple(m for m in masks if m.kind == "band")
    periods = tuple(p for p in masked.periods if start <= p.start and p.end <= end)
    return Sentence(index, start, end, tuple(tokens), tuple(mentions), tuple(values), bands, hidden, periods, durations)


def _mentions(tokens: Sequence[Token], hidden: frozenset[int], setting: Setting, lasting: frozenset[int]) -> list[Mention]:
    marked = [m for m in marker(setting.lexicon).mark(tokens) if _is_open(m, hidden, lasting)]
    marked += list(_declared(tokens, setting.services))
    harassed = setting.harassed or any(m.kind == "events" and m.value == "harassment" for m in marked)
    sources = longest([m for m in marked if m.kind == "sources"]) if harassed else []
    sources = [m for m in sources if _is_source(m, tokens, marked)]
    out = list(sources)
    for kind in ("groups", "services", "events", "people"):
        rest = longest([m for m in marked if m.kind == kind])
        rest = _merged(rest, tokens) if kind == "groups" else rest
        out += [m for m in rest if not (kind != "groups" and any(_inside(m, s) for s in sources))]
    out = [_as_people(m, out) for m in out]
    out += [m for m in marked if m.kind == "qualifiers"]
    for name in dict.fromkeys(m.value for m in marked if m.kind == "cues"):
        out += longest([m for m in marked if m.kind == "cues" and m.value == name])
    return sorted(out, key=lambda m: (m.first, m.last))


def _is_open(mention: Mention, hidden: frozenset[int], lasting: frozenset[int]) -> bool:
    """Whether words are no part of a number that is no figure; a duration tells of an earlier time, too: "two years ago"."""
    closed = hidden - lasting if mention.value == "previous" else hidden
    return not any(n in closed for n in range(mention.first, mention.last))


def _as_people(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """The mention as one of people where "the white workforce" names people of a group, not the workforce as such."""
    grouped = any(m.kind == "groups" and m.last == mention.first for m in mentions)
    if mention.kind == "events" and mention.value == "workforce" and grouped:
        return Mention("people", "staff", mention.first, mention.last, mention.start, mention.end)
    return mention


def _merged(groups: Sequence[Mention], tokens: Sequence[Token]) -> list[Mention]:
    """Group mentions with those made one that name the minority together: "Black, Asian or from another ethnic minority"."""
    out: list[Mention] = []
    for mention in reversed(groups):
        following = out[-1] if out else None
        if following is not None and following.value == "minority_ethnic" and _names_part(mention, following, tokens):
            out[-1] = Mention("groups", "minority_ethnic", mention.first, following.last, mention.start, following.end)
        else:
            out.append(mention)
    return out[::-1]


def _names_part(mention: Mention, following: Mention, tokens: Sequence[Token]) -> bool:
    between = [tokens[n].text for n in range(mention.last, following.first)]
    linked = 0 < len(between) <= _BETWEEN and all(w in _GROUP_LINKS for w in between)
    return linked and mention.value in {"narrower", "minority_ethnic"}


def _in_value(mention: Mention, values: Sequence[Value]) -> bool:
    return any(v.first <= mention.first < v.last or v.first < mention.last <= v.last for v in values)


def _declared(tokens: Sequence[Token], services: Mapping[str, Service]) -> Iterable[Mention]:
    """Abbreviations that the document itself declares; they beat the vocabulary's of the same length."""
    for at, token in enumerate(tokens):
        service = services.get(token.text.upper())
        if service is not None and token.case == "capitals":
            yield Mention("services", service, at, at + 1, token.start, token.end)


def _inside(mention: Mention, other: Mention) -> bool:
    return other.first <= mention.first and mention.last <= other.last


def _is_source(mention: Mention, tokens: Sequence[Token], marked: Sequence[Mention]) -> bool:
    """Whether people are named as those who harass ("from colleagues", "by a manager", "2 managers"), not as the staff."""
    if mention.value == "public":
        return True
    if any(m.kind == "groups" and m.first == mention.last for m in marked):
        return False
    if " ".join(token.text for token in tokens[: mention.first]) in _TURNS_TO:
        return True
    if _does_it(mention, tokens, marked) or _is_named(mention, tokens) or _is_named_too(mention, tokens, marked):
        return True
    at = mention.first - 1
    numbers = False
    while at >= 0:
        word = tokens[at].text
        other = any(m.kind == "sources" and m.first <= at < m.last for m in marked)
        numbers = numbers or word[0].isdigit() or word in {"(", ":"}
        if not other and word not in _SOURCE_LINKS and word not in _FIGURE_SIGNS and not word[0].isdigit():
            return (
                word in _SOURCE_OPENERS
                or (numbers and _counted(mention, tokens, marked))
                or (word == "for" and (_is_figure_for(at, tokens, marked) or _both_for(at, tokens, marked)))
                or (word == "for" and _turns_to(at, mention, tokens, marked))
            )
        at -= 1
    # "Colleague or manager", a label: what is joined to those who open it is what they are.
    joined = not numbers and any(m.kind == "sources" and m.first == 0 for m in marked)
    return joined or _counted(mention, tokens, marked)


def _does_it(mention: Mention, tokens: Sequence[Token], marked: Sequence[Mention]) -> bool:
    """Whether somebody is the subject of the abuse: "said a manager had bullied them", "… that a manager had"."""
    at = mention.last
    while at < len(tokens) and tokens[at].text in _AUXILIARIES:
        at += 1
    harassed = [m for m in marked if m.kind == "events" and m.value == "harassment"]
    if at > mention.last and (at == len(tokens) or not tokens[at].text[0].isalnum() or tokens[at].text == "and"):
        return any(m.last <= mention.first and tokens[m.first].text.endswith("ed") for m in harassed)
    abuse = any(m.first == at for m in harassed)
    return abuse and tokens[at].text.endswith("ed") and not any(t.text in {"been", "being"} for t in tokens[mention.last : at])


def _is_named(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether people are said to be those who did it: "colleagues were named by 5.5% of …", "managers are cited by …"."""
    words = [t.text for t in tokens[mention.last : mention.last + _BETWEEN]]
    return words[:1] != [] and words[0] in _WERE and any(w in _NAMED for w in words[1:3]) and "by" in words


def _is_named_too(mention: Mention, tokens: Sequence[Token], marked: Sequence[Mention]) -> bool:
    """Whether those who did it are told by what others were: "colleagues were named by 8% of BME staff, managers by 6%"."""
    by = [t.text for t in tokens[mention.last : mention.last + 2]]
    told = [m for m in marked if m.kind == "sources" and m.last < mention.first and _is_named(m, tokens)]
    return bool(told) and len(by) > 1 and by[0] == "by" and by[1][0].isdigit()


def _is_figure_for(at: int, tokens: Sequence[Token], marked: Sequence[Mention]) -> bool:
    """Whether "the figures for managers" go on with a list of those who harass, begun before."""
    return tokens[at - 1].text in _FIGURE_NOUNS and any(m.kind == "sources" and m.last <= at for m in marked)


def _turns_to(at: int, mention: Mention, tokens: Sequence[Token], marked: Sequence[Mention]) -> bool:
    """Whether "for" opens a sentence, or its part behind a semicolon, that turns to others who harass.

    "For colleagues and managers taken together the figures were 11% and 6%"; "… by the public; for managers, 9% and 6%".
    """
    if at and tokens[at - 1].text != ";":
        return False
    if any(token.text in _FIGURE_NOUNS for token in tokens[mention.last : mention.last + _REACH]):
        return True
    named = any(m.kind == "sources" and m.value == "public" and m.last <= at for m in marked)
    number = next((n for n in range(mention.last, min(mention.last + _REACH, len(tokens))) if tokens[n].text[0].isdigit()), -1)
    said = any(m.kind == "groups" or m.value == "verb" for m in marked if mention.last <= m.first < number)
    return named and number >= 0 and not said


def _both_for(at: int, tokens: Sequence[Token], marked: Sequence[Mention]) -> bool:
    """Whether numbers are told apart by those who harass: "bullying … is 2.2 for managers and 1.4 for colleagues"."""
    told = {m.value for m in marked if m.kind == "sources" and m.first and tokens[m.first - 1].text == "for"}
    return len(told) > 1 and any(m.kind == "events" and m.value == "harassment" and m.last <= at for m in marked)


def _counted(mention: Mention, tokens: Sequence[Token], marked: Sequence[Mention]) -> bool:
    """Whether a number or a bracket stands right before the people, and no verb behind them: "2 managers" as those who harass."""
    before = tokens[mention.first - 1].text
    acts = any(m.kind == "cues" and m.value == "verb" and mention.last <= m.first <= mention.last + 1 for m in marked)
    return (before[0].isdigit() or before in {"(", ":"}) and not acts
