"""The composer's data: parts of sentences and labels."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
PARTS: dict[str, Any] = tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8"))
LABELS: dict[str, list[str]] = tomllib.loads((_HERE / "labels.toml").read_text(encoding="utf-8"))
