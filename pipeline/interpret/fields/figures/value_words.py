"""Numbers in words: "twice as likely", "one in five", "a third of", "no staff", "none"."""

from __future__ import annotations

from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.numerals import Form, Line, Numeral, likely_at, numeral_at, percent_end
from pipeline.interpret.fields.figures.value_units import times_form

TWICE = {"twice": 2.0, "double": 2.0, "triple": 3.0, "treble": 3.0, "thrice": 3.0, "quadruple": 4.0, "half": 0.5}
_COUNTED_EVENTS = frozenset({"left", "disciplinary", "fitness_to_practise", "appointed"})
_RATE_WORDS = grammar("rate_words")
_FOLLOWERS = grammar("fraction_followers")
_NO_ADJECTIVES = grammar("no_adjectives")
_NO_ENDS = grammar("no_ends")
_NOT_PEOPLE = grammar("not_people")
_ROUND = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100})
_MOST = 1000
_ROUND_OUT_OF = frozenset({3, 4, 5, 10, 100})
_ARTICLES = frozenset({"every", "the", "all", "a", "each"})
_REACH = 5
_VERBS = frozenset({"double", "triple", "treble", "quadruple"})
_IS = grammar("is_words")
_IT = grammar("pointing_pronouns") | grammar("share_words")
_VERB_OPENERS = grammar("verb_openers")


def twice(line: Line, at: int) -> Form | None:
    """As in "twice as likely", "double the rate", "half as likely"; None where the word means something else."""
    amount = TWICE[line.word(at)]
    if line.word(at) in _VERBS and line.word(at - 1) in _VERB_OPENERS:
        return None
    likely = likely_at(line, at + 1)
    if likely is not None:
        return times_form(line, amount, at + 1)
    end = at + 1
    while line.word(end) in {"the", "that", "of"} and end < at + 4:
        end += 1
    if line.word(end) in _RATE_WORDS:
        return Form("ratio", amount, end + 1, "times")
    return Form("ratio", amount, end, "times") if line.word(at) != "half" and end > at + 1 else None


def one_in(line: Line, numeral: Numeral) -> Form | None:
    """As in "one in five", "9 out of 10" as a percentage."""
    after = numeral.after
    parted = _one_of_group(line, numeral)
    if parted is not None:
        return parted
    out_of = line.words(after, 2) == ["out", "of"]
    if not out_of and line.word(after) != "in":
        return None
    at = after + 1 + out_of
    second = numeral_at(line, at + (line.word(at) in _ARTICLES))
    if second is None or numeral.amount > second.amount:
        return None
    one_of_many = not out_of and numeral.amount == 1 and 2 <= second.amount <= _MOST
    if second.amount not in (_ROUND_OUT_OF if out_of else _ROUND) and not one_of_many:
        return None
    if percent_end(line, second.after) is not None:
        return None
    return Form("percent", round(100 * numeral.amount / second.amount, 2), second.after, "fraction")


def _one_of_group(line: Line, numeral: Numeral) -> Form | None:
    """As in "one BME worker in five": the percentage stands at "one", as the group stands between the two numbers."""
    at = numeral.after
    grouped = False
    while at <= numeral.after + _REACH:
        mention = line.has("groups", at) or line.has("people", at)
        if mention is None:
            break
        grouped, at = grouped or mention.kind == "groups", mention.last
    second = numeral_at(line, at + 1) if grouped and numeral.amount == 1 and line.word(at) == "in" else None
    if second is None or not 2 <= second.amount <= _MOST or percent_end(line, second.after) is not None:
        return None
    return Form("percent", round(100 / second.amount, 2), numeral.after, "parted")


def fraction(line: Line, at: int) -> tuple[Numeral, Form] | None:
    """As in "a third of", "two thirds", "half of our", "a quarter more likely"."""
    named = numeral_at(line, at) if not line.word(at)[:1].isdigit() else None
    if named is not None:
        behind = named.after + (line.word(named.after) == "-")
        part = line.lexicon.parts.get(line.word(behind))
        return _part(line, at, behind + 1, named.amount / part) if part is not None and named.amount <= part else None
    behind = at + (line.word(at) in {"a", "an"})
    part = line.lexicon.parts.get(line.word(behind))
    if part is None or behind in line.masked or (behind == at and line.word(at) != "half"):
        return None
    return _part(line, at, behind + 1, 1 / part)


def _part(line: Line, at: int, end: int, share: float) -> tuple[Numeral, Form] | None:
    numeral = Numeral(at, end, share)
    likely = likely_at(line, end)
    if likely is not None:
        way, last = likely
        ratio = {"more": 1 + share, "less": 1 - share, "as": share}[way]
        return numeral, Form("ratio", round(ratio, 2), last, "likely")
    if line.word(end) not in _FOLLOWERS and not line.has("people", end) and not _is_all_said(line, at, end):
        return None
    return numeral, Form("percent", round(100 * share, 2), end, "fraction")


def _is_all_said(line: Line, at: int, end: int) -> bool:
    """Whether a part in words is all that is said of somebody: "for white staff it is under a quarter."."""
    before = at
    for bound in (m for m in line.mentions if m.kind == "qualifiers" and m.last == at):
        before = min(before, bound.first)
    return line.word(before - 1) in _IS and line.word(before - 2) in _IT and not line.word(end)[:1].isalnum()


def nobody(line: Line, at: int) -> int:
    """The token behind "nobody", "no one" or "not one" before people; 0 where none of them stands."""
    word, following = line.word(at), line.word(at + 1)
    if word == "nobody":
        return at + 1
    if word == "no" and following == "-" and line.word(at + 2) == "one":
        return at + 3
    if following != "one" or word not in {"no", "not"}:
        return 0
    behind = [line.has("people", n) for n in range(at + 2, at + 2 + _REACH)]
    return at + 2 if word == "no" or any(m is not None and m.value != "things" for m in behind) else 0


def _counts_group(line: Line, at: int) -> bool:
    """Whether people stand behind a group, at once or with the next number: "no white staff", "no white and three BME staff"."""
    joined = line.word(at) in {"and", "or"} and numeral_at(line, at + 1) is not None
    return joined or line.has("people", at) is not None or line.word(at) in {"members", "member"}


def counts_none(line: Line, at: int) -> bool:
    """Whether "no" at a token counts people or cases: "no staff", "no BAME members of staff", "no referrals"."""
    if line.word(at + 1) in _NOT_PEOPLE or line.word(at + 1) == "-":
        return False
    plain = True
    for end in range(at + 1, at + 1 + _REACH):
        event, group, people = line.has("events", end), line.has("groups", end), line.has("people", end)
        if people is not None and people.value == "things":
            return False
        case = event if event is not None and event.value in _COUNTED_EVENTS else None
        if (people is not None and case is None) or (case is not None and plain):
            return True
        plain = plain and (line.word(end) in _NO_ADJECTIVES or group is not None or line.has("services", end) is not None)
        if group is not None and _counts_group(line, group.last):
            return True
        if line.word(end) in _NO_ENDS:
            return False
    return False
