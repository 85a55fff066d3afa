"""Facts as they are written in a report."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from generator.records.choices import Operator
from generator.sample.texts.attainment import is_number
from generator.sample.texts.facts import IndicatorFacts

CENT = Decimal("0.01")


def plain(number: Decimal) -> str:
    """Digits without trailing zeros: points and weights."""
    return f"{number.normalize():f}"


def money(amount: Decimal) -> str:
    """An amount in 万元 with two decimals, and more where it has more."""
    exact = amount if -int(amount.normalize().as_tuple().exponent) > 2 else amount.quantize(CENT)
    return f"{exact:f}万元"


def percent(part: Decimal, whole: Decimal) -> str:
    """*part* of *whole* in per cent, half-up to two decimals; 不适用 of nothing.  100 only when exact."""
    if not whole:
        return "不适用"
    share = (part * 100 / whole).quantize(CENT, ROUND_HALF_UP)
    if share >= 100 and part < whole:
        share = Decimal("99.99")
    return f"{share:f}%"


def sentence(text: str) -> str:
    """*text* ended by exactly one full stop."""
    return text.strip().rstrip("。；;.") + "。"


def first_clause(text: str) -> str:
    """What comes before the first comma: the reason itself, without what was done about it."""
    return text.partition("，")[0].strip().rstrip("。；")


def target(indicator: IndicatorFacts) -> str:
    """A target value as a sentence holds it: ``≥3个``, ``100%`` for an exact one, ``2021年9月底前`` for a deadline, words quoted."""
    unsigned = indicator.operator in (Operator.EQUAL, Operator.QUALITATIVE) or not is_number(indicator.target)
    return value(indicator) if unsigned else f"{indicator.operator.value}{value(indicator)}"


def value(indicator: IndicatorFacts) -> str:
    """A target value without its sign, for sentences that say themselves which way it was missed."""
    if indicator.operator is Operator.QUALITATIVE:
        return f"“{indicator.target}”"
    return f"{indicator.target}{indicator.unit or ''}"


def actual(indicator: IndicatorFacts) -> str:
    """What was achieved, with its unit; 未公布 where nothing is known."""
    if indicator.actual is None:
        return "未公布"
    if indicator.operator is Operator.QUALITATIVE:
        return f"“{indicator.actual}”"
    return f"{indicator.actual}{indicator.unit or ''}"
