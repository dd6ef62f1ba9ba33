"""Columns of labels that nobody knows, or that their values contradict: right, or empty, never wrong."""

import itertools

import pytest

from pipeline.interpret.labels import load_labels
from pipeline.interpret.likeness import sure
from pipeline.interpret.reading import interpret
from pipeline.interpret.roles import Column, assign, told_in_words
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, para, table

LABELS = load_labels()
SETTINGS = load_settings()
COLUMNS = {
    "action": (
        "Hold anonymous shortlisting for every post",
        "A new mentoring scheme for care workers",
        "Review the disciplinary policy",
    ),
    "lead": ("Head of Resourcing", "HR Business Partner", "Principal Social Worker"),
    "help": ("Race Equality Network", "Unison", "HR Policy team"),
    "time": ("March 2026", "Ongoing", "Q3 2025/26"),
    "start": ("April 2025", "May 2025", "June 2025"),
    "success": ("More candidates are shortlisted", "Thirty pairs are matched each year", "Fewer staff enter the process"),
    "why": ("Panels are mostly white", "Staff told us they lack role models", "We do not know why people leave"),
    "cost": ("£5,000", "Within existing budgets", "Nil"),
    "links": ("People Strategy", "Workforce Plan", "Retention Plan"),
    "rag": ("Green", "Amber", "Red"),
}
HEADS = {
    "action": "Line of work", "lead": "Name against it", "help": "Alongside", "time": "Landing", "start": "Kick-off",
    "success": "What people notice", "why": "Grounds", "cost": "Price", "links": "Sits with", "rag": "Light",
}  # fmt: skip


def column(label, *values):
    return Column(LABELS.read_head(label), values)


def fields(*columns):
    return [role.field for role in assign(columns, sure)]


def actions(names, *, header_rows=0, bold=False):
    rows = [[COLUMNS[name][at] for name in names] for at in range(3)]
    head = [[para(HEADS[name], bold=True)] if bold else HEADS[name] for name in names]
    blocks = heading("SC-WRES action plan"), heading("Theme 1: Fair recruitment", 2), table([head, *rows], header_rows)
    return interpret(document(*blocks), SETTINGS).plan.actions


SETS = [
    ("action", "lead", "time"), ("action", "lead", "time", "success"), ("action", "lead", "time", "why"),
    ("action", "lead", "time", "cost"), ("action", "lead", "time", "links"), ("action", "lead", "time", "rag"),
]  # fmt: skip
EVERY_ORDER = [order for names in SETS for order in itertools.permutations(names)][::3]


@pytest.mark.parametrize("names", EVERY_ORDER, ids=" ".join)
def test_columns_of_unknown_labels_are_told_by_their_values_in_every_order(names):
    for kind in ({"header_rows": 1}, {}, {"bold": True}):
        read = actions(names, **kind)
        assert [a.text for a in read] == list(COLUMNS["action"])
        assert [[x.text for x in a.leads] for a in read] == [[lead] for lead in COLUMNS["lead"]]
        assert [a.timeframe.text for a in read] == list(COLUMNS["time"])
        assert [a.success for a in read] == ([[s] for s in COLUMNS["success"]] if "success" in names else [[]] * 3)
        assert [a.progress for a in read] == [None] * 3


@pytest.mark.parametrize("names", [("action", "lead", "help", "time"), ("help", "time", "lead", "action")])
def test_of_two_columns_of_names_neither_is_the_leads_unless_one_is_clearly(names):
    read = actions(names)
    assert {tuple(x.text for x in a.leads if x.role == "lead") for a in read} <= {(), *((lead,) for lead in COLUMNS["lead"])}
    assert [[x.text for x in a.leads if x.role == "support"] for a in read] == [[who] for who in COLUMNS["help"]]


def test_a_second_column_of_names_is_of_who_answers_or_helps_only_where_its_label_says_so():
    lead, help_ = column("Owner", *COLUMNS["lead"]), COLUMNS["help"]
    action = column("Action", *COLUMNS["action"])
    assert fields(action, lead, column("Working together with", *help_)) == ["action", "lead", "support"]
    assert fields(action, lead, column("Answerable at the top", *help_)) == ["action", "lead", "sponsor"]
    assert fields(action, lead, column("Watchers", *help_)) == ["action", "lead", ""]
    assert fields(action, lead, column("Filed with", "2025", "Nil", "Page 4")) == ["action", "lead", ""]


@pytest.mark.parametrize("names", [("action", "lead", "start", "time"), ("time", "action", "start", "lead")])
def test_of_two_columns_of_times_neither_is_taken(names):
    assert [a.timeframe for a in actions(names)] == [None] * 3


def test_a_label_of_actions_over_nothing_but_days_is_theirs():
    found = fields(
        column("Answerable", *COLUMNS["lead"]), column("Line of work", *COLUMNS["action"]), column("Milestone", *COLUMNS["time"])
    )
    assert found == ["lead", "action", "timeframe"]


def test_a_label_of_actions_over_days_beside_labelled_times_is_left():
    found = fields(
        column("Action", *COLUMNS["action"]), column("Milestone", *COLUMNS["start"]), column("By when", *COLUMNS["time"])
    )
    assert found == ["action", "", "timeframe"]


def test_a_label_that_its_values_bear_out_keeps_its_field():
    days = ("Panels trained by June 2025", "Staff survey March 2026", "Launch in May 2025")
    assert (
        fields(column("Action", *COLUMNS["action"]), column("Measure", *days), column("Lead", *COLUMNS["lead"]))[1] == "success"
    )
    networks = ("Mentoring team", "Staff network", "Race equality board")
    assert fields(column("Action", *networks), column("Lead", *COLUMNS["lead"]))[0] == "action"


