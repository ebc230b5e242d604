from hypothesis import given
from hypothesis import strategies as st

from timeline.render.rows import lane_order, pack_rows, readable_span

INTERVALS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=40
)


@given(INTERVALS, st.integers(0, 5))
def test_nothing_in_a_row_is_nearer_than_the_gap(intervals, gap):
    rows = pack_rows(intervals, gap)
    for one, (start, end) in enumerate(intervals):
        for other in range(one):
            low, high = intervals[other]
            assert rows[one] != rows[other] or start >= high + gap or low >= end + gap


@given(INTERVALS)
def test_no_more_rows_than_things_that_overlap_at_once(intervals):
    rows = pack_rows(intervals)
    depth = max((sum(low < day <= high or low == day for low, high in intervals) for day in range(81)), default=0)
    assert len(set(rows)) <= depth


def test_equal_intervals_keep_the_order_given():
    assert pack_rows([(1, 1), (1, 1), (1, 1)], 1) == [0, 1, 2]


def test_lanes_known_first_then_by_number_and_name():
    assert lane_order(["b", "a", "a", "k"], known=["k"]) == ["k", "a", "b"]
    assert lane_order("abcd", most=3, rest="others") == ["a", "b", "c", "others"]
    assert lane_order([]) == []


@given(st.lists(st.integers(-5000, 5000), min_size=1, max_size=30))
def test_the_readable_span_holds_most_points_and_ends_on_points(points):
    low, high = readable_span(points)
    assert low in points
    assert high in points
    assert sum(low <= point <= high for point in points) >= 0.75 * len(points)


def test_an_outlier_stays_outside_and_neighbours_come_in():
    assert readable_span([0, 100, 110, 120, 130, 140, 150, 175, 5000]) == (100, 175)
    assert readable_span([5]) == (5, 5)


def test_everything_is_shown_where_the_dense_stretch_has_room_anyhow():
    assert readable_span([0, 60, 70, 80, 90, 100]) == (0, 100)


def test_a_stretch_does_not_walk_back_through_a_century():
    decades = [year * 365.25 for year in (1900, 1915, 1928, 1939, 1949, 1958, 1966, 1973, 1979, 1984, 1988, 1991)]
    recent = [year * 365.25 for year in (2000, 2001, 2002, 2003, 2004, 2005)] * 7
    low, high = readable_span([*decades, *recent])
    assert low >= 1990 * 365.25
    assert high == 2005 * 365.25
