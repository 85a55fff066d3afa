"""Whether what was stated follows from the records.

Stated money is compared at 0.01 whatever digits are printed: equal is 一致; equal only after half-up to 0.01 is 四舍五入差异; all
else is 有差异, until it is signed off in exceptions.yml.  Samples never prove anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.disclosure import Disclosure
from generator.figures.evidence import half_up
from generator.figures.figure import FigureInYear, State
from generator.records.choices import ExceptionKind
from generator.records.ledgers import SignedException


class Verdict(StrEnum):
    """How a stated figure compares with the records, in neutral words."""

    EQUAL = "一致"
    ROUNDING = "四舍五入差异"
    DIFFERENT = "有差异（见说明）"
    TOTAL_ONLY = "仅公布汇总数"
    NOT_STATED = "尚未公布说明"
    SAMPLE = "示例，不构成核对"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One figure, stated beside computed."""

    figure: FigureInYear
    agreement: Verdict
    signed_off: SignedException | None = None
    sample: bool = False

    @property
    def stated(self) -> Decimal | bool | None:
        """As published."""
        return self.figure.stated.number if self.figure.stated else None

    @property
    def computed(self) -> Decimal | bool | None:
        """As the records yield it, rounded as shown; None when there are no records for it."""
        return self.figure.value if self.figure.computed is not None else None

    @property
    def difference(self) -> Decimal | None:
        """Computed − stated; None where either is missing or a truth value."""
        if isinstance(self.stated, Decimal) and isinstance(self.computed, Decimal):
            return self.computed - self.stated
        return None

    @property
    def verdict(self) -> Verdict:
        """What readers are told: of samples nothing is proven."""
        return Verdict.SAMPLE if self.sample and self.agreement in (Verdict.EQUAL, Verdict.ROUNDING) else self.agreement

    @property
    def blocks(self) -> bool:
        """Whether it stops publication."""
        return self.agreement is Verdict.DIFFERENT and self.signed_off is None


def reconcile(disclosure: Disclosure, work_year: int, figures: Mapping[str, FigureInYear]) -> tuple[Reconciled, ...]:
    """Every figure of one work year, in the order of the registry."""
    return tuple(
        Reconciled(
            figure, _agreement(figure), signed_off(disclosure, work_year, figure.figure.id), disclosure.site.sample
        )
        for figure in figures.values()
    )


def _agreement(figure: FigureInYear) -> Verdict:
    if figure.stated is None:
        return Verdict.NOT_STATED
    if figure.computed is None:
        return Verdict.TOTAL_ONLY
    stated = figure.stated.number
    if isinstance(figure.computed, bool) or isinstance(stated, bool):
        agrees = Verdict.EQUAL if figure.computed is stated else Verdict.DIFFERENT
    elif figure.computed == stated:
        agrees = Verdict.EQUAL
    else:
        agrees = Verdict.ROUNDING if figure.value == half_up(stated) else Verdict.DIFFERENT
    total_only = figure.state is State.TOTAL_ONLY and agrees is Verdict.EQUAL
    return Verdict.TOTAL_ONLY if total_only else agrees


def signed_off(disclosure: Disclosure, work_year: int, target: str) -> SignedException | None:
    """The exception that covers a difference of *target*, a figure or an identity, and has not expired on the day of the site."""
    return next(
        (
            each
            for each in disclosure.exceptions
            if each.kind is ExceptionKind.DIFFERENCE
            and each.target == target
            and each.work_year in (None, work_year)
            and (each.expires is None or each.expires >= disclosure.site.today)
        ),
        None,
    )
