"""The small shapes that charts are made of: bars, their breaks, and the marks for met and not met."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from markupsafe import Markup

from generator.charts.svg import filled, number, path, rect

SLIVER = 1.5
"""Least length of a bar that stands for something: what is not zero is seen."""

Verdict = Literal["met", "unmet", "unknown"]


def share(part: Decimal, whole: Decimal) -> float:
    """*part* of *whole* as a length between 0 and 1, 0 of nothing.  For coordinates only, never for labels."""
    return min(max(float(part / whole), 0.0), 1.0) if whole > 0 else 0.0


def bar(x: float, length: float, thickness: float, look: str, texture: str = "") -> Markup:
    """A horizontal bar; with the pattern *texture* over it where one is named."""
    if length <= 0:
        return Markup("")
    seen = max(length, SLIVER)
    plain = rect(x, 0, seen, thickness, look)
    return plain + filled(x, 0, seen, thickness, texture) if texture else plain


def empty_bar(length: float, thickness: float) -> Markup:
    """A dashed outline: there is no value to draw."""
    return rect(0.5, 0.5, length - 1, thickness - 1, "chart-absent")


def broken_end(x: float, thickness: float) -> Markup:
    """Two slanted cuts before *x*, where a bar would go on beyond the plot."""
    cuts = "".join(
        f"M{number(x - back - 3)} {number(thickness + 1)}L{number(x - back + 3)} -1" for back in (16.0, 10.0)
    )
    return path(cuts, "chart-break")


def verdict_mark(verdict: Verdict, x: float, middle: float) -> Markup:
    """A tick, a cross or an empty ring, 10 units wide, from *x* and centred on *middle*."""
    left, top, bottom = number(x), number(middle - 4), number(middle + 4)
    shapes = {
        "met": f"M{left} {number(middle)}l4 4L{number(x + 10)} {top}",
        "unmet": f"M{number(x + 1)} {top}L{number(x + 9)} {bottom}M{number(x + 1)} {bottom}L{number(x + 9)} {top}",
        "unknown": f"M{number(x + 1)} {number(middle)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    }
    return path(shapes[verdict], f"chart-mark-{verdict}")
