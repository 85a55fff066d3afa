"""A department as a whole against its projects and its main tasks (domain 1.4, 1.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.grounds import grounds, own_key, whole_tables
from generator.checks.sums import CENT, plain
from generator.disclosure import Disclosure, WorkYear, department_subject
from generator.problems import Problem, Rule, Severity
from generator.records.choices import SubjectKind
from generator.records.record import Record
from generator.records.self_evaluations import SelfEvaluation
from generator.records.targets import Task

TASKS_DIFFER = Rule(
    "department-tasks-differ",
    Severity.WARNING,
    "部门年度任务的金额合计与部门预算不同",
    "部门整体目标表的金额合计就是部门的预算；对不上，就有钱没有任务，或有任务没有钱。",
    "部门（单位）整体支出绩效目标表：金额合计",
    "部门 {department} 的 {count} 项任务合计 {value} 万元，{other} {expected} 万元，相差 {difference} 万元。",
    "核对任务金额和部门整体预算。",
    "任务 60 + 30；部门整体 initial_total=100",
    "任务 60 + 40；部门整体 initial_total=100",
)
BELOW_PROJECTS = Rule(
    "department-below-projects",
    Severity.WARNING,
    "部门整体小于所属项目之和",
    "部门整体支出包括全部项目支出，不会比项目之和少。",
    "部门整体支出绩效自评：基本支出＋项目支出",
    "部门 {department} 整体的{stage}是 {value} 万元，小于所属 {count} 个项目之和 {expected} 万元。",
    "核对部门整体表和各项目表，看是否漏了项目或写错单位。",
    "部门整体 initial_total=80；所属项目合计 100",
    "部门整体 initial_total=120；所属项目合计 100",
)
UNIT_ELSEWHERE = Rule(
    "unit-of-another-department",
    Severity.WARNING,
    "实施单位属于另一个部门",
    "项目列在甲部门、单位属于乙部门，部门页上的合计会让人看不懂。",
    "部门预算编制单位名录",
    "实施单位 {value} 属于部门 {expected}，项目的主管部门却是 {department}。",
    "核对 unit 和 department；确由其他部门的单位实施的，不用改。",
    "department=101，unit=102001（属于 102）",
    "department=101，unit=101001",
)
NOT_IN_YEAR = Rule(
    "department-not-in-year",
    Severity.WARNING,
    "部门在这一年不存在",
    "撤并以后的部门不再有预算，合计会算到已经没有的部门头上。",
    "部门预算编制单位名录：启用、停用日期",
    "部门 {value} 的有效期是 {valid}，{year} 年没有这个部门。{hint}",
    "核对部门代码和年度，或改正 departments.csv 的启用、停用日期。",
    "departments.csv: 101 的 valid_to=2020-12-31；projects.csv 2022 年 department=101",
    "departments.csv: 101 的 valid_to 空白",
)

RULES = (TASKS_DIFFER, BELOW_PROJECTS, UNIT_ELSEWHERE, NOT_IN_YEAR)


def check_departments(disclosure: Disclosure) -> Iterator[Problem]:
    """Every department in every year."""
    for year in disclosure.years.values():
        yield from _tasks(disclosure, year)
        for evaluation in year.self_evaluations:
            if evaluation.subject is SubjectKind.DEPARTMENT:
                yield from _projects(disclosure, evaluation)
        yield from _units(disclosure, year)
        yield from _existing(disclosure, year)


# Money ------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Budget:
    """The budget of a department as a whole: what it is called, how much, and where that stands."""

    name: str
    money: Decimal
    record: Record


def _overall(disclosure: Disclosure, department: str, fiscal_year: int) -> _Budget | None:
    """The initial budget that the department gives for itself, from its self-evaluation or its monitoring form."""
    subject = department_subject(department, fiscal_year)
    for name, record in (
        ("部门整体自评的年初预算数是", disclosure.self_evaluation(subject)),
        ("部门整体监控的年初预算数是", disclosure.monitoring(subject)),
    ):
        if record is not None and record.initial_total is not None:
            return _Budget(name, record.initial_total, record)
    return None


def _tasks(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    by_department: defaultdict[str, list[Task]] = defaultdict(list)
    for task in year.tasks:
        by_department[task.department].append(task)
    for department, tasks in by_department.items():
        amounts = [task.approved_total for task in tasks if task.approved_total is not None]
        budget = _overall(disclosure, department, year.year)
        if len(amounts) < len(tasks) or budget is None:
            continue
        total = sum(amounts, Decimal(0))
        if abs(total - budget.money) > CENT:
            yield TASKS_DIFFER.at(
                tasks[0].at("approved_total"),
                field="批复数（总额）",
                value=plain(total),
                expected=plain(budget.money),
                department=department,
                count=len(tasks),
                other=budget.name,
                difference=plain(abs(total - budget.money)),
                concerns={*grounds(*tasks, budget.record), *whole_tables(*tasks[:1])},
            )


_STAGES: Mapping[str, str] = {"initial": "年初预算数", "adjusted": "调整后预算数", "executed": "预算执行数"}


def _projects(disclosure: Disclosure, evaluation: SelfEvaluation) -> Iterator[Problem]:
    department, year = evaluation.department or "", evaluation.fiscal_year
    own = [
        found
        for project in disclosure.projects_of(department, year)
        if (found := disclosure.self_evaluation((SubjectKind.PROJECT, project.code, year))) is not None
    ]
    for stage, title in _STAGES.items():
        overall = getattr(evaluation, f"{stage}_total")
        total = _sum(getattr(each, f"{stage}_total") for each in own)
        if overall is not None and total - overall > CENT:
            yield BELOW_PROJECTS.at(
                evaluation.at(f"{stage}_total"),
                field=f"{title}（总额）",
                value=plain(overall),
                expected=plain(total),
                department=department,
                stage=title,
                count=len(own),
                concerns=grounds(evaluation, *own),
            )
            return


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


# Who ------------------------------------------------------------------------------------------------------------------------


def _units(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    for project in year.projects:
        unit = disclosure.units.get(project.unit or "")
        if unit is not None and unit.department != project.department:
            yield UNIT_ELSEWHERE.at(
                project.at("unit"),
                field="实施单位",
                value=unit.code,
                expected=unit.department,
                department=project.department,
                concerns={*grounds(project), own_key(unit)},
            )


def _existing(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    """Once for each department, at the first of its projects."""
    told: set[str] = set()
    for project in year.projects:
        department = disclosure.departments.get(project.department)
        if department is None or department.code in told or department.exists_in(project.fiscal_year):
            continue
        told.add(department.code)
        successor = disclosure.departments.get(department.successor or "")
        yield NOT_IN_YEAR.at(
            project.at("department"),
            field="主管部门",
            value=department.code,
            expected=successor.code if successor is not None else None,
            valid=f"{department.valid_from or '设立'} 至 {department.valid_to or '今'}",
            year=project.fiscal_year,
            hint=f"承接它的是 {successor.code}（{successor.name}）。" if successor is not None else "",
            concerns=grounds(project),
        )
