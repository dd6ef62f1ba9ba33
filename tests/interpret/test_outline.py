"""Headings, labels and records of flowing text."""

import pytest

from pipeline.interpret import likeness
from pipeline.interpret.flow_lines import FlowLines
from pipeline.interpret.labels import load_labels
from pipeline.interpret.marks import says_whom_to_ask
from pipeline.interpret.outline import Outline
from pipeline.interpret.settings import load_settings
from pipeline.interpret.tail_lines import TIME, Tails
from pipeline.interpret.tree import Field, Line, Scope
from schemas.framework import Framework
from tests.builders import document, heading, item, para
from tests.interpret.test_grid import sure

STANDARD = Framework(code="x", name="X", source="test", metric_words=["metric"])


def tree(*blocks):
    return Outline(FlowLines(STANDARD, load_labels(), lambda t: [t], sure)).build(document(*blocks).blocks)


def tree_by_standard(*blocks):
    """The tree as a plan's is built: the shipped standard's metrics, the readers of fields as judges."""
    settings = load_settings()
    return Outline(FlowLines(settings.framework, settings.labels, lambda t: [t], likeness.sure)).build(document(*blocks).blocks)


def sketch(scope):
    out = []
    for node in scope.content:
        if isinstance(node, Field):
            out.append((node.name, node.text))
        elif isinstance(node, Scope):
            out.append((" ".join(line.text for line in node.title), sketch(node)))
        elif isinstance(node, Line):
            out.append(node.text)
    return out


def test_a_labelled_heading_takes_what_stands_below_it():
    got = tree(heading("Metric 3"), heading("Timescale", 2), para("July 2025"), heading("Metric 4"))
    assert sketch(got) == [("Metric 3", [("timeframe", "July 2025")]), ("Metric 4", [])]


def test_labels_run_in_and_bold_labels_need_no_colon():
    got = tree(heading("Metric 3"), para("Lead: Head of HR"), para("**Timescale** July 2025"))
    assert sketch(got) == [("Metric 3", [("lead", "Head of HR"), ("timeframe", "July 2025")])]


def test_an_unlabelled_line_above_a_lead_is_a_record():
    got = tree(
        heading("Theme 1: Culture"), para("Train panels"), para("Lead: Head of HR"), para("Publish data"), para("Lead: Director")
    )
    records = got.scopes()[0].scopes()
    assert [(r.kind, sketch(r)) for r in records] == [
        ("record", ["Train panels", ("lead", "Head of HR")]),
        ("record", ["Publish data", ("lead", "Director")]),
    ]


def test_numbered_lines_open_records_below_their_action():
    got = tree(
        heading("Theme 1", 1),
        para("Action 1: Panels", bold=True),
        para("1.1 Train them"),
        para("Lead: Head"),
        para("1.2 Test them"),
        para("Lead: Director"),
    )
    action = got.scopes()[0].scopes()[0]
    assert action.title[0].text == "Action 1: Panels"
    assert [r.title[0].text for r in action.scopes()] == ["1.1 Train them", "1.2 Test them"]


def test_a_bold_line_in_a_list_of_actions_groups_and_one_with_labels_below_it_opens_a_scope():
    got = tree(para("Actions:", bold=True), item("Train"), para("Exit", bold=True), item("Ask leavers"))
    assert sketch(got) == [("action", "Train\nExit\nAsk leavers")]
    got = tree(para("Actions:", bold=True), item("Train"), para("Exit", bold=True), para("Objective: Keep staff"), item("Ask"))
    assert sketch(got)[1][0] == "Exit"


def test_an_empty_date_takes_a_date_but_not_the_next_numbered_action():
    got = tree(para("1.1 Train"), para("Timeframe:"), para("1.2 Publish"), para("Timeframe:"), para("June 2025"))
    assert [sketch(r) for r in got.scopes()] == [[("timeframe", "")], [("timeframe", "June 2025")]]


