"""Tables as records, cards, boxes, times across the top."""

from pipeline.interpret.frameworks import load_framework
from pipeline.interpret.grid import GridReader
from pipeline.interpret.labels import load_labels
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from pipeline.interpret.tree import Field, Scope
from schemas.document import Table
from schemas.framework import Framework
from tests.builders import document, heading, item, para, table

GENERIC = load_settings("generic")
STANDARD = Framework(code="x", name="X", source="test", metric_words=["metric"])
VERBS = ("Train", "Publish", "Review", "Offer")


def sure(field, text):
    if field == "timeframe":
        return 0.9 if any(c.isdigit() for c in text) and len(text) < 20 else 0.0
    if field == "lead":
        return 0.9 if text.startswith(("Head", "Director")) else 0.1
    if field == "action":
        return 0.8 if text.startswith(VERBS) else 0.1
    return 0.0


def read(rows, header_rows=0):
    notes = []
    reader = GridReader(STANDARD, load_labels(), sure, lambda t: 0.0, list, notes)
    block = document(table(rows, header_rows)).blocks[0]
    return reader.read(block), notes


def shown(scope):
    return {node.name: node.text for node in scope.content if isinstance(node, Field)}


def test_each_row_below_a_known_header_is_a_record():
    nodes, _ = read([["Action", "Who/Lead", "By when"], ["Train panels", "Head of HR", "June 2025"], ["Publish data", "", ""]])
    assert [shown(n) for n in nodes] == [
        {"action": "Train panels", "lead": "Head of HR", "timeframe": "June 2025"},
        {"action": "Publish data"},
    ]


def test_columns_without_labels_get_their_roles_from_their_values():
    rows = [["Train panels", "Head of HR", "June 2025"], ["Publish data", "Director of OD", "May 2025"]]
    nodes, _ = read(rows)
    assert shown(nodes[0]) == {"action": "Train panels", "lead": "Head of HR", "timeframe": "June 2025"}
    assert all(node.inferred for node in nodes[0].content)


def test_names_beside_remarks_are_no_plan_where_no_label_or_time_says_so():
    rows = [
        ["Formerly of the northern yard", "Director Ann"],
        ["Train drivers moved here", "Head Bob"],
        ["Now closed", "Head Cy"],
    ]
    block = document(table(rows)).blocks[0]
    assert read(rows)[0] == [block]
    assert len(read([["Train drivers", "Head Ann"], ["Review fares", "Head Bob"]])[0]) == 2


def test_a_column_that_nothing_tells_stays_without_a_field_and_is_noted():
    nodes, notes = read([["Action", "By when", "Wibble"], ["Train panels", "June 2025", "47"]])
    assert shown(nodes[0]) == {"action": "Train panels", "timeframe": "June 2025", "": "47"}
    assert [(n.code, n.words) for n in notes] == [("unmapped_label", "Wibble")]


def test_a_row_with_one_cell_over_all_columns_is_a_banner_for_the_rows_below():
    nodes, _ = read([["Action", "Lead", "When"], ["Theme 1: Culture"], ["Train panels", "Head of HR", "June 2025"]])
    assert nodes[0].kind == "banner"
    assert nodes[0].title[0].text == "Theme 1: Culture"
    assert shown(nodes[0].content[0])["action"] == "Train panels"


def test_a_header_that_is_repeated_is_no_record():
    nodes, _ = read([["Action", "Lead"], ["Train panels", "Head of HR"], ["Action", "Lead"], ["Review offers", "Director"]])
    assert [shown(n)["action"] for n in nodes] == ["Train panels", "Review offers"]


def test_a_row_without_an_action_goes_on_with_the_row_above():
    nodes, _ = read([["Action", "Lead", "Success measure"], ["Train panels", "Head", "All panels"], ["", "", "are trained"]])
    assert len(nodes) == 1
    assert shown(nodes[0])["success"] == "All panels\nare trained"


