"""The bureau's own evaluations of the statement year: which subjects, when, and how strict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from generator.records.choices import Action, BudgetAccount, SourceKind
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.follow_up import Finding, SpotCheck
from generator.records.key_evaluations import KeyEvaluation
from generator.sample.dice import stream
from generator.sample.exact import money
from generator.sample.facts import department_facts, project_facts
from generator.sample.follow_up_records import KeyMonitoring, Source, Sources
from generator.sample.story import Story
from generator.sample.texts.ex_ante import Request, ex_ante_evaluations
from generator.sample.texts.facts import SubjectFacts
from generator.sample.texts.findings import Monitored, Recheck, Written, monitoring_findings, spot_checks
from generator.sample.texts.reports import Commission, key_evaluations

_STRICTER = (2, 3, 3, 4, 5, 6, 7, 9, 12)
"""Points that an evaluator gives less than the department gave itself."""
_RECHECKED = ("0", "0.5", "1", "1.5", "2", "2.5", "3.5", "4", "5.5", "7", "9", "-0.5")
"""Points that the spot check takes off a self-evaluation."""
_REDUCED_WITH_FINDING = 40
"""Reduced projects to which the bureau wrote; with the others the reduction said it all."""


@dataclass(frozen=True)
class Evaluations:
    """All that the bureau evaluated in the statement year, and what it found."""

    ex_ante: tuple[ExAnteEvaluation, ...]
    reports: tuple[KeyEvaluation, ...]
    spot_checks: tuple[SpotCheck, ...]
    findings: tuple[Finding, ...]
    sources: Sources


def evaluate(story: Story) -> Evaluations:
    """Ex-ante evaluations of the year's new projects; key evaluations and spot checks of the year before."""
    reports = _reports(story)
    checks = _spot_checks(story)
    of_reports = [row for written in reports for row in written.findings]
    of_checks = [row for written in checks for row in written.findings]
    return Evaluations(
        ex_ante=_ex_ante(story),
        reports=tuple(each.record for each in reports),
        spot_checks=tuple(each.record for each in checks),
        findings=(*of_reports, *of_checks),
        sources=_sources(story, [each.record for each in reports], [each.record for each in checks]),
    )


def _day(dice: Random, first: date, days: int) -> date:
    return first + timedelta(days=dice.randrange(days))


def _ex_ante(story: Story) -> tuple[ExAnteEvaluation, ...]:
    year, dice = story.statement_year, stream(story.plan.seed, "ex-ante texts")
    requests = [
        Request(
            id=f"ea-{year}-{number:02d}",
            project=project_facts(story, code, year, over=False),
            date=_day(dice, date(year - 1, 11, 1), 25),
            recommended=money(story.amounts.recommended.get(code, 0)),
        )
        for number, code in enumerate(story.lives.roles.ex_ante, start=1)
    ]
    return ex_ante_evaluations(requests, dice)


def _reports(story: Story) -> tuple[Written[KeyEvaluation], ...]:
    year, roles, dice = story.statement_year, story.lives.roles, stream(story.plan.seed, "report texts")
    projects = [project_facts(story, code, year - 1) for code in (*roles.evaluated, *roles.policies)]
    departments = [department_facts(story, code, year - 1) for code in roles.evaluated_departments]
    accounts = [each.account for each in projects]
    accounts += _accounts(story, accounts, len(departments))
    subjects: list[SubjectFacts] = [*projects, *departments]
    commissions = [
        Commission(
            id=f"ke-{year}-{number:02d}",
            subject=subject,
            date=_day(dice, date(year, 9, 20), 45),
            aim=_aim(dice, subject.self_score),
            account=account,
        )
        for number, (subject, account) in enumerate(zip(subjects, accounts, strict=True), start=1)
    ]
    return key_evaluations(commissions, dice)


def _aim(dice: Random, self_score: Decimal | None) -> Decimal | None:
    return None if self_score is None else max(Decimal(0), self_score - dice.choice(_STRICTER))


def _accounts(story: Story, covered: Sequence[BudgetAccount], departments: int) -> list[BudgetAccount]:
    """What the reports on departments are about: accounts that no other report covers, then the first of all."""
    wanted = story.shape.evaluated_in
    lacking = [account for account in wanted if account not in covered]
    usual = BudgetAccount.GENERAL if BudgetAccount.GENERAL in wanted or not wanted else wanted[0]
    return [*lacking, *[usual] * departments][:departments] if departments else []


def _spot_checks(story: Story) -> tuple[Written[SpotCheck], ...]:
    year, dice = story.statement_year, stream(story.plan.seed, "spot check texts")
    rechecks = []
    for number, code in enumerate(story.lives.roles.spot_checked, start=1):
        project = project_facts(story, code, year - 1)
        taken = Decimal(_RECHECKED[(number * 5) % len(_RECHECKED)])
        score = min(Decimal(100), max(Decimal(0), (project.self_score or Decimal(0)) - taken))
        rechecks.append(Recheck(f"sc-{year}-{number:02d}", project, score, _day(dice, date(year, 9, 1), 28)))
    return spot_checks(rechecks, dice)


def monitored_findings(story: Story, year: int, watched: KeyMonitoring) -> tuple[Finding, ...]:
    """What key monitoring told departments; all of it was put right."""
    dice = stream(story.plan.seed, "monitoring texts", year)
    in_year = story.lives.years[year].in_year
    stopped = [code for code, action in in_year.items() if action in (Action.CANCELLED, Action.RECOVERED_DISCONTINUED)]
    slow = [code for code, action in in_year.items() if action is Action.REDUCED][:_REDUCED_WITH_FINDING]
    codes = list(dict.fromkeys((*watched.improved, *stopped, *slow)))
    monitored = [
        Monitored(f"f-{year}-m-{number:02d}", project_facts(story, code, year), _day(dice, date(year, 8, 15), 15))
        for number, code in enumerate(codes, start=1)
    ]
    return monitoring_findings(monitored, dice)


def _sources(story: Story, reports: Sequence[KeyEvaluation], checks: Sequence[SpotCheck]) -> Sources:
    of_project: dict[str, Source] = {}
    of_department: dict[str, Source] = {}
    for check in checks:
        each = story.undertaking(check.project)
        of_project[check.project] = Source(SourceKind.SPOT_CHECK, check.id, each.department, each.template.field)
    for report in reports:
        if report.project is not None:
            each = story.undertaking(report.project)
            source = Source(SourceKind.KEY_EVALUATION, report.id, each.department, each.template.field)
            of_project[report.project] = source
        elif report.department is not None:
            field = story.departments[report.department].field
            of_department[report.department] = Source(SourceKind.KEY_EVALUATION, report.id, report.department, field)
    return Sources(of_project, of_department)
