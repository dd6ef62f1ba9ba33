"""What columns of tables of actions and of figures tell beside their words."""

from __future__ import annotations

import pytest

from schemas.plan import Period
from tests.interpret.pages import plan_of, table_of

TITLE = "<h1>SC-WRES action plan</h1>"


def test_where_things_are_now_is_progress_beside_a_status_and_a_few_words_among_colours_are_one():
    rows = [
        ("What we said we’d do", "Who", "Deadline", "Where we are now", "Status"),
        ("Hold mixed panels for all posts", "Head of HR", "Dec 2023", "In place. 94% of panels were mixed.", "Complete"),
        ("Advertise all vacancies widely", "Resourcing Team", "Mar 2024", "Second partner being sought.", "Amber"),
        ("Rebuild the exit survey", "Data Officer", "Sept 2024", "Delayed by the HR system upgrade.", "Red"),
    ]
    actions = plan_of(TITLE + table_of(*rows)).actions
    assert [a.progress for a in actions] == [row[3] for row in rows[1:]]
    assert [a.rag for a in actions] == ["complete", "amber", "red"]


def test_words_in_a_status_column_without_colours_are_progress():
    rows = [("Action", "Lead", "Status"), ("Train panels", "Head of HR", "Complete"), ("Review adverts", "HR", "Not started")]
    assert [(a.rag, a.progress) for a in plan_of(TITLE + table_of(*rows)).actions] == [(None, "Complete"), (None, "Not started")]


@pytest.mark.parametrize("label", ["Comments Sept 24", "Comments September 2024", "Update Mar ’24", "Progress Jan 25"])
def test_a_label_may_be_of_a_month_and_a_short_year(label):
    rows = [("Action", "Lead", label), ("Train panels", "Head of HR", "Booked"), ("Review adverts", "HR Adviser", "Draft made")]
    assert [a.progress for a in plan_of(TITLE + table_of(*rows)).actions] == ["Booked", "Draft made"]


@pytest.mark.parametrize(
    ("start", "finish", "expected"),
    [
        ("01/04/2025", "", ("01/04/2025", "range", "2025-04-01", None)),
        ("May 2025", "", ("May 2025", "range", "2025-05-01", None)),
        ("", "30/06/2025", ("30/06/2025", "date", "2025-06-30", "2025-06-30")),
        ("TBC", "TBC", ("TBC – TBC", "unspecified", None, None)),
        ("Ongoing", "", ("Ongoing", "ongoing", None, None)),
        ("01/04/2025", "Ongoing", ("01/04/2025 – Ongoing", "range", "2025-04-01", None)),
    ],
)
def test_a_start_without_an_end_is_open(start, finish, expected):
    rows = [
        ("Action", "Owner", "Start", "Finish"),
        ("Train all panels", "Head of HR", "01/10/2024", "31/03/2025"),
        ("Review all adverts", "Head of HR", start, finish),
    ]
    time = plan_of(TITLE + table_of(*rows)).actions[1].timeframe
    assert (time.text, time.kind, time.start, time.end) == expected


def test_the_head_of_a_column_of_data_dates_what_stands_below_it():
    rows = [
        ("Metric", "Baseline (data at 31 March 2024)", "Action", "Owner"),
        (
            "Metric 8: Leavers",
            "12.5% of BME staff left, compared with 11.1% of white staff.",
            "Hold stay interviews",
            "Head of HR",
        ),
    ]
    figures = plan_of(TITLE + table_of(*rows)).figures
    assert [(f.value, f.period) for f in figures] == [(v, Period(start="2024-03-31", end="2024-03-31")) for v in (12.5, 11.1)]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Metric 1: Headcount by pay band at 31 March 2024", Period(start="2024-03-31", end="2024-03-31")),
        ("Metric 1: Pay bands, to be halved by March 2027", None),
    ],
)
def test_a_day_in_a_blocks_title_dates_its_table(title, period):
    table = table_of(("Band", "BME", "White"), ("Grade 1-7", "214", "451"), ("Grade 8-10", "88", "290"))
    figures = plan_of(f"{TITLE}<h2>{title}</h2>{table}").figures
    assert len(figures) == 4
    assert {f.period for f in figures} == {period}


