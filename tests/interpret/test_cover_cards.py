"""The card on the first page of a report to a board: title, day and sponsor of the plan, and no block of it."""

import pytest

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, table

SETTINGS = load_settings("generic")
ACTIONS = table(
    [["Action", "Lead", "When"], ["Train all ward staff", "Matron", "May 2024"], ["Buy more alarms", "LSMS", "June 2024"]], 1
)


def plan(*cover):
    return interpret(document(table([list(row) for row in cover], 0), heading("Part A: Delivery", 1), ACTIONS), SETTINGS).plan


@pytest.mark.parametrize("title", ["Title:", "Report title", "Subject:"])
def test_a_cover_tells_the_title_the_day_and_the_sponsor(title):
    read = plan(
        ("Report to:", "Board of Directors (in public)"),
        ("Date:", "28 March 2024"),
        ("Agenda item:", "11"),
        (title, "Violence Reduction Action Plan"),
        ("Executive sponsor:", "Joanna Peel, Chief People Officer"),
        ("Purpose:", "For assurance"),
    )
    assert (read.title, read.dated) == ("Violence Reduction Action Plan", "2024-03-28")
    assert [(p.role, p.name, p.position) for p in read.people] == [("sponsor", "Joanna Peel", "Chief People Officer")]
    assert all(s.objective is None for s in read.sections)


def test_a_post_is_no_title():
    read = plan(("Report to:", "Cabinet"), ("Report author:", "A Finch"), ("Title:", "Head of Human Resources"))
    assert read.title == "Part A: Delivery"


def test_a_cover_may_stand_below_the_name_of_the_council():
    cover = [["Report to", "Scrutiny Committee"], ["Date of meeting", "14 January 2025"], ["Title of report", "Our action plan"]]
    blocks = heading("ASHCOMBE COUNCIL", 1), table(cover, 0), heading("Delivery", 2), ACTIONS
    assert interpret(document(*blocks), SETTINGS).plan.title == "Our action plan"
