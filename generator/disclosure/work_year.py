"""One annual update: the tables of one folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from generator.disclosure.indexing import by
from generator.records.activities import Activities
from generator.records.calendar import Calendar
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.follow_up import Application, Finding, SpotCheck
from generator.records.follow_up import Disclosure as DisclosureRecord
from generator.records.key_evaluations import KeyEvaluation
from generator.records.monitoring import Monitoring, MonitoringResult
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.rows import Rows
from generator.records.self_evaluations import Result, SelfEvaluation
from generator.records.statement import Statement
from generator.records.targets import Fund, Indicator, Target, Task

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True)
class WorkYear:
    """Everything that one annual update holds."""

    year: int
    tables: Mapping[str, Rows[Record]]

    def _table(self, name: str, _record: type[_R]) -> Rows[_R]:
        return cast("Rows[_R]", self.tables.get(name, Rows()))

    def has(self, name: str) -> bool:
        """Whether the year has any record of a table."""
        return bool(self.tables.get(name))

    @cached_property
    def calendar(self) -> Calendar | None:
        """Dates of the year."""
        return next(iter(self._table("calendar", Calendar)), None)

    @cached_property
    def projects(self) -> Rows[Project]:
        """Every declared project of the budget of this year."""
        return self._table("projects", Project)

    @cached_property
    def targets(self) -> Rows[Target]:
        """Targets of all subjects and versions."""
        return self._table("targets", Target)

    @cached_property
    def indicators(self) -> Rows[Indicator]:
        """Indicators of all subjects and versions."""
        return self._table("indicators", Indicator)

    @cached_property
    def tasks(self) -> Rows[Task]:
        """Main tasks of departments."""
        return self._table("tasks", Task)

    @cached_property
    def funds(self) -> Rows[Fund]:
        """Funds with targets of their own."""
        return self._table("funds", Fund)

    @cached_property
    def monitoring(self) -> Rows[Monitoring]:
        """Monitoring forms."""
        return self._table("monitoring", Monitoring)

    @cached_property
    def monitoring_results(self) -> Rows[MonitoringResult]:
        """Mid-year state of indicators."""
        return self._table("monitoring_results", MonitoringResult)

    @cached_property
    def self_evaluations(self) -> Rows[SelfEvaluation]:
        """Self-evaluations of the year before."""
        return self._table("self_evaluations", SelfEvaluation)

    @cached_property
    def results(self) -> Rows[Result]:
        """Results of indicators of the year before."""
        return self._table("results", Result)

    @cached_property
    def ex_ante(self) -> Rows[ExAnteEvaluation]:
        """Ex-ante evaluations for the budget of this year."""
        return self._table("ex_ante", ExAnteEvaluation)

    @cached_property
    def key_evaluations(self) -> Rows[KeyEvaluation]:
        """Key evaluation reports made in this year."""
        return self._table("key_evaluations", KeyEvaluation)

    @cached_property
    def spot_checks(self) -> Rows[SpotCheck]:
        """Self-evaluations that were re-evaluated."""
        return self._table("spot_checks", SpotCheck)

    @cached_property
    def applications(self) -> Rows[Application]:
        """What was done because of results."""
        return self._table("applications", Application)

    @cached_property
    def findings(self) -> Rows[Finding]:
        """Findings and their rectification."""
        return self._table("findings", Finding)

    @cached_property
    def disclosures(self) -> Rows[DisclosureRecord]:
        """What was made public, when and where."""
        return self._table("disclosures", DisclosureRecord)

    @cached_property
    def activities(self) -> Activities | None:
        """The bureau's own work."""
        return next(iter(self._table("activities", Activities)), None)

    @cached_property
    def statement(self) -> Statement | None:
        """The statement as published; None until there is one."""
        return next(iter(self._table("statement", Statement)), None)

    @cached_property
    def reports_by_id(self) -> Mapping[str, KeyEvaluation]:
        """Key evaluations by id."""
        return by(self.key_evaluations, lambda report: report.id)
