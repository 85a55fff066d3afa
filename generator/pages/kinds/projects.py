"""``/YEAR/projects/``, the list of a year, and ``/YEAR/projects/<code>/``, everything about one project as one story.

YEAR is the fiscal year.  Cancelled and merged projects have a page as well; hidden ones have none, and are counted only in the
totals of the year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.pages import addresses
from generator.pages.long_list import ListPart, parts
from generator.pages.page import Crumb
from generator.pages.project_rows import in_order, name_of, project_rows
from generator.pages.project_search import project_search
from generator.pages.project_story.story import story
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.choices import Grade
from generator.records.projects import Project
from generator.text import Text

_HEADLINES = (
    "review.declared_projects",
    "review.declared_amount",
    "review.cancelled_projects",
    "review.approved_amount",
    "review.cut_amount",
)
"""The figures of the year that stand above the list."""


def sheets(publication: Publication) -> Iterator[Sheet]:
    """The list of each year, and one page for each visible project."""
    for year in publication.work_years:
        if not year.projects:
            continue
        shown = publication.shown(year.projects)
        for part in parts(addresses.section(year.year, "projects"), in_order(shown)):
            yield _list(publication, year, part)
        for project in shown:
            yield _page(publication, project)


def _year_crumb(year: int) -> Crumb:
    return Crumb(Text(f"{year} 年"), addresses.year(year))


def _list_crumb(year: int) -> Crumb:
    return Crumb(Text("项目"), addresses.section(year, "projects"))


# The list of a year -----------------------------------------------------------------------------------------------------------


def _list(publication: Publication, year: WorkYear, part: ListPart[Project]) -> Sheet:
    return Sheet(
        address=part.address,
        title=Text(f"{year.year} 年部门预算项目{part.suffix}"),
        kind="projects",
        template="projects/list.md.jinja",
        values=partial(_list_values, publication, year, part),
        description=Text(f"{year.year} 年预算中部门申报的项目：要了多少、安排了多少、没有安排的有哪些。"),
        crumbs=(_year_crumb(year.year), *(() if part.first else (_list_crumb(year.year),))),
    )


def _list_values(publication: Publication, year: WorkYear, part: ListPart[Project]) -> Mapping[str, Any]:
    values = {
        "year": year.year,
        "rows": project_rows(publication, part.rows),
        "hidden": sum(each.hidden for each in year.projects),
        **part.values,
    }
    return {**values, **_index(publication, year)} if part.first else values


def _index(publication: Publication, year: WorkYear) -> Mapping[str, Any]:
    """What stands on the first part only: the totals of the year, and the ways to shorter lists."""
    disclosure, shown = publication.disclosure, publication.shown(year.projects)
    departments = {each.department for each in shown}
    fields, towns = {each.field for each in shown}, {each.town for each in shown}
    return {
        "figures": [publication.figure(year.year, figure_id) for figure_id in _HEADLINES],
        "departments": [
            (addresses.department_year(code, year.year), name_of(record))
            for code, record in disclosure.departments.items()
            if code in departments and not record.hidden
        ],
        "purposes": [
            (addresses.purpose(year.year, code), name_of(record))
            for code, record in disclosure.fields.items()
            if code in fields and not record.hidden
        ],
        "towns": [
            (addresses.town(year.year, code), name_of(record))
            for code, record in disclosure.towns.items()
            if code in towns and not record.hidden
        ],
        "grades": [(addresses.grade(year.year + 1, grade), grade.label) for grade in Grade],
    }


# The page of a project --------------------------------------------------------------------------------------------------------


def _page(publication: Publication, project: Project) -> Sheet:
    return Sheet(
        address=addresses.project(project),
        title=project.name,
        kind="project",
        template="project.md.jinja",
        values=partial(story, publication, project),
        description=Text(f"{project.name}：{project.fiscal_year} 年预算从申报、批复、承诺到完成、评价和之后的改变。"),
        crumbs=(_year_crumb(project.fiscal_year), _list_crumb(project.fiscal_year)),
        search=project_search(publication, project),
    )