def test_things_to_do_are_not_told_as_measures_though_they_speak_of_all_and_every():
    texts = ("Train every panel", "Publish all results each year", "Report the survey to all teams")
    assert told_in_words("The work", texts, sure) == ""


def test_tables_of_one_head_are_told_together():
    blocks = [heading("SC-WRES action plan")]
    for at in range(3):
        row = [COLUMNS[name][at] for name in ("success", "action", "lead", "time")]
        head = [HEADS[name] for name in ("success", "action", "lead", "time")]
        blocks += [heading(f"Theme {at + 1}: Fairness", 2), table([head, row])]
    read = interpret(document(*blocks), SETTINGS).plan.actions
    assert [(a.text, a.success) for a in read] == [(a, [s]) for a, s in zip(COLUMNS["action"], COLUMNS["success"], strict=True)]


def test_a_table_without_a_head_keeps_its_first_row():
    rows = [list(row) for row in zip(COLUMNS["action"], COLUMNS["lead"], COLUMNS["time"], strict=True)]
    blocks = heading("SC-WRES action plan"), heading("Theme 1: Fair recruitment", 2), table(rows)
    assert len(interpret(document(*blocks), SETTINGS).plan.actions) == 3


OF_SOMETHING_ELSE = {
    "why": ("Panels are mostly white", "Staff told us they lack role models", "We do not know why people leave"),
    "why not": ("Few senior managers are Black", "Staff do not feel safe to speak up", "Every network meeting raises it"),
    "risks": ("Managers may see it as more paperwork", "No cover for staff released", "Budget cuts"),
    "costs": ("Two days of officer time", "No extra cost", "Training budget, all in house"),
    "whom": ("All managers", "Everyone on grades 1 to 5", "Every new starter"),
    "where": ("All teams", "Every locality office", "Care homes and day centres"),
    "notes": ("See the appendix for more", "Covers all care groups", "Depends on the new system"),
}


@pytest.mark.parametrize("values", OF_SOMETHING_ELSE.values(), ids=list(OF_SOMETHING_ELSE))
@pytest.mark.parametrize("label", ["Grounds", "Blank"])
def test_other_sentences_beside_an_action_are_told_as_nothing(label, values):
    assert told_in_words(label, values, sure) == ""


def test_a_label_that_hints_at_success_needs_less_of_its_values():
    values = ("Guidance issued and read", "Audit of 40 supervision records", "Ladder is used in all appraisals")
    assert [told_in_words(label, values, sure) for label in ("Proof", "Blank", "Price")] == ["success", "", ""]


def test_names_of_other_plans_are_links_below_any_label():
    found = fields(
        column("Action", "Write a race equality policy", "Update the workforce plan", "Sign the charter"),
        column("Sits alongside", "People Strategy", "Wellbeing Plan; People Strategy", "Health and Safety Policy"),
        column("Lead", *COLUMNS["lead"]),
    )
    assert found == ["action", "links", "lead"]


def test_a_status_in_few_words_stands_beside_the_colours_of_its_column():
    head = ["Action", "Lead", "BRAG"]
    rows = [["Train panels", "Head of HR", "Green"], ["Publish the results", "HR", "Not due"]]
    plan = interpret(
        document(heading("SC-WRES action plan"), heading("Theme 1: Fairness", 2), table([head, *rows])), SETTINGS
    ).plan
    assert [(a.rag, a.progress) for a in plan.actions] == [("green", None), ("not due", None)]


def test_a_label_only_like_one_of_times_over_names_is_none():
    names, lead = ("Granite Ltd", "GeoPlace"), column("Lead", *COLUMNS["lead"])
    found = fields(
        column("Action", *COLUMNS["action"]), column("Delivery data", *names), lead, column("By when", *COLUMNS["time"])
    )
    assert found == ["action", "", "lead", "timeframe"]


def test_the_only_column_of_texts_beside_lead_and_time_holds_the_actions_though_they_are_no_imperatives():
    things = ("Free Wi-Fi in all seven libraries", "Digital champions in each scheme", "Eleven fewer applications than today")
    lead, time = column("Owner", *COLUMNS["lead"]), column("By when", *COLUMNS["time"])
    assert fields(column("What will be there", *things), lead, time) == ["action", "lead", "timeframe"]
    assert fields(column("Grounds", *things), lead, time) == ["", "lead", "timeframe"]


def test_a_column_whose_values_count_blocks_names_them():
    blocks = ("Mission 1\nOne front door", "Mission 1\nOne front door", "Mission 2\nSafe and lean")
    found = fields(column("Mission", *blocks), column("Action", *COLUMNS["action"]), column("Owner", *COLUMNS["lead"]))
    assert found == ["theme", "action", "lead"]


def test_a_label_that_begins_with_a_known_one_keeps_its_field_over_sentences():
    phases = ("FY2024: write the scope and name who does it", "2025: award the contract and look after it")
    assert fields(column("Priority action", *COLUMNS["action"][:2]), column("Timeline for the work", *phases)) == [
        "action",
        "timeframe",
    ]


@pytest.mark.parametrize(
    "label", ["Milestones with dates\nPhase 1: 2024-2026", "Delivery deadlines\n(all of them)", "Our own timeline"]
)
def test_what_stands_below_a_label_in_its_head_is_no_part_of_it(label):
    rows = [["Action", label, "Lead"], ["1. Continue the training", "By March 2025:\nTraining has been held", "Head of HR"]]
    plan = interpret(document(heading("Action plan"), table(rows, header_rows=1)), load_settings("generic")).plan
    (action,) = plan.actions
    assert (action.ref, action.text) == ("1", "Continue the training")
    assert (action.timeframe.kind, action.timeframe.end) == ("month", "2025-03-31")
