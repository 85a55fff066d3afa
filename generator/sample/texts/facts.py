"""What a sample text is written from: the facts of a subject, as its records hold them.

Whoever makes the sample records fills these once the records are final; the texts repeat them and never add a number of
their own, so that a report and the tables cannot disagree.  Money is exact decimal 万元.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from generator.records.choices import Action, BudgetAccount, Level1, Operator, ProjectKind

FIELDS: dict[str, str] = {
    "education": "教育",
    "health": "卫生健康",
    "social": "社会保障和就业",
    "agriculture": "农业农村",
    "transport": "交通运输",
    "water": "水利",
    "environment": "生态环境",
    "culture": "文化旅游体育",
    "urban": "城乡建设与管理",
    "safety": "公共安全",
    "emergency": "应急管理",
    "industry": "产业发展",
    "housing": "住房保障",
    "governance": "公共服务与治理",
}
"""The plain purposes (领域) of the sample city: code → name.  Prose exists for each of them."""


class Nature(Enum):
    """What kind of spending a project is; it decides how its carrying-out can be told."""

    WORKS = "工程建设"
    EQUIPMENT = "设备购置"
    SUBSIDY = "补助发放"
    SERVICE = "运行服务"
    DIGITAL = "信息化建设"
    CAPITAL = "资本投入"


@dataclass(frozen=True, slots=True)
class Amounts:
    """One stage of a budget (万元)."""

    total: Decimal
    fiscal: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """One indicator of the approved target, and what it achieved.  ``actual`` and ``score`` are None before the year is over."""

    level1: Level1
    level2: str
    name: str
    operator: Operator
    target: str
    unit: str | None
    weight: Decimal
    actual: str | None = None
    score: Decimal | None = None


@dataclass(frozen=True, slots=True)
class YearChange:
    """A change of the budget within the year (after monitoring), and why (万元)."""

    action: Action
    amount: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """A project or policy in one fiscal year.

    ``adjusted``, ``executed``, ``self_score`` and the indicators' actuals are None where the year is not over (ex-ante
    evaluations need ``declared`` alone).  ``town`` is a name, None where the whole city is meant.
    """

    code: str
    name: str
    kind: ProjectKind
    nature: Nature
    department_code: str
    department: str
    unit: str
    field: str
    field_name: str
    town: str | None
    fiscal_year: int
    account: BudgetAccount
    content: str
    goal: str
    indicators: tuple[IndicatorFacts, ...]
    declared: Amounts
    approved: Amounts | None = None
    adjusted: Amounts | None = None
    executed: Amounts | None = None
    self_score: Decimal | None = None
    changes: tuple[YearChange, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """One of the main tasks of a department's year and its money (万元)."""

    name: str
    content: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class DepartmentFacts:
    """A department as a whole in one fiscal year; the amounts are the sums over its approved projects."""

    code: str
    name: str
    field: str
    field_name: str
    fiscal_year: int
    goal: str
    projects: int
    tasks: tuple[TaskFacts, ...]
    indicators: tuple[IndicatorFacts, ...]
    declared: Amounts
    approved: Amounts
    adjusted: Amounts
    executed: Amounts
    self_score: Decimal


SubjectFacts = ProjectFacts | DepartmentFacts
