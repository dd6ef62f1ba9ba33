"""Blocks that the rows of a table stand for: a metric a row, a metric with its objective, a theme beside other blocks."""

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item, para, table
from tests.interpret.pages import plan_of

TITLE = heading("SC-WRES action plan")
LIKELIHOOD = "Each number is the relative likelihood for minority ethnic staff compared with white staff."


def read(*blocks):
    return interpret(document(TITLE, *blocks), load_settings()).plan


def test_each_row_of_a_summary_of_figures_by_metric_is_a_block():
    rows = [
        ["Metric", "What is measured", "2023/24", "2024/25"],
        ["Metric 2", "Likelihood of being appointed from shortlisting", "0.57", "0.61"],
        ["Metric 8", "Likelihood of leaving", "1.32", "1.20"],
    ]
    plan = read(heading("Two of the nine metrics", 2), table(rows, header_rows=1))
    assert [(s.ref, s.title, s.metrics) for s in plan.sections] == [
        ("Metric 2", "Likelihood of being appointed from shortlisting", [2]),
        ("Metric 8", "Likelihood of leaving", [8]),
    ]
    assert [(f.section, f.value) for f in plan.figures] == [(0, 0.57), (0, 0.61), (1, 1.32), (1, 1.2)]


def test_the_objective_beside_a_rows_metric_is_its_blocks():
    rows = [
        ["Metric", "Objective", "Action", "Lead"],
        ["Metric 2", "Close the gap at appointment", "Train every panel", "Head of HR"],
    ]
    (section,) = read(table(rows, header_rows=1)).sections
    assert (section.ref, section.objective) == ("Metric 2", "Close the gap at appointment")


def test_a_list_of_metrics_before_a_colon_is_one_ref():
    plan = read(heading("Metrics 6 and 7: harassment", 2), para("19% of minority ethnic staff were bullied by the public."))
    assert [(s.ref, s.title) for s in plan.sections] == [("Metrics 6 and 7", "harassment")]


def test_a_card_that_counts_priority_actions_with_a_goal_is_a_block():
    rows = [
        ["Priority Action 1: Protect the locks"],
        ["Goal", "Boats keep moving."],
        ["Actions", [item("Survey all sites."), item("Revise the manual.")]],
        ["Lead", "Office of Locks"],
    ]
    plan = read(table([[*row, *[None] * (2 - len(row))] for row in rows]))
    assert [(s.ref, s.title, s.objective) for s in plan.sections] == [
        ("Priority Action 1", "Protect the locks", "Boats keep moving.")
    ]
    assert [a.text for a in plan.actions] == ["Survey all sites.", "Revise the manual."]


def test_an_outcome_is_the_aim_of_a_block_whose_actions_have_measures():
    rows = [
        ["Action", "Lead", "Measure"],
        ["Open an advice desk", "Housing Manager", "100 visits"],
        ["Train all advisers", "Housing Manager", "All trained"],
    ]
    told = [heading("Priority 1: Prevent homelessness", 2), para("Outcome: Fewer people lose their home.")]
    (section,) = read(*told, table(rows, header_rows=1)).sections
    assert (section.objective, section.indicators) == ("Fewer people lose their home.", [])


def test_numbered_paragraphs_beside_a_numbered_label_are_no_actions():
    plan = read(
        heading("4. Learning", 2),
        para("4.1 White staff were 1.3 times as likely as minority ethnic staff to be funded for training."),
        para("4.2 We will:"),
        item("Publish what is on offer (Lead: Learning Manager; complete)"),
        item("Hold all budgets centrally (Lead: Learning Manager; by May 2025)"),
    )
    assert [(a.text, a.timeframe.kind) for a in plan.actions] == [
        ("Publish what is on offer", "complete"),
        ("Hold all budgets centrally", "month"),
    ]
    assert [s.metrics for s in plan.sections] == [[5]]


def test_what_is_headed_as_completed_is_no_action():
    rows = [["Commitment", "Completed"], ["Closed the old website", "June 2024"], ["Opened the data", "May 2024"]]
    listed = [heading("Our actions", 2), item("Publish the results."), item("Train every panel.")]
    plan = read(*listed, heading("Actions completed since 2022", 2), table(rows, header_rows=1))
    assert [a.text for a in plan.actions] == ["Publish the results.", "Train every panel."]


def test_quotations_alone_are_no_data():
    rows = [
        ["Theme", "You said", "We will", "Who"],
        ["Being heard", "“Nobody asked us.”", "Ask every carer", "Carers Lead"],
        ["Time off", "“A break is no break.”", "Fund sitting services", "Carers Lead"],
    ]
    assert [(s.title, s.data_text) for s in read(table(rows, header_rows=1)).sections] == [
        ("Being heard", None),
        ("Time off", None),
    ]


def test_rows_that_name_the_metric_and_its_title_in_one_cell_are_blocks_below_a_label_of_data_too():
    rows = [["Metric", "Adults", "Children"], ["Metric 2: Appointment", "0.71", "0.88"], ["Metric 8: Leaving", "1.15", "1.31"]]
    plan = read(heading("Our results", 2), para(LIKELIHOOD), table(rows, header_rows=1))
    assert [(s.ref, s.title) for s in plan.sections] == [("Metric 2", "Appointment"), ("Metric 8", "Leaving")]
    assert [(f.section, f.service, f.value) for f in plan.figures] == [
        (0, "adults", 0.71), (0, "children", 0.88), (1, "adults", 1.15), (1, "children", 1.31),
    ]  # fmt: skip


def test_a_notice_across_both_services_is_withheld_of_both():
    rows = (
        "<th>Metric</th><th>Adults</th><th>Children</th>",
        "<td>Metric 2: Appointment</td><td>0.71</td><td>0.88</td>",
        "<td>Metric 4: Fitness to practise</td><td colspan='2'>Not reported: fewer than 5 people</td>",
    )
    figures = f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    (gap,) = plan_of(f"<h1>SC-WRES action plan</h1><h2>Our results</h2><p>{LIKELIHOOD}</p>{figures}").availability
    assert (gap.section, gap.metric, gap.service, gap.status) == (1, 4, "both", "suppressed")
