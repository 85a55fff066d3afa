"""What a project or department promised, and how it went: targets, monitoring, self-evaluations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from generator.disclosure.budgets import Budgets
from generator.disclosure.indexing import Group, by, groups
from generator.disclosure.paired_results import PairedResults
from generator.disclosure.subjects import VersionKey, subject_keys
from generator.disclosure.work_year import WorkYear
from generator.records.choices import TargetVersion
from generator.records.monitoring import Monitoring, MonitoringResult
from generator.records.record import Record
from generator.records.rows import Rows
from generator.records.self_evaluations import Result, SelfEvaluation
from generator.records.subject import SubjectKey
from generator.records.targets import Indicator, Target

_R = TypeVar("_R", bound=Record)


class Performance(Budgets):
    """Targets, monitoring and self-evaluations by subject."""

    @cached_property
    def _targets(self) -> Mapping[VersionKey, Target]:
        return {
            key: target
            for year in self.years.values()
            for key, target in zip(_version_keys(year.targets), year.targets, strict=True)
        }

    @cached_property
    def indicator_groups(self) -> Mapping[VersionKey, Group[Indicator]]:
        """The indicators of every version of every target, by number."""
        return {
            key: _by_number(group)
            for year in self.years.values()
            for key, group in groups(year.indicators, _version_keys(year.indicators)).items()
        }

    def link(self) -> None:
        """Do now what would be done when it is first asked for, so that copies of this process need not each do it again."""
        _ = (self.projects, self._targets, self._self_evaluations)
        for year in self.years.values():
            self.paired_results(year)

    def target(self, subject: SubjectKey, version: TargetVersion) -> Target | None:
        """One version of the target of a subject."""
        return self._targets.get((subject, version))

    def target_in_force(self, subject: SubjectKey) -> Target | None:
        """The version that results are held against: adjusted with approval, else approved."""
        return self.target(subject, TargetVersion.ADJUSTED) or self.target(subject, TargetVersion.APPROVED)

    def indicators(self, subject: SubjectKey, version: TargetVersion) -> tuple[Indicator, ...]:
        """The indicators of one version, by number."""
        group = self.indicator_group(subject, version)
        return group.records if group is not None else ()

    def indicator_group(self, subject: SubjectKey, version: TargetVersion) -> Group[Indicator] | None:
        """The rows of the indicators of one version, by number; None where it has none."""
        return self.indicator_groups.get((subject, version))

    def group_in_force(self, subject: SubjectKey) -> Group[Indicator] | None:
        """The rows of the indicators that results are held against."""
        adjusted = self.indicator_group(subject, TargetVersion.ADJUSTED)
        return adjusted or self.indicator_group(subject, TargetVersion.APPROVED)

    def indicators_in_force(self, subject: SubjectKey) -> tuple[Indicator, ...]:
        """The indicators that results are held against."""
        group = self.group_in_force(subject)
        return group.records if group is not None else ()

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
    def monitoring_result_groups(self) -> Mapping[SubjectKey, Group[MonitoringResult]]:
        """The mid-year state of the indicators of every subject."""
        return _by_subject(year.monitoring_results for year in self.years.values())

    def monitoring_results(self, subject: SubjectKey) -> Mapping[int, MonitoringResult]:
        """Mid-year state by number of indicator."""
        group = self.monitoring_result_groups.get(subject)
        return by(group.records if group is not None else (), lambda each: each.number)

    @cached_property
    def _self_evaluations(self) -> Mapping[SubjectKey, SelfEvaluation]:
        return {
            key: evaluation
            for year in self.years.values()
            for key, evaluation in zip(subject_keys(year.self_evaluations), year.self_evaluations, strict=True)
        }

    def self_evaluation(self, subject: SubjectKey) -> SelfEvaluation | None:
        """The self-evaluation of a subject."""
        return self._self_evaluations.get(subject)

    @cached_property
    def result_groups(self) -> Mapping[SubjectKey, Group[Result]]:
        """The results of every subject."""
        return _by_subject(year.results for year in self.years.values())

    def results(self, subject: SubjectKey) -> Mapping[int, Result]:
        """Results by number of indicator."""
        group = self.result_groups.get(subject)
        return by(group.records if group is not None else (), lambda each: each.number)

    def paired_results(self, year: WorkYear) -> PairedResults:
        """Results in the folder of one year beside the indicators in force: those of the year before, or the reader refuses them."""
        if year.year not in self._paired:
            achieved = {key: group for key, group in self.result_groups.items() if group.table is year.results}
            promised = self.year(year.year - 1).indicators
            self._paired[year.year] = PairedResults.of(promised, year.results, achieved, self.group_in_force)
        return self._paired[year.year]

    @cached_property
    def _paired(self) -> dict[int, PairedResults]:
        """Pairs by work year: several checks ask for them."""
        return {}


def _version_keys(rows: Rows[Target] | Rows[Indicator]) -> list[VersionKey]:
    return list(zip(subject_keys(rows), rows.column("version"), strict=True))


def _by_number(group: Group[Indicator]) -> Group[Indicator]:
    numbers = group.column("number")
    order = sorted(numbers)
    if [*numbers] == order:
        return group
    return Group(group.table, [row for _, row in sorted(zip(numbers, group.rows, strict=True))])


def _by_subject(tables: Iterable[Rows[_R]]) -> Mapping[SubjectKey, Group[_R]]:
    return {key: group for table in tables for key, group in groups(table, subject_keys(table)).items()}
