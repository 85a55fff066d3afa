"""Numbers in words: exact decimals in, the digits that readers see out.  No float touches them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.charts.words import MISSING, NOT_APPLICABLE

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts, and how many decimals it shows.

    ``fixed`` keeps trailing zeros (money); ``close`` writes the unit without a space (``26.16%``).
    """

    name: str
    places: int = 2
    fixed: bool = False
    close: bool = False

    def digits(self, value: Decimal) -> str:
        """*value* rounded half-up with thousands separators; what is not zero never reads as zero."""
        rounded = round_half_up(value, self.places)
        if value and not rounded:
            return exact(value) if value < 0 else f"不足 {Decimal(1).scaleb(-self.places):f}"
        return f"{rounded:,f}" if self.fixed else exact(rounded)

    def write(self, value: Decimal | None, missing: str = MISSING) -> str:
        """*value* with its unit; *missing* when there is none."""
        if value is None:
            return missing
        return f"{self.digits(value)}{'' if self.close or not self.name else ' '}{self.name}"

    def full(self, value: Decimal | None) -> str:
        """All digits of *value* with the unit where :meth:`write` shows fewer, else nothing."""
        if value is None or round_half_up(value, self.places) == value:
            return ""
        return f"{exact(value)}{'' if self.close or not self.name else ' '}{self.name}"


MONEY = Unit("万元", 2, fixed=True)
"""Money, in 万元 (10,000 CNY)."""
PROJECTS = Unit("个", 0)
"""A count of projects or the like."""


def round_half_up(value: Decimal, places: int) -> Decimal:
    """*value* at *places* decimals, halves away from zero, as accounts are kept."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def exact(value: Decimal) -> str:
    """All digits of *value*, grouped by thousands, without trailing zeros."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rate(part: Decimal, whole: Decimal, places: int) -> Decimal | None:
    """*part* of *whole* in percent, rounded half-up, None of nothing.  Only what is exactly everything becomes 100."""
    if not whole:
        return None
    rounded = round_half_up(part / whole * HUNDRED, places)
    if rounded != HUNDRED or part == whole:
        return rounded
    step = Decimal(1).scaleb(-places)
    return rounded + step if part > whole else rounded - step


def percent(part: Decimal, whole: Decimal, places: int) -> str:
    """:func:`rate` as readers see it: 不适用 of nothing, and what is something never reads as 0."""
    rounded = rate(part, whole, places)
    if rounded is None:
        return NOT_APPLICABLE
    return f"不足 {Decimal(1).scaleb(-places):f}%" if part > 0 and not rounded else f"{rounded:,f}%"
