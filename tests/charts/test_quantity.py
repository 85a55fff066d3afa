"""Numbers are written from exact decimals: nothing is rounded into a lie."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.charts.quantity import MONEY, PROJECTS, Unit, exact, percent

PERCENT = Unit("%", 2, close=True)


@pytest.mark.parametrize(
    "unit, value, written",
    [
        (MONEY, "306307.94", "306,307.94 万元"),
        (MONEY, "9942.3", "9,942.30 万元"),
        (MONEY, "0", "0.00 万元"),
        (MONEY, "0.005", "0.01 万元"),
        (MONEY, "0.004999", "不足 0.01 万元"),
        (MONEY, "1000000000", "1,000,000,000.00 万元"),
        (MONEY, "-0.001", "-0.001 万元"),
        (MONEY, "0.1234565", "0.12 万元"),
        (PROJECTS, "1193", "1,193 个"),
        (PROJECTS, "0", "0 个"),
        (PERCENT, "26.155", "26.16%"),
        (PERCENT, "100.00", "100%"),
        (Unit("", 1), "92.50", "92.5"),
    ],
)
def test_a_number_is_written_with_its_unit(unit: Unit, value: str, written: str) -> None:
    assert unit.write(Decimal(value)) == written


def test_what_is_missing_is_a_word_and_never_a_number() -> None:
    assert MONEY.write(None) == "未公布"
    assert MONEY.write(None, "按程序于 2024 年公布") == "按程序于 2024 年公布"


def test_all_digits_are_at_hand_only_where_fewer_are_shown() -> None:
    assert MONEY.full(Decimal("40321.123456")) == "40,321.123456 万元"
    assert MONEY.full(Decimal("40321.1200")) == MONEY.full(None) == ""


@pytest.mark.parametrize(
    "part, whole, places, written",
    [
        ("1900", "7264", 2, "26.16%"),
        ("1", "1", 2, "100.00%"),
        ("99999999", "100000000", 2, "99.99%"),
        ("100000001", "100000000", 2, "100.01%"),
        ("1", "100000", 1, "不足 0.1%"),
        ("0", "5", 1, "0.0%"),
        ("0", "0", 2, "不适用"),
        ("340", "10", 2, "3,400.00%"),
    ],
)
def test_a_share_is_100_only_when_exact_and_0_only_when_nothing(
    part: str, whole: str, places: int, written: str
) -> None:
    assert percent(Decimal(part), Decimal(whole), places) == written


def test_exact_digits_drop_trailing_zeros_only_after_the_point() -> None:
    assert [exact(Decimal(value)) for value in ("7264", "100", "1E+3", "9942.30")] == [
        "7,264",
        "100",
        "1,000",
        "9,942.3",
    ]
