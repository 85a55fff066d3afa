"""What must hold between figures, whoever wrote them down: differences, parts of a whole, subsets, rates.

Each identity is evaluated twice: on what was stated, and on what the records yield.  Sources: domain 0.2 and 2.6; design, Amounts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from generator.charts.quantity import exact
from generator.disclosure import Disclosure
from generator.figures import selections as of
from generator.figures.evidence import Count, Sum, half_up
from generator.figures.figure import FigureInYear, Query
from generator.figures.queries import count, total
from generator.figures.sources import RecordsInYear
from generator.records.choices import ReviewOutcome

Values = Mapping[str, Decimal]
"""Figure id → value, of the figures that have one."""


class Identity(Protocol):
    """One relation between figures."""

    @property
    def id(self) -> str:
        """What exceptions.yml signs it off by."""

    @property
    def words(self) -> str:
        """The relation in plain words."""

    @property
    def figures(self) -> tuple[str, ...]:
        """The figures that it joins."""

    def arithmetic(self, values: Values) -> str:
        """The relation with its numbers."""

    def off_by(self, values: Values) -> Decimal:
        """How far it is from holding; 0 when it holds."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that an identity subtracts and that is no figure of its own, such as merged projects."""

    label: str
    query: Query[Count] | Query[Sum]

    def value(self, records: RecordsInYear) -> Decimal:
        """What the records yield; 0 when they have none of it."""
        found = self.query(records)
        return found.value if found is not None else Decimal(0)


@dataclass(frozen=True, slots=True)
class Balance:
    """Figures added up, less others, make another figure."""

    id: str
    words: str
    plus: tuple[str, ...]
    equals: str
    minus: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()

    @property
    def figures(self) -> tuple[str, ...]:
        """All figures on both sides."""
        return (*self.plus, *self.minus, self.equals)

    def _sum(self, values: Values) -> Decimal:
        taken = sum((values.get(f"-{aside.label}", Decimal(0)) for aside in self.asides), Decimal(0))
        return sum((values[each] for each in self.plus), -taken) - sum(
            (values[each] for each in self.minus), Decimal(0)
        )

    def arithmetic(self, values: Values) -> str:
        """``1,193 − 128 = 1,065``, with ``≠`` where it does not hold."""
        left = " + ".join(exact(values[each]) for each in self.plus)
        less = "".join(f" − {exact(values[each])}" for each in self.minus)
        named = [(aside.label, values.get(f"-{aside.label}", Decimal(0))) for aside in self.asides]
        less += "".join(f" − {exact(value)}（{label}）" for label, value in named if value)
        return f"{left}{less} {'=' if not self.off_by(values) else '≠'} {exact(values[self.equals])}"

    def off_by(self, values: Values) -> Decimal:
        """What stands on the right less what the left comes to."""
        return values[self.equals] - self._sum(values)


@dataclass(frozen=True, slots=True)
class AtMost:
    """A part is never more than its whole."""

    id: str
    words: str
    part: str
    whole: str

    @property
    def figures(self) -> tuple[str, ...]:
        """Part and whole."""
        return (self.part, self.whole)

    def arithmetic(self, values: Values) -> str:
        """``365 ≤ 1,065``, with ``>`` where it does not hold."""
        return f"{exact(values[self.part])} {'≤' if not self.off_by(values) else '>'} {exact(values[self.whole])}"

    def off_by(self, values: Values) -> Decimal:
        """How much the part is more than the whole."""
        return max(values[self.part] - values[self.whole], Decimal(0))


@dataclass(frozen=True, slots=True)
class Rate:
    """A part in per cent of its whole, half-up to two decimals."""

    id: str
    words: str
    part: str
    whole: str
    rate: str

    @property
    def figures(self) -> tuple[str, ...]:
        """Part, whole and rate."""
        return (self.part, self.whole, self.rate)

    def _percent(self, values: Values) -> Decimal:
        return half_up(values[self.part] * 100 / values[self.whole]) if values[self.whole] else Decimal(0)

    def arithmetic(self, values: Values) -> str:
        """``1,900 ÷ 7,264 = 26.16%``, with ``≠`` where it does not hold."""
        sign = "=" if not self.off_by(values) else "≠"
        return f"{exact(values[self.part])} ÷ {exact(values[self.whole])} {sign} {exact(values[self.rate])}%"

    def off_by(self, values: Values) -> Decimal:
        """The stated rate less what the division comes to."""
        return values[self.rate] - self._percent(values)


_MERGED = Aside("审核中合并", count(of.reviewed(ReviewOutcome.MERGED)))
_WITHOUT_TARGET = Aside("没有绩效目标", count(of.approved_without_target))
_MONEY_WITHOUT_TARGET = Aside(
    "没有绩效目标", total(of.approved_without_target, lambda project: project.approved_fiscal)
)
_IN_YEAR = ("reduced", "cancelled", "recovered_completed", "recovered_discontinued")

