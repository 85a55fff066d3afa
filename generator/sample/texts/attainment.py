"""How far an indicator reached its target, the way an evaluator recomputes it (domain 2.2)."""

from __future__ import annotations

from decimal import Decimal

from pydantic_core import PydanticCustomError

from generator.records.choices import Operator
from generator.records.values import read_number
from generator.sample.texts.facts import IndicatorFacts

_QUALITATIVE = {"达成": Decimal(1), "部分达成": Decimal("0.7"), "未达成": Decimal("0.4")}
_OVERSHOOT = Decimal("1.3")
"""Above 130 % of an “at least” target the target itself is in doubt (a convention)."""


def attainment(indicator: IndicatorFacts) -> Decimal:
    """0 to 1.  Numbers by the operator; what cannot be computed (dates, words) follows the score that was given.

    More than an exact target asks for counts as reached: no national formula says otherwise.
    """
    if indicator.operator is Operator.QUALITATIVE:
        return _QUALITATIVE.get(indicator.actual or "", _given(indicator))
    wanted, reached = _number(indicator.target), _number(indicator.actual)
    if wanted is None or reached is None:
        return _given(indicator)
    return _ratio(indicator.operator, wanted, reached)


def _ratio(operator: Operator, wanted: Decimal, reached: Decimal) -> Decimal:
    if operator in (Operator.AT_MOST, Operator.LESS_THAN):
        wanted, reached = reached, wanted
    if reached >= wanted:
        return Decimal(1)
    return reached / wanted


def overshoots(indicator: IndicatorFacts) -> bool:
    """Whether an “at least” target was exceeded so far that it cannot have guided anyone."""
    wanted, reached = _number(indicator.target), _number(indicator.actual)
    if wanted is None or reached is None or indicator.operator not in (Operator.AT_LEAST, Operator.MORE_THAN):
        return False
    return wanted > 0 and reached > wanted * _OVERSHOOT


def is_number(text: str) -> bool:
    """Whether a target is a number, and not a deadline or words."""
    return _number(text) is not None


def _given(indicator: IndicatorFacts) -> Decimal:
    if indicator.score is None or not indicator.weight:
        return Decimal(1)
    return min(indicator.score / indicator.weight, Decimal(1))


def _number(text: str | None) -> Decimal | None:
    try:
        return read_number(text) if text is not None else None
    except PydanticCustomError:
        return None
