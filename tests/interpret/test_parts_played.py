"""Letters and words of parts: who does the work, who answers for it, who helps; who is only told of it is named nowhere."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, table

SETTINGS = load_settings("generic")


def leads(*rows, header_rows=0):
    plan = interpret(document(heading("Delivery plan"), table(rows, header_rows=header_rows)), SETTINGS).plan
    return [[(lead.text, lead.role) for lead in action.leads] for action in plan.actions]


BODY = (
    ["Open a drop-in in each town", "Housing Team", "Director of Place", "Carers Forum", "All providers", "March 2025"],
    ["Train front desk staff", "Learning Team", "Head of People", "-", "", "June 2025"],
)
ROLES = [
    [("Housing Team", "lead"), ("Director of Place", "sponsor"), ("Carers Forum", "support")],
    [("Learning Team", "lead"), ("Head of People", "sponsor")],
]


@pytest.mark.parametrize(
    "heads",
    [
        ("R", "A", "C", "I"),
        ("R.", "A.", "C.", "I."),
        ("Responsible", "Accountable", "Consulted", "Informed"),
        ("Responsible (R)", "Accountable (A)", "Consulted (C)", "Informed (I)"),
        ("Who is responsible?", "Who is accountable?", "Who is consulted?", "Who is informed?"),
    ],
)
def test_the_columns_of_who_does_what_are_leads_sponsors_and_support(heads):
    assert leads(["Action", *heads, "By when"], *BODY) == ROLES


def test_letters_below_one_head_for_all_of_them():
    head = ["Action", "RACI", None, None, None, "By when"], ["", "R", "A", "C", "I", ""]
    assert leads(*head, *BODY, header_rows=2) == ROLES


def test_letters_below_the_names_of_bodies_say_which_part_each_plays():
    head = ["Action", "Housing", "Legal Services", "HR Team", "Board", "By when"]
    rows = (
        ["Open a drop-in in each town", "R", "C", "", "A", "March 2025"],
        ["Train front desk staff", "I", "-", "A/R", "", "June 2025"],
    )
    assert leads(head, *rows) == [
        [("Housing", "lead"), ("Board", "sponsor"), ("Legal Services", "support")],
        [("HR Team", "lead"), ("HR Team", "sponsor")],
    ]


@pytest.mark.parametrize(("letters", "heads"), [("RAG", ("Pay Team", "HR Team", "IT Team")), ("RAR", ("Q1", "Q2", "Q3"))])
def test_letters_of_colours_and_letters_below_times_name_nobody(letters, heads):
    rows = [[text, *letters, "March 2025"] for text in ("Open a drop-in in each town", "Train front desk staff")]
    assert leads(["Action", *heads, "By when"], *rows) == [[], []]


def test_a_head_of_two_letters_names_no_parts():
    assert leads(["Action", "R", "A", "G", "By when"], ["Train front desk staff", "x", "", "", "June 2025"]) == [[]]
