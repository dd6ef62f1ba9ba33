"""Lists of actions that no label names."""

from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from tests.builders import document, heading, item, para, table

TITLE = heading("Workforce race equality plan")


def actions(*blocks):
    return [(a.ref, a.heading, a.text) for a in interpret(document(TITLE, *blocks), load_settings()).plan.actions]


def numbered(first, *texts):
    return [item(text, f"{first + n}.") for n, text in enumerate(texts)]


def test_lists_that_count_on_from_one_another_are_the_plans_and_no_other_list_is():
    found = actions(
        heading("How we recruit", 2),
        *numbered(1, "Panels of mixed membership by May.", "Anonymous forms for each post."),
        para("Beside that, managers will:"),
        item("review each advertisement before it is placed"),
        item("train their deputies in fair selection"),
        heading("How we work", 2),
        *numbered(3, "A network with its own budget.", "Mentors for all who ask."),
        heading("Where we stand", 2),
        *numbered(1, "Develop the survey of last year.", "Publish its findings in full."),
    )
    assert [ref for ref, *_ in found] == ["1", "2", "3", "4"]
    assert found[2][-1] == "A network with its own budget."


def test_where_no_list_counts_on_those_that_read_like_things_to_do_are_the_plans():
    found = actions(
        heading("How we recruit", 2),
        *numbered(1, "Review each advertisement before it is placed.", "Train all panels in fair selection."),
        heading("Who we are", 2),
        *numbered(1, "Ann, who came to us in spring.", "Bob, of the northern office."),
    )
    assert [text for *_, text in found] == [
        "Review each advertisement before it is placed.",
        "Train all panels in fair selection.",
    ]


def test_rows_below_a_numbered_action_stand_under_its_title_without_the_prose():
    rows = [["Milestone", "By when"], ["1.1 Publish the data", "May 2026"], ["1.2 Train all panels", "June 2026"]]
    found = actions(heading("Action 1: Open data", 2), para("Much was done last year. More is to come."), table(rows, 1))
    assert [(ref, over) for ref, over, _ in found] == [("1.1", "Open data"), ("1.2", "Open data")]


def test_a_list_right_below_who_will_do_it_is_of_actions():
    blocks = [
        heading("Taking part"),
        para("By 2030"),
        para("Scottish Ministers will"),
        *numbered(65, "Evaluate it.", "Work with all."),
    ]
    plan = interpret(document(*blocks), load_settings("generic")).plan
    assert [(a.ref, a.text) for a in plan.actions] == [("65", "Evaluate it."), ("66", "Work with all.")]


def test_bullets_below_what_a_post_will_do_leave_the_counted_lists_the_plans():
    found = actions(
        heading("How we recruit", 2),
        *numbered(1, "Panels of mixed membership by May.", "Anonymous forms for each post."),
        heading("How we work", 2),
        *numbered(3, "A network with its own budget.", "Mentors for all who ask."),
        heading("Service managers", 2),
        para("Each service manager will:"),
        item("champion the needs of users"),
        item("join up the teams"),
    )
    assert [ref for ref, *_ in found] == ["1", "2", "3", "4"]


def test_a_list_below_what_is_done_every_day_is_none():
    found = actions(
        heading("Quays", 2),
        item("Review each wall of the quay."),
        item("Develop the north steps."),
        heading("These aims are for what we are. Every day, we:", 2),
        item("Provide pilots for all who ask"),
        item("Maintain a safe and clean harbour"),
    )
    assert [text for *_, text in found] == ["Review each wall of the quay.", "Develop the north steps."]


def test_a_sentence_above_the_bare_list_of_each_block_is_its_objective():
    blocks = [
        (heading(name, 2), para(f"Make {name.lower()} that all can use."), item("Review each wall."), item("Develop new steps."))
        for name in ("Quays", "Locks", "Moorings")
    ]
    plan = interpret(document(TITLE, *(block for each in blocks for block in each)), load_settings()).plan
    assert [s.objective for s in plan.sections] == [f"Make {n} that all can use." for n in ("quays", "locks", "moorings")]
