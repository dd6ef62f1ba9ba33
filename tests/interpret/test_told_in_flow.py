"""What lines of a flow tell by what stands around them."""

from __future__ import annotations

import pytest

from schemas.plan import Period
from tests.interpret.pages import plan_of, table_of

TITLE = "<h1>SC-WRES action plan</h1>"


def test_labels_in_bold_part_a_line():
    line = "<p><b>Senior sponsor</b> Jo Ray, Director of People <b>Programme lead</b> Ann Lee, HR Manager</p>"
    people = plan_of(TITLE + line).people
    assert [(p.role, p.name, p.position) for p in people] == [
        ("sponsor", "Jo Ray", "Director of People"), ("programme_lead", "Ann Lee", "HR Manager"),
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["Who leads us", "Managers", "Senior leaders"])
def test_a_heading_with_labels_below_it_is_no_label(title):
    block = (
        "<h3>What the numbers say</h3><p>12% of BME staff left.</p><h3>What we’ll do</h3><ul><li>Hold stay interviews</li></ul>"
    )
    plan = plan_of(f"{TITLE}<h2>Leaving us</h2>{block}<h2>{title}</h2>{block.replace('Hold', 'Offer')}")
    assert [s.title for s in plan.sections] == ["Leaving us", title]
    assert [(a.section, a.text) for a in plan.actions] == [(0, "Hold stay interviews"), (1, "Offer stay interviews")]


NUMBERED = """SC-WRES action plan

4. HEAD OF HR
-------------

  4.1  Move leaver records into one tool.
       When:     31.03.23
       Measure:  Tool live

5. EVERY MANAGER
----------------

  5.1  Talk about race in a team meeting.

  5.2  Stop a visit if somebody is abused.
       When:     June 2023
       Measure:  Staff feel backed up
"""


def test_a_label_below_bare_numbered_lines_is_the_last_ones_where_others_have_their_own():
    actions = plan_of(NUMBERED, "plan.txt").actions
    assert [(a.ref, a.timeframe.text if a.timeframe else None, a.success) for a in actions] == [
        ("4.1", "31.03.23", ["Tool live"]), ("5.1", None, []), ("5.2", "June 2023", ["Staff feel backed up"]),
    ]  # fmt: skip


