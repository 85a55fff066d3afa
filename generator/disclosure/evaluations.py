"""What others than the departments themselves found: ex-ante evaluations, spot checks, key evaluations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from generator.disclosure.indexing import grouped
from generator.disclosure.performance import Performance
from generator.disclosure.subjects import ProjectKey, evaluated_subject
from generator.records.choices import BudgetAccount
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.follow_up import SpotCheck
from generator.records.key_evaluations import KeyEvaluation
from generator.records.projects import Project
from generator.records.subject import SubjectKey


class Evaluations(Performance):
    """Evaluations by what they are about."""

    @cached_property
    def _ex_ante(self) -> Mapping[ProjectKey, ExAnteEvaluation]:
        every = (each for year in self.years.values() for each in year.ex_ante if each.project is not None)
        return {(each.project or "", each.fiscal_year): each for each in every}

    def ex_ante(self, project: Project) -> ExAnteEvaluation | None:
        """The ex-ante evaluation of a project."""
        return self._ex_ante.get((project.code, project.fiscal_year))

    @cached_property
    def _spot_checks(self) -> Mapping[ProjectKey, SpotCheck]:
        return {(each.project, each.fiscal_year): each for year in self.years.values() for each in year.spot_checks}

    def spot_check(self, code: str, fiscal_year: int) -> SpotCheck | None:
        """The re-evaluation of a project's self-evaluation."""
        return self._spot_checks.get((code, fiscal_year))

    @cached_property
    def _key_evaluations(self) -> Mapping[SubjectKey, tuple[KeyEvaluation, ...]]:
        return grouped(
            (each for year in self.years.values() for each in year.key_evaluations),
            evaluated_subject,
        )

    def key_evaluations(self, subject: SubjectKey) -> tuple[KeyEvaluation, ...]:
        """Key evaluations of a subject."""
        return self._key_evaluations.get(subject, ())

    def account_of(self, report: KeyEvaluation) -> BudgetAccount | None:
        """The budget account of a key evaluation: stated in its file, or that of its project."""
        project = self.project(report.project, report.fiscal_year)
        return report.budget_account or (project.budget_account if project else None)
