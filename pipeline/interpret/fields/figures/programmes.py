"""Numbers that are about a programme, a survey, an opinion or a population, and so of no metric."""

from __future__ import annotations

from itertools import pairwise

from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.grammar import grammar
from pipeline.interpret.fields.figures.model import Mention
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import Slots, in_clause

_REACH = 6
_NOUN = 5
_ARTICLE = 2
_MONEY = grammar("money_words")
_STRONG = ("trained", "scheme")
_OURSELVES = frozenset({"our", "ours", "us", "we"})
_TRAINING = grammar("training")
_TURNS = grammar("set_against") | {";"}
_HERE = _OURSELVES | grammar("here")


def is_elsewhere(sentence: Sentence, clause: Clause) -> bool:
    """Whether a number is another council's or the country's."""
    return any(not _inside_event(sentence, c) for c in sentence.cue("elsewhere", _opening(sentence, clause), clause.last))


def turns_to_ourselves(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause turns from others to ourselves: "against our own 13%", "here the rate was 10%"."""
    return any(sentence.word(n) in _HERE for n in range(clause.first, clause.last))


def sets_ours_against(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause sets our own number against another body's: "we kept ours at 12%", "against our own 13%"."""
    words = [sentence.word(n) for n in range(clause.first, clause.values[0].last)]
    return "ours" in words or any(pair == ("our", "own") for pair in pairwise(words))


def goes_on_elsewhere(sentence: Sentence, clause: Clause) -> bool:
    """Whether "and" joins a number to one of elsewhere, and nothing in its clause turns to ourselves."""
    turns = turns_to_ourselves(sentence, clause) or bool(in_clause(sentence, "services", clause))
    return clause.link in {"and", "list"} and sentence.word(clause.first - 1) not in _TURNS and not turns


def is_programme(sentence: Sentence, clause: Clause, slots: Slots) -> bool:
    """Whether a number is about a programme, a survey, an opinion or a population, not about the metric's event."""
    if is_elsewhere(sentence, clause):
        return True
    if _is_money(sentence, clause):
        return True
    is_cpd = slots.event is not None and slots.event.value == "cpd"
    strong = [c for name in _STRONG for c in sentence.cue(name, clause.first, clause.last) if sentence.word(c.first - 1) != "who"]
    if (strong and not is_cpd) or _is_of_outsiders(sentence, clause) or _is_opinion(sentence, clause):
        return True
    cues = [
        c
        for c in sentence.cue("programme", clause.first, clause.last)
        if not (_names_a_group(sentence, c) or _inside(sentence, c, "groups"))
    ]
    own = in_clause(sentence, "events", clause)
    if not cues or (is_cpd and own):
        return is_cpd and any(sentence.word(c.first) not in _TRAINING for c in cues)
    return not own or all(m.value in {"workforce", "cpd"} for m in own)


def _is_money(sentence: Sentence, clause: Clause) -> bool:
    """Whether a number is a part of a sum of money: "£180,000 was spent on training, of which 28% on BME staff"."""
    value = clause.values[0]
    if sentence.word(value.first - 1) == "which" and sentence.cue("spending", 0, value.first):
        return True
    if any(t.text == "£" for t in sentence.tokens) and sentence.word(clause.after) != "of" and value.kind == "percent":
        return bool(sentence.cue("spending", 0, value.first))
    of_it = sentence.word(clause.after) == "of" and value.kind == "percent"
    return of_it and any(sentence.word(n) in _MONEY for n in range(clause.after + 1, clause.after + _NOUN))


def _opening(sentence: Sentence, clause: Clause) -> int:
    """Where the words that a clause stands under begin: with the sentence's opening, unless the clause turns to ourselves.

    In "Skills for Care reports that of the 23 authorities … BME staff were half as likely" all numbers are other councils'.
    """
    turns = any(sentence.word(n) in _OURSELVES for n in range(clause.first, clause.last))
    told = [v for v in sentence.values if v.first < clause.values[0].first and v.kind != "count"]
    return clause.first if turns or told else 0


def _is_opinion(sentence: Sentence, clause: Clause) -> bool:
    """Whether a number is of those who feel, know or agree."""
    cues = sentence.cue("attitude", clause.first, clause.last)
    if sentence.cue("target", clause.first, clause.values[0].first):
        return False
    aside = [n for n in range(clause.after, clause.last) if sentence.word(n) == "," and sentence.word(n + 1) in {"a", "an"}]
    cues = [c for c in cues if not (aside and c.first > aside[0])]
    return bool(cues) and not sentence.cue("likely", clause.first, clause.last)


def _is_of_outsiders(sentence: Sentence, clause: Clause) -> bool:
    """Whether a number is a part of residents, pupils or service users, not of staff."""
    value = clause.values[0]
    if (
        value.kind == "count"
        and clause.parent is None
        and any(m.first == value.last for m in sentence.of("sources", value="public"))
    ):
        return True
    fronted = [
        m for m in sentence.of("sources", clause.first, value.first, "public") if sentence.word(m.first - 1) in {"of", "the"}
    ]
    if sentence.word(clause.first) == "of" and fronted and fronted[0].first <= clause.first + 2:
        return True
    if in_clause(sentence, "people", clause):
        return False
    named = [c for c in sentence.cue("outsiders", clause.first, clause.last) if not _inside(sentence, c, "services")]
    # "32% had met with abuse from service users": they do it, the number is of others.
    named = [c for c in named if not {sentence.word(c.first - 1), sentence.word(c.first - _ARTICLE)} & {"by", "from"}]
    whole = sentence.cue("outsiders", clause.after, clause.after + _REACH) if sentence.word(clause.after) == "of" else []
    if whole or any(clause.after <= c.first and c.last <= clause.after + _REACH for c in named):
        return True
    return any(c.last <= clause.values[0].first for c in named) and not in_clause(sentence, "events", clause)


def _names_a_group(sentence: Sentence, cue: Mention) -> bool:
    """Whether "respondents" only stands for the members of a group: "white respondents", "respondents from a BME background"."""
    if not sentence.word(cue.first).startswith("respondent"):
        return False
    return any(m.last == cue.first or cue.last <= m.first <= cue.last + 2 for m in sentence.of("groups"))


def _inside_event(sentence: Sentence, cue: Mention) -> bool:
    return _inside(sentence, cue, "events")


def _inside(sentence: Sentence, cue: Mention, kind: str) -> bool:
    return any(m.first <= cue.first < m.last for m in sentence.of(kind))
