"""What was done about results: spot checks, applications, findings, disclosures."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from generator.records.choices import (
    Action,
    AmountKind,
    DisclosedDocument,
    DisclosedWith,
    FindingStatus,
    FindingType,
    SourceKind,
)
from generator.records.record import REQUIRED, Record, column
from generator.records.values import (
    Count,
    Date,
    DepartmentCode,
    Flag,
    Identifier,
    Identifiers,
    Money,
    Points,
    ProjectCode,
    Year,
)
from generator.text import Text

_SPOT_CHECK = "自评抽查复评；说明 二（一）4（6）"
_APPLICATION = "绩效结果应用；说明 二（一）5"
_RECTIFICATION = "结果应用与整改清单；domain 1.9"
_LAW = "预算法第十四条；domain 2.7"


class SpotCheck(Record):
    """One self-evaluation, re-evaluated by the bureau (抽查复评)."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Identifier = column("编号", "抽查编号。", "sc-2022-01", source=_SPOT_CHECK, default=REQUIRED)
    project: ProjectCode = column(
        "项目代码",
        "被抽查的项目。",
        "99999921T900000000001",
        source=_SPOT_CHECK,
        refers="projects",
        default=REQUIRED,
    )
    fiscal_year: Year = column(
        "预算年度",
        "自评的是哪一年的预算。",
        "2021",
        source=_SPOT_CHECK,
        default=REQUIRED,
    )
    date: Date | None = column("复评日期", "复评日期。", "2022-09-30", source=_SPOT_CHECK)
    self_score: Points | None = column("部门自评得分", "部门自评总分。", "96", unit="分", source=_SPOT_CHECK)
    recheck_score: Points | None = column("抽查复评得分", "复评总分。", "88", unit="分", source=_SPOT_CHECK)
    reason: Text | None = column("差异原因", "复评与自评不同的原因。", "佐证材料不足", source=_SPOT_CHECK)
    conclusion: Text | None = column("复评结论", "复评结论。", "自评基本真实", source=_SPOT_CHECK)

    @property
    def difference(self) -> Decimal | None:
        """Re-evaluated minus self-given score."""
        if self.self_score is None or self.recheck_score is None:
            return None
        return self.recheck_score - self.self_score


