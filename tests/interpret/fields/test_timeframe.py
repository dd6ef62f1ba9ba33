"""A time field's text as the contract's Timeframe: each expression that real plans use is a row of the table."""

from __future__ import annotations

import pytest

from pipeline.interpret.fields.terms import Terms, read_terms
from pipeline.interpret.fields.timeframe import Anchor, read_timeframe, time_likeness
from schemas.plan import Period

LEGEND = [
    "Short term: up to 3 months",
    "Medium term: 3-9 months",
    "Long term: 12+ months",
    "Medium to Long: 9 -12 months",
]
SIGNED = Anchor("2022-05-23", None, read_terms(LEGEND))
UNDATED = Anchor(None, None, Terms())
PERIOD = Anchor("2022-05", Period(start="2022-04-01", end="2023-03-31"), Terms())

# text, kind, start, end, recurrence
TABLE = [
    # two years in a row, in words
    ("Q2 2022 to 2023", "month", "2022-07-01", "2022-09-30", None),
    ("second quarter of 2022 to 2023", "month", "2022-07-01", "2022-09-30", None),
    ("H1 2023 to 2024", "range", "2023-04-01", "2023-09-30", None),
    ("financial year 2022 to 2023", "range", "2022-04-01", "2023-03-31", None),
    ("Q2 2022 to 2024", "range", "2022-07-01", "2024-12-31", None),
    # a day
    ("30 September 2021", "date", "2021-09-30", "2021-09-30", None),
    ("1st October 2020", "date", "2020-10-01", "2020-10-01", None),
    ("23 rd May 2022", "date", "2022-05-23", "2022-05-23", None),
    ("the 30th of June, 2023", "date", "2023-06-30", "2023-06-30", None),
    ("Monday 6 March 2023", "date", "2023-03-06", "2023-03-06", None),
    ("October 1st 2020", "date", "2020-10-01", "2020-10-01", None),
    ("30.09.22", "date", "2022-09-30", "2022-09-30", None),
    ("30/09/2022", "date", "2022-09-30", "2022-09-30", None),
    ("15/10/2015", "date", "2015-10-15", "2015-10-15", None),
    ("31/03/2022", "date", "2022-03-31", "2022-03-31", None),
    ("2023-03-31", "date", "2023-03-31", "2023-03-31", None),
    ("2023/03/31", "date", "2023-03-31", "2023-03-31", None),
    ("90 days – 2012/08/20", "date", "2012-08-20", "2012-08-20", None),
    ("31MAR2025", "date", "2025-03-31", "2025-03-31", None),
    ("by 1 June 2023", "date", None, "2023-06-01", None),
    ("w/e 10 March 2023", "date", "2023-03-10", "2023-03-10", None),
    ("29 February 2024", "date", "2024-02-29", "2024-02-29", None),
    # a month, quarter, season
    ("October 2022", "month", "2022-10-01", "2022-10-31", None),
    ("OCTOBER 2022.", "month", "2022-10-01", "2022-10-31", None),
    ("March 2023", "month", "2023-03-01", "2023-03-31", None),
    ("July 22", "month", "2022-07-01", "2022-07-31", None),
    ("Sept ’23", "month", "2023-09-01", "2023-09-30", None),
    ("Mar-24", "month", "2024-03-01", "2024-03-31", None),
    ("09/24", "month", "2024-09-01", "2024-09-30", None),
    ("09/2024", "month", "2024-09-01", "2024-09-30", None),
    ("March 2023/24", "month", "2024-03-01", "2024-03-31", None),
    ("0ctober 2023", "month", "2023-10-01", "2023-10-31", None),
    ("Septmber 2024", "month", "2024-09-01", "2024-09-30", None),
    ("Febuary 2024", "month", "2024-02-01", "2024-02-29", None),
    ("Ju1y 2024", "month", "2024-07-01", "2024-07-31", None),
    ("By end of October 2015", "month", None, "2015-10-31", None),
    ("By end October 2015", "month", None, "2015-10-31", None),
    ("By end of Feb 2015", "month", None, "2015-02-28", None),
    ("By end of February 15", "month", None, "2015-02-28", None),
    ("by the end of March 2024", "month", None, "2024-03-31", None),
    ("No later than end March 2024", "month", None, "2024-03-31", None),
    ("before April 2024", "month", None, "2024-04-30", None),
    ("end July 2022", "month", "2022-07-01", "2022-07-31", None),
    ("mid-March 2024", "month", "2024-03-01", "2024-03-31", None),
    ("late summer 2023", "month", "2023-06-01", "2023-08-31", None),
    ("beginning of September 2023", "month", "2023-09-01", "2023-09-30", None),
    ("Q3 2023/24", "month", "2023-10-01", "2023-12-31", None),
    ("Q4 2022-23", "month", "2023-01-01", "2023-03-31", None),
    ("2023/24 Q2", "month", "2023-07-01", "2023-09-30", None),
    ("First quarter of 2024/25", "month", "2024-04-01", "2024-06-30", None),
    ("By end of Q3 2024/25", "month", None, "2024-12-31", None),
    ("Q2 (Jul - Sept 2024)", "month", "2024-07-01", "2024-09-30", None),
    ("October to December 2023 (Q3)", "month", "2023-10-01", "2023-12-31", None),
    ("Spring 2023", "month", "2023-03-01", "2023-05-31", None),
    ("summer 2022", "month", "2022-06-01", "2022-08-31", None),
    ("Autumn 2023", "month", "2023-09-01", "2023-11-30", None),
    ("Winter 2022/23", "month", "2022-12-01", "2023-02-28", None),
    ("Winter 2023", "month", "2023-12-01", "2024-02-29", None),
    ("Jan/Feb 2023", "month", "2023-01-01", "2023-02-28", None),
    ("Dec 2023/Jan 2024", "month", "2023-12-01", "2024-01-31", None),
    ("By Jan/Feb 2023", "month", None, "2023-02-28", None),
    ("Staff survey data available summer 2022", "month", "2022-06-01", "2022-08-31", None),
    ("policy to be published by end July 2022", "month", None, "2022-07-31", None),
    ("Publication anticipated summer 2022", "month", "2022-06-01", "2022-08-31", None),
    ("Over 12 months - April 2023", "month", "2023-04-01", "2023-04-30", None),
    ("Over 12 months – April 2023", "month", "2023-04-01", "2023-04-30", None),
    ("Pulse survey results ready in summer 2022", "month", "2022-06-01", "2022-08-31", None),
    ("New guidance issued by end July 2022", "month", None, "2022-07-31", None),
    ("Publication anticipated summer 2022", "month", "2022-06-01", "2022-08-31", None),
    ("To be completed by June 2024", "month", None, "2024-06-30", None),
    ("Completed by March 2024", "month", None, "2024-03-31", None),
    ("Slipped to May 2024", "month", "2024-05-01", "2024-05-31", None),
    ("Revised: June 2023 (was March 2023)", "month", "2023-06-01", "2023-06-30", None),
    ("March 2024 (previously December 2023)", "month", "2024-03-01", "2024-03-31", None),
    ("June 2024, review December 2024", "month", "2024-06-01", "2024-06-30", None),
    ("Review: April 2025", "month", "2025-04-01", "2025-04-30", None),
    ("Annual report June 2024", "month", "2024-06-01", "2024-06-30", None),
    ("TBC - likely June 2024", "month", "2024-06-01", "2024-06-30", None),
    ("30th September 2O24", "date", "2024-09-30", "2024-09-30", None),
    ("Q.3 2024/25", "month", "2024-10-01", "2024-12-31", None),
    ("Q1 FY24/25", "month", "2024-04-01", "2024-06-30", None),
    ("March 2024, reviewed annually", "month", "2024-03-01", "2024-03-31", "annual"),
    ("By March 2024 – quarterly monitoring", "month", None, "2024-03-31", "quarterly"),
    ("Was June 2023, now Dec 2023", "month", "2023-12-01", "2023-12-31", None),
    # from … to, years, open
    ("2024/5", "range", "2024-04-01", "2025-03-31", None),
    ("FYE 2025", "range", "2024-04-01", "2025-03-31", None),
    ("After April 2024", "range", "2024-05-01", None, None),
    ("Not before April 2024", "range", "2024-04-01", None, None),
    ("Summer 2023 and ongoing", "range", "2023-06-01", None, None),
    ("2022/23", "range", "2022-04-01", "2023-03-31", None),
    ("2022-23", "range", "2022-04-01", "2023-03-31", None),
    ("2022/2023", "range", "2022-04-01", "2023-03-31", None),
    ("22/23", "range", "2022-04-01", "2023-03-31", None),
    ("FY 22-23", "range", "2022-04-01", "2023-03-31", None),
    ("2024-2025 financial year", "range", "2024-04-01", "2025-03-31", None),
    ("by end of FY 22-23", "range", None, "2023-03-31", None),
    ("end of financial year 2023/24", "range", "2023-04-01", "2024-03-31", None),
    ("2013/14 - 2015/16", "range", "2013-04-01", "2016-03-31", None),
    ("2025", "range", "2025-01-01", "2025-12-31", None),
    ("By 2018", "range", None, "2018-12-31", None),
    ("early 2024", "range", "2024-01-01", "2024-12-31", None),
    ("Conclude 2025", "range", "2025-01-01", "2025-12-31", None),
    ("Completion 2024", "range", "2024-01-01", "2024-12-31", None),
    ("2015 - 2019", "range", "2015-01-01", "2019-12-31", None),
    ("Q3/4 2023/24", "range", "2023-10-01", "2024-03-31", None),
    ("H1 2023/24", "range", "2023-04-01", "2023-09-30", None),
    ("academic year 2023/24", "range", "2023-09-01", "2024-08-31", None),
    ("w/c 6 March 2023", "range", "2023-03-06", "2023-03-12", None),
    ("April 2023 - June 2023", "range", "2023-04-01", "2023-06-30", None),
    ("January - March 2023", "range", "2023-01-01", "2023-03-31", None),
    ("Nov - Feb 2024", "range", "2023-11-01", "2024-02-29", None),
    ("Apr 24 – Mar 25", "range", "2024-04-01", "2025-03-31", None),
    ("1 April to 30 June 2024", "range", "2024-04-01", "2024-06-30", None),
    ("1-30 June 2024", "range", "2024-06-01", "2024-06-30", None),
    ("January / July 2025", "range", "2025-01-01", "2025-07-31", None),
    ("January 2025 / July", "range", "2025-01-01", "2025-07-31", None),
    ("June 2024\nSeptember 2024", "range", "2024-06-01", "2024-09-30", None),
    ("April 2022 to March 2023", "range", "2022-04-01", "2023-03-31", None),
    ("May 2022 to May 2023", "range", "2022-05-01", "2023-05-31", None),
    ("Spring/Summer 2024", "range", "2024-03-01", "2024-08-31", None),
    ("late 2024/early 2025", "range", "2024-01-01", "2025-12-31", None),
    ("Throughout 2024/25", "range", "2024-04-01", "2025-03-31", None),
    ("Year 1 (2023/24)", "range", "2023-04-01", "2024-03-31", None),
    ("Phase 1 (April to June 2024)", "range", "2024-04-01", "2024-06-30", None),
    ("May 2022 onwards", "range", "2022-05-01", None, None),
    ("Jan 2025 +", "range", "2025-01-01", None, None),
    ("from April 2022", "range", "2022-04-01", None, None),
    ("starting July 2022", "range", "2022-07-01", None, None),
    ("with effect from 1 April 2024", "range", "2024-04-01", None, None),
    ("July 2022 and ongoing", "range", "2022-07-01", None, None),
    ("May 2024 / ongoing", "range", "2024-05-01", None, None),
    ("April 2023 then annually", "range", "2023-04-01", None, "annual"),
    ("31 December 2022 and every 3 years", "range", "2022-12-31", None, None),
    ("31 December 2022 and every 3 years thereafter", "range", "2022-12-31", None, None),
    ("Starting in April 2024 and then every 6 months", "range", "2024-04-01", None, "biannual"),
    # the document's terms and durations
    ("Short Term", "relative", None, "2022-08-31", None),
    ("short-term", "relative", None, "2022-08-31", None),
    ("Medium Term", "relative", "2022-08-01", "2023-02-28", None),
    ("Long Term", "relative", "2023-05-01", None, None),
    ("Short to Medium Term", "relative", None, "2023-02-28", None),
    ("Short/Medium", "relative", None, "2023-02-28", None),
    ("Medium to Long Term", "relative", "2023-02-01", "2023-05-31", None),
    ("Short term (0-3 months)", "relative", "2022-05-01", "2022-08-31", None),
    ("Long Term = 12+ Months", "relative", "2023-05-01", None, None),
    ("9 -12 Months", "relative", "2023-02-01", "2023-05-31", None),
    ("in the first 6 months", "relative", None, "2022-11-30", None),
    ("within 6 months", "relative", None, "2022-11-30", None),
    ("within the next 3 months", "relative", None, "2022-08-31", None),
    ("in the first six months", "relative", None, "2022-11-30", None),
    ("Completed within 3 months", "relative", None, "2022-08-31", None),
    ("12 months", "relative", None, "2023-05-31", None),
    ("over the next two years", "relative", None, "2024-05-31", None),
    ("within 6 months of April 2024", "relative", None, "2024-10-31", None),
    ("within 3 months of approval", "relative", None, None, None),
    ("Within three months of the … approval", "relative", None, None, None),
    ("within six months of new Council", "relative", None, None, None),
    ("6 and/or 18 months post-completion", "relative", None, None, None),
    ("6 weeks", "relative", None, None, None),
    ("Within first year", "relative", None, "2023-05-31", None),
    ("Following the restructure", "relative", None, None, None),
    ("Immediate", "relative", None, None, None),
    ("ASAP", "relative", None, None, None),
    ("Now", "relative", None, None, None),
    ("Day 1", "relative", None, None, None),
    ("Quick win", "relative", None, None, None),
    ("Year 1", "relative", None, None, None),
    ("Y3", "relative", None, None, None),
    ("by year 3", "relative", None, None, None),
    ("Phase 2", "relative", None, None, None),
    ("By month 6", "relative", None, None, None),
    # how often
    ("Annually", "recurring", None, None, "annual"),
    ("Annual", "recurring", None, None, "annual"),
    ("Annual review", "recurring", None, None, "annual"),
    ("Yearly", "recurring", None, None, "annual"),
    ("Every August", "recurring", None, None, "annual"),
    ("March (annually)", "recurring", None, None, "annual"),
    ("By end of March annually", "recurring", None, None, "annual"),
    ("Annually in April", "recurring", None, None, "annual"),
    ("31st March each year", "recurring", None, None, "annual"),
    ("Every year in October (Black History Month)", "recurring", None, None, "annual"),
    ("Quarterly", "recurring", None, None, "quarterly"),
    ("Reviewed quarterly", "recurring", None, None, "quarterly"),
    ("on a quarterly basis", "recurring", None, None, "quarterly"),
    ("Quarterly from July 2024", "recurring", "2024-07-01", None, "quarterly"),
    ("Quarterly until March 2025", "recurring", None, "2025-03-31", "quarterly"),
    ("Monthly from April 2024 to March 2025", "recurring", "2024-04-01", "2025-03-31", "monthly"),
    ("Monthly", "recurring", None, None, "monthly"),
    ("Six monthly", "recurring", None, None, "biannual"),
    ("every six months", "recurring", None, None, "biannual"),
    ("Twice per annum", "recurring", None, None, "biannual"),
    ("twice a year", "recurring", None, None, "biannual"),
    ("bi-annual", "recurring", None, None, "biannual"),
    ("biannually", "recurring", None, None, "biannual"),
    ("bi-monthly", "recurring", None, None, None),
    ("eight-weekly", "recurring", None, None, None),
    ("weekly", "recurring", None, None, None),
    ("termly", "recurring", None, None, None),
    ("every two years", "recurring", None, None, None),
    ("4 yearly", "recurring", None, None, None),
    # a state
    ("Ongoing", "ongoing", None, None, None),
    ("Ongoing action", "ongoing", None, None, None),
    ("On-going", "ongoing", None, None, None),
    ("Continuous", "ongoing", None, None, None),
    ("Continual", "ongoing", None, None, None),
    ("Rolling", "ongoing", None, None, None),
    ("BAU", "ongoing", None, None, None),
    ("business as usual", "ongoing", None, None, None),
    ("year - ongoing", "ongoing", None, None, None),
    ("All year round", "ongoing", None, None, None),
    ("In progress", "ongoing", None, None, None),
    ("In progress in the adults' teams", "ongoing", None, None, None),
    ("In progress in Children and Families", "ongoing", None, None, None),
    ("Underway", "ongoing", None, None, None),
    ("Started", "ongoing", None, None, None),
    ("90% complete", "ongoing", None, None, None),
    ("Ongoing - review March 2024", "ongoing", None, None, None),
    ("Ongoing (reviewed yearly)", "ongoing", None, None, "annual"),
    ("Ongoing from May 2024", "ongoing", "2024-05-01", None, None),
    ("Ongoing until May 2024", "ongoing", None, "2024-05-31", None),
    ("In progress; expected March 2024", "ongoing", None, "2024-03-31", None),
    ("Complete", "complete", None, None, None),
    ("Completed", "complete", None, None, None),
    ("Done", "complete", None, None, None),
    ("Achieved", "complete", None, None, None),
    ("Closed", "complete", None, None, None),
    ("In place", "complete", None, None, None),
    ("Completed January 2016", "complete", "2016-01-01", "2016-01-31", None),
    ("Complete – 3 June 2021", "complete", "2021-06-03", "2021-06-03", None),
    ("Completed; refresh March 2025", "complete", None, None, None),
    # no time
    ("EDM to advise", "unspecified", None, None, None),
    ("TBC", "unspecified", None, None, None),
    ("TBD", "unspecified", None, None, None),
    ("tba", "unspecified", None, None, None),
    ("To be confirmed", "unspecified", None, None, None),
    ("To be agreed", "unspecified", None, None, None),
    ("awaiting funding", "unspecified", None, None, None),
    ("subject to budget", "unspecified", None, None, None),
    ("Delayed", "unspecified", None, None, None),
    ("Not started", "unspecified", None, None, None),
    ("Not complete", "unspecified", None, None, None),
    ("n/a", "unspecified", None, None, None),
    ("N/A", "unspecified", None, None, None),
    ("None", "unspecified", None, None, None),
    ("Not applicable", "unspecified", None, None, None),
    ("See 2.1", "unspecified", None, None, None),
    ("As above", "unspecified", None, None, None),
    ("ditto", "unspecified", None, None, None),
    ("Christmas", "unspecified", None, None, None),
    ("Easter 2023", "unspecified", None, None, None),
    ("Black History Month", "unspecified", None, None, None),
    ("Race Equality Week", "unspecified", None, None, None),
    ("Michaelmas term", "unspecified", None, None, None),
    ("MT21", "unspecified", None, None, None),
    ("HT21", "unspecified", None, None, None),
    ("September intake", "unspecified", None, None, None),
    ("Autumn term 2024", "unspecified", None, None, None),
    ("new school year", "unspecified", None, None, None),
    ("31 June 2024", "unspecified", None, None, None),
    ("31/06/2024", "unspecified", None, None, None),
    ("29 February 2023", "unspecified", None, None, None),
]