def test_several_keys_in_one_line_are_one_record():
    got = tree(para("Action - Train panels Lead - Head of HR Timescale - June 2025"), para("Other prose."))
    assert sketch(got)[0][1] == [("action", "Train panels"), ("lead", "Head of HR"), ("timeframe", "June 2025")]


@pytest.mark.parametrize(
    "line",
    [
        "**Lead:** Head of HR **Timescale:** June 2025 **Cost:** £40,000 (agreed)",
        "Lead: Head of HR; Timescale: June 2025; Budget: £40,000 (agreed)",
        "Lead: Head of HR | Resources: £40,000 (agreed) | Timescale: June 2025",
    ],
)
def test_what_an_action_costs_behind_who_and_when_is_no_part_of_either(line):
    got = sketch(tree(para("**1.1 Train the panels.** They will meet once."), para(line), para("Other prose.")))
    told = dict(got[0][1])
    assert (told["lead"], told["timeframe"], told["resources"]) == ("Head of HR", "June 2025", "£40,000 (agreed)")
    assert got[1:] == ["Other prose."]


def test_risk_inside_the_name_of_a_post_is_no_label():
    got = tree(para("1.1 Train the panels"), para("**Lead:** Head of Risk **Timescale:** June 2025"))
    assert sketch(got)[0][1] == [("lead", "Head of Risk"), ("timeframe", "June 2025")]


def test_lettered_headings_right_below_a_metric_add_to_its_title():
    got = tree(
        heading("Metric 7 Harassment from", 2), heading("Colleagues", 3).model_copy(update={"marker": "a)"}), para("3% said so.")
    )
    assert [line.text for line in got.scopes()[0].title] == ["Metric 7 Harassment from", "Colleagues"]


def test_furniture_is_left_out():
    assert sketch(tree(para("Page 3").model_copy(update={"furniture": "page_number"}), para("Text"))) == ["Text"]


def test_an_unknown_heading_that_comes_again_and_again_is_a_heading():
    got = tree(*(block for text in ("one", "two", "three", "four") for block in (heading("Xylo"), para(f"The words of {text}."))))
    assert sketch(got) == [("Xylo", [f"The words of {text}."]) for text in ("one", "two", "three", "four")]


def test_a_sentence_that_comes_again_with_a_colon_is_no_label():
    told = "This shared action has received money as part of the national goal: {0} has been named."
    got = tree(*(block for name in ("One", "Two", "Three") for block in (heading(name, 2), para(told.format(name)))))
    assert [sketch(scope) for scope in got.scopes()] == [[told.format(name)] for name in ("One", "Two", "Three")]


def test_the_last_of_a_blocks_metrics_heads_no_block_though_a_label_follows():
    got = tree(
        para("Theme 2: Retention"), para("Metrics:"), para("Metric 2: Being appointed"), para("Metric 8: Leaving the council"),
        para("Our data"), para("Ten people left."),
    )  # fmt: skip
    assert sketch(got) == [
        (
            "Theme 2: Retention",
            [("metric", "Metric 2: Being appointed\nMetric 8: Leaving the council"), ("data", "Ten people left.")],
        )
    ]


def test_a_title_that_goes_on_behind_a_colon_is_no_label():
    got = tree(para("Skip to content"), para("SC-WRES: what we will do"), para("Northmere Council"))
    assert sketch(got) == ["Skip to content", "SC-WRES: what we will do", "Northmere Council"]


def test_a_label_at_the_level_of_the_labelled_heading_before_it_is_not_of_that_ones_last_part():
    got = tree(
        heading("Objective 1: Fair hiring", 2), heading("Our actions", 3), heading("Adverts", 4), item("Train"),
        heading("Panels", 4), item("Publish"), heading("Success measures", 3), item("Panels are mixed"),
    )  # fmt: skip
    block = got.scopes()[0]
    assert sketch(block)[-1] == ("success", "Panels are mixed")
    assert [sketch(part) for part in block.scopes()[0].scopes()] == [["Train"], ["Publish"]]


