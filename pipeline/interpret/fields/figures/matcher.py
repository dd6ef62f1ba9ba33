"""The rule matcher: marks a vocabulary's words in a sentence. The only place that imports spaCy, and only when it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pipeline.interpret.fields.figures.lexicon import Lexicon
from pipeline.interpret.fields.figures.model import Mention, Token
from pipeline.interpret.fields.figures.notation import Phrase

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher

_SEPARATOR = "\x1f"
_RANK = {"lower": 0, "capital": 1, "capitals": 2}


class Marker:
    """A blank English pipeline with one rule a phrase of the vocabulary."""

    def __init__(self, lexicon: Lexicon) -> None:
        import spacy
        from spacy.matcher import Matcher

        self._language: Language = spacy.blank("en")
        self._matcher: Matcher = Matcher(self._language.vocab)
        self._rules: dict[str, tuple[str, str, int, str]] = {}
        for kind, table in lexicon.phrases.items():
            for value, phrases in table.items():
                self._add(kind, value, phrases)

    def _add(self, kind: str, value: str, phrases: Sequence[Phrase]) -> None:
        by_form: dict[tuple[int, str], list[list[dict[str, Any]]]] = {}
        for phrase in phrases:
            by_form.setdefault((phrase.context, phrase.case), []).append(list(phrase.tokens))
        for (context, case), patterns in by_form.items():
            name = _SEPARATOR.join((kind, value, str(context), case))
            self._matcher.add(name, patterns)
            self._rules[name] = (kind, value, context, case)

    def mark(self, tokens: Sequence[Token]) -> list[Mention]:
        """Every phrase that the tokens hold, overlaps included."""
        from spacy.tokens import Doc

        doc = Doc(self._language.vocab, words=[*(t.text for t in tokens), "."])
        strings = self._language.vocab.strings
        found: set[Mention] = set()
        for rule, first, last in self._matcher(doc):
            kind, value, context, case = self._rules[strings[rule]]
            end = min(last - context, len(tokens))
            if first < end and _RANK[tokens[first].case] >= _RANK[case]:
                found.add(Mention(kind, value, first, end, tokens[first].start, tokens[end - 1].end))
        return sorted(found, key=lambda m: (m.first, -m.last, m.kind, m.value))


@lru_cache(maxsize=4)
def marker(lexicon: Lexicon) -> Marker:
    """The marker of a vocabulary, built once."""
    return Marker(lexicon)


def longest(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that a longer one (of two as long, the earlier in the list) covers or overlaps."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.first - m.last, m.first)):
        if all(mention.last <= k.first or mention.first >= k.last for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.first)
