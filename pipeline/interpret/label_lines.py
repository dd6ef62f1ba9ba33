"""Labels inside lines: a label alone on a line, a label that runs in ("Lead: Head of HR"), several in one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.interpret.labels import LONGEST_LABEL, LabelReading, Labels
from pipeline.interpret.tree import Field, Line
from schemas.passage import Passage

_COLON = re.compile(r"[:?]\s*|\s?\.{3,}\s+")
DASH = re.compile(r"\s[–—-]\s+")
_INLINE = re.compile(r"(?:^|(?<=[;.|])\s+|\s+[|/]\s+|\s+(?=[A-Z]))([A-Za-z][A-Za-z/()’'? ]{1,90}?)\s*(?::|\s[–—-])\s+")
# Dot leaders with nothing behind them: a field that was left empty.
_OPEN_LEADER = re.compile(r"\s?\.{3,}$")
TELLING_LENGTH = 20
LONGEST_UNKNOWN = 10
LONGEST_LEARNED = 240
# What stands between a label and its value: a colon, a dash, dot leaders, a blank.
PARTING = " :–—-."
FEWEST_TIMES = 3
FEWEST_TERMS = 4
SHORT_FIELDS = frozenset(
    {"lead", "sponsor", "support", "timeframe", "start", "end", "revised", "original", "review", "rag", "ref"}
)
# What a block says of itself before its actions.
BLOCK_LABELS = frozenset({"objective", "data", "metric"})
PEOPLE_OF_PLAN = frozenset({"plan_sponsor", "programme_lead", "staff_voice_lead"})
# What can stand in front of a value in running text; the rest of the vocabulary is for tables and headings alone.
WEAK_LABELS = frozenset({"position", "name", "resources", "theme", "ref", "plan_period", "plan_date", "review"})


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A label found at the head of a line, and what of the line stands behind it (None where the label stands alone)."""

    reading: LabelReading
    label: Passage
    value: Line | None

    def as_field(self, name: str) -> Field:
        """The field that it opens under a name, with the value on its own line; what the document taught is inferred."""
        lines = [self.value] if self.value is not None else []
        learned, run_in = self.reading.learned, self.value is not None
        return Field(name, self.label or None, lines, inferred=learned, label_text=self.label.text, run_in=run_in)


def label_at_head(line: Line, labels: Labels) -> LabelledLine | None:
    """The label that a line begins with, alone or running in; None where it begins with none."""
    text = line.text
    bold = line.passage.bold_until()
    if 0 < bold < len(text):
        found = _bold_label(line, bold, labels)
        if found:
            return found
    colon = _COLON.search(text, 0, LONGEST_LABEL + 2)
    if colon and colon.end() < len(text) and _stands_apart(text, colon) and not _opens_bracket(text[: colon.start()]):
        reading = labels.read(text[: colon.start() + (text[colon.start()] == "?")], 93.0)
        if reading.fields and (reading.known or line.bold):
            return LabelledLine(reading, line.passage.cut(0, colon.start()), line.rest(colon.end()))
    return _learned_label(line, labels) or _dashed_label(line, labels) or _whole_line(line, labels)


def _dashed_label(line: Line, labels: Labels) -> LabelledLine | None:
    """A known label of a short value before a dash: "Lead – Head of HR"."""
    dash = DASH.search(line.text, 1, LONGEST_LABEL) if line.kind != "heading" else None
    if dash is None or dash.end() >= len(line.text):
        return None
    reading = labels.read_exact(line.text[: dash.start()])
    if not reading.known or reading.field not in SHORT_FIELDS or reading.field in WEAK_LABELS:
        return None
    return LabelledLine(reading, line.passage.cut(0, dash.start()), line.rest(dash.end()))


def _learned_label(line: Line, labels: Labels) -> LabelledLine | None:
    """A label that this document has of its own before a dash or a mere blank."""
    text = line.text
    if not labels.learned or len(text) > LONGEST_LEARNED:
        return None
    for end in reversed([found.end() for found in re.finditer(r"\S+", text[:LONGEST_LABEL])][:LONGEST_UNKNOWN]):
        head = text[:end].rstrip(PARTING)
        reading = labels.read_learned(head)
        value = text[end:].lstrip(PARTING)
        if reading is not None and value:
            return LabelledLine(reading, line.passage.cut(0, len(head)), line.rest(len(text) - len(value)))
    return None


def _bold_label(line: Line, bold: int, labels: Labels) -> LabelledLine | None:
    text = line.text
    head = text[:bold].rstrip()
    reading = labels.read(head.rstrip(":–—- "), 90.0)
    if not reading.fields:
        return None
    rest = bold
    while rest < len(text) and text[rest] in " :–—-":
        rest += 1
    return LabelledLine(reading, line.passage.cut(0, len(head.rstrip(":–—- "))), line.rest(rest))


def _stands_apart(text: str, colon: re.Match[str]) -> bool:
    """A colon that ends a label: not inside "10:30" or "B:HIVE"."""
    after = text[colon.end() : colon.end() + 1]
    return text[colon.start()] == "?" or colon.end() > colon.start() + 1 or not (after.isdigit() or after.isupper())


def _opens_bracket(head: str) -> bool:
    """Whether words open a bracket that goes on behind them: a line "(Lead: Head of HR; by May)" tells of the text above."""
    return head.count("(") > head.count(")")


