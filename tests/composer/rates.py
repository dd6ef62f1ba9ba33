"""What is said of an event: rates, ratios, counts, absences. The numbers come first, the words are made from them."""

from __future__ import annotations

import random

from corpus.press.original import DataTable
from tests.composer.speech import EVENTS, Data, Voice, mark, rates, upper, verbs


def pair_and_ratio(rng: random.Random, metric: int, v: Voice) -> Data:
    """Both rates and the ratio of the one group."""
    a, b = rates(rng)
    past, infinitive = verbs(metric)
    ratio = round(a / b, 2)
    event = EVENTS[metric]
    qualifier = rng.choice(["about", ""])
    words = f"{upper(v.minority)} were {qualifier} {ratio} times as likely {infinitive}".replace("  ", " ")
    minority = mark(f"{a}% of {v.minority}", "rate", event, "minority_ethnic", f"{a}%")
    white = mark(f"{b}% of {v.white} {past}", "rate", event, "white", f"{b}%")
    line = f"{v.opening}{minority} and {white}. {mark(words, event, 'minority_ethnic', f'{ratio}x', qualifier)}."
    return Data([line], rows={"ratio_times", "pair_in_order"}, period=v.period)


def white_subject(rng: random.Random, metric: int, v: Voice) -> Data:
    """The ratio with the white group as its subject."""
    _, infinitive = verbs(metric)
    ratio = round(rng.uniform(0.4, 1.9), 2)
    tail = " i.e. less likely" if ratio < 1 and rng.random() < 0.5 else ""
    line = (
        f"{v.opening}{{{v.white} were about {ratio} times as likely{tail} {infinitive}|{EVENTS[metric]},white,{ratio}x,about}}."
    )
    return Data([line], rows={"ratio_times", "white_subject"}, period=v.period)


def percent_likely(rng: random.Random, metric: int, v: Voice) -> Data:
    """So many per cent more or less likely."""
    _, infinitive = verbs(metric)
    points = rng.randint(5, 60)
    less = rng.random() < 0.4
    value = round(1 + (-points if less else points) / 100, 2)
    word = "less" if less else "more"
    words = f"{v.minority} were {points}% {word} likely {infinitive} than {v.white}"
    line = f"{v.opening}{mark(words, EVENTS[metric], 'minority_ethnic', f'{value}x')}."
    return Data([line], rows={"percent_more_likely"}, period=v.period)


def in_words(rng: random.Random, metric: int, v: Voice) -> Data:
    """Twice, three times, half, with the pair in a bracket."""
    _, infinitive = verbs(metric)
    event = EVENTS[metric]
    words, value, bound = rng.choice(
        [
            ("twice as likely", 2, ""),
            ("more than twice as likely", 2, ",more_than"),
            ("three times more likely", 3, ""),
            ("half as likely", 0.5, ""),
        ]
    )
    b = rng.randint(2, 8)
    a = b * value if not bound else b * 2 + 1
    joint = rng.choice(["compared to", "compared with", "as opposed to", "against", "v"])
    pair = f"{a:g}% {joint} {b:g}%"
    line = (
        f"{v.opening}{{{v.minority} were {words} {infinitive}|{event},minority_ethnic,{value}x{bound}}} "
        f"({{{pair}|rate,{event},minority_ethnic,{a:g}%;rate,{event},white,{b:g}%}})."
    )
    return Data([line], rows={"ratio_in_words", "pair_compared"}, period=v.period)


def by_service(rng: random.Random, metric: int, v: Voice) -> Data:
    """Each service in a line of its own, and the two together."""
    past, _ = verbs(metric)
    event = EVENTS[metric]
    lines = []
    for name, code in ((v.adults, "adults"), (v.children, "children")):
        a, b = rates(rng)
        lines.append(
            f"- {{In {name} {a}% of {v.minority}|rate,{event},minority_ethnic,{a}%,{code}}} and "
            f"{{{b}% of {v.white} {past}|rate,{event},white,{b}%,{code}}}."
        )
    head = {"In the last 12 months ": "In the last 12 months:"}.get(v.opening, v.opening.strip() + ":")
    return Data([head, *lines], rows={"by_service", f"service_{v.adults}", f"service_{v.children}"}, period=v.period)


def respectively(rng: random.Random, metric: int, v: Voice) -> Data:
    """Numbers handed out over a list of groups."""
    past, _ = verbs(metric)
    event = EVENTS[metric]
    a, b = rng.randint(3, 30), rng.randint(3, 30)
    clause = f"{a}% and {b}% of {v.minority} and {v.white} respectively {past}"
    line = f"{v.opening}{{{clause}|rate,{event},minority_ethnic,{a}%;rate,{event},white,{b}%}}."
    return Data([line], rows={"respectively"}, period=v.period)


def change(rng: random.Random, metric: int, v: Voice) -> Data:
    """From an earlier value to the present one."""
    _, infinitive = verbs(metric)
    old, new = round(rng.uniform(1.5, 2.5), 2), round(rng.uniform(1.01, 1.45), 2)
    event = EVENTS[metric]
    line = (
        f"{{{upper(v.minority)} are {new} times as likely as {v.white} {infinitive}|{event},minority_ethnic,{new}x}}, "
        f"{{down from {old} the year before|{event},minority_ethnic,{old}x,previous}}."
    )
    return Data([line], rows={"change"})


