"""One figure over the years: exact labels, and a gap where a year is missing.

Years run from left to right while every label has room in its own column, else from top to bottom with the labels at the
right.  The scale starts at zero, so that heights compare as the figures do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

from generator.charts.frame import frame, name_of
from generator.charts.layout import GAP, WIDE, Block, Format, remark, stack
from generator.charts.marks import share
from generator.charts.metrics import LINE_HEIGHT, one_line, wrap
from generator.charts.quantity import MONEY, Unit
from generator.charts.svg import dot, join, line, number, path, write
from generator.charts.table import Table, describe
from generator.charts.words import MISSING, NO_TEXT
from generator.text import Text

_PLOT_HEIGHT = 120.0
_ROW_HEIGHT = 26.0
_RADIUS = 4.0


@dataclass(frozen=True, slots=True)
class Point:
    """The figure of one year; None where it is missing, with the word ``missing`` in its place."""

    year: int
    value: Decimal | None
    missing: Text = MISSING


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure, by year.  Years between the first and the last that have no point are shown as missing."""

    title: Text
    measure: Text
    points: tuple[Point, ...]
    unit: Unit = MONEY
    note: Text = NO_TEXT
    sample: bool = False

    @property
    def years(self) -> tuple[Point, ...]:
        """A point for every year from the first to the last."""
        known = {point.year: point for point in self.points}
        if not known:
            return ()
        return tuple(known.get(year, Point(year, None)) for year in range(min(known), max(known) + 1))

    @property
    def top(self) -> Decimal:
        """The largest value: where the scale ends."""
        return max((point.value for point in self.points if point.value is not None), default=Decimal(0))


def draw(data: Trend, *, prefix: str, fmt: Format = WIDE) -> Markup:
    """*data* as a picture."""
    return frame(
        body(data, fmt, data.top),
        name=name_of(prefix, fmt),
        fmt=fmt,
        title=data.title,
        description=describe(as_table(data), data.note),
        sample=data.sample,
    )


def body(data: Trend, fmt: Format, top: Decimal) -> Block:
    """The line without its frame, on a scale from zero to *top*."""
    points = data.years
    labels = [data.unit.digits(point.value) if point.value is not None else point.missing for point in points]
    widest = max((one_line(label, fmt.text).width for label in labels), default=0.0)
    across = bool(points) and widest + GAP <= fmt.width / len(points)
    lay_out = _across if across else _down
    unit = f"{data.measure}（{data.unit.name}）" if data.unit.name else data.measure
    return stack([remark(unit, fmt), lay_out(data, labels, fmt, top), remark(data.note, fmt)])


def as_table(data: Trend) -> Table:
    """Year and value."""
    measure = Text(f"{data.measure}（{data.unit.name}）" if data.unit.name else data.measure)
    rows = tuple((Text(str(point.year)), _cell(point)) for point in data.years)
    return Table((Text("年份"), measure), rows)


def _cell(point: Point) -> Decimal | Text:
    return point.missing if point.value is None else point.value


def _across(data: Trend, labels: Sequence[str], fmt: Format, top: Decimal) -> Block:
    """Years from left to right, each label above its point."""
    points, label_height = data.years, fmt.text * LINE_HEIGHT
    step, base = fmt.width / len(points), label_height + GAP + _PLOT_HEIGHT
    places = [
        None if point.value is None else ((order + 0.5) * step, base - share(point.value, top) * _PLOT_HEIGHT)
        for order, point in enumerate(points)
    ]
    shapes = [line(0, base, fmt.width, base, "chart-axis"), _line(places)]
    for order, (point, label, place) in enumerate(zip(points, labels, places, strict=True)):
        x, y = (order + 0.5) * step, base if place is None else place[1]
        look = ("chart-quiet",) if place is None else ("chart-text", "chart-halo")
        words = one_line(label, fmt.text)
        shapes.append(
            write(words, x, y - GAP - label_height, anchor="middle", look=look, full=data.unit.full(point.value))
        )
        shapes.append(write(one_line(str(point.year), fmt.text), x, base + GAP / 2, anchor="middle"))
    return Block(base + GAP / 2 + label_height, join(shapes))


def _down(data: Trend, labels: Sequence[str], fmt: Format, top: Decimal) -> Block:
    """Years from top to bottom, each label at the right edge."""
    year_width = max((one_line(str(point.year), fmt.text).width for point in data.years), default=0.0)
    words = [wrap(label, size=fmt.text, room=fmt.width / 2, lines=1) for label in labels]
    left = year_width + 2 * GAP
    length = fmt.width - max((each.width for each in words), default=0.0) - 2 * GAP - left
    places = [
        None if point.value is None else (left + share(point.value, top) * length, (order + 0.5) * _ROW_HEIGHT)
        for order, point in enumerate(data.years)
    ]
    height = _ROW_HEIGHT * len(places)
    shapes = [line(left, 0, left, height, "chart-axis"), _line(places)] if places else []
    for order, (point, label) in enumerate(zip(data.years, words, strict=True)):
        y = (order + 0.5) * _ROW_HEIGHT - fmt.text * LINE_HEIGHT / 2
        look = ("chart-quiet",) if point.value is None else ("chart-text",)
        shapes.append(write(one_line(str(point.year), fmt.text), 0, y))
        shapes.append(write(label, fmt.width, y, anchor="end", look=look, full=data.unit.full(point.value)))
    return Block(height, join(shapes))


def _line(places: Sequence[tuple[float, float] | None]) -> Markup:
    """The line through neighbouring years, broken at each missing one, and a dot for each year."""
    segments = "".join(
        f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}" for a, b in pairwise(places) if a and b
    )
    dots = join(dot(place[0], place[1], _RADIUS, "chart-bar") for place in places if place)
    return (path(segments, "chart-line") if segments else Markup("")) + dots