def test_two_times_and_leads_side_by_side_are_two_records():
    rows = [
        ["Action", "When", "Lead", "Update"],
        ["Train panels\nReview offers", "June 2025\nMay 2025", "Head A\nHead B", "Begun"],
    ]
    nodes, _ = read(rows)
    assert [shown(n) for n in nodes] == [
        {"action": "Train panels", "timeframe": "June 2025", "lead": "Head A", "progress": "Begun"},
        {"action": "Review offers", "timeframe": "May 2025", "lead": "Head B", "progress": "Begun"},
    ]


def test_a_number_and_a_title_over_a_card_are_its_head():
    nodes, _ = read([["2", "Formal disciplinary process"], ["Objective", "Fair process"], ["Specific action", "Train panels"]])
    assert [line.text for line in nodes[0].title] == ["Formal disciplinary process"]
    assert shown(nodes[0]) == {"ref": "2", "objective": "Fair process", "action": "Train panels"}


def test_a_card_goes_on_in_the_next_table_that_begins_with_its_head():
    rows = [["2", "Leavers"], ["Objective", "Staff stay"], ["Specific action", "Train panels"]]
    first, second = document(table(rows), table([["2", "Leavers"], ["", "Review offers"], ["Lead", "Head of HR"]])).blocks
    reader = GridReader(STANDARD, load_labels(), sure, lambda t: 0.0, list, [])
    (card,) = reader.read(first)
    assert reader.read(second) == []
    assert shown(card)["action"] == "Train panels\nReview offers"
    assert shown(card)["lead"] == "Head of HR"


def test_a_row_of_one_cell_beside_banners_as_wide_as_the_table_is_a_record():
    rows = [["Action", "Lead"], ["Recruitment", ""], ["Train panels", "Head of HR"], ["Show staff how to report", ""]]
    plain = document(table(rows, 1)).blocks[0]
    cells = [c.model_copy(update={"columns": 2}) if (c.row, c.column) == (1, 0) else c for c in plain.cells]
    wide = plain.model_copy(update={"cells": tuple(c for c in cells if (c.row, c.column) != (1, 1))})
    (banner,) = GridReader(STANDARD, load_labels(), sure, lambda t: 0.0, list, []).read(wide)
    assert [shown(n) for n in banner.content] == [
        {"action": "Train panels", "lead": "Head of HR"},
        {"action": "Show staff how to report"},
    ]


def test_who_is_accountable_sponsors_where_another_column_leads():
    nodes, _ = read([["Action", "Owner", "Accountable"], ["Train panels", "Head of HR", "Director of People"]])
    assert shown(nodes[0]) == {"action": "Train panels", "lead": "Head of HR", "sponsor": "Director of People"}
    nodes, _ = read([["Action", "Accountable"], ["Train panels", "Head of HR"]])
    assert shown(nodes[0]) == {"action": "Train panels", "lead": "Head of HR"}


def test_labels_down_the_left_make_a_card_and_a_label_row_takes_the_row_below():
    rows = [
        ["No", "2"],
        ["Objective", "Fair panels"],
        ["Data (as at June)"],
        ["12% applied"],
        ["Specific action", "Train panels"],
        ["Timeframe", "June 2025"],
    ]
    nodes, _ = read(rows)
    assert [n.kind for n in nodes] == ["card"]
    assert shown(nodes[0]) == {
        "ref": "2",
        "objective": "Fair panels",
        "data": "12% applied",
        "action": "Train panels",
        "timeframe": "June 2025",
    }


def test_words_below_a_label_that_are_only_like_another_one_are_its_value():
    rows = [
        ["No", "2"],
        ["Measure of success"],
        ["Notes of the meetings are open to all staff. The checklist is on file."],
        ["Specific action", "Train panels"],
    ]
    nodes, _ = read(rows)
    assert shown(nodes[0]) == {"ref": "2", "success": rows[2][0], "action": "Train panels"}


