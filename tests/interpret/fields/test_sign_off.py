"""Sign-offs told in sentences and notes: who signs, on what day; what is to come, past or another plan's is none."""

from __future__ import annotations

import pytest

from pipeline.interpret.fields.sign_off import read_sign_off

IDA = "Ida Moss, Chief Executive"
TITLE = "Gender Equality Plan"
TOLD = [
    (
        "Adopted by full Council and signed by Cllr Margaret Yelland, Leader of the Council, on 14 March 2024.",
        ["Cllr Margaret Yelland, Leader of the Council"],
        "2024-03-14",
    ),
    ("Signed off by Ida Moss, Chief Executive, on 3 May 2023.", [IDA], "2023-05-03"),
    ("Signed off: Ida Moss, Chief Executive, 3 May 2023", [IDA], "2023-05-03"),
    ("Approved by: Ida Moss, Chief Executive (3 May 2023)", [IDA], "2023-05-03"),
    ("Signed off on behalf of the Leadership Team by Ida Moss, Chief Executive, on 3 May 2023.", [IDA], "2023-05-03"),
    ("Signed off for the Leadership Team by Dr. A. Moss, 3 May 2023", ["Dr. A. Moss"], "2023-05-03"),
    ("Approved by the Cabinet and signed by Cllr Lee Ford, Leader, on 3 May 2023.", ["Cllr Lee Ford, Leader"], "2023-05-03"),
    ("Agreed by Cabinet on 3 May 2023 and signed by Ida Moss, Chief Executive, on 5 May 2023.", [IDA], "2023-05-05"),
    ("Signed off by Ida Moss, Director of Best Start, and Lee Ford, Director of Schools, on 3 May 2023.",
     ["Ida Moss, Director of Best Start, and Lee Ford, Director of Schools"], "2023-05-03"),
    ("Westmoor Council action plan. Approved by the People Committee on 22 June 2023.", [], "2023-06-22"),
    ("Approved by the Executive on 3 May 2024", [], "2024-05-03"),
    ("Agreed at the meeting of the People Committee held on 22 June 2023.", [], "2023-06-22"),
    ("Agreed at Cabinet, 12 March 2024", [], "2024-03-12"),
    ("Version 2, approved March 2024", [], "2024-03"),
    ("v1.2 (approved by Cabinet 12 March 2024)", [], "2024-03-12"),
    ("Status: Approved by Cabinet, March 2024. Next review: March 2026.", [], "2024-03"),
    ("Approved: 12 March 2024", [], "2024-03-12"),
    ("This plan was approved by Cabinet on 12 June 2023 and will be reviewed in March 2025.", [], "2023-06-12"),
    ("This plan is for staff. It was agreed by the Employment Committee at its meeting on 4 June 2024.", [], "2024-06-04"),
    ("The Gender Equality Plan was adopted by Full Council on 3 May 2023.", [], "2023-05-03"),
    ("Cabinet approved this action plan on 3 May 2023.", [], "2023-05-03"),
    ("Ida Moss, Director of People, signed off this plan on 3 May 2023.", ["Ida Moss, Director of People"], "2023-05-03"),
    ("This plan has been endorsed by the Race Equality Network and approved by Ida Moss, Director of People, in May 2023.",
     ["Ida Moss, Director of People"], "2023-05"),
    ("Approved by the Health and Wellbeing Board in March 2024 for publication in May 2024.", [], "2024-03"),
    ("Signed off by Ida Moss, Chief Executive.", [IDA], None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people", "day"), TOLD, ids=[row[0][:60] for row in TOLD])
def test_told(text: str, people: list[str], day: str | None) -> None:
    found = read_sign_off(text, TITLE)
    assert found is not None
    assert ([text[slice(*who)] for who in found.people], found.dated and found.dated.value) == (people, day)
    assert found.dated is None or text[found.dated.start : found.dated.end]


@pytest.mark.parametrize(
    "text",
    [
        "Approved by Cabinet and due for review in March 2026.",
        "This plan will be approved by Cabinet on 3 May 2024.",
        "To be approved by Cabinet on 3 May 2024.",
        "Draft for approval by Cabinet on 3 May 2024",
        "The Corporate Plan was approved by Council on 3 May 2021.",
        "Our first plan was approved by Cabinet on 3 May 2021.",
        "It was agreed by the Employment Committee on 4 June 2024.",
        "The recruitment policy was signed off by Ida Moss, Head of HR, on 3 March 2023.",
        "It was agreed by the Strategic Director, Children and Adults, after two rounds of comments in May 2023.",
        "Agreed with the recruitment hub. Forms are ready.",
        "Approved by Cabinet.",
        "Review date: March 2026",
        "",
    ],
)
def test_not_told(text: str) -> None:
    assert read_sign_off(text, TITLE) is None
