"""statement.yml: the year's statement as published."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from generator.problems import Location
from generator.records.choices import FigureBasis
from generator.records.record import REQUIRED, Part, Record, column
from generator.records.values import Date, Identifier, read_number
from generator.text import Text

_STATEMENT = "statement-2022.figures.yml"


def _read_stated(value: object) -> Text:
    text = str(value).strip()
    if text not in ("true", "false"):
        read_number(text)
    return Text(text)


StatedValue = Annotated[Text, BeforeValidator(_read_stated)]


class StatedFigure(Part):
    """A figure of the statement: what was published, and where its words stand."""

    id: Identifier = column(
        "指标编号",
        "指标编号。",
        "review.cut_amount",
        source=_STATEMENT,
        default=REQUIRED,
    )
    value: StatedValue = column(
        "公布数",
        "公布的数字，保留原来的位数；有无用 true、false。",
        "9942.3",
        source=_STATEMENT,
        default=REQUIRED,
    )
    section: Text = column("位置", "所在标题。", "二（一）5（1）", source=_STATEMENT, default=REQUIRED)
    basis: FigureBasis = column(
        "依据方式",
        "文中写明、推算或只有表述。",
        "stated",
        source=_STATEMENT,
        default=REQUIRED,
    )
    quotes: tuple[Text, ...] = column("原文", "原文中的词句，一字不差。", "[]", source=_STATEMENT, default=REQUIRED)

    @property
    def number(self) -> Decimal | bool:
        """The published value: exact decimal, or a truth value."""
        return self.value == "true" if self.value in ("true", "false") else read_number(self.value)


class Claim(Part):
    """A claim of the statement that has no number, and where it opens to."""

    id: Identifier = column(
        "表述编号",
        "表述编号。",
        "monitoring.rectified_all",
        source=_STATEMENT,
        default=REQUIRED,
    )
    section: Text = column("位置", "所在标题。", "二（一）5（3）", source=_STATEMENT, default=REQUIRED)
    quote: Text = column(
        "原文",
        "原文中的词句，一字不差。",
        "各部门全都及时进行了整改",
        source=_STATEMENT,
        default=REQUIRED,
    )
    opens: Text | None = column("展开到", "承载它的页面地址。", "/2022/findings/", source=_STATEMENT)
    note: Text | None = column("说明", "给读者的说明。", "未公布分项数据", source=_STATEMENT)


class Statement(Record):
    """The whole statement of a work year."""

    key: ClassVar[tuple[str, ...]] = ()

    title: Text | None = column(
        "标题",
        "说明的标题；资料没有给出时空白。",
        "2022 年预算绩效管理工作情况说明",
        source=_STATEMENT,
    )
    publisher: Text | None = column("公布单位", "公布单位；资料没有给出时空白。", "示例市财政局", source=_STATEMENT)
    url: Text | None = column(
        "原文网址",
        "原文网址；资料没有给出时空白。",
        "https://example.invalid/2.html",
        source=_STATEMENT,
    )
    date: Date | None = column("公布日期", "公布日期；资料没有给出时空白。", "2023-01-31", source=_STATEMENT)
    text: Text = column(
        "全文",
        "说明全文，一段一行。",
        "2022年，我市……",
        source=_STATEMENT,
        default=REQUIRED,
    )
    figures: tuple[StatedFigure, ...] = column("公布的指标", "说明中的全部指标。", "[]", source=_STATEMENT, default=())
    claims: tuple[Claim, ...] = column("没有数字的表述", "说明中没有数字的表述。", "[]", source=_STATEMENT, default=())

    def stated(self, figure_id: str) -> StatedFigure | None:
        """What the statement says of one figure, None where it says nothing."""
        return next((figure for figure in self.figures if figure.id == figure_id), None)

    def place_of(self, part: StatedFigure | Claim, column_name: str) -> Location:
        """Where one value of a figure or a claim stands."""
        if isinstance(part, Claim):
            return self.at("claims", self.claims.index(part), column_name)
        return self.at("figures", self.figures.index(part), column_name)
