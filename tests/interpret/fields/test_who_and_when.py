"""Who and when in one field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.interpret.fields.who_and_when import who_and_when


@pytest.mark.parametrize(
    ("text", "label", "parts"),
    [
        ("Depot Manager, 1 May 2024", "", ("Depot Manager", "1 May 2024")),
        ("Head of HR by June 2024", "", ("Head of HR", "by June 2024")),
        ("May 2024 – Head of HR", "", ("Head of HR", "May 2024")),
        ("Jo Ray, HR Adviser, 2024/25", "", ("Jo Ray, HR Adviser", "2024/25")),
        ("Head of HR\nHead of IT\nMay 2024", "", ("Head of HR\nHead of IT", "May 2024")),
        ("Head of HR (Q2 2024/25)", "", ("Head of HR", "Q2 2024/25")),
        ("Head of HR, tbc", "Owner and due date", ("Head of HR", "tbc")),
        ("Head of HR, tbc", "Owner", None),
        ("Head of HR", "", None),
        ("1 May 2024", "", None),
        ("Head of HR, Head of IT", "", None),
        ("Head of HR (Adults)", "", None),
        ("Train all panels, 1 May 2024, and report", "", None),
    ],
)
def test_the_lead_and_the_time_of_a_text_are_told_apart(text, label, parts):
    found = who_and_when(text, label)
    assert (None if found is None else tuple(text[start:end] for start, end in found)) == parts


@given(st.text(max_size=120), st.text(max_size=30))
def test_what_is_found_stands_in_the_text_and_apart(text, label):
    found = who_and_when(text, label)
    if found is not None:
        lead, time = sorted(found)
        assert 0 <= lead[0] < lead[1] <= time[0] < time[1] <= len(text)