@pytest.mark.parametrize(("text", "kind", "start", "end", "recurrence"), TABLE, ids=[row[0] for row in TABLE])
def test_expression(text: str, kind: str, start: str | None, end: str | None, recurrence: str | None) -> None:
    time = read_timeframe(text, SIGNED).timeframe
    assert time is not None
    assert (time.kind, time.start, time.end, time.recurrence) == (kind, start, end, recurrence)
    assert time.text == text


# Words that can be read as two times, or that lack what settles them: no day is guessed, and a note says why.
OPEN = [
    ("Sept 02", "month", "ambiguous_time"),
    ("March 03", "month", "ambiguous_time"),
    ("Apr 07", "month", "ambiguous_time"),
    ("Ap 07", "month", "ambiguous_time"),
    ("September intake", "unspecified", "ambiguous_time"),
    ("FY23", "range", "ambiguous_time"),
    ("H1 2024", "range", "ambiguous_time"),
    ("first half of 2023", "range", "ambiguous_time"),
    ("Q4 2024", "month", "ambiguous_time"),
    ("2024-26", "range", "ambiguous_time"),
    ("2022-2023", "range", "ambiguous_time"),
    ("11/12", "range", "ambiguous_time"),
    ("Spring 2023/24", "month", "ambiguous_time"),
    ("bi-annual", "recurring", "ambiguous_time"),
    ("bi-monthly", "recurring", "ambiguous_time"),
    ("Over 12 months", "relative", "ambiguous_time"),
    ("Ongoing – June 2024", "ongoing", "ambiguous_time"),
    ("Easter 2023", "unspecified", "ambiguous_time"),
    ("Monthly / Quarterly", "recurring", "ambiguous_time"),
    ("Mid-year", "range", "no_year"),
    ("By September", "month", "no_year"),
    ("mid-March", "month", "no_year"),
    ("beginning of September", "month", "no_year"),
    ("late summer", "month", "no_year"),
    ("autumn", "month", "no_year"),
    ("roll-out hoped for by autumn", "month", "no_year"),
    ("Currently looking at options, solution aimed for by autumn", "month", "no_year"),
    ("quarter 2", "month", "no_year"),
    ("Q3/4", "range", "no_year"),
    ("moved from Q2 to Q4", "month", "no_year"),
    ("w/c 6 March", "range", "no_year"),
    ("no later than 31 March", "date", "no_year"),
    ("with effect from 1 April", "range", "no_year"),
    ("End of year", "range", "no_year"),
    ("year end", "range", "no_year"),
    ("31 June 2024", "unspecified", "no_such_day"),
    ("13/13/2024", "unspecified", "no_such_day"),
    ("Year 2", "relative", "undefined_term"),
    ("within 3 months of approval", "relative", "undated_event"),
    ("Within three months of the scheme's approval", "relative", "undated_event"),
    ("12 and/or 24 months post-completion", "relative", "undated_event"),
    ("6 weeks", "relative", "not_whole_months"),
    ("originally Sept 22", "unspecified", "superseded_time"),
]


