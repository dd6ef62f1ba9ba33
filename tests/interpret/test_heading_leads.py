"""Plans that are set out under those who lead."""

from __future__ import annotations

import pytest

from tests.interpret.pages import plan_of

BLOCKS = "<h2>1. Head of Recruitment</h2>{}<h2>2. Principal Social Workers</h2>{}"
ACTIONS = (
    "<p>What they will do:</p><ul><li>Review every advert</li><li>Train all panels</li></ul>",
    "<p>What they will do:</p><ul><li>Keep a log of referrals</li></ul>",
)


@pytest.mark.parametrize(
    "said",
    [
        "The actions are set out under the officer who will answer for them.",
        "Actions are grouped by lead officer.",
        "Below, the actions are listed under the person responsible for each.",
    ],
)
def test_headings_are_leads_where_the_document_says_so(said):
    plan = plan_of(f"<h1>SC-WRES action plan</h1><p>{said}</p>{BLOCKS.format(*ACTIONS)}")
    leads = [[lead.text for lead in action.leads] for action in plan.actions]
    assert leads == [["Head of Recruitment"], ["Head of Recruitment"], ["Principal Social Workers"]]


@pytest.mark.parametrize("said", ["", "Our social workers are set out to lead.", "We listed what staff told us."])
def test_headings_are_no_leads_where_nothing_says_so(said):
    plan = plan_of(f"<h1>SC-WRES action plan</h1><p>{said}</p>{BLOCKS.format(*ACTIONS)}")
    assert [action.leads for action in plan.actions] == [[], [], []]


def test_actions_with_leads_of_their_own_have_no_other():
    own = "<table><tr><th>Action</th><th>Lead</th></tr><tr><td>Review every advert</td><td>HR Adviser</td></tr></table>"
    plan = plan_of(f"<h1>SC-WRES action plan by lead officer</h1>{BLOCKS.format(own, own)}")
    assert [[lead.text for lead in action.leads] for action in plan.actions] == [["HR Adviser"], ["HR Adviser"]]
