"""What interpretation works with: the standard, the register of councils, the vocabularies."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.interpret.fields.figures import Lexicon, load_lexicon
from pipeline.interpret.fields.figures.lexicon import KINDS
from pipeline.interpret.frameworks import load_framework
from pipeline.interpret.labels import Labels, load_labels
from schemas.framework import Framework
from schemas.problems import UsageError
from schemas.register import Register, load_register


@dataclass(frozen=True)
class Settings:
    """Everything that a reading depends on beside the document itself."""

    framework: Framework
    register: Register
    labels: Labels
    lexicon: Lexicon


def load_settings(framework: str = "sc-wres", register: Path | None = None, vocabulary: Path | None = None) -> Settings:
    """The shipped data, with a user's register and vocabulary added.

    The vocabulary is a TOML file: a table `labels` (field → list of labels), and `groups`, `services` … as the lexicon of
    figures has them. Raises UsageError for a file that cannot be read or holds anything else.
    """
    extra = _vocabulary(vocabulary)
    unknown = sorted(set(extra) - {"labels", *KINDS})
    if unknown:
        raise UsageError(f"The vocabulary file {vocabulary} has a table {unknown[0]}; it may have labels, {', '.join(KINDS)}.")
    return Settings(load_framework(framework), load_register(register), load_labels(extra.get("labels")), load_lexicon(extra))


def _vocabulary(path: Path | None) -> Mapping[str, Any]:
    if path is None:
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"The vocabulary file {path} cannot be read: {error}. Give a TOML file with a [labels] table."
        ) from error