def one_in(rng: random.Random, metric: int, v: Voice) -> Data:
    """A fraction in words."""
    past, _ = verbs(metric)
    event = EVENTS[metric]
    words, value = rng.choice([("One in five", 20), ("One in four", 25), ("One in ten", 10)])
    other = rng.randint(3, 30)
    line = (
        f"{{{words} {v.minority} {past}|rate,{event},minority_ethnic,{value}%}}, compared with "
        f"{{{other}% of {v.white}|rate,{event},white,{other}%}}."
    )
    return Data([line], rows={"fraction"})


def nobody(rng: random.Random, metric: int, v: Voice) -> Data:
    """A true zero, counted."""
    past, _ = verbs(metric)
    words = rng.choice(["No staff", "0 members of staff", "0 staff members"])
    line = f"{v.opening}{{{words[0].lower() + words[1:] if v.opening else words} {past}|{EVENTS[metric]},all,#0}}."
    return Data([line], rows={"zero"}, period=v.period)


def counts(rng: random.Random, metric: int, v: Voice) -> Data:
    """Counts of two groups."""
    past, _ = verbs(metric)
    event = EVENTS[metric]
    a, b = rng.randint(6, 40), rng.randint(6, 40)
    line = f"{v.opening}{{{a} {v.white}|{event},white,#{a}}} and {{{b} {v.minority} {past}|{event},minority_ethnic,#{b}}}."
    return Data([line], rows={"counts"}, period=v.period)


def year_table(rng: random.Random, metric: int, v: Voice) -> Data:
    """Years across, groups down, with the ratio as a row."""
    event = EVENTS[metric]
    values = [rates(rng), rates(rng)]
    ratios = [round(a / b, 2) for a, b in values]
    year = 2022
    rows = [
        [upper(v.minority), *(f"{{{a}%|{a}%}}" for a, _ in values)],
        [upper(v.white), *(f"{{{b}%|{b}%}}" for _, b in values)],
        ["Relative likelihood", *(f"{{{r}|{r}x}}" for r in ratios)],
    ]
    table = DataTable(
        head=[["Group", f"{year - 1}/{year % 100}", f"{year}/{year % 100 + 1}"]],
        rows=rows,
        row_readings=[f"rate,{event},minority_ethnic", f"rate,{event},white", f"relative_likelihood,{event},minority_ethnic"],
        columns=["", f"previous,period={year - 1}-04-01/{year}-03-31", f"period={year}-04-01/{year + 1}-03-31"],
    )
    return Data(table=table, rows={"year_columns", "ratio_bare"})


def service_table(rng: random.Random, metric: int, v: Voice) -> Data:
    """Services down, groups across; all that is said of one service may be a star, which withholds it."""
    event = EVENTS[metric]
    rows = [[name, *(f"{{{value}%|{value}%}}" for value in rates(rng))] for name in (v.adults, v.children)]
    seen = {"rows_by_service", f"service_{v.adults}", f"service_{v.children}"}
    if rng.random() < 0.5:
        rows[1] = [v.children, "{*|suppressed}", "*"]
        seen.add("star")
    table = DataTable(
        head=[["Service", upper(v.minority), upper(v.white)]],
        rows=rows,
        row_readings=[f"rate,{event},{code}" for code in ("adults", "children")],
        columns=["", "minority_ethnic", "white"],
    )
    return Data(table=table, rows=seen)


def withheld(rng: random.Random, metric: int, v: Voice) -> Data:
    """Low numbers."""
    words = rng.choice(
        [
            "Not published, as numbers are low (under 5 people).",
            "Suppressed, as fewer than 5 people are concerned.",
            "Numbers are too low to report (<10).",
        ]
    )
    return Data([f"{{{words}|suppressed}}"], rows={"suppressed"})


def not_held(rng: random.Random, metric: int, v: Voice) -> Data:
    """No data."""
    words = rng.choice(
        [
            "At present we do not hold data for this metric.",
            "Limitations of the HR system mean that these data are not available.",
            "No data is collected for this metric at present.",
        ]
    )
    return Data([f"{{{words}|not_held}}"], rows={"not_held"})


def under_five(rng: random.Random, metric: int, v: Voice) -> Data:
    """A count that is only bounded."""
    past, _ = verbs(metric)
    words = rng.choice(["Fewer than 5", "Under 5", "Less than 5"])
    line = f"{{{words} {v.minority} {past}|{EVENTS[metric]},minority_ethnic,#5,less_than}}."
    return Data([line], rows={"under_five"})


def direction_only(rng: random.Random, metric: int, v: Voice) -> Data:
    """A direction without a number: no figure."""
    _, infinitive = verbs(metric)
    words = rng.choice(["about as likely as", "slightly less likely than", "somewhat more likely than"])
    return Data([f"{upper(v.minority)} were {words} {v.white} {infinitive}."], rows={"direction_only"})
