"""Sums that come out to the last hundredth: whole numbers, split without a remainder.

Amounts inside the sample are whole numbers of 0.01 万元 (100 yuan).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def hundredths(amount: Decimal) -> int | None:
    """*amount* (万元) in hundredths; None when it has more than two decimals."""
    scaled = amount * 100
    return int(scaled) if scaled == scaled.to_integral_value() else None


def money(amount: int) -> Decimal:
    """Hundredths as 万元."""
    return Decimal(amount).scaleb(-2)


def split(
    total: int, weights: Sequence[int], least: Sequence[int] | int = 0, most: Sequence[int] | None = None
) -> list[int] | None:
    """Parts in proportion to *weights* that add up to *total*, each between its *least* and its *most*.

    None when the bounds leave no such parts.
    """
    low = [least] * len(weights) if isinstance(least, int) else list(least)
    high = list(most) if most is not None else [max(total, each) for each in low]
    if not sum(low) <= total <= sum(high) or any(a > b for a, b in zip(low, high, strict=True)):
        return None
    parts = _proportional(total, [max(1, weight) for weight in weights], low, high)
    _settle(total - sum(parts), parts, low, high)
    return parts


def _proportional(total: int, weights: Sequence[int], low: Sequence[int], high: Sequence[int]) -> list[int]:
    """Proportional parts, rounded down; parts beyond a bound stay on it and the others share what is left."""
    parts = [0] * len(weights)
    free, rest = list(range(len(weights))), total
    while free:
        whole = sum(weights[i] for i in free)
        for i in free:
            parts[i] = max(rest, 0) * weights[i] // whole
        beyond = [i for i in free if parts[i] < low[i]] or [i for i in free if parts[i] > high[i]]
        for i in beyond:
            parts[i] = min(max(parts[i], low[i]), high[i])
            rest -= parts[i]
        if not beyond:
            break
        pinned = set(beyond)
        free = [i for i in free if i not in pinned]
    return parts


def _settle(missing: int, parts: list[int], low: Sequence[int], high: Sequence[int]) -> None:
    """What rounding and bounds left over, or took too much, goes to the largest parts first, as far as bounds allow."""
    order = sorted(range(len(parts)), key=lambda i: -parts[i])
    while missing:
        each = max(1, abs(missing) // len(parts))
        for i in order:
            room = high[i] - parts[i] if missing > 0 else parts[i] - low[i]
            step = min(room, each, abs(missing)) * (1 if missing > 0 else -1)
            parts[i] += step
            missing -= step
