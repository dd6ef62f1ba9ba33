"""Links, empty values, RAG status, number of employees."""

from __future__ import annotations

import pytest

from pipeline.interpret.fields.employees import employed_directly, read_employees
from pipeline.interpret.fields.links import is_empty_value, read_links
from pipeline.interpret.fields.rag import rag_likeness, read_rag


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "n/a",
        "N/A",
        "n / a",
        "N.A.",
        "None",
        "nil",
        "-",
        "–",
        "...",
        "Not applicable",
        "none identified",
        "No update yet",
    ],
)
def test_empty(text: str) -> None:
    assert is_empty_value(text)


@pytest.mark.parametrize("text", ["TBC", "0", "Nothing was held back", "Nora", "None of the managers replied", "Now"])
def test_not_empty(text: str) -> None:
    assert not is_empty_value(text)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("People Plan; Equality Strategy 2022-2025", ["People Plan", "Equality Strategy 2022-2025"]),
        ("Diversity Strategy, Services, and Partnerships", ["Diversity Strategy, Services, and Partnerships"]),
        ("People Plan / HR Plan", ["People Plan / HR Plan"]),
        ("People Plan\n\nHR Plan ", ["People Plan", "HR Plan"]),
        ("n/a", []),
        ("n/a; People Plan;", ["People Plan"]),
        ("", []),
    ],
)
def test_links(text: str, links: list[str]) -> None:
    assert [text[start:end] for start, end in read_links(text)] == links


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Green", "green"),
        ("AMBER", "amber"),
        ("Red/Amber", "red/amber"),
        ("A/G", "a/g"),
        ("R", "r"),
        ("GREEN 043", "green 043"),
        ("Blue (complete)", "blue"),
        ("Amber - awaiting the survey", "amber"),
        ("RAG: Green", "green"),
        ("", None),
        ("On track", None),
        ("Green spaces are used for team days", None),
        ("We were given the green light", None),
        ("n/a", None),
    ],
)
def test_rag(text: str, status: str | None) -> None:
    assert read_rag(text) == status


def test_words_are_a_status_that_progress_is_told_apart_from() -> None:
    assert read_rag("In progress", "Current status", coded=True) == "in progress"
    assert read_rag("Work goes on with the union", "Current status", coded=True) is None


def test_rag_likeness_is_high_for_bare_statuses_alone() -> None:
    assert rag_likeness("Amber") == 1.0
    assert rag_likeness("R") > 0.7
    assert rag_likeness("Amber - awaiting the survey") == 0.5
    assert rag_likeness("Review the survey") == 0.0


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("5091", 5091, "5091"),
        ("15, 000", 15000, "15, 000"),
        ("c. 2,500", 2500, "2,500"),
        ("1,907 in Adults and Children's", 1907, "1,907"),
        ("2,340 (as at 31 March 2022)", 2340, "2,340"),
        ("As of June 2023 we had 812 staff", 812, "812"),
        ("Adults 1,200; children's 900; total 2,100", 2100, "2,100"),
        ("In 2022 there were 640", 640, "640"),
    ],
)
def test_employees(text: str, value: int, words: str) -> None:
    found = read_employees(text)
    assert found is not None
    assert (found[0], text[found[1] : found[2]]) == (value, words)


@pytest.mark.parametrize(
    "text",
    ["", "n/a", "not known", "31 March 2022", "45% of staff", "£25,000", "1,200 in Adults and 900 in Children's", "1" * 60],
)
def test_no_number_of_employees(text: str) -> None:
    assert read_employees(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Direct employees in adult and children’s social care: 968", 968),
        ("Number of directly employed staff at 31 March 2023: 1,204", 1204),
        ("Directly employed workforce (adults and children): 1,022", 1022),
        ("This plan is about the 1,264 people employed directly by the Royal Borough.", 1264),
        ("On 31 March 2024 we directly employed 1,142 people in social care, and 29% of them are racially minoritised.", 1142),
        ("It is based on the 1,486 people whom we employ directly in social care.", 1486),
        ("The 455 staff that we directly employ", 455),
        ("The council employs 2,310 people directly.", 2310),
        ("Our directly employed workforce in social care was 812 at 31 March 2023.", 812),
        ("We have a directly employed workforce of about 1,905 people.", 1905),
        ("We directly employ 600 people in adults’ services and 400 in children’s services.", None),
        ("We directly employ 40 apprentices.", None),
        ("Number of directly employed staff who left: 480", None),
        ("35% of 600 directly employed staff", None),
        ("Of 480 directly employed staff who left, 12% said so.", None),
        ("The council employs 3,200 people, of whom 900 are directly employed in social care.", None),
        ("There are 3 directly employed staff networks", None),
        ("Direct employees: 12% minority ethnic", None),
        ("We employ 1,200 people.", None),
    ],
)
def test_employed_directly(text: str, value: int | None) -> None:
    found = employed_directly(text)
    assert (found and found[0]) == value
    assert found is None or int(text[found[1] : found[2]].replace(",", "")) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It covers 1,102 staff on our own payroll.", 1102),
        ("986 directly employed", 986),
        ("Our workforce of 2,310 should feel fair to everybody in it.", 2310),
        ("A workforce of 2,310 is what the county needs.", None),
        ("We have 450 staff on the agency's payroll.", None),
    ],
)
def test_payrolls_and_workforces_are_numbers_of_employees(text, value):
    found = employed_directly(text)
    assert (found[0] if found else None) == value
