"""``/YEAR/projects/<code>/`` and the list of them: everything about a project in one year's budget, as one story.

YEAR is the fiscal year.  Cancelled and merged projects have a page as well; hidden ones have none, and are counted only in the
totals of the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.pages import addresses
from generator.pages.page import Crumb
from generator.pages.project_story.story import story
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.projects import Project
from generator.text import Text


def sheets(publication: Publication) -> Iterator[Sheet]:
    """One page for each visible project of each year."""
    for year in publication.work_years:
        crumbs = (
            Crumb(Text(f"{year.year} 年"), addresses.year(year.year)),
            Crumb(Text("项目"), addresses.section(year.year, "projects")),
        )
        for project in publication.shown(year.projects):
            yield _page(publication, project, crumbs)


def _page(publication: Publication, project: Project, crumbs: tuple[Crumb, ...]) -> Sheet:
    return Sheet(
        address=addresses.project(project),
        title=project.name,
        kind="project",
        template="project.md.jinja",
        values=partial(story, publication, project),
        description=Text(f"{project.name}：{project.fiscal_year} 年预算从申报、批复、承诺到完成、评价和之后的改变。"),
        crumbs=crumbs,
        search=_facets(publication, project),
    )


def _facets(publication: Publication, project: Project) -> dict[str, tuple[str, ...]]:
    disclosure = publication.disclosure
    department = disclosure.departments.get(project.department)
    field = disclosure.fields.get(project.field)
    named = {"部门": department, "领域": field}
    facets = {name: (record.name,) for name, record in named.items() if record is not None and not record.hidden}
    return {
        "年度": (str(project.fiscal_year),),
        "类型": ("项目",),
        "审核结果": (project.review_outcome.label,),
        **facets,
    }
