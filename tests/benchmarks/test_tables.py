"""Every table on the worked corpus; the working stands in worked/README.md."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.benchmarks import BENCHMARKS, CompareSettings, Comparisons, compare
from tests.comparing import FRAMEWORK, REGISTER, worked_corpus


def rows(tables: Comparisons, name: str, **wanted) -> list[dict]:
    return [r for r in tables.table(name).records() if all(r[k] == v for k, v in wanted.items())]


def one(tables: Comparisons, name: str, **wanted) -> dict:
    found = rows(tables, name, **wanted)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("module", BENCHMARKS, ids=lambda m: m.NAME)
def test_every_table_asks_one_question_and_says_what_its_columns_mean(tables, module):
    table = tables.table(module.NAME)
    assert table.question == module.QUESTION
    assert table.question.endswith("?")
    assert len(set(table.names)) == len(table.names)
    assert all(column.meaning for column in table.columns)
    assert table.settings["min_councils"] == "5"
    assert table.settings["as_of"] == "2024-04-01"


@pytest.mark.parametrize("module", BENCHMARKS, ids=lambda m: m.NAME)
def test_every_table_names_councils_by_code_and_has_a_column_for_what_is_missing(tables, module):
    table = tables.table(module.NAME)
    assert {"gss", "council", "marker"} <= set(table.names)
    assert table.rows


METRIC_3 = {
    "Alderwick Council": (1.25, 1.245, 1.255, "undecided", "stated", 1),
    "Bramford Council": (1.25, 1.242, 1.258, "undecided", "turned round", 1),
    "Calderbrook Council": (1.5, 1, 2.333, "undecided", "from two rates", 0),
    "Dunholt Council": (2, 0.951, 4.205, "undecided", "from counts", 1),
    "Elmshire County Council": (2, 1.5, 2.5, "adverse", "stated", 1),
}


@pytest.mark.parametrize("council", METRIC_3)
def test_headline_of_metric_three(tables, council):
    row = one(tables, "headline", metric=3, council=council)
    assert tuple(row[c] for c in ("value", "low", "high", "position", "basis", "tied_with")) == METRIC_3[council]
    assert (row["peer_n"], row["peer_lower_quartile"], row["peer_median"], row["peer_upper_quartile"]) == (5, 1.25, 1.5, 2)


def test_headline_counts_its_values_and_its_blanks(tables):
    table = tables.table("headline")
    assert (table.n, table.of) == (5, 6)
    assert "Metric 3: 5 with a value; without: 1 [x2]." in table.notes
    assert "Metric 2: 3 with a value; without: 1 [c], 1 [u1], 1 [z]." in table.notes
    assert any("this project’s own" in note for note in table.notes)


@pytest.mark.parametrize(
    ("metric", "council", "value", "position"),
    [
        (2, "Alderwick Council", 0.643, "adverse"),
        (2, "Calderbrook Council", 0.87, "within the screening band"),
        (6, "Alderwick Council", 2, "adverse"),
        (6, "Bramford Council", 2, "adverse"),
        (8, "Alderwick Council", 0.815, "within the screening band"),
        (9, "Bramford Council", -15, "adverse"),
        (9, "Dunholt Council", 0.55, "adverse"),
    ],
)
def test_headline_values(tables, metric, council, value, position):
    row = one(tables, "headline", metric=metric, council=council)
    assert (row["value"], row["position"], row["marker"]) == (value, position, None)


@pytest.mark.parametrize(
    ("metric", "council", "service", "marker"),
    [
        (1, "Alderwick Council", "both", "[x]"),
        (1, "Calderbrook Council", "both", "[x1]"),
        (2, "Bramford Council", "both", "[u1]"),
        (2, "Dunholt Council", "both", "[z]"),
        (2, "Elmshire County Council", "children", "[x]"),
        (2, "Farrowby Council", "both", "[c]"),
        (3, "Farrowby Council", "both", "[x2]"),
        (4, "Alderwick Council", "both", "[z]"),
        (5, "Dunholt Council", "both", "[c1]"),
        (8, "Farrowby Council", "both", "[u2]"),
    ],
)
def test_headline_kinds_of_missing(tables, metric, council, service, marker):
    row = one(tables, "headline", metric=metric, council=council, service=service)
    assert (row["value"], row["marker"]) == (None, marker)
    assert row["reason"]


def test_headline_keeps_reporting_and_experiencing_apart(tables):
    found = rows(tables, "headline", metric=6, value=2)
    assert {(r["definition"], r["peer_n"], r["tied_with"]) for r in found} == {("experiencing", 1, 0), ("reporting", 1, 0)}


def test_headline_has_the_national_value_nearest_in_year(tables):
    row = one(tables, "headline", metric=3, council="Alderwick Council")
    assert (row["national_value"], row["national_year"]) == (1.37, 2024)
    row = one(tables, "headline", metric=3, council="Bramford Council")
    assert (row["national_value"], row["national_year"], row["national_authorities"]) == (1.4, 2023, 23)


def test_headline_tells_the_audit_of_what_it_shows(tables):
    assert one(tables, "headline", metric=1, category="Under £25,000")["audit"] == "contradictory"
    assert one(tables, "headline", metric=3, council="Elmshire County Council")["audit"] == "rounding"


def peers(group: str, least: int = 5, council: str = "Alderwick Council") -> dict:
    settings = CompareSettings(peers=group, min_councils=least)
    return one(compare(worked_corpus(), REGISTER, FRAMEWORK, settings), "headline", metric=3, council=council)


@pytest.mark.parametrize(
    ("group", "least", "n", "median"),
    [
        ("all", 6, 5, None),
        ("region", 5, 4, None),
        ("region", 4, 4, 1.75),
        ("type", 4, 4, 1.375),
        ("rural_urban", 4, 4, 1.75),
        ("neighbours", 2, 2, 1.375),
    ],
)
def test_peer_groups(group, least, n, median):
    row = peers(group, least)
    assert (row["peer_n"], row["peer_median"]) == (n, median)
    assert (row["peer_marker"], row["peer_reason"]) == ((None, None) if median else ("[u]", f"too few (n = {n})"))


def test_quartiles_of_four_and_a_council_without_neighbours():
    row = peers("region", 4)
    assert (row["peer_lower_quartile"], row["peer_upper_quartile"]) == (1.438, 2)
    row = peers("neighbours", 2, "Bramford Council")
    assert (row["peer_median"], row["peer_marker"]) == (None, "[z]")


def test_figures_hold_every_printed_number_and_every_statement_that_there_is_none(tables):
    table = tables.table("figures")
    plans = worked_corpus()
    assert len(table.rows) == sum(len(p.plan.figures) + len(p.plan.availability) for p in plans)
    turned = one(tables, "figures", council="Calderbrook Council", quantity="relative_likelihood")
    assert (turned["value"], turned["canonical_value"], turned["words"]) == (1.15, 0.87, "White applicants are 15% more likely")
    share = one(
        tables, "figures", council="Dunholt Council", category="£25,000 and over", group="minority_ethnic", quantity="share"
    )
    assert (share["interval"], share["low"], share["high"]) == ("wilson", 11.244, 33.037)
    wrong = one(tables, "figures", council="Dunholt Council", category="Under £25,000", group="minority_ethnic", quantity="share")
    assert (wrong["interval"], wrong["low"], wrong["high"]) == ("rounding", 71.5, 72.5)
    withheld = one(tables, "figures", council="Bramford Council", figure="/availability/0")
    assert (withheld["value"], withheld["marker"], withheld["words"]) == (None, "[c]", "Fewer than 5 cases")


def test_audit(tables):
    table = tables.table("audit")
    results = [r["result"] for r in table.records()]
    assert {r: results.count(r) for r in set(results)} == {"contradictory": 3, "rounding": 1, "undecidable": 8, "consistent": 8}
    assert [(r["council"], r["check"]) for r in rows(tables, "audit", result="contradictory")] == [
        ("Alderwick Council", "total against parts"),
        ("Dunholt Council", "share against counts"),
        ("Farrowby Council", "stated twice"),
    ]
    twice = one(tables, "audit", check="stated twice")
    assert (twice["words"], twice["words_beside"]) == ("1.10 times as likely", "1.40 times as likely")
    words = one(tables, "audit", check="words against numbers")
    assert (words["result"], words["stated_value"], words["recomputed"], words["high"]) == ("rounding", 2, 1.875, 1.968)


def test_coverage(tables):
    table = tables.table("coverage")
    assert (table.n, table.of, len(table.rows)) == (5, 8, 57)
    without = rows(tables, "coverage", marker="[x3]")
    assert [r["council"] for r in without] == ["Ivelbourne Council", "North Elmshire Council", "South Elmshire Council"]
    assert all(r["values"] is None and r["gss"] for r in without)
    having = {(r["council"].split()[0], r["metric"]) for r in table.records() if r["values"]}
    assert having == {
        ("Alderwick", 2), ("Alderwick", 3), ("Alderwick", 6), ("Alderwick", 8), ("Bramford", 3), ("Bramford", 6), ("Bramford", 9),
        ("Calderbrook", 2), ("Calderbrook", 3), ("Calderbrook", 7), ("Dunholt", 1), ("Dunholt", 3), ("Dunholt", 9),
        ("Elmshire", 2), ("Elmshire", 3),
    }  # fmt: skip
    assert rows(tables, "coverage", council="Elmshire County Council")[0]["register"] == "former, until 2023-03-31"
    assert any("replaced by North Elmshire Council, South Elmshire Council" in note for note in table.notes)


def test_coverage_before_the_county_was_replaced():
    made = compare(worked_corpus(), REGISTER, FRAMEWORK, CompareSettings(as_of=date(2022, 10, 1)))
    table = made.table("coverage")
    assert (table.n, table.of) == (6, 7)
    assert [r["council"] for r in rows(made, "coverage", marker="[x3]")] == ["Ivelbourne Council"]


def test_actions(tables):
    everything = one(tables, "actions", council="all councils compared", by="total")
    counted = ("actions", "doubles", "with_lead", "with_person", "with_time", "with_date", "with_measure", "with_progress")
    assert tuple(everything[c] for c in counted) == (6, 1, 6, 1, 6, 4, 2, 1)
    assert (everything["measure_percent"], everything["progress_percent"]) == (33.3, 16.7)
    by_metric = {r["code"]: r["actions"] for r in rows(tables, "actions", council="Alderwick Council", by="metric")}
    assert {m: n for m, n in by_metric.items() if n} == {"2": 2, "3": 1, "6": 1, "7": 1}
    by_theme = {r["code"]: r["actions"] for r in rows(tables, "actions", council="Alderwick Council", by="theme")}
    assert {t: n for t, n in by_theme.items() if n} == {"recruitment_retention": 2, "culture_experience": 1}
    nothing = one(tables, "actions", council="Dunholt Council", by="total")
    assert (nothing["actions"], nothing["lead_percent"], nothing["marker"]) == (0, None, "[z]")


def test_leads(tables):
    everything = {r["kind"]: r["actions"] for r in rows(tables, "leads", council="all councils compared")}
    assert everything == {"any": 6, "hr": 3, "director": 1, "network": 1, "principal_social_worker": 1, "group": 1, "none": 0}
    row = one(tables, "leads", council="all councils compared", kind="any")
    assert (row["different_leads"], row["most_for_one"], row["percent"]) == (7, 1, 100)


def test_timescales(tables):
    everything = {r["quarter"] or r["when"]: r["actions"] for r in rows(tables, "timescales", council="all councils compared")}
    assert everything == {"any": 6, "2023-Q1": 1, "2023-Q4": 1, "2024-Q2": 1, "2025-Q1": 1, "ongoing": 1, "unresolved": 1}
    row = one(tables, "timescales", council="all councils compared", when="any")
    assert (row["past_due"], row["past_due_without_progress"]) == (2, 1)
    quarter = one(tables, "timescales", council="Elmshire County Council", quarter="2023-Q4")
    assert (quarter["quarter_start"], quarter["quarter_end"]) == ("2023-10-01", "2023-12-31")


def test_similar(tables):
    table = tables.table("similar")
    assert len(table.rows) == 8
    together = [(r["council"], r["action"]) for r in table.records() if r["councils_in_group"] == 2]
    assert together == [("Alderwick Council", "/actions/1"), ("Bramford Council", "/actions/0")]
    assert all(r["only_here"] == "yes" for r in table.records() if r["councils_in_group"] == 1)
    assert one(tables, "similar", metric=2, council="Bramford Council")["who"] == "Recruitment Team"


def test_similar_shows_where_an_action_is_set_out_again(tables):
    again = {(r["metric"], r["action"]): r["also_at"] for r in rows(tables, "similar", council="Alderwick Council")}
    assert again[2, "/actions/0"] == "/actions/3"
    assert again[6, "/actions/2"] is None


def test_a_share_with_its_counts_has_the_interval_of_chance(tables):
    band = one(tables, "headline", metric=1, category="£25,000 and over")
    assert (band["interval"], band["low"], band["high"]) == ("wilson", 11.24, 33.04)
    assert one(tables, "headline", metric=1, category="Under £25,000")["interval"] == "rounding"


def test_change(tables):
    table = tables.table("change")
    assert {r["council"] for r in table.records()} == {"Alderwick Council"}
    values = {
        (r["metric"], r["result"]): (r["value_before"], r["value_after"], r["difference"])
        for r in rows(tables, "change", kind="indicator", service="both")
    }
    assert values == {
        (2, "only after"): (None, 0.643, None), (3, "lower"): (1.8, 1.25, -0.55), (6, "only after"): (None, 2, None),
        (8, "lower"): (1.4, 0.815, -0.585),
    }  # fmt: skip
    leavers = {r["subject"]: r for r in rows(tables, "change", kind="figure", event="left", service="both")}
    assert leavers["rate, minority ethnic"]["difference"] == -3
    assert (leavers["rate, white"]["result"], leavers["rate, white"]["difference"]) == ("higher", 3.5)
    actions = {(r["words_after"] or r["words_before"]): r["result"] for r in rows(tables, "change", kind="action")}
    assert actions == {
        "Publish our pay data every year": "re-dated", "Train all interview panels and their chairs": "reworded",
        "Open a safe space run by the staff network": "new", "Start a mentoring scheme for new starters": "dropped",
    }  # fmt: skip


def test_completeness(tables):
    def parts(council: str) -> dict:
        return {r["part"]: (r["have"], r["of"], r["percent"]) for r in rows(tables, "completeness", council=council)}

    alderwick = parts("Alderwick Council")
    assert alderwick["metrics_answered"] == (5, 9, 55.6)
    assert alderwick["metrics_comparable"] == (4, 9, 44.4)
    assert alderwick["actions_with_measure"] == (1, 3, 33.3)
    assert alderwick["score"] == (8, 8, 59.7)
    dunholt = parts("Dunholt Council")
    assert dunholt["metrics_answered"] == (6, 9, 66.7)
    assert dunholt["actions_with_lead"] == (0, 0, None)
    assert dunholt["score"] == (5, 8, 40)
    assert "rank" not in {c.name for c in tables.table("completeness").columns}
