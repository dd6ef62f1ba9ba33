"""Times of the calendar as plans print them, each with its reading: words are made from days, never days from words."""

from __future__ import annotations

import random
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.press.original import When

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}


@dataclass(frozen=True)
class Frame:
    """What relative times hang on: the plan's date, whether it defines terms, the first day of its period."""

    year: int
    month: int
    terms: bool = False
    begins: date | None = None


Made = tuple[str, When]


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def after(frame: Frame, months: int) -> tuple[int, int]:
    """The year and month some months after the plan's."""
    at = frame.year * 12 + frame.month - 1 + months
    return at // 12, at % 12 + 1


def made(
    row: str, text: str, kind: str, start: date | None = None, end: date | None = None, recurrence: str | None = None
) -> Made:
    """A time with the row of the catalogue that it stands for."""
    when = When(
        text=text,
        kind=kind,
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        recurrence=recurrence,
    )
    return row, when


def ahead(rng: random.Random, frame: Frame) -> tuple[int, int]:
    return after(frame, rng.randint(1, 18))


def some_day(rng: random.Random, frame: Frame) -> date:
    year, month = ahead(rng, frame)
    return date(year, month, rng.randint(1, 28))


def ordinal(day: int) -> str:
    return f"{day}{'th' if 11 <= day <= 13 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def month(rng: random.Random, frame: Frame) -> Made:
    """A month in full."""
    year, number = ahead(rng, frame)
    return made("month", f"{MONTHS[number - 1]} {year}", "month", date(year, number, 1), last_day(year, number))


def month_short(rng: random.Random, frame: Frame) -> Made:
    """A month cut short, with two digits for the year."""
    year, number = ahead(rng, frame)
    short = rng.choice([MONTHS[number - 1][:3], "Sept" if number == 9 else MONTHS[number - 1]])
    return made("month_short", f"{short} {year % 100}", "month", date(year, number, 1), last_day(year, number))


def day(rng: random.Random, frame: Frame) -> Made:
    """A day, in the forms that a day takes."""
    at = some_day(rng, frame)
    name = MONTHS[at.month - 1]
    forms = {
        "day": [f"{at.day} {name} {at.year}", f"{ordinal(at.day)} {name} {at.year}"],
        "day_split": [f"{ordinal(at.day)[:-2]} {ordinal(at.day)[-2:]} {name} {at.year}"],
        "day_dots": [f"{at:%d.%m.%y}", f"{at:%d/%m/%Y}"],
        "day_iso": [at.isoformat()],
    }
    row = rng.choice(list(forms))
    return made(row, rng.choice(forms[row]), "date", at, at)


def by_end(rng: random.Random, frame: Frame) -> Made:
    """A month's end as an upper bound."""
    year, number = ahead(rng, frame)
    text = rng.choice(["By end of {} {}", "By end {} {}", "by the end of {} {}"])
    return made("by_end", text.format(MONTHS[number - 1], year), "month", None, last_day(year, number))


def bound(rng: random.Random, frame: Frame) -> Made:
    """A day as an upper bound, or a month."""
    at = some_day(rng, frame)
    if rng.random() < 0.5:
        return made("bound", f"by {MONTHS[at.month - 1]} {at.year}", "month", None, last_day(at.year, at.month))
    word = rng.choice(["by", "By"])
    return made("bound", f"{word} {at.day} {MONTHS[at.month - 1]} {at.year}", "date", None, at)


def financial_year(rng: random.Random, frame: Frame) -> Made:
    """A financial year, or a stretch of them."""
    year = frame.year + rng.randint(0, 1)
    until = year + rng.choice([1, 1, 1, 3])
    first = rng.choice([f"{year}/{(year + 1) % 100:02}", f"{year}-{(year + 1) % 100:02}"])
    text = first if until == year + 1 else f"{year}/{(year + 1) % 100:02} - {until - 1}/{until % 100:02}"
    return made("financial_year", text, "range", date(year, 4, 1), date(until, 3, 31))


def calendar_year(rng: random.Random, frame: Frame) -> Made:
    """A calendar year."""
    year = frame.year + rng.randint(1, 2)
    if rng.random() < 0.3:
        return made("calendar_year", f"By {year}", "range", None, date(year, 12, 31))
    text = rng.choice(["{}", "Conclude {}", "Completion {}"]).format(year)
    return made("calendar_year", text, "range", date(year, 1, 1), date(year, 12, 31))


