"""A table as a pandas data frame, for notebooks. pandas is an extra: a run never needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.comparison import Comparison
from schemas.problems import UsageError

if TYPE_CHECKING:
    from pandas import DataFrame


def to_frame(comparison: Comparison) -> DataFrame:
    """The rows as a data frame, a missing value as None or NaN; its `attrs` hold question, n, notes and settings.

    UsageError where pandas is not installed.
    """
    try:
        import pandas as pd
    except ModuleNotFoundError as error:
        raise UsageError("Data frames need pandas: install councilplans[notebook].") from error
    frame = pd.DataFrame(comparison.rows, columns=comparison.names)
    frame.attrs = {
        "question": comparison.question, "n": comparison.n, "of": comparison.of, "notes": list(comparison.notes),
        "settings": dict(comparison.settings),
    }  # fmt: skip
    return frame
