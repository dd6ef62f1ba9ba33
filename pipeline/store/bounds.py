"""Between which values a printed number lies by its qualifier, so that "<5" is never summed as 5."""

from __future__ import annotations

from schemas.plan import Figure


def bounds(figure: Figure) -> tuple[float | None, float | None]:
    """The least and the most that a figure can be; None where it has no bound on that side.

    "<5" of people is 0 to 4, "up to 5" 0 to 5, "more than 5" of people 6 or more; a percentage of people ends at 100. Of an
    "about" nobody knows how far off it is: both sides are open.
    """
    value = figure.value
    step = 1.0 if figure.unit == "count" and value.is_integer() else 0.0
    most = 100.0 if figure.unit == "percent" and figure.quantity in ("share", "rate") and value <= 100 else None
    if figure.qualifier == "less_than":
        return min(0.0, value - step), value - step
    if figure.qualifier == "up_to":
        return min(0.0, value), value
    if figure.qualifier == "more_than":
        return value + step, most
    if figure.qualifier == "about":
        return None, None
    return value, value
