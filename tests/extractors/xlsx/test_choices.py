"""Lists that drop-down cells choose from are read as such, not as part of the plan."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from schemas.document import Document, Paragraph, Table
from tests.workbooks.building import document_of, new_book, put

PLAN = [["Action", "RAG"], ["Review every stage of recruitment with the staff network for race equality", "Red"], ["b", "Green"]]
LISTS = [["RAG"], ["Red"], ["Amber"], ["Green"]]


def choices(document: Document) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Paragraph) and b.furniture == "choices"]


def rows(document: Document) -> list[int]:
    return [b.rows for b in document.blocks if isinstance(b, Table)]


def with_list(formula: str, lists: Any = LISTS, at: str = "A1", kind: str = "list", plan: Any = PLAN) -> Workbook:
    made, (sheet, other) = new_book("Plan", "Drop down's")
    put(sheet, plan)
    put(other, lists, at=at)
    rule = DataValidation(type=kind, formula1=formula)
    rule.add("B2:B9")
    sheet.add_data_validation(rule)
    return made


@pytest.mark.parametrize(
    "formula",
    [
        "'Drop down''s'!$A$2:$A$4", "'Drop down''s'!$A:$A", "'Drop down''s'!$A$2:$A$100",
        "OFFSET('Drop down''s'!$A$2,0,0,COUNTA('Drop down''s'!$A:$A)-1,1)",
    ],
)  # fmt: skip
def test_a_list_and_its_name_are_choices(formula: str) -> None:
    document = document_of(with_list(formula))
    assert choices(document) == ["RAG", "Red", "Amber", "Green"]
    assert rows(document) == [3]


def test_a_name_for_the_range() -> None:
    made = with_list("Colours")
    made.defined_names["Colours"] = DefinedName("Colours", attr_text="'Drop down''s'!$A$2:$A$4")
    assert choices(document_of(made)) == ["RAG", "Red", "Amber", "Green"]


def test_short_lists_beside_it_go_with_it() -> None:
    lists = [["RAG", "Lead"], ["Red", "Head of HR"], ["Amber", "Head of OD"], ["Green", "HR"], [None, "Chief Executive"]]
    assert len(choices(document_of(with_list("'Drop down''s'!$A$2:$A$4", lists)))) == 9


def test_a_list_beside_the_plan_on_its_own_sheet() -> None:
    made, (sheet,) = new_book("Plan")
    put(sheet, PLAN)
    put(sheet, LISTS, at="E1")
    rule = DataValidation(type="list", formula1="$E$2:$E$4")
    rule.add("B2:B9")
    sheet.add_data_validation(rule)
    document = document_of(made)
    assert (choices(document), rows(document)) == (["RAG", "Red", "Amber", "Green"], [3])


def test_a_column_of_the_plan_that_another_sheet_chooses_from_stays() -> None:
    refs = [["Ref", "Action", "Lead", "When"], ["1.1", PLAN[1][0], "HR", "May"], ["1.2", PLAN[1][0], "HR", "June"]]
    document = document_of(with_list("'Drop down''s'!$A$2:$A$3", refs))
    assert choices(document) == []
    assert rows(document) == [3, 3]


@pytest.mark.parametrize("formula", ['"Red,Amber,Green"', "INDIRECT(SUBSTITUTE(A2,1,2))", "Nowhere", "Table1[RAG]", "'"])
def test_lists_that_no_range_holds(formula: str) -> None:
    assert choices(document_of(with_list(formula))) == []


def test_other_rules_for_what_may_be_entered_name_no_list() -> None:
    assert choices(document_of(with_list("'Drop down''s'!$A$2:$A$4", kind="whole"))) == []