def test_a_card_label_that_comes_again_opens_the_next_card():
    rows = [["Objective", "A"], ["Action", "Train panels"], ["Objective", "B"], ["Action", "Publish data"]]
    nodes, _ = read(rows)
    assert [shown(n)["objective"] for n in nodes] == ["A", "B"]


def test_a_frame_of_one_cell_is_read_as_flow():
    nodes, _ = read([[[para("Train panels"), item("at once")]]])
    assert [n.text for n in nodes] == ["Train panels", "at once"]


def test_times_across_the_top_date_the_cells_below():
    nodes, _ = read([["Strand", "Q1 2024", "Q2 2024"], ["Culture", "Train panels", "Review offers"]])
    assert isinstance(nodes[0], Scope)
    assert nodes[0].title[0].text == "Culture"
    assert [shown(r) for r in nodes[0].scopes()] == [
        {"action": "Train panels", "timeframe": "Q1 2024"},
        {"action": "Review offers", "timeframe": "Q2 2024"},
    ]


def test_metrics_below_the_name_of_a_strand_are_no_part_of_it():
    reader = GridReader(load_framework(), load_labels(), sure, lambda t: 0.0, list, [])
    rows = [["Strand", "Q1 2024", "Q2 2024"], ["Hiring\n★ Metric 2", "Train panels", "Review offers"]]
    strand = reader.read(document(table(rows)).blocks[0])[0]
    assert [line.text for line in strand.title] == ["Hiring"]
    assert shown(strand) == {"metric": "★ Metric 2"}


def test_a_table_of_nothing_known_stays_a_table():
    nodes, _ = read([["Grade", "Number"], ["A", "12"], ["B", "9"]])
    assert isinstance(nodes[0], Table)


def test_a_card_that_an_actions_number_heads_is_that_action():
    nodes, _ = read([["Priority Action #2: Plan for floods", None], ["Lead", "Head of Estates"], ["Timeframe", "June 2025"]])
    assert [n.kind for n in nodes] == ["record"]
    assert nodes[0].title[0].text == "Priority Action #2: Plan for floods"
    assert shown(nodes[0]) == {"lead": "Head of Estates", "timeframe": "June 2025"}


def test_what_is_told_beside_an_action_under_several_labels_is_of_one_card():
    rows = [
        ["Description", "We train."],
        ["Goal", "Fair panels"],
        ["Timeframe", "June 2025"],
        ["Resource implications", "No money."],
    ]
    nodes, _ = read([["Action 1: Fair panels", None], *rows, ["Action 2: Open data", None], *rows])
    assert len(nodes) <= 2
    assert [name for name in shown(nodes[0]) if name] == ["resources", "objective", "timeframe"]


def test_a_title_and_its_metrics_side_by_side_over_all_columns_are_a_banner():
    rows = [["Action", "Lead", "When", "RAG"], ["Fair pay", "", "Metrics: 1", ""], ["Train panels", "Head of HR", "2024", "red"]]
    plain = document(table(rows)).blocks[0]
    cells = [c.model_copy(update={"columns": 2}) if c.row == 1 else c for c in plain.cells if c.row != 1 or c.text]
    wide = plain.model_copy(update={"cells": tuple(cells)})
    (banner,) = GridReader(STANDARD, load_labels(), sure, lambda t: 0.0, list, []).read(wide)
    assert [line.text for line in banner.title] == ["Fair pay"]
    assert shown(banner) == {"metric": "1"}


def test_of_two_columns_of_objectives_the_shorter_one_before_is_the_theme():
    rows = [["Priority", "What we want to achieve", "Action", "Lead"], ["Pay", "Equal pay for all", "Train panels", "Head of HR"]]
    nodes, _ = read(rows)
    assert shown(nodes[0])["theme"] == "Pay"
    assert shown(nodes[0])["objective"] == "Equal pay for all"


