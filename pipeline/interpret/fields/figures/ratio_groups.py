"""Which groups a ratio or a gap lies between that names none: those whose percentages make it, or those of the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.interpret.fields.figures.back_references import goes_back_by_words, says_they
from pipeline.interpret.fields.figures.clauses import Clause
from pipeline.interpret.fields.figures.prepare import Sentence
from pipeline.interpret.fields.figures.slots import OTHER, Slots, people_in
from pipeline.interpret.fields.figures.standing import Memory, Slot

_PAIR = 2
_FOR = 2
_ROUNDED = 0.1
_GAP_ROUNDED = 1.0


def groups_of_gap(
    sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int, memory: Memory
) -> tuple[Slot | None, Slot | None]:
    """The groups of a gap that names no first one: that of the number before, or those of the gap or the levels before."""
    here = slots[at]
    behind = _group_behind(sentence, clauses, slots, at)
    if behind is not None and not _says_than(sentence, clauses[at].values[0].last, slots[at + 1].subject_at):
        # "4 points higher for BME staff (23%) than for white staff (19%)": the first group stands before its percentage.
        return behind, here.comparator
    comparator = here.comparator or behind
    if comparator is None:
        return _sides_of_gap(clauses, slots, at, memory)
    told = slots[at - 1].group if at else None
    return told if told != comparator else None, comparator


def _group_behind(sentence: Sentence, clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    """The group between a gap and a percentage in a bracket behind it: "3 points higher than for white staff (13%)"."""
    value, following = clauses[at].values[0], at + 1
    if value.shape not in {"more", "less"} or following >= len(clauses) or slots[following].group is None:
        return None
    other, subject = clauses[following].values[0], slots[following].subject_at
    bracketed = other.kind == "percent" and sentence.word(other.first - 1) in {"(", "at"}
    return slots[following].group if bracketed and value.last < subject < other.first else None


def _says_than(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words between two tokens set what follows below or above: "higher than that for", "above the rate of"."""
    return any(sentence.word(n) in {"than", "above", "below"} for n in range(first - 1, last))


def recomputed(clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> Slot | None:
    """The subject of a ratio that names none, behind the two rates that it is the ratio of: "BME 29%, white 22%: 1.32 times"."""
    told = _levels_before(clauses, slots, at)
    subject = fits_ratio(clauses[at].values[0].value, {group: level for group, (level, _) in told.items()})
    return told[subject][1] if subject is not None else None


def subject_of_ratio(ratio: float, levels: Mapping[str, float | None]) -> str | None:
    """Whose rate stands on top of a ratio of two rates; None where a rate is missing or nought."""
    white, other = levels.get("white"), levels.get("minority_ethnic")
    if not white or not other:
        return None
    return "white" if abs(ratio - white / other) < abs(ratio - other / white) else "minority_ethnic"


def fits_ratio(ratio: float, levels: Mapping[str, float | None]) -> str | None:
    """Whose rate over the other's a ratio is, give or take its rounding; None where it is neither's."""
    subject = subject_of_ratio(ratio, levels)
    if subject is None:
        return None
    exact = (levels[subject] or 0.0) / (levels[OTHER[subject]] or 1.0)
    return subject if abs(ratio - exact) <= _ROUNDED * exact else None


def _sides_of_gap(clauses: Sequence[Clause], slots: Sequence[Slots], at: int, memory: Memory) -> tuple[Slot | None, Slot | None]:
    """The groups of a gap that names none: those of the gap before, or of the two percentages that it lies between."""
    gap = next((n for n in reversed(range(at)) if clauses[n].values[0].kind == "points" and slots[n].group is not None), None)
    if gap is not None:
        return slots[gap].group, slots[gap].comparator
    levels = _levels_before(clauses, slots, at) or _levels_told(memory)
    white, other = levels.get("white"), levels.get("minority_ethnic")
    if white is None or other is None or (memory.gap != (None, None) and not _levels_before(clauses, slots, at)):
        return memory.gap
    if abs(abs(white[0] - other[0]) - clauses[at].values[0].value) > _GAP_ROUNDED:
        return None, None
    return (white[1], other[1]) if white[0] > other[0] else (other[1], white[1])


def _levels_told(memory: Memory) -> dict[str, tuple[float, Slot]]:
    """The percentages of the two groups in the sentences before."""
    words = memory.group.borrowed if memory.group is not None else ()
    return {group: (level, Slot(group, words)) for group, level in memory.levels.items() if level is not None}


def _levels_before(clauses: Sequence[Clause], slots: Sequence[Slots], at: int) -> dict[str, tuple[float, Slot]]:
    """The percentage that stands last before a clause for each of the two groups."""
    out: dict[str, tuple[float, Slot]] = {}
    for clause, slot in zip(clauses[:at], slots[:at], strict=True):
        percent = next((v.value for v in clause.values if v.kind == "percent"), None)
        if percent is not None and slot.group is not None and slot.group.value in OTHER:
            out[slot.group.value] = (percent, slot.group)
    return out


def side_of_gap(clauses: Sequence[Clause], slots: Sequence[Slots], at: int, parent: Slots) -> Slot | None:
    """Of two percentages behind a gap between groups the one that stands higher is the group's that the gap says is higher.

    "2 points higher among BAME staff (16% and 14%)"; none where they are not as far apart as the gap says.
    """
    clause = clauses[at]
    if clause.parent is None or parent.group is None:
        return None
    pair = [c for c in clauses if c.parent is clause.parent and c.values[0].kind == "percent"]
    gap = clause.parent.values[0]
    apart = abs(pair[0].values[0].value - pair[-1].values[0].value)
    if len(pair) != _PAIR or abs(apart - gap.value) > _GAP_ROUNDED:
        return None
    top = clause.values[0].value == max(c.values[0].value for c in pair)
    same = top != (gap.shape == "less")
    other = parent.comparator.value if parent.comparator is not None else OTHER[parent.group.value]
    return Slot(parent.group.value if same else other, parent.group.borrowed)


def group_of_ratio(sentence: Sentence, clause: Clause, here: Slots, memory: Memory) -> Slot | None:
    """Whose ratio to the other group a number is that names no group: the one whose rate it fits, else the one before."""
    fits = fits_ratio(clause.values[0].value, memory.levels)
    if fits is not None and memory.group is not None:
        return Slot(fits, memory.group.borrowed)
    if memory.levels.keys() >= set(OTHER) and not goes_back_by_words(sentence, clause, memory):
        subject = subject_of_ratio(clause.values[0].value, memory.levels)
        return Slot(subject, memory.group.borrowed if memory.group is not None else ()) if subject is not None else None
    if memory.group is None or people_in(sentence, clause):
        return None
    if memory.subject is not None and says_they(sentence, clause):
        return memory.subject
    here.comparator = here.comparator or memory.comparator
    return memory.group
