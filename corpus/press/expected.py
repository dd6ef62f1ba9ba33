"""What is known of the sample corpus beside its files: how a run must end for each, and where each comes from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from corpus.press.document import FORMATS
from corpus.press.original import Original

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


def sources(originals: Iterable[Original]) -> str:
    """The text of `corpus/sources.csv`: a row a file in the columns that a run takes with `--sources`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["file", "gss", "year", "url", "retrieved", "note"])
    for original in originals:
        year = (original.dated or "")[:4]
        note = "written for this project; the council is invented"
        writer.writerows([f"{original.slug}.{kind}", original.gss, year, "", "", note] for kind in FORMATS)
    return out.getvalue()
