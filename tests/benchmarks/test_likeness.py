from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.benchmarks.likeness import groups, likeness, vectors

TEXTS = [
    "Train all interview panels", "Interview panels are trained", "Offer mentoring to new starters",
    "Set up a mentoring offer for starters", "Review the grievance policy",
]  # fmt: skip


def test_texts_that_share_rare_words_belong_together():
    assert groups(likeness(vectors(TEXTS))) == [[0, 1], [2, 3], [4]]


def test_the_order_of_texts_changes_no_group():
    turned = groups(likeness(vectors(TEXTS[::-1])))
    assert sorted(sorted(4 - at for at in group) for group in turned) == [[0, 1], [2, 3], [4]]


def test_equal_texts_are_wholly_alike_and_texts_without_a_word_like_nothing():
    alike = likeness(vectors(["Train panels", "train PANELS", "—", ""]))
    assert alike[0, 1] == 1
    assert alike[2, 3] == 0
    assert groups(alike) == [[0, 1], [2], [3]]


@pytest.mark.parametrize("texts", [[], [""], ["—", "…"]])
def test_nothing_to_compare(texts):
    assert groups(likeness(vectors(texts))) == [[n] for n in range(len(texts))]


@given(st.lists(st.text(max_size=40), max_size=8))
@settings(deadline=None, max_examples=40, derandomize=True)
def test_every_text_is_in_one_group_and_likeness_is_mutual(texts):
    alike = likeness(vectors(texts))
    assert np.array_equal(alike, alike.T)
    assert sorted(at for group in groups(alike) for at in group) == list(range(len(texts)))