def test_rows_may_end_in_their_service_and_columns_tell_where_one_wants_to_be():
    table = table_of(
        ("Measure", "2022/23", "2023/24", "Where we want to be"),
        ("White staff who left, adults", "10.9%", "11.0%", "10%"),
        ("White staff who left (children’s)", "15.0%", "18.2%", "12%"),
    )
    figures = plan_of(f"{TITLE}<h2>Metric 8</h2>{table}").figures
    assert [(f.service, f.value, f.status) for f in figures] == [
        ("adults", 10.9, "previous"), ("adults", 11.0, "actual"), ("adults", 10.0, "target"),
        ("children", 15.0, "previous"), ("children", 18.2, "actual"), ("children", 12.0, "target"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "label", ["Owner and due date", "Lead / timescale", "Who and when", "Responsible officer & deadline", "Due date and owner"]
)
@pytest.mark.parametrize("form", ["{}, {}", "{}<br>{}", "{} – {}", "{} ({})", "{} / {}", "{}; {}"])
def test_who_and_when_in_one_column_are_told_apart(label, form):
    told = [
        ("Depot Manager", "1 May 2024"),
        ("Head of HR and Head of Finance", "by June 2024"),
        ("Jo Ray, HR Adviser", "Ongoing"),
    ]
    rows = [("Action", label), *((f"Train panel {n}", form.format(*pair)) for n, pair in enumerate(told))]
    actions = plan_of(TITLE + table_of(*rows)).actions
    assert [a.timeframe.text for a in actions] == [when for _, when in told]
    assert [[lead.text for lead in a.leads] for a in actions] == [
        ["Depot Manager"], ["Head of HR", "Head of Finance"], ["Jo Ray, HR Adviser"],
    ]  # fmt: skip


def test_a_day_beside_a_lead_is_no_lead_where_the_time_has_a_column_of_its_own():
    rows = [
        ("Action", "Owner", "By when"),
        ("Train panels", "Head of HR", "May 2024"),
        ("Review adverts", "HR Adviser", "June 2024"),
    ]
    assert [[lead.text for lead in a.leads] for a in plan_of(TITLE + table_of(*rows)).actions] == [["Head of HR"], ["HR Adviser"]]


RATIOS = table_of(
    ("Standard", "Adults", "Children’s", "Last return"),
    ("2 Appointed from shortlisting", "0.74", "0.69", "0.66"),
    ("7 Harassment etc. – colleague or manager", "1.8", "*", "1.6"),
)
NOTE = "<p>How many times as likely minority ethnic colleagues are as white colleagues. 12 months to 30 September 2023.</p>"


@pytest.mark.parametrize("page", [RATIOS + NOTE, NOTE + RATIOS])
def test_a_note_beside_a_table_says_what_its_bare_decimals_are_and_not_when_the_earlier_ones_were(page):
    figures = plan_of(f"{TITLE}<h2>Our results</h2>{page}").figures
    now = Period(start="2022-10-01", end="2023-09-30")
    assert [(f.metric, f.service, f.value, f.unit, f.group, f.status, f.period) for f in figures] == [
        (2, "adults", 0.74, "ratio", "minority_ethnic", "actual", now),
        (2, "children", 0.69, "ratio", "minority_ethnic", "actual", now),
        (2, "both", 0.66, "ratio", "minority_ethnic", "previous", None),
        (7, "adults", 1.8, "ratio", "minority_ethnic", "actual", now),
        (7, "both", 1.6, "ratio", "minority_ethnic", "previous", None),
    ]


def test_bare_decimals_without_a_note_are_no_figures():
    assert plan_of(f"{TITLE}<h2>Our results</h2>{RATIOS}<p>We asked how likely it is that people stay.</p>").figures == []


def test_lettered_rows_say_who_harasses():
    table = table_of(
        ("Harassed or bullied by", "Minority ethnic", "White"), ("a) colleagues", "5%", "4%"), ("b) managers", "6%", "3%")
    )
    figures = plan_of(f"{TITLE}<h2>Metric 7: Harassment</h2>{table}").figures
    assert [(f.event, f.value) for f in figures] == [
        ("harassment_colleague", 5.0), ("harassment_colleague", 4.0), ("harassment_manager", 6.0), ("harassment_manager", 3.0),
    ]  # fmt: skip


@pytest.mark.parametrize(("start", "end"), [("Starts", "Finishes"), ("Begins", "Ends"), ("To start", "To be finished")])
def test_a_column_a_step_has_its_start_and_its_end_in_rows_of_their_own(start, end):
    rows = [
        ("", "Step 1", "Step 2"),
        ("What", "Ask all colleagues to fill in the blanks", "Review the last forty cases"),
        ("Led by", "HR Systems Manager", "Monitoring Officer"),
        (start, "October 2024", ""),
        (end, "December 2024", "31/01/2025"),
    ]
    times = [action.timeframe for action in plan_of(TITLE + table_of(*rows)).actions]
    assert [(time.text, str(time.end)) for time in times] == [
        ("October 2024 – December 2024", "2024-12-31"),
        ("31/01/2025", "2025-01-31"),
    ]


@pytest.mark.parametrize(
    "words", ["See Metric 1", "Refer to objective 2 above", "Covered under action 3", "See actions in metric 4"]
)
def test_a_row_that_sends_the_reader_elsewhere_is_no_block_and_no_action(words):
    rows = [
        ("Action", "Lead"),
        (words, ""),
        ("Require diverse shortlists of suppliers", "Head of HR"),
        ("Train panels", "HR Adviser"),
    ]
    plan = plan_of(f"{TITLE}<h2>Metric 9: Senior managers</h2>{table_of(*rows)}")
    assert [s.ref for s in plan.sections] == ["Metric 9"]
    assert [(a.section, a.text) for a in plan.actions] == [(0, "Require diverse shortlists of suppliers"), (0, "Train panels")]


def test_a_table_with_a_bold_head_of_its_own_takes_no_header_of_a_table_above():
    first = table_of(("Hazard", "Action to address it", "Progress"), ("Flood", "Raise the pumps", "Begun in May"))
    heads = "".join(f"<td><b>{head}</b></td>" for head in ("Part of the plan", "Process test", "Answer of the agency"))
    rows = ["<td>3A</td><td>The agency has a plan</td><td>Yes, it has</td>", heads, "<td>3B</td><td>It has funds</td><td>No</td>"]
    second = f"<table><tr>{heads}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    plan = plan_of(f"<h1>Climate action plan</h1>{first}<h2>Tests</h2>{second}", framework="generic")
    assert [a.text for a in plan.actions] == ["Raise the pumps"]


def test_a_row_of_two_wide_cells_tells_where_the_block_stands_at_a_day():
    heads = "".join(f"<th>{head}</th>" for head in ("Ref", "What we will do", "Lead", "Due", "Measure", "Update"))
    theme = "<tr><td colspan='6'><b>Theme 1: Leaving (metric 8)</b></td></tr>"
    told = "<td colspan='2'>Baseline at 31 March 2024</td><td colspan='4'>18% of BME staff left and 12% of white staff.</td>"
    row = "".join(
        f"<td>{cell}</td>" for cell in ("1.1", "Hold stay interviews", "Head of HR", "May 2025", "Fewer leave", "Begun")
    )
    plan = plan_of(f"<h1>SC-WRES action plan</h1><table><tr>{heads}</tr>{theme}<tr>{told}</tr><tr>{row}</tr></table>")
    assert [a.text for a in plan.actions] == ["Hold stay interviews"]
    assert [(f.group, f.value, f.period and f.period.start) for f in plan.figures] == [
        ("minority_ethnic", 18.0, "2024-03-31"), ("white", 12.0, "2024-03-31"),
    ]  # fmt: skip


def test_numbers_merged_with_objectives_count_these_and_no_action():
    heads = "".join(f"<th>{head}</th>" for head in ("No.", "Objective", "Action", "Lead"))
    rows = [
        "<td rowspan='2'>1</td><td rowspan='2'>Jobs go to all alike (SC-WRES metric 2).</td><td>Mix panels</td><td>HR</td>",
        "<td>Advertise in more places</td><td>Head of HR</td>",
        "<td rowspan='2'>2</td><td rowspan='2'>Fewer people leave.</td><td>Ask leavers why they go</td><td>HR Adviser</td>",
        "<td>Hold stay interviews</td><td>HR Adviser</td>",
    ]
    table = f"<table><tr>{heads}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    plan = plan_of(f"<h1>SC-WRES action plan</h1>{table}")
    assert [(s.ref, s.objective, s.metrics, s.metrics_stated) for s in plan.sections] == [
        ("1", "Jobs go to all alike (SC-WRES metric 2).", [2], True), ("2", "Fewer people leave.", [8], False),
    ]  # fmt: skip
    assert [(a.ref, a.section) for a in plan.actions] == [(None, 0), (None, 0), (None, 1), (None, 1)]


def test_a_status_above_the_report_in_one_cell_is_the_rag():
    rows = ("Test in new ways", "Jo Ray", "<p>Complete</p><p>It closed in July.</p>"), ("Read twice", "Ann Lee", "Amber")
    plan = plan_of("<h1>SC-WRES action plan</h1>" + table_of(("Action", "Lead", "Status and comment"), *rows))
    assert [(a.rag, a.progress) for a in plan.actions] == [("complete", "It closed in July."), ("amber", None)]


def test_a_key_to_statuses_is_no_plan():
    key = "<p>How to read this plan</p><table>" + "".join(
        f"<tr><td>{colour}</td><td>{meaning}</td></tr>"
        for colour, meaning in (
            ("Blue", "Action is finished"),
            ("Green", "Action will be finished on time"),
            ("Red", "Action is late"),
        )
    )
    table = table_of(("Action", "Lead", "RAG"), ("Revisit all sites", "Group Manager", "Amber"))
    plan = plan_of(f"<h1>Improvement plan</h1>{key}</table><h2>Area 1: Risk</h2>{table}", framework="generic")
    assert [a.text for a in plan.actions] == ["Revisit all sites"]


def test_a_plan_of_corrective_actions():
    heads = ("No.", "Corrective action", "Primary responsible organization", "Start date", "Completion date", "Status notes")
    table = table_of(
        heads, ("1.1", "Program every radio", "Communications Center", "May 1, 2025", "August 31, 2025", "Quotes received")
    )
    seen = "<h2>Radio</h2><p><b>Observation:</b> Crews could not talk to each other.</p><p><b>Analysis:</b> It was on paper.</p>"
    plan = plan_of(f"<h1>Improvement plan</h1>{seen}<h2>Appendix A: Improvement plan</h2>{table}", framework="generic")
    (action,) = plan.actions
    assert (action.text, action.leads[0].text, action.progress) == (
        "Program every radio",
        "Communications Center",
        "Quotes received",
    )


def test_a_wide_row_that_names_a_metric_is_the_title_of_the_next_card():
    def card(title, action):
        rows = (
            ("What does our data say?", "18% of BME staff left."),
            ("What are we going to do?", action),
            ("Who?", "Head of HR"),
        )
        told = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
        return f"<tr><td colspan='2'>{title}</td></tr>{told}"

    cards = card("Metric 5: Training", "Publish all courses") + card("Metric 8: Leavers", "Send a letter")
    plan = plan_of(f"<h1>SC-WRES action plan</h1><table>{cards}</table>")
    assert [(s.ref, s.title) for s in plan.sections] == [("Metric 5", "Training"), ("Metric 8", "Leavers")]
    assert [(a.section, a.text) for a in plan.actions] == [(0, "Publish all courses"), (1, "Send a letter")]