@pytest.mark.parametrize(("text", "kind", "code"), OPEN, ids=[row[0] for row in OPEN])
def test_nothing_is_guessed(text: str, kind: str, code: str) -> None:
    reading = read_timeframe(text, SIGNED)
    time = reading.timeframe
    assert time is not None
    assert (time.kind, time.start, time.end) == (kind, None, None)
    assert code in {note.code for note in reading.notes}
    assert all(note.words == text for note in reading.notes)


@pytest.mark.parametrize("text", ["", "  \n ", "-", "–", "…"])
def test_empty_field_is_no_timeframe(text: str) -> None:
    assert read_timeframe(text, SIGNED).timeframe is None


def test_term_needs_a_definition_and_a_month_to_count_from() -> None:
    for anchor in (UNDATED, Anchor("2022", None, read_terms(LEGEND)), Anchor("2022-05", None, Terms())):
        reading = read_timeframe("Short Term", anchor)
        assert reading.timeframe is not None
        assert (reading.timeframe.kind, reading.timeframe.start, reading.timeframe.end) == ("relative", None, None)
        assert [note.code for note in reading.notes] == ["undefined_term"]


def test_union_needs_both_terms() -> None:
    anchor = Anchor("2022-05", None, read_terms(LEGEND[:1]))
    time = read_timeframe("Short to Medium Term", anchor).timeframe
    assert time is not None
    assert (time.start, time.end) == (None, None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Year 1", "2022-04-01", "2023-03-31"),
        ("Yr 2", "2023-04-01", "2024-03-31"),
        ("Year 1-2", "2022-04-01", "2024-03-31"),
        ("by year 3", None, "2025-03-31"),
    ],
)
def test_year_of_the_plan_counts_from_its_period(text: str, start: str | None, end: str) -> None:
    time = read_timeframe(text, PERIOD).timeframe
    assert time is not None
    assert (time.kind, time.start, time.end) == ("relative", start, end)


