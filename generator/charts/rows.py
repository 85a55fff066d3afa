"""Rows of a label, a horizontal bar and a value: the frame of every chart that compares things by name.

Wide: label, bar and value in three columns.  Narrow: label and value on one line, the bar under them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.layout import GAP, NARROW, Block, Format, pair, remark, stack
from generator.charts.marks import bar, broken_end, empty_bar
from generator.charts.metrics import LINE_HEIGHT, Lines, one_line, wrap
from generator.charts.svg import at, line, link, rect, write
from generator.text import Text

_LABEL_SHARE = 0.36
_VALUE_SHARE = 0.26
_THICKNESS = 12.0


@dataclass(frozen=True, slots=True)
class Row:
    """One thing by name.

    ``length`` is the bar's share of the plot (0 to 1), None where there is nothing to draw.  ``value`` is written out, ``full``
    holds all its digits where ``value`` shows fewer.  ``broken`` bars are longer than the plot.  ``texture`` is the id of a
    pattern over the bar.
    """

    label: Text
    value: str
    length: float | None
    full: str = ""
    note: str = ""
    look: str = "chart-bar"
    texture: str = ""
    broken: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """What stands behind the bars: a track up to a share of the plot, and a line across it at another; None is without."""

    track: float | None = None
    tick: float | None = None


def draw_rows(rows: Sequence[Row], fmt: Format, plot: Plot | None = None) -> Block:
    """All *rows* under each other, in the given order."""
    behind = plot or Plot()
    if fmt.width <= NARROW.width:
        return stack([_linked(row, _narrow(row, fmt, behind)) for row in rows], gap=10)
    grid = _Grid.of(rows, fmt)
    return stack([_linked(row, _wide(row, fmt, behind, grid)) for row in rows], gap=6)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Widths of the columns of a wide chart."""

    label: float
    bar: float
    value: float

    @classmethod
    def of(cls, rows: Sequence[Row], fmt: Format) -> _Grid:
        label = max((one_line(row.label, fmt.text).width for row in rows), default=0.0)
        value = max((one_line(row.value, fmt.text).width for row in rows), default=0.0)
        label, value = min(label, fmt.width * _LABEL_SHARE), min(value, fmt.width * _VALUE_SHARE)
        return cls(label, fmt.width - label - value - 4 * GAP, value)


def _narrow(row: Row, fmt: Format, plot: Plot) -> Block:
    head = pair(row.label, row.value, fmt.width, fmt.text, full=row.full, look=_label_look(row))
    return stack([head, _bar(row, plot, fmt.width), remark(row.note, fmt)], gap=2)


def _wide(row: Row, fmt: Format, plot: Plot, grid: _Grid) -> Block:
    label = wrap(row.label, size=fmt.text, room=grid.label, lines=3)
    value = wrap(row.value, size=fmt.text, room=grid.value, lines=3)
    level = (fmt.text * LINE_HEIGHT - _THICKNESS) / 2
    drawn = Block(max(value.height, _THICKNESS), at(0, level, _bar(row, plot, grid.bar).shapes))
    middle = stack([drawn, remark(row.note, fmt, grid.bar)], gap=0)
    shapes = (
        write(label, 0, 0, look=(_label_look(row),))
        + at(grid.label + 2 * GAP, 0, middle.shapes)
        + _value(row, value, fmt, plot, grid)
    )
    return Block(max(label.height, middle.height), shapes)


def _value(row: Row, value: Lines, fmt: Format, plot: Plot, grid: _Grid) -> Markup:
    """At the end of the bar, or at the right edge where tracks lead there."""
    if plot.track is not None:
        return write(value, fmt.width, 0, anchor="end", full=row.full)
    return write(value, grid.label + 3 * GAP + (row.length or 0) * grid.bar, 0, full=row.full)


def _bar(row: Row, plot: Plot, width: float) -> Block:
    shapes = _behind(row, plot, width)
    if row.length is not None:
        shapes += bar(0, width * row.length, _THICKNESS, row.look, row.texture)
    if row.broken:
        shapes += broken_end(width * (row.length or 0), _THICKNESS)
    if plot.tick is not None:
        shapes += line(width * plot.tick, -2, width * plot.tick, _THICKNESS + 2, "chart-target")
    return Block(_THICKNESS, shapes)


def _behind(row: Row, plot: Plot, width: float) -> Markup:
    """The track, its dashed outline where there is no value, or the line where bars start."""
    if plot.track is None:
        return line(0, -2, 0, _THICKNESS + 2, "chart-axis")
    if row.length is None:
        return empty_bar(width * plot.track, _THICKNESS)
    return rect(0, 0, width * plot.track, _THICKNESS, "chart-track")


def _label_look(row: Row) -> str:
    return "chart-link" if row.address else "chart-text"


def _linked(row: Row, block: Block) -> Block:
    return Block(block.height, link(row.address, f"{row.label} {row.value}", block.shapes))
