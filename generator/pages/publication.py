"""What page makers ask: the linked records, the figures of every year, and who may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.disclosure import Disclosure, WorkYear
from generator.figures.figure import FigureInYear
from generator.figures.identities import IdentityInYear, identities_of
from generator.figures.reconciliation import Reconciled, reconcile
from generator.records.choices import ReviewOutcome
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.self_evaluations import Result
from generator.records.site import Site
from generator.records.subject import SubjectKey
from generator.visibility import Cell, breakdown

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True)
class Publication:
    """The whole of what one build publishes, before it is written."""

    disclosure: Disclosure
    figures: Mapping[int, Mapping[str, FigureInYear]]
    """Work year → figure id → figure."""

    @property
    def site(self) -> Site:
        """The site's settings."""
        return self.disclosure.site

    @property
    def sample(self) -> bool:
        """Whether the records are samples, never to be mistaken for a disclosure."""
        return self.site.sample

    @cached_property
    def work_years(self) -> tuple[WorkYear, ...]:
        """Work years, newest first."""
        return tuple(sorted(self.disclosure.years.values(), key=lambda each: each.year, reverse=True))

    @cached_property
    def budget_years(self) -> tuple[int, ...]:
        """Fiscal years with projects, newest first."""
        return tuple(each.year for each in self.work_years if each.projects)

    def figure(self, work_year: int, figure_id: str) -> FigureInYear:
        """One figure of one year; :class:`KeyError` for an id that no declaration has."""
        return self.figures[work_year][figure_id]

    @cached_property
    def reconciled(self) -> Mapping[int, Mapping[str, Reconciled]]:
        """Work year → figure id → what was stated beside what the records yield."""
        return {
            year: {each.figure.figure.id: each for each in reconcile(self.disclosure, year, figures)}
            for year, figures in self.figures.items()
        }

    @cached_property
    def identities(self) -> Mapping[int, tuple[IdentityInYear, ...]]:
        """Work year → the relations between its figures."""
        return {year: identities_of(self.disclosure, year, figures) for year, figures in self.figures.items()}

    @staticmethod
    def shown(records: Iterable[_R]) -> tuple[_R, ...]:
        """The records that may be named; hidden ones have no page and appear in no list."""
        return tuple(record for record in records if not record.hidden)

    @cached_property
    def by_department(self) -> Mapping[int, Mapping[str, Cell[Project]]]:
        """Fiscal year → department → its declared projects, as they may be shown beside the total of the year."""
        return {
            year: breakdown(self.disclosure.year(year).projects, lambda each: each.department)
            for year in self.budget_years
        }

    @cached_property
    def by_outcome(self) -> Mapping[int, Mapping[ReviewOutcome, Mapping[str, Cell[Project]]]]:
        """Fiscal year → what the review decided → department → those projects, as they may be shown beside the total of the year."""
        return {
            year: {
                outcome: breakdown(
                    (each for each in self.disclosure.year(year).projects if each.review_outcome is outcome),
                    lambda each: each.department,
                )
                for outcome in ReviewOutcome
            }
            for year in self.budget_years
        }

    def shown_results(self, subject: SubjectKey) -> Mapping[int, Result]:
        """Results by number of indicator, without those that may not be named."""
        return {number: each for number, each in self.disclosure.results(subject).items() if not each.hidden}

    def may_show(self, record: Record) -> bool:
        """Whether a record may be named: neither it nor what it is about is hidden."""
        return self.disclosure.hidden_by(record) is None

    def grounds(self, records: Iterable[Record]) -> tuple[str, ...]:
        """The legal grounds on which some of *records* may not be named, each once."""
        hiding = filter(None, map(self.disclosure.hidden_by, records))
        return tuple(dict.fromkeys(each.visibility_basis for each in hiding if each.visibility_basis))

    def shown_project(self, code: str | None, fiscal_year: int) -> Project | None:
        """A project that has a page."""
        project = self.disclosure.project(code, fiscal_year)
        return project if project is not None and not project.hidden else None
