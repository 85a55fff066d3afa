"""Blocks that are put under and beside each other.

A block is drawn at its own origin and knows its height; only :func:`stack` and :func:`columns` place blocks, so what they
keep apart cannot overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.metrics import one_line, wrap
from generator.charts.svg import at, join, write


@dataclass(frozen=True, slots=True)
class Format:
    """For which place a picture is drawn: its width and font sizes, in CSS pixels of that place."""

    name: str
    width: float
    text: float
    small: float


NARROW = Format("narrow", 340, 12, 11)
"""A phone of 375 pixels, less the margins of the page."""
WIDE = Format("wide", 720, 13, 12)
"""The text column of a desktop page, and paper."""

GAP = 8.0
"""Least distance between two labels on a line, and between blocks."""

COMPACT = Format("compact", 340, 12, 11)
"""Shown at one size everywhere, as in a list of indicators."""


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes from their own origin down to *height*."""

    height: float
    shapes: Markup


NOTHING = Block(0.0, Markup(""))
"""A block that takes no room."""


def stack(blocks: Sequence[Block], gap: float = GAP) -> Block:
    """Blocks under each other; empty ones take no room."""
    shapes: list[Markup] = []
    bottom = 0.0
    for block in blocks:
        if not block.height:
            continue
        top = bottom + gap if shapes else 0.0
        shapes.append(at(0, top, block.shapes))
        bottom = top + block.height
    return Block(bottom, join(shapes))


def beside(blocks: Sequence[Block], width: float, gap: float) -> Block:
    """Blocks of one *width* next to each other, tops aligned."""
    shapes = join(at(order * (width + gap), 0, block.shapes) for order, block in enumerate(blocks))
    return Block(max((block.height for block in blocks), default=0.0), shapes)


def columns(blocks: Sequence[Block], count: int, width: float, gap: float) -> Block:
    """Blocks of one *width* in rows of *count*."""
    rows = [blocks[first : first + count] for first in range(0, len(blocks), count)]
    return stack([beside(row, width, gap) for row in rows], gap)


def paragraph(
    text: str, room: float, size: float, *, lines: int = 3, look: str = "chart-text", bold: bool = False
) -> Block:
    """*text* from the left edge, broken to *room*."""
    broken = wrap(text, size=size, room=room, lines=lines)
    return Block(broken.height, write(broken, 0, 0, look=(look,), bold=bold))


def remark(text: str, fmt: Format, room: float = 0.0) -> Block:
    """Small quiet words about a chart or a part of it, in *room* or the whole width; nothing when *text* is empty."""
    return paragraph(text, room or fmt.width, fmt.small, lines=6, look="chart-quiet")


def pair(
    label: str, value: str, room: float, size: float, *, full: str = "", look: str = "chart-text", bold: bool = False
) -> Block:
    """A label at the left and its value at the right edge; the value goes under the label where the two do not fit."""
    right = one_line(value, size)
    left = wrap(label, size=size, room=room - (right.width + 2 * GAP if value else 0), lines=2 if value else 3)
    top = 0.0
    if value and (left.full or right.width > room * 0.72):
        left, right = (wrap(text, size=size, room=room, lines=3) for text in (label, value))
        top = left.height
    label_shape = write(left, 0, 0, look=(look,), bold=bold)
    value_shape = write(right, room, top, anchor="end", full=full, bold=bold)
    return Block(max(left.height, top + right.height), label_shape + value_shape)