def test_a_heading_over_definitions_of_terms_is_no_label_of_a_time():
    got = tree(
        heading("Plan"), para("Westmoor"), heading("Timescales", 2), item("Short term: 6 months"), item("Long term: 2 years")
    )
    assert not any(isinstance(node, Field) for scope in got.walk() for node in scope.content)


def test_a_part_of_the_actions_that_is_called_like_a_field_is_a_part():
    got = tree(
        heading("Objective 1: Safety", 2), heading("Our actions", 3), heading("Reporting", 4), item("Open one form"),
        heading("Support", 4), item("Fund a helpline"),
    )  # fmt: skip
    actions = got.scopes()[0].scopes()[0]
    assert [(part.title[0].text, sketch(part)) for part in actions.scopes()] == [
        ("Reporting", ["Open one form"]),
        ("Support", ["Fund a helpline"]),
    ]


def test_keys_without_an_action_tell_of_the_line_above():
    got = tree(heading("Training"), para("We will train all panels."), para("Lead: Head of HR. Timescale: May 2025"))
    assert sketch(got) == [
        ("Training", [("", ["We will train all panels.", ("lead", "Head of HR."), ("timeframe", "May 2025")])]),
    ]


def test_an_objective_that_runs_in_is_one_paragraph():
    got = tree(heading("Hiring"), para("Objective: We hire fairly."), para("Few of us are heard."), heading("Metric 4"))
    assert sketch(got)[0] == ("Hiring", [("objective", "We hire fairly."), "Few of us are heard."])


def test_a_heading_of_what_stands_behind_a_plan_needs_no_look():
    got = tree(heading("Hiring", 2), para("Success measure: Rates are alike."), para("ABBREVIATIONS"), para("HR human resources"))
    assert sketch(got) == [("Hiring", [("success", "Rates are alike."), ("ABBREVIATIONS", ["HR human resources"])])]


def test_a_day_above_a_label_of_who_is_no_action():
    got = tree_by_standard(heading("Plan"), para("Published 12 May 2025"), heading("Lead officer", 2), para("Head of HR"))
    assert [scope.kind for scope in got.walk()] == ["document", "heading"]


def test_a_label_of_who_above_sentences_about_the_plan_is_a_heading():
    told = para("The Director of Adult Services is accountable for this plan.")
    got = tree_by_standard(heading("Plan"), para("We will treat staff fairly."), heading("Who is responsible", 2), told)
    assert sketch(got) == [("Plan", ["We will treat staff fairly.", ("Who is responsible", [told.text])])]
    plain = tree_by_standard(para("Introduction to it"), para("Who is responsible"), told)
    assert sketch(plain) == ["Introduction to it", ("Who is responsible", [told.text])]


def test_an_offer_of_other_forms_ends_the_plan():
    offer = "Ask us for this plan in large print or another language."
    measures = [heading("Hiring", 2), heading("Success measures", 3), item("Rates are alike.")]
    assert sketch(tree_by_standard(*measures, para(offer)))[-1] == offer
    headed = tree_by_standard(*measures, para("Large print and languages"), para(offer))
    assert headed.scopes()[0].first("success").text == "Rates are alike."
    assert sketch(headed)[-1] == offer


def test_to_offer_other_forms_may_be_an_action():
    got = tree_by_standard(
        heading("Voice", 2), heading("Actions", 3), para("Make this plan available in large print and in your language.")
    )
    assert got.scopes()[0].first("action").text.startswith("Make this plan")


def test_metrics_right_below_an_action_are_its_own():
    got = tree_by_standard(
        heading("Hiring", 2), para("Metric 2"), heading("Action 1", 3), para("Metric 8"), para("Ask those who leave."),
        heading("Action 2", 3), para("Metric 2"), para("Train panels."),
    )  # fmt: skip
    block = got.scopes()[0]
    assert block.first("metric").text == "Metric 2"
    assert [sketch(part) for part in block.scopes()] == [
        [("metric", "Metric 8"), "Ask those who leave."],
        [("metric", "Metric 2"), "Train panels."],
    ]
    plain = tree_by_standard(para("Action 1"), para("Metric 8"), para("Ask those who leave."), para("Lead: Head of HR"))
    assert sketch(plain) == [("Action 1", [("metric", "Metric 8"), "Ask those who leave.", ("lead", "Head of HR")])]