IDENTITIES: tuple[Identity, ...] = (
    Balance("review.projects", "申报的项目减去取消立项的，就是批准并编制绩效目标的项目",
            ("review.declared_projects",), "targets.projects", ("review.cancelled_projects",), (_MERGED, _WITHOUT_TARGET)),
    Balance("review.money", "申报资金减去安排的资金，就是审减资金",
            ("review.declared_amount",), "review.cut_amount", ("review.approved_amount",)),
    Balance("review.targets_money", "最终安排的资金，就是有绩效目标的项目资金",
            ("review.approved_amount",), "targets.amount", (), (_MONEY_WITHOUT_TARGET,)),
    AtMost("review.revised_within", "调整完善绩效目标的项目在批准的项目之内", "review.adjusted_projects", "targets.projects"),
    AtMost("review.cancelled_within", "取消立项的项目在申报的项目之内", "review.cancelled_projects", "review.declared_projects"),
    Balance("ex_ante.money", "事前评估的申报资金减去建议安排的，就是评估审减资金",
            ("ex_ante.declared_amount",), "ex_ante.cut_amount", ("ex_ante.recommended_amount",)),
    Rate("ex_ante.rate", "事前评估审减资金占申报资金的比例，就是审减率",
         "ex_ante.cut_amount", "ex_ante.declared_amount", "ex_ante.cut_rate"),
    AtMost("ex_ante.projects_within", "事前评估的项目在申报的项目之内", "ex_ante.projects", "review.declared_projects"),
    AtMost("ex_ante.declared_within", "事前评估的申报资金在全部申报资金之内", "ex_ante.declared_amount", "review.declared_amount"),
    AtMost("ex_ante.cut_within", "事前评估审减资金是全部审减资金的一部分", "ex_ante.cut_amount", "review.cut_amount"),
    Balance("monitoring.parts", "年中调减、取消和两项收回的资金加起来，就是调整的项目资金",
            tuple(f"monitoring.{name}_amount" for name in _IN_YEAR), "monitoring.adjusted_amount"),
    AtMost("monitoring.adjusted_within", "年中调整的资金不超过年初安排的资金", "monitoring.adjusted_amount", "review.approved_amount"),
    *(AtMost(f"monitoring.{name}_within", "这些项目在批准的项目之内", f"monitoring.{name}_projects", "targets.projects")
      for name in _IN_YEAR),
    Balance("key_evaluation.parts", "重点评价的部门整体、项目和政策加起来，就是公开的重点评价报告",
            ("key_evaluation.departments", "key_evaluation.projects", "key_evaluation.policies"), "disclosure.key_evaluations"),
    AtMost("publicity.provincial_within", "省级及以上媒体登载的在全部篇数之内", "publicity.provincial_articles", "publicity.articles"),
    AtMost("disclosure.targets_within", "公开绩效目标的部门在编报的部门之内",
           "disclosure.targets_departments", "targets.departments"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tested:
    """An identity held against one set of values."""

    arithmetic: str
    off_by: Decimal

    @property
    def holds(self) -> bool:
        """Whether the numbers agree."""
        return not self.off_by


@dataclass(frozen=True, slots=True)
class IdentityInYear:
    """An identity in one work year; None where one of its figures has no such value."""

    identity: Identity
    stated: Tested | None
    computed: Tested | None

    @property
    def broken(self) -> bool:
        """Whether the numbers contradict each other."""
        return any(each is not None and not each.holds for each in (self.stated, self.computed))


def identities_of(
    disclosure: Disclosure,
    work_year: int,
    figures: Mapping[str, FigureInYear],
    identities: Sequence[Identity] = IDENTITIES,
) -> tuple[IdentityInYear, ...]:
    """Every identity of which the year knows all figures, stated or computed."""
    stated = _values(figures, lambda each: each.stated.number if each.stated else None)
    computed = _values(figures, lambda each: each.computed)
    records = RecordsInYear(disclosure, work_year)
    found = []
    for identity in identities:
        asides = _asides(identity, records)
        tested = (_tested(identity, stated | asides), _tested(identity, computed | asides))
        if any(tested):
            found.append(IdentityInYear(identity, *tested))
    return tuple(found)


def _values(figures: Mapping[str, FigureInYear], value: Callable[[FigureInYear], object]) -> dict[str, Decimal]:
    values = {figure_id: value(figure) for figure_id, figure in figures.items()}
    return {figure_id: found for figure_id, found in values.items() if isinstance(found, Decimal)}


def _asides(identity: Identity, records: RecordsInYear) -> dict[str, Decimal]:
    asides: tuple[Aside, ...] = getattr(identity, "asides", ())
    return {f"-{aside.label}": aside.value(records) for aside in asides}


def _tested(identity: Identity, values: Values) -> Tested | None:
    if not all(each in values for each in identity.figures):
        return None
    return Tested(identity.arithmetic(values), identity.off_by(values))
