"""All records, indexed and linked: the one object that checks, figures and pages ask.

Every reference resolves both ways: a project knows its department, targets, monitoring, self-evaluation, spot check, key evaluation,
findings, applications and its life in other years, and each of them knows the project.  What does not resolve is a problem
(:mod:`generator.checks.references`), never an exception here: look-ups return ``None`` or an empty tuple.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

from generator.reading import Records
from generator.records.activities import Activities
from generator.records.calendar import Calendar
from generator.records.choices import (
    BudgetAccount,
    EvaluationObject,
    SourceKind,
    SubjectKind,
    TargetVersion,
)
from generator.records.departments import Department, Field, Town, Unit
from generator.records.documents import Document
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.follow_up import Application, Finding, SpotCheck
from generator.records.follow_up import Disclosure as DisclosureRecord
from generator.records.key_evaluations import KeyEvaluation
from generator.records.ledgers import (
    Correction,
    CorrectionLedger,
    ExceptionLedger,
    SignedException,
)
from generator.records.monitoring import Monitoring, MonitoringResult
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.scoring import Scoring, ScoringYear
from generator.records.self_evaluations import Result, SelfEvaluation
from generator.records.site import Site
from generator.records.statement import Statement
from generator.records.subject import SubjectKey
from generator.records.targets import Fund, Indicator, Target, Task

_R = TypeVar("_R", bound=Record)
_K = TypeVar("_K", bound=Hashable)

ProjectKey = tuple[str, int]
"""Project code and fiscal year."""


def _by(records: Iterable[_R], key: Callable[[_R], _K]) -> Mapping[_K, _R]:
    return {key(record): record for record in records}


def _grouped(records: Iterable[_R], key: Callable[[_R], _K]) -> Mapping[_K, tuple[_R, ...]]:
    groups: defaultdict[_K, list[_R]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return {group: tuple(members) for group, members in groups.items()}


@dataclass(frozen=True)
class WorkYear:
    """Everything that one annual update holds."""

    year: int
    tables: Mapping[str, tuple[Record, ...]]

    def _table(self, name: str, _record: type[_R]) -> tuple[_R, ...]:
        return cast("tuple[_R, ...]", self.tables.get(name, ()))

    def has(self, name: str) -> bool:
        """Whether the year has any record of a table."""
        return bool(self.tables.get(name))

    @cached_property
    def calendar(self) -> Calendar | None:
        """Dates of the year."""
        return next(iter(self._table("calendar", Calendar)), None)

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """Every declared project of the budget of this year."""
        return self._table("projects", Project)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Targets of all subjects and versions."""
        return self._table("targets", Target)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """Indicators of all subjects and versions."""
        return self._table("indicators", Indicator)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Main tasks of departments."""
        return self._table("tasks", Task)

    @cached_property
    def funds(self) -> tuple[Fund, ...]:
        """Funds with targets of their own."""
        return self._table("funds", Fund)

    @cached_property
    def monitoring(self) -> tuple[Monitoring, ...]:
        """Monitoring forms."""
        return self._table("monitoring", Monitoring)

    @cached_property
    def monitoring_results(self) -> tuple[MonitoringResult, ...]:
        """Mid-year state of indicators."""
        return self._table("monitoring_results", MonitoringResult)

    @cached_property
    def self_evaluations(self) -> tuple[SelfEvaluation, ...]:
        """Self-evaluations of the year before."""
        return self._table("self_evaluations", SelfEvaluation)

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Results of indicators of the year before."""
        return self._table("results", Result)

    @cached_property
    def ex_ante(self) -> tuple[ExAnteEvaluation, ...]:
        """Ex-ante evaluations for the budget of this year."""
        return self._table("ex_ante", ExAnteEvaluation)

    @cached_property
    def key_evaluations(self) -> tuple[KeyEvaluation, ...]:
        """Key evaluation reports made in this year."""
        return self._table("key_evaluations", KeyEvaluation)

    @cached_property
    def spot_checks(self) -> tuple[SpotCheck, ...]:
        """Self-evaluations that were re-evaluated."""
        return self._table("spot_checks", SpotCheck)

    @cached_property
    def applications(self) -> tuple[Application, ...]:
        """What was done because of results."""
        return self._table("applications", Application)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Findings and their rectification."""
        return self._table("findings", Finding)

    @cached_property
    def disclosures(self) -> tuple[DisclosureRecord, ...]:
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
        return _by(self.key_evaluations, lambda report: report.id)


@dataclass(frozen=True)
class Disclosure:
    """The linked graph of all records."""

    records: Records

    # Tables above the years ---------------------------------------------------------------------------------------------------

    def _root(self, name: str, _record: type[_R]) -> tuple[_R, ...]:
        return cast("tuple[_R, ...]", self.records.root.get(name, ()))

    @cached_property
    def site(self) -> Site:
        """The site's settings; an error to ask when site.yml could not be read."""
        site = self.records.site
        if site is None:
            raise LookupError("site.yml could not be read")
        return site

    @cached_property
    def departments(self) -> Mapping[str, Department]:
        """Departments by code, in the order of codes."""
        return _by(
            sorted(self._root("departments", Department), key=lambda each: each.code),
            lambda each: each.code,
        )

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Units by code."""
        return _by(self._root("units", Unit), lambda each: each.code)

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Plain purposes by code, in the order of the file."""
        return _by(self._root("fields", Field), lambda each: each.code)

    @cached_property
    def towns(self) -> Mapping[str, Town]:
        """Towns by code, in the order of the file."""
        return _by(self._root("towns", Town), lambda each: each.code)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return _by(self._root("documents", Document), lambda each: each.id)

    @cached_property
    def scoring(self) -> Scoring | None:
        """Weight profiles and grade bands of all years."""
        return next(iter(self._root("scoring", Scoring)), None)

    def scoring_of(self, fiscal_year: int) -> ScoringYear | None:
        """What scores of one fiscal year are held against."""
        return self.scoring.of(fiscal_year) if self.scoring else None

    @cached_property
    def exceptions(self) -> tuple[SignedException, ...]:
        """What was signed off."""
        return tuple(each for ledger in self._root("exceptions", ExceptionLedger) for each in ledger.exceptions)

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """What was changed after publication, newest first."""
        ledgers = self._root("corrections", CorrectionLedger)
        return tuple(
            sorted(
                (each for ledger in ledgers for each in ledger.corrections),
                key=lambda each: each.date,
                reverse=True,
            )
        )

    # Years --------------------------------------------------------------------------------------------------------------------

    @cached_property
    def years(self) -> Mapping[int, WorkYear]:
        """Work years, oldest first."""
        return {year: WorkYear(year, tables) for year, tables in sorted(self.records.years.items())}

    def year(self, work_year: int) -> WorkYear:
        """One annual update; an empty one when the folder does not exist."""
        return self.years.get(work_year) or WorkYear(work_year, {})

    def is_pending(self, fiscal_year: int) -> bool:
        """Whether nothing of that year has been published here yet."""
        return fiscal_year not in self.years

    # Projects and departments -------------------------------------------------------------------------------------------------

    @cached_property
    def projects(self) -> Mapping[ProjectKey, Project]:
        """Projects by code and fiscal year."""
        return {(each.code, each.fiscal_year): each for year in self.years.values() for each in year.projects}

    def project(self, code: str | None, fiscal_year: int) -> Project | None:
        """One project in one year's budget."""
        return self.projects.get((code or "", fiscal_year))

    @cached_property
    def lives(self) -> Mapping[str, tuple[Project, ...]]:
        """The same project in the budgets of several years, oldest first, by code."""
        return _grouped(self.projects.values(), lambda each: each.code)

    @cached_property
    def _projects_by_department(self) -> Mapping[tuple[str, int], tuple[Project, ...]]:
        return _grouped(self.projects.values(), lambda each: (each.department, each.fiscal_year))

    def projects_of(self, department: str, fiscal_year: int) -> tuple[Project, ...]:
        """All declared projects of a department in one year, hidden ones included."""
        return self._projects_by_department.get((department, fiscal_year), ())

    def departments_in(self, fiscal_year: int) -> tuple[Department, ...]:
        """Departments that existed in that year."""
        return tuple(each for each in self.departments.values() if each.exists_in(fiscal_year))

    def tasks_of(self, department: str, fiscal_year: int) -> tuple[Task, ...]:
        """Main tasks of a department in one year."""
        return tuple(task for task in self.year(fiscal_year).tasks if task.department == department)

    def hidden_by(self, record: Record) -> Record | None:
        """What keeps *record* from being named: itself, or the project or report that it is about.  None when it may be shown.

        An action on a budget that is not published yet is about the project as it stands in the year before.
        """
        if record.hidden:
            return record
        values = record.__dict__  # asking a record for what it has not is slow
        year, code = values.get("fiscal_year", 0), values.get("project")
        project = self.project(code, year) or self.project(code, year - 1) if code else None
        report_id: str | None = values.get("key_evaluation")
        report = self.year(record.work_year).reports_by_id.get(report_id) if report_id else None
        if project is not None and project.hidden:
            return project
        return self.hidden_by(report) if report is not None else None

    # Targets, monitoring, self-evaluation -------------------------------------------------------------------------------------

    @cached_property
    def _targets(self) -> Mapping[tuple[SubjectKey, TargetVersion], Target]:
        return _by(
            (each for year in self.years.values() for each in year.targets),
            lambda each: each.version_key,
        )

    @cached_property
    def _indicators(
        self,
    ) -> Mapping[tuple[SubjectKey, TargetVersion], tuple[Indicator, ...]]:
        groups = _grouped(
            (each for year in self.years.values() for each in year.indicators),
            lambda each: each.version_key,
        )
        return {key: tuple(sorted(group, key=lambda each: each.number)) for key, group in groups.items()}

    def target(self, subject: SubjectKey, version: TargetVersion) -> Target | None:
        """One version of the target of a subject."""
        return self._targets.get((subject, version))

    def target_in_force(self, subject: SubjectKey) -> Target | None:
        """The version that results are held against: adjusted with approval, else approved."""
        return self.target(subject, TargetVersion.ADJUSTED) or self.target(subject, TargetVersion.APPROVED)

    def indicators(self, subject: SubjectKey, version: TargetVersion) -> tuple[Indicator, ...]:
        """The indicators of one version, by number."""
        return self._indicators.get((subject, version), ())

    def indicators_in_force(self, subject: SubjectKey) -> tuple[Indicator, ...]:
        """The indicators that results are held against."""
        return self.indicators(subject, TargetVersion.ADJUSTED) or self.indicators(subject, TargetVersion.APPROVED)

    @cached_property
    def _monitoring(self) -> Mapping[SubjectKey, Monitoring]:
        return _by(
            (each for year in self.years.values() for each in year.monitoring),
            lambda each: each.subject_key,
        )

    def monitoring(self, subject: SubjectKey) -> Monitoring | None:
        """The mid-year form of a subject."""
        return self._monitoring.get(subject)

    @cached_property
    def _monitoring_results(self) -> Mapping[SubjectKey, tuple[MonitoringResult, ...]]:
        return _grouped(
            (each for year in self.years.values() for each in year.monitoring_results),
            lambda each: each.subject_key,
        )

    def monitoring_results(self, subject: SubjectKey) -> Mapping[int, MonitoringResult]:
        """Mid-year state by number of indicator."""
        return _by(self._monitoring_results.get(subject, ()), lambda each: each.number)

    @cached_property
    def _self_evaluations(self) -> Mapping[SubjectKey, SelfEvaluation]:
        return _by(
            (each for year in self.years.values() for each in year.self_evaluations),
            lambda each: each.subject_key,
        )

    def self_evaluation(self, subject: SubjectKey) -> SelfEvaluation | None:
        """The self-evaluation of a subject."""
        return self._self_evaluations.get(subject)

    @cached_property
    def _results(self) -> Mapping[SubjectKey, tuple[Result, ...]]:
        return _grouped(
            (each for year in self.years.values() for each in year.results),
            lambda each: each.subject_key,
        )

    def results(self, subject: SubjectKey) -> Mapping[int, Result]:
        """Results by number of indicator."""
        return _by(self._results.get(subject, ()), lambda each: each.number)

    # Evaluations --------------------------------------------------------------------------------------------------------------

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
        return _grouped(
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

    # What was done about it ---------------------------------------------------------------------------------------------------

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
        return _grouped(every, lambda each: (each.project or "", each.fiscal_year))

    def applications_to(self, code: str, fiscal_year: int) -> tuple[Application, ...]:
        """What was done to the budget or the management of a project in one year's budget."""
        return self._applications_by_target.get((code, fiscal_year), ())

    @cached_property
    def _findings(self) -> Mapping[tuple[int, SourceKind, str], tuple[Finding, ...]]:
        every = (each for year in self.years.values() for each in year.findings)
        return _grouped(every, lambda each: (each.work_year, each.source_kind, each.source))

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
        return _grouped(
            (each for year in self.years.values() for each in year.disclosures),
            lambda each: each.department,
        )

    def disclosures_of(self, department: str) -> tuple[DisclosureRecord, ...]:
        """What a department made public, all years."""
        return self._disclosures.get(department, ())


def project_subject(project: Project) -> SubjectKey:
    """A project as the subject of targets and evaluations."""
    return (SubjectKind.PROJECT, project.code, project.fiscal_year)


def department_subject(department: str, fiscal_year: int) -> SubjectKey:
    """A department as a whole as the subject of targets and evaluations."""
    return (SubjectKind.DEPARTMENT, department, fiscal_year)


def evaluated_subject(report: KeyEvaluation) -> SubjectKey:
    """What a key evaluation is about: policies stand among the projects."""
    if report.object is EvaluationObject.DEPARTMENT:
        return (SubjectKind.DEPARTMENT, report.department or "", report.fiscal_year)
    return (SubjectKind.PROJECT, report.project or "", report.fiscal_year)
