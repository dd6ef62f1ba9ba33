"""Times that are no day of the calendar: open ends, cycles, terms, states, and words that name no time."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.composer.calendar_times import MONTHS, Frame, Made, after, ahead, last_day, made


def onwards(rng: random.Random, frame: Frame) -> Made:
    """A lower bound with an open end."""
    year, number = ahead(rng, frame)
    text = rng.choice(["{} {} onwards", "from {} {}", "From {} {}", "starting {} {}"])
    return made("onwards", text.format(MONTHS[number - 1], year), "range", date(year, number, 1))


def then(rng: random.Random, frame: Frame) -> Made:
    """A first date and what follows."""
    year, number = ahead(rng, frame)
    name = f"{MONTHS[number - 1]} {year}"
    if rng.random() < 0.5:
        return made("and_ongoing", f"{name} and ongoing", "range", date(year, number, 1))
    return made("then_annually", f"{name} then annually", "range", date(year, number, 1), None, "annual")


def ongoing(rng: random.Random, frame: Frame) -> Made:
    """No end, perhaps with a review."""
    words = ["Ongoing", "On-going", "Ongoing action", "Continuous", "Rolling", "BAU", "Business as usual", "Continual"]
    if rng.random() < 0.7:
        return made("ongoing", rng.choice(words), "ongoing")
    year, number = ahead(rng, frame)
    if rng.random() < 0.5:
        return made("ongoing_review", f"Ongoing - review {MONTHS[number - 1]} {year}", "ongoing")
    return made("ongoing_review", "Ongoing (reviewed yearly)", "ongoing", None, None, "annual")


def recurring(rng: random.Random, frame: Frame) -> Made:
    """Again and again."""
    name = rng.choice(MONTHS)
    rows: list[tuple[str, str, str | None]] = [
        ("annually", "Annually", "annual"),
        ("annually", "Annual review", "annual"),
        ("annually", "Yearly", "annual"),
        ("annual_month", f"Every {name}", "annual"),
        ("annual_month", f"By end of {name} annually", "annual"),
        ("annual_month", f"Annually in {name}", "annual"),
        ("annual_month", f"{name} (annually)", "annual"),
        ("quarterly", "Quarterly", "quarterly"),
        ("quarterly", "Reviewed quarterly", "quarterly"),
        ("quarterly", "on a quarterly basis", "quarterly"),
        ("monthly", "Monthly", "monthly"),
        ("half_yearly", "Six monthly", "biannual"),
        ("half_yearly", "Twice a year", "biannual"),
        ("half_yearly", "Every six months", "biannual"),
        ("half_yearly", "Bi-annual", "biannual"),
        ("other_cycle", "Termly", None),
        ("other_cycle", "Every two years", None),
        ("other_cycle", "Weekly", None),
        ("other_cycle", "Bi-monthly", None),
    ]
    row, text, recurrence = rng.choice(rows)
    return made(row, text, "recurring", None, None, recurrence)


def quarterly_from(rng: random.Random, frame: Frame) -> Made:
    """A cycle with its beginning."""
    year, number = ahead(rng, frame)
    text = f"Quarterly from {MONTHS[number - 1]} {year}"
    return made("quarterly_from", text, "recurring", date(year, number, 1), None, "quarterly")


def within(rng: random.Random, frame: Frame) -> Made:
    """A term that counts from the plan's date, or from an event that has none."""
    if rng.random() < 0.35:
        text = rng.choice(["Within three months of the policy being approved", "Within 6 weeks of the new system going live"])
        return made("within_event", text, "relative")
    count = rng.choice([3, 6, 9, 12])
    word = {3: "three", 6: "six", 9: "nine", 12: "twelve"}[count]
    text = rng.choice([f"within {count} months", f"Within {word} months", f"within the next {count} months"])
    return made("within", text, "relative", None, last_day(*after(frame, count)))


def over_until(rng: random.Random, frame: Frame) -> Made:
    """A duration with its deadline: read as the deadline."""
    year, number = after(frame, 12)
    text = f"Over 12 months – {MONTHS[number - 1]} {year}"
    return made("over_until", text, "month", date(year, number, 1), last_day(year, number))


