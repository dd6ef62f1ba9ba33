"""What is one action, one measure (contract, Action 1–5 and Section.indicators)."""

from pipeline.interpret.items import actions, measures, unbroken
from pipeline.interpret.tree import line_of
from tests.builders import document, item, para


def lines(*paragraphs):
    return [line_of(p) for p in document(*paragraphs).paragraphs()]


def texts(items):
    return [i.passage.text for i in items]


def test_each_list_item_is_an_action_and_the_lead_in_is_none():
    got = actions(lines(para("We are going to:"), item("Train panels"), item("Publish pay data")))
    assert texts(got) == ["Train panels", "Publish pay data"]


def test_without_a_list_each_paragraph_is_an_action():
    assert texts(actions(lines(para("Train panels."), para("Publish pay data.")))) == ["Train panels.", "Publish pay data."]


def test_bullets_below_a_numbered_item_belong_to_its_text():
    got = actions(lines(item("Brief managers on:", "1."), item("reporting"), item("support"), item("Publish data", "2.")))
    assert texts(got) == ["Brief managers on:\nreporting\nsupport", "Publish data"]


def test_a_starred_note_belongs_to_the_action_above_it():
    assert texts(actions(lines(item("Set targets*"), para("*subject to funding")))) == ["Set targets*\n*subject to funding"]


def test_a_bold_line_groups_the_items_below_it_and_is_no_action():
    got = actions(lines(para("Recruitment", bold=True), item("Advertise"), para("Exit", bold=True), item("Interview leavers")))
    assert [(i.heading.text, i.passage.text) for i in got] == [("Recruitment", "Advertise"), ("Exit", "Interview leavers")]


def test_measures_are_a_paragraph_or_bullet_each_without_the_lead_in_above_a_list():
    got = measures(lines(para("We will see:"), item("More applicants"), item("Fewer leavers"), para("A yearly survey.")))
    assert [p.text for p in got] == ["More applicants", "Fewer leavers", "A yearly survey."]


def test_bullets_below_a_numbered_measure_join_it():
    got = measures(lines(item("Yearly data on:", "1."), item("posts advertised"), item("A rise in applicants", "2.")))
    assert [p.text for p in got] == ["Yearly data on:\nposts advertised", "A rise in applicants"]


def test_a_lead_that_a_line_break_cut_is_one():
    cut = lines(
        para("Head of Learning"),
        para("and Development"),
        para("Helen Marsh,"),
        para("Head of HR"),
        para("Manager"),
        para("(Adults)"),
    )
    assert [p.text for p in unbroken(cut)] == ["Head of Learning and Development", "Helen Marsh, Head of HR", "Manager (Adults)"]
    assert [p.text for p in unbroken(lines(para("Head of HR"), para("Service Managers")))] == ["Head of HR", "Service Managers"]


def test_a_measure_that_is_its_lists_only_one_has_no_number():
    assert [m.text for m in measures(lines(para("1. Reviews find no gaps")))] == ["Reviews find no gaps"]
    assert [m.text for m in measures(lines(para("2.5 posts are filled")))] == ["2.5 posts are filled"]
