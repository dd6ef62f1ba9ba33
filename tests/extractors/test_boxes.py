import math

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.boxes import clusters, common, contains, free, holds, middle, shared, union

INTERVALS = st.lists(
    st.tuples(st.integers(0, 500), st.integers(1, 60)).map(lambda pair: (float(pair[0]), float(pair[0] + pair[1]))), max_size=12
)


def test_a_union_goes_round_all_boxes():
    assert union([(10, 20, 30, 40), (5, 25, 12, 60)]) == (5, 20, 30, 60)


def test_middle_containment_and_points():
    box = (0.0, 0.0, 10.0, 20.0)
    assert middle(box) == (5.0, 10.0)
    assert contains(box, (-0.5, 0.0, 10.5, 20.0))
    assert not contains(box, (0.0, 0.0, 12.0, 20.0))
    assert holds(box, 0.0, 0.0)
    assert not holds(box, 10.0, 5.0)


def test_what_two_intervals_share_is_negative_where_they_are_apart():
    assert shared((0, 10), (4, 20)) == 6
    assert shared((0, 10), (14, 20)) == -4


def test_gaps_are_what_intervals_leave_with_the_outer_sides():
    assert free([(10, 20), (30, 40)], 5) == [(-math.inf, 10), (20, 30), (40, math.inf)]
    assert free([(10, 20), (22, 40)], 5) == [(-math.inf, 10), (40, math.inf)]


@settings(deadline=None, max_examples=60, derandomize=True)
@given(INTERVALS, INTERVALS)
def test_common_gaps_are_the_gaps_of_both_together(one, other):
    assert common(free(one), free(other)) == [gap for gap in free(one + other) if gap[1] > gap[0]]


def test_clusters_part_where_neighbours_are_far():
    assert clusters([9, 1, 2, 3.5, 8], 2) == [[1, 2, 3.5], [8, 9]]
