"""Standards as data: a framework is one TOML file, shipped with the project or given by the user."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import ValidationError

from schemas.framework import Framework
from schemas.problems import UsageError


def shipped_frameworks() -> dict[str, Framework]:
    """The standards that ship with the project, by code."""
    return dict(_shipped())


def load_framework(code_or_path: str | Path = "sc-wres") -> Framework:
    """The standard of a code ("sc-wres", "generic") or of a TOML file. UsageError where there is none or it is not one."""
    known = _shipped()
    if isinstance(code_or_path, str) and code_or_path in known:
        return known[code_or_path]
    path = Path(code_or_path)
    if not path.is_file():
        raise UsageError(f"There is no standard “{code_or_path}”: give one of {', '.join(sorted(known))}, or a TOML file.")
    return _read(path, str(path))


@cache
def _shipped() -> dict[str, Framework]:
    folder = resources.files("schemas") / "data" / "frameworks"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    frameworks = [_read(f, f.name) for f in files]
    return {framework.code: framework for framework in frameworks}


def _read(file: Traversable | Path, name: str) -> Framework:
    try:
        return Framework.model_validate(tomllib.loads(file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"The standard {name} cannot be read: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError(f"The standard {name} is not one: {where}: {first['msg']}.") from error
