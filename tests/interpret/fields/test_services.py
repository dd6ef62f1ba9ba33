from __future__ import annotations

import pytest

from pipeline.interpret.fields.figures import load_lexicon
from pipeline.interpret.fields.services import declared_services


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
    ],
)
def test_declared_abbreviations(text: str, expected: dict[str, str]) -> None:
    assert declared_services([text], load_lexicon()) == expected


def test_the_first_declaration_counts() -> None:
    texts = ["Children's Services (CS)", "Corporate Services for adults (CS)"]
    assert declared_services(texts, load_lexicon()) == {"CS": "children"}
