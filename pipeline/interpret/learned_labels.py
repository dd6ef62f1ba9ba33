"""Labels that are in no vocabulary, learned from the document: words that come again and again before values of one kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from pipeline.interpret.cycles import OF_RECORDS, TELLING
from pipeline.interpret.judging import Sure
from pipeline.interpret.label_lines import DASH, LONGEST_UNKNOWN, PARTING
from pipeline.interpret.labels import LONGEST_LABEL, Labels, folded
from pipeline.interpret.likeness import people_of
from pipeline.interpret.marks import read_mark
from pipeline.interpret.roles import TOLD_IN_WORDS, told_in_words
from pipeline.interpret.tree import Line, line_of
from schemas.document import Block, Paragraph, Table
from schemas.framework import Framework
from schemas.passage import Passage

LEARNED = ("timeframe", "lead", "links")
FEWEST = 3
FLOOR, SURE = 0.6, 0.5
MOST = 0.7
COVERED = 0.5
MARGIN = 0.15
OFTENER = 1.5
LONGEST_VALUE = 160
LONGEST_BLANK_LABEL = 6
_COLON = re.compile(r":\s*|\s?\.{3,}\s+")
LABEL_AND_VALUE = 2
BREAK = Line(Passage(()), "paragraph")
_PARTING = re.compile(r"\s*:\s+|\s[–—-]\s+")
_CAPITAL = re.compile(r"(?<![^\s;|/(])[A-Z]")
_LOWER = re.compile(r"[a-z][a-z’'-]*")


@dataclass(frozen=True, slots=True)
class _Said:
    """A place where words could be the label of a value: the line, and the value (the next line's text where it stands alone)."""

    at: int
    value: str
    alone: bool


def told_lines(blocks: Sequence[Block]) -> list[Line]:
    """The lines of a document in reading order, with an empty one where the next is no value of the one above.

    That is between the cells of a table that is more than labels with their values beside them, and below a head.
    """
    heads = Counter(_head(block) for block in blocks if isinstance(block, Table))
    return [line for block in blocks for line in _lines_of(block, heads)]


def _head(table: Table) -> tuple[str, ...]:
    return tuple(folded(cell.text) for cell in table.row_cells(0))


def _lines_of(block: Block, heads: Mapping[tuple[str, ...], int]) -> Iterator[Line]:
    if block.furniture is not None:
        return
    if isinstance(block, Paragraph):
        yield from [line_of(block)] if block.text.strip() else []
        return
    headed = heads[_head(block)] > 1
    for cell in block.cells:
        yield from (line for inner in cell.blocks for line in _lines_of(inner, heads))
        if block.columns > LABEL_AND_VALUE or (headed and cell.row == 0 and cell.column > 0):
            yield BREAK


def learn_labels(lines: Sequence[Line], labels: Labels, framework: Framework, sure: Sure) -> Mapping[str, str]:
    """The folded labels that no vocabulary has, with their fields, "" where their values tell none.

    The labels of times and of leads stand before a time (or a name, a post) nearly every time that they come. Of two labels of
    one field that stand in the same records neither is taken, unless the values of one are clearly surer (DESIGN, roles). What
    comes as often right beside such labels is one too.
    """
    known = [_known(line, labels) for line in lines]
    heads = _heads(lines, known, labels, framework, sure)
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for head, places in heads.items():
        told = [said for said in places if said.value]
        field, score = _field_of(told, sure)
        if field and _covers(told, lines, field, sure):
            found[field].append((score, head))
    out = _beside_leads(found, known)
    for field, scored in found.items():
        places_known = [at for at, name in enumerate(known) if name == field]
        out.update((head, field) for head in _unrivalled(scored, heads, places_known))
    values = {at + 1 for at, line in enumerate(lines) if known[at] and _is_label_alone(line, labels)}
    ends = {at for at, line in enumerate(lines) if known[at] in {"action", "ref"} or line.kind == "heading"}
    beside = _companions(heads, out, known, values, ends, sure)
    out.update((head, field) for head, field in beside if not labels.read(head).fields)
    return out


def _beside_leads(found: dict[str, list[tuple[float, str]]], known: Sequence[str]) -> dict[str, str]:
    """The labels of people whose words say that these help or answer for it, where another label names who leads.

    They are taken out of those found, as they are no rivals of that other label.
    """
    kinds = {head: people_of(head) for _, head in found.get("lead", ())}
    if "lead" not in {*known, *kinds.values()}:
        return {}
    found["lead"] = [each for each in found.get("lead", ()) if kinds[each[1]] == "lead"]
    return {head: kind for head, kind in kinds.items() if kind != "lead"}


def _companions(
    heads: Mapping[str, list[_Said]],
    learned: Mapping[str, str],
    known: Sequence[str],
    valued: Set[int],
    ends: Set[int],
    sure: Sure,
) -> Iterator[tuple[str, str]]:
    """The words that come nearly as often as the labels of records and stand right before or behind one, with their fields.

    Words on a line of their own may come more seldom, as where empty fields are left out; then they stand there each time.
    `valued`: the lines right below known labels that stand alone; what begins these is a value. `ends`: the lines that begin
    the next action or block.
    """
    taken = {name for name in known if name in TOLD_IN_WORDS}
    begins = {at for at, name in enumerate(known) if name in OF_RECORDS}
    begins |= {said.at for head in learned for said in heads[head]}
    values = valued | {said.at + 1 for head in learned for said in heads[head] if said.alone}
    if not begins:
        return
    most = max([len(heads[head]) for head in learned], default=sum(name in TELLING for name in known) // 2)
    for head, places in heads.items():
        if head in learned or any(sure(field, head) >= SURE for field in LEARNED):
            continue
        own = [said for said in places if said.at not in values]
        above = [said.at - 1 in begins | values for said in own]
        below = [said.at + 1 + said.alone in begins or (said.alone and said.at + 2 in ends) for said in own]
        beside = sum(one or other for one, other in zip(above, below, strict=True))
        between = sum(one and other for one, other in zip(above, below, strict=True))
        if between < MOST * len(places) and (len(places) < MOST * most or beside < MOST * len(places)):
            continue
        values_here = [said.value for said in places if said.value]
        if len(set(values_here)) > 1:
            yield head, told_in_words(head, values_here, sure, taken)


def _known(line: Line, labels: Labels) -> str:
    """The field of a known label at the head of a line, "" where there is none."""
    text = line.text
    colon = _COLON.search(text, 0, LONGEST_LABEL)
    for head in (text[: colon.start()] if colon else "", text[: line.passage.bold_until()], text):
        if head and (field := labels.read_exact(head.rstrip(PARTING)).field):
            return field
    return ""


def _is_label_alone(line: Line, labels: Labels) -> bool:
    """Whether a line is a known label and nothing else."""
    return labels.read_exact(line.text.rstrip(PARTING)).known


def _heads(
    lines: Sequence[Line], known: Sequence[str], labels: Labels, framework: Framework, sure: Sure
) -> dict[str, list[_Said]]:
    """Every run of words that begins several lines and could be a label, folded, with its places.

    What stands below as often as a label is none of its values, unless it is clearly a time or a lead.
    """

    def is_other_head(said: _Said) -> bool:
        typed = any(sure(field, said.value) >= FLOOR for field in LEARNED)
        return said.alone and folded(said.value.rstrip(": ")) in often and not typed

    heads: dict[str, list[_Said]] = defaultdict(list)
    for at, line in enumerate(lines):
        if known[at] or len(line.text) > 2 * LONGEST_VALUE or read_mark(line.text, framework) is not None:
            continue
        below = lines[at + 1].text if at + 1 < len(lines) and not known[at + 1] else ""
        for head, said in {folded(h): s for h, s in _said(line, at, below)}.items():
            heads[head].append(said)
    for head, said in _inline(lines):
        heads[head].append(said)
    often = {head: places for head, places in heads.items() if head and len(places) >= FEWEST}
    return {
        head: [_Said(said.at, "" if is_other_head(said) else said.value, said.alone) for said in places]
        for head, places in _longest(often).items()
        if not labels.read_exact(head).known
    }


def _longest(often: dict[str, list[_Said]]) -> dict[str, list[_Said]]:
    """The heads without those that are only the beginning of a longer one which comes as often."""
    shorter = {
        (" ".join(words[:count]), len(places))
        for head, places in often.items()
        if len(words := head.split()) > 1
        for count in range(1, len(words))
    }
    return {head: places for head, places in often.items() if (head, len(places)) not in shorter}


def _said(line: Line, at: int, below: str) -> Iterator[tuple[str, _Said]]:
    """The ways to part a line into a label and its value: at the end of bold, a colon, a dash, or before a capital or figure."""
    text = line.text
    bold = line.passage.bold_until()
    ends = [(found.start(), found.end()) for mark in (_COLON, DASH) if (found := mark.search(text, 0, LONGEST_LABEL))]
    if 0 < bold < len(text):
        ends.append((len(text[:bold].rstrip(PARTING)), bold))
    if not ends and line.kind != "heading":
        ends += _blanks(text)
    for start, end in ends:
        head, value = text[:start], text[end:].lstrip(PARTING)
        if value and len(head.split()) <= LONGEST_UNKNOWN and any(c.isalpha() for c in head):
            yield head, _Said(at, value if len(value) <= LONGEST_VALUE else "", alone=False)
    whole = text.rstrip(": ")
    if whole and len(whole.split()) <= LONGEST_UNKNOWN and not text.endswith((".", ",", ";")) and whole[0].isalpha():
        yield whole, _Said(at, below if len(below) <= LONGEST_VALUE else "", alone=True)


def _inline(lines: Sequence[Line]) -> Iterator[tuple[str, _Said]]:
    """The labels inside lines that hold several ("… In the hands of - Head of HR; Ready for - May 2025"), folded, with values."""
    begun = {at: ends for at, line in enumerate(lines) if len(ends := _inline_ends(line.text)) > 1}
    often = Counter(folded(lines[at].text[start:end]) for at, ends in begun.items() for start, end, _ in ends)
    for at, ends in begun.items():
        text = lines[at].text
        kept: dict[int, tuple[int, int, int]] = {}
        for start, end, value in ends:
            count = often[folded(text[start:end])]
            best = kept.get(value)
            if count >= FEWEST and (best is None or count >= often[folded(text[best[0] : best[1]])]):
                kept[value] = (start, end, value)
        labels = sorted(kept.values())
        for number, (start, end, value) in enumerate(labels):
            stop = labels[number + 1][0] if number + 1 < len(labels) else len(text)
            if start:
                yield folded(text[start:end]), _Said(at, text[value:stop].strip(" ;|/,–—-"), alone=False)


def _inline_ends(text: str) -> list[tuple[int, int, int]]:
    """Where the words before each colon or dash of a line could begin as a label, where they end, and where the value begins."""
    out = []
    for mark in _PARTING.finditer(text):
        before = list(_CAPITAL.finditer(text, max(0, mark.start() - LONGEST_LABEL // 2), mark.start()))
        out += [(found.start(), mark.start(), mark.end()) for found in reversed(before[-LONGEST_BLANK_LABEL:])]
    return out


def _blanks(text: str) -> Iterator[tuple[int, int]]:
    """The blanks that could part a label of two words or more, all but the first in lower case, from its value.

    "Meeting of" and "Head of" are no labels, as "In the hands of" may be.
    """
    words = list(re.finditer(r"\S+", text))[: LONGEST_BLANK_LABEL + 1]
    for count in range(1, len(words)):
        if count > 2 or (count == 2 and words[1].group() != "of"):
            yield words[count - 1].end(), words[count].start()
        if not _LOWER.fullmatch(words[count].group()):
            return


def _field_of(told: Sequence[_Said], sure: Sure) -> tuple[str, float]:
    """The field that the values below a label are of, with how sure that is; "" where they are of none."""
    if len(told) < FEWEST or len({said.value for said in told}) < 2:
        return "", 0.0
    best = ("", 0.0)
    for field in LEARNED:
        scores = [sure(field, said.value) for said in told]
        mean = sum(scores) / len(scores)
        if mean >= FLOOR and sum(score >= SURE for score in scores) >= MOST * len(scores) and mean > best[1]:
            best = (field, mean)
    return best


def _covers(told: Sequence[_Said], lines: Sequence[Line], field: str, sure: Sure) -> bool:
    """Whether words that stand alone are above most lines of their kind, as a label is and a mere value is not."""
    if not all(said.alone for said in told):
        return True
    own = {said.at for said in told}
    others = [line.text for at, line in enumerate(lines) if at not in own and len(line.text) <= LONGEST_VALUE]
    return len(told) >= COVERED * sum(sure(field, text) >= FLOOR for text in others)


def _unrivalled(scored: Sequence[tuple[float, str]], heads: Mapping[str, Sequence[_Said]], known: Sequence[int]) -> Iterator[str]:
    """The labels of one field that no other label of it stands beside, known or as sure; what comes far oftener has no rival."""
    for score, head in scored:
        mine = [said.at for said in heads[head]]
        # A known label that comes once or twice beside many of these may be a heading of the same words.
        if (len(known) >= FEWEST or OFTENER * len(known) >= len(mine)) and _alternate(mine, known):
            continue
        others = [(other_score, [s.at for s in heads[other]]) for other_score, other in scored if not _is_begun(head, other)]
        rivals = [places for other_score, places in others if other_score > score - MARGIN and OFTENER * len(places) >= len(mine)]
        if not any(_alternate(mine, places) for places in rivals):
            yield head


def _is_begun(one: str, other: str) -> bool:
    """Whether one of two labels begins with the other."""
    return one.startswith(other) or other.startswith(one)


def _alternate(mine: Sequence[int], others: Sequence[int]) -> bool:
    """Whether places come in turn: between most of the ones, or of the fewer others, there is one of the other kind."""
    fewer, more = sorted((mine, others), key=len)
    gaps = list(pairwise(more))
    held = sum(any(first <= at < second for at in fewer) for first, second in gaps)
    return 2 * held > min(len(gaps), len(fewer))