def test_a_row_of_one_cell_that_counts_a_block_heads_the_rows_below_though_it_is_set_as_the_head():
    rows = [["Objective 1: Pay", "", ""], ["Head of HR", "Train panels", "June 2025"], ["Objective 2: Leaving", "", ""]]
    nodes, _ = read([*rows, ["Director of OD", "Publish data", "May 2025"]], header_rows=1)
    assert [[line.text for line in scope.title] for scope in nodes] == [["Objective 1: Pay"], ["Objective 2: Leaving"]]


def test_the_head_over_several_columns_names_none_of_them_unless_it_is_plainly_a_label():
    rows = [["Train panels", "Head of HR", "June 2025", "£5k"], ["Publish data", "Director of OD", "May 2025", "none"]]
    groups = [["Measure of work", "Delivery", None, None], ["", "In charge", "Expected", "Money"]]
    nodes, _ = read([*groups, *rows], header_rows=2)
    assert [shown(n) for n in nodes] == [
        {"action": "Train panels", "lead": "Head of HR", "timeframe": "June 2025", "": "£5k"},
        {"action": "Publish data", "lead": "Director of OD", "timeframe": "May 2025", "": "none"},
    ]


def test_what_runs_down_the_first_columns_of_turned_tables_is_told_by_all_of_them():
    def turned_table(*actions):
        labels = ("", "What we will do", "Whose job it is", "Who else is needed", "Timescale", "What success looks like")
        return table([[label, *(action[n] for action in actions)] for n, label in enumerate(labels)])

    blocks = [
        turned_table(
            ("1.1", "Put an adviser in a jobcentre.", "Advice Team Leader", "Jobcentre Plus", "May 2025", "Queues are shorter."),
            ("1.2", "Train the wardens in mediation.", "Housing Manager", "Relate", "June 2025", ""),
        ),
        turned_table(
            ("2.1", "Inspect every temporary home.", "Housing Team", "Landlords’ Forum", "July 2025", "Repairs are done."),
            ("2.2", "Publish what the visits found.", "Head of Housing", "", "May 2025", "A report is out."),
        ),
    ]  # fmt: skip
    found = interpret(document(heading("Housing action plan"), *blocks), load_settings("generic")).plan
    assert [[(x.text, x.role) for x in a.leads] for a in found.actions] == [
        [("Advice Team Leader", "lead"), ("Jobcentre Plus", "support")],
        [("Housing Manager", "lead"), ("Relate", "support")],
        [("Housing Team", "lead"), ("Landlords’ Forum", "support")],
        [("Head of Housing", "lead")],
    ]


def test_a_known_label_over_things_to_do_is_enough_and_over_other_words_is_not():
    rows = [["Hazard", "Priority action"], ["Floods", "Train panels to look for what may come"], ["Heat", "Publish the data"]]
    nodes, _ = read(rows, 1)
    assert [shown(n)["action"] for n in nodes] == [rows[1][1], rows[2][1]]
    rows = [["Word", "Action"], ["Floods", "water where it should not be"], ["Heat", "warm days and nights"]]
    block = document(table(rows, 1)).blocks[0]
    assert read(rows, 1)[0] == [block]


def test_a_form_with_a_head_of_its_own_is_a_card_and_its_description_one_action():
    told = para("Train all those who sit on panels for the council"), para("This came from a review of how people are hired")
    rows = [["Item", "Response"], ["Action description", ""], ["Action goal", "Fair panels for all"]]
    rows += [["Agency lead", "Head of HR"], ["Timeframe", "June 2025"], ["Scale", "The whole of the council"]]
    block = table(rows, 1)
    cells = tuple(c if (c.row, c.column) != (1, 1) else c.model_copy(update={"blocks": told}) for c in block.cells)
    plan = interpret(
        document(heading("SC-WRES action plan 2024"), heading("Theme 1: Fairness", 2), block.model_copy(update={"cells": cells})),
        load_settings(),
    ).plan
    assert [a.text for a in plan.actions] == [f"{told[0].text}\n{told[1].text}"]
    assert [(a.leads[0].text, a.timeframe.text) for a in plan.actions] == [("Head of HR", "June 2025")]


