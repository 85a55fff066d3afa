"""The home page: how much, for what, did it work, what changed; then the ways into the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.figures.figure import State
from generator.pages import addresses
from generator.pages.money_way import draw_money_way
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.choices import Grade
from generator.text import Text
from generator.visibility import breakdown

_HOW_MUCH = ("review.declared_amount", "review.approved_amount", "review.cut_amount")
_CHANGED = (
    "monitoring.adjusted_amount",
    "application.increased_amount",
    "application.reduced_amount",
    "application.cancelled_amount",
    "application.improved_management",
    "application.improved_rules",
)


def sheets(publication: Publication) -> Iterator[Sheet]:
    """One page."""
    yield Sheet(
        address=addresses.HOME,
        title=Text(publication.site.name),
        kind="home",
        template="home.md.jinja",
        values=partial(_values, publication),
        description=Text(f"{publication.site.jurisdiction}的预算资金要达到什么目标、达到了没有、之后改了什么。"),
    )


def _featured(publication: Publication) -> WorkYear | None:
    """The year that the home page speaks of: the newest with a statement, else the newest of all."""
    with_statement = [year for year in publication.work_years if year.statement is not None]
    return next(iter([*with_statement, *publication.work_years]), None)


def _values(publication: Publication) -> Mapping[str, Any]:
    year = _featured(publication)
    if year is None:
        return {"year": None, "years": [], "leads": []}
    figures = publication.figures[year.year]
    known = [figure for figure in figures.values() if figure.value is not None]
    return {
        "year": year.year,
        "years": [each.year for each in publication.work_years],
        "how_much": [figures[each] for each in _HOW_MUCH if figures[each].value is not None],
        "money_way": partial(draw_money_way, publication, year.year),
        "purposes": _purposes(publication, year),
        "grades": _grades(publication, year),
        "changed": [figures[each] for each in _CHANGED if figures[each].value is not None],
        "known": len(known),
        "opens": sum(figure.state is State.ITEMISED for figure in known),
        "leads": _leads(publication, year),
    }


def _purposes(publication: Publication, year: WorkYear) -> list[Mapping[str, Any]]:
    """What the granted money is for, by plain purpose, the most first; withheld ones last."""
    fields = publication.disclosure.fields
    cells = breakdown([each for each in year.projects if each.approved], lambda each: each.field)
    rows = [
        {
            "name": fields[code].name,
            "address": addresses.purpose(year.year, code),
            "count": cell.count,
            "amount": cell.total(lambda project: project.approved_fiscal),
        }
        for code, cell in cells.items()
        if code in fields
    ]
    return sorted(rows, key=lambda row: (row["amount"] is None, -(row["amount"] or Decimal(0))))


def _grades(publication: Publication, year: WorkYear) -> list[tuple[Grade, int]]:
    """How many projects of the year before graded themselves how, from the unrounded score; empty without rules or forms."""
    scoring = publication.disclosure.scoring_of(year.year - 1)
    if scoring is None:
        return []
    scores = [
        each.total_score for each in year.self_evaluations if each.project is not None and each.total_score is not None
    ]
    grades = [scoring.grade(score) for score in scores]
    return [(grade, grades.count(grade)) for grade in Grade] if grades else []


def _leads(publication: Publication, year: WorkYear) -> list[Mapping[str, Any]]:
    disclosure = publication.disclosure
    ways = (
        ("按部门看", "projects" if not disclosure.departments else "departments", len(disclosure.departments)),
        ("按项目看", "projects", len(year.projects)),
        ("重点评价报告", "key-evaluations", len(year.key_evaluations)),
        ("发现的问题和整改", "findings", len(year.findings)),
    )
    return [
        {"title": title, "address": addresses.section(year.year, name), "count": count} for title, name, count in ways
    ]
