"""Banner rows and shared cells: which lines are a block's title, and what the others say of it."""

import pytest

from pipeline.interpret.banners import Banners, beside_title, heading_rows
from pipeline.interpret.labels import load_labels
from pipeline.interpret.roles import Role
from pipeline.interpret.settings import load_settings
from pipeline.interpret.tree import Field, Scope, line_of
from tests.builders import document, para, table

SETTINGS = load_settings()


def lines(*texts):
    return [line_of(block) for block in document(*(para(text) for text in texts)).blocks]


def taken(*rows, by_metric=False):
    """The blocks that banner rows open one below the other; a row "…" stands for rows of actions."""
    banners = Banners(SETTINGS.framework, load_labels(), by_metric)
    blocks = []
    for row in rows:
        above = blocks[-1] if blocks else None
        if row == "…":
            above.content.append(Scope("record"))
            continue
        block = banners.take(above, lines(*row.split("\n")))
        blocks += [] if block is above else [block]
    return [([line.text for line in b.title], {f.name: f.text for f in b.content if isinstance(f, Field)}) for b in blocks]


def test_a_line_below_the_title_may_name_the_metrics_and_another_open_with_a_label():
    found = taken("Strand 2: Pay\nSC-WRES indicators 1 and 9\nBaseline: Nobody has counted yet.", "…")
    assert found == [(["Strand 2: Pay"], {"metric": "SC-WRES indicators 1 and 9", "data": "Nobody has counted yet."})]


def test_a_row_right_below_a_banner_says_something_of_its_block():
    found = taken("Pay", "Metric 1", "…", "Hiring", "Metrics 2 and 8\nAim: Fair panels", "…")
    assert found == [(["Pay"], {"metric": "Metric 1"}), (["Hiring"], {"metric": "Metrics 2 and 8", "objective": "Fair panels"})]


def test_a_sentence_right_below_a_banner_is_of_its_block_and_a_title_is_not():
    assert taken("Pay", "Everybody is paid by what they do.", "…") == [(["Pay", "Everybody is paid by what they do."], {})]
    assert taken("People", "Pay", "…") == [(["People"], {}), (["Pay"], {})]


def test_metrics_that_head_rows_of_their_own_are_titles():
    found = taken("Hiring", "Metric 2: appointed from shortlisting", "…", "Metric 8: leaving", "…", by_metric=True)
    assert [title for title, _ in found] == [["Hiring"], ["Metric 2: appointed from shortlisting"], ["Metric 8: leaving"]]


def test_a_label_that_the_block_has_already_opens_the_next_block():
    found = taken("Aim: Fair pay", "…", "Aim: Fair panels", "…")
    assert found == [([], {"objective": "Fair pay"}), ([], {"objective": "Fair panels"})]


def test_a_theme_behind_its_label_is_the_title():
    assert taken("Theme: Hiring\nLead: Head of HR") == [(["Hiring"], {"lead": "Head of HR"})]


def test_a_shared_cell_has_its_metrics_apart_from_its_title_unless_it_has_nothing_else():
    title, named = beside_title(lines("Fair pay", "Metric 1"), SETTINGS.framework)
    assert ([line.text for line in title], [line.text for line in named]) == (["Fair pay"], ["Metric 1"])
    assert beside_title(lines("Metric 1", "Metric 9"), SETTINGS.framework)[1] == []


def test_what_is_linked_to_metrics_alone_has_these():
    found = taken("Pay\nLinks to: Metrics 1 and 9\nLinked to: Pay policy")
    assert found == [(["Pay"], {"metric": "Metrics 1 and 9", "links": "Pay policy"})]


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        (["Outcome 1: Fair pay", None, "Outcome 2: Fair hiring"], "theme"),
        (["All are paid alike", None, "All are heard"], "objective"),
        (["Panels trained", "Bands published", "Adverts read"], "success"),
        (["Panels trained", None, "Bands published", "Adverts read"], "success"),
        (["Outcome 1: Fair pay", None, "Outcome 2: Fair hiring", "Outcome 3: Fair bands"], "theme"),
    ],
)
def test_outcomes_that_stand_first_and_go_down_several_rows_head_them(cells, name):
    actions = ["Train panels", "Publish bands", "Read adverts", "Ask leavers"][: len(cells)]
    block = document(
        table([["Outcome", "Action"], *([cell, action] for cell, action in zip(cells, actions, strict=True))])
    ).blocks[0]
    roles = heading_rows(block, 1, [Role("success", inferred=False), Role("action", inferred=False)], SETTINGS.framework)
    assert [role.field for role in roles] == [name, "action"]
