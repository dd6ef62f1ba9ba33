from __future__ import annotations

from datetime import date

import pytest

from pipeline.benchmarks import BENCHMARKS, CompareSettings, collect, compare, one_table
from pipeline.benchmarks.collection import UNNAMED
from schemas.problems import UsageError
from schemas.register import Register
from tests.comparing import (
    FRAMEWORK,
    ME,
    NO_REGISTER,
    REGISTER,
    action,
    council,
    figure,
    likelihood,
    pair,
    plan,
    stored,
    worked_corpus,
)


def gather(*plans, register=REGISTER, **settings):
    return collect(list(plans), register, FRAMEWORK, CompareSettings(**settings))


def test_no_plan_at_all_gives_every_table_without_a_number():
    tables = compare([], REGISTER, FRAMEWORK).tables
    assert [t.name for t in tables] == [m.NAME for m in BENCHMARKS]
    for table in tables:
        assert table.n == 0
        assert table.name == "coverage" or table.rows == ()
        assert table.settings["as_of"] == "no dated plan"


def test_one_plan_alone_says_that_councils_are_too_few():
    alone = stored(plan("Bramford Council", "E98000002", "2023", figures=[likelihood(3, "disciplinary", 2, "2.0")]))
    row = next(r for r in compare([alone], REGISTER, FRAMEWORK).table("headline").records() if r["metric"] == 3)
    assert (row["value"], row["peer_median"], row["peer_marker"], row["peer_reason"]) == (2, None, "[u]", "too few (n = 1)")


def test_a_plan_without_a_council_is_shown_and_in_no_median():
    unnamed = stored(plan(None, dated="2023", figures=[likelihood(3, "disciplinary", 9, "9.0")]))
    tables = compare([*worked_corpus(), unnamed], REGISTER, FRAMEWORK)
    rows = {(r["council"], r["metric"]): r for r in tables.table("headline").records()}
    assert rows[UNNAMED, 3]["value"] == 9
    assert rows[UNNAMED, 3]["peer_n"] is None
    assert rows["Alderwick Council", 3]["peer_n"] == 5
    assert any("without a council" in note for note in tables.table("headline").notes)


def test_two_plans_without_a_council_stay_two():
    first, second = (plan(None, dated="2023", figures=[likelihood(3, "disciplinary", v, f"{v}.0")]) for v in (2, 3))
    second = second.model_copy(update={"id": "unknown-2023-b"})
    assert len(gather(stored(first), stored(second, path="b.docx")).latest) == 2


def test_of_two_plans_of_one_council_and_year_one_counts_and_their_quarrel_is_told():
    values = ((2, "2.0", "a.docx", True), (3, "3.0", "b.pdf", False))
    plans = [
        stored(plan("Bramford Council", "E98000002", "2023", figures=[likelihood(3, "disciplinary", v, t)]), path=p, chosen=c)
        for v, t, p, c in values
    ]
    tables = compare(plans, REGISTER, FRAMEWORK)
    assert [r["value"] for r in tables.table("headline").records() if r["metric"] == 3] == [2]
    row = next(r for r in tables.table("audit").records() if r["check"] == "two files of one year")
    assert (row["result"], row["stated_value"], row["recomputed"]) == ("undecidable", 2, 3)
    assert (row["words"], row["words_beside"]) == ("2.0", "3.0")
    assert "a.docx" in str(row["why"])
    assert "b.pdf" in str(row["why"])


def test_where_both_were_chosen_the_better_read_one_counts_whatever_the_order():
    good = stored(plan("Bramford Council", "E98000002", "2023"), path="b.docx")
    poor = stored(plan("Bramford Council", "E98000002", "2023"), path="a.docx", outcome="partial")
    for order in ((good, poor), (poor, good)):
        made = gather(*order)
        assert [p.stored.path for p in made.plans] == ["b.docx"]
        assert any("2 plans; b.docx counts" in note for note in made.notes)


def test_where_none_was_chosen_one_counts_all_the_same():
    assert len(gather(stored(plan("Bramford Council", "E98000002", "2023"), chosen=False)).plans) == 1


def test_plans_of_another_standard_and_documents_without_a_plan_are_left_out_and_counted():
    other = plan("Bramford Council", "E98000002", "2023").model_copy(update={"framework": "wdes"})
    made = gather(stored(other), stored(plan("Dunholt Council", "E98000004", "2023"), outcome="no_text", path="x.pdf"))
    assert made.plans == ()
    assert "2 stored plans left out" in made.notes[0]


def test_the_newest_plan_of_a_council_is_the_latest_and_years_choose():
    assert {p.plan.id: p.year for p in gather(*worked_corpus()).latest}["alderwick-unda"] == "2024"
    before = gather(*worked_corpus(), years=("2022",))
    assert {p.name for p in before.latest} == {"Alderwick Council", "Elmshire County Council"}


