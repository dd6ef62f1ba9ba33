import pytest

from pipeline.interpret.data_period import data_period
from pipeline.interpret.tree import Line
from schemas.document import Place
from schemas.passage import Passage, Piece


def _line(text: str) -> Line:
    return Line(Passage((Piece(text, Place(line=1), 0, ""),)), "paragraph")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ["Our data cover the year from 1 October 2023 to 30 September 2024."],
            ("2023-10-01", "2024-09-30", "1 October 2023 to 30 September 2024"),
        ),
        (["All figures are as at 31 March 2024 unless stated otherwise."], ("2024-03-31", "2024-03-31", "31 March 2024")),
        (["This plan covers April 2023 to March 2026."], None),
        (["Our data show that 12% of staff left in 2023/24."], None),
        (["Our data cover 2022/23.", "The figures are for 2023/24."], None),
        (["We will look at the data by March 2026."], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_period_that_a_plan_gives_once_for_all_of_its_data(texts, expected):
    found = data_period([_line(text) for text in texts])
    assert (found and (found[0].start, found[0].end)) == (expected and expected[:2])
    assert expected is None or (found is not None and expected[2] in found[1].text)
