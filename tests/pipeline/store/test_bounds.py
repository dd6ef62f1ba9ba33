from __future__ import annotations

import pytest

from pipeline.store.bounds import bounds
from schemas.plan import Figure


@pytest.mark.parametrize(
    ("unit", "quantity", "value", "qualifier", "expected"),
    [
        ("count", "count", 5, "less_than", (0, 4)),
        ("count", "count", 5, "up_to", (0, 5)),
        ("count", "count", 5, "more_than", (6, None)),
        ("count", "count", 289, None, (289, 289)),
        ("percent", "share", 5, "less_than", (0, 5)),
        ("percent", "rate", 40, "more_than", (40, 100)),
        ("percent", "other", 240, "more_than", (240, None)),
        ("ratio", "relative_likelihood", 2, "more_than", (2, None)),
        ("percent", "share", 30, "about", (None, None)),
        ("percentage_points", "gap", -3, "less_than", (-3, -3)),
    ],
)
def test_a_number_lies_where_its_qualifier_says(
    unit: str, quantity: str, value: float, qualifier: str | None, expected: tuple[float | None, float | None]
) -> None:
    figure = Figure(quantity=quantity, event="other", group="all", value=value, unit=unit, qualifier=qualifier, text="x")
    assert bounds(figure) == expected
