"""Where the words of a picture stand, by the metrics that laid them out, read from the finished SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

from generator.charts import metrics

_MOVE = re.compile(r"translate\((\S+) (\S+)\)")
ROUNDING = 0.05
"""Coordinates are written with two decimals and add up along a few levels."""


@dataclass(frozen=True, slots=True)
class Box:
    """The rectangle that a text takes, in units of the picture."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than their edges."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > ROUNDING and down > ROUNDING

    def within(self, other: Box) -> bool:
        """Whether nothing of it stands out of the other."""
        return (
            self.left >= other.left - ROUNDING
            and self.top >= other.top - ROUNDING
            and self.right <= other.right + ROUNDING
            and self.bottom <= other.bottom + ROUNDING
        )


def parse(svg: str) -> Element:
    """The picture as XML: raises where it is not well-formed."""
    return fromstring(svg)  # noqa: S314 - our own picture


def view(root: Element) -> Box:
    """The picture's own rectangle."""
    x, y, width, height = map(float, root.attrib["viewBox"].split())
    return Box("viewBox", x, y, x + width, y + height)


def lines(text: Element) -> list[str]:
    """The lines of a text element, without its title."""
    spans = text.findall("tspan")
    if spans:
        return [span.text or "" for span in spans]
    title = text.find("title")
    return [(text.text if title is None else title.tail) or ""]


def texts(element: Element, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[Element, float, float]]:
    """All text elements but those inside patterns, with how far their groups have moved them."""
    for child in element:
        if child.tag == "text":
            yield child, x, y
        elif child.tag != "defs":
            move = _MOVE.fullmatch(child.get("transform", ""))
            dx, dy = (float(move[1]), float(move[2])) if move else (0.0, 0.0)
            yield from texts(child, x + dx, y + dy)


def boxes(root: Element) -> list[Box]:
    """One rectangle per text element."""
    return [_box(text, x, y) for text, x, y in texts(root)]


def collisions(root: Element) -> list[tuple[Box, Box]]:
    """Pairs of texts that overlap."""
    return [(one, other) for one, other in combinations(boxes(root), 2) if one.overlaps(other)]


def outside(root: Element) -> list[Box]:
    """Texts that leave the picture."""
    frame = view(root)
    return [box for box in boxes(root) if not box.within(frame)]


def _box(text: Element, x: float, y: float) -> Box:
    size = float(text.attrib["font-size"])
    first = text.findall("tspan")[0] if text.findall("tspan") else text
    rows = lines(text)
    width = max(metrics.width(row, size) for row in rows)
    anchor = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")]
    left = x + float(first.attrib["x"]) - anchor * width
    top = y + float(first.attrib["y"]) - metrics.ASCENT * size
    return Box("".join(rows), left, top, left + width, top + len(rows) * metrics.LINE_HEIGHT * size)
