"""Sums that come out: parts within bounds that add up, or none."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.sample.exact import hundredths, money, split
from generator.sample.targets import spread

WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=40)


@given(st.integers(0, 10**9), WEIGHTS)
def test_parts_add_up(total: int, weights: list[int]) -> None:
    parts = split(total, weights)
    assert parts is not None
    assert sum(parts) == total
    assert min(parts) >= 0


@given(st.data(), WEIGHTS)
def test_parts_keep_their_bounds_whenever_bounds_can_be_kept(data: st.DataObject, weights: list[int]) -> None:
    low = data.draw(st.lists(st.integers(0, 1000), min_size=len(weights), max_size=len(weights)))
    room = data.draw(st.lists(st.integers(0, 1000), min_size=len(weights), max_size=len(weights)))
    high = [least + more for least, more in zip(low, room, strict=True)]
    total = data.draw(st.integers(0, 2 * sum(high) + 10))
    parts = split(total, weights, low, high)
    if not sum(low) <= total <= sum(high):
        assert parts is None
        return
    assert parts is not None
    assert sum(parts) == total
    assert all(least <= part <= most for least, part, most in zip(low, parts, high, strict=True))


def test_larger_weights_get_more() -> None:
    assert split(1000, [1, 2, 7]) == [100, 200, 700]
    assert split(10, [1, 1, 1]) == [4, 3, 3]


@given(st.integers(0, 10**12))
def test_hundredths_and_money_are_inverse(amount: int) -> None:
    assert hundredths(money(amount)) == amount


def test_finer_money_has_no_hundredths() -> None:
    assert hundredths(Decimal("1.005")) is None


@given(st.sampled_from([10, 20, 30, 40, 50]), st.integers(1, 5))
def test_points_are_spread_without_a_remainder(points: int, count: int) -> None:
    parts = spread(points, count)
    assert sum(parts) == points
    assert max(parts) - min(parts) <= 5