def term(rng: random.Random, frame: Frame) -> Made:
    """A term of the plan's own legend (up to 3, 3 to 9, 9 to 18 months), or a union of two."""
    bounds = {"Short term": (None, 3), "Medium term": (3, 9), "Long term": (9, 18)}
    unions = {"Short to medium term": (None, 9), "Medium to long term": (3, 18)}
    name, (low, high) = rng.choice([*bounds.items(), *unions.items()])
    if not frame.terms:
        return made("term_undefined", name, "relative")
    start = date(*after(frame, low), 1) if low is not None else None
    return made("term" if name in bounds else "term_union", name, "relative", start, last_day(*after(frame, high)))


def at_once(rng: random.Random, frame: Frame) -> Made:
    """Now."""
    return made("immediate", rng.choice(["Immediate", "ASAP", "Immediately"]), "relative")


def plan_year(rng: random.Random, frame: Frame) -> Made:
    """A year of the plan, from the beginning of its period."""
    number = rng.randint(1, 3)
    text = rng.choice([f"Year {number}", f"Yr {number}"])
    if frame.begins is None:
        return made("plan_year_undefined", text, "relative")
    first = frame.begins.replace(year=frame.begins.year + number - 1)
    end = frame.begins.replace(year=frame.begins.year + number) - timedelta(days=1)
    return made("plan_year", text, "relative", first, end)


def school(rng: random.Random, frame: Frame) -> Made:
    """School terms and years."""
    if rng.random() < 0.3:
        return made("school_term", "Michaelmas term", "unspecified")
    year = frame.year
    text = f"academic year {year}/{(year + 1) % 100:02}"
    return made("school_year", text, "range", date(year, 9, 1), date(year + 1, 8, 31))


def event(rng: random.Random, frame: Frame) -> Made:
    """An occasion whose day is not said."""
    return made("event", rng.choice(["Christmas", "Black History Month", "Race Equality Week"]), "unspecified")


def complete(rng: random.Random, frame: Frame) -> Made:
    """A status in the place of a time."""
    if rng.random() < 0.6:
        return made("complete", rng.choice(["Complete", "Completed", "Done", "Achieved"]), "complete")
    year, number = after(frame, -rng.randint(1, 8))
    text = f"Completed {MONTHS[number - 1]} {year}"
    return made("completed_on", text, "complete", date(year, number, 1), last_day(year, number))


def in_progress(rng: random.Random, frame: Frame) -> Made:
    """Begun, with no end named."""
    text = rng.choice(["In progress", "Underway", "In progress in Adult Social Care"])
    return made("in_progress", text, "ongoing")


def revised(rng: random.Random, frame: Frame) -> Made:
    """A new date in the place of an old one."""
    year, number = ahead(rng, frame)
    new = f"{MONTHS[number - 1]} {year}"
    old_year, old = after(frame, 0)
    text = rng.choice([f"Slipped to {new}", f"Revised: {new} (was {MONTHS[old - 1]} {old_year})"])
    return made("revised", text, "month", date(year, number, 1), last_day(year, number))


def pending(rng: random.Random, frame: Frame) -> Made:
    """Not yet known, or not a time."""
    rows = [
        ("pending", "TBC"),
        ("pending", "TBD"),
        ("pending", "To be confirmed"),
        ("pending", "SLT to advise"),
        ("pending", "Awaiting funding"),
        ("pending", "Subject to budget"),
        ("not_applicable", "n/a"),
        ("not_applicable", "N/A"),
        ("reference", "See 2.1"),
        ("reference", "As above"),
    ]
    row, text = rng.choice(rows)
    return made(row, text, "unspecified")


def in_sentence(rng: random.Random, frame: Frame) -> Made:
    """A time within a sentence."""
    year, number = ahead(rng, frame)
    if rng.random() < 0.5:
        text = f"New guide to come out by end {MONTHS[number - 1]} {year}"
        return made("in_sentence", text, "month", None, last_day(year, number))
    return made("in_sentence", f"First results due autumn {year}", "month", date(year, 9, 1), date(year, 11, 30))


def no_such_day(rng: random.Random, frame: Frame) -> Made:
    """A day that the calendar does not have."""
    return made("no_such_day", f"31 June {frame.year + 1}", "unspecified")
