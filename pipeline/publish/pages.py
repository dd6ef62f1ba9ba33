"""Templates to HTML: every text is escaped, none can act, and a name that a template lacks is a fault."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.publish.texts import shown


def page(template: str, values: Mapping[str, Any]) -> str:
    """A page from its template, with a line end after it."""
    return _environment().get_template(template).render(values).rstrip() + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.publish"), autoescape=True, undefined=StrictUndefined, finalize=_plain, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals["style"] = Markup(_style())  # noqa: S704 - the program's own file
    return environment


def _style() -> str:
    loader = PackageLoader("pipeline.publish")
    return loader.get_source(Environment(autoescape=True), "style.css")[0]


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return shown(value)
    return value
