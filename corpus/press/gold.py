"""The answer to an original: the plan in the shape of the data contract, made from the readings and never from a reader."""

from __future__ import annotations

from typing import Any

from corpus.press.marks import attributes, leads, plain, readings
from corpus.press.original import ActionOf, Original, PartOf, SectionOf, When

Answer = dict[str, Any]


def answer(original: Original) -> Answer:
    """The gold answer of an original, JSON-ready."""
    plan: Answer = {
        "id": original.slug,
        "framework": "sc-wres",
        "council": {"name": original.council if original.gss else None, "gss": original.gss},
        "title": original.title,
        "period": dict(zip(("start", "end"), original.period, strict=True)) if original.period else None,
        "dated": original.dated,
        "employees": original.employees,
        "people": [person.model_dump() for person in original.people],
        "sections": [],
        "actions": [],
        "figures": [],
        "availability": [],
    }
    for part in original.parts:
        _blocks(part, plan)
        for section in part.sections:
            _section(section, plan)
    tidy: Answer = _tidy(plan)
    return tidy


def _tidy(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _tidy(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_tidy(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _blocks(part: PartOf, plan: Answer) -> None:
    """Figures that the text between the sections states: they hang on no section."""
    for block in part.blocks:
        for value in block.values():
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, str):
                    _read(text, {"service": "both"}, None, plan)


def _section(section: SectionOf, plan: Answer) -> None:
    index = _open(section, plan)
    defaults = _defaults(section)
    texts = [section.objective, *section.data]
    for text in texts:
        _read(text, defaults, index, plan)
    _table(section, defaults, index, plan)
    for text in section.indicators:
        _read(text, defaults | {"status": "target"}, index, plan)
    for action in section.actions:
        plan["actions"].append(_action(action, section, index))
        _read(action.text, defaults, index, plan)
        for text in action.success:
            _read(text, defaults | {"status": "target"}, index, plan)
        _read(action.progress, defaults, index, plan)


def _open(section: SectionOf, plan: Answer) -> int | None:
    if not section.is_section:
        return None
    plan["sections"].append(
        {
            "ref": section.ref,
            "title": plain(section.title),
            "objective": plain(section.objective),
            "theme": section.theme,
            "metrics": section.metrics,
            "metrics_stated": section.stated,
            "indicators": [plain(text) for text in section.indicators],
            "data_text": "\n".join(plain(text) or "" for text in section.data) or None,
        }
    )
    return len(plan["sections"]) - 1


def _defaults(section: SectionOf) -> Answer:
    out: Answer = {"service": "both", "period": section.period}
    if len(section.metrics) == 1:
        out["metric"] = section.metrics[0]
    return out | reading_of(section.reading)


def reading_of(words: str) -> Answer:
    """Defaults written as a mark's attributes ("rate,disciplinary,adults")."""
    return attributes(words) if words else {}


def _read(text: str | None, defaults: Answer, index: int | None, plan: Answer, stated: Answer | None = None) -> None:
    figures, missing = readings(text, defaults, stated)
    plan["figures"] += [{"section": index, **figure} for figure in figures]
    plan["availability"] += [{"section": index, **absence} for absence in missing]


def _table(section: SectionOf, defaults: Answer, index: int | None, plan: Answer) -> None:
    table = section.table
    if table is None:
        return
    for number, row in enumerate(table.rows):
        by_row = reading_of(table.row_readings[number]) if table.row_readings else {}
        if table.categories:
            by_row["category"] = plain(row[0])
        for column, text in enumerate(row):
            by_column = reading_of(table.columns[column]) if table.columns else {}
            _read(text, defaults, index, plan, by_row | by_column)


def _action(action: ActionOf, section: SectionOf, index: int | None) -> Answer:
    when = action.when or section.when
    sponsors = leads(action.sponsor or section.sponsor, "sponsor")
    progress = plain(action.progress)
    return {
        "ref": action.ref,
        "section": index,
        "heading": plain(action.heading),
        "text": plain(action.text),
        "leads": sponsors + leads(action.lead or section.lead),
        "timeframe": _when(when),
        "success": [plain(text) for text in action.success],
        "progress": None if progress in ("n/a", "N/A", "") else progress,
        "rag": action.rag.lower() if action.rag else None,
        "links": action.links or section.links,
        "metrics": section.metrics if action.metrics is None else action.metrics,
    }


def _when(when: When | None) -> Answer | None:
    return when.model_dump() if when is not None and when.text else None
