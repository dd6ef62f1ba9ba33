"""Shares and counts of their own kind: pay bands, senior management, who made up a list, nested counts."""

from __future__ import annotations

import random

from corpus.press.original import DataTable
from tests.composer.speech import Data, Voice, mark, rates


def nested(rng: random.Random, metric: int, v: Voice) -> Data:
    """A count with its parts in a bracket, service by service (metric 7)."""
    lines = []
    total = 0
    for name, code in (("Adult Social Care", "adults"), ("Children's Social Care", "children")):
        c, m = rng.randint(2, 6), rng.randint(2, 6)
        total += c + m
        both = mark(f"{name}: {c + m}", "harassment_colleague_or_manager", "all", f"#{c + m}", code)
        colleagues = mark(f"{c} colleagues", "harassment_colleague", "all", f"#{c}", code)
        managers = mark(f"{m} managers", "harassment_manager", "all", f"#{m}", code)
        lines.append(f"- {both} ({colleagues} and {managers})")
    words = "members of staff reported harassment, bullying or abuse by colleagues or managers"
    head = f"{{{total} {words}|harassment_colleague_or_manager,all,#{total}}}:"
    return Data([head, *lines], rows={"counts_nested"})


def sources(rng: random.Random, metric: int, v: Voice) -> Data:
    """Managers and colleagues apart in one sentence (metric 7)."""
    (a, b), (c, d) = rates(rng), rates(rng)
    lines = [
        f"- {{{a}% of {group} met with harassment, bullying or abuse by a manager|rate,harassment_manager,{code},{a}%}} and "
        f"{{{b}% by colleagues|rate,harassment_colleague,{code},{b}%}}."
        for group, code, a, b in ((v.minority, "minority_ethnic", a, b), (v.white, "white", c, d))
    ]
    return Data(["From the staff survey:", *lines], rows={"sources_of_harassment"})


def composition(rng: random.Random, metric: int, v: Voice) -> Data:
    """Who made up the leavers, or the shortlist and the appointments: shares, no rates."""
    a = rng.randint(25, 60)
    if metric == 8:
        white = mark(f"{92 - a}% of the leavers were white", "share", "left", "white", f"{92 - a}%")
        minority = mark(f"{a}% were from minority ethnic backgrounds", "share", "left", "minority_ethnic", f"{a}%")
        line = f"{white} and {minority}."
        return Data([line], rows={"composition"})
    b = rng.randint(15, 55)
    line = (
        f"{{{a}% of those shortlisted were from minority ethnic backgrounds|share,shortlisted,minority_ethnic,{a}%}}, with "
        f"{{{b}% of those appointed|share,appointed,minority_ethnic,{b}%}}."
    )
    return Data([line], rows={"composition_pair"})


def listed_shares(rng: random.Random, metric: int, v: Voice) -> Data:
    """Labels and values, one a line (metric 2)."""
    a, b = rng.randint(20, 60), rng.randint(20, 60)
    lines = [
        f"- {{Total minority ethnic persons shortlisted: {a}%|share,shortlisted,minority_ethnic,{a}%}}",
        f"- {{Total minority ethnic persons appointed:{b}%|share,appointed,minority_ethnic,{b}%}}",
        f"- {{Total white persons shortlisted: {100 - a}%|share,shortlisted,white,{100 - a}%}}",
        f"- {{Total white persons appointed: {100 - b}%|share,appointed,white,{100 - b}%}}",
    ]
    return Data(lines, rows={"label_value"})


def gap_in_points(rng: random.Random, metric: int, v: Voice) -> Data:
    """So many per cent more of the one than of the other are appointed (metric 2): a gap in points."""
    points = rng.randint(3, 9)
    line = f"{{{points}% more {v.white} than {v.minority} are appointed|gap,appointed,white,{points}pp}}."
    return Data([line], rows={"gap_in_points"})


def seniors(rng: random.Random, metric: int, v: Voice) -> Data:
    """Senior management beside the workforce (metric 9), as at a day or not."""
    a, b = rng.randint(78, 97), rng.randint(60, 77)
    year = rng.choice([2022, 2023])
    dated = rng.random() < 0.5
    opening = f"As at 31 March {year}, " if dated else ""
    line = (
        f"{opening}{{{a}% of senior management are white|share,senior_management,white,{a}%}}, compared to "
        f"{{{b}% of the whole workforce|share,workforce,white,{b}%}}."
    )
    return Data(
        [line], rows={"senior_pair", *(["as_at_day"] if dated else [])}, period=f"{year}-03-31/{year}-03-31" if dated else None
    )


def senior_share(rng: random.Random, metric: int, v: Voice) -> Data:
    """The share of senior managers by service (metric 9)."""
    a, b = rng.randint(4, 20), rng.randint(4, 20)
    words = "{}% of the senior leadership in {} was from a minority ethnic background"
    lines = [
        "- " + mark(words.format(share, name), "share", "senior_management", "minority_ethnic", f"{share}%", code)
        for share, name, code in ((a, v.adults, "adults"), (b, v.children, "children"))
    ]
    return Data(lines, rows={"senior_share", "by_service"})


def band_sentence(rng: random.Random, metric: int, v: Voice) -> Data:
    """A grade and who holds it (metric 1)."""
    a = rng.randint(4, 30)
    grade = rng.choice(["Grade 12 and above", "Band 8 and above", "£50^000 and over", "PO5 and above"])
    shown = grade.replace("^", ",")
    line = f"{{{a}% of staff at {shown} are from a minority ethnic background|share,pay_band,minority_ethnic,{a}%,cat={grade}}}."
    return Data([line], rows={"grade"})


def band_table(rng: random.Random, metric: int, v: Voice) -> Data:
    """Shares with counts by pay band (metric 1), under a head of one row or two, with a zero or a bounded cell here and there."""
    bands = ["Under £25,000", "£25,000 to £34,999", "£35,000 to £49,999", "£50,000 and over"]
    two = rng.random() < 0.5
    codes = ["adults", "children"] if two else ["both"]
    rows: list[list[str]] = []
    seen = {"pay_bands", "share_with_count", "table_two_heads" if two else "table_one_head"}
    for place, band in enumerate(bands):
        row = [band]
        for _ in codes:
            m, w = rng.randint(6, 90), rng.randint(30, 400)
            share = round(100 * m / (m + w))
            pairs = [(share, m), (100 - share, w)]
            cells = [f"{{{s}% ({n})|{s}%;#{n}}}" for s, n in pairs]
            if rng.random() < 0.15:
                cells[1] = f"{{({w}) {100 - share}%|{100 - share}%;#{w}}}"
                seen.add("swapped_cell")
            if place == len(bands) - 1 and rng.random() < 0.5:
                cells[0], kind = rng.choice([("{<5|#5,less_than}", "bounded_cell"), ("{0|#0}", "zero_cell")])
                seen.add(kind)
            row += cells
        rows.append(row)
    groups = ["Minority ethnic staff", "White staff"]
    columns = ["", *(f"{g},{c}" for c in codes for g in ("minority_ethnic", "white"))]
    head = [["Pay band^2", *(f"{n}>2" for n in (v.adults, v.children))], [*groups, *groups]] if two else [["Pay band", *groups]]
    return Data(table=DataTable(head=head, rows=rows, columns=columns, categories=True), rows=seen)