def _whole_line(line: Line, labels: Labels) -> LabelledLine | None:
    text = line.text
    if len(text) > LONGEST_LABEL or (line.kind == "item" and line.marker and not text.endswith(":")):
        return None
    text = _OPEN_LEADER.sub(":", text)
    strong = line.bold or line.kind == "heading" or text.endswith((":", "?"))
    if ":" in text.rstrip(": ") and not strong:
        reading = labels.read(text.rstrip(": "))
        return LabelledLine(reading, line.passage, None) if reading.known else None
    telling = strong or len(text) >= TELLING_LENGTH
    reading = labels.read_longer(text.rstrip(": "), 90.0) if strong else labels.read(text, 90.0 if telling else 97.0)
    if not reading.fields or not (reading.known or telling):
        return None
    return LabelledLine(reading, line.passage.cut(0, len(text.rstrip(": "))), None)


def inline_keys(line: Line, labels: Labels, repeated: frozenset[str] = frozenset()) -> list[LabelledLine]:
    """The labelled values of a line that holds several ("Action - … Lead: … By when: …"); empty where it holds fewer than two.

    A line may begin with a label nobody knows that other lines begin with too (`repeated`), where a known one follows. What an
    action costs or why it is done is told behind who or when.
    """
    text = line.text
    hits: list[tuple[int, int, int, LabelReading]] = []
    for found in _INLINE.finditer(text):
        whole = found.group(1).strip()
        for start in _word_starts(whole):
            reading = labels.read_exact(whole[start:])
            at = found.start(1) + start
            told_last = bool(hits) and reading.field == "resources" and (not start or _is_bold_at(line.passage, at))
            if (reading.known or reading.learned) and (told_last or reading.field not in WEAK_LABELS):
                hits.append((at, at + len(whole) - start, found.end(), reading))
                break
        else:
            if not found.start(1) and whole in repeated:
                hits.append((0, len(whole), found.end(), LabelReading(whole, ())))
    if len({h[3].field for h in hits}) < 2:
        return []
    out: list[LabelledLine] = []
    if hits[0][0] > 0:
        out.append(LabelledLine(LabelReading("", ()), line.passage.cut(0, 0), line.rest(0, _trim(text, hits[0][0]))))
    for number, (start, end, value, reading) in enumerate(hits):
        stop = hits[number + 1][0] if number + 1 < len(hits) else len(text)
        rest = line.rest(value, _trim(text, stop) if stop < len(text) else stop)
        out.append(LabelledLine(reading, line.passage.cut(start, end), rest if rest.passage else None))
    return out


def _is_bold_at(words: Passage, at: int) -> bool:
    """Whether the letter at a place of a text is bold."""
    for piece in words.pieces:
        if at < len(piece.shown):
            return piece.bold
        at -= len(piece.shown)
    return False


def _trim(text: str, stop: int) -> int:
    while stop > 0 and text[stop - 1] in " ;|/,–—-":
        stop -= 1
    return stop


def _word_starts(words: str) -> list[int]:
    """Where a label may begin: at a word, not at a bracket, which belongs to what stands before it."""
    return [0, *(found.end() for found in re.finditer(r"\s+(?=[A-Za-z])", words))][-14:]


def at_bold_labels(line: Line, labels: Labels) -> list[Line]:
    """A line that holds several known labels in bold, each with its value, cut before each of them; any other line whole.

    "**Sponsor** Jo Ray, Head of HR **Programme lead** Ann Lee": a row of a form whose cells came out as one line.
    """
    runs = [*line.passage.bold_runs()]
    if len(runs) < len(("first", "second")) or runs[0][0] or runs[-1][1] >= len(line.text):
        return [line]
    readings = [labels.read_exact(line.text[start:end].strip(PARTING)) for start, end in runs]
    if not all(reading.known and reading.field not in WEAK_LABELS for reading in readings):
        return [line]
    starts = [start for start, _ in runs]
    return [line.rest(start, end) for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True)]


def label_head(text: str) -> str:
    """What of a line could be a label: the words before a colon near its beginning, else the whole line without its colon."""
    colon = text.find(":", 0, LONGEST_LABEL)
    return text[:colon].strip() if colon > 0 else text.strip() if len(text) <= LONGEST_LABEL else ""


def repeated_labels(lines: Sequence[Line]) -> frozenset[str]:
    """Heads of lines that come at least three times, bold, as headings or with a colon, each time with other text behind."""
    seen: dict[str, list[str]] = {}
    for at, line in enumerate(lines):
        text = line.text
        head = label_head(text)
        if not head or len(head.split()) > LONGEST_UNKNOWN or not any(c.isalpha() for c in head):
            continue
        if line.kind == "item" and line.marker and not line.depth and line.passage.bold_until() < len(head):
            continue
        marked = (
            line.bold
            or line.kind == "heading"
            or text[len(head) : len(head) + 1] == ":"
            or line.passage.bold_until() >= len(head)
        )
        if marked:
            rest = text[len(head) :].lstrip(" :")
            seen.setdefault(head, []).append(rest or (lines[at + 1].text if at + 1 < len(lines) else ""))
    return frozenset(head for head, values in seen.items() if len(values) >= FEWEST_TIMES and len(set(values)) > 1)


def lists_of_terms(lines: Sequence[Line], labels: Labels) -> frozenset[tuple[int | None, int]]:
    """The lists (group and depth) that tell what words mean: "Playbooks: …", "Requirements: …", hardly one word a label."""
    heads: dict[tuple[int | None, int], list[str]] = {}
    for line in lines:
        if line.kind == "item" and line.group is not None and ":" in line.text[:LONGEST_LABEL]:
            heads.setdefault((line.group, line.depth), []).append(label_head(line.text))
    known = {place: sum(labels.read_exact(head).known for head in found) for place, found in heads.items()}
    return frozenset(
        place for place, found in heads.items() if len(found) >= FEWEST_TERMS and known[place] <= len(found) // FEWEST_TERMS
    )
