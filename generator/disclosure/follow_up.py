"""What was done about it: applications, findings and their rectification, what was made public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from generator.disclosure.evaluations import Evaluations
from generator.disclosure.indexing import grouped
from generator.disclosure.subjects import ProjectKey, project_subject
from generator.records.choices import SourceKind
from generator.records.follow_up import Application, Finding
from generator.records.follow_up import Disclosure as DisclosureRecord
from generator.records.projects import Project


class FollowUp(Evaluations):
    """Applications, findings and disclosures by where they come from and where they lead."""

    @cached_property
    def _applications_by_source(
        self,
    ) -> Mapping[tuple[int, SourceKind, str], tuple[Application, ...]]:
        groups: defaultdict[tuple[int, SourceKind, str], list[Application]] = defaultdict(list)
        for year in self.years.values():
            for application in year.applications:
                for source in application.sources:
                    groups[(year.year, application.source_kind, source)].append(application)
        return {key: tuple(group) for key, group in groups.items()}

    def applications_from(self, work_year: int, kind: SourceKind, source: str) -> tuple[Application, ...]:
        """What was done because of one evaluation, spot check, ex-ante evaluation or monitored project."""
        return self._applications_by_source.get((work_year, kind, source), ())

    @cached_property
    def _applications_by_target(self) -> Mapping[ProjectKey, tuple[Application, ...]]:
        every = (each for year in self.years.values() for each in year.applications if each.project is not None)
        return grouped(every, lambda each: (each.project or "", each.fiscal_year))

    def applications_to(self, code: str, fiscal_year: int) -> tuple[Application, ...]:
        """What was done to the budget or the management of a project in one year's budget."""
        return self._applications_by_target.get((code, fiscal_year), ())

    @cached_property
    def _findings(self) -> Mapping[tuple[int, SourceKind, str], tuple[Finding, ...]]:
        every = (each for year in self.years.values() for each in year.findings)
        return grouped(every, lambda each: (each.work_year, each.source_kind, each.source))

    def findings_of(self, work_year: int, kind: SourceKind, source: str) -> tuple[Finding, ...]:
        """Findings of one report, spot check, or monitored project or department."""
        return self._findings.get((work_year, kind, source), ())

    def findings_about(self, project: Project) -> tuple[Finding, ...]:
        """Findings of every kind about a project in one year's budget, in the order of the files."""
        subject = project_subject(project)
        sources = [(project.fiscal_year, SourceKind.MONITORING, project.code)]
        sources += [
            (report.work_year, SourceKind.KEY_EVALUATION, report.id) for report in self.key_evaluations(subject)
        ]
        check = self.spot_check(project.code, project.fiscal_year)
        if check is not None:
            sources.append((check.work_year, SourceKind.SPOT_CHECK, check.id))
        return tuple(finding for source in sources for finding in self.findings_of(*source))

    @cached_property
    def _disclosures(self) -> Mapping[str, tuple[DisclosureRecord, ...]]:
        return grouped(
            (each for year in self.years.values() for each in year.disclosures),
            lambda each: each.department,
        )

    def disclosures_of(self, department: str) -> tuple[DisclosureRecord, ...]:
        """What a department made public, all years."""
        return self._disclosures.get(department, ())
