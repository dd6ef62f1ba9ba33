from __future__ import annotations

import pytest

from pipeline.benchmarks.places import standing, where
from schemas.document import Place
from schemas.plan import Evidence


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(page=3, box=(1, 2, 3, 4)), "page 3"),
        (Place(line=12, end_line=12), "line 12"),
        (Place(line=12, end_line=14), "lines 12–14"),
        (Place(block=4, row=2, cell=1, paragraph=1), "block 4, row 2, cell 1, paragraph 1"),
        (Place(part="footnotes", block=2), "part footnotes, block 2"),
        (Place(path="/html/body/p[2]"), "/html/body/p[2]"),
        (Place(sheet="Plan", cell="B7"), "sheet Plan, B7"),
    ],
)
def test_a_place_in_words(place, words):
    assert place.words == words


def test_a_value_over_two_pages_names_both_once():
    pages = [Place(page=page, box=(0, 0, 1, 1)) for page in (3, 3, 4)]
    evidence = {"/figures/0/text": Evidence(standing="inherited", words=["a", "b", "c"], places=pages)}
    assert where(evidence, "/figures/0") == "page 3; page 4"
    assert standing(evidence, "/figures/0") == "inherited"
    assert where(evidence, "/figures/1") is None
    assert standing(evidence, "/figures/1") is None
