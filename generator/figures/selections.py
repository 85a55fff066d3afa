"""Which records figures are about.  Each selection says ``None`` when the year holds no such table."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.disclosure import Disclosure, WorkYear, department_subject, project_subject
from generator.figures.sources import Selection, Source, looks_at
from generator.records.choices import (
    Action,
    DisclosedDocument,
    DocumentKind,
    EvaluationObject,
    EvaluatorKind,
    ReviewOutcome,
    SourceKind,
    SubjectKind,
    TargetVersion,
)
from generator.records.departments import Department
from generator.records.documents import Document
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.follow_up import Application, SpotCheck
from generator.records.follow_up import Disclosure as DisclosureRecord
from generator.records.key_evaluations import KeyEvaluation
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.targets import Target


@looks_at("projects")
def declared(_: Disclosure, year: WorkYear) -> Iterable[Project] | None:
    """Every declared project of the year's budget."""
    return year.projects or None


def reviewed(outcome: ReviewOutcome) -> Selection[Project]:
    """Declared projects with one outcome of the review."""

    @looks_at("projects")
    def select(_: Disclosure, year: WorkYear) -> Iterable[Project] | None:
        return [each for each in year.projects if each.review_outcome is outcome] if year.projects else None

    return select


approved = reviewed(ReviewOutcome.APPROVED)
cancelled = reviewed(ReviewOutcome.CANCELLED)


@looks_at("projects")
def revised(disclosure: Disclosure, year: WorkYear) -> Iterable[Project] | None:
    """Approved projects whose target the review changed."""
    projects = approved(disclosure, year)
    return None if projects is None else [each for each in projects if each.target_revised]


@looks_at("projects", "targets")
def approved_with_target(disclosure: Disclosure, year: WorkYear) -> Iterable[Project] | None:
    """Approved projects with an approved target."""
    projects = approved(disclosure, year)
    if projects is None or not year.targets:
        return None
    return [each for each in projects if disclosure.target(project_subject(each), TargetVersion.APPROVED)]


@looks_at("projects", "targets")
def approved_without_target(disclosure: Disclosure, year: WorkYear) -> Iterable[Project] | None:
    """Approved projects without an approved target; None when the year has no targets at all."""
    projects = approved(disclosure, year)
    if projects is None or not year.targets:
        return None
    return [each for each in projects if not disclosure.target(project_subject(each), TargetVersion.APPROVED)]


def departments(offset: int = 0) -> Selection[Department]:
    """Departments that existed in the year, or *offset* years from it."""

    @looks_at("departments")
    def select(disclosure: Disclosure, year: WorkYear) -> Iterable[Department] | None:
        return disclosure.departments_in(year.year + offset) or None

    return select


@looks_at("departments", "targets")
def departments_with_target(disclosure: Disclosure, year: WorkYear) -> Iterable[Department] | None:
    """Departments with an approved target for their overall expenditure."""
    if not year.targets:
        return None
    return [
        each
        for each in disclosure.departments_in(year.year)
        if disclosure.target(department_subject(each.code, year.year), TargetVersion.APPROVED)
    ]


@looks_at("departments", "targets", "monitoring")
def departments_monitored(disclosure: Disclosure, year: WorkYear) -> Iterable[Department] | None:
    """Departments with a target whose overall expenditure was monitored."""
    with_target = departments_with_target(disclosure, year) if year.monitoring else None
    if with_target is None:
        return None
    return [each for each in with_target if disclosure.monitoring(department_subject(each.code, year.year))]


@looks_at("projects", "targets", "monitoring")
def projects_monitored(disclosure: Disclosure, year: WorkYear) -> Iterable[Project] | None:
    """Projects with a target that were monitored."""
    with_target = approved_with_target(disclosure, year) if year.monitoring else None
    if with_target is None:
        return None
    return [each for each in with_target if disclosure.monitoring(project_subject(each))]


@looks_at("departments", "self_evaluations")
def departments_self_evaluated(disclosure: Disclosure, year: WorkYear) -> Iterable[Department] | None:
    """Departments of the year before with a self-evaluation of their overall expenditure."""
    if not year.self_evaluations:
        return None
    before = year.year - 1
    return [
        each
        for each in disclosure.departments_in(before)
        if disclosure.self_evaluation(department_subject(each.code, before))
    ]


@looks_at(Source("projects", -1))
def projects_of_year_before(disclosure: Disclosure, year: WorkYear) -> Iterable[Project] | None:
    """Projects and policies in the budget of the year before."""
    return approved(disclosure, disclosure.year(year.year - 1))