def test_a_tag_of_metrics_below_a_heading_or_the_data_is_the_blocks():
    for tag in ("★ Metric 2", "(metric 2)"):
        below = tree_by_standard(heading("Hiring", 2), para(tag), para("11% were appointed."), heading("Leaving", 2))
        assert sketch(below)[0] == ("Hiring", [("metric", tag), "11% were appointed."])
        last = tree_by_standard(heading("Hiring", 2), para("11% were appointed."), para(tag), heading("Leaving", 2))
        assert sketch(last)[0] == ("Hiring", ["11% were appointed.", ("metric", tag)])


def test_a_plain_line_above_a_tag_of_metrics_heads_a_block():
    assert sketch(tree_by_standard(para("JOINING US"), para("(metric 2)"), para("11% were appointed."))) == [
        ("JOINING US", [("metric", "(metric 2)"), "11% were appointed."])
    ]


def test_a_label_above_one_block_heads_no_block_beside_it():
    got = tree(heading("1. Pay", 2), para("Actions"), para("Train panels"), heading("2. Leaving", 2), para("Actions"))
    assert [title for title, _ in sketch(got)] == ["1. Pay", "2. Leaving"]


def test_times_listed_below_their_label_are_all_of_its_value():
    lines = [para(t) for t in ("By end June 2023", "Quarter 4 2023/24", "May 2024")]
    tails = Tails(own=frozenset({TIME}))
    flow = FlowLines(STANDARD, load_labels(), lambda t: [t], sure, tails=tails)
    got = Outline(flow).build(document(para("Train panels"), para("Timescale"), *lines).blocks)
    assert [len(node.lines) for node in got.walk() for node in node.content if isinstance(node, Field)] == [3]


def test_lettered_numbers_stand_below_the_number_that_they_letter():
    lines = ("1.3 Take books to readers", "1.3a Double the volunteers", "1.3b Leave books in homes", "1.4 Buy more books")
    got = tree(heading("Aim 1: Reading", 2), *(para(f"**{text}**") for text in lines[:1]), *(para(t) for t in lines[1:]))
    (_, [(parent, below), (last, _)]) = sketch(got)[0]
    assert (parent, [title for title, _ in below], last) == (lines[0], [*lines[1:3]], lines[3])


def test_a_sentence_on_several_metrics_heads_nothing():
    sentence = "Metrics 3, 4 and 6 are dealt with in another plan."
    assert sketch(tree_by_standard(heading("The plan"), para(sentence), para("The rest is here."))) == [
        ("The plan", [sentence, "The rest is here."])
    ]


def test_a_legend_above_a_table_heads_nothing():
    key = "Key to BRAG: blue – finished; red – stuck; amber – some way to go"
    blocks = para(key), para("Action: Train panels"), para("Lead: Head of HR")
    assert key in sketch(tree(heading("The plan"), *blocks))[0][1]


def test_a_request_to_write_ends_the_plan():
    asked = "If you would like to comment on this plan please write to race@borsetshire.example."
    measures = heading("Theme 1: Pay", 2), para("How we will know"), para("More staff are paid alike.")
    assert sketch(tree_by_standard(*measures, para(asked)))[-1] == asked
    to_do = "Please write to race@borsetshire.example"
    assert not says_whom_to_ask("Write to all staff at race@borsetshire.example.")
    assert says_whom_to_ask(to_do)


def test_a_counted_item_below_a_report_on_progress_is_the_next_action():
    lines = [item("Write to all leaders", marker="1.1"), para("Lead: Head of HR"), para("Progress: Letter sent.")]
    more = [item("Recruit two members of the network", marker="1.2"), para("Lead: Director of OD")]
    got = tree(heading("Theme 1: Leadership", 2), *lines, *more)
    assert [node.first("lead").text for node in got.walk() if node.kind == "record"] == ["Head of HR", "Director of OD"]
