from __future__ import annotations

import pytest

from pipeline.interpret.fields.figure_cells import read_cell
from pipeline.interpret.fields.figure_tables import FigureTableReadings, figure_table_likeness, read_figure_table
from pipeline.interpret.fields.figures import FigureContext, load_lexicon
from pipeline.interpret.frameworks import load_framework
from schemas.document import Table
from tests.builders import table
from tests.figure_lines import line_of


def read(grid: Table, *metrics: int) -> FigureTableReadings:
    return read_figure_table(grid, FigureContext(metrics=metrics), load_framework(), load_lexicon())


def lines(grid: Table, *metrics: int) -> list[str]:
    return [line_of(f) for f in read(grid, *metrics).figures]


def gaps(grid: Table, *metrics: int) -> list[tuple[int | None, str, str]]:
    return [(g.metric, g.service, g.status) for g in read(grid, *metrics).availability]


def test_a_post_among_pay_bands_is_one_of_them() -> None:
    grid = table(
        [
            ["Pay grade", "BAME staff", "White staff"],
            ["Grade 1-4", "31%", "69%"],
            ["Grade 5-8", "20%", "80%"],
            ["Chief Officer", "0%", "100%"],
        ]
    )
    assert lines(grid, 1)[-2:] == [
        "1 share pay_band me both 0% [Chief Officer]",
        "1 share pay_band white both 100% [Chief Officer]",
    ]


def test_two_header_rows_bands_and_swapped_cells() -> None:
    grid = table([
        ["Grades as at 31 March 2023", "Adult Social Care", None, "Children's Services", None],
        [None, "BAME staff", "White staff", "BAME staff", "White staff"],
        ["Under £25,000", "20% (40)", "80% (160)", "0", "100% (7)"],
        ["£25,000 and over", "10% (9)", "(81) 90%", "5% (1)", "95% (19)"],
    ])  # fmt: skip
    assert lines(grid, 1) == [
        "1 share pay_band me adults 20% [Under £25,000] @2023-03-31",
        "1 count pay_band me adults 40n [Under £25,000] @2023-03-31",
        "1 share pay_band white adults 80% [Under £25,000] @2023-03-31",
        "1 count pay_band white adults 160n [Under £25,000] @2023-03-31",
        "1 count pay_band me children 0n [Under £25,000] @2023-03-31",
        "1 share pay_band white children 100% [Under £25,000] @2023-03-31",
        "1 count pay_band white children 7n [Under £25,000] @2023-03-31",
        "1 share pay_band me adults 10% [£25,000 and over] @2023-03-31",
        "1 count pay_band me adults 9n [£25,000 and over] @2023-03-31",
        "1 count pay_band white adults 81n [£25,000 and over] @2023-03-31",
        "1 share pay_band white adults 90% [£25,000 and over] @2023-03-31",
        "1 share pay_band me children 5% [£25,000 and over] @2023-03-31",
        "1 count pay_band me children 1n [£25,000 and over] @2023-03-31",
        "1 share pay_band white children 95% [£25,000 and over] @2023-03-31",
        "1 count pay_band white children 19n [£25,000 and over] @2023-03-31",
    ]
    assert figure_table_likeness(grid, load_lexicon()) == 1.0


def test_parts_of_each_group_down_the_bands_are_rates() -> None:
    grid = table([["Pay band", "% of BME staff", "% of white staff"], ["Grade A", "60%", "40%"], ["Grade B", "40%", "60%"]])
    assert lines(grid, 1)[:2] == ["1 rate pay_band me both 60% [Grade A]", "1 rate pay_band white both 40% [Grade A]"]


def test_metrics_by_row_with_a_ratio_column_and_marks() -> None:
    grid = table([
        ["Metric", "BME", "White", "Ratio"],
        ["Metric 2 Appointed from shortlisting", "14%", "22%", "0.64"],
        ["Metric 4 Fitness to practise", "*", "*", "n/a"],
        ["Metric 8 Leaving", "not held", "not held", "-"],
    ])  # fmt: skip
    assert lines(grid) == [
        "2 rate appointed me both 14%",
        "2 rate appointed white both 22%",
        "2 rl appointed me/white both 0.64x",
    ]
    assert read(grid).figures[2].notes == ("no group named: read in the standard's orientation",)
    assert gaps(grid) == [(4, "both", "suppressed"), (8, "both", "not_held")]


