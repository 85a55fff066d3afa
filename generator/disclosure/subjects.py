"""What targets and evaluations are about, as the key that all records about it share."""

from __future__ import annotations

from generator.records.choices import EvaluationObject, SubjectKind
from generator.records.key_evaluations import KeyEvaluation
from generator.records.projects import Project
from generator.records.subject import SubjectKey

ProjectKey = tuple[str, int]
"""Project code and fiscal year."""


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
