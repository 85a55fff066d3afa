"""Whether a total is the sum of its parts, and how numbers are written in messages."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

CENT = Decimal("0.01")
"""Published numbers have two decimals (domain 2.4); what differs by more is no longer rounding."""


class Verdict(Enum):
    """What can be said of a total and its parts."""

    EXACT = "exact"
    ROUNDED = "rounded"
    """Different, but by no more than rounding each number can make, and at most 0.01."""
    WRONG = "wrong"


def verdict(total: Decimal, parts: Iterable[Decimal]) -> Verdict:
    """How *total* stands to the sum of *parts*.

    A number with fewer than two decimals stands for itself with two (9942.3 is 9942.30): published money and points are never
    coarser.
    """
    counted = [part for part in parts if part]
    difference = abs(total - sum(counted, Decimal(0)))
    if not difference:
        return Verdict.EXACT
    slack = sum((_half_a_unit(number) for number in (total, *counted)), Decimal(0))
    return Verdict.ROUNDED if difference <= min(slack, CENT) else Verdict.WRONG


def _half_a_unit(number: Decimal) -> Decimal:
    return Decimal(5).scaleb(-1 - max(2, -int(number.as_tuple().exponent)))


def half_up(number: Decimal, decimals: int = 2) -> Decimal:
    """*number* rounded as people round."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def plain(number: Decimal) -> str:
    """*number* as people write it: no exponent, no idle zeros, at most six decimals."""
    written = f"{half_up(number, 6):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def sum_told(parts: Iterable[Decimal]) -> str:
    """The addition as it would stand on paper: ``60 + 40 = 100``."""
    counted = [part for part in parts if part]
    return f"{' + '.join(map(plain, counted)) or '0'} = {plain(sum(counted, Decimal(0)))}"
