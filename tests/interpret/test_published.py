"""The day on which a plan says that it was published."""

import pytest

from pipeline.interpret.published import published
from tests.builders import document, para


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published 12 May 2025", "2025-05-12"),
        ("First published in June 2023", "2023-06"),
        ("Published by Larkmoor Council, May 2025.", "2025-05"),
        ("Last updated: 3rd March 2024", "2024-03-03"),
        ("Version 2.1 – March 2024", "2024-03"),
        ("v1.0 published 3 May 2024", "2024-05-03"),
        ("Last updated 3 March 2026. Next update due June 2026.", "2026-03-03"),
        ("Review date: March 2026", None),
        ("Updated policies by May 2025", None),
        ("Published data for 2023 and 2024", None),
    ],
)
def test_a_line_that_only_says_when(text, day):
    found = published(document(para("Plan"), para(text)))
    assert (found.value if found else None) == day


def test_a_line_in_the_middle_of_a_plan_is_none():
    around = [para(f"Line {number}.") for number in range(20)]
    assert published(document(*around, para("Published 12 May 2025"), *around)) is None
