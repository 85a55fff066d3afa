"""What people write into the cell of a target is told apart: operator, number and unit, or a deadline."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.records.choices import Operator
from generator.records.criterion import Criterion, Quantity, plain_unit, read_deadline


@pytest.mark.parametrize(
    "text, operator, number, unit",
    [
        ("≥95%", "≥", "95", "%"),
        (">=95 ％", "≥", "95", "%"),
        ("不少于12公里", "≥", "12", "公里"),
        ("至少3次", "≥", "3", "次"),
        ("95%以上", "≥", "95", "%"),
        ("95%及以上", "≥", "95", "%"),
        ("＞3", "＞", "3", ""),
        ("超过3次", "＞", "3", "次"),
        ("不超过1,200.5万元", "≤", "1200.5", "万元"),
        ("控制在10天以内", "≤", "10", "天"),
        ("10天及以下", "≤", "10", "天"),
        ("低于5‰", "＜", "5", "‰"),
        ("＝100", "=", "100", ""),
        ("达到90%", None, "90", "%"),
        ("100百分比", None, "100", "%"),
        ("１２．５亩", None, "12.5", "亩"),
        ("-3℃", None, "-3", "℃"),
        (" ≥ 95 % ", "≥", "95", "%"),
        ("不少于 12 公里", "≥", "12", "公里"),
        ("控制在不超过10天", "≤", "10", "天"),
        ("12,345,678元", None, "12345678", "元"),
        ("0", None, "0", ""),
    ],
)
def test_a_quantity_is_told_apart(text: str, operator: str | None, number: str, unit: str) -> None:
    wanted = None if operator is None else Operator.read(operator)

    assert Criterion.read(text) == Criterion(wanted, Quantity(Decimal(number), unit), None)


@pytest.mark.parametrize(
    "text, day",
    [
        ("2022年11月底前", date(2022, 11, 30)),
        ("≤2022年2月", date(2022, 2, 28)),
        ("2024年2月底之前完成", date(2024, 2, 29)),
        ("2022 年 6 月 5 日前", date(2022, 6, 5)),
        ("2022年内", date(2022, 12, 31)),
        ("2022-10", date(2022, 10, 31)),
        ("2022-10-07", date(2022, 10, 7)),
        ("2022年12月31日", date(2022, 12, 31)),
        ("2022年1月1日", date(2022, 1, 1)),
        ("2022年12月", date(2022, 12, 31)),
        ("2022年1月", date(2022, 1, 31)),
        ("2022年6月30日", date(2022, 6, 30)),
        ("0001年", date(1, 12, 31)),
        ("2022-12-31", date(2022, 12, 31)),
    ],
)
def test_a_deadline_is_its_last_day(text: str, day: date) -> None:
    assert read_deadline(text) == day
    found = Criterion.read(text)
    assert found is not None
    assert found.operator is (Operator.AT_MOST if text.startswith("≤") else None)
    assert (found.quantity, found.deadline) == (None, day)


@pytest.mark.parametrize(
    "text",
    [
        "健全",
        "3~5个",
        "3—5",
        "第2批12个",
        "2022年13月",
        "2022年0月",
        "2022年2月29日",
        "2022年2月0日",
        "0000年",
        "2022年6月31日",
        "2022-00",
        "2022-13",
        "2022-06-31",
        "",
        "≥",
        "约三所",
    ],
)
def test_anything_else_is_neither(text: str) -> None:
    assert read_deadline(text) is None
    assert Quantity.read(text) is None or "年" in text
    assert Criterion.read(text) is None or "年" in text


@pytest.mark.parametrize("unit, plain", [("百分比", "%"), ("％", "%"), (" 个 ", "个"), ("", ""), ("百分点", "百分点")])
def test_units_are_compared_as_they_are_meant(unit: str, plain: str) -> None:
    assert plain_unit(unit) == plain
