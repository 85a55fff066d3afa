"""Who owes which document in a work year, and who has delivered.

The public page says 已公开, 未收录 or 尚未到期; that something is late is for staff to know and to mend.  Duties and due dates: 预算法 art. 14,
domain 2.7, calendar.yml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.disclosure import Disclosure, WorkYear, department_subject
from generator.pages.due import usual_day
from generator.records.choices import DisclosedDocument, TargetVersion
from generator.records.departments import Department
from generator.records.key_evaluations import KeyEvaluation


class Delivery(StrEnum):
    """What the public is told."""

    PUBLISHED = "已公开"
    NOT_ON_RECORD = "未收录"
    NOT_DUE = "尚未到期"


@dataclass(frozen=True, slots=True)
class Duty:
    """One document that is owed: what it is (绩效目标 …), about which fiscal year, until when, and when it was delivered.

    ``due`` is the day that calendar.yml sets, ``usual`` when such a document is there in most years: what nobody set a day for is never
    late.  ``on_record`` is true for documents that this site holds itself, which need no date.
    """

    what: str
    fiscal_year: int
    due: date | None
    usual: date
    published: date | None = None
    on_record: bool = False

    def delivery(self, today: date) -> Delivery:
        """What the public is told on *today*."""
        if self.on_record or self.published is not None:
            return Delivery.PUBLISHED
        return Delivery.NOT_DUE if (self.due or self.usual) >= today else Delivery.NOT_ON_RECORD

    def days_late(self, today: date) -> int:
        """How many days after the due date it was delivered, or is missing until *today*; 0 when it is not late."""
        if self.due is None or (self.on_record and self.published is None):
            return 0
        return max(0, ((self.published or today) - self.due).days)


@dataclass(frozen=True, slots=True)
class DepartmentCoverage:
    """What one department owes in a work year, in the order of :data:`OWED`."""

    department: Department
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class ReportCoverage:
    """The disclosure of one key evaluation report."""

    report: KeyEvaluation
    duty: Duty


OWED = ("绩效目标", "公开绩效目标", "绩效运行监控", "绩效自评", "公开自评报告")
"""What each department owes: the records that this site holds, and their publication with budget and final accounts."""


def departments_covered(disclosure: Disclosure, work_year: int) -> Iterator[DepartmentCoverage]:
    """What every department that existed in the year, or in the year before, owes; hidden ones included."""
    year = disclosure.year(work_year)
    existing = {each.code: each for before in (work_year - 1, work_year) for each in disclosure.departments_in(before)}
    published = _published(year)
    for code in sorted(existing):
        yield DepartmentCoverage(existing[code], tuple(_duties(disclosure, year, existing[code], published)))


def _duties(
    disclosure: Disclosure,
    year: WorkYear,
    department: Department,
    published: Mapping[tuple[str, DisclosedDocument], date],
) -> Iterator[Duty]:
    now, before = year.year, year.year - 1
    subject, earlier = department_subject(department.code, now), department_subject(department.code, before)
    disclosed = {each: published.get((department.code, each)) for each in DisclosedDocument}
    if department.exists_in(now):
        target = disclosure.target(subject, TargetVersion.APPROVED) is not None
        yield _duty(OWED[0], year, DisclosedDocument.TARGETS, now, on_record=target)
        yield _duty(OWED[1], year, DisclosedDocument.TARGETS, now, disclosed[DisclosedDocument.TARGETS])
        monitored = disclosure.monitoring(subject) is not None
        yield _duty(OWED[2], year, DisclosedDocument.MONITORING, now, on_record=monitored)
    if department.exists_in(before) and before in disclosure.years:
        document = DisclosedDocument.SELF_EVALUATION
        evaluated = disclosure.self_evaluation(earlier) is not None
        yield _duty(OWED[3], year, document, before, on_record=evaluated)
        yield _duty(OWED[4], year, document, before, disclosed[document])


def _duty(
    what: str,
    year: WorkYear,
    document: DisclosedDocument,
    fiscal_year: int,
    published: date | None = None,
    *,
    on_record: bool = False,
) -> Duty:
    duty = year.calendar.due_of(document) if year.calendar else None
    return Duty(what, fiscal_year, duty.due if duty else None, usual_day(document, fiscal_year), published, on_record)


def _published(year: WorkYear) -> Mapping[tuple[str, DisclosedDocument], date]:
    """Department and document → when it was made public, as far as that may be shown."""
    known = (each for each in year.disclosures if not each.hidden)
    return {(each.department, each.document): each.published for each in known if each.published is not None}


def reports_covered(disclosure: Disclosure, work_year: int) -> Iterator[ReportCoverage]:
    """The disclosure of every key evaluation report of the year; hidden ones included."""
    year = disclosure.year(work_year)
    published = {
        each.key_evaluation: each.published for each in year.disclosures if each.key_evaluation and not each.hidden
    }
    document = DisclosedDocument.KEY_EVALUATION
    for report in year.key_evaluations:
        duty = _duty("公开重点评价报告", year, document, report.fiscal_year, published.get(report.id))
        yield ReportCoverage(report, duty)