class Application(Record):
    """One thing that was done because of results: one action on one target, from one or several sources."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Identifier = column("编号", "应用编号。", "ap-2022-001", source=_APPLICATION, default=REQUIRED)
    source_kind: SourceKind = column(
        "来源类别",
        "依据哪一类结果。",
        "key_evaluation",
        source=_APPLICATION,
        default=REQUIRED,
    )
    sources: Identifiers = column(
        "来源",
        "评估、评价、抽查的编号；来源是运行监控时为项目或部门代码。",
        "ke-2022-01",
        source=_APPLICATION,
        default=(),
    )
    action: Action = column("应用方式", "做了什么。", "reduced", source=_APPLICATION, default=REQUIRED)
    project: ProjectCode | None = column(
        "项目代码",
        "落在哪个项目上。",
        "99999921T900000000001",
        source=_APPLICATION,
        refers="projects",
    )
    fiscal_year: Year = column("预算年度", "影响哪一年的预算。", "2023", source=_APPLICATION, default=REQUIRED)
    amount: Money | None = column(
        "金额",
        "金额为正数，方向由应用方式说明。",
        "120.5",
        unit="万元",
        source=_APPLICATION,
    )
    amount_kind: AmountKind | None = column("金额类别", "变动额或预算额，两者不能相加。", "change", source=_APPLICATION)
    merged_into: ProjectCode | None = column(
        "并入项目",
        "合并后进入的项目代码。",
        "99999921T900000000002",
        source=_APPLICATION,
        refers="projects",
    )
    document: Identifier | None = column(
        "完善的制度",
        "因此制定或修订的文件编号。",
        "rule-targets",
        source=_APPLICATION,
        refers="documents",
    )
    description: Text | None = column("说明", "具体做法。", "按评价意见压减设备购置", source=_APPLICATION)
    date: Date | None = column("日期", "作出决定的日期。", "2022-12-20", source=_APPLICATION)


class Finding(Record):
    """One finding and what became of it (整改、销号)."""

    key: ClassVar[tuple[str, ...]] = ("id",)

    id: Identifier = column("问题编号", "问题编号。", "f-2022-01-1", source=_RECTIFICATION, default=REQUIRED)
    source_kind: SourceKind = column(
        "来源类别",
        "由哪一项工作发现。",
        "key_evaluation",
        source=_RECTIFICATION,
        default=REQUIRED,
    )
    source: Identifier = column(
        "来源",
        "报告、抽查编号，或项目、部门代码。",
        "ke-2022-01",
        source=_RECTIFICATION,
        default=REQUIRED,
    )
    fiscal_year: Year = column(
        "预算年度",
        "问题属于哪一年的预算。",
        "2021",
        source=_RECTIFICATION,
        default=REQUIRED,
    )
    type: FindingType = column(
        "问题类型",
        "问题属于哪一方面。",
        "process",
        source=_RECTIFICATION,
        default=REQUIRED,
    )
    finding: Text = column("问题", "发现的问题。", "支付进度偏慢", source=_RECTIFICATION, default=REQUIRED)
    requirement: Text | None = column("整改要求和建议", "要求怎样整改。", "加快支付", source=_RECTIFICATION)
    department: DepartmentCode = column(
        "责任部门",
        "负责整改的部门。",
        "101",
        source=_RECTIFICATION,
        refers="departments",
        default=REQUIRED,
    )
    deadline: Date | None = column("整改期限", "整改期限。", "2022-12-31", source=_RECTIFICATION)
    status: FindingStatus = column(
        "整改状态",
        "未整改、整改中或已销号。",
        "closed",
        source=_RECTIFICATION,
        default=REQUIRED,
    )
    result: Text | None = column("整改结果", "整改结果和结论。", "已支付完毕", source=_RECTIFICATION)
    evidence: Text | None = column("佐证", "佐证材料名称。", "支付凭证", source=_RECTIFICATION)
    closed_on: Date | None = column("销号日期", "销号日期。", "2022-12-15", source=_RECTIFICATION)
    notice: Text | None = column(
        "文书",
        "所用的告知书、整改通知书或提醒函。",
        "整改通知书",
        source="两书一函；domain 1.9",
    )


class Disclosure(Record):
    """One document of one department that was, or should have been, made public."""

    key: ClassVar[tuple[str, ...]] = (
        "department",
        "document",
        "key_evaluation",
        "fiscal_year",
    )

    department: DepartmentCode = column(
        "部门代码",
        "负有公开责任的部门。",
        "101",
        source=_LAW,
        refers="departments",
        default=REQUIRED,
    )
    document: DisclosedDocument = column("文件", "公开的是什么。", "targets", source=_LAW, default=REQUIRED)
    key_evaluation: Identifier | None = column(
        "评价报告",
        "公开的重点评价报告编号。",
        "ke-2022-01",
        source=_LAW,
        refers="key_evaluations",
    )
    fiscal_year: Year = column("预算年度", "文件说的是哪一年的预算。", "2022", source=_LAW, default=REQUIRED)
    published_with: DisclosedWith = column(
        "随何公开",
        "随部门预算、部门决算，或单独公开。",
        "budget",
        source=_LAW,
        default=REQUIRED,
    )
    due: Date | None = column("期限", "最迟公开日期。", "2022-02-20", source=_LAW)
    published: Date | None = column("公开日期", "实际公开日期，未公开时空白。", "2022-02-15", source=_LAW)
    channel: Text | None = column("公开渠道", "在哪里公开。", "示例市政府门户网站", source=_LAW)
    url: Text | None = column("网址", "公开的网址。", "https://example.invalid/1.html", source=_LAW)
    quantity: Count | None = column("份数", "只公布总数时的份数。", "67", source="statement-2022.figures.yml")
    itemised: Flag = column(
        "逐件登记",
        "false 表示一条记录代表多份。",
        "true",
        source="statement-2022.figures.yml",
        default=True,
    )
