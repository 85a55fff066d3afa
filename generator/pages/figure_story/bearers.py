"""How a member of a figure is shown: its name, the department it belongs to, and where it stands on the site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from generator.disclosure import Disclosure
from generator.figures.evidence import Member
from generator.pages import addresses
from generator.records.activities import Activity
from generator.records.choices import SubjectKind
from generator.records.departments import Department
from generator.records.documents import Document
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.follow_up import Application, SpotCheck
from generator.records.follow_up import Disclosure as DisclosureRecord
from generator.records.key_evaluations import KeyEvaluation
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.targets import Target
from generator.text import Text


@dataclass(frozen=True, slots=True)
class Bearer:
    """A member in words.  ``page`` and ``anchor`` are where it stands, None where it has no place of its own."""

    name: Text
    code: Text
    page: str | None = None
    anchor: str | None = None

    @property
    def address(self) -> str | None:
        """Page and anchor."""
        return f"{self.page}#{self.anchor}" if self.page and self.anchor else self.page


def bearer(disclosure: Disclosure, member: Member, work_year: int) -> Bearer:
    """*member* of a figure of *work_year* in words.  Only for members that may be shown."""
    if isinstance(member.part, Activity):
        title = member.part.title or Text(member.part.kind.label)
        return Bearer(title, Text(member.part.id), addresses.section(work_year, "activities"), member.part.id)
    return _bearer(member.record, disclosure, work_year)


@singledispatch
def _bearer(record: Record, _disclosure: Disclosure, _work_year: int) -> Bearer:
    """Records of kinds that nobody foresaw are named by their keys."""
    keys = " ".join(str(each) for each in record.key_values) or type(record).__name__
    return Bearer(Text(keys), Text(keys))


@_bearer.register
def _(record: Project, _disclosure: Disclosure, _work_year: int) -> Bearer:
    return Bearer(record.name, Text(record.code), addresses.project(record))


@_bearer.register
def _(record: Department, _disclosure: Disclosure, work_year: int) -> Bearer:
    return Bearer(record.name, Text(record.code), addresses.department_year(record.code, work_year))


@_bearer.register
def _(record: Target, disclosure: Disclosure, work_year: int) -> Bearer:
    project = disclosure.project(record.project, record.fiscal_year)
    department = disclosure.departments.get(record.department or "")
    if project is not None:
        return _bearer(project, disclosure, work_year)
    if department is not None:
        return Bearer(
            Text(f"{department.name}（部门整体）"),
            Text(department.code),
            addresses.department_year(department.code, record.fiscal_year),
        )
    funds = {each.code: each.name for each in disclosure.year(record.fiscal_year).funds}
    return Bearer(funds.get(record.fund or "", Text(record.subject_code)), Text(record.subject_code))


@_bearer.register
def _(record: ExAnteEvaluation, _disclosure: Disclosure, _work_year: int) -> Bearer:
    return Bearer(record.title, Text(record.id), addresses.ex_ante(record))


@_bearer.register
def _(record: KeyEvaluation, _disclosure: Disclosure, _work_year: int) -> Bearer:
    return Bearer(record.title, Text(record.id), addresses.key_evaluation(record))


@_bearer.register
def _(record: SpotCheck, disclosure: Disclosure, work_year: int) -> Bearer:
    project = disclosure.project(record.project, record.fiscal_year)
    name = project.name if project else Text(record.project)
    return Bearer(name, Text(record.id), addresses.section(work_year, "spot-checks"), record.id)


@_bearer.register
def _(record: Application, disclosure: Disclosure, work_year: int) -> Bearer:
    project = project_of(disclosure, record)
    document = disclosure.documents.get(record.document or "")
    title = document.title if document is not None and not document.hidden else None
    name = project.name if project else title or record.description
    return Bearer(
        name or Text(record.action.label), Text(record.id), addresses.section(work_year, "applications"), record.id
    )


@_bearer.register
def _(record: Document, _disclosure: Disclosure, work_year: int) -> Bearer:
    name = record.title or Text("文件（没有公布名称）")
    return Bearer(name, Text(record.id), addresses.section(work_year, "activities"), record.id)


@_bearer.register
def _(record: DisclosureRecord, disclosure: Disclosure, work_year: int) -> Bearer:
    report = disclosure.year(work_year).reports_by_id.get(record.key_evaluation or "")
    department = disclosure.departments.get(record.department)
    name = report.title if report else department.name if department else Text(record.department)
    anchor = report.id if report else record.department
    return Bearer(name, Text(anchor), addresses.section(work_year, "coverage"), anchor)


def project_of(disclosure: Disclosure, record: Record) -> Project | None:
    """The project that a record is, or is about: in its own year, or in the year before where that is not published yet."""
    if isinstance(record, Project):
        return record
    code: str | None = getattr(record, "project", None)
    year: int = getattr(record, "fiscal_year", 0)
    return disclosure.project(code, year) or disclosure.project(code, year - 1) if code else None


def department_of(disclosure: Disclosure, member: Member) -> str | None:
    """The code of the department that a member belongs to; None when it belongs to none."""
    record = member.record
    if isinstance(record, Department):
        return record.code
    if isinstance(record, Target) and record.subject is SubjectKind.FUND:
        funds = {each.code: each.department for each in disclosure.year(record.fiscal_year).funds}
        return funds.get(record.fund or "")
    project = project_of(disclosure, record)
    return project.department if project is not None else getattr(record, "department", None)
