"""The home page: how much, for what, did it work, what changed; then the ways into the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.figures.figure import FigureInYear, State
from generator.pages import addresses
from generator.pages.gallery import finance_grades, money_of_a_year, purposes, self_grades
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.choices import Grade
from generator.text import Text

_HOW_MUCH = ("review.declared_amount", "review.approved_amount", "review.cut_amount")
_CHANGED = (
    "monitoring.adjusted_amount",
    "application.increased_amount",
    "application.reduced_amount",
    "application.cancelled_amount",
    "application.improved_management",
    "application.improved_rules",
)
_SAID = {
    "declared": "review.declared_projects",
    "declared_amount": "review.declared_amount",
    "approved": "targets.projects",
    "approved_amount": "review.approved_amount",
    "less": "review.cut_amount",
}
"""What the first sentence says, and the figures that it says it from."""


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
        return {"year": None}
    figures = publication.figures[year.year]
    known = [figure for figure in figures.values() if figure.value is not None]
    return {
        "year": year.year,
        "years": [each.year for each in publication.work_years],
        "said": _said(figures),
        "how_much": _known(figures, _HOW_MUCH),
        "money_way": money_of_a_year(publication, year),
        "purposes": purposes(publication, year),
        "self_grades": self_grades(publication, year),
        "finance_grades": finance_grades(publication, year),
        "changed": _known(figures, _CHANGED),
        "known": len(known),
        "opens": sum(figure.state is State.ITEMISED for figure in known),
        "ways": _ways(publication, year),
    }


def _known(figures: Mapping[str, FigureInYear], ids: tuple[str, ...]) -> list[FigureInYear]:
    return [figures[each] for each in ids if figures[each].value is not None]


def _said(figures: Mapping[str, FigureInYear]) -> Mapping[str, FigureInYear] | None:
    """The figures of the first sentence; None when one of them has no value."""
    said = {name: figures[each] for name, each in _SAID.items()}
    return said if all(each.value is not None for each in said.values()) else None


def _ways(publication: Publication, year: WorkYear) -> list[Mapping[str, Any]]:
    """The ways into the records, in the order in which people ask; ``count`` says how many there are."""
    disclosure = publication.disclosure
    section = partial(addresses.section, year.year)
    departments = publication.shown(disclosure.departments_in(year.year))
    return [
        {"title": "按部门看", "address": section("departments"), "count": len(departments), "note": "哪个部门，多少钱"},
        {"title": "按领域看", "address": f"{section('projects')}#purposes", "note": "用在教育、水利、养老……"},
        {"title": "按镇街看", "address": f"{section('projects')}#towns", "note": "花在哪个镇、哪条街道"},
        {
            "title": "按金额看",
            "address": section("projects"),
            "count": len(year.projects),
            "note": "从多到少的全部项目",
        },
        {"title": "按自评等级看", "address": addresses.grade(year.year, Grade.POOR), "note": "优、良、中、差各有哪些"},
        {
            "title": "重点评价报告",
            "address": section("key-evaluations"),
            "count": len(year.key_evaluations),
            "note": "财政部门怎样评",
        },
        {"title": "发现的问题和整改", "address": section("findings"), "count": len(year.findings), "note": "改了没有"},
        {
            "title": "结果用在哪里",
            "address": section("applications"),
            "count": len(year.applications),
            "note": "评价以后做了什么",
        },
    ]
