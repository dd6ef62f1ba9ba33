"""Tables that are no plan but the key to one: what its statuses mean."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.interpret.roles import Column, Role

FEWEST = 3
LONGEST = 4


def is_key_of_statuses(columns: Sequence[Column], roles: Sequence[Role]) -> bool:
    """Whether a table tells what statuses mean, each in a row of its own ("Amber | May be late"), under no label of actions."""
    fields = {role.field for role in roles} - {""}
    if fields != {"rag", "action"} or any(role == Role("action", inferred=False) for role in roles):
        return False
    values = [
        value for column, role in zip(columns, roles, strict=True) if role.field == "rag" for value in column.values if value
    ]
    short = all(len(value.split()) <= LONGEST for value in values)
    return short and len(values) >= FEWEST and len(set(values)) == len(values)
