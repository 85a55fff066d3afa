"""One indicator: the bar shows numbers, the mark shows the verdict."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.charts import target_actual
from generator.charts.quantity import Unit
from generator.charts.target_actual import Indicator
from generator.text import Text
from tests.charts.boxes import parse

PIECES = Unit("件", 2)


def _made(operator: str, target: str, actual: str | None, met: bool | None = None) -> Indicator:  # noqa: FBT001 - as in the record
    return Indicator(Text("指标"), operator, Decimal(target), None if actual is None else Decimal(actual), PIECES, met)


def _looks(indicator: Indicator) -> list[str]:
    return [each.get("class", "") for each in parse(target_actual.draw(indicator, prefix="i")).iter()]


def _bar(indicator: Indicator, look: str = "chart-bar") -> tuple[float, float]:
    root = parse(target_actual.draw(indicator, prefix="i"))
    bar = next(each for each in root.iter("rect") if each.get("class") == look)
    return float(bar.attrib["x"]), float(bar.attrib["width"])


@pytest.mark.parametrize(
    "met, actual, look, word",
    [
        (True, "1", "chart-mark-met", "完成"),
        (False, "1", "chart-mark-unmet", "未完成"),
        (None, "1", "chart-mark-unknown", "未判定"),
        (None, None, "chart-mark-unknown", "未公布"),
    ],
)
def test_a_verdict_is_a_mark_and_a_word(met: bool | None, actual: str | None, look: str, word: str) -> None:  # noqa: FBT001 - as in the record
    indicator = _made("≥", "1", actual, met)
    assert look in _looks(indicator)
    assert target_actual.as_table(indicator).rows[0][3] == word


def test_the_picture_does_not_judge() -> None:
    """A record may say 完成 although the number falls short; the picture repeats the record."""
    assert "chart-mark-met" in _looks(_made("≥", "100", "1", met=True))


def test_a_bar_is_as_long_as_its_value_beside_the_target() -> None:
    short, long = _bar(_made("≥", "100", "25")), _bar(_made("≥", "100", "50"))
    assert long[1] / short[1] == pytest.approx(2, abs=0.01)


def test_what_is_more_than_twice_the_target_is_cut_and_its_number_is_not() -> None:
    indicator = _made("≥", "20", "4600", met=True)
    assert "chart-break" in _looks(indicator)
    assert "chart-break" not in _looks(_made("≥", "20", "40", met=True))
    assert target_actual.as_table(indicator).rows[0] == ("指标", "≥ 20 件", "4,600 件", "完成")
    assert sum(_bar(indicator)) == pytest.approx(340)


def test_a_target_of_zero_is_drawn_at_zero() -> None:
    assert "chart-bar" not in _looks(_made("=", "0", "0", met=True))
    start, length = _bar(_made("≤", "0", "3", met=False), "chart-below")
    assert start > 0
    assert start + length < 340


def test_a_missing_actual_is_an_outline() -> None:
    looks = _looks(_made("=", "100", None))
    assert "chart-absent" in looks
    assert "chart-bar" not in looks


def test_negative_values_lie_left_of_zero() -> None:
    start, length = _bar(_made("≤", "-10", "-15", met=True))
    zero = start + length
    assert zero == pytest.approx(340 * 16.5 / 18, abs=0.02)
    assert _bar(_made("≤", "-3", "-12.5", met=True))[0] == 0


def test_the_pale_field_is_where_good_lies() -> None:
    upward, downward = (_bar(_made(sign, "100", "50"), "chart-zone") for sign in ("≥", "≤"))
    assert upward[0] + upward[1] == pytest.approx(340)
    assert downward[0] == 0
    assert "chart-zone" not in _looks(_made("=", "100", "50"))
