"""Which projects there are in which year, and which part each of them plays.

Everything here is about who, never about how much: amounts follow in :mod:`generator.sample.amounts`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from random import Random

from generator.records.choices import Action, BudgetAccount, ReviewOutcome
from generator.sample.calibration import rejected
from generator.sample.city import City
from generator.sample.dice import stream
from generator.sample.exact import split
from generator.sample.plan import SamplePlan
from generator.sample.roles import Roles, cast_evaluations, cast_ex_ante, cast_hosts
from generator.sample.shape import IN_YEAR, Shape
from generator.sample.undertakings import Registry, Undertaking

ACCOUNTS = tuple(BudgetAccount)
_ENDING = (Action.CANCELLED, Action.RECOVERED_COMPLETED, Action.RECOVERED_DISCONTINUED)
"""Actions of the running year after which a project does not go on."""
_CONTINUE = (68, 74)
"""Per cent of a year's approved projects that go on into the next year."""
_OLDER = 66
"""Per cent of the projects of the first year that began before it."""


@dataclass(frozen=True)
class YearOfLife:
    """The projects of one fiscal year, with what the review decided and what monitoring did."""

    year: int
    declared: tuple[Undertaking, ...]
    outcomes: Mapping[str, ReviewOutcome]
    continuing: frozenset[str]
    in_year: Mapping[str, Action] = field(default_factory=dict)

    @cached_property
    def approved(self) -> tuple[Undertaking, ...]:
        """The projects in the budget."""
        return tuple(each for each in self.declared if self.outcomes[each.code] is ReviewOutcome.APPROVED)


@dataclass(frozen=True)
class Lives:
    """All years, and the parts that projects play in the statement year."""

    years: Mapping[int, YearOfLife]
    roles: Roles

    @cached_property
    def undertakings(self) -> Mapping[str, Undertaking]:
        """Every project by code."""
        return {each.code: each for year in self.years.values() for each in year.declared}


def make_lives(plan: SamplePlan, shape: Shape, city: City) -> Lives:
    """Year by year: who goes on, who is new, what the review decides, and who plays which part."""
    registry = Registry(plan.seed, city, frozenset(ACCOUNTS[: shape.accounts]))
    years: dict[int, YearOfLife] = {}
    roles = Roles()
    for year in sorted(plan.years):
        dice = stream(plan.seed, "lives", year)
        going_on = _going_on(dice, years[year - 1], roles) if year - 1 in years else ()
        new = _newcomers(plan, shape, registry, dice, year, going_on, first=not years)
        if year == plan.statement_year:
            begun = _begun(new, year, shape.ex_ante.count)
            roles = replace(cast_ex_ante(dice, begun, shape.ex_ante.count, rejected(shape)), policies=roles.policies)
        if year + 1 == plan.statement_year:
            policies = _policies(registry, city, shape, year)
            roles, new = Roles(policies=tuple(each.code for each in policies)), [*new, *policies]
        declared = tuple(sorted((*going_on, *new), key=lambda each: (each.department, each.code)))
        outcomes = _review(plan, shape, dice, year, declared, roles)
        life = YearOfLife(year, declared, outcomes, _continuing(year, going_on, new))
        if year == plan.statement_year:
            before = years[year - 1].approved if year - 1 in years else ()
            of_projects = [each for each in before if each.code not in roles.policies]
            roles = cast_evaluations(dice, shape, roles, life.approved, of_projects)
        if year <= plan.statement_year:
            life = replace(life, in_year=_in_year(plan, shape, dice, life, roles))
        years[year] = life
    return Lives(years, _with_hosts(plan, roles, years))


def _with_hosts(plan: SamplePlan, roles: Roles, years: Mapping[int, YearOfLife]) -> Roles:
    life = years.get(plan.statement_year + 1, years[plan.statement_year])
    merged = set(roles.acted_on(Action.MERGED))
    of_this_year = [each for each in years[plan.statement_year].declared if each.code in merged]
    return cast_hosts(stream(plan.seed, "hosts"), roles, of_this_year, life.approved)


def _continuing(year: int, going_on: Iterable[Undertaking], new: Iterable[Undertaking]) -> frozenset[str]:
    return frozenset(each.code for each in (*going_on, *new) if each.born < year)


