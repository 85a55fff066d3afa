"""Execution rate by department: money spent, as a share of the budget after adjustment.

The rate is 预算执行数 / 调整后预算数 (预算绩效自评表, 财预〔2020〕10号); of an adjusted budget of 0 it is 不适用, and below 90 % the form
asks for a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.charts.frame import frame, name_of, texture, textures
from generator.charts.layout import NOTHING, WIDE, Block, Format, remark, stack
from generator.charts.marks import share
from generator.charts.quantity import HUNDRED, MONEY, Unit, percent, rate
from generator.charts.rows import Plot, Row, draw_rows
from generator.charts.table import Table, describe
from generator.charts.words import MISSING, NO_TEXT, NOT_APPLICABLE
from generator.text import Text

_LONGEST = Decimal("1.25")
_REASON = Text("应说明原因")


@dataclass(frozen=True, slots=True)
class Execution:
    """One department: its budget after adjustment and what it spent, None where it was not published.

    ``address`` is relative to the page.
    """

    name: Text
    adjusted: Decimal | None
    executed: Decimal | None
    address: str = ""

    @property
    def ratio(self) -> Decimal | None:
        """Spent as a share of the budget, None where there is no such share."""
        if not self.adjusted or self.executed is None:
            return None
        return self.executed / self.adjusted

    @property
    def published(self) -> str:
        """The rate as it is published: percent with two decimals, 不适用 or 未公布."""
        if self.adjusted is None or self.executed is None:
            return MISSING
        return percent(self.executed, self.adjusted, 2)


@dataclass(frozen=True, slots=True)
class Executions:
    """Departments in any order.  Rates below ``threshold`` (percent) are marked with ``threshold_note``; None marks none."""

    title: Text
    departments: tuple[Execution, ...]
    unit: Unit = MONEY
    threshold: Decimal | None = Decimal(90)
    threshold_note: Text = _REASON
    note: Text = NO_TEXT
    sample: bool = False

    @property
    def ordered(self) -> list[Execution]:
        """Highest rate first, the larger budget first among equals; then those without a rate, those not published last."""
        return sorted(
            self.departments,
            key=lambda each: (_unknown(each), -(each.ratio or 0), -(each.adjusted or 0), each.name),
        )

    def falls_short(self, department: Execution) -> bool:
        """Whether its rate, as it is published, is below the threshold."""
        if self.threshold is None or department.adjusted is None or department.executed is None:
            return False
        published = rate(department.executed, department.adjusted, 2)
        return published is not None and published < self.threshold


def _unknown(department: Execution) -> int:
    if department.ratio is not None:
        return 0
    return 2 if department.published == MISSING else 1


def draw(data: Executions, *, prefix: str, fmt: Format = WIDE) -> Markup:
    """*data* as a picture: tracks are budgets, all of one length; bars are what was spent of them."""
    name = name_of(prefix, fmt)
    block = stack([_legend(data, fmt), _rows(data, fmt, name), remark(data.note, fmt)])
    return frame(
        Block(block.height, textures(name, 2) + block.shapes),
        name=name,
        fmt=fmt,
        title=data.title,
        description=describe(as_table(data), data.note),
        sample=data.sample,
        linked=any(department.address for department in data.departments),
    )


def as_table(data: Executions) -> Table:
    """Department, budget after adjustment, spent, and rate, in the picture's order."""
    heads = ("部门", f"调整后预算（{data.unit.name}）", f"实际支出（{data.unit.name}）", "执行率")
    rows = ((each.name, each.adjusted, each.executed, Text(each.published)) for each in data.ordered)
    return Table(tuple(map(Text, heads)), tuple(rows))


def _rows(data: Executions, fmt: Format, name: str) -> Block:
    longest = min(max((each.ratio or Decimal(0) for each in data.departments), default=Decimal(0)), _LONGEST)
    top = max(longest, Decimal(1))
    tick = None if data.threshold is None else share(data.threshold / HUNDRED, top)
    rows = [_row(data, each, top, texture(name, 1)) for each in data.ordered]
    return draw_rows(rows, fmt, Plot(track=share(Decimal(1), top), tick=tick))


def _row(data: Executions, department: Execution, top: Decimal, hatch: str) -> Row:
    short = data.falls_short(department)
    ratio = department.ratio
    return Row(
        label=department.name,
        value=department.published,
        length=None if ratio is None else share(ratio, top),
        note=_amounts(data.unit, department),
        look="chart-below" if short else "chart-bar",
        texture=hatch if short else "",
        broken=ratio is not None and ratio > top,
        address=department.address,
    )


def _amounts(unit: Unit, department: Execution) -> str:
    return f"花 {unit.write(department.executed)}，预算 {unit.write(department.adjusted)}"


def _legend(data: Executions, fmt: Format) -> Block:
    if data.threshold is None:
        return NOTHING
    words = f"竖线：{data.threshold:f}%。斜纹：执行率低于 {data.threshold:f}%，{data.threshold_note}。虚线框：{NOT_APPLICABLE}或{MISSING}。"
    return remark(words, fmt)
