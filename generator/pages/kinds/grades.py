"""``/YEAR/grades/<grade>/``: what got one grade by its own department's judgement.

YEAR is the work year; the self-evaluations are about the budget of the year before, and a grade is that of the unrounded total.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from generator.disclosure import Disclosure, WorkYear
from generator.pages import addresses
from generator.pages.evaluation_rows import evaluation_rows
from generator.pages.gallery import self_grades
from generator.pages.grading import by_grade
from generator.pages.long_list import ListPart, parts
from generator.pages.page import Crumb
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.choices import Grade, SubjectKind
from generator.records.self_evaluations import SelfEvaluation
from generator.text import Text
from generator.visibility import Cell

Cells = Mapping[SubjectKind, Cell[SelfEvaluation]]
"""What got one grade: projects, and departments as a whole."""


def sheets(publication: Publication) -> Iterator[Sheet]:
    """One page, or several, for each grade that something shown got."""
    for year in publication.work_years:
        kinds = {
            subject: by_grade(publication, year.self_evaluations, subject)
            for subject in (SubjectKind.DEPARTMENT, SubjectKind.PROJECT)
        }
        for grade in Grade:
            cells = {subject: found[grade] for subject, found in kinds.items() if grade in found}
            if any(cell.shown for cell in cells.values()):
                yield from _pages(publication, year, grade, cells)


def _pages(publication: Publication, year: WorkYear, grade: Grade, cells: Cells) -> Iterator[Sheet]:
    rows = [each for cell in cells.values() for each in sorted(cell.shown, key=_best_first)]
    fiscal_year = year.year - 1
    for part in parts(addresses.grade(year.year, grade), rows):
        yield Sheet(
            address=part.address,
            title=Text(f"{fiscal_year} 年度自评等级：{grade.label}{part.suffix}"),
            kind="grade",
            template="grade.md.jinja",
            values=partial(_values, publication, year, grade, cells, part),
            description=Text(f"{fiscal_year} 年的钱，部门给自己打的分属于“{grade.label}”的项目和部门。"),
            crumbs=(
                Crumb(Text(f"{year.year} 年"), addresses.year(year.year)),
                Crumb(Text("绩效自评"), addresses.section(year.year, "self-evaluations")),
            ),
        )


def _best_first(evaluation: SelfEvaluation) -> tuple[Decimal, str]:
    return -(evaluation.total_score or Decimal(0)), evaluation.subject_code


def _values(
    publication: Publication, year: WorkYear, grade: Grade, cells: Cells, part: ListPart[SelfEvaluation]
) -> Mapping[str, Any]:
    return {
        "year": year.year,
        "fiscal_year": year.year - 1,
        "grade": grade,
        "band": _band(publication.disclosure, year.year - 1, grade),
        "counts": [(subject, cell) for subject, cell in cells.items()],
        "withheld": any(cell.withheld for cell in cells.values()),
        "hidden": any(cell.counted_only for cell in cells.values()),
        "rows": evaluation_rows(publication, part.rows),
        "distribution": self_grades(publication, year),
        **part.values,
    }


def _band(disclosure: Disclosure, fiscal_year: int, grade: Grade) -> tuple[Decimal, Decimal | None] | None:
    """From which score (included) to which (not included) the grade goes; None where no bands are declared."""
    scoring = disclosure.scoring_of(fiscal_year)
    starts = {band.grade: band.at_least for band in scoring.bands} if scoring is not None else {}
    if grade not in starts:
        return None
    above = [start for start in starts.values() if start > starts[grade]]
    return starts[grade], min(above) if above else None
