"""The facts that report texts are written from, taken from the story as its records tell it."""

from __future__ import annotations

from decimal import Decimal

from generator.records.choices import SubjectKind
from generator.sample import telling
from generator.sample.amounts import FISCAL, Lines, total
from generator.sample.budget_records import Subject, YearBudget, task_sums
from generator.sample.catalogue import purposes
from generator.sample.dice import stream
from generator.sample.exact import money
from generator.sample.performance import Performance
from generator.sample.story import Story
from generator.sample.targets import Promise, content_of
from generator.sample.texts.facts import (
    FIELDS,
    Amounts,
    DepartmentFacts,
    IndicatorFacts,
    ProjectFacts,
    TaskFacts,
    YearChange,
)


def project_facts(story: Story, code: str, year: int, *, over: bool = True) -> ProjectFacts:
    """A project in one fiscal year; what came of it is left out unless the year is *over*."""
    budget, each = story.budgets[year], story.undertaking(code)
    promises = budget.promises[SubjectKind.PROJECT, code]
    funds = budget.money[code]
    performance = story.performances[year][SubjectKind.PROJECT, code] if over else None
    department = story.departments[each.department]
    return ProjectFacts(
        code=code,
        name=each.name,
        kind=each.kind,
        nature=each.nature,
        department_code=department.code,
        department=department.name,
        unit=story.unit_names[each.unit],
        field=each.template.field,
        field_name=FIELDS[each.template.field],
        town=story.town_names[each.town] if each.town else None,
        fiscal_year=year,
        account=each.account,
        content=content_of(each, promises.versions[0].aims),
        goal=promises.in_force.goal,
        indicators=_indicators(promises.in_force, performance),
        declared=_amounts(funds.declared),
        approved=_amounts(funds.approved) if funds.approved else None,
        adjusted=_amounts(performance.adjusted) if performance else None,
        executed=_amounts(performance.executed) if performance else None,
        self_score=money(performance.score) if performance else None,
        changes=_changes(story, budget, code) if performance else (),
    )


def _amounts(lines: Lines) -> Amounts:
    return Amounts(money(total(lines)), money(lines[FISCAL]))


def _indicators(promise: Promise, performance: Performance | None) -> tuple[IndicatorFacts, ...]:
    outcomes = performance.outcomes if performance else (None,) * len(promise.aims)
    return tuple(
        IndicatorFacts(
            level1=aim.line.level1,
            level2=aim.line.level2,
            name=aim.line.name,
            operator=aim.line.operator,
            target=aim.value,
            unit=None if aim.line.is_deadline else aim.line.unit,
            weight=Decimal(aim.weight),
            actual=outcome.actual if outcome else None,
            score=money(outcome.score) if outcome else None,
        )
        for aim, outcome in zip(promise.aims, outcomes, strict=True)
    )


def _changes(story: Story, budget: YearBudget, code: str) -> tuple[YearChange, ...]:
    funds = budget.money[code]
    if funds.change is None:
        return ()
    dice = stream(story.plan.seed, "self-evaluation", SubjectKind.PROJECT, code, budget.year)
    reason = telling.adjustment_reason(dice, funds.change, funds.changed) or ""
    return (YearChange(funds.change, money(funds.changed), reason),)


def department_facts(story: Story, code: str, year: int) -> DepartmentFacts:
    """A department as a whole in one fiscal year."""
    budget, department = story.budgets[year], story.departments[code]
    subject: Subject = (SubjectKind.DEPARTMENT, code)
    performance, promise = story.performances[year][subject], budget.promises[subject].in_force
    theirs = [each for each in budget.life.declared if each.department == code]
    approved = [each for each in budget.life.approved if each.department == code]
    declared = [budget.money[each.code].declared for each in theirs]
    tasks = purposes()[department.field].tasks
    return DepartmentFacts(
        code=code,
        name=department.name,
        field=department.field,
        field_name=FIELDS[department.field],
        fiscal_year=year,
        goal=promise.goal,
        projects=len(approved),
        tasks=tuple(
            TaskFacts(*tasks[position], money(total(lines)))
            for position, lines in sorted(task_sums(budget, department).items())
        ),
        indicators=_indicators(promise, performance),
        declared=Amounts(money(sum(map(total, declared))), money(sum(lines[FISCAL] for lines in declared))),
        approved=_amounts(performance.approved),
        adjusted=_amounts(performance.adjusted),
        executed=_amounts(performance.executed),
        self_score=money(performance.score),
    )
