from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.interpret.fields.figures import FigureContext, load_lexicon, read_figures
from pipeline.interpret.frameworks import load_framework
from schemas.plan import Period
from schemas.problems import UsageError
from tests.figure_lines import line_of, lines, readings


def words(texts: list[str], metrics: tuple[int, ...]) -> list[str]:
    found = readings(texts, metrics)
    return [texts[f.index][f.start : f.end] for f in found.figures]


@pytest.mark.parametrize(
    ("text", "metrics", "expected"),
    [
        ("In short, 2% of white staff and 3% of BME staff did.", (3,), ["2% of white staff", "3% of BME staff did"]),
        ("This means that BME people are twice as likely to go.", (8,), ["BME people are twice as likely to go"]),
        ("White staff left less often (9% compared with 14%).", (8,), ["9% compared with 14%", "9% compared with 14%"]),
        ("83% of directors are white, which is too many.", (9,), ["83% of directors are white"]),
        ("As at 31 March 2023 83% of directors are white.", (9,), ["83% of directors are white"]),
        ("White staff hold more senior posts (88%) than others.", (9,), ["White staff hold more senior posts (88%)"]),
        ("Adults: 4 (1 colleague and 3 managers)", (7,), ["Adults: 4", "1 colleague", "3 managers"]),
        ("12% of white staff left in 2022/23.", (8,), ["12% of white staff left"]),
        ("Metric 4: no referrals at all.", (3, 4), ["no referrals at all"]),
    ],
)  # fmt: skip
def test_the_words_are_the_shortest_clause(text: str, metrics: tuple[int, ...], expected: list[str]) -> None:
    assert words([text], metrics) == expected


def test_the_number_is_where_it_stands() -> None:
    text = "Fewer than five BME staff and 1,204 white staff left."
    found = readings([text], (8,)).figures
    assert [text[slice(*f.number)] for f in found] == ["five", "1,204"]


def test_what_is_taken_from_elsewhere_has_its_own_words() -> None:
    texts = ["HR data April 2022 to March 2023:", "In Adults 12% of white staff left. In comparison, 15% of BME staff left."]
    last = readings(texts, (8,)).figures[-1]
    borrowed = [texts[index][start:end] for index, start, end in last.borrowed]
    assert line_of(last) == "8 rate left me adults 15% @2022-04-01..2023-03-31"
    assert borrowed == ["April 2022 to March 2023", "In Adults 12% of white staff left."] or borrowed[0].endswith("to March 2023")


def test_a_notice_that_withholds_gives_no_figure() -> None:
    found = readings(["Figures are not published because fewer than five people are concerned."], (4,))
    assert found.figures == []
    assert [why for *_, why in found.not_taken] == ["the threshold of a notice that withholds the figure"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Between 10-15% of BME staff left.", "a range of values"),
        ("BME staff were 2 times less likely to leave.", "“times less likely” has no agreed reading"),
        ("Leavers fell by 5%.", "a change, not a level"),
        ("BME combined total19.5%8.0%4.3%", "numbers without a gap between them"),
        ("The score was 3.7.", "a number without a unit"),
    ],
)
def test_what_is_not_taken_says_why(text: str, why: str) -> None:
    found = readings([text], (3,))
    assert why in [reason for *_, reason in found.not_taken] or not any(f.metric for f in found.figures)


def test_points_or_ratio_is_marked() -> None:
    (figure,) = readings(["6% more white than BME candidates are appointed."], (2,)).figures
    assert line_of(figure) == "2 gap appointed white/me both 6pp"
    assert figure.notes == ("points or ratio: read as a gap in points",)


def test_a_ratio_of_no_group_stands_in_the_standards_orientation_and_says_so() -> None:
    (figure,) = readings(["Relative likelihood: 1.3"], (3,)).figures
    assert line_of(figure) == "3 rl disciplinary me/white both 1.3x"
    assert figure.notes == ("no group named: read in the standard's orientation",)


def test_an_abbreviation_that_the_document_declares_counts() -> None:
    assert lines(["In WSD 12% of white staff left."], [8], services={"WSD": "adults"}) == ["8 rate left white adults 12%"]


def test_context_gives_period_service_and_status() -> None:
    period = Period(start="2023-04-01", end="2024-03-31")
    assert lines(["12% of white staff left."], [8], service="children", period=period) == [
        "8 rate left white children 12% @2023-04-01..2024-03-31"
    ]
    assert lines(["White turnover is at 10%"], [8], status="target") == ["8 rate left white both 10% target"]


@pytest.mark.parametrize("metrics", [(), (2,)])
def test_a_bare_number_that_was_not_taken_makes_no_ratio_of_the_next(metrics: tuple[int, ...]) -> None:
    assert lines(["0.48", "0.46", "0.44"], metrics) == []
    assert len(lines(["The relative likelihood was 0.48", "Adult Social Care: 0.46"], (2,))) == 2


def test_what_tells_of_the_past_is_no_target() -> None:
    assert lines(["4 staff had left by a colleague's account."], [8], status="target") == ["8 count left all both 4n"]


def test_a_users_vocabulary_is_added() -> None:
    lexicon = load_lexicon({"groups": {"minority_ethnic": ["rainbow staff"]}, "services": {"adults": ["care at home"]}})
    context = FigureContext(metrics=(8,))
    found = read_figures(["In Care at Home 12% of Rainbow staff left."], context, load_framework(), lexicon).figures
    assert [line_of(f) for f in found] == ["8 rate left me adults 12%"]


