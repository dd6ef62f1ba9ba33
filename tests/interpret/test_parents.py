"""Rows of a table below the rows that head them."""

import pytest

from pipeline.interpret.frameworks import load_framework
from pipeline.interpret.grid import GridReader
from pipeline.interpret.labels import load_labels
from pipeline.interpret.likeness import sure
from pipeline.interpret.tree import Scope
from tests.builders import document, item, para, table

HEAD = ["No.", "Action", "Lead", "By when"]


def read(rows, fills=(), wide=()):
    """The tree of a table as texts: a record with records below it is a pair.

    Rows of `fills` are shaded, in those of `wide` the second cell takes in those behind it.
    """
    block = document(table(rows, 1)).blocks[0]
    block = block.model_copy(update={"cells": tuple(c for c in block.cells if c.row not in wide or c.column < 2)})
    cells = tuple(c.model_copy(update={"fill": "#eee"}) if c.row in fills else c for c in block.cells)
    cells = tuple(c.model_copy(update={"columns": 3}) if c.row in wide and c.column == 1 else c for c in cells)
    reader = GridReader(load_framework("sc-wres"), load_labels(), sure, lambda t: 0.0, list, [])
    return [shown(node) for node in reader.read(block.model_copy(update={"cells": cells}))]


def shown(node):
    if not isinstance(node, Scope):
        return type(node).__name__
    below = [shown(inner) for inner in node.content if isinstance(inner, Scope)]
    action = node.first("action")
    text = action.text if action is not None else node.title[0].text
    return (text, below) if below else text


def test_numbers_that_go_on_from_another_stand_below_it_though_that_has_a_lead_and_a_date():
    rows = [
        HEAD,
        ["1", "Fair panels", "Head of HR", "June 2025"],
        ["1a", "Train all chairs", "Learning Lead", "May 2025"],
        ["1b", "Publish the list", "HR Adviser", "March 2025"],
        ["2", "Offer coaching", "Head of Learning", "July 2025"],
    ]
    assert read(rows) == [("Fair panels", ["Train all chairs", "Publish the list"]), "Offer coaching"]


@pytest.mark.parametrize("refs", [("2", "(a)", "(b)"), ("2", "i.", "ii."), ("A2", "A2.1", "A2.2"), ("Action 2", "2.1", "2.2")])
def test_rows_below_are_numbered_in_many_ways(refs):
    texts = ["Fair panels", "Train all chairs", "Publish the list"]
    values = [["", ""], ["Learning Lead", "May 2025"], ["HR Adviser", "March 2025"]]
    rows = [[ref, text, *more] for ref, text, more in zip(refs, texts, values, strict=True)]
    assert read([HEAD, *rows]) == [("Fair panels", ["Train all chairs", "Publish the list"])]


def test_numbers_may_stand_before_the_texts_and_have_three_levels():
    rows = [
        HEAD[1:],
        ["1.1 Fair panels", "", ""],
        ["1.1.1 Train all chairs", "Learning Lead", "May 2025"],
        ["1.1.2 Publish the list", "HR Adviser", "March 2025"],
        ["1.2 Fair adverts", "", ""],
        ["1.2.1 Offer help with forms", "Learning Lead", "May 2025"],
    ]
    (first, below), (second, more) = read(rows)
    assert (first, second) == ("1.1 Fair panels", "1.2 Fair adverts")
    assert [len(below), len(more)] == [2, 1]


def test_one_row_put_in_behind_an_action_stays_beside_it():
    rows = [
        HEAD,
        ["1", "Train all chairs", "Head of HR", "June 2025"],
        ["1a", "Publish the list", "Learning Lead", "May 2025"],
        ["2", "Offer coaching", "HR Adviser", "March 2025"],
    ]
    assert read(rows) == ["Train all chairs", "Publish the list", "Offer coaching"]


def test_rows_below_an_action_that_say_neither_who_nor_when_stay_beside_it():
    rows = [
        HEAD,
        ["1", "Train all chairs", "Head of HR", "June 2025"],
        ["1a", "Book rooms", "", ""],
        ["1b", "Print notes", "", ""],
    ]
    assert read(rows) == ["Train all chairs", "Book rooms", "Print notes"]


def test_shaded_rows_of_mere_texts_head_the_plain_rows_below_them():
    rows = [
        HEAD[1:],
        ["Fair panels and what they need from all of us in the years that lie ahead of this plan", "", ""],
        ["Train all chairs", "Learning Lead", "May 2025"],
        ["Fair adverts and what they need from all of us in the years that lie ahead of this plan", "", ""],
        ["Offer help with forms", "Learning Lead", "May 2025"],
    ]
    assert [len(below) for _, below in read(rows, fills={1, 3})] == [1, 1]


