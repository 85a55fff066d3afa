"""Key evaluations: the list of a year, and every report whole (outline of 财预〔2020〕10号 annex 3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Any

from generator.disclosure import Disclosure, WorkYear, evaluated_subject
from generator.pages import addresses
from generator.pages.page import Crumb
from generator.pages.project_rows import name_of
from generator.pages.project_search import project_facets
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.choices import EvaluationObject, SourceKind
from generator.records.key_evaluations import KeyEvaluation, ScoreLine
from generator.text import Text


def sheets(publication: Publication) -> Iterator[Sheet]:
    """A list and a page for each report, in every year that has reports."""
    for year in publication.work_years:
        reports = [report for report in year.key_evaluations if publication.may_show(report)]
        if reports:
            yield _list(publication, year, reports)
            yield from (_report(publication, report) for report in reports)


def _crumbs(year: int) -> tuple[Crumb, ...]:
    return (Crumb(Text(f"{year} 年"), addresses.year(year)),)


def object_of(publication: Publication, report: KeyEvaluation) -> Mapping[str, Any]:
    """What a report is about: its name, and the address of its page where it has one."""
    disclosure = publication.disclosure
    if report.object is EvaluationObject.DEPARTMENT:
        department = disclosure.departments.get(report.department or "")
        known = department is not None and report.fiscal_year in publication.budget_years and not department.hidden
        name = department.name if department else Text(report.department or "")
        address = addresses.department_year(report.department or "", report.fiscal_year) if known else None
        return {"name": name, "address": address}
    project = publication.shown_project(report.project, report.fiscal_year)
    return {
        "name": project.name if project else Text(report.project or ""),
        "address": addresses.project(project) if project else None,
    }


def _object_facets(publication: Publication, report: KeyEvaluation) -> Mapping[str, tuple[str, ...]]:
    """Whose money a report is about."""
    if report.object is not EvaluationObject.DEPARTMENT:
        return project_facets(publication, publication.shown_project(report.project, report.fiscal_year))
    name = name_of(publication.disclosure.departments.get(report.department or ""))
    return {"部门": (str(name),)} if name is not None else {}


def _list(publication: Publication, year: WorkYear, reports: list[KeyEvaluation]) -> Sheet:
    return Sheet(
        address=addresses.section(year.year, "key-evaluations"),
        title=Text(f"{year.year} 年财政重点绩效评价"),
        kind="key-evaluations",
        template="key_evaluations/list.md.jinja",
        values=partial(_list_values, publication, year, reports),
        description=Text(f"{year.year} 年财政部门组织的重点绩效评价：评了谁，得了多少分，发现了什么问题。"),
        crumbs=_crumbs(year.year),
    )


def _list_values(publication: Publication, year: WorkYear, reports: list[KeyEvaluation]) -> Mapping[str, Any]:
    rows = [
        {
            "report": report,
            "address": addresses.key_evaluation(report),
            "object": object_of(publication, report),
            "account": publication.disclosure.account_of(report),
            "field": _field(publication.disclosure, report),
            "findings": len(report.findings),
        }
        for report in sorted(reports, key=lambda each: each.id)
    ]
    agencies = sorted({str(report.evaluator) for report in reports if report.evaluator})
    return {
        "year": year.year,
        "rows": rows,
        "agencies": agencies,
        "fields": _by_field(publication.disclosure, reports),
        "counts": [(kind.label, sum(report.object is kind for report in reports)) for kind in EvaluationObject],
    }


def _field(disclosure: Disclosure, report: KeyEvaluation) -> Text | None:
    return name_of(disclosure.fields.get(report.field or ""))


def _by_field(disclosure: Disclosure, reports: list[KeyEvaluation]) -> list[tuple[Text, int]]:
    """How many reports in each plain purpose, the most first."""
    names = [name for report in reports if (name := _field(disclosure, report)) is not None]
    return sorted(((name, names.count(name)) for name in dict.fromkeys(names)), key=lambda pair: -pair[1])


def _report(publication: Publication, report: KeyEvaluation) -> Sheet:
    year = report.work_year
    return Sheet(
        address=addresses.key_evaluation(report),
        title=report.title,
        kind="key-evaluation",
        template="key_evaluations/report.md.jinja",
        values=partial(_report_values, publication, report),
        description=Text(f"{report.title}：综合得分、发现的问题、有关建议和整改情况。"),
        crumbs=(*_crumbs(year), Crumb(Text("重点绩效评价"), addresses.section(year, "key-evaluations"))),
        search={
            "年度": (str(year),),
            "类型": ("重点评价报告",),
            "等级": (f"财政评价 {report.grade.label}",) if report.grade is not None else (),
            **_object_facets(publication, report),
        },
    )


def _report_values(publication: Publication, report: KeyEvaluation) -> Mapping[str, Any]:
    disclosure = publication.disclosure
    self_evaluation = disclosure.self_evaluation(evaluated_subject(report))
    scoring = disclosure.scoring_of(report.fiscal_year)
    findings = disclosure.findings_of(report.work_year, SourceKind.KEY_EVALUATION, report.id)
    applications = disclosure.applications_from(report.work_year, SourceKind.KEY_EVALUATION, report.id)
    return {
        "report": report,
        "object": object_of(publication, report),
        "account": disclosure.account_of(report),
        "field": _field(disclosure, report),
        "grade": scoring.grade(report.score) if scoring is not None and report.score is not None else None,
        "self_evaluation": self_evaluation if self_evaluation and publication.may_show(self_evaluation) else None,
        "basis": publication.shown(disclosure.documents[each] for each in report.basis if each in disclosure.documents),
        "score_groups": _score_groups(report.scores),
        "weight": sum(line.weight for line in report.scores),
        "follow_up": {finding.id: finding for finding in publication.shown(findings)},
        "findings_address": addresses.section(report.work_year, "findings"),
        "applications": [each for each in applications if publication.may_show(each)],
        "applications_address": addresses.section(report.work_year, "applications"),
    }


def _score_groups(lines: tuple[ScoreLine, ...]) -> list[tuple[Text, list[ScoreLine]]]:
    """The scoring table by level-1 indicator, in the order of the report."""
    return [(level1, list(group)) for level1, group in groupby(lines, key=lambda line: line.level1)]