def test_a_vocabulary_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="groups"):
        load_lexicon({"groups": ["white"]})
    with pytest.raises(UsageError, match="white"):
        load_lexicon({"groups": {"white": "pale"}})


def test_another_standard_has_no_metrics() -> None:
    found = read_figures(["12% of white staff left."], FigureContext(), load_framework("generic"), load_lexicon())
    assert [f.metric for f in found.figures] == [None]


def test_importing_does_not_load_the_rule_matcher() -> None:
    modules = "pipeline.interpret.fields.figure_tables, pipeline.interpret.fields.availability"
    code = f"import sys, {modules}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


VARIANTS = [
    "In Children's Services, 12% of white staff left - 15% of BME staff did.",
    "In Children’s Services, 12% of white staff left – 15% of BME staff did.",
    "In Children's\u00a0Services, 12\u00a0% of white  staff left — 15 % of B.M.E. staff did.",
]


def test_blanks_quotes_and_dashes_make_no_difference() -> None:
    assert len({tuple(lines([text], [8])) for text in VARIANTS}) == 1
    assert lines([VARIANTS[0]], [8]) == ["8 rate left white children 12%", "8 rate left me children 15%"]


PIECES = [
    "12%", "1.4", "twice", "one in five", "no staff", "fewer than 5", "(8% compared to 3%)", "of white staff", "BAME staff",
    "were", "left", "entered the process", "in Adults", "and", ",", ".", ";", "(", ")", "compared to", "than", "as likely",
    "respectively", "from", "to", "£25,000", "31 March 2023", "2021/22", "by a manager",
    "harassment", "senior managers", "Metric 3:", "grade 9", "not shown due to low numbers", "\n", "\u00a0",
]  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([(), (3,), (7,), (1, 9), (2, 8)]))
def test_no_arrangement_of_words_breaks_the_grammar(pieces: list[str], metrics: tuple[int, ...]) -> None:
    text = " ".join(pieces)
    found = readings([text, text], metrics)
    for figure in found.figures:
        assert figure.start <= figure.number[0] < figure.number[1] <= figure.end
        assert text[figure.start : figure.end].strip()
        assert all(0 <= start < end <= len(text) for _, start, end in figure.borrowed)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    readings([text], (7,))


PROGRAMMES = """All panels for posts at Grade 9 and above will include at least one panel member from the global majority.
100% of recruiting managers to have completed safer recruitment training.
12 managers have completed the training and 8 are booked on the next cohort.
Increase the number of BAME staff applying for senior roles by 10%.
Exit interviews offered to all leavers; 60% completion rate.
The survey had a 43% response rate (512 staff).
75% of staff feel confident to report harassment.
Two listening circles held with 24 BAME staff.
All 4 social workers who applied for the leadership programme were successful.
Dip sample of 20 disciplinary cases to be reviewed every quarter.
Panel reviewed 12 disciplinary cases in 2023 and found no bias.
Six monthly report on disciplinary data by ethnicity.
95% of posts filled internally.
The borough's population is 48% Black, Asian and minority ethnic.
Nationally 26% of the adult social care workforce is from a BAME background.
7% of staff have not declared their ethnicity.
5 complaints were upheld out of 12.
3 grievances were raised by BAME staff.
Three senior managers sponsor the network.
The Director meets 6 BAME staff each month.
30 staff were shortlisted for the staff awards.
Five managers were appointed as cultural ambassadors.
We held 3 focus groups with 42 staff from minority ethnic backgrounds.
All senior managers (100%) have completed allyship training.
100% of disciplinary cases have an equality check.
80% of leavers complete an exit interview.
40% of staff said they would not report harassment.
3 new posts were created and all 3 have been filled.
The council employs 2,340 staff of whom 61% work in social care."""


@pytest.mark.parametrize("text", PROGRAMMES.splitlines())
@pytest.mark.parametrize("status", ["actual", "target"])
def test_numbers_about_programmes_are_of_no_metric(text: str, status: str) -> None:
    assert [lines([text], metrics, status=status) for metrics in ((2,), (3,), (5,), (7,), (8,), (9,))] == [[]] * 6


def test_beside_the_data_a_number_needs_an_event_of_its_own() -> None:
    texts = ["12% of white staff did.", "9% of white staff left."]
    assert lines(texts, [3]) == ["3 rate disciplinary white both 12%", "8 rate left white both 9%"]
    assert lines(texts, [3], about_metric=False) == ["8 rate left white both 9%"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Our adults' and children's services are diverse: 24% and 16% of staff from minority ethnic groups respectively.",
            [("share", "workforce", "adults", 24), ("share", "workforce", "children", 16)],
        ),
        ("24% of staff from minority ethnic backgrounds felt safe at work.", [("rate", "other", "both", 24)]),
    ],
)
def test_a_part_of_the_staff_that_nothing_happened_to_is_a_share_of_the_workforce(text, told):
    assert [(f.quantity, f.event, f.service, f.value) for f in readings([text]).figures] == told


def test_labels_and_values_written_alike_are_all_shares():
    texts = ["Global majority staff leavers: 41%", "Adult Social Care global majority staff leavers: 33%"]
    assert [f.quantity for f in readings(texts, [8]).figures] == ["share", "share"]