def test_numbers_that_count_the_rows_in_their_texts_are_refs():
    rows = [["Commitment", "Who", "When"]]
    rows += [[f"0{n}. {verb} all staff", "Head of HR", "2025"] for n, verb in enumerate(VERBS, 6)]
    nodes, _ = read(rows)
    assert [(shown(n)["ref"], shown(n)["action"]) for n in nodes] == [
        (f"0{n}", f"{verb} all staff") for n, verb in enumerate(VERBS, 6)
    ]
    uncounted, _ = read([rows[0], ["3. Train all staff", "Head of HR", "2025"], ["Review pay", "Head of HR", "2025"]])
    assert [shown(n)["action"] for n in uncounted] == ["3. Train all staff", "Review pay"]


def test_a_titled_card_with_a_goal_of_its_own_is_a_block_of_one_action_however_long():
    told = [para("Retrofit the control rooms of all sites."), para("Sites on the northern river come first.")]
    cards = [
        table([
            [[para(title, bold=True)]], ["Action description", told], ["Action goal", "No closure because of heat"],
            ["Agency lead", lead], ["Timeframe", "June 2025"], ["Performance", "Closures a year\nShare of sites retrofitted"],
            ["Resource implications", "Four million"], ["Highlights of accomplishments to date", "Design standard issued."],
        ])
        for title, lead in (("Priority Action 1: Cool rooms", "Office of Works"), ("Priority Action 2: Shade", "Safety Team"))
    ]  # fmt: skip
    plan = interpret(document(heading("Climate action plan 2024"), heading("3. Priority actions", 2), *cards), GENERIC).plan
    assert [(s.ref, s.title, s.objective) for s in plan.sections] == [
        ("Priority Action 1", "Cool rooms", "No closure because of heat"),
        ("Priority Action 2", "Shade", "No closure because of heat"),
    ]
    assert plan.sections[0].indicators == ["Closures a year", "Share of sites retrofitted"]
    text = "\n".join(p.text for p in told)
    assert [(a.section, a.text, a.leads[0].text, a.timeframe.end, a.progress) for a in plan.actions] == [
        (0, text, "Office of Works", "2025-06-30", "Design standard issued."),
        (1, text, "Safety Team", "2025-06-30", "Design standard issued."),
    ]


def test_a_card_with_a_goal_alone_below_a_heading_is_one_block_with_it():
    parts = [
        (
            heading(title, 3),
            table([["Action description", text], ["Action goal", "Nobody faints"], ["Lead office", "Safety Team"]]),
        )
        for title, text in (("Priority Action 1: Cool rooms", "Fit heat pumps."), ("Priority Action 2: Shade", "Buy tents."))
    ]
    plan = interpret(document(heading("Climate action plan 2024"), *(b for part in parts for b in part)), GENERIC).plan
    assert [(s.ref, s.title, s.objective) for s in plan.sections] == [
        ("Priority Action 1", "Cool rooms", "Nobody faints"),
        ("Priority Action 2", "Shade", "Nobody faints"),
    ]
    assert [(a.section, a.heading, a.text, a.leads[0].text) for a in plan.actions] == [
        (0, None, "Fit heat pumps.", "Safety Team"),
        (1, None, "Buy tents.", "Safety Team"),
    ]


def test_words_of_a_status_beside_a_column_of_progress_are_the_status_in_every_row():
    rows = [["Action", "Status", "Progress to date"], ["Train panels", "In progress", "Two of nine done."]]
    rows += [["Publish the data", "Not started", ""], ["Review the policy", "Waiting for the new board", "Draft written."]]
    plan = interpret(document(heading("Action plan 2024"), table(rows, 1)), GENERIC).plan
    assert [(a.rag, a.progress) for a in plan.actions] == [
        ("in progress", "Two of nine done."),
        ("not started", None),
        (None, "Waiting for the new board\nDraft written."),
    ]
