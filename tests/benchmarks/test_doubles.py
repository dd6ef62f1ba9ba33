from __future__ import annotations

from pipeline.benchmarks.doubles import counted_actions
from schemas.plan import Section
from tests.comparing import MARCH_2023, MARCH_2025, action, plan


def test_an_action_set_out_twice_counts_once_for_both_metrics():
    made = plan("Wetherton Council", actions=[action("Train panels.", metrics=(2,)), action("Train panels", metrics=(3,))])
    first, second = counted_actions(made)
    assert (first.restates, first.metrics) == (None, (2, 3))
    assert second.restates == "/actions/0"


def test_the_same_words_for_two_days_are_two_actions():
    made = plan(
        "Wetherton Council", actions=[action("Publish pay data", time=MARCH_2023), action("Publish pay data", time=MARCH_2025)]
    )
    assert [a.restates for a in counted_actions(made)] == [None, None]


def test_a_summary_that_a_card_carries_out_is_no_action_of_its_own():
    sections = [
        Section(title="Summary", metrics=[8]),
        Section(title="Card", metrics=[8], objective="We will ask every leaver why they go, and act on the answers."),
    ]
    actions = [
        action("Wetherton will ask every leaver why they go, and act on the answers", section=0, metrics=(8,)),
        action("Send the questionnaire", section=1, metrics=(8,)),
    ]
    made = plan("Wetherton Council", sections=sections, actions=actions)
    assert [a.restates for a in counted_actions(made)] == ["/sections/1", None]


def test_an_objective_that_no_action_carries_out_leaves_the_action_alone():
    sections = [Section(title="Summary"), Section(title="Card", objective="Ask every leaver why")]
    made = plan("Wetherton Council", sections=sections, actions=[action("Ask every leaver why", section=0)])
    assert counted_actions(made)[0].restates is None
