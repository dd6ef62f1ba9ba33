from __future__ import annotations

import pytest

from pipeline.interpret.fields.figures.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12% were B.A.M.E. In Adults it was 9.5%. Good.", ["12% were B.A.M.E.", "In Adults it was 9.5%.", "Good."]),
        ("B.A.M.E. colleagues left.", ["B.A.M.E. colleagues left."]),
        ("approx. 12% v. 9%, i.e. more", ["approx. 12% v. 9%, i.e. more"]),
        ("One\nTwo", ["One", "Two"]),
        ("It rose. 12% left.", ["It rose.", "12% left."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected
