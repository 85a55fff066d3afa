"""What a project or department promised, and how it went: targets, monitoring, self-evaluations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from generator.disclosure.budgets import Budgets
from generator.disclosure.indexing import by, grouped
from generator.records.choices import TargetVersion
from generator.records.monitoring import Monitoring, MonitoringResult
from generator.records.self_evaluations import Result, SelfEvaluation
from generator.records.subject import SubjectKey
from generator.records.targets import Indicator, Target


class Performance(Budgets):
    """Targets, monitoring and self-evaluations by subject."""

    @cached_property
    def _targets(self) -> Mapping[tuple[SubjectKey, TargetVersion], Target]:
        return by(
            (each for year in self.years.values() for each in year.targets),
            lambda each: each.version_key,
        )

    @cached_property
    def indicators_by_version(self) -> Mapping[tuple[SubjectKey, TargetVersion], tuple[Indicator, ...]]:
        """The indicators of every version of every target, by number."""
        groups = grouped(
            (each for year in self.years.values() for each in year.indicators),
            lambda each: each.version_key,
        )
        return {key: tuple(sorted(group, key=lambda each: each.number)) for key, group in groups.items()}

    def link(self) -> None:
        """Do now what would be done when it is first asked for, so that copies of this process need not each do it again."""
        _ = (self.projects, self._targets, self.indicators_by_version, self._self_evaluations, self._results)

    def target(self, subject: SubjectKey, version: TargetVersion) -> Target | None:
        """One version of the target of a subject."""
        return self._targets.get((subject, version))

    def target_in_force(self, subject: SubjectKey) -> Target | None:
        """The version that results are held against: adjusted with approval, else approved."""
        return self.target(subject, TargetVersion.ADJUSTED) or self.target(subject, TargetVersion.APPROVED)

    def indicators(self, subject: SubjectKey, version: TargetVersion) -> tuple[Indicator, ...]:
        """The indicators of one version, by number."""
        return self.indicators_by_version.get((subject, version), ())

    def indicators_in_force(self, subject: SubjectKey) -> tuple[Indicator, ...]:
        """The indicators that results are held against."""
        return self.indicators(subject, TargetVersion.ADJUSTED) or self.indicators(subject, TargetVersion.APPROVED)

    @cached_property
    def _monitoring(self) -> Mapping[SubjectKey, Monitoring]:
        return by(
            (each for year in self.years.values() for each in year.monitoring),
            lambda each: each.subject_key,
        )

    def monitoring(self, subject: SubjectKey) -> Monitoring | None:
        """The mid-year form of a subject."""
        return self._monitoring.get(subject)

    @cached_property
    def _monitoring_results(self) -> Mapping[SubjectKey, tuple[MonitoringResult, ...]]:
        return grouped(
            (each for year in self.years.values() for each in year.monitoring_results),
            lambda each: each.subject_key,
        )

    def monitoring_results(self, subject: SubjectKey) -> Mapping[int, MonitoringResult]:
        """Mid-year state by number of indicator."""
        return by(self._monitoring_results.get(subject, ()), lambda each: each.number)

    @cached_property
    def _self_evaluations(self) -> Mapping[SubjectKey, SelfEvaluation]:
        return by(
            (each for year in self.years.values() for each in year.self_evaluations),
            lambda each: each.subject_key,
        )

    def self_evaluation(self, subject: SubjectKey) -> SelfEvaluation | None:
        """The self-evaluation of a subject."""
        return self._self_evaluations.get(subject)

    @cached_property
    def _results(self) -> Mapping[SubjectKey, tuple[Result, ...]]:
        return grouped(
            (each for year in self.years.values() for each in year.results),
            lambda each: each.subject_key,
        )

    def results(self, subject: SubjectKey) -> Mapping[int, Result]:
        """Results by number of indicator."""
        return by(self._results.get(subject, ()), lambda each: each.number)
