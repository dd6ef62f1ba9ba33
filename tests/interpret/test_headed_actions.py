"""Titles of cards and captions of small tables are the actions that these say who and when of."""

import pytest

from tests.interpret.pages import plan_of

LINKS = {
    "veiled": '<ul><li><a href="/c">Change<span class="visually-hidden"> {title}</span></a></li></ul>',
    "named": '<ul class="plan-card__actions"><li><a href="/c">Change</a></li></ul>',
    "none": "",
}
WHAT = ("Share interview questions in advance", "Ask every leaver three questions")


def card(title, status, *rows, links=""):
    pairs = [("Owned by", "Head of HR"), ("Deadline", "June 2025"), *rows, ("Status", f'<strong class="tag">{status}</strong>')]
    told = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in pairs)
    return f'<div class="plan-card"><div><h3>{title}</h3>{links.format(title=title)}</div><dl>{told}</dl></div>'


@pytest.mark.parametrize("links", LINKS)
def test_the_title_of_a_card_is_the_action_and_what_one_can_click_is_not(links):
    cards = card(WHAT[0], "In progress", ("Latest news", "Live since May."), links=LINKS[links])
    cards += card(WHAT[1], "Not started", links=LINKS[links])
    plan = plan_of(f"<main><h1>Equality action plan</h1><h2>Joining us</h2>{cards}</main>", framework="generic")
    assert [(a.text, a.heading, a.timeframe.text) for a in plan.actions] == [(what, None, "June 2025") for what in WHAT]
    assert [(a.progress, a.rag) for a in plan.actions] == [("Live since May.", "in progress"), (None, "not started")]


def test_a_heading_over_labels_of_people_is_none_of_them():
    people = "<dl><dt>Senior sponsor</dt><dd>Ann Lee, Director of Care</dd><dt>Programme lead</dt><dd>Bo Day</dd></dl>"
    plan = plan_of(f"<h1>SC-WRES action plan</h1><h2>Who is in charge</h2>{people}")
    assert [(p.role, p.name) for p in plan.people] == [("sponsor", "Ann Lee"), ("programme_lead", "Bo Day")]


def small(caption, *rows):
    cells = "".join(f'<tr><th scope="row">{label}</th><td>{value}</td></tr>' for label, value in rows)
    return f"<table><caption>{caption}</caption>{cells}</table>"


def test_the_caption_of_a_small_table_of_who_and_when_is_the_action():
    who = ("Responsible officer", "Head of HR")
    tables = small(
        f"Action 1. {WHAT[0]}", who, ("Begun", "May 2023"), ("To be finished", "June 2023"), ("Where we are now", "Done.")
    )
    tables += small(f"Action 2. {WHAT[1]}", who, ("To be finished", "July 2023"), ("Test of success", ""))
    plan = plan_of(f"<h1>Our inspection action plan</h1><h2>Cause of concern 1: culture</h2>{tables}", framework="generic")
    assert [(s.ref, s.title, s.data_text) for s in plan.sections] == [("Cause of concern 1", "culture", None)]
    assert [(a.ref, a.text, a.timeframe.text, a.progress) for a in plan.actions] == [
        ("Action 1", WHAT[0], "May 2023 – June 2023", "Done."), ("Action 2", WHAT[1], "July 2023", None),
    ]  # fmt: skip
    assert [[lead.text for lead in a.leads] for a in plan.actions] == [["Head of HR"]] * 2


def test_captions_without_a_number_are_actions_as_well():
    rows = (("Lead", "Head of HR"), ("By when", "June 2023"))
    plan = plan_of("<h1>Equality action plan</h1>" + "".join(small(what, *rows) for what in WHAT), framework="generic")
    assert [(a.ref, a.text) for a in plan.actions] == [(None, what) for what in WHAT]
