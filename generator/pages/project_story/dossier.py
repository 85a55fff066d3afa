"""All records about one project in one year's budget that may be shown.

A record that may not be shown is left out here, once, so that no part of the page can show it by mistake; that there is one
is still said, with its legal ground.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.attainment import Attainment, attainment
from generator.disclosure import Disclosure, project_subject
from generator.pages.due import Absence, absence, withheld
from generator.pages.publication import Publication
from generator.records.choices import DisclosedDocument, SourceKind, TargetVersion
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.follow_up import Application, Finding, SpotCheck
from generator.records.key_evaluations import KeyEvaluation
from generator.records.monitoring import Monitoring, MonitoringResult
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.self_evaluations import Result, SelfEvaluation
from generator.records.subject import SubjectKey
from generator.records.targets import Indicator, Target

_R = TypeVar("_R", bound=Record)


def _seen(record: _R | None) -> _R | None:
    return record if record is not None and not record.hidden else None


def _all_seen(records: Iterable[_R]) -> tuple[_R, ...]:
    return tuple(record for record in records if not record.hidden)


@dataclass(frozen=True)
class Dossier:
    """A visible project, and its records that may be shown."""

    publication: Publication
    project: Project

    @property
    def disclosure(self) -> Disclosure:
        """All records."""
        return self.publication.disclosure

    @property
    def year(self) -> int:
        """The fiscal year."""
        return self.project.fiscal_year

    @cached_property
    def subject(self) -> SubjectKey:
        """The project as the subject of targets and evaluations."""
        return project_subject(self.project)

    # What was promised --------------------------------------------------------------------------------------------------------

    @cached_property
    def targets(self) -> Mapping[TargetVersion, Target]:
        """The versions of the target that may be shown."""
        found = ((version, _seen(self.disclosure.target(self.subject, version))) for version in TargetVersion)
        return {version: target for version, target in found if target is not None}

    def indicators(self, version: TargetVersion) -> tuple[Indicator, ...]:
        """The indicators of one version, by number."""
        return _all_seen(self.disclosure.indicators(self.subject, version))

    @cached_property
    def version_in_force(self) -> TargetVersion:
        """The version that results are held against: adjusted with approval, else approved; as declared where nothing was granted."""
        if not self.project.approved:
            return TargetVersion.DECLARED
        adjusted = self.disclosure.target(self.subject, TargetVersion.ADJUSTED)
        return TargetVersion.APPROVED if adjusted is None else TargetVersion.ADJUSTED

    @cached_property
    def indicators_in_force(self) -> tuple[Indicator, ...]:
        """The indicators that results are held against."""
        return _all_seen(self.disclosure.indicators_in_force(self.subject))

    # How it went --------------------------------------------------------------------------------------------------------------

    @cached_property
    def monitoring(self) -> Monitoring | None:
        """The mid-year form."""
        return _seen(self.disclosure.monitoring(self.subject))

    @cached_property
    def monitoring_results(self) -> Mapping[int, MonitoringResult]:
        """Mid-year state by number of indicator; none where the form itself may not be shown."""
        if self.monitoring is None:
            return {}
        found = self.disclosure.monitoring_results(self.subject)
        return {number: result for number, result in found.items() if not result.hidden}

    @cached_property
    def self_evaluation(self) -> SelfEvaluation | None:
        """The department's own judgement."""
        return _seen(self.disclosure.self_evaluation(self.subject))

    @cached_property
    def results(self) -> Mapping[int, Result]:
        """Results by number of indicator; none where the self-evaluation itself may not be shown."""
        if self.self_evaluation is None:
            return {}
        found = self.disclosure.results(self.subject)
        return {number: result for number, result in found.items() if not result.hidden}

    @cached_property
    def attainments(self) -> Mapping[int, Attainment]:
        """Whether each indicator was met, by its number; empty while there are no results at all."""
        if not self.results:
            return {}
        return {each.number: attainment(each, self.results.get(each.number)) for each in self.indicators_in_force}

    # How it was judged --------------------------------------------------------------------------------------------------------

    @cached_property
    def ex_ante(self) -> ExAnteEvaluation | None:
        """The evaluation before the budget."""
        return _seen(self.disclosure.ex_ante(self.project))

    @cached_property
    def spot_check(self) -> SpotCheck | None:
        """The bureau's re-evaluation of the self-evaluation."""
        return _seen(self.disclosure.spot_check(self.project.code, self.year))

    @cached_property
    def key_evaluations(self) -> tuple[KeyEvaluation, ...]:
        """The bureau's own evaluations."""
        return _all_seen(self.disclosure.key_evaluations(self.subject))

    # What was done about it ---------------------------------------------------------------------------------------------------

    def findings(self, *kinds: SourceKind) -> tuple[Finding, ...]:
        """Findings of some kinds of work about the project, of work that may be shown itself."""
        found = self.disclosure.findings_about(self.project)
        return tuple(each for each in found if each.source_kind in kinds and not each.hidden and self._may_name(each))

    def _may_name(self, finding: Finding) -> bool:
        if finding.source_kind is SourceKind.MONITORING:
            return self.monitoring is not None
        if finding.source_kind is SourceKind.SPOT_CHECK:
            return self.spot_check is not None
        return any(report.id == finding.source for report in self.key_evaluations)

    @cached_property
    def actions_on_budget(self) -> tuple[Application, ...]:
        """What was done to this budget of the project."""
        return _all_seen(self.disclosure.applications_to(self.project.code, self.year))

    @cached_property
    def actions_after(self) -> tuple[Application, ...]:
        """What was done because of the evaluations of this budget, each action once."""
        sources = [(each.work_year, SourceKind.KEY_EVALUATION, each.id) for each in self.key_evaluations]
        if self.spot_check is not None:
            sources.append((self.spot_check.work_year, SourceKind.SPOT_CHECK, self.spot_check.id))
        found = (each for source in sources for each in self.disclosure.applications_from(*source))
        return tuple({(each.work_year, each.id): each for each in found if not each.hidden}.values())

    # Other years --------------------------------------------------------------------------------------------------------------

    @cached_property
    def lives(self) -> tuple[Project, ...]:
        """The project in all years' budgets, oldest first."""
        return _all_seen(self.disclosure.lives[self.project.code])

    # What is missing ----------------------------------------------------------------------------------------------------------

    def why_not(self, document: DisclosedDocument, what: str, *records: Record | None) -> Absence:
        """Why *what* is not shown, *records* being what is on record of it, if anything."""
        hidden = [each for each in records if each is not None and each.hidden]
        return withheld(what, *hidden) if hidden else absence(self.disclosure, document, self.year, what)
