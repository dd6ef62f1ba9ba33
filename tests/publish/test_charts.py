"""The drawings: marks for every value, the band, the national value; the same bytes twice."""

from __future__ import annotations

import base64

from lxml import etree

from pipeline.publish.charts import Chart, Dot, dots, quarters

VALUES = [
    Dot(label="Alderwick Council", value=1.5, low=1.45, high=1.55, position="adverse"),
    Dot(label="Bramford Council", value=0.9, low=0.5, high=None, position="undecided"),
    Dot(label="Calderbrook Council", value=40.0, low=0.0, high=90.0, position="adverse"),
]


def _svg(chart: Chart | None) -> str:
    assert chart is not None
    return base64.b64decode(chart.address.partition(",")[2]).decode()


def test_a_chart_names_every_council_the_national_value_and_the_positions() -> None:
    svg = _svg(dots("Metric 3", "ratio", VALUES, (1.4, "national value 1.4 in the report of 2023")))
    words = {text.text for text in etree.fromstring(svg.encode()).iter("{*}text")}
    assert {*(dot.label for dot in VALUES), "national", "adverse", "undecided"} <= words


def test_what_lies_beyond_the_axis_stands_at_its_end() -> None:
    svg = _svg(dots("Metric 3", "ratio", VALUES, None))
    assert "NaN" not in svg
    assert "Infinity" not in svg


def test_the_same_bytes_twice() -> None:
    assert dots("t", "ratio", VALUES, None) == dots("t", "ratio", VALUES, None)
    assert quarters("t", [("2024-Q1", "past due", 2)]) == quarters("t", [("2024-Q1", "past due", 2)])


def test_nothing_to_show_is_no_chart() -> None:
    assert dots("t", "ratio", [], None) is None
    assert quarters("t", [("2024-Q1", "past due", 0)]) is None


def test_the_words_beside_a_chart_say_what_it_shows() -> None:
    drawn = dots("Metric 3, disciplinary", "ratio", VALUES[:1], (1.4, "national value 1.4 in the report of 2023"))
    assert drawn is not None
    says = "Metric 3, disciplinary: one value as a dot, with intervals; national value 1.4 in the report of 2023."
    assert drawn.alternative == says
