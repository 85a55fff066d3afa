"""How many evaluations got which grade (优良中差), by one author.

Scores of different authors are never mixed in one picture, so a distribution has exactly one.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.charts.frame import frame, name_of, texture, textures
from generator.charts.layout import WIDE, Block, Format, remark, stack
from generator.charts.marks import share
from generator.charts.palette import PARTS
from generator.charts.quantity import PROJECTS, Unit, percent
from generator.charts.rows import Plot, Row, draw_rows
from generator.charts.table import Table, describe
from generator.charts.words import NO_TEXT
from generator.text import Text


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many got one grade; ``address`` leads to them, relative to the page."""

    grade: Text
    count: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """Grades from best to worst, as one ``author`` gave them (部门自评, 抽查复评, 财政评价)."""

    title: Text
    author: Text
    grades: tuple[GradeCount, ...]
    unit: Unit = PROJECTS
    note: Text = NO_TEXT
    sample: bool = False

    @property
    def total(self) -> int:
        """How many were graded."""
        return sum(grade.count for grade in self.grades)


def draw(data: Distribution, *, prefix: str, fmt: Format = WIDE) -> Markup:
    """*data* as a picture: one bar per grade, as long as its share of all."""
    name = name_of(prefix, fmt)
    rows = draw_rows([_row(data, order, name) for order in range(len(data.grades))], fmt, Plot(track=1.0))
    block = stack([remark(_author(data), fmt), rows, remark(data.note, fmt)])
    return frame(
        Block(block.height, textures(name, len(data.grades)) + block.shapes),
        name=name,
        fmt=fmt,
        title=data.title,
        description=describe(as_table(data), f"{_author(data)}。{data.note}"),
        sample=data.sample,
        linked=any(grade.address for grade in data.grades),
    )


def as_table(data: Distribution) -> Table:
    """Grade, count and share of all."""
    heads = (Text("等级"), Text(f"数量（{data.unit.name}）"), Text("占比"))
    return Table(heads, tuple((each.grade, each.count, Text(_share(data, each))) for each in data.grades))


def _author(data: Distribution) -> str:
    return f"评价方：{data.author}，共 {data.unit.write(Decimal(data.total))}"


def _share(data: Distribution, grade: GradeCount) -> str:
    return percent(Decimal(grade.count), Decimal(data.total), 1)


def _row(data: Distribution, order: int, name: str) -> Row:
    grade = data.grades[order]
    return Row(
        label=grade.grade,
        value=f"{data.unit.write(Decimal(grade.count))}（{_share(data, grade)}）",
        length=share(Decimal(grade.count), Decimal(data.total)),
        look=f"chart-part-{order % PARTS + 1}",
        texture=texture(name, order),
        address=grade.address,
    )
