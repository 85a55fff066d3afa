"""A figure: one declaration with one query, and what it comes to in a year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from generator.figures.evidence import Evidence, Kind, all_members, half_up
from generator.figures.sources import RecordsInYear, Source
from generator.records.choices import FigureBasis
from generator.records.statement import StatedFigure

_E_co = TypeVar("_E_co", bound=Evidence, covariant=True)


@dataclass(frozen=True, slots=True)
class Query(Generic[_E_co]):
    """Records of a work year → what a figure rests on, and the tables that it looks at."""

    answer: Callable[[RecordsInYear], _E_co | None]
    sources: frozenset[Source] = frozenset()

    def __call__(self, records: RecordsInYear) -> _E_co | None:
        """The evidence of one work year; None when it has no records for it."""
        return self.answer(records)


class State(StrEnum):
    """How far a figure opens."""

    ITEMISED = "逐项可查"
    BY_DEPARTMENT = "分部门可查"
    TOTAL_ONLY = "仅公布汇总数"


@dataclass(frozen=True, slots=True)
class Figure:
    """One declaration.

    ``counts`` says in plain words what the figure counts.  ``fiscal_offset`` is the fiscal year that it is about, counted from the
    work year; ``inferred`` is true when the statement does not say so (推定).
    """

    id: str
    label: str
    unit: str
    kind: Kind
    section: str
    counts: str
    query: Query[Evidence]
    basis: FigureBasis = FigureBasis.STATED
    fiscal_offset: int = 0
    inferred: bool = False

    @property
    def slug(self) -> str:
        """The last part of its address: dots and underscores become dashes."""
        return self.id.replace(".", "-").replace("_", "-")

    def address(self, work_year: int) -> str:
        """Where its page stands."""
        return f"/{work_year}/figures/{self.slug}/"

    @property
    def subject(self) -> str:
        """The group of figures that it belongs to."""
        return self.id.split(".", 1)[0]


@dataclass(frozen=True)
class FigureInYear:
    """A figure in one work year: what the records yield, and what was stated."""

    figure: Figure
    work_year: int
    evidence: Evidence | None
    stated: StatedFigure | None

    @property
    def files(self) -> frozenset[str]:
        """Where the tables stand that it is made from; a folder ends with a slash."""
        return frozenset(source.file(self.work_year) for source in self.figure.query.sources)

    @property
    def fiscal_year(self) -> int:
        """The fiscal year that the figure is about."""
        return self.work_year + self.figure.fiscal_offset

    @cached_property
    def computed(self) -> Decimal | bool | None:
        """The value at full precision; None when the year has no records for it."""
        return self.evidence.value if self.evidence is not None else None

    @property
    def value(self) -> Decimal | bool | None:
        """What is shown: computed, half-up to two decimals; else as stated; else nothing."""
        if self.computed is None:
            return self.stated.number if self.stated is not None else None
        return self.computed if isinstance(self.computed, bool) else half_up(self.computed)

    @property
    def section(self) -> str:
        """Where it stands in the statement."""
        return self.stated.section if self.stated is not None else self.figure.section

    @property
    def basis(self) -> FigureBasis:
        """How it stands in the statement."""
        return self.stated.basis if self.stated is not None else self.figure.basis

    @property
    def members(self) -> int:
        """Records counted, hidden ones included; 0 when the figure is only stated."""
        return self.evidence.size if self.evidence is not None else 0

    @cached_property
    def has_hidden(self) -> bool:
        """Whether any record behind it may be shown in totals only."""
        return self.evidence is not None and any(member.hidden for member in all_members(self.evidence))

    @cached_property
    def state(self) -> State:
        """How far it opens."""
        if self.evidence is None or not all(member.itemised for member in all_members(self.evidence)):
            return State.TOTAL_ONLY
        return State.BY_DEPARTMENT if self.has_hidden else State.ITEMISED

    @property
    def address(self) -> str:
        """Where its page stands."""
        return self.figure.address(self.work_year)
