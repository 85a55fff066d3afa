"""documents.csv: the rules, plans, notices and bases that pages name."""

from __future__ import annotations

from generator.records.choices import DocumentKind
from generator.records.record import REQUIRED, Record, column
from generator.records.values import Date, Flag, Identifier, PartialDate, Texts, Year
from generator.text import Text

_CATALOGUE = "政府信息公开目录；domain 3.5"


class Document(Record):
    """A document.  Title and date stay blank where the source does not give them."""

    key = ("id",)

    id: Identifier = column(
        "编号",
        "文件编号，用于引用。",
        "rule-targets",
        source="design",
        default=REQUIRED,
    )
    kind: DocumentKind = column(
        "类别",
        "实施方案、管理制度、通知或依据。",
        "rule",
        source="design",
        default=REQUIRED,
    )
    title: Text | None = column("标题", "文件全称。", "示例市预算绩效目标管理办法", source=_CATALOGUE)
    number: Text | None = column("文号", "发文字号。", "示财绩〔2020〕1号", source=_CATALOGUE)
    issuer: Text | None = column("发文机关", "发文机关。", "示例市财政局", source=_CATALOGUE)
    date: PartialDate | None = column("成文日期", "成文日期，只知道年份时写年份。", "2020-06-01", source=_CATALOGUE)
    topic: Texts = column(
        "主题",
        "文件管哪些事，多个用 ; 隔开。",
        "绩效目标",
        source="说明 二（二）1（2）",
        default=(),
    )
    url: Text | None = column("网址", "文件公开的网址。", "https://example.invalid/1.html", source=_CATALOGUE)
    reported_in: Year = column(
        "首次报告年度",
        "哪个工作年度的说明首次报告。",
        "2022",
        source="design",
        default=REQUIRED,
    )
    repealed: Date | None = column("废止日期", "不再有效的日期。", "2025-12-31", source=_CATALOGUE)
    itemised: Flag = column(
        "逐件登记",
        "false 表示一条记录代表多份文件，原文没有逐件列出。",
        "true",
        source="statement-2022.figures.yml",
        default=True,
    )

    def in_force(self, year: int) -> bool:
        """Whether the document was known and not repealed in that work year."""
        return self.reported_in <= year and (self.repealed is None or self.repealed.year > year)