@looks_at(Source("projects", -1), "self_evaluations")
def projects_self_evaluated(disclosure: Disclosure, year: WorkYear) -> Iterable[Project] | None:
    """Projects and policies of the year before with a self-evaluation."""
    projects = projects_of_year_before(disclosure, year)
    if projects is None or not year.self_evaluations:
        return None
    return [each for each in projects if disclosure.self_evaluation(project_subject(each))]


@looks_at("targets")
def approved_targets(_: Disclosure, year: WorkYear) -> Iterable[Target] | None:
    """Approved targets of projects, departments and funds."""
    return [each for each in year.targets if each.version is TargetVersion.APPROVED] if year.targets else None


def accounts_of_target(disclosure: Disclosure, target: Target) -> Iterable[str]:
    """The budget accounts that a target is about: of its project, of a department's projects, or of its fund."""
    if target.subject is SubjectKind.PROJECT:
        project = disclosure.project(target.project, target.fiscal_year)
        return [project.budget_account.label] if project else []
    if target.subject is SubjectKind.DEPARTMENT:
        projects = disclosure.projects_of(target.department or "", target.fiscal_year)
        return sorted({each.budget_account.label for each in projects if each.approved})
    funds = disclosure.year(target.fiscal_year).funds
    return [fund.budget_account.label for fund in funds if fund.code == target.fund]


@looks_at("ex_ante")
def ex_ante(_: Disclosure, year: WorkYear) -> Iterable[ExAnteEvaluation] | None:
    """Ex-ante evaluations for the budget of the year."""
    return year.ex_ante or None


@looks_at("key_evaluations")
def key_evaluations(_: Disclosure, year: WorkYear) -> Iterable[KeyEvaluation] | None:
    """Key evaluations organised in the year."""
    return year.key_evaluations or None


def key_evaluations_of(object_: EvaluationObject) -> Selection[KeyEvaluation]:
    """Key evaluations of departments, of projects, or of policies."""

    @looks_at("key_evaluations")
    def select(_: Disclosure, year: WorkYear) -> Iterable[KeyEvaluation] | None:
        return [each for each in year.key_evaluations if each.object is object_] if year.key_evaluations else None

    return select


@looks_at("key_evaluations")
def commissioned(_: Disclosure, year: WorkYear) -> Iterable[KeyEvaluation] | None:
    """Key evaluations carried out by a commissioned third party."""
    if not year.key_evaluations:
        return None
    return [each for each in year.key_evaluations if each.evaluator_kind is EvaluatorKind.THIRD_PARTY]


@looks_at("spot_checks")
def spot_checks(_: Disclosure, year: WorkYear) -> Iterable[SpotCheck] | None:
    """Self-evaluations that were re-evaluated."""
    return year.spot_checks or None


def in_year(*actions: Action) -> Selection[Application]:
    """What was done after monitoring, by action."""

    @looks_at("applications")
    def select(_: Disclosure, year: WorkYear) -> Iterable[Application] | None:
        if not year.applications:
            return None
        return [
            each for each in year.applications if each.source_kind is SourceKind.MONITORING and each.action in actions
        ]

    return select


def after_evaluation(*actions: Action) -> Selection[Application]:
    """What was done after key evaluations and spot checks, by action."""

    @looks_at("applications")
    def select(_: Disclosure, year: WorkYear) -> Iterable[Application] | None:
        if not year.applications:
            return None
        return [each for each in year.applications if each.source_kind.after_evaluation and each.action in actions]

    return select


@looks_at("documents")
def plans(disclosure: Disclosure, year: WorkYear) -> Iterable[Document] | None:
    """Implementation plans first reported in the year."""
    reported = [each for each in disclosure.documents.values() if each.reported_in == year.year]
    return [each for each in reported if each.kind is DocumentKind.PLAN] if reported else None


@looks_at("documents")
def rules_in_force(disclosure: Disclosure, year: WorkYear) -> Iterable[Document] | None:
    """Rules in force in a year of which there is a folder."""
    rules = [
        each for each in disclosure.documents.values() if each.kind is DocumentKind.RULE and each.in_force(year.year)
    ]
    return rules if rules and year.tables else None


def disclosed(document: DisclosedDocument) -> Selection[DisclosureRecord]:
    """Documents of one kind that were made public; None when the year lists none of that kind, public or owed."""

    @looks_at("disclosures")
    def select(_: Disclosure, year: WorkYear) -> Iterable[DisclosureRecord] | None:
        owed = [each for each in year.disclosures if each.document is document]
        return [each for each in owed if each.published is not None] if owed else None

    return select


def amount(application: Application) -> Decimal | None:
    """The amount of an action (万元)."""
    return application.amount


def account_of_report(disclosure: Disclosure, report: Record) -> Iterable[str]:
    """The budget account of a key evaluation."""
    account = disclosure.account_of(report) if isinstance(report, KeyEvaluation) else None
    return [account.label] if account else []
