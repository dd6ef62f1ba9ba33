"""What the steps of interpretation ask of the fields' readers, so that none of them needs to know a reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.interpret.tree import Line

# How sure a field's reader is, 0 to 1, that a text as a whole is its value: `sure(field, text)`.
Sure = Callable[[str, str], float]
# Whether some lines state where things stand.
Tells = Callable[[Sequence[Line]], bool]


def tells_nothing(_lines: Sequence[Line]) -> bool:
    """What a document without the standard's subject says of its metrics: nothing."""
    return False
