"""Ex-ante evaluations: the list of a year, and every report (domain 1.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.pages import addresses
from generator.pages.page import Crumb
from generator.pages.project_search import project_facets
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.choices import SourceKind
from generator.records.ex_ante import ExAnteEvaluation
from generator.text import Text

_FIGURES = (
    "ex_ante.projects",
    "ex_ante.declared_amount",
    "ex_ante.recommended_amount",
    "ex_ante.cut_amount",
    "ex_ante.cut_rate",
)


def sheets(publication: Publication) -> Iterator[Sheet]:
    """A list and a page for each report, in every year that has reports."""
    for year in publication.work_years:
        reports = [report for report in year.ex_ante if publication.may_show(report)]
        if reports:
            yield _list(publication, year, reports)
            yield from (_report(publication, report) for report in reports)


def _year_crumb(year: int) -> Crumb:
    return Crumb(Text(f"{year} 年"), addresses.year(year))


def _list(publication: Publication, year: WorkYear, reports: list[ExAnteEvaluation]) -> Sheet:
    return Sheet(
        address=addresses.section(year.year, "ex-ante"),
        title=Text(f"{year.year} 年事前绩效评估"),
        kind="ex-ante-list",
        template="ex_ante/list.md.jinja",
        values=partial(_list_values, publication, year, reports),
        description=Text(f"申请进入 {year.year} 年预算的重点项目，先评估值不值得花、花多少。"),
        crumbs=(_year_crumb(year.year),),
    )


def _list_values(publication: Publication, year: WorkYear, reports: list[ExAnteEvaluation]) -> Mapping[str, Any]:
    return {
        "year": year.year,
        "figures": [publication.figure(year.year, each) for each in _FIGURES],
        "rows": [
            {"report": report, "address": addresses.ex_ante(report)}
            for report in sorted(reports, key=lambda each: each.id)
        ],
    }


def _report(publication: Publication, report: ExAnteEvaluation) -> Sheet:
    year = report.work_year
    return Sheet(
        address=addresses.ex_ante(report),
        title=report.title,
        kind="ex-ante",
        template="ex_ante/report.md.jinja",
        values=partial(_report_values, publication, report),
        description=Text(f"{report.title}：申报多少、建议安排多少、为什么。"),
        crumbs=(_year_crumb(year), Crumb(Text("事前绩效评估"), addresses.section(year, "ex-ante"))),
        search={
            "年度": (str(year),),
            "类型": ("事前评估报告",),
            **project_facets(publication, publication.shown_project(report.project, report.fiscal_year)),
        },
    )


def _report_values(publication: Publication, report: ExAnteEvaluation) -> Mapping[str, Any]:
    disclosure = publication.disclosure
    project = publication.shown_project(report.project, report.fiscal_year)
    applications = disclosure.applications_from(report.work_year, SourceKind.EX_ANTE, report.id)
    return {
        "report": report,
        "project": project,
        "project_address": addresses.project(project) if project else None,
        "full": sum(each.weight for each in report.dimensions),
        "given": sum(each.score for each in report.dimensions),
        "applications": [each for each in applications if publication.may_show(each)],
    }
