"""Parts of one whole: a single bar cut into parts, and what they are.

The parts add up to the whole by construction: the whole is their sum, and a part that was not published keeps it unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.charts.frame import frame, name_of, textures
from generator.charts.layout import WIDE, Block, Format, pair, remark, stack
from generator.charts.parts import Part, Pen, cut_bar, legend
from generator.charts.quantity import MONEY, Unit, percent
from generator.charts.table import Table, describe
from generator.charts.words import MISSING, NO_TEXT
from generator.text import Text

_THICKNESS = 28.0
_INCOMPLETE = "有的部分未公布，条形只画出已公布的部分。"


@dataclass(frozen=True, slots=True)
class Composition:
    """Parts in the order in which they are to stand; ``whole`` names their sum."""

    title: Text
    whole: Text
    parts: tuple[Part, ...]
    unit: Unit = MONEY
    note: Text = NO_TEXT
    sample: bool = False

    @property
    def known(self) -> Decimal:
        """Sum of the published parts."""
        return sum((part.amount for part in self.parts if part.amount is not None), Decimal(0))

    @property
    def total(self) -> Decimal | None:
        """The whole, None while a part is not published."""
        return None if any(part.amount is None for part in self.parts) else self.known


def draw(data: Composition, *, prefix: str, fmt: Format = WIDE) -> Markup:
    """*data* as a picture: the whole in words, the cut bar, and the list of its parts."""
    pen = Pen(name_of(prefix, fmt), data.unit, fmt)
    total, full = data.unit.write(data.total), data.unit.full(data.total)
    head = pair(data.whole, total, fmt.width, fmt.text, full=full, bold=True)
    cut = cut_bar(data.parts, pen, data.known, fmt.width, _THICKNESS)
    parts = legend(data.parts, pen, fmt.width, data.total)
    block = stack(
        [head, cut, parts, remark("" if data.total is not None else _INCOMPLETE, fmt), remark(data.note, fmt)]
    )
    return frame(
        Block(block.height, textures(pen.name, len(data.parts)) + block.shapes),
        name=pen.name,
        fmt=fmt,
        title=data.title,
        description=describe(as_table(data), data.note),
        sample=data.sample,
        linked=any(part.address for part in data.parts),
    )


def as_table(data: Composition) -> Table:
    """Part, amount, share of the whole, count; the whole in the last row."""
    heads = ("部分", f"金额（{data.unit.name}）", "占比", "数量")
    rows = [(part.label, part.amount, _share(data, part), part.count) for part in data.parts]
    return Table(tuple(map(Text, heads)), (*rows, (data.whole, data.total, NO_TEXT, NO_TEXT)))


def _share(data: Composition, part: Part) -> Text:
    if part.amount is None or data.total is None:
        return MISSING
    return Text(percent(part.amount, data.total, 1))