def test_year_columns_make_earlier_years_previous() -> None:
    grid = table([["", "2021/22", "2022/23"], ["BME staff", "16%", "19%"], ["White to BME ratio", "1.3", "1.2"]])
    assert lines(grid, 8) == [
        "8 rate left me both 16% previous @2021-04-01..2022-03-31",
        "8 rate left me both 19% @2022-04-01..2023-03-31",
        "8 rl left white/me both 1.3x previous @2021-04-01..2022-03-31",
        "8 rl left white/me both 1.2x @2022-04-01..2023-03-31",
    ]


def test_years_below_groups() -> None:
    grid = table(
        [
            ["", "BME", None, "White", None],
            [None, "2022", "2023", "2022", "2023"],
            ["Disciplinary process", "2%", "3%", "1%", "1.5%"],
        ]
    )
    assert lines(grid) == [
        "3 rate disciplinary me both 2% previous @2022-01-01..2022-12-31",
        "3 rate disciplinary me both 3% @2023-01-01..2023-12-31",
        "3 rate disciplinary white both 1% previous @2022-01-01..2022-12-31",
        "3 rate disciplinary white both 1.5% @2023-01-01..2023-12-31",
    ]


def test_banner_rows_give_the_service() -> None:
    grid = table(
        [
            ["", "BME", "White"],
            ["Adult Social Care"],
            ["Shortlisted", "31%", "69%"],
            ["Children's Services"],
            ["Appointed", "41%", "59%"],
        ]
    )
    assert lines(grid, 2) == [
        "2 share shortlisted me adults 31%",
        "2 share shortlisted white adults 69%",
        "2 share appointed me children 41%",
        "2 share appointed white children 59%",
    ]


def test_counts_totals_and_bounds() -> None:
    grid = table([["Grade", "BME", "White", "Total"], ["1-5", "<5", "120", "124"], ["Total", "12", "300", "312"]])
    assert lines(grid, 1) == [
        "1 count pay_band me both <5n [1-5]",
        "1 count pay_band white both 120n [1-5]",
        "1 count pay_band all both 124n [1-5]",
        "None count workforce me both 12n",
        "None count workforce white both 300n",
        "None count workforce all both 312n",
    ]


def test_headers_give_the_unit() -> None:
    grid = table([["", "White n (%)", "BME n (%)"], ["Entered the disciplinary process", "12 (1.4)", "7 (2.1)"]])
    assert lines(grid) == [
        "3 count disciplinary white both 12n",
        "3 rate disciplinary white both 1.4%",
        "3 count disciplinary me both 7n",
        "3 rate disciplinary me both 2.1%",
    ]
    percent = table([["Leavers", "Number", "%"], ["BME", "41", "31"], ["White", "90", "69"]])
    assert lines(percent) == [
        "8 count left me both 41n",
        "8 share left me both 31%",
        "8 count left white both 90n",
        "8 share left white both 69%",
    ]


def test_targets_baselines_and_other_places() -> None:
    grid = table(
        [["Measure", "Baseline", "Now", "Target", "National"], ["% of senior managers who are BME", "5%", "8%", "15%", "12%"]]
    )
    assert lines(grid) == [
        "9 share senior_management me both 5% previous",
        "9 share senior_management me both 8%",
        "9 share senior_management me both 15% target",
    ]


def test_senior_managers_beside_the_workforce() -> None:
    grid = table([["", "BME", "White"], ["Senior management", "8%", "92%"], ["Overall workforce", "22%", "78%"]])
    assert lines(grid)[2:] == ["9 share workforce me both 22%", "9 share workforce white both 78%"]


def test_narrower_groups_by_row() -> None:
    grid = table([["Ethnicity", "Turnover rate"], ["Asian", "11.7%"], ["Black", "17.3%"], ["White", "11.0%"]])
    assert lines(grid) == ["8 rate left Asian both 11.7%", "8 rate left Black both 17.3%", "8 rate left white both 11%"]


def test_harassment_by_its_source() -> None:
    grid = table(
        [
            ["Harassment, bullying or abuse from", "BME", "White"],
            ["service users or the public", "21%", "14%"],
            ["managers", "5%", "4%"],
        ]
    )
    assert lines(grid, 6, 7)[:1] == ["6 rate harassment_public me both 21%"]