def quarter(rng: random.Random, frame: Frame) -> Made:
    """A quarter of a financial year, or two of them, or a half."""
    year = frame.year + rng.randint(0, 1)
    number = rng.randint(1, 4)
    name = f"{year}/{(year + 1) % 100:02}"
    starts = [date(year, 4, 1), date(year, 7, 1), date(year, 10, 1), date(year + 1, 1, 1)]
    ends = [date(year, 6, 30), date(year, 9, 30), date(year, 12, 31), date(year + 1, 3, 31)]
    form = rng.choice(["one", "one", "two", "half"])
    if form == "two":
        return made("quarters_joined", f"Q3/4 {name}", "range", starts[2], ends[3])
    if form == "half":
        half = rng.randint(1, 2)
        return made("half_year", f"H{half} {name}", "range", starts[2 * half - 2], ends[2 * half - 1])
    text = rng.choice([f"Q{number} {name}", f"Q{number} {year}-{(year + 1) % 100:02}", f"Quarter {number} {name}"])
    return made("quarter", text, "month", starts[number - 1], ends[number - 1])


def season(rng: random.Random, frame: Frame) -> Made:
    """A season of the year."""
    year = frame.year + 1
    name = rng.choice([*SEASONS, "winter"])
    shown = rng.choice([name, name.title()])
    if name == "winter":
        return made("season", f"{shown} {year}/{(year + 1) % 100:02}", "month", date(year, 12, 1), last_day(year + 1, 2))
    first, last = SEASONS[name]
    return made("season", f"{shown} {year}", "month", date(year, first, 1), last_day(year, last))


def months(rng: random.Random, frame: Frame) -> Made:
    """Two months: joined into one, from the one to the other, or two dates apart."""
    year = frame.year + 1
    first = rng.randint(1, 9)
    form = rng.choice(["joined", "span", "apart"])
    if form == "joined":
        text = f"{MONTHS[first - 1][:3]}/{MONTHS[first][:3]} {year}"
        return made("months_joined", text, "month", date(year, first, 1), last_day(year, first + 1))
    last = first + rng.randint(2, 3)
    names = MONTHS[first - 1], MONTHS[last - 1]
    if form == "apart":
        return made("two_dates", f"{names[0]} / {names[1]} {year}", "range", date(year, first, 1), last_day(year, last))
    text = rng.choice(["{} {} - {} {}", "{} {} to {} {}"]).format(names[0], year, names[1], year)
    text = rng.choice([text, f"{names[0]} - {names[1]} {year}"])
    return made("span", text, "range", date(year, first, 1), last_day(year, last))


def years(rng: random.Random, frame: Frame) -> Made:
    """A long span: from month to month over years, or from year to year."""
    year = frame.year
    if rng.random() < 0.5:
        return made("long_span", f"{year} - {year + 2}", "range", date(year, 1, 1), date(year + 2, 12, 31))
    return made("long_span", f"May {year} to May {year + 1}", "range", date(year, 5, 1), date(year + 1, 5, 31))


def part_of(rng: random.Random, frame: Frame) -> Made:
    """A part of a month, season or year: read as the whole."""
    year, number = ahead(rng, frame)
    name = MONTHS[number - 1]
    form = rng.choice(["mid", "beginning", "early", "late"])
    if form in ("mid", "beginning"):
        text = f"mid-{name} {year}" if form == "mid" else f"beginning of {name} {year}"
        return made("part_of_month", text, "month", date(year, number, 1), last_day(year, number))
    if form == "early":
        return made("part_of_year", f"early {year}", "range", date(year, 1, 1), date(year, 12, 31))
    return made("part_of_season", f"late summer {year}", "month", date(year, 6, 1), date(year, 8, 31))


def week(rng: random.Random, frame: Frame) -> Made:
    """A week by its first day, or by its last."""
    at = some_day(rng, frame)
    if rng.random() < 0.5:
        monday = at - timedelta(days=at.weekday())
        text = f"w/c {monday.day} {MONTHS[monday.month - 1]} {monday.year}"
        return made("week_from", text, "range", monday, monday + timedelta(days=6))
    friday = at + timedelta(days=(4 - at.weekday()) % 7)
    return made("week_until", f"w/e {friday.day} {MONTHS[friday.month - 1]} {friday.year}", "date", friday, friday)