def test_the_day_of_the_comparison_is_the_newest_plans_first_day_and_never_today():
    assert gather(stored(plan("Bramford Council", "E98000002", "2023-05-02"))).as_of == date(2023, 5, 2)
    assert gather(stored(plan("Bramford Council", "E98000002", "2023-05"))).as_of == date(2023, 5, 1)
    assert gather(stored(plan("Bramford Council", "E98000002"), year="2024")).as_of == date(2024, 1, 1)
    assert gather(stored(plan("Bramford Council", "E98000002", "2023-02-31"))).as_of is None
    assert gather(as_of=date(2020, 1, 1)).as_of == date(2020, 1, 1)


def test_a_former_code_of_an_authority_is_the_same_council():
    register = (council("E98000038", "Marlow Vale Council", other_gss=("E98000016",)),)
    codes = (("E98000016", "2022"), ("E98000038", "2025"))
    plans = [stored(plan("Marlow Vale Council", code, year), path=year) for code, year in codes]
    made = gather(*plans, register=Register(register))
    assert len(made.latest) == 1
    assert [p.gss for p in made.plans] == ["E98000016", "E98000038"]


def test_a_sole_heir_goes_on_in_its_line_and_several_do_not():
    register = (
        council("E98000011", "Old Vale Council", valid_to="2023-03-31", successors=("E98000012",)),
        council("E98000012", "Vale Council", valid_from="2023-04-01"),
    )
    plans = [stored(plan("Vale", code, year), path=year) for code, year in (("E98000011", "2022"), ("E98000012", "2024"))]
    assert len(gather(*plans, register=Register(register)).latest) == 1
    merged = (*register, council("E98000013", "Moor Council", valid_to="2023-03-31", successors=("E98000012",)))
    assert len(gather(*plans, register=Register(merged)).latest) == 2
    circle = (council("E98000021", "A", successors=("E98000022",)), council("E98000022", "B", successors=("E98000021",)))
    assert gather(stored(plan("A", "E98000021", "2022")), register=Register(circle)).latest


def test_a_table_that_does_not_exist_is_a_clear_sentence():
    with pytest.raises(UsageError, match="headline"):
        one_table("heat", gather())


def test_filters_choose_rows_and_change_no_median():
    everything = compare(worked_corpus(), REGISTER, FRAMEWORK)
    settings = CompareSettings(councils=("bramford council",), metrics=(3,), services=("both",))
    some = compare(worked_corpus(), REGISTER, FRAMEWORK, settings)
    rows = some.table("headline").records()
    assert [(r["council"], r["metric"]) for r in rows] == [("Bramford Council", 3)]
    assert rows[0] in everything.table("headline").records()
    assert some.table("headline").settings["council"] == "bramford council"
    for table in some.tables:
        assert {r.get("council") for r in table.records()} <= {"Bramford Council", "all councils compared"}
        assert {r.get("metric") for r in table.records()} <= {3, None}


def test_the_group_filter_is_about_figures():
    some = compare(worked_corpus(), REGISTER, FRAMEWORK, CompareSettings(groups=(ME,)))
    assert {r["group"] for r in some.table("figures").records()} == {ME}


def test_names_are_left_out_of_every_text():
    made = compare(worked_corpus(), REGISTER, FRAMEWORK, CompareSettings(without_names=True))
    assert "Larkspur" not in made.model_dump_json()
    assert "Larkspur" in compare(worked_corpus(), REGISTER, FRAMEWORK).model_dump_json()


HOSTILE = (
    '=HYPERLINK("x")',
    "<script>alert(1)</script>",
    "\x1b[31mred",
    "\u202edrow",
    "x" * 10_000,
    "a|b",
    "@SUM(1)",
    "'",
    '"',
    "\x00",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_and_texts_are_compared_as_text(text):
    made = plan(
        text, "E98000002", "2023", figures=pair(3, "rate", "disciplinary", "3%", "2%"), actions=[action(text, text, metrics=(3,))]
    )  # fmt: skip
    tables = compare([stored(made, path="a")], NO_REGISTER, FRAMEWORK)
    assert next(r["value"] for r in tables.table("headline").records() if r["metric"] == 3) == 1.5
    assert any(r["words"] == text for r in tables.table("similar").records())


def test_a_metric_that_nobody_reports_has_a_reason_in_every_row():
    rows = [r for r in compare(worked_corpus(), REGISTER, FRAMEWORK).table("headline").records() if r["metric"] == 5]
    assert all(r["value"] is None and r["marker"] and r["reason"] for r in rows)
    assert len(rows) == 6


def test_a_figure_of_zero_percent_and_an_impossible_date_break_nothing():
    made = plan("Bramford Council", "E98000002", "2023", figures=[figure(3, "rate", "disciplinary", ME, 0, "0%")])
    assert compare([stored(made)], REGISTER, FRAMEWORK).table("figures").rows
