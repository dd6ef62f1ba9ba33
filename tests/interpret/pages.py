"""Plans read from a page or a text given in a test."""

from __future__ import annotations

from extractors import extract
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from schemas.plan import Plan
from schemas.reading import Reading


def reading_of(text: str, name: str = "plan.html", framework: str = "sc-wres") -> Reading:
    """What is read in a page, or in a text of the format that the name says."""
    return interpret(extract(text.encode(), name), load_settings(framework))


def plan_of(text: str, name: str = "plan.html", framework: str = "sc-wres") -> Plan:
    """The plan that is read there."""
    return reading_of(text, name, framework).plan


def table_of(*rows: tuple[str, ...]) -> str:
    """A table in HTML, its first row the head."""
    head, *body = rows
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    return f"<table><tr>{heads}</tr>{''.join('<tr>' + ''.join(f'<td>{c}</td>' for c in row) + '</tr>' for row in body)}</table>"
