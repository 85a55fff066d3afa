"""Whether a target was met, and how many points the general formula gives.

The formulas are those of 财预〔2020〕10号 and of common practice (domain 2.2): met is full marks; unmet is actual / target for
≥ and ＞, target / actual for ≤ and ＜; qualitative results by bands.  What no formula decides is left to people (人工判断).
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from generator.records.choices import Operator
from generator.records.criterion import Quantity, plain_unit, read_deadline
from generator.records.self_evaluations import Result
from generator.records.targets import Indicator


class Attainment(StrEnum):
    """Whether a result meets its target."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNDECIDED = "undecided"
    MISSING = "missing"

    @property
    def label(self) -> str:
        """The words that readers see."""
        return {
            "met": "完成",
            "partly": "部分完成",
            "not_met": "未完成",
            "undecided": "需人工判断",
            "missing": "未公布",
        }[self.value]


_BANDS = {
    "达成": Attainment.MET,
    "达成预期指标": Attainment.MET,
    "已达成": Attainment.MET,
    "全部达成": Attainment.MET,
    "部分达成": Attainment.PARTLY,
    "部分达成并具有一定效果": Attainment.PARTLY,
    "未达成": Attainment.NOT_MET,
    "未达成且效果较差": Attainment.NOT_MET,
}
"""Words of the three bands for qualitative indicators (财预〔2020〕10号)."""
QUALITATIVE_WORDS = frozenset(_BANDS)
"""What a qualitative indicator may say of itself, and a quantitative one may not."""
_SHARES = {
    Attainment.MET: (Decimal("0.8"), Decimal(1)),
    Attainment.PARTLY: (Decimal("0.6"), Decimal("0.8")),
    Attainment.NOT_MET: (Decimal(0), Decimal("0.6")),
}
"""The share of the weight that each band gives: 100–80 % (included), 80–60 % (included), 60–0 % (财预〔2020〕10号)."""
_REMEMBERED = 1 << 15
"""Many projects promise the same and achieve the same, so that judging some is judging nearly all."""
NOT_DONE = frozenset({"未完成", "尚未完成", "未开工", "未实施", "未启动"})
"""What stands where a day was promised and the work was not finished."""


def attainment(indicator: Indicator, result: Result | None) -> Attainment:
    """Whether *result* meets *indicator*."""
    if result is None or result.actual is None:
        return Attainment.MISSING
    return _attainment(indicator.operator, indicator.value, indicator.unit, result.actual)


@lru_cache(_REMEMBERED)
def _attainment(operator: Operator, value: str, unit: str | None, actual: str) -> Attainment:
    if not operator.quantitative:
        return _BANDS.get(actual.strip(), Attainment.UNDECIDED)
    deadline = read_deadline(value)
    if deadline is not None:
        day = read_deadline(actual)
        if day is None:
            return Attainment.NOT_MET if actual.strip() in NOT_DONE else Attainment.UNDECIDED
        return _met(day <= deadline)
    numbers = _numbers(value, unit, actual)
    return Attainment.UNDECIDED if numbers is None else _met(_compare(operator, *numbers))


def _met(met: bool) -> Attainment:  # noqa: FBT001 - a truth value turned into a word
    return Attainment.MET if met else Attainment.NOT_MET


def _numbers(value: str, unit: str | None, written: str) -> tuple[Decimal, Decimal] | None:
    """Actual and target as numbers of the same unit; None where a text is no number, or the units differ."""
    target, actual = Quantity.read(value), Quantity.read(written)
    if target is None or actual is None:
        return None
    expected = plain_unit(unit or "") or target.unit
    if actual.unit and expected and actual.unit != expected:
        return None
    return actual.number, target.number


def _compare(operator: Operator, actual: Decimal, target: Decimal) -> bool:
    if operator is Operator.AT_LEAST:
        return actual >= target
    if operator is Operator.MORE_THAN:
        return actual > target
    if operator is Operator.LESS_THAN:
        return actual < target
    if operator is Operator.AT_MOST:
        return actual <= target
    return actual == target


def attained_ratio(indicator: Indicator, result: Result) -> Decimal | None:
    """Actual / target, exact; None where they are no numbers of one unit, or the target is not above 0."""
    if result.actual is None:
        return None
    return _attained_ratio(indicator.operator, indicator.value, indicator.unit, result.actual)


@lru_cache(_REMEMBERED)
def _attained_ratio(operator: Operator, value: str, unit: str | None, written: str) -> Decimal | None:
    numbers = _numbers(value, unit, written)
    if numbers is None or not operator.quantitative or read_deadline(value) is not None:
        return None
    actual, target = numbers
    return actual / target if target > 0 else None


def formula_share(indicator: Indicator, result: Result | None) -> Decimal | None:
    """The share of the weight (0 to 1, exact) that the general formula gives; None where it is left to people."""
    state = attainment(indicator, result)
    if state is Attainment.MET:
        return Decimal(1)
    if state is not Attainment.NOT_MET or result is None or indicator.operator is Operator.EQUAL:
        return None
    ratio = attained_ratio(indicator, result)
    if ratio is None or ratio < 0:
        return None
    rising = indicator.operator in (Operator.AT_LEAST, Operator.MORE_THAN)
    return min(ratio, Decimal(1)) if rising else min(1 / ratio, Decimal(1))


def formula_score(indicator: Indicator, result: Result | None) -> Decimal | None:
    """Points by the general formula, unrounded; None where it is left to people or no weight is given."""
    share = formula_share(indicator, result)
    return None if share is None or indicator.weight is None else share * indicator.weight


def band_scores(indicator: Indicator, result: Result) -> tuple[Decimal, Decimal] | None:
    """The fewest and the most points that the band of a qualitative result gives; None where there is no band or no weight."""
    state = attainment(indicator, result)
    if indicator.operator.quantitative or state not in _SHARES or indicator.weight is None:
        return None
    low, high = _SHARES[state]
    return low * indicator.weight, high * indicator.weight
