"""``/YEAR/self-evaluations/``: what departments say of themselves and of their projects.

YEAR is the work year; the self-evaluations are about the budget of the year before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.pages import addresses
from generator.pages.evaluation_rows import evaluation_rows
from generator.pages.gallery import self_grades
from generator.pages.grading import by_grade, may_show
from generator.pages.long_list import ListPart, parts
from generator.pages.page import Crumb
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.choices import Grade, SubjectKind
from generator.records.self_evaluations import SelfEvaluation
from generator.text import Text

_FIGURES = ("self_evaluation.department_coverage", "self_evaluation.project_coverage")


def sheets(publication: Publication) -> Iterator[Sheet]:
    """The list of each year with self-evaluations, in parts."""
    for year in publication.work_years:
        if year.self_evaluations:
            projects = listed(publication, year, SubjectKind.PROJECT)
            for part in parts(addresses.section(year.year, "self-evaluations"), projects):
                yield _page(publication, year, part)


def listed(publication: Publication, year: WorkYear, subject: SubjectKind) -> list[SelfEvaluation]:
    """The self-evaluations of one kind of subject that may be shown, by department and code."""
    shown = (each for each in year.self_evaluations if each.subject is subject and may_show(publication, each))
    return sorted(shown, key=lambda each: (_department(publication, each), each.subject_code))


def _department(publication: Publication, evaluation: SelfEvaluation) -> str:
    project = publication.disclosure.project(evaluation.project, evaluation.fiscal_year)
    return project.department if project is not None else evaluation.subject_code


def _page(publication: Publication, year: WorkYear, part: ListPart[SelfEvaluation]) -> Sheet:
    fiscal_year = year.year - 1
    return Sheet(
        address=part.address,
        title=Text(f"{fiscal_year} 年度绩效自评（{year.year} 年公布）{part.suffix}"),
        kind="self-evaluations",
        template="self_evaluations.md.jinja",
        values=partial(_values, publication, year, part),
        description=Text(f"花 {fiscal_year} 年的钱的部门怎样评价自己：花了多少，指标完成几项，给自己打多少分。"),
        crumbs=(Crumb(Text(f"{year.year} 年"), addresses.year(year.year)),),
    )


def _values(publication: Publication, year: WorkYear, part: ListPart[SelfEvaluation]) -> Mapping[str, Any]:
    values = {
        "year": year.year,
        "fiscal_year": year.year - 1,
        "rows": evaluation_rows(publication, part.rows),
        "hidden": any(not may_show(publication, each) for each in year.self_evaluations),
        **part.values,
    }
    return {**values, **_overview(publication, year)} if part.first else values


def _overview(publication: Publication, year: WorkYear) -> Mapping[str, Any]:
    """What stands on the first part only."""
    cells = by_grade(publication, year.self_evaluations, SubjectKind.PROJECT)
    return {
        "departments": evaluation_rows(publication, listed(publication, year, SubjectKind.DEPARTMENT)),
        "figures": [publication.figure(year.year, figure_id) for figure_id in _FIGURES],
        "grades": [(addresses.grade(year.year, grade), grade, cells.get(grade)) for grade in Grade],
        "picture": self_grades(publication, year),
        "withheld": any(cell.withheld for cell in cells.values()),
    }
