"""What was left out or set aside while a document was read, and the notes that say so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extractors.wording import fold
from schemas.problems import Note

_SAMPLE = 300
_SENTENCES = {
    "tracked_deletion": "Tracked deletions, left out as the final text has them not: {n}.",
    "struck_text": "Struck-out passages, left out: {n}.",
    "hidden_text": "Hidden passages, left out: {n}.",
    "placeholder_text": "Content controls that show only their prompt, left out: {n}.",
    "picture_not_read": "Pictures, whose text is not read: {n}.",
    "drawing_not_read": "Charts, diagrams and embedded objects, which are not read: {n}.",
    "comment_not_read": "Comments, which are no part of the text: {n}.",
    "embedded_text_not_read": "Documents embedded in this one, which are not read: {n}.",
    "hidden_sheet": "Hidden sheets, left out: {n}.",
    "hidden_row": "Hidden rows, left out: {n}.",
    "formula_without_value": "Formulas whose value the file does not hold, read as empty: {n}.",
    "formula_error": "Cells that show an error in place of a value, read as empty: {n}.",
    "merge_not_read": "Merged ranges beyond what is followed, read as single cells: {n}.",
    "deep_table": "Tables nested too deep to keep their shape, read as paragraphs: {n}.",
}


@dataclass(slots=True)
class Tally:
    """Counts and words of what was left out; how many paragraphs, cells and letters were read."""

    counts: Counter[str] = field(default_factory=Counter)
    words: dict[str, list[str]] = field(default_factory=dict)
    paragraphs: int = 0
    cells: int = 0
    letters: int = 0

    def leave_out(self, code: str, text: str = "") -> None:
        """One passage or thing left out under a note's code; a passage of blanks counts for nothing."""
        if text and not text.strip():
            return
        self.counts[code] += 1
        if text:
            self.words.setdefault(code, []).append(text)

    def notes(self) -> list[Note]:
        """One note for each kind of what was left out, with the first words of it."""
        out = []
        for code, number in self.counts.items():
            words = fold(" … ".join(self.words.get(code, [])[:20])).strip()[:_SAMPLE] or None
            out.append(Note(code=code, message=_SENTENCES[code].format(n=number), words=words))
        return out
