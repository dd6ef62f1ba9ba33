"""Plans written as reports and typed files: chapters with lines of their own, dot leaders, terms above lists."""

import extractors
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item, para

SETTINGS = load_settings()


def read(*blocks):
    return interpret(document(heading("SC-WRES action plan"), *blocks), SETTINGS).plan


def of_text(text):
    return interpret(extractors.extract(text.encode(), "plan.txt"), SETTINGS).plan


LEADERS = """SC-WRES action plan

PRIORITY A: FAIR RECRUITMENT
----------------------------
SC-WRES metrics: 2
Position: In 2022/23 white candidates were 1.31 times as likely to be appointed from shortlisting as minority ethnic
candidates.

A1  All vacancies in day services will be shared with community groups.
      Taken forward by ... Recruitment Centre
      To be done ......... May 2023
      Fits with .......... People Strategy

A2  Scoring sheets from interviews will be sampled by somebody else.
      Taken forward by ... HR Manager (Resourcing)
      To be done ......... Quarterly from July 2023

A3  Guidance for candidates will be filmed with recent joiners.
      Taken forward by ... Communications
      To be done ......... Summer 2023
"""


def test_fields_behind_dot_leaders_are_lines_of_their_own():
    plan = of_text(LEADERS)
    assert [a.leads[0].text for a in plan.actions] == ["Recruitment Centre", "HR Manager (Resourcing)", "Communications"]
    assert [a.timeframe.text for a in plan.actions] == ["May 2023", "Quarterly from July 2023", "Summer 2023"]
    assert plan.actions[0].links == ["People Strategy"]


def test_a_letter_with_a_number_counts_an_action_without_a_stop():
    plan = of_text(LEADERS)
    assert [a.ref for a in plan.actions] == ["A1", "A2", "A3"]
    assert plan.actions[0].text == "All vacancies in day services will be shared with community groups."


def test_a_position_of_sentences_is_where_things_stand():
    plan = of_text(LEADERS)
    assert plan.sections[0].data_text.startswith("In 2022/23 white candidates")
    assert [f.value for f in plan.figures] == [1.31]


def chapter(number, title, *lines):
    return [para(f"{number}. {title}", bold=True), *map(para, lines)]


def paragraph(number, text, who, sign):
    return [
        para(f"{number} {text}"),
        para(f"**Responsible officer:** {who}"),
        para("**For completion:** April 2024"),
        para(f"**Evidence of delivery:** {sign}"),
    ]


REPORT = [
    *chapter(1, "Leadership", "Accountable director: Chief Executive", "Context: 7% of senior managers were minority ethnic."),
    *paragraph("1.1", "The team will take on an equality objective.", "Head of HR", "Objectives are published for all."),
    *paragraph("1.2", "Honoraria will be reviewed by ethnicity.", "Reward Manager", "A report is made to every group."),
    *chapter(2, "Health and wellbeing"),
    *paragraph("2.1", "The provider will offer counsellors.", "Health Manager", "More staff take it up."),
]


def test_who_is_accountable_for_a_chapter_with_leads_of_its_own_sponsors_its_actions():
    leads = [[(lead.text, lead.role) for lead in a.leads] for a in read(*REPORT).actions]
    assert leads[0] == [("Head of HR", "lead"), ("Chief Executive", "sponsor")]
    assert leads[2] == [("Health Manager", "lead")]


def test_a_context_of_figures_is_the_data_of_its_chapter():
    assert read(*REPORT).sections[0].data_text == "7% of senior managers were minority ethnic."


def test_a_chapter_below_a_measure_that_runs_in_is_a_chapter_and_no_part_of_it():
    plan = read(*REPORT)
    assert [s.title for s in plan.sections] == ["Leadership", "Health and wellbeing"]
    assert plan.actions[1].success == ["A report is made to every group."]


def test_lists_below_terms_are_the_actions_and_the_sentences_that_introduce_them_none():
    plan = read(
        heading("Where we stand", 2),
        heading("Metric 8. Leaving the organisation", 3),
        para("Minority ethnic staff were 25% more likely to leave than white staff."),
        heading("What we will do", 2),
        para("We have sorted our actions by how soon they can be done. Short term means up to 3 months."),
        heading("Short term", 2),
        item("The results will be shared in every team meeting. (Lead: Head of Adult Operations)", "1."),
        item("A question on racism will be added to supervision. (Lead: Principal Social Worker)", "2."),
        heading("Long term", 2),
        item("Contracts with agencies will ask for diverse shortlists. (Lead: Category Manager)", "3."),
        item("We will commission an outside review.", "4."),
        heading("Keeping track", 2),
        para("The two directors meet every eight weeks."),
    )
    assert [a.ref for a in plan.actions] == ["1", "2", "3", "4"]
    assert [a.timeframe.text for a in plan.actions] == ["Short term", "Short term", "Long term", "Long term"]
    assert [s.title for s in plan.sections] == ["Leaving the organisation", "Short term", "Long term"]
    assert [a.section for a in plan.actions] == [1, 1, 2, 2]


def test_dot_leaders_with_nothing_behind_them_are_fields_left_empty():
    text = LEADERS.replace("... Recruitment Centre", "... Recruitment Centre\n      Success measure ....")
    text = text.replace("(Resourcing)", "(Resourcing)\n      Success measure .... Sheets are kept").replace(
        "... Summer 2023", "... Summer 2023\n      Success measure ...."
    )
    actions = of_text(text).actions
    assert [([x.text for x in a.leads], a.timeframe.text, a.success) for a in actions] == [
        (["Recruitment Centre"], "May 2023", []),
        (["HR Manager (Resourcing)"], "Quarterly from July 2023", ["Sheets are kept"]),
        (["Communications"], "Summer 2023", []),
    ]
