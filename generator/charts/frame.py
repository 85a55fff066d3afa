"""The picture around a chart: its names for assistive technology, its textures, and the mark of samples."""

from __future__ import annotations

import re
from typing import Protocol, TypeVar

from markupsafe import Markup

from generator.charts.layout import NARROW, WIDE, Block, Format
from generator.charts.palette import painted
from generator.charts.svg import filled, number, words
from generator.text import Text

SAMPLE = Text("示例")
"""The mark of pictures that show sample records."""
MARGIN = 2.0
"""Room around a picture, for strokes and dots that stand on its edge."""

_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_TEXTURES = ("M-2 2L2 -2M0 8L8 0M6 10L10 6", "M2 2h2M6 6h2", "M-2 6L2 10M0 0L8 8M6 -2L10 2", "M0 4H8", "M0 4H8M4 0V8")
_Data_contra = TypeVar("_Data_contra", contravariant=True)
_Data = TypeVar("_Data")


class Draw(Protocol[_Data_contra]):
    """What the ``draw`` of every chart looks like."""

    def __call__(self, data: _Data_contra, *, prefix: str, fmt: Format = WIDE) -> Markup:
        """*data* as one picture whose ids start with *prefix*."""


def responsive(draw: Draw[_Data], data: _Data, *, prefix: str) -> Markup:
    """*data* drawn for wide and for narrow places; the style sheet shows one of the two."""
    return draw(data, prefix=prefix, fmt=WIDE) + draw(data, prefix=prefix, fmt=NARROW)


def name_of(prefix: str, fmt: Format) -> str:
    """The id of one picture on its page; *prefix* is the page's own name for the chart.

    Raises ValueError for a prefix that is not an ASCII identifier.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"an id prefix is ASCII letters, digits, - and _, not {prefix!r}")
    return f"{prefix}-{fmt.name}"


def frame(
    block: Block, *, name: str, fmt: Format, title: str, description: str, sample: bool, linked: bool = False
) -> Markup:
    """*block* as a whole picture called *name*.

    A picture that holds links is a ``group``: inside an ``img`` assistive technology would not find them.
    """
    height = block.height + 2 * MARGIN
    box = f"{number(-MARGIN)} {number(-MARGIN)} {number(fmt.width + 2 * MARGIN)} {number(height)}"
    heading = f"{title}（{SAMPLE}）" if sample else title
    mark = _sample_mark(name, fmt, height) if sample else ""
    return Markup(  # noqa: S704 - name is checked, texts are escaped, blocks are markup
        f'<svg class="chart chart-{fmt.name}" id="{name}" role="{"group" if linked else "img"}"'
        f' aria-labelledby="{name}-title" aria-describedby="{name}-desc" viewBox="{box}" width="100%">'
        f'<title id="{name}-title">{words(heading)}</title><desc id="{name}-desc">{words(description)}</desc>'
        f"{block.shapes}{mark}</svg>"
    )


def texture(name: str, order: int) -> str:
    """Id of the pattern that tells part *order* (from 0) from its neighbours; empty for the first, which is plain."""
    kind = order % (len(_TEXTURES) + 1)
    return f"{name}-texture-{kind}" if kind else ""


def textures(name: str, count: int) -> Markup:
    """Definitions of the patterns that :func:`texture` names, as many as *count* parts need."""
    patterns = "".join(
        f'<pattern id="{texture(name, kind)}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<path d="{data}" {painted("chart-texture")}/></pattern>'
        for kind, data in enumerate(_TEXTURES[: max(count - 1, 0)], start=1)
    )
    return Markup(f"<defs>{patterns}</defs>" if patterns else "")  # noqa: S704 - our own constants and a checked name


def _sample_mark(name: str, fmt: Format, height: float) -> Markup:
    """示例 all over the picture: no part of it can be cut out without the mark."""
    pattern = (
        f'<defs><pattern id="{name}-sample" width="96" height="56" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(-24)"><text x="8" y="34" font-size="24" font-weight="700"'
        f' {painted("chart-sample")} aria-hidden="true">{SAMPLE}</text></pattern></defs>'
    )
    cover = filled(-MARGIN, -MARGIN, fmt.width + 2 * MARGIN, height, f"{name}-sample")
    return Markup(pattern) + cover  # noqa: S704 - our own constants and a checked name
