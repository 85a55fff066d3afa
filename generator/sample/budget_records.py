"""Records of a year's budget: projects, targets, indicators, tasks and funds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.records.choices import BudgetAccount, Continuity, ReviewOutcome, SubjectKind, Visibility
from generator.records.departments import Department
from generator.records.projects import Project
from generator.records.targets import Fund, Indicator, Target, Task
from generator.sample import reasons
from generator.sample.amounts import FISCAL, Lines, ProjectMoney, total
from generator.sample.catalogue import funds, purposes
from generator.sample.dice import stream
from generator.sample.exact import money
from generator.sample.lives import ACCOUNTS, YearOfLife
from generator.sample.roles import Roles
from generator.sample.targets import Promises, content_of, sign
from generator.sample.undertakings import Undertaking
from generator.text import Text

Subject = tuple[SubjectKind, str]
"""Kind and code of what a target is about."""

AGGREGATE_BASIS = Text("涉及公共安全侦查业务，依据《中华人民共和国政府信息公开条例》第十四条，只公开部门合计")


@dataclass(frozen=True)
class YearBudget:
    """What the budget records of one fiscal year are made from."""

    seed: int
    life: YearOfLife
    money: Mapping[str, ProjectMoney]
    promises: Mapping[Subject, Promises]
    roles: Roles
    hidden: frozenset[str]

    @property
    def year(self) -> int:
        """The fiscal year, which is also the work year of its budget."""
        return self.life.year

    def visibility(self, code: str) -> dict[str, object]:
        """The columns that say who may see a record about the project."""
        if code not in self.hidden:
            return {}
        return {"visibility": Visibility.AGGREGATE, "visibility_basis": AGGREGATE_BASIS}


def columns_of(stage: str, lines: Lines) -> dict[str, Decimal]:
    """The money columns of one stage; lines without money stay blank."""
    return {
        f"{stage}_total": money(total(lines)),
        **{f"{stage}_{line}": money(amount) for line, amount in lines.items()},
    }


def subject_columns(subject: Subject, year: int) -> dict[str, object]:
    """The columns that say what a record is about."""
    kind, code = subject
    return {"subject": kind, kind.value: code, "fiscal_year": year}


# Projects -----------------------------------------------------------------------------------------------------------------------


def project_records(budget: YearBudget) -> Iterator[Project]:
    """projects.csv."""
    for each in budget.life.declared:
        yield _project(budget, each)


def _project(budget: YearBudget, each: Undertaking) -> Project:
    funds_of = budget.money[each.code]
    promises = budget.promises[SubjectKind.PROJECT, each.code]
    outcome = budget.life.outcomes[each.code]
    dice = stream(budget.seed, "review", each.code, budget.year)
    cut = bool(funds_of.approved) and funds_of.declared[FISCAL] > funds_of.approved[FISCAL]
    return Project(
        code=each.code,
        fiscal_year=budget.year,
        name=Text(each.name),
        kind=each.kind,
        department=each.department,
        unit=each.unit,
        function_code=each.template.function_code,
        function_name=Text(each.template.function_name),
        field=each.template.field,
        continuity=Continuity.CONTINUING if each.code in budget.life.continuing else Continuity.NEW,
        budget_account=each.account,
        content=Text(content_of(each, promises.versions[0].aims)),
        basis=("rule-targets",),
        review_outcome=outcome,
        reject_reason=_why_refused(budget, each, outcome),
        cut_reason=Text(reasons.cut(dice, each.nature)) if cut else None,
        target_revised=promises.revised,
        town=each.town,
        **columns_of("declared", funds_of.declared),
        **(columns_of("approved", funds_of.approved) if funds_of.approved else {}),
        **budget.visibility(each.code),
    )


def _why_refused(budget: YearBudget, each: Undertaking, outcome: ReviewOutcome) -> Text | None:
    if outcome is ReviewOutcome.APPROVED:
        return None
    host = budget.roles.hosts.get(each.code)
    if outcome is ReviewOutcome.MERGED and host is not None:
        return Text(f"按上年评价意见，与内容相近的项目合并安排，并入 {host}")
    if each.code in budget.roles.next_year:
        return Text("按上年评价结果，绩效不佳，本年不再安排")
    if each.code in budget.roles.ex_ante_rejected and each.born == budget.year:
        return Text("事前绩效评估结论为不予支持")
    return Text(reasons.refusal(stream(budget.seed, "refusal", each.code, budget.year), each.nature))


# Targets ------------------------------------------------------------------------------------------------------------------------


def target_records(budget: YearBudget) -> Iterator[Target]:
    """targets.csv: every version of every subject."""
    for subject, promises in budget.promises.items():
        shown = budget.visibility(subject[1])
        for version in promises.versions:
            yield Target(
                **subject_columns(subject, budget.year),
                version=version.version,
                date=version.date,
                reason=Text(version.reason) if version.reason else None,
                goal=Text(version.goal),
                long_term_goal=Text(version.long_term) if version.long_term else None,
                **shown,
            )


def indicator_records(budget: YearBudget) -> Iterator[Indicator]:
    """indicators.csv: every indicator of every version."""
    for subject, promises in budget.promises.items():
        shared = {**subject_columns(subject, budget.year), **budget.visibility(subject[1])}
        for version in promises.versions:
            for aim in version.aims:
                yield Indicator(
                    **shared,
                    version=version.version,
                    number=aim.number,
                    level1=aim.line.level1,
                    level2=aim.line.level2,
                    level3=aim.line.name,
                    value=aim.value,
                    weight=Decimal(aim.weight),
                    **sign(aim.line),
                )


def task_records(budget: YearBudget, departments: tuple[Department, ...]) -> Iterator[Task]:
    """tasks.csv: a department's approved projects by main task, so that the tasks add up to its project money."""
    for department in departments:
        sums = task_sums(budget, department)
        tasks = purposes()[department.field].tasks
        for number, position in enumerate(sorted(sums), start=1):
            name, content = tasks[position]
            yield Task(
                department=department.code,
                fiscal_year=budget.year,
                number=number,
                name=Text(name),
                content=Text(content),
                **columns_of("approved", sums[position]),
            )


def task_sums(budget: YearBudget, department: Department) -> dict[int, dict[str, int]]:
    """Approved money by line, by the position of the task in its field."""
    sums: dict[int, dict[str, int]] = {}
    count = len(purposes()[department.field].tasks)
    for each in budget.life.approved:
        if each.department == department.code:
            lines = sums.setdefault(min(each.template.task, count - 1), {FISCAL: 0})
            for line, amount in budget.money[each.code].approved.items():
                lines[line] = lines.get(line, 0) + amount
    return sums


def fund_records(accounts: int, departments: tuple[Department, ...]) -> Iterator[Fund]:
    """funds.csv: the funds of the fourth account, where targets cover it."""
    if BudgetAccount.SOCIAL_INSURANCE not in ACCOUNTS[:accounts]:
        return
    keeper = next((each for each in departments if each.field == "social"), departments[0])
    for number, template in enumerate(funds(), start=1):
        yield Fund(
            code=f"fund-{number:02d}",
            name=Text(template.name),
            budget_account=BudgetAccount.SOCIAL_INSURANCE,
            department=keeper.code,
        )
