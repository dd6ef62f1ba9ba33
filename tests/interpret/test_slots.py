"""Labels that nobody knows are told by all the values below them."""

from pipeline.interpret.likeness import sure as judged
from pipeline.interpret.slots import name_slots
from pipeline.interpret.tree import Field, Scope, line_of
from tests.builders import document, para, table
from tests.interpret.test_grid import STANDARD, sure


def field(name, label, *texts, candidates=()):
    lines = [line_of(p) for p in document(*(para(t) for t in texts)).paragraphs()]
    return Field(name, None, lines, label_text=label, candidates=candidates)


def cards(*rows):
    return Scope("document", [], [Scope("card", [], list(row)) for row in rows])


def names(tree):
    return [[f.name for f in scope.content] for scope in tree.scopes()]


def test_an_unknown_label_over_times_is_the_timeframe_everywhere():
    tree = cards(
        [field("objective", "Objective", "Fair"), field("", "Horizon", "June 2025")],
        [field("objective", "Objective", "Kind"), field("", "Horizon", "to be seen")],
        [field("objective", "Objective", "Open"), field("", "Horizon", "May 2025")],
    )
    assert name_slots(tree, sure, STANDARD) == []
    assert names(tree) == [["objective", "timeframe"]] * 3
    assert tree.scopes()[0].content[1].inferred


def test_an_unknown_label_over_things_to_be_done_is_the_action():
    tree = cards([field("timeframe", "When", "June 2025"), field("", "Moves", "Train panels", "Publish data")])
    name_slots(tree, sure, STANDARD)
    assert names(tree) == [["timeframe", "action"]]


def test_a_label_whose_values_tell_nothing_stays_unknown_and_is_named():
    tree = cards([field("action", "Action", "Train panels"), field("", "Wibble", "so and so")])
    assert [field.label_text for field in name_slots(tree, sure, STANDARD)] == ["Wibble"]


def test_a_field_that_its_scopes_have_already_is_not_given_twice():
    tree = cards([field("timeframe", "When", "June 2025"), field("", "Printed", "May 2025")])
    assert [field.label_text for field in name_slots(tree, sure, STANDARD)] == ["Printed"]


def test_a_label_that_serves_two_fields_is_told_by_its_values():
    tied = (("success", 1.0), ("timeframe", 1.0))
    tree = cards(
        [field("success", "Target", "June 2025", candidates=tied)], [field("success", "Target", "May 2025", candidates=tied)]
    )
    name_slots(tree, sure, STANDARD)
    assert names(tree) == [["timeframe"], ["timeframe"]]


def test_an_action_that_its_title_tells_has_no_other_text():
    row = [field("timeframe", "When", "June 2025"), field("", "Methods", "Train panels")]
    for told in row:
        told.label = line_of(para(told.label_text)).passage
    tree = Scope("document", [], [Scope("record", [line_of(para("Action 1: Fair panels"))], row)])
    name_slots(tree, sure, STANDARD)
    assert [f.name for f in tree.scopes()[0].content] == ["timeframe", ""]


def test_a_heading_that_numbers_and_tells_an_action_is_its_text():
    row = [field("timeframe", "When", "June 2025"), field("", "Practice", "Train panels")]
    tree = Scope("document", [], [Scope("heading", [line_of(para("Action 1: Fair panels"))], row)])
    name_slots(tree, sure, STANDARD)
    assert [f.name for f in tree.scopes()[0].content] == ["timeframe", ""]


def test_a_label_beside_a_signature_is_no_rival_of_an_actions():
    tree = cards(
        [field("action", "Action", "Train panels"), field("", "Champion", "Head of HR")],
        [field("signed_by", "Signed by", "Ada Finch"), field("", "Standing", "Director of Adults")],
    )
    name_slots(tree, sure, STANDARD)
    assert names(tree) == [["action", "lead"], ["signed_by", ""]]


def test_a_list_of_names_is_no_likelier_to_be_of_sponsors_than_of_leads():
    tied = (("lead", 1.0), ("sponsor", 1.0))
    people = field("lead", "Accountable", "Head of HR", "Team Managers", "Equality Board", candidates=tied)
    tree = cards([field("action", "Action", "Train", "Ask", "Publish"), people])
    name_slots(tree, judged, STANDARD)
    assert names(tree) == [["action", "lead"]]


def test_an_unknown_label_beside_the_lead_tells_by_its_words_what_its_names_are():
    tree = cards(
        [
            field("action", "Action", "Train panels"),
            field("lead", "Owner", "Head of HR"),
            field("", "Lent help by", "Head of IT"),
        ],
        [
            field("action", "Action", "Publish data"),
            field("lead", "Owner", "Head of IT"),
            field("", "Lent help by", "Head of HR"),
        ],
    )
    name_slots(tree, sure, STANDARD)
    assert names(tree) == [["action", "lead", "support"]] * 2


def test_reports_in_the_past_below_a_label_of_progress_are_progress():
    told = ("Model clause cleared by counsel.", "Two states have signed.", "Membership renewed for 2025.")
    rows = [[field("action", "Action", "Train panels"), field("", "How far", text)] for text in told]
    tree = cards(*rows)
    name_slots(tree, judged, STANDARD)
    assert names(tree) == [["action", "progress"]] * 3


def test_an_unknown_label_over_tables_of_percentages_is_data_below_the_metrics_wording():
    def block(wording, share):
        told = field("", "The position in Netherfold")
        told.tables = [document(table([["Group", "Share"], ["Minority ethnic staff", share]])).blocks[0]]
        return Scope("heading", [], [line_of(para(wording)), told, Scope("record", [], [field("action", "", "Train panels")])])

    tree = Scope("document", [], [block("Percentage of staff in each pay band", "12%"), block("Percentage of leavers", "9%")])
    name_slots(tree, sure, STANDARD)
    assert [[f.name for f in scope.content if isinstance(f, Field)] for scope in tree.scopes()] == [["data"], ["data"]]
