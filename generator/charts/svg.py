"""SVG elements as text.  The one place where charts make markup; everything that came from a record is escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import markupsafe
from markupsafe import Markup

from generator.charts.metrics import ASCENT, LINE_HEIGHT, Lines, legible
from generator.charts.palette import painted
from generator.text import escape

Anchor = Literal["start", "middle", "end"]

_LEADS_AWAY = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*:|//)")


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """A coordinate with at most two decimals, the same bytes on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def words(text: str) -> Markup:
    """*text* as the content of an element or a quoted attribute, in HTML and in XML alike."""
    return escape(legible(text))


def join(shapes: Iterable[Markup]) -> Markup:
    """Shapes one after the other, later ones on top."""
    return Markup("").join(shapes)


def rect(x: float, y: float, width: float, height: float, *look: str) -> Markup:
    """A rectangle painted with the classes of *look*."""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return Markup(f"<rect {place} {painted(*look)}/>")  # noqa: S704 - numbers and our own class names


def filled(x: float, y: float, width: float, height: float, reference: str) -> Markup:
    """A rectangle filled with the pattern whose id is *reference*."""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return Markup(f'<rect {place} fill="url(#{reference})" pointer-events="none"/>')  # noqa: S704 - id checked by frame


def path(data: str, *look: str) -> Markup:
    """A path; *data* is made of numbers by the chart."""
    return Markup(f'<path d="{data}" {painted(*look)}/>')  # noqa: S704 - numbers and our own class names


def line(x1: float, y1: float, x2: float, y2: float, *look: str) -> Markup:
    """A straight line."""
    return path(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", *look)


def dot(x: float, y: float, radius: float, *look: str) -> Markup:
    """A disc."""
    place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
    return Markup(f"<circle {place} {painted(*look)}/>")  # noqa: S704 - numbers and our own class names


def at(x: float, y: float, shapes: Markup) -> Markup:
    """*shapes* moved to a place."""
    if not shapes or (not x and not y):
        return shapes
    return Markup(f'<g transform="translate({number(x)} {number(y)})">{shapes}</g>')  # noqa: S704 - numbers


def write(
    lines: Lines,
    x: float,
    top: float,
    *,
    anchor: Anchor = "start",
    look: tuple[str, ...] = ("chart-text",),
    bold: bool = False,
    full: str = "",
) -> Markup:
    """Text whose first line starts at *top*.  *full*, or what the lines had to leave out, shows when pointed at."""
    if not lines.lines:
        return Markup("")
    baselines = [number(top + (ASCENT + order * LINE_HEIGHT) * lines.size) for order in range(len(lines.lines))]
    attributes = f'font-size="{number(lines.size)}"'
    if anchor != "start":
        attributes += f' text-anchor="{anchor}"'
    if bold:
        attributes += ' font-weight="700"'
    whole = full or lines.full
    title = f"<title>{words(whole)}</title>" if whole else ""
    if len(baselines) == 1:
        attributes += f' x="{number(x)}" y="{baselines[0]}"'
        body = str(words(lines.lines[0]))
    else:
        rows = zip(baselines, lines.lines, strict=True)
        body = "".join(f'<tspan x="{number(x)}" y="{y}">{words(text)}</tspan>' for y, text in rows)
    return Markup(f"<text {attributes} {painted(*look)}>{title}{body}</text>")  # noqa: S704 - texts are escaped above


def link(address: str, name: str, shapes: Markup) -> Markup:
    """*shapes* as a link called *name*, or the shapes alone when there is no *address*.

    Raises ValueError for an address that leads to another host or runs something: charts link within the site only.
    """
    if not address:
        return shapes
    if _LEADS_AWAY.match(address):
        raise ValueError(f"a chart links by relative addresses, not {address!r}")
    attributes = f'href="{markupsafe.escape(address)}" aria-label="{words(name)}"'
    return Markup(f"<a {attributes}>{shapes}</a>")  # noqa: S704 - both attributes are escaped
