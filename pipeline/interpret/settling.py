"""What is decided once all sections and actions are known: the metrics and themes of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.interpret.actions import ActionDraft
from pipeline.interpret.counted_titles import number_sections
from pipeline.interpret.found import Found
from pipeline.interpret.row_sections import take_metrics_of_rows
from pipeline.interpret.sections import SectionDraft
from schemas.framework import Framework


def settle_metrics(sections: list[SectionDraft], actions: Sequence[ActionDraft], framework: Framework) -> list[dict[str, Any]]:
    """The sections' records, their metrics and themes decided; each action then has its own metrics or its section's."""
    records = []
    number_sections(sections)
    for at, section in enumerate(sections):
        mine = [a for a in actions if a.context.section == at]
        success = [line.passage for a in mine for line in a.success_lines]
        take_metrics_of_rows(section, mine)
        record = section.values(framework, success)
        records.append(record)
        for action in mine:
            action.values["metrics"] = _own_metrics(action) or [m.as_standing("inherited") for m in record["metrics"]]
    for action in actions:
        if action.context.section is None:
            action.values["metrics"] = _own_metrics(action)
    return records


def _own_metrics(action: ActionDraft) -> list[Found]:
    return [Found(number, tuple(action.metric_words[:1])) for number in sorted(set(action.metrics))]
