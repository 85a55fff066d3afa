"""Labelled horizontal bars: counts or amounts by purpose (领域), town (镇街) or anything with a name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.charts.frame import frame, name_of
from generator.charts.layout import WIDE, Block, Format, remark, stack
from generator.charts.marks import share
from generator.charts.quantity import MONEY, Unit
from generator.charts.rows import Row, draw_rows
from generator.charts.table import Table, describe
from generator.charts.words import MISSING, NO_TEXT
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.  ``value`` is not negative; None draws an empty outline with the word ``missing``.

    ``address`` is relative to the page.
    """

    label: Text
    value: Decimal | None
    note: Text = NO_TEXT
    address: str = ""
    missing: Text = MISSING


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one unit, in the order in which they are to stand.  ``heading`` heads the column of labels in the table."""

    title: Text
    bars: tuple[Bar, ...]
    heading: Text
    measure: Text
    unit: Unit = MONEY
    note: Text = NO_TEXT
    sample: bool = False

    @property
    def top(self) -> Decimal:
        """The largest value: the one that fills the plot."""
        return max((bar.value for bar in self.bars if bar.value is not None), default=Decimal(0))


def draw(data: Bars, *, prefix: str, fmt: Format = WIDE) -> Markup:
    """*data* as a picture."""
    return frame(
        body(data, fmt, data.top),
        name=name_of(prefix, fmt),
        fmt=fmt,
        title=data.title,
        description=describe(as_table(data), data.note),
        sample=data.sample,
        linked=any(bar.address for bar in data.bars),
    )


def body(data: Bars, fmt: Format, top: Decimal) -> Block:
    """The bars without their frame, on a scale that ends at *top*."""
    return stack([draw_rows([_row(bar, data.unit, top) for bar in data.bars], fmt), remark(data.note, fmt)])


def as_table(data: Bars) -> Table:
    """The same values as a table."""
    measure = Text(f"{data.measure}（{data.unit.name}）" if data.unit.name else data.measure)
    return Table((data.heading, measure), tuple((bar.label, bar.value) for bar in data.bars))


def _row(bar: Bar, unit: Unit, top: Decimal) -> Row:
    return Row(
        label=bar.label,
        value=unit.write(bar.value, bar.missing),
        full=unit.full(bar.value),
        length=None if bar.value is None else share(bar.value, top),
        note=bar.note,
        address=bar.address,
    )
