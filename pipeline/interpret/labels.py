"""Printed labels and the fields they name: a vocabulary as data, and a likeness for what is not in it."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

from rapidfuzz import fuzz, process

from schemas.problems import UsageError

_NUMBERING = re.compile(r"^\s*(?:\(?[0-9]{1,2}[.)]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[.:)]?|[a-z][.)]|[ivx]{1,4}[.)])\s+")
_BRACKET = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_STANDARD = re.compile(r"\bsc[- ]wres\b")
_NOT_WORDS = re.compile(r"[^a-z0-9%#/ ]+")
LONGEST_LABEL = 120
LONGEST_CONTINUED = 14
LONGEST_ENDED = 6
FEWEST_BEGUN = 3
BEGUN = 0.92
OPEN = "…"
_CONTINUED = re.compile(r"^([A-Za-z][A-Za-z ]{1,40}?)\s+(?:from|for|on|of|to|in|as|by|about|since|towards?|against)\b")
# What a form's label asks for, before what it names: "Describe the actions to address it".
_ASKED = re.compile(
    r"^(?:please\s+)?(?:outline|identify|describe|list|state|summarise|specify|provide|give)\s+(?:the\s|your\s|any\s)?", re.I
)
# What a label says of when, besides what it names: "Q1 update", "Progress – March 2024", "Six month update".
_WHEN = re.compile(
    r"\b(?:(?:q|quarter )[1-4]"
    r"|(?:[0-3]?[0-9](?:st|nd|rd|th)?\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?(?:\s[’']?[0-9]{2}(?![0-9]))?"
    r"|20[0-9]{2}(?:[/-][0-9]{2,4})?|(?:3|6|9|12|three|six|nine|twelve)[- ]months?|as (?:at|of)|[0-3]?[0-9](?:st|nd|rd|th))\b",
    re.IGNORECASE,
)


# The metrics that a label is said of: "What the return showed on metrics 2 and 8".
_OF_METRICS = re.compile(
    r"\s+(?:(?:on|for|about|of|against)\s+)?\(?(?:sc-?wres\s|wres\s)?(?:metric|indicator)s?\s[0-9]{1,2}(?:(?:,|\s?&|\sand|\sto)?\s?[0-9]{1,2}){0,8}\)?$",
    re.IGNORECASE,
)
# What is left before a time that has been taken out: "RAG at June 2024".
_DATED = re.compile(r"\s(?:as\s+)?(?:at|in|to|for|on|of)\s*$")


@dataclass(frozen=True, slots=True)
class LabelReading:
    """What a printed label may name: fields with a likeness (1.0: it is in the vocabulary), best first.

    `learned`: it is in no vocabulary, but its values in this document tell its field. `begun`: it begins with one that is, and
    says of what or of when it is.
    """

    printed: str
    fields: tuple[tuple[str, float], ...]
    learned: bool = False
    begun: bool = False

    @property
    def field(self) -> str | None:
        """The likeliest field, or None where nothing is like the label."""
        return self.fields[0][0] if self.fields else None

    @property
    def likeness(self) -> float:
        """How like a label of its likeliest field it is, 0 where nothing is like it."""
        return self.fields[0][1] if self.fields else 0.0

    @property
    def known(self) -> bool:
        """Whether the label stands in the vocabulary."""
        return self.likeness >= 1.0

    def allows(self, field: str) -> float:
        """How like a label of that field it is, 0 where it is not."""
        return next((sure for name, sure in self.fields if name == field), 0.0)


def folded(label: str) -> str:
    """A label without case, punctuation and numbering: what is compared."""
    text = _STANDARD.sub("scwres", label.lower())
    text = text.replace("’", "'").replace("‘", "'").replace("&", " and ").replace("'ll", " will").replace("'s", "s")
    text = _NUMBERING.sub("", text[:LONGEST_LABEL])
    text = text.replace("(s)", "s").replace("/ ", "/").replace(" /", "/").replace("-", " ")
    return " ".join(_NOT_WORDS.sub(" ", text).split())


def timeless(printed: str) -> str:
    """A label without what it says of when: "Baseline at 31 March 2024" is "Baseline"."""
    return _DATED.sub(" ", _WHEN.sub(" ", printed))


def written_out(label: str) -> Iterator[str]:
    """The labels that one line of the vocabulary stands for: "what our|the|- data shows|tells_us".

    A bar parts words that may stand in one place, "_" joins two of them, "-" among them is no word at all.
    """
    if "|" not in label:
        yield label
        return
    choices = [[part.replace("_", " ") for part in word.split("|")] if "|" in word else [word] for word in label.split()]
    for words in itertools.product(*choices):
        yield " ".join(word for word in words if word != "-")


class Labels:
    """The vocabulary of labels by field.

    A label may be written with alternatives (`written_out`); one that ends in "…" stands for every label that begins so, one that
    begins with it for the head of a column that ends so.
    """

    def __init__(self, by_field: Mapping[str, Iterable[str]]) -> None:
        self.by_field = {
            name: tuple(each for label in labels for each in written_out(label)) for name, labels in by_field.items()
        }
        self.learned: Mapping[str, str] = {}
        self._read_before: dict[tuple[str, float], LabelReading] = {}

    def with_learned(self, learned: Mapping[str, str]) -> Labels:
        """The same vocabulary with folded labels that one document has of its own, and their fields ("": none is known)."""
        labels = copy(self)
        labels.learned = learned
        return labels

    @cached_property
    def _exact(self) -> dict[str, list[str]]:
        table: dict[str, list[str]] = {}
        for name, labels in self.by_field.items():
            for label in dict.fromkeys(folded(label) for label in labels if not label.startswith(OPEN)):
                table.setdefault(label, []).append(name)
        return table

    @cached_property
    def _openings(self) -> tuple[str, ...]:
        """The beginnings of labels that are given without their end, with the blank behind."""
        return tuple(f"{folded(label)} " for labels in self.by_field.values() for label in labels if label.endswith(OPEN))

    @cached_property
    def _endings(self) -> tuple[tuple[str, str], ...]:
        """The ends of labels that are given without their beginning, with the blank before, and their fields."""
        return tuple(
            (f" {folded(label)}", name) for name, labels in self.by_field.items() for label in labels if label.startswith(OPEN)
        )

    def read_learned(self, printed: str) -> LabelReading | None:
        """The reading of a label that the document has of its own, None for any other words."""
        field = self.learned.get(folded(printed)) if self.learned else None
        return LabelReading(printed, ((field, 1.0),) if field else (), learned=True) if field is not None else None

    def read_exact(self, printed: str) -> LabelReading:
        """As `read`, for what only asks for known and learned labels: nothing is matched by likeness, which costs the most."""
        if len(printed) > LONGEST_LABEL:
            return LabelReading(printed, ())
        return self.read_learned(printed) or LabelReading(printed, tuple((name, 1.0) for name in self._look_up(printed)))

    def read(self, printed: str, likeness: float = 86.0) -> LabelReading:
        """The fields that a printed label may name; by likeness only where it does not stand in the vocabulary."""
        if len(printed) > LONGEST_LABEL:
            return LabelReading(printed, ())
        learned = self.read_learned(printed)
        if learned is not None:
            return learned
        key = (printed, likeness)
        if key not in self._read_before:
            self._read_before[key] = self._read(printed, likeness)
        return self._read_before[key]

    def _read(self, printed: str, likeness: float) -> LabelReading:
        exact = self._look_up(printed)
        if exact:
            return LabelReading(printed, tuple((name, 1.0) for name in exact))
        word = folded(_BRACKET.sub(" ", printed)) or folded(printed)
        if len(word) < 4:
            return LabelReading(printed, ())
        best: dict[str, float] = {}
        for label, score, _ in process.extract(word, list(self._exact), scorer=_label_likeness, limit=6, score_cutoff=likeness):
            for name in self._exact[label]:
                best[name] = max(best.get(name, 0.0), score / 100.0 * 0.99)
        return LabelReading(printed, tuple(sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))))

    def read_longer(self, printed: str, likeness: float = 86.0) -> LabelReading:
        """As `read`, where a label stands alone and may go on behind a known one: "How will we know that it works?"."""
        reading = self.read(printed, likeness)
        if reading.fields or len(printed.split()) > LONGEST_CONTINUED or printed.rstrip().endswith("."):
            return reading
        return _begun(printed, self._begun(folded(printed)))

    def read_head(self, printed: str, likeness: float = 86.0) -> LabelReading:
        """As `read_longer`, for the head of a column or the left of a card.

        There a label may be said of something ("Data from the 2022 return") or of a time ("Q1 update").
        """
        reading = self.read_longer(printed, likeness)
        without = timeless(printed)
        names = self._exact.get(folded(without), []) if without != printed and not reading.fields else []
        if names:
            return _begun(printed, names)
        ending = self.read_ending(printed)
        if ending.fields and not reading.fields:
            return ending
        first = _CONTINUED.match(_ASKED.sub("", _BRACKET.sub(" ", printed)))
        if reading.fields or first is None or len(printed.split()) > LONGEST_CONTINUED:
            return reading
        return _begun(printed, self._exact.get(folded(first.group(1)), []))

    def read_ending(self, printed: str) -> LabelReading:
        """The reading of a label by its last words alone, which say what it is one of: "Agency action timeline (from today)"."""
        label = folded(_BRACKET.sub(" ", printed))
        if len(label.split()) > LONGEST_ENDED or printed.rstrip().endswith("."):
            return LabelReading(printed, ())
        return _begun(printed, (name for end, name in self._endings if label.endswith(end)))

    def _begun(self, label: str) -> list[str]:
        """The fields of the longest label of three words or more that a folded one begins with."""
        words = label.split()
        heads = (" ".join(words[:count]) for count in range(len(words) - 1, FEWEST_BEGUN - 1, -1))
        return next((self._exact[head] for head in heads if head in self._exact), [])

    def _look_up(self, printed: str) -> list[str]:
        for form in (printed, _BRACKET.sub(" ", printed)):
            found = self._exact.get(folded(form))
            if found:
                return found
        told = folded(_OF_METRICS.sub("", printed)) if printed[-1:].isalnum() or printed.endswith(")") else ""
        if len(told.split()) >= FEWEST_BEGUN and "data" in self._exact.get(told, ()):
            return self._exact[told]
        opening = next((o for o in self._openings if folded(printed).startswith(o)), None)
        if opening and len(printed.split()) <= LONGEST_CONTINUED and not printed.rstrip().endswith("."):
            return self._exact[opening.rstrip()]
        parts = [part for part in re.split(r"\s*[/:?&–-]\s*|\s+and\s+", printed) if part.strip()]
        if len(parts) == 2:
            names = [self._exact.get(folded(part)) for part in parts]
            if all(names) and set(names[0] or ()) & set(names[1] or ()):
                return [name for name in names[0] or () if name in (names[1] or ())]
            # "Owner and due date": the reader of leads tells the two apart.
            if {"lead", "timeframe"} in ({one, two} for one in names[0] or () for two in names[1] or ()):
                return ["lead"]
        return []


def _begun(printed: str, names: Iterable[str]) -> LabelReading:
    return LabelReading(printed, tuple((name, BEGUN) for name in names), begun=True)


def _label_likeness(one: str, other: str, **_: object) -> float:
    """Likeness of two folded labels by letters, held back where their lengths differ much."""
    if not one or not other:
        return 0.0
    whole = fuzz.ratio(one, other)
    words = fuzz.token_sort_ratio(one, other)
    subset = fuzz.token_set_ratio(one, other) * 0.92 if min(len(one), len(other)) >= 8 else 0.0
    return max(whole, words, subset if min(len(one), len(other)) / max(len(one), len(other)) > 0.6 else 0.0)


def load_labels(extra: Mapping[str, Iterable[str]] | None = None) -> Labels:
    """The shipped vocabulary, extended by a user's labels. Raises UsageError for what is no list of labels of a known field."""
    data = tomllib.loads((resources.files("pipeline.interpret") / "data" / "labels.toml").read_text("utf-8"))
    by_field: dict[str, list[str]] = {name: list(entry["labels"]) for name, entry in data.items()}
    added = extra or {}
    if not isinstance(added, Mapping):
        raise UsageError("The vocabulary's [labels] is not a table of lists of labels.")
    for name, labels in added.items():
        if name not in by_field:
            raise UsageError(f"The vocabulary's [labels] names no field “{name}”; the fields are {', '.join(by_field)}.")
        if not isinstance(labels, list | tuple) or not all(isinstance(label, str) and folded(label) for label in labels):
            raise UsageError(f"The vocabulary's [labels] “{name}” is not a list of labels.")
        by_field[name].extend(labels)
    return Labels(by_field)