def test_rows_shaded_by_turns_head_nothing():
    rows = [HEAD[1:], *([f"Train team {n}", "Learning Lead", f"{n} May 2025"] for n in range(1, 6))]
    assert read(rows, fills={1, 3, 5}) == [f"Train team {n}" for n in range(1, 6)]


@pytest.mark.parametrize(("bold", "below"), [(True, [2, 1]), (False, [])])
def test_bold_rows_with_a_lead_head_those_without_a_number_and_mere_numbers_do_not(bold, below):
    parent = [[para(text, bold=bold)] for text in ("1", "Fair panels", "Head of HR", "June 2025")]
    other = [[para(text, bold=bold)] for text in ("2", "Fair adverts", "Head of Learning", "July 2025")]
    rows = [
        HEAD,
        parent,
        ["", "Train all chairs", "Learning Lead", "May 2025"],
        ["", "Publish the list", "HR Adviser", "March 2025"],
        other,
        ["", "Offer help with forms", "Learning Lead", "May 2025"],
    ]
    assert [len(node[1]) for node in read(rows) if isinstance(node, tuple)] == below


def test_indented_rows_stand_below_those_that_are_not():
    def row(text, indent):
        return [[para(text, indent=indent)], "Learning Lead", "May 2025"]

    rows = [HEAD[1:], row("Fair panels", 0.0), row("Train all chairs", 18.0), row("Publish the list", 18.0)]
    rows += [row("Fair adverts", 0.0), row("Offer help with forms", 18.0)]
    assert [len(below) for _, below in read(rows)] == [2, 1]


def test_list_items_in_cells_are_numbered_by_their_markers():
    rows = [
        HEAD[1:],
        [[para("1. Fair panels")], "Head of HR", "June 2025"],
        [[item("Train all chairs", "(a)")], "Learning Lead", "May 2025"],
        [[item("Publish the list", "(b)")], "HR Adviser", "March 2025"],
    ]
    assert read(rows) == [("Fair panels", ["Train all chairs", "Publish the list"])]


def test_a_text_over_the_columns_of_lead_and_date_heads_the_rows_below_it():
    rows = [HEAD, ["1", "Fair panels", "", ""], ["1.1", "Train all chairs", "Learning Lead", "May 2025"]]
    rows += [["1.2", "Publish the list", "HR Adviser", "May 2025"], ["2", "Fair adverts", "", ""]]
    rows += [["2.1", "Offer help with forms", "Learning Lead", "May 2025"]]
    assert [len(below) for _, below in read(rows, wide={1, 4})] == [2, 1]


def test_a_column_called_step_that_counts_holds_numbers():
    rows = [["Step", "Commitment", "Lead", "By when"], ["1", "Train all chairs", "Head of HR", "June 2025"]]
    rows.append(["2", "Publish the list", "HR Adviser", "May 2025"])
    assert read(rows) == ["Train all chairs", "Publish the list"]


WIDE = ["Theme 1: Recruitment", "1.1 Fair panels", "1.2 Fair adverts"]


def test_a_plain_banner_below_a_counted_one_without_rows_heads_its_rows_in_that_block():
    rows = [HEAD, [WIDE[0]], [WIDE[1]], ["1.1.1", "Train all chairs", "Learning Lead", "May 2025"]]
    rows += [[WIDE[2]], ["1.2.1", "Offer help with forms", "Learning Lead", "May 2025"]]
    assert read(rows) == [
        (WIDE[0], [("Fair panels", ["Train all chairs"]), ("Fair adverts", ["Offer help with forms"])]),
    ]


def test_banners_of_one_level_stay_blocks():
    rows = [HEAD, ["Recruitment"], ["1.1", "Train all chairs", "Learning Lead", "May 2025"]]
    rows += [["Learning"], ["2.1", "Offer coaching", "Learning Lead", "May 2025"]]
    assert read(rows) == [("Recruitment", ["Train all chairs"]), ("Learning", ["Offer coaching"])]


def test_a_row_with_a_label_and_a_wide_value_tells_of_its_block():
    rows = [HEAD, ["Theme 1: Recruitment"], ["Where we stand", "Too few are appointed.", "", ""]]
    rows += [["1", "Train all chairs", "Learning Lead", "May 2025"]]
    block = document(table(rows, 1)).blocks[0]
    cells = [c.model_copy(update={"columns": 3}) if (c.row, c.column) == (2, 1) else c for c in block.cells]
    cells = [c for c in cells if c.row != 2 or c.column < 2]
    reader = GridReader(load_framework("sc-wres"), load_labels(), sure, lambda t: 0.0, list, [])
    (banner,) = reader.read(block.model_copy(update={"cells": tuple(cells)}))
    assert banner.first("data").text == "Too few are appointed."
    assert [inner.first("action").text for inner in banner.scopes()] == ["Train all chairs"]
