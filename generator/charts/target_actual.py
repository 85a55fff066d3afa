"""One indicator: what was aimed at, on which side of it good lies, and what came out.

Whether the target was met is the record's word, not this picture's: the bar shows numbers, the mark shows the verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.charts.frame import frame, name_of
from generator.charts.layout import COMPACT, GAP, Block, Format, pair, remark, stack
from generator.charts.marks import Verdict, bar, broken_end, empty_bar, verdict_mark
from generator.charts.metrics import LINE_HEIGHT, wrap
from generator.charts.quantity import Unit
from generator.charts.svg import at, line, number, path, rect, write
from generator.charts.table import Table, describe
from generator.charts.words import MISSING, NO_TEXT
from generator.text import Text

_THICKNESS = 10.0
_BAND = 18.0
_MARK = 16.0
_CUT_AT_LEFT = 26.0
_CAP = Decimal(2)
"""Bars end at twice the target; what is longer is cut."""

_VERDICTS: dict[bool | None, tuple[Verdict, str]] = {
    True: ("met", "完成"),
    False: ("unmet", "未完成"),
    None: ("unknown", "未判定"),
}
_UPWARD = ("≥", "＞", ">")
_DOWNWARD = ("≤", "＜", "<")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantitative indicator.  ``operator`` is its sign (≥ ＞ = ＜ ≤); ``met`` is None when nobody has judged it."""

    name: Text
    operator: str
    target: Decimal
    actual: Decimal | None
    unit: Unit
    met: bool | None
    missing: Text = MISSING
    note: Text = NO_TEXT
    sample: bool = False

    @property
    def verdict(self) -> tuple[Verdict, str]:
        """The mark and the word for how it ended."""
        return ("unknown", self.missing) if self.actual is None else _VERDICTS[self.met]

    @property
    def drawn(self) -> Decimal:
        """The actual value as far as it is drawn: never beyond twice the target; 0 where there is none."""
        if self.actual is None or not self.target:
            return self.actual or Decimal(0)
        cap = abs(self.target) * _CAP
        return min(max(self.actual, -cap), cap)


def draw(data: Indicator, *, prefix: str, fmt: Format = COMPACT) -> Markup:
    """*data* as a small picture: the bar is the actual value, the upright line the target, the pale field where good lies."""
    return frame(
        stack([_head(data, fmt), _bullet(data, fmt.width), _numbers(data, fmt), remark(data.note, fmt)], gap=4),
        name=name_of(prefix, fmt),
        fmt=fmt,
        title=data.name,
        description=describe(as_table(data), data.note),
        sample=data.sample,
    )


def as_table(data: Indicator) -> Table:
    """Indicator, target, actual and verdict, in words."""
    heads = tuple(map(Text, ("指标", "目标", "实际", "结果")))
    actual = data.unit.write(data.actual, data.missing)
    return Table(heads, ((data.name, Text(_target(data)), Text(actual), Text(data.verdict[1])),))


def _target(data: Indicator) -> str:
    return f"{data.operator} {data.unit.write(data.target)}"


def _head(data: Indicator, fmt: Format) -> Block:
    kind, word = data.verdict
    verdict = wrap(word, size=fmt.text, room=fmt.width / 3, lines=2)
    name = wrap(data.name, size=fmt.text, room=fmt.width - verdict.width - _MARK - 2 * GAP, lines=3)
    mark = verdict_mark(kind, fmt.width - verdict.width - _MARK, fmt.text * LINE_HEIGHT / 2)
    shapes = write(name, 0, 0, bold=True) + mark + write(verdict, fmt.width, 0, anchor="end")
    return Block(max(name.height, verdict.height), shapes)


def _numbers(data: Indicator, fmt: Format) -> Block:
    actual = f"实际 {data.unit.write(data.actual, data.missing)}"
    full = data.unit.full(data.actual)
    return pair(f"目标 {_target(data)}", actual, fmt.width, fmt.text, full=full)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Values to places: from *low* at 0 to *high* at *width*."""

    low: Decimal
    high: Decimal
    width: float

    @classmethod
    def of(cls, data: Indicator, width: float) -> _Scale:
        ends = (Decimal(0), data.target, data.drawn)
        low, high = min(ends), max(ends)
        margin = (high - low) / 10 or Decimal(1)
        needs_left = low < 0 or (data.target <= low and data.operator in _DOWNWARD)
        return cls(low - margin if needs_left else low, high + margin, width)

    def place(self, value: Decimal) -> float:
        return float((value - self.low) / (self.high - self.low)) * self.width


def _bullet(data: Indicator, width: float) -> Block:
    scale = _Scale.of(data, width)
    inset = (_BAND - _THICKNESS) / 2
    shapes = rect(0, inset, width, _THICKNESS, "chart-track") + _zone(data, scale)
    shapes += at(0, inset, _actual(data, scale)) + _goal(data, scale)
    return Block(_BAND, shapes)


def _zone(data: Indicator, scale: _Scale) -> Markup:
    goal, top = scale.place(data.target), (_BAND - _THICKNESS) / 2
    if data.operator in _UPWARD:
        return rect(goal, top, scale.width - goal, _THICKNESS, "chart-zone")
    return rect(0, top, goal, _THICKNESS, "chart-zone") if data.operator in _DOWNWARD else Markup("")


def _actual(data: Indicator, scale: _Scale) -> Markup:
    if data.actual is None:
        return empty_bar(scale.width, _THICKNESS)
    zero, end = scale.place(Decimal(0)), scale.place(data.drawn)
    look = "chart-below" if data.met is False else "chart-bar"
    if data.actual == data.drawn:
        return bar(min(zero, end), abs(end - zero), _THICKNESS, look)
    if end > zero:
        return bar(zero, scale.width - zero, _THICKNESS, look) + broken_end(scale.width, _THICKNESS)
    return bar(0, zero, _THICKNESS, look) + broken_end(_CUT_AT_LEFT, _THICKNESS)


def _goal(data: Indicator, scale: _Scale) -> Markup:
    """The target: an upright line, with a flag towards where good lies."""
    x = min(max(scale.place(data.target), 1), scale.width - 1)
    if data.operator in _UPWARD:
        flag = f"M{number(x)} 1h6M{number(x + 4)} -1l3 2l-3 2"
    elif data.operator in _DOWNWARD:
        flag = f"M{number(x)} 1h-6M{number(x - 4)} -1l-3 2l3 2"
    else:
        flag = f"M{number(x - 3)} 0h6M{number(x - 3)} {number(_BAND)}h6"
    return line(x, 0, x, _BAND, "chart-target") + path(flag, "chart-target")
