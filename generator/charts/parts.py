"""A bar cut into parts, and the list that says what they are.

Names never stand in the bar: each part has a key, a colour and a texture, and the list under the bar repeats all three beside
its name and its number.  So a part of 0.1 % reads as well as one of 90 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.charts.frame import texture
from generator.charts.layout import GAP, Block, Format, pair, remark, stack
from generator.charts.marks import SLIVER, bar
from generator.charts.metrics import LINE_HEIGHT, one_line
from generator.charts.palette import PARTS
from generator.charts.quantity import PROJECTS, Unit, percent
from generator.charts.svg import at, link, write
from generator.charts.words import MISSING, NO_TEXT
from generator.text import Text

_SWATCH = 12.0
_INDENT = 34.0


@dataclass(frozen=True, slots=True)
class Part:
    """One part: an amount and how many it counts.  ``address`` is relative to the page.

    Without an amount the word ``missing`` stands in its place; an empty one says that money is not the question.
    """

    label: Text
    amount: Decimal | None
    count: int | None = None
    note: Text = NO_TEXT
    address: str = ""
    counted: Unit = PROJECTS
    missing: Text = MISSING

    def write(self, unit: Unit, whole: Decimal | None = None) -> str:
        """Amount, share of *whole* where one is given, and count, as readers see them."""
        amount = unit.write(self.amount, self.missing)
        if self.amount is not None and whole:
            amount += f"（{percent(self.amount, whole, 1)}）"
        count = "" if self.count is None else self.counted.write(Decimal(self.count))
        return " · ".join(filter(None, (amount, count)))


def lengths(parts: Sequence[Part], whole: Decimal, room: float) -> list[float]:
    """How long each part is when *whole* fills *room*; slivers take what they need to be seen from the longest part."""
    exact = [float(part.amount / whole) * room if part.amount and whole else 0.0 for part in parts]
    seen = [max(length, SLIVER) if length else 0.0 for length in exact]
    if seen:
        longest = seen.index(max(seen))
        seen[longest] = max(seen[longest] - max(sum(seen) - room, 0.0), SLIVER if seen[longest] else 0.0)
    return seen


@dataclass(frozen=True, slots=True)
class Pen:
    """What all parts of one picture are drawn with: its name, which textures are called after, its unit and its format."""

    name: str
    unit: Unit
    fmt: Format


def cut_bar(parts: Sequence[Part], pen: Pen, whole: Decimal, room: float, thickness: float) -> Block:
    """The bar, with the key of each part above it where the part is long enough to carry one."""
    shapes = Markup("")
    x, top = 0.0, pen.fmt.small * LINE_HEIGHT
    for order, length in enumerate(lengths(parts, whole, room)):
        key = one_line(str(order + 1), pen.fmt.small)
        if length > key.width + GAP:
            shapes += write(key, x + length / 2, 0, anchor="middle", look=("chart-quiet",))
        shapes += at(x, top, bar(0, max(length - 1, SLIVER) if length else 0.0, thickness, *_look(pen, order)))
        x += length
    return Block(top + thickness, shapes)


def legend(parts: Sequence[Part], pen: Pen, room: float, whole: Decimal | None = None) -> Block:
    """One line or more per part: swatch, key, name, amount with its share of *whole*, count, note."""
    return stack(
        [_entry(part, part.write(pen.unit, whole), order, pen, room) for order, part in enumerate(parts)], gap=4
    )


def _look(pen: Pen, order: int) -> tuple[str, str]:
    return f"chart-part-{order % PARTS + 1}", texture(pen.name, order)


def _entry(part: Part, words: str, order: int, pen: Pen, room: float) -> Block:
    size, full = pen.fmt.text, pen.unit.full(part.amount)
    look = "chart-link" if part.address else "chart-text"
    head = pair(part.label, words, room - _INDENT, size, full=full, look=look)
    text = stack([head, remark(part.note, pen.fmt, room - _INDENT)], gap=0)
    swatch = at(0, (size * LINE_HEIGHT - _SWATCH) / 2, bar(0, _SWATCH, _SWATCH, *_look(pen, order)))
    key = write(one_line(str(order + 1), size), _SWATCH + GAP / 2, 0, look=("chart-quiet",))
    return Block(text.height, link(part.address, f"{part.label} {words}", swatch + key + at(_INDENT, 0, text.shapes)))
