"""What a sample should be like: its size, its seed, and the figures that one of its years must meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from generator.sample.texts.statement import published

Value = Decimal | bool
"""A figure's value: a number, or whether there is any."""


def published_figures() -> dict[str, Value]:
    """The 62 figures of the statement of 2022 that the shipped sample city borrows."""
    return {figure.id: figure.number for figure in published().figures}


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """The size of a sample and what it must meet.

    ``projects`` is the number declared for the budget of ``statement_year``; other years are of similar size.  ``figures`` are
    values by figure id that the records of ``statement_year`` must yield exactly; empty for a sample that is held to nothing.
    The statement year is the one with evaluations, actions and, when it meets the published figures, a statement: by default
    the last year that has a year before and a year after it, else the last.
    """

    seed: int = 2022
    departments: int = 67
    projects: int = 1193
    years: tuple[int, ...] = (2021, 2022, 2023)
    figures: Mapping[str, Value] = field(default_factory=dict)
    towns: int = 20
    year_of_statement: int | None = None

    @classmethod
    def shipped(cls) -> SamplePlan:
        """The plan of the sample city that ships in ``data/``."""
        return cls(figures=published_figures())

    @property
    def statement_year(self) -> int:
        """The year that is told in full."""
        if self.year_of_statement is not None:
            return self.year_of_statement
        inner = [year for year in self.years if year - 1 in self.years and year + 1 in self.years]
        return inner[-1] if inner else max(self.years)

    @property
    def as_of(self) -> date:
        """The sample's “today”: the last day of its last year, or of the year after the statement, in which that was published."""
        return date(max(*self.years, self.statement_year + 1), 12, 31)
