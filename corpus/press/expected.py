"""The outcomes that a run over the sample corpus must end with, as rows of `corpus/expected.csv`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

BROKEN = {
    "cut-short.pdf": ("failed", "truncated"),
    "pictures-only.pdf": ("no_text", ""),
    "no-text.docx": ("no_text", ""),
    "committee-page.html": ("not_a_plan", ""),
    "locked.pdf": ("failed", "encrypted"),
    "nothing.pdf": ("failed", "empty"),
    "letter.txt": ("not_a_plan", ""),
}


def rows(plans: Iterable[str]) -> str:
    """The CSV's text: every plan's file is read, every broken one ends for its own reason."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["file", "outcome", "reason"])
    writer.writerows([f"plans/{name}", "ok", ""] for name in sorted(plans))
    writer.writerows([f"broken/{name}", *BROKEN[name]] for name in sorted(BROKEN))
    return out.getvalue()
