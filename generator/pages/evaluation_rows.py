"""Self-evaluations as rows of a list: money, score, grade, and how many indicators were met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.attainment import Attainment, attainment
from generator.pages import addresses
from generator.pages.grading import grade_of
from generator.pages.project_rows import name_of
from generator.pages.publication import Publication
from generator.records.choices import Grade, SubjectKind
from generator.records.self_evaluations import SelfEvaluation
from generator.text import Text


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """One self-evaluation that may be shown, with what it is about."""

    evaluation: SelfEvaluation
    name: Text
    address: str
    department: Text | None
    """The department of a project; None for a department itself."""
    grade: Grade | None
    met: int
    indicators: int

    @property
    def code(self) -> str:
        """Code of the project or department: the anchor of the row."""
        return self.evaluation.subject_code


def evaluation_rows(publication: Publication, evaluations: Iterable[SelfEvaluation]) -> list[EvaluationRow]:
    """The rows of *evaluations*, all of which may be shown."""
    return [_row(publication, each) for each in evaluations]


def subject_of(
    publication: Publication, kind: SubjectKind, code: str, fiscal_year: int
) -> tuple[Text, str, Text | None]:
    """Name and address of a project or department, and the department of a project."""
    departments = publication.disclosure.departments
    project = publication.disclosure.project(code, fiscal_year) if kind is SubjectKind.PROJECT else None
    if project is not None:
        return project.name, addresses.project(project), name_of(departments.get(project.department))
    return name_of(departments.get(code)) or Text(code), addresses.department_year(code, fiscal_year), None


def _row(publication: Publication, evaluation: SelfEvaluation) -> EvaluationRow:
    name, address, department = subject_of(
        publication, evaluation.subject, evaluation.subject_code, evaluation.fiscal_year
    )
    met, indicators = _tally(publication, evaluation)
    grade = grade_of(publication.disclosure, evaluation)
    return EvaluationRow(evaluation, name, address, department, grade, met, indicators)


def _tally(publication: Publication, evaluation: SelfEvaluation) -> tuple[int, int]:
    """How many of the indicators that may be shown were met, and of how many."""
    disclosure, subject = publication.disclosure, evaluation.subject_key
    results = publication.shown_results(subject)
    seen = [each for each in disclosure.indicators_in_force(subject) if not each.hidden]
    if not results:
        return 0, 0
    met = sum(attainment(each, results.get(each.number)) is Attainment.MET for each in seen)
    return met, len(seen)
