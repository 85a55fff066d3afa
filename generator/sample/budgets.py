"""One fiscal year before its records: who, how much, and what was promised for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from generator.records.choices import SubjectKind
from generator.sample.amounts import ProjectMoney
from generator.sample.budget_records import Subject, YearBudget, fund_records
from generator.sample.catalogue import funds, purposes
from generator.sample.city import City
from generator.sample.dice import stream
from generator.sample.lives import Lives, YearOfLife
from generator.sample.plan import SamplePlan
from generator.sample.settings import calendar_of
from generator.sample.shape import Shape
from generator.sample.targets import Dates, Promises, promise, promise_of_department, promise_of_fund

MOST_ALIKE = 3
"""So many projects of a year may have the same goal."""
HIDDEN = 4
"""Projects shown only in their department's total; fewer than three would give each other away."""


def make_budget(
    plan: SamplePlan,
    shape: Shape,
    city: City,
    lives: Lives,
    year: int,
    money: Mapping[str, ProjectMoney],
    before: YearBudget | None,
) -> YearBudget:
    """The budget of *year* with all its targets; *before* is that of the year before, None where there is none."""
    life = lives.years[year]
    dates = _dates(year)
    promises = _of_projects(plan, shape, life, money, dates, before.promises if before else {})
    _tell_apart(life, promises)
    for department in city.departments:
        count = sum(each.department == department.code for each in life.approved)
        purpose = purposes()[department.field]
        made = promise_of_department(plan.seed, department.code, purpose, year, count, dates.approved)
        promises[SubjectKind.DEPARTMENT, department.code] = made
    for fund, template in zip(fund_records(shape.accounts, city.departments), funds(), strict=False):
        promises[SubjectKind.FUND, fund.code] = promise_of_fund(plan.seed, fund.code, template, year, dates.approved)
    hidden = _hidden(city, life) if year > plan.statement_year else frozenset()
    return YearBudget(plan.seed, life, money, promises, lives.roles, hidden)


def _dates(year: int) -> Dates:
    replied = calendar_of(year).budget_replied
    return Dates(date(year - 1, 10, 8), replied or date(year, 1, 31), date(year, 8, 18))


def _of_projects(
    plan: SamplePlan,
    shape: Shape,
    life: YearOfLife,
    money: Mapping[str, ProjectMoney],
    dates: Dates,
    before: Mapping[Subject, Promises],
) -> dict[Subject, Promises]:
    """Targets of all declared projects; the review improves as many as the shape says."""
    codes = [each.code for each in life.approved]
    count = shape.revised if life.year == plan.statement_year else len(codes) * shape.revised // max(1, shape.approved)
    revised = set(stream(plan.seed, "revised", life.year).sample(codes, min(count, len(codes))))
    promises: dict[Subject, Promises] = {}
    for each in life.declared:
        subject, last = (SubjectKind.PROJECT, each.code), before.get((SubjectKind.PROJECT, each.code))
        in_year = money[each.code]
        promises[subject] = promise(plan.seed, each, life.year, in_year, dates, last, revised=each.code in revised)
    return promises


def _tell_apart(life: YearOfLife, promises: dict[Subject, Promises]) -> None:
    """Goals that would occur more than three times in a year begin with the project's name."""
    seen: Counter[str] = Counter()
    for each in life.declared:
        subject = (SubjectKind.PROJECT, each.code)
        goal = promises[subject].in_force.goal
        seen[goal] += 1
        if seen[goal] > MOST_ALIKE:
            named = (
                replace(version, goal=f"{each.name}：{goal}") if version.goal == goal else version
                for version in promises[subject].versions
            )
            promises[subject] = Promises(tuple(named))


def _hidden(city: City, life: YearOfLife) -> frozenset[str]:
    """New projects of one public safety department, where it has enough of them."""
    for department in city.departments:
        new = [each for each in life.approved if each.department == department.code and each.born == life.year]
        if department.field == "safety" and len(new) >= HIDDEN:
            return frozenset(each.code for each in new[:HIDDEN])
    return frozenset()
