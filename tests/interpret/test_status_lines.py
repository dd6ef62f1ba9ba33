"""Lines below an action's number that only say how far it is."""

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, para

SETTINGS = load_settings("generic")


def read(*statuses):
    blocks = [heading("Council actions")]
    for number, status in enumerate(statuses, start=1):
        blocks += [heading(["Security", "Workforce", "Buying"][number - 1], 2)]
        blocks += [
            heading(f"Action {number}", 3),
            *([para(status)] if status else []),
            para("The office will publish the policy."),
        ]
        blocks.append(para("Timeline: Within 3 months"))
    return interpret(document(*blocks), SETTINGS).plan


def test_what_only_says_how_far_an_action_is_is_no_part_of_its_text():
    actions = read("In Progress", "Not started", "Amber").actions
    assert {a.text for a in actions} == {"The office will publish the policy."}
    assert [(a.progress, a.rag) for a in actions] == [("In Progress", None), ("Not started", None), (None, "amber")]


def test_one_such_line_tells_nothing():
    assert read("In Progress", "").actions[0].text == "In Progress\nThe office will publish the policy."


def test_a_heading_of_one_word_that_longer_labels_begin_with_heads_a_block():
    assert [s.title for s in read("", "").sections] == ["Security", "Workforce"]
