"""Self-evaluations by grade, as they may be shown: every grade is that of the unrounded total by the bands of its fiscal year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.disclosure import Disclosure
from generator.pages.publication import Publication
from generator.records.choices import Grade, SubjectKind, Visibility
from generator.records.record import Record
from generator.records.self_evaluations import SelfEvaluation
from generator.visibility import Cell, breakdown


def grade_of(disclosure: Disclosure, evaluation: SelfEvaluation) -> Grade | None:
    """The grade of the unrounded total by the bands of that fiscal year; as stated on the form where there is no total or no band."""
    scoring = disclosure.scoring_of(evaluation.fiscal_year)
    if scoring is None or evaluation.total_score is None:
        return evaluation.grade
    return scoring.grade(evaluation.total_score) or evaluation.grade


def by_grade(
    publication: Publication, evaluations: Iterable[SelfEvaluation], subject: SubjectKind
) -> Mapping[Grade, Cell[SelfEvaluation]]:
    """The self-evaluations of projects, or of departments as a whole, by grade."""
    disclosure = publication.disclosure
    seen = (as_seen(publication, each) for each in evaluations if each.subject is subject)
    return breakdown(seen, lambda each: grade_of(disclosure, each))


def may_show(publication: Publication, evaluation: SelfEvaluation) -> bool:
    """Whether a self-evaluation may be listed: neither it nor what it is about is hidden."""
    return _visibility(publication, evaluation) is Visibility.PUBLIC


def as_seen(publication: Publication, evaluation: SelfEvaluation) -> SelfEvaluation:
    """The self-evaluation, as hidden as what it is about."""
    visibility = _visibility(publication, evaluation)
    return (
        evaluation if visibility is evaluation.visibility else evaluation.model_copy(update={"visibility": visibility})
    )


def _visibility(publication: Publication, evaluation: SelfEvaluation) -> Visibility:
    """The stricter of its own visibility and that of its subject."""
    disclosure = publication.disclosure
    about: Record | None = disclosure.departments.get(evaluation.department or "")
    if evaluation.subject is SubjectKind.PROJECT:
        about = disclosure.project(evaluation.project, evaluation.fiscal_year)
    found = {evaluation.visibility} | ({about.visibility} if about is not None else set())
    return max(found, key=list(Visibility).index)
