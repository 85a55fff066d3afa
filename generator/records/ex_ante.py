"""ex_ante/*.yml: ex-ante evaluations (事前绩效评估)."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from generator.records.choices import EvaluatorKind, ExAnteConclusion
from generator.records.record import REQUIRED, Part, Record, column
from generator.records.values import (
    Date,
    Flag,
    Identifier,
    Money,
    Points,
    ProjectCode,
    Year,
)
from generator.text import Text

_REPORT = "事前绩效评估报告；domain 1.7"


class Dimension(Part):
    """One dimension of the assessment, such as 立项必要性."""

    name: Text = column("评估维度", "评估维度。", "立项必要性", source=_REPORT, default=REQUIRED)
    weight: Points = column("分值", "维度的分值。", "20", unit="分", source=_REPORT, default=REQUIRED)
    score: Points = column("得分", "维度的得分。", "18", unit="分", source=_REPORT, default=REQUIRED)
    comment: Text | None = column("评估意见", "这一维度的意见。", "依据充分", source=_REPORT)


class ExAnteEvaluation(Record):
    """One ex-ante evaluation of a project that wants to enter the budget."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Identifier = column("编号", "评估编号，用于网址。", "ea-2022-01", source="design", default=REQUIRED)
    project: ProjectCode | None = column(
        "项目代码",
        "被评估的项目；资料没有列出时空白。",
        "99999922T900000000001",
        source=_REPORT,
        refers="projects",
    )
    fiscal_year: Year = column("预算年度", "申请进入哪一年的预算。", "2022", source=_REPORT, default=REQUIRED)
    title: Text = column(
        "报告标题",
        "评估报告标题。",
        "某项目事前绩效评估报告",
        source=_REPORT,
        default=REQUIRED,
    )
    date: Date | None = column("报告日期", "报告完成日期。", "2021-11-30", source=_REPORT)
    evaluator: Text | None = column("评估人", "评估小组或机构。", "市财政局评估小组", source=_REPORT)
    evaluator_kind: EvaluatorKind | None = column(
        "评估方类别", "财政部门、主管部门或第三方机构。", "bureau", source=_REPORT
    )
    background: Text | None = column("立项背景", "立项背景。", "……的需要", source=_REPORT)
    content: Text | None = column("主要内容", "主要内容。", "新建……", source=_REPORT)
    goal: Text | None = column("绩效目标", "申报的绩效目标。", "建成后……", source=_REPORT)
    funding: Text | None = column("资金构成", "资金构成。", "全部为财政资金", source=_REPORT)
    work: Text | None = column(
        "评估工作开展情况",
        "评估思路、方法和程序。",
        "查阅资料、现场踏勘",
        source=_REPORT,
    )
    declared_amount: Money | None = column("申报金额", "申报的财政资金。", "1200", unit="万元", source=_REPORT)
    recommended_amount: Money | None = column(
        "评估建议金额", "建议安排的财政资金。", "900", unit="万元", source=_REPORT
    )
    conclusion: ExAnteConclusion | None = column(
        "评估结论", "予以支持、部分支持或不予支持。", "partial", source=_REPORT
    )
    dimensions: tuple[Dimension, ...] = column("评分", "各维度评分。", "[]", source=_REPORT, default=())
    overall: Text | None = column("总体结论", "总体结论。", "项目必要，但规模偏大", source=_REPORT)
    cut_reason: Text | None = column("核减原因", "建议金额少于申报金额的原因。", "设备标准偏高", source=_REPORT)
    advice: tuple[Text, ...] = column("相关建议", "相关建议。", "[]", source=_REPORT, default=())
    other: Text | None = column("其他需要说明的问题", "其他需要说明的问题。", "无", source=_REPORT)
    itemised: Flag = column(
        "逐件登记",
        "false 表示一条记录代表多份报告。",
        "true",
        source="design",
        default=True,
    )

    @property
    def cut(self) -> Decimal | None:
        """Declared minus recommended (万元)."""
        if self.declared_amount is None or self.recommended_amount is None:
            return None
        return self.declared_amount - self.recommended_amount