def _size(plan: SamplePlan, shape: Shape, year: int) -> int:
    """How many projects are declared for the budget of *year*."""
    if year == plan.statement_year:
        return shape.declared.count
    return max(1, shape.declared.count * stream(plan.seed, "size", year).randint(92, 104) // 100)


# Who is there -------------------------------------------------------------------------------------------------------------


def _going_on(dice: Random, life: YearOfLife, roles: Roles) -> tuple[Undertaking, ...]:
    """Projects of the year before that are declared again: those of which something is said, and two thirds of the others."""
    required = roles.required_next_year()
    ending = {code for code, action in life.in_year.items() if action in _ENDING} | set(roles.policies)
    free = [each for each in life.approved if each.code not in required and each.code not in ending]
    wanted = len(life.approved) * dice.randint(*_CONTINUE) // 100 - len(required)
    chosen = {each.code for each in dice.sample(free, min(len(free), max(0, wanted)))} | required
    return tuple(each for each in life.approved if each.code in chosen)


def _newcomers(
    plan: SamplePlan,
    shape: Shape,
    registry: Registry,
    dice: Random,
    year: int,
    going_on: Sequence[Undertaking],
    *,
    first: bool,
) -> list[Undertaking]:
    """New projects, so that every department has about its share; of the first year most are older than it."""
    departments = registry.city.departments
    size = max(_size(plan, shape, year), len(going_on))
    weights = [stream(plan.seed, "department", each.code).randint(3, 20) ** 2 for each in departments]
    wanted = split(size, weights, least=min(4, size // len(departments))) or []
    there = Counter(each.department for each in going_on)
    lacking = [max(0, want - there[each.code]) for want, each in zip(wanted, departments, strict=True)]
    numbers = split(size - len(going_on), lacking) or []
    new = []
    for department, number in zip(departments, numbers, strict=True):
        for _ in range(number):
            born = year - dice.randint(1, 3) if first and dice.randrange(100) < _OLDER else year
            new.append(registry.project(department, born))
    return _in_every_account(registry, going_on, new)


def _begun(new: Sequence[Undertaking], year: int, count: int) -> Sequence[Undertaking]:
    """Those of *new* that begin in *year*: all but in the first year of a sample.  Where they are fewer than *count*, all of them."""
    begun = [each for each in new if each.born == year]
    return begun if len(begun) >= count else new


def _in_every_account(registry: Registry, going_on: Sequence[Undertaking], new: list[Undertaking]) -> list[Undertaking]:
    """Small samples may lack an account that their figures need: then new projects of the general one move to it."""
    there = {each.account for each in (*going_on, *new)}
    lacking = [each for each in ACCOUNTS[:3] if each in registry.accounts and each not in there]
    movable = [each for each in reversed(new) if each.account is BudgetAccount.GENERAL]
    moved = {each.code: replace(each, account=account) for each, account in zip(movable, lacking, strict=False)}
    return [moved.get(each.code, each) for each in new]


def _policies(registry: Registry, city: City, shape: Shape, year: int) -> list[Undertaking]:
    department = next((each for each in city.departments if each.field == "social"), city.departments[0])
    account = shape.policy_account
    return [registry.policy(department, year, number, account) for number in range(shape.evaluated_policies)]


# What becomes of them -----------------------------------------------------------------------------------------------------


def _review(
    plan: SamplePlan, shape: Shape, dice: Random, year: int, declared: Sequence[Undertaking], roles: Roles
) -> dict[str, ReviewOutcome]:
    """What the review decides; every department and every account keeps a project."""
    outcomes = dict.fromkeys((each.code for each in declared), ReviewOutcome.APPROVED)
    if year == plan.statement_year:
        outcomes |= dict.fromkeys(roles.ex_ante_rejected, ReviewOutcome.CANCELLED)
    if year == plan.statement_year + 1:
        outcomes |= dict.fromkeys(roles.acted_on(Action.MERGED), ReviewOutcome.MERGED)
        outcomes |= dict.fromkeys(roles.acted_on(Action.CANCELLED), ReviewOutcome.CANCELLED)
    told = year == plan.statement_year
    wanted = shape.cancelled if told else len(declared) * shape.cancelled // max(1, shape.declared.count)
    wanted -= sum(outcome is ReviewOutcome.CANCELLED for outcome in outcomes.values())
    for each in _dispensable(dice, declared, outcomes, roles)[: max(0, wanted)]:
        outcomes[each.code] = ReviewOutcome.CANCELLED
    return outcomes


def _dispensable(
    dice: Random, declared: Sequence[Undertaking], outcomes: Mapping[str, ReviewOutcome], roles: Roles
) -> list[Undertaking]:
    """Projects that may be cancelled: first those whose department and account keep another one, last those of an account."""
    protected = {*roles.ex_ante, *roles.policies, *roles.required_next_year()}
    kept = [each for each in declared if each.code in protected and outcomes[each.code] is ReviewOutcome.APPROVED]
    free = [each for each in declared if each.code not in protected and outcomes[each.code] is ReviewOutcome.APPROVED]
    dice.shuffle(free)
    departments, accounts = {each.department for each in kept}, {each.account for each in kept}
    needed: dict[str, int] = {}
    for each in free:
        needed[each.code] = 2 * (each.account not in accounts) + (each.department not in departments)
        departments.add(each.department)
        accounts.add(each.account)
    return sorted(free, key=lambda each: needed[each.code])


def _in_year(plan: SamplePlan, shape: Shape, dice: Random, life: YearOfLife, roles: Roles) -> dict[str, Action]:
    """What monitoring does to projects of the running year: on each at most one thing."""
    told = life.year == plan.statement_year
    counts = {action: shape.in_year[action].count for action in IN_YEAR}
    if not told:
        counts = {
            action: number * len(life.approved) * 9 // (10 * max(1, shape.approved))
            for action, number in counts.items()
        }
    taken = {*roles.next_year, *roles.ex_ante, *roles.policies}
    free = [each.code for each in life.approved if each.code not in taken]
    dice.shuffle(free)
    free.sort(key=lambda code: code in roles.improved)
    actions = [action for action in (*_ENDING, Action.REDUCED) for _ in range(counts[action])]
    return dict(zip(free, actions, strict=False))
