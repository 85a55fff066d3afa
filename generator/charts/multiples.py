"""Small multiples: several trends or bar charts of one unit on one scale, so that the eye may compare them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from markupsafe import Markup

from generator.charts import bars, trend
from generator.charts.frame import frame, name_of
from generator.charts.layout import NARROW, WIDE, Block, Format, columns, paragraph, remark, stack
from generator.charts.table import Table, describe
from generator.charts.words import NO_TEXT
from generator.text import Text

Panel = bars.Bars | trend.Trend

_GAP = 40.0
_SAME_SCALE = "各小图用同一把尺，长短、高低可以互相比较。"


@dataclass(frozen=True, slots=True)
class Multiples:
    """Panels of one kind and one unit, each under its own title.  ``heading`` heads the column of panels in the table."""

    title: Text
    panels: Sequence[bars.Bars] | Sequence[trend.Trend]
    heading: Text
    note: Text = NO_TEXT
    sample: bool = False

    def __post_init__(self) -> None:
        if len({(type(panel), panel.unit) for panel in self.panels}) > 1:
            raise ValueError("panels on one scale have one kind and one unit")

    @property
    def top(self) -> Decimal:
        """The largest value of all panels: where the common scale ends."""
        return max((panel.top for panel in self.panels), default=Decimal(0))


def draw(data: Multiples, *, prefix: str, fmt: Format = WIDE) -> Markup:
    """*data* as a picture: one panel beside the other as far as there is room."""
    count = 1 if fmt.width <= NARROW.width else 2
    room = (fmt.width - (count - 1) * _GAP) / count
    panels = _panels(data, replace(fmt, width=room), level=count > 1)
    return frame(
        stack([remark(_SAME_SCALE, fmt), columns(panels, count, room, _GAP), remark(data.note, fmt)]),
        name=name_of(prefix, fmt),
        fmt=fmt,
        title=data.title,
        description=describe(as_table(data), f"{_SAME_SCALE}{data.note}"),
        sample=data.sample or any(panel.sample for panel in data.panels),
        linked=any(bar.address for panel in data.panels if isinstance(panel, bars.Bars) for bar in panel.bars),
    )


def as_table(data: Multiples) -> Table:
    """All panels under each other, each row headed by its panel's title."""
    tables = [(panel.title, _table(panel)) for panel in data.panels]
    heads = tables[0][1].headers if tables else ()
    return Table((data.heading, *heads), tuple((title, *row) for title, table in tables for row in table.rows))


def _panels(data: Multiples, fmt: Format, *, level: bool) -> list[Block]:
    """All panels; with their pictures at one height below the titles when they stand side by side."""
    titles = [paragraph(panel.title, fmt.width, fmt.text, bold=True) for panel in data.panels]
    tallest = max((title.height for title in titles), default=0.0)
    drawn = [_body(panel, fmt, data.top) for panel in data.panels]
    heads = [Block(tallest, title.shapes) for title in titles] if level else titles
    return [stack(panel) for panel in zip(heads, drawn, strict=True)]


def _body(panel: Panel, fmt: Format, top: Decimal) -> Block:
    return bars.body(panel, fmt, top) if isinstance(panel, bars.Bars) else trend.body(panel, fmt, top)


def _table(panel: Panel) -> Table:
    return bars.as_table(panel) if isinstance(panel, bars.Bars) else trend.as_table(panel)
