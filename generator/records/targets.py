"""Targets, their indicators, a department's main tasks, and the funds that fund-level targets are about."""

from __future__ import annotations

from typing import ClassVar

from generator.records.choices import (
    BudgetAccount,
    Direction,
    Level1,
    Operator,
    TargetVersion,
)
from generator.records.money_lines import ApprovedMoney
from generator.records.record import REQUIRED, Record, column
from generator.records.subject import Subject, SubjectKey
from generator.records.values import (
    Count,
    Date,
    DepartmentCode,
    Identifier,
    Points,
    Year,
)
from generator.text import Text

_PROJECT_FORM = "部门预算项目绩效目标表；domain 1.3"
_DEPARTMENT_FORM = "部门（单位）整体支出绩效目标表；domain 1.4"


class Target(Subject, Record):
    """A performance target in one version."""

    key: ClassVar[tuple[str, ...]] = (
        "subject",
        "project",
        "department",
        "fund",
        "fiscal_year",
        "version",
    )

    version: TargetVersion = column(
        "版本",
        "申报、批复或年中调整。",
        "approved",
        source=_PROJECT_FORM,
        default=REQUIRED,
    )
    date: Date | None = column("日期", "这一版形成的日期。", "2022-01-31", source=_PROJECT_FORM)
    reason: Text | None = column(
        "调整原因",
        "与上一版不同的原因。",
        "指标值偏低，按上年实际提高",
        source=_PROJECT_FORM,
    )
    goal: Text = column(
        "年度目标",
        "年度总体目标。",
        "完成 3 所学校运动场改造",
        source=_PROJECT_FORM,
        default=REQUIRED,
    )
    long_term_goal: Text | None = column(
        "实施期目标",
        "跨年度项目的实施期目标。",
        "三年内完成 9 所",
        source=_PROJECT_FORM,
    )

    @property
    def version_key(self) -> tuple[SubjectKey, TargetVersion]:
        """What the indicators of this version share."""
        return (self.subject_key, self.version)


class Indicator(Subject, Record):
    """One level-3 indicator of one version of a target.  Operator, value and unit are separate."""

    key: ClassVar[tuple[str, ...]] = (
        "subject",
        "project",
        "department",
        "fund",
        "fiscal_year",
        "version",
        "number",
    )

    version: TargetVersion = column("版本", "属于目标的哪一版。", "approved", source=_PROJECT_FORM, default=REQUIRED)
    number: Count = column(
        "序号",
        "指标在目标中的序号，各版本同一指标序号相同。",
        "1",
        source=_PROJECT_FORM,
        default=REQUIRED,
    )
    level1: Level1 = column("一级指标", "一级指标。", "output", source="财预〔2021〕101号", default=REQUIRED)
    level2: Text = column(
        "二级指标",
        "二级指标。",
        "数量指标",
        source="财预〔2021〕101号",
        default=REQUIRED,
    )
    level3: Text = column(
        "三级指标",
        "三级指标名称。",
        "改造运动场数量",
        source=_PROJECT_FORM,
        default=REQUIRED,
    )
    operator: Operator = column(
        "指标性质",
        "≥ ＞ = ＜ ≤ 或定性。",
        "≥",
        source="510000_0013zp 表",
        default=REQUIRED,
    )
    value: Text = column("指标值", "目标值。", "3", source="510000_0013zp 表", default=REQUIRED)
    unit: Text | None = column("度量单位", "定量指标必填。", "个", source="510000_0013zp 表")
    weight: Points | None = column("权重", "分值。", "10", unit="分", source="510000_0013zp 表")
    direction: Direction | None = column("指标方向性", "正向或反向。", "positive", source=_PROJECT_FORM)


class Task(ApprovedMoney, Record):
    """One of the main tasks of a department's year and its money."""

    key: ClassVar[tuple[str, ...]] = ("department", "fiscal_year", "number")

    department: DepartmentCode = column(
        "部门代码",
        "部门代码。",
        "101",
        source=_DEPARTMENT_FORM,
        refers="departments",
        default=REQUIRED,
    )
    fiscal_year: Year = column("预算年度", "预算年度。", "2022", source=_DEPARTMENT_FORM, default=REQUIRED)
    number: Count = column("序号", "任务序号。", "1", source=_DEPARTMENT_FORM, default=REQUIRED)
    name: Text = column(
        "任务名称",
        "年度主要任务。",
        "改善办学条件",
        source=_DEPARTMENT_FORM,
        default=REQUIRED,
    )
    content: Text | None = column("主要内容", "任务的主要内容。", "改造校舍和运动场", source=_DEPARTMENT_FORM)


class Fund(Record):
    """A fund with a target of its own, usually of the social insurance fund budget."""

    key: ClassVar[tuple[str, ...]] = ("code",)

    code: Identifier = column("基金代码", "基金代码。", "fund-01", source="design", default=REQUIRED)
    name: Text = column(
        "基金名称",
        "基金名称。",
        "城乡居民基本养老保险基金",
        source="design",
        default=REQUIRED,
    )
    budget_account: BudgetAccount = column(
        "所属预算",
        "四本预算中的哪一本。",
        "social_insurance",
        source="预算法第五条",
        default=REQUIRED,
    )
    department: DepartmentCode | None = column(
        "管理部门", "管理基金的部门。", "101", source="design", refers="departments"
    )
