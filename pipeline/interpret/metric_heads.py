"""Headings right below a block's title that only list its metrics ("Metrics 2, 8"): they say what the block is about."""

from __future__ import annotations

from pipeline.interpret.fields.metric_refs import names_only_metrics, read_metric_refs
from pipeline.interpret.marks import read_mark
from pipeline.interpret.tree import Field, Scope
from schemas.framework import Framework


def lift_metric_heads(tree: Scope, framework: Framework) -> None:
    """Gives blocks what stands below such headings, where each is all that its block holds and some list several metrics.

    A plan whose blocks hold several such headings, or else none that lists several, has sections by metric.
    """
    parents = [scope for scope in tree.walk() if any(_lists_metrics(inner, framework) for inner in scope.scopes())]
    heads = [scope.content[0] for scope in parents if len(scope.content) == 1 and _is_block(scope, framework)]
    lists = [head for head in heads if isinstance(head, Scope)]
    if not lists or len(lists) < len(parents) or not any(len(_metrics(head, framework)) > 1 for head in lists):
        return
    for scope, head in zip(parents, lists, strict=True):
        scope.content = [Field("metric", None, list(head.title)), *head.content]


def _lists_metrics(scope: Scope, framework: Framework) -> bool:
    titled = scope.kind == "heading" and len(scope.title) == 1
    return titled and bool(scope.content) and names_only_metrics(scope.title[0].text, framework)


def _is_block(scope: Scope, framework: Framework) -> bool:
    """Whether a heading is a block's own and names no metric."""
    if scope.kind != "heading" or not scope.title:
        return False
    mark = read_mark(scope.title[0].text, framework)
    return mark is None or mark.kind != "metric"


def _metrics(scope: Scope, framework: Framework) -> set[int]:
    return {reference.metric for reference in read_metric_refs(scope.title[0].text, framework)}
