"""Cards without headings stand for themselves, and words that are only read out are the labels of what stands behind them."""

import pytest

from extractors.html import extract
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from schemas.document import Table

SETTINGS = load_settings()
ACTIONS = (
    ("Train every panel chair", "Head of Talent", "June 2024", "Every panel has one"),
    ("Publish the shortlisting data", "HR Analytics Manager", "Quarterly", "All can see it"),
    ("Relaunch the dignity at work policy", "Director of People", "By March 2025", "Staff know of it"),
)
WAYS = {
    "words": "<p>{label}: {value}</p>",
    "veiled words": '<p><span class="visually-hidden">{label}: </span>{value}</p>',
    "veiled words without a colon": '<p><span class="sr-only">{label}</span> {value}</p>',
    "icon": '<p><i class="fa" role="img" aria-label="{label}"></i> {value}</p>',
    "drawing": '<p><svg role="img"><title>{label}</title><path d="M0 0"/></svg>{value}</p>',
    "picture": '<p><img src="i.png" alt="{label}"> {value}</p>',
    "label of the value": '<p aria-label="{label}">{value}</p>',
    "terms": '<dl><dt class="visually-hidden">{label}</dt><dd>{value}</dd></dl>',
}


def page(way, *, chip="", wrap="div"):
    facts = [
        [
            way.format(label=label, value=value)
            for label, value in zip(("Lead", "Deadline", "So that"), values, strict=True)
            if value
        ]
        for _, *values in ACTIONS
    ]
    cards = [
        f'<{wrap} class="card">{chip}<p>{text}</p>{"".join(told)}</{wrap}>'
        for (text, *_), told in zip(ACTIONS, facts, strict=True)
    ]
    years = [("Year 1: Getting it right", cards[:2]), ("Year 2: Making it stick", cards[2:])]
    parts = [f'<h2>{title}</h2><div class="grid">{"".join(own)}</div>' for title, own in years]
    body = f"<h1>Race equality action plan</h1>{''.join(parts)}"
    return extract(f"<html><body>{body}</body></html>".encode())


def told(document):
    return [
        (a.text, [x.text for x in a.leads], a.timeframe.text, list(a.success)) for a in interpret(document, SETTINGS).plan.actions
    ]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("wrap", ["div", "article"])
def test_each_card_is_an_action_however_its_facts_are_labelled(way, wrap):
    assert told(page(way, wrap=wrap)) == [(text, [lead], when, [measure]) for text, lead, when, measure in ACTIONS]


def test_chips_name_the_metrics_of_their_card_and_the_year_counts_the_block():
    plan = interpret(page(WAYS["words"], chip='<span class="chip">M6</span> <span class="chip">M7</span>'), SETTINGS).plan
    assert [a.metrics for a in plan.actions] == [[6, 7]] * 3
    assert [(s.ref, s.title) for s in plan.sections] == [("Year 1", "Getting it right"), ("Year 2", "Making it stick")]


def test_parts_of_a_page_that_are_no_cards_stay_in_the_flow():
    parts = "".join(f'<div class="text"><p>One {n}.</p><p>Two.</p><p>Three.</p></div>' for n in range(4))
    document = extract(f"<html><body>{parts}</body></html>".encode())
    assert not [block for block in document.blocks if isinstance(block, Table)]


def test_cards_that_begin_with_a_label_stay_in_the_flow():
    facts = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in zip(("Action", "Lead"), ACTIONS[0], strict=False))
    cards = f'<div class="grid">{f"<div class=card><dl>{facts}</dl></div>" * 3}</div>'
    document = extract(f"<html><body><h1>Plan</h1>{cards}</body></html>".encode())
    assert not [block for block in document.blocks if isinstance(block, Table)]


def test_the_only_first_heading_in_a_band_above_the_content_is_its_title():
    text = "<p>We will publish what we find and say what we do about it, every year, with our staff networks.</p>"
    page = f'<html><body><div class="band"><h1>Our plan</h1></div><main><h2>Aims</h2>{text * 4}</main></body></html>'
    assert [p.furniture for p in extract(page.encode()).paragraphs() if p.text == "Our plan"] == [None]
