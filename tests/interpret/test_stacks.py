"""Leads and times that lost their place, and fields that come round."""

from pipeline.interpret.cycles import regrouped
from pipeline.interpret.stacks import columnwise, unglued, unstacked
from pipeline.interpret.tree import Field, Scope, line_of
from tests.builders import document, item, para
from tests.interpret.test_grid import sure


def field(name, *texts):
    return Field(name, None, [line_of(p) for p in document(*(para(t) for t in texts)).paragraphs()], label_text=name)


def shown(nodes):
    return [{f.name: f.text for f in n.content if isinstance(f, Field)} if isinstance(n, Scope) else n.name for n in nodes]


def test_stacked_cells_below_a_label_of_actions_are_taken_apart_by_what_they_are():
    stack = field("action", "Train panels", "Head of HR", "June 2025", "Publish data", "Director of OD", "May 2025")
    assert shown(unstacked(stack, sure)) == [
        {"action": "Train panels", "lead": "Head of HR", "timeframe": "June 2025"},
        {"action": "Publish data", "lead": "Director of OD", "timeframe": "May 2025"},
    ]


def test_plain_actions_are_no_stack():
    assert unstacked(field("action", "Train panels", "Publish data", "Review offers"), sure) == []


def test_a_lead_and_a_time_glued_to_the_end_are_cut_off():
    glued = field("action", "Train panelsHead of HRJune 2025", "Publish dataDirectorMay 2025")
    assert shown(unglued(glued, sure))[0] == {"action": "Train panels", "lead": "Head of HR", "timeframe": "June 2025"}


def test_names_with_a_capital_inside_are_not_cut():
    assert unglued(field("action", "Publish on iTrent by the deadline", "Train McKenzie House"), sure) == []


def test_as_many_times_as_actions_listed_below_them_are_handed_out_in_order():
    nodes = columnwise(
        [field("action", "Train", "Publish"), field("lead", "A", "B"), field("timeframe", "June 2025", "May 2025")], sure
    )
    assert shown(nodes) == [
        {"action": "Train", "lead": "A", "timeframe": "June 2025"},
        {"action": "Publish", "lead": "B", "timeframe": "May 2025"},
    ]


def test_leads_that_run_on_below_the_actions_are_told_by_the_number_of_times():
    nodes = columnwise(
        [field("action", "Train", "Publish", "Head A", "Head B"), field("timeframe", "June 2025", "May 2025")], sure
    )
    assert shown(nodes)[1] == {"action": "Publish", "timeframe": "May 2025", "lead": "Head B"}


def test_two_leads_of_a_block_with_one_time_belong_to_all_its_actions():
    content = [field("action", "Train", "Publish"), field("lead", "A", "B"), field("timeframe", "June 2025")]
    assert columnwise(content, sure) == content


def test_an_action_and_its_lead_that_come_again_are_a_record_each():
    lines = [line_of(p) for p in document(para("Publish data")).paragraphs()]
    scope = Scope(
        "heading", [], [field("objective", "Fair"), field("action", "Train"), field("lead", "A"), *lines, field("lead", "B")]
    )
    got = regrouped(scope)
    assert got[0].name == "objective"
    assert [shown([r])[0] for r in got[1:]] == [{"lead": "A"}, {"lead": "B"}]


def test_the_next_actions_text_that_a_long_field_swallowed_is_given_back():
    success = field("success", "All trained", "Publish data")
    scope = Scope("heading", [], [field("action", "Train"), field("lead", "A"), success, field("lead", "B")])
    first, second = regrouped(scope)
    assert first.first("success").text == "All trained"
    assert second.content[0].text == "Publish data"


def test_one_lead_stated_once_is_the_blocks():
    content = [field("action", "Train", "Publish"), field("lead", "A")]
    assert regrouped(Scope("heading", [], list(content))) == content


def test_a_list_item_is_never_part_of_a_stack():
    lines = [line_of(p) for p in document(item("Train panels"), item("Head of HR"), item("June 2025")).paragraphs()]
    assert unstacked(Field("action", None, lines), sure) == []


def test_what_follows_the_last_round_and_stands_in_no_other_is_the_blocks():
    block = Scope(
        "heading",
        content=[
            field("action", "Train panels"), field("lead", "Head of HR"), *field("", "Publish data").lines,
            field("lead", "OD Lead"), field("success", "Rates are alike"),
        ],
    )  # fmt: skip
    assert shown(regrouped(block)) == [{"lead": "Head of HR"}, {"lead": "OD Lead"}, "success"]


def test_a_single_report_on_progress_is_of_the_last_action():
    told = [field("action", "Train"), field("lead", "A"), field("action", "Ask"), field("lead", "B"), field("progress", "Begun")]
    got = regrouped(Scope("heading", content=told))
    assert [r.first("progress") is not None for r in got] == [False, True]


def test_a_measure_of_every_round_stays_with_its_round():
    block = Scope(
        "heading",
        content=[
            field("action", "Train panels"), field("lead", "Head of HR"), field("success", "All trained"),
            *field("", "Publish data").lines, field("lead", "OD Lead"), field("success", "Published"),
        ],
    )  # fmt: skip
    assert shown(regrouped(block)) == [
        {"lead": "Head of HR", "success": "All trained"},
        {"lead": "OD Lead", "success": "Published"},
    ]


def test_the_lines_above_a_label_of_actions_open_no_round():
    lines = field("", "We asked our staff.").lines
    block = Scope(
        "heading",
        content=[
            *lines, field("action", "Train panels"), field("lead", "Head of HR"), field("timeframe", "May 2025"),
            *field("", "Publish data").lines, field("lead", "OD Lead"),
        ],
    )  # fmt: skip
    assert regrouped(block)[0] is lines[0]


def test_a_number_under_a_label_of_its_own_is_that_of_the_action_below_it():
    content = []
    for number, text in (("1", "Train panels"), ("2", "Publish data")):
        content += [field("ref", number), field("action", text), field("lead", "Head of HR")]
    rounds = [node for node in regrouped(Scope("heading", [], content)) if isinstance(node, Scope)]
    assert [one.first("ref").text for one in rounds] == ["1", "2"]
