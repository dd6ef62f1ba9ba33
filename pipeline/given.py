"""What a run is given beside the documents: the standard, the register, the vocabulary; checked, copied, and hashed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.folder import Folder
from pipeline.interpret.settings import Settings, load_settings
from pipeline.rules import settings_version
from schemas.problems import UsageError

_COPIES = ("framework.toml", "register.csv", "vocabulary.toml")


@dataclass(frozen=True)
class Given:
    """The settings as loaded, with the texts of the files they came from (None: the ones that ship with the program)."""

    code: str
    settings: Settings
    texts: tuple[str | None, str | None, str | None]
    version: str

    def keep(self, folder: Folder) -> None:
        """Copy the files into the results' folder, where children and later commands read them."""
        for name, text in zip(_COPIES, self.texts, strict=True):
            if text is None:
                folder.remove([folder.settings / name])
            else:
                folder.write(folder.settings / name, text)


@dataclass(frozen=True, slots=True)
class Kept:
    """The sources of the settings of the last run, as `load_settings` takes them."""

    framework: str
    register: Path | None
    vocabulary: Path | None


def take_in(framework: str, register: Path | None, vocabulary: Path | None) -> Given:
    """Load and check what a run is given. Raises UsageError for a file that cannot be read or is not what it should be."""
    own = Path(framework) if framework.endswith(".toml") or "/" in framework else None
    settings = load_settings(framework, register, vocabulary)
    files = (own, register, vocabulary)
    code = settings.framework.code
    return Given(code, settings, (_text(own), _text(register), _text(vocabulary)), settings_version(code, files))


def kept(folder: Folder, framework: str) -> Kept:
    """Where the settings of the last run lie; `framework` is the code that it had."""
    own, register, vocabulary = (path if path.exists() else None for path in _paths(folder))
    return Kept(str(own) if own else framework, register, vocabulary)


def _paths(folder: Folder) -> Iterator[Path]:
    return (folder.settings / name for name in _COPIES)


def _text(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read ({error}); give a file in UTF-8.") from error
