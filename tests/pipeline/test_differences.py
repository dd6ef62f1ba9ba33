"""Two readings side by side."""

from pipeline.differences import differences
from tests.pipeline.sample import FULL


def changed(**fields):
    return FULL.model_copy(update=fields)


def test_equal_plans_do_not_differ_and_quotes_and_dashes_do_not_count():
    assert differences(FULL, FULL) == []
    assert differences(changed(title="Staff’s plan – 2023"), changed(title="Staff's plan - 2023")) == []


def test_a_changed_field_is_named_with_both_values():
    other = changed(actions=[FULL.actions[0].model_copy(update={"rag": "green"}), FULL.actions[1]])
    assert [(d.pointer, d.one, d.other) for d in differences(FULL, other)] == [("/actions/0/rag", "amber", "green")]


def test_a_lost_action_is_one_difference_not_a_shift_of_all():
    got = differences(FULL, changed(actions=FULL.actions[1:]))
    assert [(d.pointer, d.other) for d in got] == [("/actions/0", None)]
