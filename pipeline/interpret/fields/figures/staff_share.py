"""Percentages "of staff": whether one says who the staff are, and how it says so."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import in_clause

_NUMBERS_BEFORE = 6
_ARTICLE_AND_NOUN = 5
_MAKES = grammar("makes_up")
_WERE = grammar("were")
_THEY = grammar("they")
_BESIDE = grammar("beside_numbers")
_PARTITIVE = grammar("partitive")
_OPENERS = grammar("opens_part")
_HAPPENS = ("attitude", "programme", "scheme", "met_with", "trained")


@dataclass(frozen=True)
class OfStaff:
    """What a clause says whose number is one "of staff".

    `composed`: a group makes it up ("those groups make up 33% of staff"); `told`: it is said to be a group ("20% of staff are
    from an ethnic minority"); `described`: it only has a group's name, and nothing happens to it ("24% of staff from a …").
    """

    composed: bool = False
    told: bool = False
    described: bool = False


def of_staff(sentence: Sentence, clause: Clause) -> OfStaff | None:
    """What a clause says of a percentage of the staff; None where its number is of something else."""
    at = _behind_numbers(sentence, clause)
    staff = next(iter(sentence.of("people", clause.after, max(clause.last, at + _ARTICLE_AND_NOUN), "staff")), None)
    if staff is None or staff.last - clause.after > _NUMBERS_BEFORE:
        return None
    # The vocabulary's "members of staff" is also "of staff".
    before = [sentence.word(n) for n in range(at, staff.first + 1) if n < staff.first or sentence.word(n) == "of"]
    if before and "of" not in before:
        return None
    direct = all(w in _PARTITIVE for w in before)
    groups = [m for m in in_clause(sentence, "groups", clause) if m.first >= staff.last]
    told = direct and bool(groups) and bool(sentence.cue("verb", staff.last, groups[0].first))
    return OfStaff(
        composed=direct and _is_composed(sentence, clause, at),
        told=told,
        described=bool(before) and bool(groups) and not _happens(sentence, groups[-1].last),
    )


def is_of_whole_staff(sentence: Sentence, clause: Clause) -> bool:
    """Whether a percentage is one of the staff with nothing but a service to tell which: "20% of all social care staff were …".

    The staff stand behind the number or open its clause: "among all social care staff it is 20%".
    """
    if clause.values[0].kind != "percent":
        return False
    opens = _names_whole_staff(sentence, clause.first + 1) and sentence.word(clause.first) in _OPENERS
    return opens or (sentence.word(clause.after) in _PARTITIVE and _names_whole_staff(sentence, clause.after))


def _names_whole_staff(sentence: Sentence, at: int) -> bool:
    """Whether no words but "all", "our" or a service's name stand between a token and the staff."""
    served = {n for m in sentence.of("services", at) for n in range(m.first, m.last)}
    staff = {m.first for m in sentence.of("people", value="staff")}
    while at not in staff and (sentence.word(at) in _PARTITIVE or at in served):
        at += 1
    return at in staff


def _behind_numbers(sentence: Sentence, clause: Clause) -> int:
    """The token behind a clause's number and those beside it: "33% and 40% of staff"."""
    at = clause.after
    while at < len(sentence.tokens) and (
        sentence.word(at) in _BESIDE or any(v.first <= at < v.last for v in sentence.values if v.first >= clause.after)
    ):
        at += 1
    return at


def _is_composed(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether a verb before the number says that somebody makes it up, and no event behind it of what."""
    cues = sentence.cue("composition", clause.first, clause.values[0].first)
    made = any(sentence.word(c.first)[:4] in _MAKES for c in cues) or _is_copula(sentence, clause)
    return made and sentence.word(at) == "of" and not sentence.of("events", at, at + _ARTICLE_AND_NOUN)


def _is_copula(sentence: Sentence, clause: Clause) -> bool:
    """Whether a group is said to be the number of staff: "while they are 26% of staff"; not "it was 22% of staff"."""
    at = clause.values[0].first - 1
    at -= sentence.word(at) in {"just", "only"}
    group = sentence.word(at - 1) in _THEY or any(m.last in {at, at - 1} for m in sentence.of("groups"))
    return sentence.word(at) in _WERE and group


def _happens(sentence: Sentence, behind: int) -> bool:
    """Whether something is said to happen to the people, by a verb behind a token or anywhere by words of another matter."""
    return any(sentence.cue(told) for told in _HAPPENS) or bool(sentence.cue("verb", behind, len(sentence.tokens)))