def test_term_may_stand_for_days() -> None:
    anchor = Anchor("2023-05", None, read_terms(["Phase 1: April 2023 – March 2024", "Year 1 = 2023/24"]))
    for text in ("Phase 1", "Year 1"):
        time = read_timeframe(text, anchor).timeframe
        assert time is not None
        assert (time.start, time.end) == ("2023-04-01", "2024-03-31")


def test_period_of_one_year_makes_a_month_certain() -> None:
    time = read_timeframe("By September", PERIOD).timeframe
    assert time is not None
    assert (time.start, time.end) == (None, "2022-09-30")
    three = Anchor("2022-05", Period(start="2022-04-01", end="2025-03-31"), Terms())
    open_time = read_timeframe("By September", three).timeframe
    assert open_time is not None
    assert open_time.end is None


def test_a_month_that_comes_round_is_of_no_year_of_the_plan() -> None:
    year = Anchor("2022-05", Period(start="2022-04-01", end="2023-03-31"), Terms())
    time = read_timeframe("By end of March annually", year).timeframe
    assert time is not None
    assert (time.kind, time.start, time.end, time.recurrence) == ("recurring", None, None, "annual")


def test_completed_by_a_day_already_past_is_complete() -> None:
    time = read_timeframe("Completed by March 2022", SIGNED).timeframe
    assert time is not None
    assert (time.kind, time.start, time.end) == ("complete", None, "2022-03-31")


