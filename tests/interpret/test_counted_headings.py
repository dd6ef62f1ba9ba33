"""Counted headings that are the plan's actions themselves."""

import pytest

from tests.interpret.pages import plan_of

HEADINGS = {
    "1. Review the quay wall": "The wall is old.\n\nIt leans.",
    "2. Extend the lock hours": "so that boats can pass:\n\n- on weekdays\n- at night\n\nThis was asked for often.",
    "3. Depth survey": "Through:\n\n- soundings\n- divers",
    "4. Publish the tide tables for all of the moorings": "- in print\n- on the web\n\nMany asked.",
}


def page(above, headings=HEADINGS, title="Harbour review"):
    return f"# {title}\n\n## {above}\n\n" + "\n\n".join(f"### {head}\n\n{below}" for head, below in headings.items())


def told(text):
    return [(a.ref, a.text) for a in plan_of(text, "plan.md", "generic").actions]


def test_counted_headings_below_recommendations_are_actions_with_what_their_sentences_go_on_with():
    plan = plan_of(page("Recommendations"), "plan.md", "generic")
    assert [(a.ref, a.text) for a in plan.actions] == [
        ("1", "Review the quay wall"),
        ("2", "Extend the lock hours\nso that boats can pass:\non weekdays\nat night"),
        ("3", "Depth survey\nThrough:\nsoundings\ndivers"),
        ("4", "Publish the tide tables for all of the moorings\nin print\non the web"),
    ]
    assert not plan.sections


def test_counted_headings_in_several_parts_of_the_commitments_stand_in_these():
    further = "\n\n## Section 2: Land\n\n### 5. Develop a hedge\n\nIt is bare.\n"
    text = page("Section 1: Water", title="Our new commitments") + further
    plan = plan_of(text, "plan.md", "generic")
    assert [(s.ref, s.title) for s in plan.sections] == [("Section 1", "Water"), ("Section 2", "Land")]
    assert [a.section for a in plan.actions] == [0, 0, 0, 0, 1]
    assert plan.actions[-1].text == "Develop a hedge"


@pytest.mark.parametrize("above", ["What we found", "The harbour"])
def test_counted_headings_elsewhere_are_none(above):
    assert "Review the quay wall" not in [text for _, text in told(page(above))]


def test_counted_headings_with_lists_of_things_to_do_are_blocks():
    lists = dict.fromkeys(HEADINGS, "- Ask the divers for a survey\n- Write down what they find")
    assert {text for _, text in told(page("Recommendations", lists))} == {
        "Ask the divers for a survey", "Write down what they find",
    }  # fmt: skip


def test_headings_that_do_not_read_like_things_to_do_are_none():
    told_of = dict.fromkeys(("1. The quay", "2. Lock gates", "3. Depth", "4. Tides"), "All is well.")
    assert not told(page("Recommendations", told_of))
