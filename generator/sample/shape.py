"""How much of everything the statement year holds: one number for each figure that records are built to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.records.choices import Action, BudgetAccount
from generator.sample.dice import stream
from generator.sample.plan import SamplePlan

IN_YEAR = (Action.REDUCED, Action.CANCELLED, Action.RECOVERED_COMPLETED, Action.RECOVERED_DISCONTINUED)
"""What monitoring does to the money of the running year."""
NEXT_YEAR = (Action.MAINTAINED, Action.INCREASED, Action.REDUCED, Action.MERGED, Action.CANCELLED)
"""What evaluations do to the budget of the next year."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of projects and their amount in hundredths of 万元."""

    count: int
    amount: int


@dataclass(frozen=True, slots=True)
class Shape:
    """The statement year in numbers.  Amounts are hundredths of 万元."""

    departments: int
    declared: Tally
    cancelled: int
    approved_amount: int
    revised: int
    accounts: int
    ex_ante: Tally
    ex_ante_recommended: int
    evaluated_departments: int
    evaluated_projects: int
    evaluated_policies: int
    evaluated_accounts: int
    agencies: int
    spot_checks: int
    monitoring_improved: int
    mechanisms: int
    in_year: Mapping[Action, Tally]
    improved: int
    improved_rules: int
    next_year: Mapping[Action, Tally]

    @property
    def approved(self) -> int:
        """Projects that get money."""
        return self.declared.count - self.cancelled

    @property
    def policy_account(self) -> BudgetAccount:
        """Policies stand for the fourth account, unless everything evaluated is to be of one that projects have too."""
        fourth = self.accounts == len(BudgetAccount) and (self.evaluated_accounts > 1 or not self.evaluated_projects)
        return BudgetAccount.SOCIAL_INSURANCE if fourth else BudgetAccount.GENERAL

    @property
    def evaluated_in(self) -> tuple[BudgetAccount, ...]:
        """The accounts that key evaluations cover."""
        first = (self.policy_account,) if self.evaluated_policies else ()
        return tuple(dict.fromkeys((*first, *BudgetAccount)))[: self.evaluated_accounts]

    @property
    def evaluations(self) -> int:
        """Key evaluations of all kinds."""
        return self.evaluated_departments + self.evaluated_projects + self.evaluated_policies


SMALLEST = 12
"""Declared projects from which on a city has a project in each account."""


def _accounts(plan: SamplePlan, evaluations: int) -> int:
    return min(4, evaluations) if plan.projects >= SMALLEST else 1


def usual(plan: SamplePlan) -> Shape:
    """A believable shape for the size of *plan*: the proportions of a county-level city, with amounts drawn around them."""
    dice = stream(plan.seed, "shape")

    def of_projects(per_mille: int, least: int = 1) -> int:
        return max(least if plan.projects >= 20 else 0, plan.projects * per_mille // 1000)

    cancelled, declared = of_projects(107), plan.projects * dice.randint(24_000, 27_000)
    approved = declared * dice.randint(76, 80) // 100
    ex_ante = of_projects(5)
    ex_ante_declared = ex_ante * dice.randint(100_000, 130_000) * min(plan.projects, 400) // 400
    seen = plan.statement_year - 1 in plan.years
    mean = approved // max(1, plan.projects - cancelled)

    def tally(per_mille: int, of_mean: int, *, told: bool = True) -> Tally:
        count = of_projects(per_mille, 1) if told else 0
        return Tally(count, count * mean * dice.randint(of_mean - 3, of_mean + 3) // 100)

    evaluated_departments, evaluated_projects = min(of_projects(5), plan.departments // 2 + 1), of_projects(15)
    return Shape(
        departments=plan.departments,
        declared=Tally(plan.projects, declared),
        cancelled=cancelled,
        approved_amount=approved,
        revised=(plan.projects - cancelled) * 34 // 100,
        accounts=4 if plan.projects >= SMALLEST else 1,
        ex_ante=Tally(ex_ante, ex_ante_declared),
        ex_ante_recommended=ex_ante_declared * 74 // 100,
        evaluated_departments=evaluated_departments if seen else 0,
        evaluated_projects=evaluated_projects if seen else 0,
        evaluated_policies=1 if seen else 0,
        evaluated_accounts=_accounts(plan, evaluated_departments + evaluated_projects + 1) if seen else 0,
        agencies=1 if seen else 0,
        spot_checks=of_projects(10) if seen else 0,
        monitoring_improved=of_projects(9),
        mechanisms=1,
        in_year={
            Action.REDUCED: tally(156, 24),
            Action.CANCELLED: tally(1, 90),
            Action.RECOVERED_COMPLETED: tally(79, 6),
            Action.RECOVERED_DISCONTINUED: tally(2, 60),
        },
        improved=of_projects(22) if seen else 0,
        improved_rules=min(8, of_projects(7)) if seen else 0,
        next_year={
            Action.MAINTAINED: tally(6, 120, told=seen),
            Action.INCREASED: tally(9, 30, told=seen),
            Action.REDUCED: tally(6, 30, told=seen),
            Action.MERGED: tally(5, 110, told=seen),
            Action.CANCELLED: tally(3, 70, told=seen),
        },
    )
