"""projects.csv: every declared project, and what the review of the budget decided."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from generator.records.choices import (
    BudgetAccount,
    Continuity,
    ProjectKind,
    ReviewOutcome,
)
from generator.records.money_lines import ApprovedMoney, DeclaredMoney
from generator.records.record import REQUIRED, Record, column
from generator.records.values import (
    DepartmentCode,
    Flag,
    Identifier,
    Identifiers,
    ProjectCode,
    Year,
)
from generator.text import Text

_FORM = "项目支出绩效目标申报表（财预〔2015〕88号）；domain 1.3"


class Project(DeclaredMoney, ApprovedMoney, Record):
    """A project or policy as declared for the budget of one fiscal year."""

    key: ClassVar[tuple[str, ...]] = ("code", "fiscal_year")

    code: ProjectCode = column(
        "项目代码",
        "21 位项目代码，跨年度不变。",
        "99999922T900000000001",
        source="domain 2.5",
        default=REQUIRED,
    )
    fiscal_year: Year = column("预算年度", "预算属于哪一年。", "2022", source=_FORM, default=REQUIRED)
    name: Text = column(
        "项目名称",
        "项目的规范名称。",
        "义务教育学校运动场改造",
        source=_FORM,
        default=REQUIRED,
    )
    kind: ProjectKind = column(
        "类别",
        "项目或政策。",
        "project",
        source="财预〔2020〕10号",
        default=ProjectKind.PROJECT,
    )
    department: DepartmentCode = column(
        "主管部门",
        "主管部门代码。",
        "101",
        source=_FORM,
        refers="departments",
        default=REQUIRED,
    )
    unit: DepartmentCode | None = column("实施单位", "实施单位代码。", "101001", source=_FORM, refers="units")
    function_code: Identifier | None = column(
        "功能科目编码", "支出功能分类科目编码。", "2050299", source="政府收支分类科目"
    )
    function_name: Text | None = column(
        "功能科目名称",
        "支出功能分类科目名称。",
        "其他普通教育支出",
        source="政府收支分类科目",
    )
    field: Identifier = column(
        "领域",
        "领域编号。",
        "education",
        source="design",
        refers="fields",
        default=REQUIRED,
    )
    continuity: Continuity = column("项目属性", "新增或延续。", "continuing", source=_FORM, default=REQUIRED)
    budget_account: BudgetAccount = column(
        "所属预算",
        "四本预算中的哪一本。",
        "general",
        source="预算法第五条",
        default=REQUIRED,
    )
    content: Text | None = column("主要内容", "项目做什么。", "改造 3 所学校的运动场", source=_FORM)
    basis: Identifiers = column(
        "立项依据",
        "依据文件的编号。",
        "rule-targets",
        source=_FORM,
        refers="documents",
        default=(),
    )
    review_outcome: ReviewOutcome = column(
        "审核结果",
        "预算审核的结果。",
        "approved",
        source="说明 二（一）5（1）",
        default=REQUIRED,
    )
    reject_reason: Text | None = column(
        "取消立项原因",
        "没有安排的原因。",
        "前期工作不成熟",
        source="说明 二（一）5（1）",
    )
    cut_reason: Text | None = column(
        "少安排原因",
        "安排数少于申报数的原因。",
        "按实际需要核定",
        source="说明 二（一）5（1）",
    )
    target_revised: Flag = column(
        "目标经过调整完善",
        "批复的绩效目标与申报的不同时为 true。",
        "false",
        source="说明 二（一）5（1）",
        default=False,
    )
    town: Identifier | None = column("镇街", "项目所在的镇或街道。", "town-01", source="design", refers="towns")

    @property
    def approved(self) -> bool:
        """Whether the project is in the budget."""
        return self.review_outcome is ReviewOutcome.APPROVED

    @property
    def cut(self) -> Decimal:
        """Fiscal money granted less than asked for (审减, 万元); all of it when the project was not granted."""
        return self.declared_fiscal - (self.approved_fiscal or Decimal(0))
