"""Whether a target was met, and how many points the general formula gives.

The formulas are those of 财预〔2020〕10号 and of common practice (domain 2.2): met is full marks; unmet is actual / target for
≥ and ＞, target / actual for ≤ and ＜; qualitative results by bands.  What no formula decides is left to people (人工判断).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.records.choices import Operator
from generator.records.self_evaluations import Result
from generator.records.targets import Indicator

_NUMBER = re.compile(
    r"(?:≥|＞|=|＝|＜|≤|>=|<=|>|<|不低于|不少于|不超过|不高于)?\s*(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\s*(.*)",
    re.DOTALL,
)
_WIDE = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_DEADLINE = re.compile(r"(\d{4})\s*年\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日|(底))?)?\s*(?:之?前|以前|内|完成)*")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_HUNDRED_PER_CENT = re.compile(r"%|百分比|百分之")


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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the unit that stands behind it in the text, blank when there is none."""

    number: Decimal
    unit: str

    @classmethod
    def read(cls, text: str) -> Quantity | None:
        """The quantity that *text* starts with and consists of; None for anything else."""
        match = _NUMBER.fullmatch(text.strip().translate(_WIDE))
        if match is None or re.search(r"\d", match[2]):
            return None
        unit = "%" if _HUNDRED_PER_CENT.search(match[2]) else match[2].strip()
        return cls(Decimal(match[1].replace(",", "")), unit)


def read_deadline(text: str) -> date | None:
    """The last day of a deadline such as ``2022年11月底前`` or of a date such as ``2022-10-31``; None for anything else."""
    written = text.strip().translate(_WIDE)
    match = _DEADLINE.fullmatch(written) or _ISO_DATE.fullmatch(written)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(match[3]) if match[3] else last
    return date(year, month, day) if 1 <= day <= last else None


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


def attainment(indicator: Indicator, result: Result | None) -> Attainment:
    """Whether *result* meets *indicator*."""
    if result is None or result.actual is None:
        return Attainment.MISSING
    if not indicator.operator.quantitative:
        return _BANDS.get(result.actual.strip(), Attainment.UNDECIDED)
    deadline, day = read_deadline(indicator.value), read_deadline(result.actual)
    if deadline is not None:
        return Attainment.UNDECIDED if day is None else _met(day <= deadline)
    target, actual = _quantities(indicator, result)
    if target is None or actual is None:
        return Attainment.UNDECIDED
    return _met(_compare(indicator.operator, actual, target))


def _met(met: bool) -> Attainment:  # noqa: FBT001 - a truth value turned into a word
    return Attainment.MET if met else Attainment.NOT_MET


def _quantities(indicator: Indicator, result: Result) -> tuple[Decimal | None, Decimal | None]:
    """Target and actual as numbers of the same unit; None where the text is no number, or the units differ."""
    target, actual = Quantity.read(indicator.value), Quantity.read(result.actual or "")
    if target is None or actual is None:
        return None, None
    unit = Quantity.read(f"1{indicator.unit or target.unit}")
    expected = unit.unit if unit is not None else ""
    if actual.unit and expected and actual.unit != expected:
        return None, None
    return target.number, actual.number


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


def formula_share(indicator: Indicator, result: Result | None) -> Decimal | None:
    """The share of the weight (0 to 1, exact) that the general formula gives; None where it is left to people."""
    state = attainment(indicator, result)
    if state is Attainment.MET:
        return Decimal(1)
    if state is not Attainment.NOT_MET or result is None or not indicator.operator.quantitative:
        return None
    if read_deadline(indicator.value) is not None or indicator.operator is Operator.EQUAL:
        return None
    target, actual = _quantities(indicator, result)
    if target is None or actual is None:
        return None
    rising = indicator.operator in (Operator.AT_LEAST, Operator.MORE_THAN)
    part, whole = (actual, target) if rising else (target, actual)
    if whole <= 0 or part < 0 or (not rising and target == 0):
        return None
    return min(part / whole, Decimal(1))


def formula_score(indicator: Indicator, result: Result | None) -> Decimal | None:
    """Points by the general formula, unrounded; None where it is left to people or no weight is given."""
    share = formula_share(indicator, result)
    return None if share is None or indicator.weight is None else share * indicator.weight
