"""exceptions.yml and corrections.yml: what was signed off, and what was changed after publication."""

from __future__ import annotations

from generator.records.choices import ExceptionKind
from generator.records.record import REQUIRED, Part, Record, column
from generator.records.values import Date, Identifier, Year
from generator.text import Text


class SignedException(Part):
    """One signed-off exception."""

    kind: ExceptionKind = column("类别", "签批的是哪一类例外。", "difference", source="design", default=REQUIRED)
    target: Text = column(
        "对象",
        "指标编号、文件与行，或其他被签批的对象。",
        "review.cut_amount",
        source="design",
        default=REQUIRED,
    )
    work_year: Year | None = column("工作年度", "适用的工作年度。", "2022", source="design")
    reason: Text = column(
        "理由",
        "为什么可以例外，会公开显示。",
        "原文四舍五入到百万元",
        source="design",
        default=REQUIRED,
    )
    by: Text = column(
        "签批部门",
        "签批的科室或职务，不写个人姓名。",
        "示例市财政局预算绩效管理股",
        source="design",
        default=REQUIRED,
    )
    date: Date = column("签批日期", "签批日期。", "2023-01-31", source="design", default=REQUIRED)
    expires: Date | None = column("失效日期", "到期后例外不再有效。", "2024-12-31", source="design")


class ExceptionLedger(Record):
    """All of exceptions.yml."""

    exceptions: tuple[SignedException, ...] = column("例外", "已签批的例外。", "[]", source="design", default=())


class Correction(Part):
    """One change to something already published."""

    id: Identifier = column("编号", "更正编号。", "c-2023-01", source="design", default=REQUIRED)
    date: Date = column("更正日期", "更正公布的日期。", "2023-05-08", source="design", default=REQUIRED)
    address: Text = column(
        "页面",
        "被更正的页面地址。",
        "/2022/projects/",
        source="design",
        default=REQUIRED,
    )
    what: Text = column(
        "更正内容",
        "更正了什么。",
        "更正项目的执行数",
        source="design",
        default=REQUIRED,
    )
    before: Text | None = column("更正前", "原来公布的内容。", "120.50", source="design")
    after: Text | None = column("更正后", "现在公布的内容。", "125.50", source="design")
    reason: Text = column("原因", "为什么更正。", "录入错误", source="design", default=REQUIRED)
    by: Text = column(
        "更正部门",
        "作出更正的科室，不写个人姓名。",
        "示例市财政局国库股",
        source="design",
        default=REQUIRED,
    )
    successor: Text | None = column("替代页面", "内容移到了哪个地址。", "/2022/projects/", source="design")


class CorrectionLedger(Record):
    """All of corrections.yml."""

    corrections: tuple[Correction, ...] = column("更正", "全部更正。", "[]", source="design", default=())
