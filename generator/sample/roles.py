"""Which projects of the statement year are evaluated, checked, and acted upon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from generator.records.choices import Action, BudgetAccount
from generator.sample.shape import NEXT_YEAR, Shape
from generator.sample.undertakings import Undertaking

_PRIORITY = frozenset({"education", "health", "social", "agriculture", "water", "housing", "environment"})
"""People's livelihood and rural revitalisation: what the statement says key evaluations look at first."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Codes of projects (and of departments) by the part they play in the statement year."""

    ex_ante: tuple[str, ...] = ()
    ex_ante_rejected: frozenset[str] = frozenset()
    evaluated: tuple[str, ...] = ()
    evaluated_departments: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    spot_checked: tuple[str, ...] = ()
    next_year: Mapping[str, Action] = field(default_factory=dict)
    improved: tuple[str, ...] = ()
    hosts: Mapping[str, str] = field(default_factory=dict)

    def required_next_year(self) -> frozenset[str]:
        """Projects that stand in the next year's list because something is said about them there."""
        return frozenset((*self.next_year, *self.improved))

    def acted_on(self, *actions: Action) -> tuple[str, ...]:
        """The projects whose next budget one of *actions* is about."""
        return tuple(code for code, action in self.next_year.items() if action in actions)


def cast_ex_ante(dice: Random, new: Sequence[Undertaking], count: int, rejected: int) -> Roles:
    """The new projects that were assessed before they entered the budget, dear ones first; the last ones were refused.

    Where an account has one new project only, that one is left alone, so that the account keeps it.
    """
    of_account = Counter(each.account for each in new)
    dear = sorted(new, key=lambda each: (of_account[each.account] == 1, -each.template.size))[: count * 4]
    chosen = [each.code for each in dice.sample(dear, min(count, len(dear)))]
    return Roles(ex_ante=tuple(chosen), ex_ante_rejected=frozenset(chosen[len(chosen) - rejected :]))


def cast_evaluations(
    dice: Random, shape: Shape, roles: Roles, approved: Sequence[Undertaking], before: Sequence[Undertaking]
) -> Roles:
    """What is evaluated and checked (of the year before), and what that leads to (in the next year)."""
    now = {each.code for each in approved}
    pool = dice.sample(list(before), len(before))
    pool.sort(key=lambda each: (each.code not in now, each.template.field not in _PRIORITY))
    theirs = tuple(account for account in shape.evaluated_in if account is not BudgetAccount.SOCIAL_INSURANCE)
    evaluated = _spread([each for each in pool if each.account in theirs], shape.evaluated_projects, reversed(theirs))
    rest = [each for each in pool if each not in evaluated]
    checked = _spread([each for each in rest if each.code in now] or rest, shape.spot_checks, ())
    departments = _departments(dice, before, approved, shape.evaluated_departments)
    roles = replace(
        roles,
        evaluated=tuple(each.code for each in evaluated),
        spot_checked=tuple(each.code for each in checked),
        evaluated_departments=departments,
    )
    return _cast_actions(dice, shape, roles, approved)


def _spread(pool: Sequence[Undertaking], count: int, accounts: Iterable[BudgetAccount]) -> list[Undertaking]:
    """*count* of *pool*: one of each account, then no two of a department as long as there are others."""
    chosen: list[Undertaking] = []
    for account in list(accounts)[:count]:
        chosen += [each for each in pool if each.account is account and each not in chosen][:1]
    seen = {each.department for each in chosen}
    others: list[Undertaking] = []
    again: list[Undertaking] = []
    for each in pool:
        if each not in chosen:
            (again if each.department in seen else others).append(each)
            seen.add(each.department)
    return [*chosen, *(*others, *again)[: max(0, count - len(chosen))]]


def _departments(
    dice: Random, before: Sequence[Undertaking], approved: Sequence[Undertaking], count: int
) -> tuple[str, ...]:
    """Departments with many projects in both years."""
    now = [each.department for each in approved]
    size = {code: now.count(code) for code in dict.fromkeys(each.department for each in before)}
    large = sorted(size, key=lambda code: (-size[code], code))[: count * 3]
    return tuple(sorted(dice.sample(large, min(count, len(large)))))


def _cast_actions(dice: Random, shape: Shape, roles: Roles, approved: Sequence[Undertaking]) -> Roles:
    """Targets of actions: mostly what was evaluated itself, then other projects of the departments concerned."""
    targets = _candidates(dice, roles, approved)
    actions = [action for action in NEXT_YEAR for _ in range(shape.next_year[action].count)]
    dice.shuffle(actions)
    next_year = dict(zip(targets, actions, strict=False))
    gone = {code for code, action in next_year.items() if action in (Action.MERGED, Action.CANCELLED)}
    improvable = [code for code in _candidates(dice, roles, approved) if code not in gone]
    return replace(roles, next_year=next_year, improved=tuple(improvable[: shape.improved]))


def _candidates(dice: Random, roles: Roles, approved: Sequence[Undertaking]) -> list[str]:
    """Approved projects, nearest to the evaluations first; of the evaluated ones most, but not all, come first."""
    here = {each.code: each for each in approved if each.code not in roles.ex_ante}
    themselves = [code for code in (*roles.evaluated, *roles.spot_checked) if code in here]
    first = dice.sample(themselves, len(themselves) * 7 // 10)
    theirs = _shuffled(dice, [each.code for each in here.values() if each.department in roles.evaluated_departments])
    concerned = {here[code].department for code in themselves}
    beside = _shuffled(dice, [each.code for each in here.values() if each.department in concerned])
    return list(
        dict.fromkeys((*first, *theirs[: max(12, len(first) // 2)], *beside, *theirs, *_shuffled(dice, list(here))))
    )


def _shuffled(dice: Random, codes: list[str]) -> list[str]:
    return dice.sample(codes, len(codes))


def cast_hosts(dice: Random, roles: Roles, merged: Sequence[Undertaking], approved: Sequence[Undertaking]) -> Roles:
    """For each project that is merged, the one that takes it in: of the same department where there is one."""
    hosts: dict[str, str] = {}
    for each in merged:
        free = [host for host in approved if host.code not in roles.next_year and host.code not in hosts.values()]
        near = [host for host in free if host.department == each.department]
        alike = [host for host in free if host.template.field == each.template.field]
        pool = near or alike or free
        if pool:
            hosts[each.code] = dice.choice(pool).code
    return replace(roles, hosts=hosts)
