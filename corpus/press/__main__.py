"""Build the sample corpus from its originals: `python -m corpus.press` writes corpus/plans, corpus/gold and corpus/broken."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from corpus.press import broken, expected
from corpus.press.document import FORMATS, bytes_of
from corpus.press.gold import answer
from corpus.press.original import load

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Write every sample plan in its four formats and its answer; return 0."""
    for folder in ("plans", "gold", "broken"):
        (ROOT / folder).mkdir(exist_ok=True)
    originals = [load(path) for path in sorted((ROOT / "originals").glob("*.toml"))]
    for original in originals:
        for kind in FORMATS:
            (ROOT / "plans" / f"{original.slug}.{kind}").write_bytes(bytes_of(original, kind))
        text = json.dumps(answer(original), ensure_ascii=False, indent=1)
        (ROOT / "gold" / f"{original.slug}.json").write_text(text + "\n", encoding="utf-8")
        sys.stdout.write(f"{original.slug}\n")
    for name, data in broken.files().items():
        (ROOT / "broken" / name).write_bytes(data)
    (ROOT / "sources.csv").write_text(expected.sources(originals), encoding="utf-8")
    plans = [path.name for path in (ROOT / "plans").iterdir()]
    (ROOT / "expected.csv").write_text(expected.rows(plans), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