def test_two_digit_year_counts_without_a_plan_date_and_near_it() -> None:
    for anchor in (UNDATED, Anchor("2008", None, Terms())):
        time = read_timeframe("March 03", anchor).timeframe
        assert time is not None
        assert time.start == "2003-03-01"


def test_quarter_of_a_plain_year_is_noted() -> None:
    reading = read_timeframe("Q1 2024", SIGNED)
    assert reading.timeframe is not None
    assert (reading.timeframe.start, reading.timeframe.end) == ("2024-04-01", "2024-06-30")
    assert [note.code for note in reading.notes] == ["financial_year_assumed"]


def test_text_is_folded_but_keeps_its_paragraphs() -> None:
    time = read_timeframe("  April\u00a0 2023 \n  Ongoing ", SIGNED).timeframe
    assert time is not None
    assert time.text == "April 2023\nOngoing"


def test_sure_is_the_share_of_words_of_time() -> None:
    assert read_timeframe("April 2023", SIGNED).sure == 1.0
    assert 0 < read_timeframe("New guidance issued by end July 2022", SIGNED).sure < 0.6
    assert read_timeframe("the chair will say", SIGNED).sure == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "October 2022",
        "Q3 2023/24",
        "by 31 March 2024",
        "April 2022 to March 2023",
        "Short to Medium Term",
        "within 6 months",
        "2025",
    ],
)
def test_times_are_likely(text: str) -> None:
    assert time_likeness(text) >= 0.85


@pytest.mark.parametrize("text", ["Ongoing", "Annually", "Complete", "In progress", "ASAP"])
def test_states_are_fairly_likely(text: str) -> None:
    assert 0.55 <= time_likeness(text) < 0.85


def test_time_to_come_is_likelier_than_none() -> None:
    assert time_likeness("TBC") == 0.5
    assert time_likeness("n/a") == 0.3
    assert time_likeness("-") == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Head of Workforce",
        "Publish the pay gap report by March 2024 and share it with every team in the directorate",
        "Workforce strategy refreshed in 2023 with staff networks and unions across the service",
        "12 new mentors recruited",
        "Increase the share of applicants who are shortlisted",
        "x" * 5000,
    ],
)
def test_other_texts_are_unlikely_times(text: str) -> None:
    assert time_likeness(text) <= 0.35
