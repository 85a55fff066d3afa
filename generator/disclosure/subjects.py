"""What targets and evaluations are about, as the key that all records about it share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.records.choices import EvaluationObject, SubjectKind, TargetVersion
from generator.records.key_evaluations import KeyEvaluation
from generator.records.projects import Project
from generator.records.rows import Rows
from generator.records.subject import SubjectKey

ProjectKey = tuple[str, int]
"""Project code and fiscal year."""

VersionKey = tuple[SubjectKey, TargetVersion]
"""A version of the target of a subject."""


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


def subject_codes(rows: Rows[Any]) -> Sequence[str]:
    """What :attr:`ProjectOrDepartment.subject_code` is of every row."""
    kinds: Sequence[SubjectKind] = rows.column("subject")
    codes = {kind: rows.column(kind) for kind in set(kinds)}
    if len(codes) == 1:
        return next(iter(codes.values()))
    return [codes[kind][row] for row, kind in enumerate(kinds)]


def subject_keys(rows: Rows[Any]) -> list[SubjectKey]:
    """What :attr:`ProjectOrDepartment.subject_key` is of every row."""
    return list(zip(rows.column("subject"), subject_codes(rows), rows.column("fiscal_year"), strict=True))
