"""What holds for every text: no reader raises, offsets lie in the text, and ways of printing do not change the reading."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.interpret.fields.council import CouncilTexts, find_council
from pipeline.interpret.fields.dates import as_at, read_dates, read_period
from pipeline.interpret.fields.employees import read_employees
from pipeline.interpret.fields.folding import alike, fold, tidy
from pipeline.interpret.fields.leads import lead_likeness, read_leads
from pipeline.interpret.fields.links import is_empty_value, read_links
from pipeline.interpret.fields.moment_patterns import find_moments
from pipeline.interpret.fields.people import read_people
from pipeline.interpret.fields.rag import rag_likeness, read_rag
from pipeline.interpret.fields.terms import read_terms
from pipeline.interpret.fields.time_words import fold_times
from pipeline.interpret.fields.timeframe import Anchor, read_timeframe, time_likeness
from pipeline.interpret.fields.trailing import trailing_fields
from schemas.plan import Period
from schemas.register import CouncilEntry, Register

WORDS = re.findall(
    r"\S+",
    """
by before from to until and or & / - – ; : , . ( ) [ ] Q1 Q4 H1 2023/24 2024 22/23 31 30 0 1 99 June Sept Feb May may '24
0ctober 31.06.2024 30/09/2022 2023-02-30 12/12 Lead: Sponsor: supported by with Head of HR OD Team Manager Director Jane Smith
J. Dr Principal Social Workers, ongoing complete annually quarterly every then onwards w/c Short Medium Long Term Year Phase 2
within 6 twelve months weeks years over the next first half quarter spring Christmas revised was review TBC n/a vacant £ %
FY23 academic year Borsetshire County Council London Borough Green Amber R 1,907 é İ ß ﬁ ٣ ~
""",
)
WORDS += ["\n", "\t", "\u00a0", "\x00", "  "]
PHRASES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
TEXTS = st.one_of(PHRASES, PHRASES.map(lambda t: t.replace(" ", "")), st.text(max_size=80))
ANCHOR = Anchor(
    "2022-05-23", Period(start="2022-04-01", end="2023-03-31"), read_terms(["Short term = 3 months", "Year 1 = 2022/23"])
)
REGISTER = Register((CouncilEntry(gss="E10000091", name="Borsetshire County Council", nice_name="Borsetshire", type="County"),))
quick = settings(deadline=None, max_examples=120, derandomize=True)


@quick
@given(TEXTS)
def test_no_reader_raises_and_offsets_lie_in_the_text(text: str) -> None:
    spans = [(r.start, r.end) for r in (*read_leads(text), *read_dates(text))] + read_links(text)
    for person in read_people(text, "sponsor"):
        spans += [span for span in (person.name, person.position) if span is not None]
    trailing = trailing_fields(text)
    if trailing is not None:
        spans += [span for span in (trailing.lead, trailing.time, (trailing.start, trailing.end)) if span is not None]
    for found in (read_period(text), as_at(text), read_employees(text)):
        spans += [found[1:]] if found is not None else []
    council = find_council(CouncilTexts([text], [text], [text], [text]), REGISTER, "2022")
    spans += [(council.start, council.end)] if council is not None else []
    spans += [(term.start, term.end) for term in read_terms([text, text]).entries]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    for likeness in (time_likeness(text), lead_likeness(text), rag_likeness(text), read_timeframe(text, ANCHOR).sure):
        assert 0.0 <= likeness <= 1.0
    read_rag(text)
    is_empty_value(text)


@quick
@given(TEXTS)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(alike(text)) == len(fold(text)) == len(fold_times(text)) == len(text)


@quick
@given(
    PHRASES,
    st.sampled_from(["-", "–", "—", "‑"]),
    st.sampled_from([" ", "  ", "\u00a0", "\u2009"]),
    st.sampled_from(["'", "’", "‘"]),
)
def test_time_does_not_depend_on_how_it_is_printed(text: str, dash: str, blank: str, quote: str) -> None:
    plain = text.replace("–", "-").replace("\u00a0", " ").replace("\t", " ")
    printed = plain.replace("-", dash).replace(" ", blank).replace("'", quote)
    one, two = read_timeframe(tidy(plain), ANCHOR).timeframe, read_timeframe(printed, ANCHOR).timeframe
    if one is None or two is None:
        assert one is two
        return
    assert (one.kind, one.start, one.end, one.recurrence) == (two.kind, two.start, two.end, two.recurrence)


@pytest.mark.parametrize("change", [str.upper, str.lower])
@pytest.mark.parametrize(
    "text",
    ["By end of September 2023", "Q3 2023/24", "Short to Medium Term", "Quarterly from July 2024", "Ongoing – review March 2024"],
)
def test_time_does_not_depend_on_case(text: str, change: object) -> None:
    changed = text.upper() if change is str.upper else text.lower()
    one, two = read_timeframe(text, ANCHOR).timeframe, read_timeframe(changed, ANCHOR).timeframe
    assert one is not None
    assert two is not None
    assert one.model_copy(update={"text": ""}) == two.model_copy(update={"text": ""})


@quick
@given(st.dates(date(2001, 1, 1), date(2049, 12, 31)), st.integers(0, 5))
def test_each_way_to_print_a_day_is_that_day(day: date, way: int) -> None:
    ordinal = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in {11, 12, 13} else 0, "th")
    text = [
        f"{day.day} {day:%B %Y}",
        f"{day.day}{ordinal} {day:%B %Y}",
        f"{day.day} {ordinal} {day:%b} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day:%y}",
        day.isoformat(),
    ][way]
    time = read_timeframe(text, Anchor(None, None, read_terms([]))).timeframe
    assert time is not None
    assert (time.kind, time.start, time.end) == ("date", day.isoformat(), day.isoformat())
    assert [reading.value for reading in read_dates(text)] == [day.isoformat()]


@quick
@given(PHRASES)
def test_a_date_is_never_finer_than_its_words(text: str) -> None:
    """A single day stands only where a day of the month is printed, and no day lies outside the years that are."""
    time = read_timeframe(text, Anchor(None, None, read_terms([]))).timeframe
    moments = find_moments(tidy(text))
    if time is None or time.kind in {"relative", "unspecified"}:
        return
    if time.start is not None and time.start == time.end:
        assert any(m.grain in {"day", "days"} for m in moments)
    for reading in read_dates(text):
        grain = next(m.grain for m in find_moments(text) if m.start == reading.start)
        assert len(reading.value) <= {"day": 10, "month": 7}.get(grain, 4)


@quick
@given(
    st.lists(
        st.sampled_from(["Head of HR", "Principal Social Worker", "Jane Smith", "Equality Team", "HR Manager (Pay & Data)"]),
        min_size=1,
        max_size=5,
        unique=True,
    ),
    st.sampled_from(["; ", "\n", " ; "]),
)
def test_a_list_at_semicolons_and_lines_gives_each_lead_back(leads: list[str], joint: str) -> None:
    text = joint.join(leads)
    assert [text[r.start : r.end] for r in read_leads(text)] == leads


@pytest.mark.parametrize(
    "text",
    [
        "(" * 3000,
        "June " * 2000,
        "and " * 3000,
        "1" * 5000,
        "Short " * 2000,
        "Head of " * 2000,
        "a, " * 2000,
        "Lead: " * 1500,
        "(" * 1500 + ")" * 1500,
        "\n" * 3000,
    ],
    ids=lambda t: t[:6],
)
def test_long_repetitions_are_read_without_harm(text: str) -> None:
    read_timeframe(text, ANCHOR)
    read_leads(text)
    read_people(text, "sponsor")
    trailing_fields(text)
    read_terms([text])
    find_council(CouncilTexts([text], [text], [text], [text]), REGISTER, None)
