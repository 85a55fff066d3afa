"""The way of the money (资金去向): what was asked for, what became of it, and what changed afterwards.

Each lane is about the money of one fiscal year and stands in a frame of its own: nothing leads from one lane to another, because
the money of two years is never joined.  All bars of a picture are on one scale.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.charts.frame import frame, name_of, textures
from generator.charts.layout import GAP, NARROW, NOTHING, WIDE, Block, Format, columns, pair, paragraph, remark, stack
from generator.charts.marks import bar, share
from generator.charts.parts import Part, Pen, cut_bar, legend
from generator.charts.quantity import MONEY, Unit
from generator.charts.svg import at, dot, join, link, number, path, rect
from generator.charts.table import Cell, Table, describe
from generator.charts.words import NO_TEXT
from generator.text import Text

_PADDING = 12.0
_INDENT = 18.0
_STEP_GAP = 18.0
_LANE_GAP = 24.0
_THICKNESS = 16.0
_THIN = 8.0
_SCALE = "每一栏说的是一个预算年度的钱，栏与栏之间不相加；条形长短按同一比例。"


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the money and, where it was divided, into what.  The part that goes on to the next step comes first.

    Parts of a step that has no amount have no sum either (levels and changes of budgets): each is drawn on its own.
    """

    what: Part
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """The steps of one fiscal year's money, in their order."""

    title: Text
    steps: tuple[Step, ...]
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Flow:
    """Lanes side by side, or under each other where the page is narrow."""

    title: Text
    lanes: tuple[Lane, ...]
    unit: Unit = MONEY
    note: Text = NO_TEXT
    sample: bool = False

    @property
    def everything(self) -> list[Part]:
        """All steps and their parts, in reading order."""
        return [part for lane in self.lanes for step in lane.steps for part in (step.what, *step.parts)]

    @property
    def most_parts(self) -> int:
        """How many parts the most divided step has."""
        return max((len(step.parts) for lane in self.lanes for step in lane.steps), default=0)

    @property
    def top(self) -> Decimal:
        """The largest amount: the one that fills a lane."""
        return max((part.amount for part in self.everything if part.amount is not None), default=Decimal(0))


def draw(data: Flow, *, prefix: str, fmt: Format = WIDE) -> Markup:
    """*data* as a picture."""
    pen = Pen(name_of(prefix, fmt), data.unit, fmt)
    count = 1 if fmt.width <= NARROW.width or len(data.lanes) < 2 else 2
    width = (fmt.width - (count - 1) * _LANE_GAP) / count
    lanes = columns(_lanes(data, pen, width, level=count > 1), count, width, _LANE_GAP)
    block = stack([lanes, remark(_SCALE, fmt), remark(data.note, fmt)])
    return frame(
        Block(block.height, textures(pen.name, data.most_parts) + block.shapes),
        name=pen.name,
        fmt=fmt,
        title=data.title,
        description=describe(as_table(data), f"{_SCALE}{data.note}"),
        sample=data.sample,
        linked=any(part.address for part in data.everything),
    )


def as_table(data: Flow) -> Table:
    """Lane, step, part of the step, amount, count and note."""
    heads = ("预算年度", "环节", "其中", f"金额（{data.unit.name}）", "数量", "说明")
    return Table(tuple(map(Text, heads)), tuple(_table_rows(data)))


def _table_rows(data: Flow) -> Iterator[tuple[Cell, ...]]:
    for lane in data.lanes:
        for step in lane.steps:
            for part in (step.what, *step.parts):
                amount = part.missing if part.amount is None else part.amount
                count = NO_TEXT if part.count is None else part.count
                label = NO_TEXT if part is step.what else part.label
                yield lane.title, step.what.label, label, amount, count, part.note


def _lanes(data: Flow, pen: Pen, width: float, *, level: bool) -> list[Block]:
    """All lanes in their frames, of one height when they stand side by side."""
    inner = [_lane(lane, data.top, pen, width - 2 * _PADDING) for lane in data.lanes]
    tallest = max((block.height for block in inner), default=0.0)
    return [_framed(block, width, tallest if level else block.height) for block in inner]


def _framed(block: Block, width: float, height: float) -> Block:
    outer = height + 2 * _PADDING
    return Block(outer, rect(0, 0, width, outer, "chart-lane") + at(_PADDING, _PADDING, block.shapes))


def _lane(lane: Lane, top: Decimal, pen: Pen, room: float) -> Block:
    steps = [_step(step, top, pen, room - _INDENT) for step in lane.steps]
    body = stack([Block(step.height, at(_INDENT, 0, step.shapes)) for step in steps], _STEP_GAP)
    title = paragraph(lane.title, room, pen.fmt.text + 1, bold=True)
    return stack([title, Block(body.height, _way(steps, pen.fmt) + body.shapes), remark(lane.note, pen.fmt, room)])


def _step(step: Step, top: Decimal, pen: Pen, room: float) -> Block:
    what, words = step.what, step.what.write(pen.unit)
    look = "chart-link" if what.address else "chart-text"
    head = pair(what.label, words, room, pen.fmt.text, full=pen.unit.full(what.amount), look=look, bold=True)
    linked = Block(head.height, link(what.address, f"{what.label} {words}", head.shapes))
    return stack([linked, remark(what.note, pen.fmt, room), _money(step, top, pen, room)], gap=4)


def _money(step: Step, top: Decimal, pen: Pen, room: float) -> Block:
    if step.what.amount is None:
        return stack([_alone(part, top, pen, room) for part in step.parts], gap=6)
    plain = bar(0, share(step.what.amount, top) * room, _THICKNESS, "chart-track" if step.parts else "chart-bar")
    if not step.parts:
        return Block(_THICKNESS, plain)
    cut = cut_bar(step.parts, pen, top, room, _THICKNESS)
    whole = Block(cut.height, at(0, cut.height - _THICKNESS, plain) + cut.shapes)
    return stack([whole, legend(step.parts, pen, room)], gap=4)


def _alone(part: Part, top: Decimal, pen: Pen, room: float) -> Block:
    words = part.write(pen.unit)
    look = "chart-link" if part.address else "chart-text"
    head = pair(part.label, words, room, pen.fmt.text, full=pen.unit.full(part.amount), look=look)
    linked = Block(head.height, link(part.address, f"{part.label} {words}", head.shapes))
    length = share(part.amount or Decimal(0), top) * room
    drawn = NOTHING if part.amount is None else Block(_THIN, bar(0, length, _THIN, "chart-bar"))
    return stack([linked, drawn, remark(part.note, pen.fmt, room)], gap=2)


def _way(steps: list[Block], fmt: Format) -> Markup:
    """A rail from the first step to the last, with an arrow to each step but the first."""
    middle = fmt.text * 0.75
    places = [middle]
    for step in steps[:-1]:
        places.append(places[-1] + step.height + _STEP_GAP)
    arrows = "".join(
        f"M1 {number(place - GAP / 2)}L5 {number(place)}L9 {number(place - GAP / 2)}" for place in places[1:]
    )
    rail = path(f"M5 {number(places[0])}V{number(places[-1])}{arrows}", "chart-rail") if arrows else Markup("")
    return join((rail, dot(5, places[0], 3.5, "chart-bar"))) if steps else Markup("")