def test_the_caption_holds_for_the_whole_table() -> None:
    grid = table([["Band", "White", "BME"], ["A", "80%", "20%"]]).model_copy(
        update={"caption": "Pay bands by ethnicity at 31 March 2023"}
    )
    assert lines(grid) == ["1 share pay_band white both 80% [A] @2023-03-31", "1 share pay_band me both 20% [A] @2023-03-31"]


def test_cells_with_words_are_read_as_prose() -> None:
    grid = table([["Metric", "White staff", "BME staff"], ["Metric 3", "1.2% (ASC), 1.0% (CSC)", "2.0% (ASC), 1.4% (CSC)"]])
    assert lines(grid) == [
        "3 rate disciplinary white adults 1.2%",
        "3 rate disciplinary white children 1%",
        "3 rate disciplinary me adults 2%",
        "3 rate disciplinary me children 1.4%",
    ]


@pytest.mark.parametrize(
    "grid",
    [
        table([["Theme", "Complete", "In progress"], ["Recruitment", "3", "4"], ["Disciplinary", "2", "1"]]),
        table([["Action", "Lead", "When", "Progress"], ["Review policy", "HR", "June 2023", "50%"]]),
        table([["Name", "Grade"], ["A", "B"]]),
        table([["1", "2"], ["3", "4"]]),
    ],
)
def test_other_tables_hold_no_figures(grid: Table) -> None:
    assert figure_table_likeness(grid, load_lexicon()) < 0.5
    assert lines(grid, 3) == []


def test_numbers_that_no_group_claims_are_left() -> None:
    assert lines(table([["Service", "2022"], ["North", "14%"], ["South", "12%"]]), 8) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("72% (289)", [("percent", 72), ("count", 289)]),
        ("(144) 72%", [("count", 144), ("percent", 72)]),
        ("0", [("count", 0)]),
        ("1.45", [("decimal", 1.45)]),
        ("1,204", [("count", 1204)]),
        ("1:1.4", [("ratio", 1.4)]),
        ("12%*", [("percent", 12)]),
        ("nil", [("count", 0)]),
        ("5+", [("count", 5)]),
        ("Grade 5", []),
        ("about a tenth", []),
    ],
)
def test_values_of_a_cell(text: str, values: list[tuple[str, float]]) -> None:
    assert [(v.kind, v.value) for v in read_cell(text).values] == values


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("*", "suppressed"), ("n/a", "not_applicable"), ("N/A", "not_applicable"), ("not available", "not_held"),
        ("c", "suppressed"), ("1-4", "suppressed"), ("-", None), ("", None),
    ],
)  # fmt: skip
def test_kinds_of_nothing(text: str, missing: str | None) -> None:
    assert read_cell(text).missing == missing


def test_a_notice_over_the_columns_of_both_services_withholds_the_figure_of_both() -> None:
    grid = table([
        ["Relative likelihood", "Adults", "Children's"],
        ["Metric 2: appointment from shortlisting", "0.64", "0.79"],
        ["Metric 4: fitness to practise", "Not shown (fewer than 10 staff)", ""],
        ["Metric 5: funded training", "1.05", "Not available"],
    ])  # fmt: skip
    cells = [c.model_copy(update={"columns": 2}) if c.text.startswith("Not shown") else c for c in grid.cells if c.text]
    grid = grid.model_copy(update={"cells": tuple(cells)})
    assert gaps(grid) == [(4, "both", "suppressed"), (5, "children", "not_held")]


def test_a_chance_compared_between_two_groups_is_a_likelihood() -> None:
    grid = table([["Service", "2023", "2024"], ["Adults", "0.61", "0.7"], ["Children's", "0.93", "0.95"]])
    grid = grid.model_copy(update={"caption": "Chance of being appointed, BME compared with white (1 = the same)"})
    assert lines(grid, 2)[0] == "2 rl appointed me/white adults 0.61x previous @2023-01-01..2023-12-31"


def test_colleague_or_manager_in_a_label_are_one_source() -> None:
    grid = table([["Relative likelihood", "Adults"], ["7 Bullying – colleague or manager", "1.8"]])
    assert lines(grid) == ["7 rl harassment_colleague_or_manager me/white adults 1.8x"]
