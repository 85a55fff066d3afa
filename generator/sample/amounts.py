"""How much: every project's money in every year, exact to the hundredth.

The statement year is made first, so that its sums are what the shape says; the other years follow from it project by project.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.records.choices import Action
from generator.sample.dice import chance, heavy_tailed, stream
from generator.sample.exact import split
from generator.sample.lives import Lives, YearOfLife
from generator.sample.plan import SamplePlan
from generator.sample.shape import IN_YEAR, NEXT_YEAR, Shape
from generator.sample.undertakings import Undertaking

FISCAL = "fiscal"
_OTHER_LINES = ("carried_over", "carried_over", "unit_funds", "unit_funds", "other", "special_account")

Lines = Mapping[str, int]
"""Hundredths of 万元 by line, without the total."""


@dataclass(frozen=True, slots=True)
class ProjectMoney:
    """One project in one fiscal year.  ``approved`` is empty where the review granted nothing."""

    declared: Lines
    approved: Lines
    change: Action | None = None
    changed: int = 0

    @property
    def adjusted(self) -> Lines:
        """The budget after the change of the year; a cancelled project has none."""
        return {line: amount - (self.changed if line == FISCAL else 0) for line, amount in self.approved.items()}


@dataclass(frozen=True, slots=True)
class Amounts:
    """All money: per fiscal year and project, and what actions after evaluation carry."""

    of: Mapping[int, Mapping[str, ProjectMoney]]
    next_year: Mapping[str, int] = field(default_factory=dict)
    recommended: Mapping[str, int] = field(default_factory=dict)


def total(lines: Lines) -> int:
    """The sum of all lines."""
    return sum(lines.values())


class UncalibratedError(ValueError):
    """The shape promised sums that the amounts cannot keep; calibration should have said so."""


def make_amounts(plan: SamplePlan, shape: Shape, lives: Lives) -> Amounts:
    """The money of all years."""
    told = _StatementYear(plan, shape, lives)
    granted = {plan.statement_year: told.granted}
    years = sorted(lives.years)
    for year in sorted(years, key=lambda each: abs(each - plan.statement_year)):
        if year != plan.statement_year:
            nearer = year + 1 if year < plan.statement_year else year - 1
            granted[year] = _granted_like(plan, shape, lives, lives.years[year], granted[nearer], told)
    return Amounts(
        of={
            year: told.money() if year == plan.statement_year else _money(plan, lives.years[year], granted[year])
            for year in years
        },
        next_year=told.next_year,
        recommended=told.recommended,
    )


def _must(parts: list[int] | None) -> list[int]:
    if parts is None:
        raise UncalibratedError
    return parts


def _shares(plan: SamplePlan, matter: str, codes: tuple[str, ...], amount: int) -> dict[str, int]:
    """*amount* divided over *codes*, unevenly."""
    weights = [heavy_tailed(stream(plan.seed, matter, code), 1000) for code in codes]
    return dict(zip(codes, _must(split(amount, weights, least=1)), strict=True)) if codes else {}


def _usual(plan: SamplePlan, undertaking: Undertaking) -> int:
    """The size of a project before anything is known about its budget."""
    return heavy_tailed(stream(plan.seed, "size", undertaking.code), undertaking.template.size * 100)


def _other_lines(plan: SamplePlan, undertaking: Undertaking, year: int, fiscal: int) -> dict[str, int]:
    """Few projects have money beside the fiscal line, and those have it every year."""
    dice = stream(plan.seed, "lines", undertaking.code)
    if not chance(dice, 15):
        return {}
    line, per_cent = dice.choice(_OTHER_LINES), dice.randint(4, 40)
    if line == "carried_over" and undertaking.born >= year:
        return {}
    amount = fiscal * per_cent // 100
    return {line: amount} if amount else {}


class _StatementYear:
    """The year whose sums are given."""

    def __init__(self, plan: SamplePlan, shape: Shape, lives: Lives) -> None:
        self.plan, self.shape, self.roles = plan, shape, lives.roles
        self.life = lives.years[plan.statement_year]
        self.changes = {
            code: amount
            for action in IN_YEAR
            for code, amount in _shares(
                plan, f"in-year {action}", self._changed_by(action), shape.in_year[action].amount
            ).items()
        }
        self.next_year = {
            code: amount
            for action in NEXT_YEAR
            for code, amount in _shares(
                plan, f"next-year {action}", self.roles.acted_on(action), shape.next_year[action].amount
            ).items()
        }
        proceeding = tuple(code for code in self.roles.ex_ante if code not in self.roles.ex_ante_rejected)
        self.recommended = _shares(plan, "ex-ante", proceeding, shape.ex_ante_recommended)
        self.granted = self._grant()

    def _changed_by(self, action: Action) -> tuple[str, ...]:
        return tuple(code for code, each in self.life.in_year.items() if each is action)

    def _grant(self) -> dict[str, int]:
        """Approved fiscal money by code: what actions fix stays fixed, the rest shares what is left."""
        approved = self.life.approved
        bounds = [self._bounds(each.code) for each in approved]
        weights = [
            max(low * 2, low and _usual(self.plan, each) // 2) or _usual(self.plan, each)
            for each, (low, _) in zip(approved, bounds, strict=True)
        ]
        parts = split(
            self.shape.approved_amount, weights, [max(1, low) for low, _ in bounds], [high for _, high in bounds]
        )
        return {each.code: part for each, part in zip(approved, _must(parts), strict=True)}

    def _bounds(self, code: str) -> tuple[int, int]:
        """The least and the most that a project may be granted, so that what is done about it is possible."""
        everything = self.shape.approved_amount
        if code in self.recommended:
            return self.recommended[code], self.recommended[code]
        action = self.roles.next_year.get(code)
        if action in (Action.MAINTAINED, Action.MERGED, Action.CANCELLED):
            return self.next_year[code], self.next_year[code]
        if action is Action.REDUCED:
            return self.next_year[code] + 1, everything
        if self.life.in_year.get(code) is Action.CANCELLED:
            return self.changes[code], self.changes[code]
        return self.changes.get(code, 0), everything

    def money(self) -> dict[str, ProjectMoney]:
        """The year's money by code, declared sums included."""
        declared = self._declared()
        return {
            each.code: _project_money(
                self.plan,
                self.life,
                each,
                declared[each.code],
                self.granted.get(each.code),
                self.changes.get(each.code, 0),
            )
            for each in self.life.declared
        }

    def _declared(self) -> dict[str, int]:
        """Declared fiscal money: what was granted, and what was cut of it."""
        ex_ante_cut = self.shape.ex_ante.amount - self.shape.ex_ante_recommended
        cuts = _ex_ante_cuts(self.plan, self.roles.ex_ante, self.roles.ex_ante_rejected, ex_ante_cut)
        refused = [each for each in self.life.declared if each.code not in self.granted and each.code not in cuts]
        trimmed = [each for each in self.life.approved if each.code not in cuts and _is_trimmed(self.plan, each)]
        weights = [_usual(self.plan, each) for each in refused]
        weights += [self.granted[each.code] * _trim(self.plan, each) // 100 for each in trimmed]
        least = [1] * len(refused) + [0] * len(trimmed)
        cut = self.shape.declared.amount - self.shape.approved_amount - ex_ante_cut
        if not weights and cut:
            trimmed, weights, least = [self._largest()], [1], [0]
        parts = _must(split(cut, weights, least)) if weights else []
        cuts |= {each.code: part for each, part in zip((*refused, *trimmed), parts, strict=True)}
        return {each.code: self.granted.get(each.code, 0) + cuts.get(each.code, 0) for each in self.life.declared}

    def _largest(self) -> Undertaking:
        others = [each for each in self.life.approved if each.code not in self.recommended]
        return max(others, key=lambda each: self.granted[each.code])


def _ex_ante_cuts(plan: SamplePlan, codes: tuple[str, ...], rejected: frozenset[str], cut: int) -> dict[str, int]:
    """What the assessments took off: all of the refused ones, something of the others, nothing of the first."""
    if not cut:
        return dict.fromkeys(codes, 0)
    supported = codes[:1] if len(codes) - len(rejected) > 1 else ()
    cuts = _shares(plan, "ex-ante cut", tuple(code for code in codes if code not in supported), cut)
    return dict.fromkeys(supported, 0) | cuts


def _is_trimmed(plan: SamplePlan, undertaking: Undertaking) -> bool:
    return chance(stream(plan.seed, "trimmed", undertaking.code), 45)


def _trim(plan: SamplePlan, undertaking: Undertaking) -> int:
    """Per cent of the granted money that had been asked for on top."""
    return stream(plan.seed, "trim", undertaking.code).choice((4, 6, 8, 10, 12, 15, 20, 25, 35, 50))


def _project_money(
    plan: SamplePlan, life: YearOfLife, each: Undertaking, declared: int, granted: int | None, changed: int
) -> ProjectMoney:
    change = life.in_year.get(each.code)
    others = {} if granted is None or change is Action.CANCELLED else _other_lines(plan, each, life.year, granted)
    return ProjectMoney(
        declared={FISCAL: declared, **others},
        approved={} if granted is None else {FISCAL: granted, **others},
        change=change,
        changed=changed,
    )


# The other years --------------------------------------------------------------------------------------------------------------

_DRIFT = (80, 86, 90, 94, 97, 100, 102, 105, 108, 112, 118, 126)
"""A continuing project's money in per cent of the year nearer to the statement."""


def _granted_like(
    plan: SamplePlan, shape: Shape, lives: Lives, life: YearOfLife, nearer: Mapping[str, int], told: _StatementYear
) -> dict[str, int]:
    """Approved fiscal money of a year beside one whose money is known."""
    level = shape.approved_amount * 100 // max(1, sum(_usual(plan, each) for each in told.life.approved))
    after_statement = life.year == plan.statement_year + 1
    granted = {}
    for each in life.approved:
        known = nearer.get(each.code)
        drift = stream(plan.seed, "drift", each.code, life.year).choice(_DRIFT)
        if after_statement and each.code in told.next_year and known is not None:
            granted[each.code] = _decided(told, each.code, known)
        else:
            amount = known * drift // 100 if known is not None else _usual(plan, each) * level // 100
            granted[each.code] = max(1, amount)
    if after_statement:
        for merged, host in lives.roles.hosts.items():
            granted[host] += told.next_year[merged]
    return granted


def _decided(told: _StatementYear, code: str, before: int) -> int:
    """The next budget of a project whose evaluation decided about it."""
    amount = told.next_year[code]
    return {Action.INCREASED: before + amount, Action.REDUCED: before - amount}.get(told.roles.next_year[code], before)


_CHANGE = {
    Action.REDUCED: (5, 45),
    Action.CANCELLED: (100, 100),
    Action.RECOVERED_COMPLETED: (2, 10),
    Action.RECOVERED_DISCONTINUED: (35, 90),
}
"""What a change of the running year takes, in per cent of the approved fiscal money."""


def _money(plan: SamplePlan, life: YearOfLife, granted: Mapping[str, int]) -> dict[str, ProjectMoney]:
    """A year that no figure speaks of."""
    money = {}
    for each in life.declared:
        dice = stream(plan.seed, "money", each.code, life.year)
        known = granted.get(each.code)
        if known is None:
            declared = _usual(plan, each)
        else:
            declared = known + (known * _trim(plan, each) // 100 if chance(dice, 45) else 0)
        action = life.in_year.get(each.code)
        changed = max(1, known * dice.randint(*_CHANGE[action]) // 100) if action and known else 0
        money[each.code] = _project_money(plan, life, each, declared, known, changed)
    return money
