"""The standard and the register as rows."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.store.save import Row
from schemas.framework import Framework
from schemas.register import Register
from schemas.rows import CouncilRow, FrameworkRow, MetricRow, ThemeRow


def reference_rows(framework: Framework, register: Register) -> Iterator[Row]:
    """The standard, its themes and metrics, and every code of every council, parents before children."""
    yield FrameworkRow, {"code": framework.code, "name": framework.name, "source": framework.source}
    for theme in framework.themes:
        yield ThemeRow, {"framework": framework.code, "code": theme.code, "name": theme.name}
    for metric in framework.metrics:
        own = metric.model_dump(include={"number", "title", "kind", "adverse", "theme"})
        yield MetricRow, {"framework": framework.code, **own, "wording": next(iter(metric.wordings), None)}
    councils = {
        code: {"gss": code, "name": entry.name, "type": entry.type, "region": entry.region}
        for entry in register.entries
        for code in reversed(entry.codes)
    }
    for council in councils.values():
        yield CouncilRow, council
