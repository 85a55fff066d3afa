"""Each kind of figure has its own arithmetic: what it rests on adds up to what it says."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.evidence import (
    Count,
    Difference,
    Distinct,
    Exists,
    Member,
    Members,
    Ratio,
    Sum,
    all_members,
    terms,
)
from generator.records.departments import Field
from generator.text import Text

_numbers = count()


def record() -> Field:
    return Field(code=f"f-{next(_numbers)}", name=Text("领域"))


def members(*amounts: Decimal | None) -> Members:
    return Members(tuple(record() for _ in amounts), amounts)


def counted(size: int) -> Count:
    return Count(Members(tuple(record() for _ in range(size))))


amounts = st.lists(st.decimals(0, 10**6, places=6), max_size=30)


def summed(values: list[Decimal]) -> Sum:
    return Sum(members(*values))


@given(st.integers(0, 50))
def test_a_count_is_how_many_members_it_has(size: int) -> None:
    assert counted(size).value == counted(size).size == size


def test_a_member_that_stands_for_several_counts_as_several() -> None:
    several = Count(members(Decimal(4), None))

    assert several.value == 5
    assert several.size == 2


@given(amounts)
def test_a_sum_is_the_sum_of_its_members(values: list[Decimal]) -> None:
    assert summed(values).value == sum(values, Decimal(0))


@given(amounts, amounts)
def test_a_difference_is_one_sum_less_the_other(whole: list[Decimal], part: list[Decimal]) -> None:
    found = Difference(summed(whole), summed(part))

    assert found.value == sum(whole, Decimal(0)) - sum(part, Decimal(0))
    assert found.size == len(whole)
    assert len(list(all_members(found))) == len(whole) + len(part)


@pytest.mark.parametrize(
    "part, whole, shown",
    [
        (1064, 1065, "99.91"),
        (1065, 1065, "100.00"),
        (99_999, 100_000, "99.99"),
        (0, 7, "0.00"),
        (1, 3, "33.33"),
        (2, 3, "66.67"),
    ],
)
def test_a_ratio_is_100_only_when_it_is_the_whole(part: int, whole: int, shown: str) -> None:
    assert Ratio(counted(part), counted(whole)).value == Decimal(shown)


@given(st.integers(0, 400), st.integers(1, 400))
def test_a_ratio_is_half_up_of_numerator_and_denominator(part: int, whole: int) -> None:
    found = Ratio(counted(min(part, whole)), counted(whole)).value

    assert found is not None
    assert abs(found - Decimal(min(part, whole)) * 100 / whole) <= Decimal("0.01")
    assert (found == 100) is (part >= whole)


def test_a_share_of_nothing_is_no_number() -> None:
    assert Ratio(counted(0), counted(0)).value is None


def test_a_ratio_shows_both_sides() -> None:
    inside, whole = counted(2), counted(3)

    assert terms(Ratio(inside, whole)) == (inside, whole)
    assert set(all_members(Ratio(inside, whole))) == {*inside.members, *whole.members}


def test_a_rate_of_a_difference_is_worked_out_from_two_sums() -> None:
    declared, advised = summed([Decimal(7264)]), summed([Decimal(5364)])
    rate = Ratio(Difference(declared, advised), declared)

    assert rate.value == Decimal("26.16")
    assert terms(rate) == (declared, advised)


def test_a_distinct_figure_is_its_groups_and_lists_a_member_once() -> None:
    one, two, both = record(), record(), record()
    found = Distinct({"甲": Members((one, both)), "乙": Members((two, both))})

    assert found.value == found.size == 2
    assert [each.record for each in found.members] == [one, both, two]


def test_an_existence_is_borne_out_by_a_record() -> None:
    assert Exists(members(None)).value is True
    assert Exists(members()).value is False


def test_members_are_made_once_each_with_its_amount_and_what_hides_it() -> None:
    shown, hidden = record(), record()
    found = Members((shown, hidden), (Decimal(1), None), hiding=lambda each: hidden if each is hidden else None)

    assert list(found) == [Member(shown, Decimal(1)), Member(hidden, hidden_by=hidden)]
    assert all(one is again for one, again in zip(found, found, strict=True))
    assert found.hidden == (hidden,)
