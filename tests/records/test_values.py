from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.records.values import (
    Count,
    Date,
    DepartmentCode,
    Flag,
    Identifier,
    Money,
    PartialDate,
    Points,
    ProjectCode,
    Texts,
    Year,
)

amounts = st.decimals(min_value=0, max_value=Decimal("1e12"), places=6, allow_nan=False, allow_infinity=False)


def refused(kind: Any, value: object) -> str:
    with pytest.raises(ValidationError) as failure:
        TypeAdapter(kind).validate_python(value)
    return failure.value.errors()[0]["type"]


@given(amounts)
def test_money_is_read_to_the_last_digit(amount: Decimal) -> None:
    read = TypeAdapter(Money).validate_python(f"{amount:f}")

    assert read == amount
    assert isinstance(read, Decimal)


@given(amounts)
def test_thousands_separators_do_not_change_an_amount(amount: Decimal) -> None:
    assert TypeAdapter(Money).validate_python(f"{amount:,f}") == amount


def test_an_amount_that_was_computed_is_held_to_the_same_rules() -> None:
    assert TypeAdapter(Money).validate_python(Decimal("1.50")) == Decimal("1.5")
    assert refused(Money, Decimal(-1)) == "value-money-negative"


@pytest.mark.parametrize(
    "text,code",
    [
        ("1.2亿", "value-money"),
        ("12万元", "value-money"),
        ("1,23", "value-money"),
        ("１２", "value-money"),
        ("1e3", "value-money"),
        ("nan", "value-money"),
        ("Infinity", "value-money"),
        ("1_000", "value-money"),
        ("0x10", "value-money"),
        ("=1+1", "value-money"),
        ("-0.01", "value-money-negative"),
        ("0.0000001", "value-money-digits"),
    ],
)
def test_what_is_not_an_amount_is_refused(text: str, code: str) -> None:
    assert refused(Money, text) == code


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_a_named_problem(text: str) -> None:
    """Nothing but the declared codes comes out, whatever stands in the cell."""
    try:
        codes = {str(TypeAdapter(Money).validate_python(text) >= 0)}
    except ValidationError as failure:
        codes = {each["type"] for each in failure.errors()}

    assert codes <= {"True", "value-money", "value-money-negative", "value-money-digits"}


@pytest.mark.parametrize("text", ["2022", " 2022 "])
def test_a_year_has_four_digits(text: str) -> None:
    assert TypeAdapter(Year).validate_python(text) == 2022


@pytest.mark.parametrize("text", ["1994", "2099"])
def test_the_first_and_the_last_year(text: str) -> None:
    assert TypeAdapter(Year).validate_python(text) == int(text)


@pytest.mark.parametrize("text", ["2100", "22", "２０２２", "20222", "1993", "2022年", "2022.0"])
def test_other_years_are_refused(text: str) -> None:
    assert refused(Year, text) == "value-year"


@pytest.mark.parametrize("text", ["2022/1/31", "2022-02-30", "20220131", "44592", "２０２２-01-01"])
def test_other_dates_are_refused(text: str) -> None:
    assert refused(Date, text) == "value-date"


@given(st.dates(min_value=date(1994, 1, 1)))
def test_partial_dates_keep_what_is_known(day: date) -> None:
    text = str(day)
    full, month, year = (PartialDate.read(text[:size]) for size in (10, 7, 4))

    assert (full.year, full.month, full.day) == (int(text[:4]), int(text[5:7]), int(text[8:10]))
    assert (month.month, month.day) == (int(text[5:7]), None)
    assert (year.month, year.day) == (None, None)
    assert year < full
    assert not full < PartialDate.read(text)
    assert repr(month) == f"PartialDate('{text[:7]}')"


@pytest.mark.parametrize("text", ["2022-13", "2022-02-30", "2022/06", "22", "202206", "２０２２", "2022-00"])
def test_other_partial_dates_are_refused(text: str) -> None:
    assert refused(PartialDate, text) == "value-date"


@pytest.mark.parametrize("text", ["99999922T900000000001", "51000021R000000019951"])
def test_project_codes(text: str) -> None:
    assert TypeAdapter(ProjectCode).validate_python(text) == text


@pytest.mark.parametrize(
    "text", ["9999992T900000000001", "99999922t900000000001", "99999922T90000000000１", "99999922T9000000000011"]
)
def test_other_project_codes_are_refused(text: str) -> None:
    assert refused(ProjectCode, text) == "code-project"


def test_leading_zeros_stay() -> None:
    assert TypeAdapter(DepartmentCode).validate_python("0012") == "0012"


@pytest.mark.parametrize("text", ["../x", "a/b", "a b", "编号", "-a", "a..b", "", "."])
def test_ids_are_safe_in_addresses(text: str) -> None:
    assert refused(Identifier, text) == "code-identifier"


def test_flags_counts_points_and_lists() -> None:
    assert TypeAdapter(Flag).validate_python("是") is True
    assert refused(Flag, "√") == "value-flag"
    assert TypeAdapter(Count).validate_python("4") == 4
    assert refused(Count, "4.0") == "value-count"
    assert TypeAdapter(Points).validate_python("97.35") == Decimal("97.35")
    assert TypeAdapter(Texts).validate_python("a; b；c;") == ("a", "b", "c")


@pytest.mark.parametrize("text", ["0", "0.00", "1000", "1,000", " 60 "])
def test_points_from_nothing_to_a_thousand(text: str) -> None:
    assert TypeAdapter(Points).validate_python(text) == Decimal(text.strip().replace(",", ""))


@pytest.mark.parametrize(
    "text, code", [("-0.01", "value-points"), ("1000.01", "value-points"), ("九十", "value-number")]
)
def test_other_points_are_refused(text: str, code: str) -> None:
    assert refused(Points, text) == code


@pytest.mark.parametrize(
    "text, flag", [("true", True), (" YES ", True), ("是", True), ("false", False), ("No", False), ("否", False)]
)
def test_yes_and_no_are_read_in_any_case(text: str, flag: bool) -> None:  # noqa: FBT001
    assert TypeAdapter(Flag).validate_python(text) is flag


@pytest.mark.parametrize("text", ["-1", "４", "四", "1,000", ""])
def test_other_counts_are_refused(text: str) -> None:
    assert refused(Count, text) == "value-count"


def test_the_smallest_and_the_finest_amount() -> None:
    assert TypeAdapter(Money).validate_python("0") == 0
    assert TypeAdapter(Money).validate_python("0.000001") == Decimal("0.000001")


def test_what_was_read_already_stays_as_it_is() -> None:
    day, part = date(2022, 1, 31), PartialDate("2022-06")

    assert TypeAdapter(Date).validate_python(day) is day
    assert PartialDate.read(part) is part
    assert TypeAdapter(Flag).validate_python(False) is False  # noqa: FBT003 - the value that is read
    assert TypeAdapter(Texts).validate_python(["a ", "b"]) == ("a ", "b")
    assert refused(Texts, {"a": "b"}) == "value-list"


def test_dates_of_which_less_is_known_are_told_apart() -> None:
    month, same, other = PartialDate("2022-06"), PartialDate.read(" 2022-06 "), PartialDate("2022-07")

    assert month == same
    assert hash(month) == hash(same)
    assert month != other
    assert month != "2022-06"
    assert month < other
    assert str(month) == "2022-06"
