"""Everything that is true in the sample city, before it is written down as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.records.choices import SubjectKind
from generator.records.departments import Department
from generator.sample.amounts import Amounts, make_amounts
from generator.sample.budget_records import Subject, YearBudget
from generator.sample.budgets import make_budget
from generator.sample.city import City, make_city
from generator.sample.lives import Lives, make_lives
from generator.sample.performance import Performance, perform, perform_department, qualities
from generator.sample.plan import SamplePlan
from generator.sample.planted import Performances, Plant, plant_results, plant_targets
from generator.sample.shape import Shape
from generator.sample.undertakings import Undertaking


@dataclass(frozen=True)
class Story:
    """The city, its projects, their money, what they promised and what came of it."""

    plan: SamplePlan
    shape: Shape
    city: City
    lives: Lives
    amounts: Amounts
    budgets: Mapping[int, YearBudget]
    performances: Mapping[int, Mapping[Subject, Performance]]
    plants: tuple[Plant, ...] = ()

    @property
    def statement_year(self) -> int:
        """The year that is told in full."""
        return self.plan.statement_year

    @cached_property
    def departments(self) -> Mapping[str, Department]:
        """Departments by code."""
        return {each.code: each for each in self.city.departments}

    @cached_property
    def unit_names(self) -> Mapping[str, str]:
        """Names of units by code."""
        return {each.code: each.name for each in self.city.units}

    @cached_property
    def town_names(self) -> Mapping[str, str]:
        """Names of towns by code."""
        return {each.code: each.name for each in self.city.towns}

    def undertaking(self, code: str) -> Undertaking:
        """The project with that code."""
        return self.lives.undertakings[code]

    def is_monitored(self, year: int) -> bool:
        """Whether the year has monitoring: up to the year of the statement."""
        return year <= self.statement_year

    def is_evaluated(self, year: int) -> bool:
        """Whether the self-evaluations of a fiscal year are on record: the next year's folder holds them."""
        return year + 1 in self.plan.years


def make_story(plan: SamplePlan, shape: Shape) -> Story:
    """The whole story of a plan whose figures the shape can meet."""
    city = make_city(plan, shape.departments)
    lives = make_lives(plan, shape, city)
    amounts = make_amounts(plan, shape, lives)
    made: dict[int, YearBudget] = {}
    for year in sorted(plan.years):
        made[year] = make_budget(plan, shape, city, lives, year, amounts.of[year], made.get(year - 1))
    planted = plant_targets(plan, lives.roles, made)
    performances: dict[int, Performances] = {}
    plants = list(planted.plants)
    for year, budget in planted.budgets.items():
        if year <= plan.statement_year or year + 1 in plan.years:
            performances[year] = _performances(plan, city, lives, budget)
        if year + 1 in plan.years:
            performances[year], more = plant_results(plan, lives.roles, budget, performances[year])
            plants += more
    return Story(plan, shape, city, lives, amounts, planted.budgets, performances, tuple(plants))


def _performances(plan: SamplePlan, city: City, lives: Lives, budget: YearBudget) -> dict[Subject, Performance]:
    evaluated = budget.year == plan.statement_year - 1
    quality = qualities(plan.seed, budget.life, lives.roles.next_year if evaluated else {})
    found: dict[Subject, Performance] = {}
    of_department: dict[str, list[Performance]] = {each.code: [] for each in city.departments}
    for each in budget.life.approved:
        subject = (SubjectKind.PROJECT, each.code)
        aims = budget.promises[subject].in_force.aims
        found[subject] = perform(plan.seed, each.code, budget.year, budget.money[each.code], aims, quality[each.code])
        of_department[each.department].append(found[subject])
    for code, projects in of_department.items():
        subject = (SubjectKind.DEPARTMENT, code)
        aims = budget.promises[subject].in_force.aims
        found[subject] = perform_department(plan.seed, code, budget.year, projects, aims)
    return found
