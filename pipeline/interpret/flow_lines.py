"""The lines of a flow: what one is by its words, its look and what stands right below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.interpret.cycles import TELLING
from pipeline.interpret.fields.large_numbers import is_measured
from pipeline.interpret.fields.metric_refs import names_only_metrics, relates_to_metrics
from pipeline.interpret.fields.terms import read_terms
from pipeline.interpret.heading_times import LIKE_A_TIME, with_leading_times, with_run_in_times
from pipeline.interpret.items import is_numbered
from pipeline.interpret.judging import Sure
from pipeline.interpret.label_lines import (
    BLOCK_LABELS,
    SHORT_FIELDS,
    LabelledLine,
    at_bold_labels,
    inline_keys,
    label_at_head,
    label_head,
    lists_of_terms,
    repeated_labels,
)
from pipeline.interpret.labels import LabelReading, Labels, folded
from pipeline.interpret.line_looks import is_heading, is_picture, without_picture
from pipeline.interpret.marks import asks_meeting, outline_words, promises, read_mark
from pipeline.interpret.metric_lists import lists_of_metrics
from pipeline.interpret.report_bodies import without_paragraph_numbers
from pipeline.interpret.roles import PEOPLE
from pipeline.interpret.set_numbers import with_set_numbers
from pipeline.interpret.status_lines import is_status
from pipeline.interpret.tail_lines import NO_TAILS, Tails, parted, tail_keys, with_brackets
from pipeline.interpret.tree import Line, Node, Scope, line_of, tiled
from schemas.document import Block, Paragraph, Table
from schemas.framework import Framework
from schemas.passage import joined

Look = tuple[float, float]
LOOKAHEAD = 60
# Down to here a flow may say its title, whose it is and its day.
LINES_OF_FRONT = 4
LIKE_AN_ACTION = 0.6
FEWEST_TERMS = 2
IMPLIED_LEVEL = 2
TIMES = frozenset({"timeframe", "start", "end", "revised", "original", "review"})
BOLD, MARKED, PLAIN = (20.0, 0.0), (30.0, 0.0), (32.0, 0.0)


def holds_records(nodes: Sequence[Node]) -> bool:
    """Whether what a table was read as are records of actions."""
    return any(isinstance(node, Scope) and node.kind in {"record", "banner"} for node in nodes)


def _heading_nothing(line: Line | None) -> Line | None:
    """The line, a number that measures something as plain text."""
    return Line(line.passage, "paragraph") if line is not None and is_measured(line.text) else line


class FlowLines:
    """The blocks of a flow as lines, the one that is being read at `at`; a table's line is None.

    `read_table` turns a table into nodes; `sure` says how a field reads a text; `is_wording` knows a metric's full wording;
    `tails` is how the document sets who and when without a label.
    """

    def __init__(
        self,
        framework: Framework,
        labels: Labels,
        read_table: Callable[[Table], list[Node]],
        sure: Sure,
        is_wording: Callable[[str], bool] = bool,
        tails: Tails = NO_TAILS,
    ) -> None:
        self.framework = framework
        self.labels = labels
        self.read_table = read_table
        self.sure = sure
        self.is_wording = is_wording
        self.tails = tails
        self.take(())

    def take(self, blocks: Sequence[Block]) -> None:
        """Begins with the first of some blocks."""
        blocks = [block for block in blocks if isinstance(block, Table) or not is_picture(block.text)]
        lines = [without_picture(line_of(block)) if isinstance(block, Paragraph) else None for block in blocks]
        lines, end = without_paragraph_numbers(lines)
        self.body_of_report = frozenset(block.id for block in blocks[:end] if isinstance(block, Paragraph))
        whole = list(with_brackets(parted(with_set_numbers(lines), self.tails, self.sure)))
        whole = [(at, cut) for at, line in whole for cut in (at_bold_labels(line, self.labels) if line is not None else [None])]
        whole = with_run_in_times(whole, self.sure)
        self.blocks = [blocks[at] for at, _ in whole]
        self.lines = with_leading_times([line for _, line in whole], self.sure)
        said = [line for line in self.lines if line is not None]
        self.repeated, self.terms = repeated_labels(said), lists_of_terms(said, self.labels)
        self.metrics = lists_of_metrics(said, self.framework)
        self.at = 0

    def join_into_heading(self, at: int, end: int | None = None) -> None:
        """Makes a line, up to an offset, the first words of the next, which is a heading."""
        line, following = self.lines[at], self.lines[at + 1]
        if line is not None and following is not None:
            words = joined([line.passage.cut(0, end), following.passage])
            level = following.depth if following.kind == "heading" else IMPLIED_LEVEL
            kind = following.kind if is_heading(following) else "heading"
            self.lines[at + 1] = Line(words, kind, level, bold=following.bold)
            del self.lines[at], self.blocks[at]

    def join_tiles(self) -> None:
        """Puts numbers set apart together with their captions; a number alone heads nothing."""
        whole = list(tiled(self.lines, lambda text: names_only_metrics(text, self.framework)))
        self.blocks = [self.blocks[at] for at, _ in whole]
        self.lines = [_heading_nothing(line) for _, line in whole]

    def each(self) -> Iterator[tuple[Block, Line | None]]:
        """Block by block, with its line; the one given last is the one that is read."""
        for at, block in enumerate(self.blocks):
            self.at = at
            yield block, self.lines[at]

    def below(self) -> Line | None:
        """The line right below, None where there is none or a table."""
        return self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None

    def asks_meeting_below(self) -> bool:
        """Whether the line right below leads into what a meeting is asked to resolve."""
        below = self.below()
        return below is not None and asks_meeting(below.text)

    def later(self) -> Iterator[Line | None]:
        """The lines that come, as far as it is worth looking."""
        yield from self.lines[self.at + 1 : self.at + LOOKAHEAD]

    def in_body_of_report(self) -> bool:
        """Whether the line that is read stands in the body of a report to which the plan is appended."""
        block = self.blocks[self.at]
        return isinstance(block, Paragraph) and block.id in self.body_of_report

    def is_marked(self, line: Line) -> bool:
        """Whether a line begins with a ref: "Theme 2", "1.2"."""
        return read_mark(line.text, self.framework) is not None

    def look(self, line: Line) -> Look:
        """How a line is set: the level of a heading, bold, with a mark or label, plain."""
        if line.kind == "heading":
            return (float(line.depth or 1), 0.0)
        if line.bold:
            return BOLD
        return MARKED if self.is_marked(line) or label_at_head(line, self.labels) is not None else PLAIN

    def keys(self, line: Line) -> list[LabelledLine]:
        """The labelled values of a line that holds several, or its lead and time where it is nothing else."""
        front = self.at < LINES_OF_FRONT
        return inline_keys(line, self.labels, self.repeated) or tail_keys(line, self.tails, self.sure, front=front)

    def label(self, line: Line) -> LabelledLine | None:
        """The label at the head of a line, of the vocabulary or one that comes again and again; none in a list of terms."""
        bracketed = line.text.startswith("[") and line.text.endswith("]")
        if bracketed or (line.kind == "item" and (line.group, line.depth) in self.terms):
            return None
        found = label_at_head(line, self.labels) or self._promise(line) or self._repeated_label(line)
        # "Started" in plain words may label a day, but alone in its line it says how far something is.
        plain = found is not None and found.value is None and found.reading.field == "start" and not is_heading(line)
        if found is None or (plain and is_status(line.text)):
            return None
        return None if self._heads_headings(line, found) or self._closes(line) or self._explains(found) else found

    def _explains(self, found: LabelledLine) -> bool:
        """Whether a label and what stands behind it are a key to letters: "SRO: senior responsible officer"."""
        if found.value is None or len(found.label.text.split()) > 1:
            return False
        said = self.labels.read_exact(found.value.text.split(".")[0])
        return said.known and said.field == found.reading.field

    def _closes(self, line: Line) -> bool:
        """Whether a heading that comes once heads what stands behind a plan: "Notes", which elsewhere is an action's."""
        return line.kind == "heading" and line.text not in self.repeated and folded(line.text) in outline_words()["closing"]

    def _heads_headings(self, line: Line, found: LabelledLine) -> bool:
        """Whether a heading that reads like the label of a short value has no value below it, but a heading or label of its own.

        "Who leads us", "Managers" above "What the numbers say" are names of blocks.
        """
        below = self.below()
        if line.kind != "heading" or found.value is not None or found.reading.field not in SHORT_FIELDS or below is None:
            return False
        if below.kind == "heading":
            return below.depth > line.depth
        inner = label_at_head(below, self.labels)
        return (
            inner is not None
            and inner.value is None
            and inner.reading.known
            and inner.reading.field in BLOCK_LABELS | PEOPLE | {"action"}
        )

    def _promise(self, line: Line) -> LabelledLine | None:
        """A line that says of somebody that the counted list right below it will be done, as a label of actions.

        Bullets there may as well tell what a post is for: "Each service manager will".
        """
        above, below = self.lines[self.at - 1] if self.at else None, self.below()
        listed = below is not None and is_numbered(below) and (above is None or above.kind != "item")
        if line.kind == "item" or not listed or not promises(line.text):
            return None
        return LabelledLine(LabelReading(line.text, (("action", 1.0),)), line.passage.cut(0, len(line.text.rstrip(": "))), None)

    def _repeated_label(self, line: Line) -> LabelledLine | None:
        """A line, or the words before its colon, that comes again and again with other text below: a label nobody knows.

        "Short term", which each block has a part for, is a heading that says when.
        """
        if self.is_marked(line):
            return None
        whole = self.labels.read_learned(line.text.rstrip(": "))
        if whole is not None:
            return LabelledLine(whole, line.passage.cut(0, len(line.text.rstrip(": "))), None)
        head = label_head(line.text)
        if head not in self.repeated:
            return None
        rest = line.text[len(head) :].lstrip(" :")
        if not rest and self.sure("timeframe", head) >= LIKE_A_TIME:
            return None
        value = line.rest(len(line.text) - len(rest)) if rest else None
        return LabelledLine(LabelReading(head, ()), line.passage.cut(0, len(head)), value)

    def label_below(self) -> str | None:
        """The field of a known label that stands alone or runs in on the next line."""
        return self.label_at(self.at + 1)

    def label_at(self, at: int) -> str | None:
        """The field of a known label at the head of the line at a place, or of the next one after tables."""
        following = next((line for line in self.lines[at:] if line is not None), None)
        if following is None:
            return None
        if relates_to_metrics(following.text, self.framework):
            return "metric"
        found = label_at_head(following, self.labels)
        return found.reading.field if found is not None and found.reading.known else None

    def table_of_records_below(self) -> bool:
        """Whether a table of records stands right below."""
        return self._holds_records(self.at + 1)

    def table_of_records_behind_labels(self) -> bool:
        """Whether a table of records stands below, with nothing between but further labels and their values on one line."""
        at = self.at + 1
        while at < len(self.lines) and (line := self.lines[at]) is not None:
            found = label_at_head(line, self.labels)
            if found is None or found.value is None:
                return False
            at += 1
        return self._holds_records(at)

    def _holds_records(self, at: int) -> bool:
        table = self.blocks[at] if at < len(self.blocks) else None
        return isinstance(table, Table) and holds_records(self.read_table(table))

    def legend_below(self, found: LabelledLine) -> bool:
        """Whether a label of times stands above lines that define several terms of time, and so is their heading."""
        if found.reading.field not in TIMES:
            return False
        below = [line.text for line in self.lines[self.at + 1 : self.at + 1 + FEWEST_TERMS] if line is not None]
        return len(read_terms(below).entries) >= FEWEST_TERMS

    def begins_record(self, line: Line) -> bool:
        """Whether a line reads as an action that a lead or a time right below is told of."""
        counted = line.kind == "item" and any(c.isalnum() for c in line.marker or "")
        return (counted or self.sure("action", line.text) >= LIKE_AN_ACTION) and self.label_below() in TELLING

    def awaits_short(self, line: Line, name: str) -> bool:
        """Whether a line right below the label of a short value reads as one, whatever else it may look like."""
        if name not in SHORT_FIELDS or line.kind == "heading":
            return False
        if name == "rag" and is_status(line.text):
            return True
        mark = read_mark(line.text, self.framework)
        return len(line.text) <= 60 and self.sure(name, line.text) >= 0.6 and (mark is None or mark.kind != "number")

    def labels_actions(self) -> bool:
        """Whether a label of actions or of an objective comes before the next heading."""
        for later in self.later():
            if later is None:
                return False
            found = label_at_head(later, self.labels)
            if found is not None and found.reading.field in {"action", "objective"}:
                return True
            if found is None and (later.kind == "heading" or self.is_marked(later)):
                return False
        return False

    def themes_head_blocks(self, found: LabelledLine) -> bool:
        """Whether a theme that runs in behind its label heads a block: it comes again before actions, under one heading."""
        if found.reading.field != "theme":
            return False
        head = found.label.text
        parts = self._between_headings()
        themes = [at for at in parts if (line := self.lines[at]) is not None and label_head(line.text) == head]
        first = next((at for at in parts if self._names_action(self.lines[at])), -1)
        return len(themes) > 1 and themes[0] < first

    def _between_headings(self) -> range:
        """The lines around the one that is read, from the heading above it to the next below."""
        headed = [n for n, line in enumerate(self.lines) if line is not None and line.kind == "heading"]
        above = max((n for n in headed if n < self.at), default=-1)
        return range(above + 1, min((n for n in headed if n > self.at), default=len(self.lines)))

    def _names_action(self, line: Line | None) -> bool:
        if line is None:
            return False
        mark = read_mark(line.text, self.framework)
        found = label_at_head(line, self.labels)
        return (mark is not None and mark.kind == "action") or (found is not None and found.reading.field == "action")
