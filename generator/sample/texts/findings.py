"""Rows of findings.csv: what was required, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Generic, TypeVar

from generator.records.choices import FindingStatus, SourceKind
from generator.records.follow_up import Finding, SpotCheck
from generator.records.record import Record
from generator.sample.texts.dealing import Dealer, Topic
from generator.sample.texts.facts import ProjectFacts
from generator.sample.texts.lessons import Found, one_found
from generator.sample.texts.prose import lines
from generator.sample.texts.slots import slots_of
from generator.text import Text

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True, slots=True)
class Written(Generic[_R]):
    """A record, and the rows of findings.csv that belong to it."""

    record: _R
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How a finding is dealt with."""

    status: FindingStatus
    deadline: date
    closed_on: date | None = None


NOTICES = ("绩效评价结果告知书", "整改通知书")
"""Names of the papers (两书一函); they vary from place to place."""

LATE_DEADLINES = ((3, 31), (6, 30))
"""Month and day of deadlines of what is still under way on the sample city's “today”, the end of the year after: two years on."""

GAP = Decimal(3)
"""A self-evaluation that loses so many points in the spot check was too kind."""

_UNDER_WAY = (
    "整改措施已经制定，正在按计划落实，尚未完成验收。",
    "已完成部分事项，其余事项需要结合下一年度预算落实。",
    "责任科室和完成时间已经明确，佐证资料正在收集。",
)


def course(found_on: date, rng: Random) -> Course:
    """Most findings are closed in time; some need longer, a few have not been begun."""
    fate = rng.random()
    if fate < 0.8:
        return closed_in_time(found_on, rng)
    status = FindingStatus.IN_PROGRESS if fate < 0.91 else FindingStatus.OPEN
    month, day = rng.choice(LATE_DEADLINES)
    return Course(status, date(found_on.year + 2, month, day))


def closed_in_time(found_on: date, rng: Random) -> Course:
    """A finding that was put right within its deadline of 45 to 90 days."""
    days = rng.choice((45, 60, 90))
    return Course(
        FindingStatus.CLOSED, found_on + timedelta(days=days), found_on + timedelta(days=rng.randint(15, days))
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a finding comes from, and who is responsible."""

    id: str
    source_kind: SourceKind
    source: str
    department: str
    fiscal_year: int


def finding(origin: Origin, found: Found, way: Course, rng: Random) -> Finding:
    """One row of findings.csv."""
    closed = way.status is FindingStatus.CLOSED
    outcome = found.result if closed else _under_way(way, rng)
    return Finding(
        id=origin.id,
        source_kind=origin.source_kind,
        source=origin.source,
        fiscal_year=origin.fiscal_year,
        type=found.lesson.type,
        finding=Text(found.text),
        requirement=Text(found.requirement),
        department=origin.department,
        deadline=way.deadline,
        status=way.status,
        result=Text(outcome) if outcome else None,
        evidence=Text(found.lesson.evidence) if closed else None,
        closed_on=way.closed_on,
        notice=Text(rng.choice(NOTICES)),
    )


def _under_way(way: Course, rng: Random) -> str | None:
    return rng.choice(_UNDER_WAY) if way.status is FindingStatus.IN_PROGRESS else None


@dataclass(frozen=True, slots=True)
class Recheck:
    """One spot check to be written; the self-given score stands with the project."""

    id: str
    project: ProjectFacts
    score: Decimal
    date: date


def spot_checks(rechecks: Sequence[Recheck], rng: Random) -> tuple[Written[SpotCheck], ...]:
    """All spot checks of one year; one that took points away leads to a finding (``f-2022-sc-01`` of ``sc-2022-01``)."""
    dealer = Dealer(rng)
    return tuple(_spot_check(recheck, dealer, rng) for recheck in rechecks)


def _spot_check(recheck: Recheck, dealer: Dealer, rng: Random) -> Written[SpotCheck]:
    project = recheck.project
    topic, slots = Topic.of(project), slots_of(project)
    given = project.self_score if project.self_score is not None else recheck.score
    lost = given - recheck.score
    reason = "lower" if lost > 0 else "same" if lost == 0 else "higher"
    conclusion = "conclusion_gap" if lost >= GAP else "conclusion_good"
    record = SpotCheck(
        id=recheck.id,
        project=project.code,
        fiscal_year=project.fiscal_year,
        date=recheck.date,
        self_score=project.self_score,
        recheck_score=recheck.score,
        reason=Text(dealer.deal(lines("spot_checks", reason), topic).text),
        conclusion=Text(dealer.deal(lines("spot_checks", conclusion), topic).text),
    )
    if lost <= 0:
        return Written(record, ())
    kind, year, serial = recheck.id.split("-")
    origin = Origin(
        f"f-{year}-{kind}-{serial}", SourceKind.SPOT_CHECK, recheck.id, project.department_code, project.fiscal_year
    )
    noted = one_found("spot_checks", topic, slots, dealer)
    return Written(record, (finding(origin, noted, course(recheck.date, rng), rng),))


@dataclass(frozen=True, slots=True)
class Monitored:
    """One finding of key monitoring to be written: its id, and the day it was told to the department."""

    id: str
    project: ProjectFacts
    date: date


def monitoring_findings(monitored: Sequence[Monitored], rng: Random) -> tuple[Finding, ...]:
    """All findings of one year's key monitoring; the statement says that every department put them right in time."""
    dealer = Dealer(rng)
    return tuple(_monitoring_finding(each, dealer, rng) for each in monitored)


def _monitoring_finding(monitored: Monitored, dealer: Dealer, rng: Random) -> Finding:
    project = monitored.project
    origin = Origin(monitored.id, SourceKind.MONITORING, project.code, project.department_code, project.fiscal_year)
    noted = one_found("monitoring", Topic.of(project), slots_of(project), dealer)
    return finding(origin, noted, closed_in_time(monitored.date, rng), rng)
