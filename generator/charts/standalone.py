"""A picture as a file of its own: what a reader downloads opens in any viewer, without the site and its style sheet."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.charts.frame import MARGIN
from generator.charts.layout import GAP, paragraph
from generator.charts.palette import GROUND
from generator.charts.svg import at, number

_OPENING = re.compile(
    r'<svg (?P<attributes>.*?) viewBox="\S+ \S+ (?P<width>\S+) (?P<height>\S+)" width="100%">'
    r"(?P<names><title[^>]*>(?P<title>.*?)</title><desc.*?</desc>)"
)
_ADDRESS = re.compile(r' href="[^"]*"')
_FONTS = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
_TITLE_SIZE = 15.0


def standalone(svg: Markup) -> Markup:
    """The picture *svg*, as ``draw`` made it, as an SVG document: its title in sight, on white ground, links left out.

    Raises ValueError for anything that no ``draw`` made.
    """
    opening = _OPENING.match(svg)
    if opening is None:
        raise ValueError("not a picture that a chart drew")
    width, height = float(opening["width"]), float(opening["height"])
    title = Markup(opening["title"]).unescape()  # noqa: S704 - unescaped into text, written out escaped again
    heading = paragraph(title, width - 2 * MARGIN, _TITLE_SIZE, bold=True)
    top, total = -MARGIN - heading.height - GAP, height + heading.height + GAP
    size = f'width="{number(width)}" height="{number(total)}"'
    ground = f'<rect x="{number(-MARGIN)}" y="{number(top)}" {size} fill="{GROUND}"/>'
    return Markup(  # noqa: S704 - parts of a picture that a chart drew
        f'<svg xmlns="http://www.w3.org/2000/svg" {opening["attributes"]} font-family="{_FONTS}"'
        f' viewBox="{number(-MARGIN)} {number(top)} {number(width)} {number(total)}" {size}>'
        f"{opening['names']}{ground}{at(0, top, heading.shapes)}{_ADDRESS.sub('', svg[opening.end() :])}"
    )
