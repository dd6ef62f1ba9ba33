from __future__ import annotations

import pytest

from pipeline.interpret.fields.figures import load_lexicon
from pipeline.interpret.fields.services import declared_services, names_service, plan_service


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jo Wren, Director of Adult Care Services (ACS)", {"ACS": "adults"}),
        ("Children's Services (CS) and Adults and Wellbeing (AW)", {"CS": "children", "AW": "adults"}),
        ("the Adults, Children and Health Directorate (ACHD)", {"ACHD": "both"}),
        ("ASSD = Adult Social Services Department", {"ASSD": "adults"}),
        ("Equality, Diversity and Inclusion (EDI)", {}),
        ("We met twice (see above)", {}),
        ("Children told us (BME)", {}),
        (
            "Here AHC means Adults, Health and Communities and CEL means Children, Education and Learning.",
            {"AHC": "adults", "CEL": "children"},
        ),
    ],
)
def test_declared_abbreviations(text: str, expected: dict[str, str]) -> None:
    assert declared_services([text], load_lexicon()) == expected


def test_the_first_declaration_counts() -> None:
    texts = ["Children's Services (CS)", "Corporate Services for adults (CS)"]
    assert declared_services(texts, load_lexicon()) == {"CS": "children"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met in May. This plan covers adults' social care only.", "adults"),
        ("The report is about children's services alone.", "children"),
        ("This plan is for adult social care only; those who look after children write their own.", "adults"),
        ("This plan covers adults' and children's social care only.", None),
        ("This action of the plan is for adult social care only.", None),
        ("This plan covers adult social care.", None),
        ("This plan covers the people whom we employ in adult social care.", "adults"),
        ("We took part for the first time last year, for adult social care only.", "adults"),
        ("Only adult social care took part in the survey for this year.", None),
        ("The plan is not only about adult social care.", None),
    ],
)
def test_the_one_service_that_a_plan_is_about(text: str, expected: str | None) -> None:
    found = plan_service(["Contents", text])
    assert found == ((expected, 1) if expected else None)


def test_two_services_that_a_plan_says_it_is_only_about_are_none() -> None:
    assert plan_service(["The plan covers adult social care only.", "The plan covers children's services only."]) is None


def test_families_whom_staff_meet_are_no_service() -> None:
    assert not names_service("35% of care workers were abused by people they support or their families")
    assert names_service("12% of children's social workers left")
