"""Projects as rows of a list: what was asked for and granted, what the review decided, and what the department says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.disclosure import project_subject
from generator.pages.due import pending_until
from generator.pages.publication import Publication
from generator.records.choices import DisclosedDocument
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.self_evaluations import SelfEvaluation
from generator.text import Text


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One visible project with the names that go with it."""

    project: Project
    department: Text | None
    field: Text | None
    evaluation: SelfEvaluation | None
    no_score: Text
    """What stands in place of a score where there is none."""


def in_order(projects: Iterable[Project]) -> list[Project]:
    """The most granted money first, projects without any last; by code where amounts are equal."""
    return sorted(projects, key=lambda each: (-(each.approved_fiscal or Decimal(0)), -each.declared_fiscal, each.code))


def project_rows(publication: Publication, projects: Iterable[Project]) -> list[ProjectRow]:
    """The rows of *projects*, all of which may be shown."""
    return [_row(publication, each) for each in projects]


def name_of(record: Record | None) -> Text | None:
    """The name of a department, unit, field or town; None when it may not be shown or is unknown."""
    return getattr(record, "name", None) if record is not None and not record.hidden else None


def _row(publication: Publication, project: Project) -> ProjectRow:
    disclosure = publication.disclosure
    found = disclosure.self_evaluation(project_subject(project))
    shown = found if found is not None and not found.hidden else None
    return ProjectRow(
        project=project,
        department=name_of(disclosure.departments.get(project.department)),
        field=name_of(disclosure.fields.get(project.field)),
        evaluation=shown,
        no_score=_no_score(publication, project, on_record=found is not None),
    )


def _no_score(publication: Publication, project: Project, *, on_record: bool) -> Text:
    if not project.approved:
        return Text("—")
    if on_record:
        return Text("不公开")
    due = pending_until(publication.disclosure, DisclosedDocument.SELF_EVALUATION, project.fiscal_year)
    return Text(f"{due} 年公布" if due else "未公布")
