"""How a project is found: its facets, its code, its money and its own department's score."""

from __future__ import annotations

from collections.abc import Mapping

from generator.disclosure import project_subject
from generator.pages.findable import CODE, DEPARTMENT, KIND, YEAR
from generator.pages.formats import half_up, plain
from generator.pages.grading import grade_of, may_show
from generator.pages.project_rows import name_of
from generator.pages.publication import Publication
from generator.records.projects import Project
from generator.records.self_evaluations import SelfEvaluation


def project_search(publication: Publication, project: Project) -> Mapping[str, tuple[str, ...]]:
    """What :mod:`generator.pages.findable` asks for; what is hidden or not published is left out."""
    own = {
        YEAR: str(project.fiscal_year),
        KIND: "项目",
        "审核结果": project.review_outcome.label,
        CODE: project.code,
    }
    granted = {"金额": str(half_up(project.approved_total))} if project.approved_total is not None else {}
    named = {**own, **granted, **_judged(publication, project)}
    return {**{name: (value,) for name, value in named.items()}, **project_facets(publication, project)}


def project_facets(publication: Publication, project: Project | None) -> Mapping[str, tuple[str, ...]]:
    """Whose, for what, where and in which budget: the facets of a project and of reports about it; none for a hidden one."""
    if project is None or project.hidden:
        return {}
    disclosure = publication.disclosure
    names = {
        DEPARTMENT: name_of(disclosure.departments.get(project.department)),
        "领域": name_of(disclosure.fields.get(project.field)),
        "镇街": name_of(disclosure.towns.get(project.town or "")),
        "所属预算": project.budget_account.label,
    }
    return {facet: (str(name),) for facet, name in names.items() if name is not None}


def _judged(publication: Publication, project: Project) -> Mapping[str, str]:
    """The department's own grade and score."""
    evaluation = publication.disclosure.self_evaluation(project_subject(project))
    if evaluation is None or not may_show(publication, evaluation):
        return {}
    return {**_grade(publication, evaluation), **_score(evaluation)}


def _grade(publication: Publication, evaluation: SelfEvaluation) -> Mapping[str, str]:
    grade = grade_of(publication.disclosure, evaluation)
    return {"等级": f"部门自评 {grade.label}"} if grade is not None else {}


def _score(evaluation: SelfEvaluation) -> Mapping[str, str]:
    return {"得分": plain(half_up(evaluation.total_score))} if evaluation.total_score is not None else {}