def test_one_round_below_several_bullets_is_the_last_ones_where_rounds_come_elsewhere():
    label, who = "<p><b>What we will do</b></p>", "<p>Lead: {}</p><p>By when: {}</p>"
    first = f"{label}<ul><li>Move records</li></ul>{who.format('Jo Ray', 'May 2024')}<ul><li>Share data</li></ul>"
    second = f"{label}<ul><li>Talk about race</li><li>Stop a visit</li></ul>{who.format('Ann Lee', 'June 2025')}"
    page = f"{TITLE}<h2>Records</h2>{first}{who.format('Jo Ray', 'June 2024')}<h2>Meetings</h2>{second}"
    actions = plan_of(page).actions
    assert [(a.text, [lead.text for lead in a.leads]) for a in actions] == [
        ("Move records", ["Jo Ray"]), ("Share data", ["Jo Ray"]), ("Talk about race", []), ("Stop a visit", ["Ann Lee"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("This page is our action plan. It runs from 1 April 2025 to 31 March 2027 and is looked at by the board.", True),
        ("Our plan covers 1 April 2025 to 31 March 2027, and it will be looked at by the board every quarter.", True),
        ("We asked all staff what they thought of us. The survey ran from 1 April 2025 to 31 March 2027.", False),
    ],
)
def test_a_sentence_of_a_long_paragraph_may_say_how_long_the_plan_runs(said, period):
    more = " We wrote it with our staff network, our trade unions and everybody who came to one of the eleven meetings about it."
    expected = Period(start="2025-04-01", end="2027-03-31") if period else None
    assert plan_of(f"{TITLE}<p>{said}{more}</p>").period == expected


@pytest.mark.parametrize(
    "turn", ["When it came to managers, the figures were", "As for managers, it was", "From managers it was"]
)
def test_a_sentence_may_turn_to_others_who_harass(turn):
    told = f"<p>16% of BME staff and 10% of white staff were harassed by the public. {turn} 3% and 2% respectively.</p>"
    figures = plan_of(f"{TITLE}<h2>Being safe (metrics 6 and 7)</h2>{told}").figures
    assert [(f.metric, f.group, f.value) for f in figures] == [
        (6, "minority_ethnic", 16.0), (6, "white", 10.0), (7, "minority_ethnic", 3.0), (7, "white", 2.0),
    ]  # fmt: skip


def test_what_is_not_published_is_of_the_service_that_it_names():
    told = "<p>ASC: BME 1.9%, white 1.1% CSC: fewer than 5 cases, not published</p>"
    plan = plan_of(f"{TITLE}<h2>Metric 3: Formal processes</h2>{told}")
    assert [(a.metric, a.service, a.status) for a in plan.availability] == [(3, "children", "suppressed")]


@pytest.mark.parametrize(
    "said",
    [
        "11% of senior managers are ME; the workforce is 24% ME.",
        "ME staff are 24% of the workforce, and 11% of senior managers are ME.",
    ],
)
def test_abbreviated_groups_may_end_a_clause(said):
    plan = plan_of(f"{TITLE}<h2>Metric 9: Senior managers</h2><p>{said}</p>")
    assert {f.group for f in plan.figures} <= {"minority_ethnic", "white"}
    assert all(f.metric == 9 for f in plan.figures)


def test_a_line_between_two_rules_is_a_heading():
    rule = "-" * 60
    blocks = [f"{rule}\n{title}\n{rule}\n\nActions:\n\n  - Train panels\n" for title in ("1. RECRUITMENT", "2. LEAVERS")]
    text = "\n".join(["SC-WRES action plan\n", *blocks])
    plan = plan_of(text, "plan.txt")
    assert [(s.ref, s.title) for s in plan.sections] == [("1", "RECRUITMENT"), ("2", "LEAVERS")]


def test_the_head_of_a_message_is_no_title():
    head = "From: Race Equality Team\nSubject: plain text of the plan\n\nHollow Council\n\n"
    text = f"{head}SC-WRES ACTION PLAN 2022\n\nActions:\n\n- Train panels\n"
    assert plan_of(text, "plan.txt").title == "SC-WRES ACTION PLAN 2022"


def test_what_is_read_out_after_a_heading_is_no_part_of_the_block():
    summary = '<summary><h2>Leavers (metric 8)</h2><span class="visually-hidden">, show this section</span></summary>'
    plan = plan_of(f"{TITLE}<details>{summary}<p>12% of BME staff left.</p><h3>Actions</h3><ul><li>Talk</li></ul></details>")
    assert [s.data_text for s in plan.sections] == ["12% of BME staff left."]


def test_a_bare_bracket_is_of_the_time_of_the_bracket_before():
    told = "<p>14.0% of BME staff left (16.2% the year before) and 13.1% of white staff left (12.9%).</p>"
    figures = plan_of(f"{TITLE}<h2>Metric 8: Leavers</h2>{told}").figures
    assert [(f.metric, f.value, f.status) for f in figures] == [
        (8, 14.0, "actual"), (8, 16.2, "previous"), (8, 13.1, "actual"), (8, 12.9, "previous"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "values"),
    [
        ("13% of white staff left (12.9%).", [(8, 12.9)]),
        ("34.9% of white staff left (34.85%).", [(8, 34.85)]),
        ("13.1% of white staff left (12.9%).", [(None, 13.1), (None, 12.9)]),
    ],
)
def test_a_percentage_in_a_bracket_is_the_same_only_where_the_other_is_its_rounding(told, values):
    figures = plan_of(f"{TITLE}<h2>Metric 8: Leavers</h2><p>{told}</p>").figures
    assert [(f.metric, f.value) for f in figures] == values


def test_known_labels_may_stand_before_a_dash():
    actions = (("Train all panels", "Head of HR", "May 2025"), ("Review the adverts", "HR Adviser", "June 2025"))
    told = "".join(f"<h3>{what}</h3><p>Lead – {who}</p><p>By when – {when}</p>" for what, who, when in actions)
    plan = plan_of(f"{TITLE}<h2>Recruitment</h2>{told}")
    assert [(a.text, a.leads[0].text, a.timeframe.text) for a in plan.actions] == [*actions]


def test_capitals_below_a_wide_rule_head_what_follows():
    rule = "-" * 60
    actions = "1. Train all panels.\n   When: May 2024\n\n2. Talk to leavers.\n   When: Now\n"
    text = f"SC-WRES action plan\n\n{actions}\n{rule}\nNOTES\nBAME: Black, Asian and minority ethnic.\n"
    assert [a.progress for a in plan_of(text, "plan.txt").actions] == [None, None]


def test_what_is_counted_may_have_an_adjective():
    told = "29% of BME staff and 27% of white staff had at least one funded course."
    figures = plan_of(f"{TITLE}<h2>Metric 5: Training</h2><p>{told}</p>").figures
    assert [(f.metric, f.quantity, f.value) for f in figures] == [(5, "rate", 29.0), (5, "rate", 27.0)]


def test_a_heading_of_notes_is_no_lead_and_a_bracket_no_label():
    blocks = [
        f"# {who}\n\nWhat they will do:\n\n- Train all panels\n- Talk to leavers\n\n" for who in ("Head of HR", "Head of IT")
    ]
    text = f"SC-WRES action plan by lead officer\n\n{''.join(blocks)}# Notes\n\nRing us.\n\n[ends]\n"
    leads = [[lead.text for lead in action.leads] for action in plan_of(text, "plan.md").actions]
    assert leads == [["Head of HR"]] * 2 + [["Head of IT"]] * 2


def test_bold_words_with_a_colon_end_the_value_of_another_bold_label():
    told = "<p><b>Barriers:</b> Funds are short.</p><p>Posts are vacant.</p><p><b>Rationale:</b> It had four parts.</p>"
    steps = "<p><b>Adaptation actions:</b> They build on it:</p><ol><li>Map the drains</li><li>Raise the pumps</li></ol>"
    table = "<h2>Estate</h2>" + table_of(("Action", "When"), ("Survey the roofs", "May 2025"))
    actions = plan_of(f"<h1>Climate action plan</h1>{table}<h2>In action</h2>{told}{steps}", framework="generic").actions
    assert [(a.ref, a.text) for a in actions] == [(None, "Survey the roofs"), ("1", "Map the drains"), ("2", "Raise the pumps")]


def test_a_label_that_counts_on_from_a_heading_by_its_letter_is_no_part_of_it():
    below = table_of(("Description of milestone", "When"), ("Survey the roofs", "May 2025"))
    page = f"<h2>Section 3: Work</h2><h3>3C. Training</h3><p>Staff are trained.</p><h3>3D. Milestones</h3>{below}"
    plan = plan_of(f"<h1>Climate action plan</h1>{page}", framework="generic")
    assert [(s.ref, s.title) for s in plan.sections] == [("3D", "Milestones")]


def test_who_is_responsible_above_a_table_is_told_of_all_its_rows():
    table = table_of(
        ("Milestone", "Measure", "Due date"), ("Map the drains", "Map posted", "May 2025"), ("Raise pumps", "Done", "June 2025")
    )
    prose = "<p>Good water starts with good drains. They vary widely, and nobody knows where all of them are.</p>"
    page = f"<h1>Action plan</h1><h2>Practice 1. Water</h2>{prose}<p><b>Responsible:</b> Flood Team</p>{table}"
    actions = plan_of(page, framework="generic").actions
    assert [(a.text, [lead.text for lead in a.leads]) for a in actions] == [
        ("Map the drains", ["Flood Team"]),
        ("Raise pumps", ["Flood Team"]),
    ]


def test_bold_initiatives_are_counted_without_a_colon():
    line = "<p><b>Initiative 1.{}</b> {}.</p><p>Responsible body: Flood Team</p>"
    page = f"<h1>Action plan</h1><h2>Pillar 1: Water</h2>{line.format(1, 'Map the drains')}{line.format(2, 'Raise the pumps')}"
    actions = plan_of(page, framework="generic").actions
    assert [(a.ref, a.text) for a in actions] == [("Initiative 1.1", "Map the drains."), ("Initiative 1.2", "Raise the pumps.")]


def test_parts_of_a_document_without_actions_are_no_blocks_of_the_plan():
    table = table_of(("Action", "When"), ("Map the drains", "May 2025"))
    page = f"<h2>Section 1: Profile</h2><p>We keep 40 locks.</p><h2>Section 2: Actions</h2><h3>2A. Water</h3>{table}"
    plan = plan_of(f"<h1>Climate plan</h1>{page}", framework="generic")
    assert [(s.ref, s.title) for s in plan.sections] == [("2A", "Water")]


def test_a_key_to_letters_names_nobody():
    page = "<h1>Action plan</h1><p>SRO: Head of HR</p><p>SRO: senior responsible officer. Bay: a place for a bed.</p>"
    assert [(p.role, p.name, p.position) for p in plan_of(page).people] == [("sponsor", None, "Head of HR")]


def test_a_plan_signed_by_name_is_dated_by_the_sentence_beside_it():
    table = table_of(("Action", "When"), ("Map the drains", "May 2025"))
    filler = "".join(f"<p>The board meets in room {n}, and all may come.</p>" for n in range(12))
    end = "<p>Approved by Cabinet on 12 March 2024</p><p>Signed: Joan Pettifer, Cabinet Member for Climate</p>"
    assert plan_of(f"<h1>Action plan</h1><p>2024 to 2030</p>{table}{filler}{end}", framework="generic").dated == "2024-03-12"


def test_the_month_of_an_inspection_is_not_the_plans():
    page = "<h1>Improvement plan</h1><p>Our response to the inspection of November 2023</p><p>May 2024</p>"
    assert plan_of(page, framework="generic").dated == "2024-05"


@pytest.mark.parametrize(("title", "blocks"), [("How we need to change", ["How we need to change"]), ("Our actions", [])])
def test_the_only_heading_with_a_list_of_actions_is_a_block_unless_it_heads_the_whole_plan(title, blocks):
    page = f"# Harbour plan\n\n## Our walls\n\nThey are old.\n\n## {title}\n\nWe will:\n\n- survey the wall\n- light the steps\n"
    plan = plan_of(page, "plan.md", "generic")
    assert [section.title for section in plan.sections] == blocks
    assert len(plan.actions) == len(("survey", "light"))


ROUNDS = """SC-WRES action plan

METRIC 1 - PAY BANDS
====================

What we are going to do:

1.  Write to all staff about the courses that the council pays for.
    Owner: Workforce Planning Officer
    KPI:
    - A letter has gone to each home.
    - Each site has had a visit.

2.  Start a job-shadowing scheme.
    Owner: Heads of Service
    KPI: Twenty people have shadowed a manager.

METRIC 8 - LEAVERS
==================

What we are going to do:

1.  Offer exit interviews.
    Owner: HR Adviser
    KPI: The offer is in every letter.
"""


def test_how_it_is_known_is_each_actions_own_where_every_round_says_it():
    plan = plan_of(ROUNDS, "plan.txt")
    assert [(a.ref, a.success) for a in plan.actions] == [
        ("1", ["A letter has gone to each home.", "Each site has had a visit."]),
        ("2", ["Twenty people have shadowed a manager."]),
        ("1", ["The offer is in every letter."]),
    ]
    assert [s.indicators for s in plan.sections] == [[], []]


def test_the_council_below_a_person_is_no_part_of_the_name():
    page = "<h1>SC-WRES action plan</h1><p>Sponsor: Jo Ray</p><p>Northmarsh City Council</p><p>We begin.</p>"
    assert [(p.role, p.name, p.position) for p in plan_of(page).people] == [("sponsor", "Jo Ray", None)]


def test_a_season_in_which_a_plan_was_agreed_is_no_sign_off():
    page = "<h1>SC-WRES action plan: update</h1><p>December 2024</p><p>The action plan was agreed in spring 2024.</p>"
    assert plan_of(page).dated == "2024-12"


def test_a_sentence_set_as_a_heading_below_the_label_of_an_aim_is_the_aim():
    table = table_of(("Action", "Lead"), ("Wet the peat", "Ranger Team"))
    now = "<h4>Where we are now</h4><p>Some 41% of it is dry.</p><p>Source: survey, 2024</p>"
    page = f"<h2>▲ Outcome A Land</h2><h4>Outcome sought</h4><h3>Peat is wet.</h3>{now}{table}"
    plan = plan_of(f"<h1>Park plan</h1>{page}", framework="generic")
    assert [(s.ref, s.title, s.objective) for s in plan.sections] == [("Outcome A", "Land", "Peat is wet.")]
    assert [(a.section, a.heading) for a in plan.actions] == [(0, None)]


@pytest.mark.parametrize("asked", ["That Council:", "The Board of Trustees is asked to:", "It is recommended that Cabinet"])
def test_what_a_meeting_is_asked_is_no_action_of_the_plan(asked):
    told = (
        f"<h2>2. Recommendations</h2><p>{asked}</p><ol type='a'><li>notes the comments made;</li><li>adopts the plan.</li></ol>"
    )
    table = "<h2>5. The plan</h2><h3>Land</h3>" + table_of(("Action", "Who"), ("Wet the peat", "Ranger Team"))
    more = "<h3>Water</h3>" + table_of(("Action", "Who"), ("Map the drains", "Clerk"))
    plan = plan_of(f"<h1>Climate action plan</h1>{told}{table}{more}", framework="generic")
    assert [(s.ref, s.title) for s in plan.sections] == [(None, "Land"), (None, "Water")]
    assert [a.text for a in plan.actions] == ["Wet the peat", "Map the drains"]


def test_a_heading_that_comes_in_each_block_is_a_label_though_its_word_is_weak():
    block = "<h2>{}. {}</h2><h3>Barriers</h3><p>{} is hard.</p><h3>Actions</h3><ul><li>Fit a ramp (Lead: Clerk)</li></ul>"
    blocks = "".join(block.format(n, name, name) for n, name in enumerate(("Halls", "Lessons", "Screens"), start=1))
    plan = plan_of(f"<h1>Accessibility plan</h1>{blocks}", framework="generic")
    assert [(s.ref, s.title) for s in plan.sections] == [("1", "Halls"), ("2", "Lessons"), ("3", "Screens")]


def test_a_day_alone_on_its_line_is_the_plans_before_one_of_something_else():
    page = "<h1>After-action report and plan</h1><p>December 2024 ice storm</p><p>April 18, 2025</p>"
    assert plan_of(page, framework="generic").dated == "2025-04-18"


def test_the_day_of_the_meeting_is_the_papers():
    page = "<h1>Climate action plan</h1><p><b>Meeting:</b> Full Council, Tuesday 8 July 2025, 7.15pm</p>"
    assert plan_of(page, framework="generic").dated == "2025-07-08"


def test_a_number_before_the_labels_of_a_line_counts_the_action():
    line = "<p>{}  Action: {}. Who: Head of HR. When: 2022/23.</p>"
    lines = line.format("3.1", "Read every case") + line.format("3.2", "Compare them")
    page = f"<h1>SC-WRES action plan</h1><h2>Metric 3: Cases</h2>{lines}"
    assert [(a.ref, a.text) for a in plan_of(page).actions] == [("3.1", "Read every case."), ("3.2", "Compare them.")]


def test_a_single_item_that_ends_in_who_and_when_is_an_action():
    item = "<ol start='5'><li>Agree who decides (Head of HR, May 2025)</li></ol>"
    page = f"<h2>Metric 4: Referrals</h2><p>Nobody was referred.</p>{item}"
    (action,) = plan_of(f"<h1>SC-WRES action plan</h1>{page}").actions
    assert (action.ref, action.text, action.leads[0].text) == ("5", "Agree who decides", "Head of HR")


def test_a_tracker_tells_the_period_that_it_covers():
    page = "<h1>Delivery tracker</h1><p>April 2024</p><p>This tracker covers the period 1 April 2024 to 31 March 2025.</p>"
    assert plan_of(page).period == Period(start="2024-04-01", end="2025-03-31")


def test_a_line_that_says_which_metric_a_block_covers_heads_nothing():
    list_of = "<p>What we will do</p><ul><li>Mix every panel (Head of HR, May 2025)</li></ul>"
    page = f"<h2>Theme A: Getting in</h2><p>Covers metric 2 of the standard</p><p>What we want</p><p>Jobs go to all.</p>{list_of}"
    (section,) = plan_of(f"<h1>SC-WRES action plan</h1>{page}").sections
    assert (section.title, section.metrics, section.metrics_stated) == ("Getting in", [2], True)


def test_a_heading_called_like_a_post_above_a_table_of_actions_is_a_block():
    table = table_of(("Action", "Lead"), ("Invite the network", "Executive Directors"))
    page = f"<h2>Metric 8: Leaving</h2><p>12% of BME staff left.</p><h2>Staff voice</h2>{table}"
    plan = plan_of(f"<h1>SC-WRES action plan</h1>{page}")
    assert [(plan.sections[a.section].title, a.text) for a in plan.actions] == [("Staff voice", "Invite the network")]


BOXED = """FERRINGDALE COUNCIL

RACE EQUALITY IN SOCIAL CARE: WHAT WE WILL DO
January 2024

This is our answer to the Social Care Workforce Race Equality Standard.

==============================
OBJECTIVE 1 - SAFE AT WORK
==============================

Actions:
1. Give each lone worker an alarm (Head of Safety, May 2024)
2. Ban those who abuse staff (Head of Legal, June 2024)
"""


def test_the_title_above_a_first_heading_that_is_a_block():
    plan = plan_of(BOXED, "plan.txt")
    assert (plan.title, plan.dated) == ("RACE EQUALITY IN SOCIAL CARE: WHAT WE WILL DO", "2024-01")
