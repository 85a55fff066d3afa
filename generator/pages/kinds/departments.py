"""Departments: the list of a year, one page for each department and year, and one across years.

YEAR in ``/YEAR/departments/`` is the fiscal year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from generator.attainment import Attainment, attainment
from generator.disclosure import Disclosure, department_subject, project_subject
from generator.pages import addresses
from generator.pages.due import absence
from generator.pages.gallery import department_money, executions, overall_evaluation
from generator.pages.page import Crumb
from generator.pages.project_rows import name_of
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.choices import DisclosedDocument, ReviewOutcome, TargetVersion
from generator.records.departments import Department
from generator.records.money_lines import LINE_TITLES, lines_of
from generator.records.projects import Project
from generator.records.self_evaluations import SelfEvaluation
from generator.text import Text
from generator.visibility import Cell


def sheets(publication: Publication) -> Iterator[Sheet]:
    """Lists, year pages and pages across years of all departments."""
    for year in publication.budget_years:
        yield _list(publication, year)
        for department in publication.shown(publication.disclosure.departments_in(year)):
            yield _year_page(publication, department, year)
    for department in publication.shown(publication.disclosure.departments.values()):
        yield _across_years(publication, department)


def _year_crumb(year: int) -> Crumb:
    return Crumb(Text(f"{year} 年"), addresses.year(year))


def _field(disclosure: Disclosure, department: Department) -> Text:
    field = disclosure.fields.get(department.field)
    return (name_of(field) or Text("不公开")) if field is not None else Text(department.field)


# The list of a year -----------------------------------------------------------------------------------------------------------


def _list(publication: Publication, year: int) -> Sheet:
    return Sheet(
        address=addresses.section(year, "departments"),
        title=Text(f"{year} 年各部门预算绩效"),
        kind="departments",
        template="departments/list.md.jinja",
        values=partial(_list_values, publication, year),
        description=Text(f"{year} 年预算的部门：申报和安排了多少项目、多少钱，整体支出自评多少分。"),
        crumbs=(_year_crumb(year),),
    )


def _list_values(publication: Publication, year: int) -> Mapping[str, Any]:
    departments = publication.shown(publication.disclosure.departments_in(year))
    rows = [_list_row(publication, department, year) for department in departments]
    return {
        "year": year,
        "rows": rows,
        "withheld": any(None in row["reviewed"].values() for row in rows),
        "executions": executions(publication, year),
    }


def _empty_cell() -> Cell[Project]:
    return Cell((), (), withheld=False)


def _list_row(publication: Publication, department: Department, year: int) -> Mapping[str, Any]:
    disclosure = publication.disclosure
    cell = publication.by_department.get(year, {}).get(department.code, _empty_cell())
    evaluation = overall_evaluation(publication, department, year)
    return {
        "code": department.code,
        "name": department.name,
        "address": addresses.department_year(department.code, year),
        "field": _field(disclosure, department),
        "cell": cell,
        "reviewed": _review_money(cell, _by_outcome(publication, department, year)),
        "score": evaluation.total_score if evaluation else None,
    }


_Outcomes = Mapping[ReviewOutcome, Cell[Project]]


def _by_outcome(publication: Publication, department: Department, year: int) -> _Outcomes:
    """The projects of a department by what the review decided, as they may be shown."""
    found = publication.by_outcome.get(year, {})
    return {outcome: found.get(outcome, {}).get(department.code, _empty_cell()) for outcome in ReviewOutcome}


def _review_money(cell: Cell[Project], outcomes: _Outcomes) -> Mapping[str, Decimal | None]:
    """Fiscal money (万元), each None where it may not be shown: of the hidden projects asked for, fewer may have been granted."""
    declared = cell.total(lambda project: project.declared_fiscal)
    granted = outcomes[ReviewOutcome.APPROVED].total(lambda project: project.approved_fiscal)
    approved = granted if declared is not None else None
    return {
        "declared": declared,
        "approved": approved,
        "cut": declared - approved if declared is not None and approved is not None else None,
    }


# One department in one year ---------------------------------------------------------------------------------------------------


def _year_page(publication: Publication, department: Department, year: int) -> Sheet:
    return Sheet(
        address=addresses.department_year(department.code, year),
        title=Text(f"{department.name} {year} 年"),
        kind="department",
        template="departments/year.md.jinja",
        values=partial(_year_values, publication, department, year),
        description=Text(f"{department.name} {year} 年的整体绩效目标、主要任务、项目、资金和结果。"),
        crumbs=(_year_crumb(year), Crumb(Text("部门"), addresses.section(year, "departments"))),
        search={"年度": (str(year),), "部门": (str(department.name),), "类型": ("部门",)},
    )


def _year_values(publication: Publication, department: Department, year: int) -> Mapping[str, Any]:
    disclosure = publication.disclosure
    cell = publication.by_department.get(year, {}).get(department.code, _empty_cell())
    outcomes = _by_outcome(publication, department, year)
    return {
        "department": department,
        "year": year,
        "field": _field(disclosure, department),
        "units": [unit for unit in disclosure.units.values() if unit.department == department.code and not unit.hidden],
        "cell": cell,
        "reviewed": _review_money(cell, outcomes),
        "outcomes": _counts(outcomes),
        "projects": [_project_row(publication, project) for project in cell.shown],
        "tasks": publication.shown(disclosure.tasks_of(department.code, year)),
        "years": _other_years(publication, department, year),
        "across": addresses.department(department.code),
        **_promise(publication, department, year),
        **_results(publication, department, year),
        **_judgement(publication, department, year),
    }


def _counts(outcomes: _Outcomes) -> Mapping[str, int] | None:
    """How many projects were approved, cancelled, merged; None when one of these may not be shown: the others would tell it."""
    counts = {outcome.value: cell.count for outcome, cell in outcomes.items()}
    return (
        {outcome: count for outcome, count in counts.items() if count is not None}
        if None not in counts.values()
        else None
    )


def _project_row(publication: Publication, project: Project) -> Mapping[str, Any]:
    disclosure = publication.disclosure
    evaluation = disclosure.self_evaluation(project_subject(project))
    shown = evaluation if evaluation is not None and publication.may_show(evaluation) else None
    return {
        "project": project,
        "address": addresses.project(project),
        "executed": shown.executed_total if shown else None,
        "rate": shown.execution_rate if shown else None,
        "score": shown.total_score if shown else None,
    }


def _promise(publication: Publication, department: Department, year: int) -> Mapping[str, Any]:
    """The overall target and its indicators."""
    disclosure, subject = publication.disclosure, department_subject(department.code, year)
    target = disclosure.target_in_force(subject)
    shown = target if target is not None and publication.may_show(target) else None
    return {
        "target": shown,
        "target_adjusted": shown is not None and shown.version is TargetVersion.ADJUSTED,
        "no_target": absence(disclosure, DisclosedDocument.TARGETS, year, "部门整体绩效目标"),
        "indicators": _indicator_rows(publication, department, year) if shown else [],
        "monitoring": next(iter(publication.shown(filter(None, [disclosure.monitoring(subject)]))), None),
    }


def _indicator_rows(publication: Publication, department: Department, year: int) -> list[Mapping[str, Any]]:
    disclosure, subject = publication.disclosure, department_subject(department.code, year)
    results = publication.shown_results(subject)
    return [
        {
            "indicator": indicator,
            "result": results.get(indicator.number),
            "attainment": attainment(indicator, results.get(indicator.number)),
        }
        for indicator in publication.shown(disclosure.indicators_in_force(subject))
    ]


def _results(publication: Publication, department: Department, year: int) -> Mapping[str, Any]:
    """The overall self-evaluation: money by line, score, what was met."""
    disclosure, subject = publication.disclosure, department_subject(department.code, year)
    evaluation = overall_evaluation(publication, department, year)
    scoring = disclosure.scoring_of(year)
    results = publication.shown_results(subject)
    indicators = publication.shown(disclosure.indicators_in_force(subject))
    states = [attainment(each, results.get(each.number)) for each in indicators]
    score = evaluation.total_score if evaluation else None
    return {
        "evaluation": evaluation,
        "no_evaluation": absence(disclosure, DisclosedDocument.SELF_EVALUATION, year, "部门整体绩效自评"),
        "money_lines": _money_lines(evaluation) if evaluation else [],
        "composition": department_money(publication, department, year),
        "grade": scoring.grade(score) if scoring is not None and score is not None else None,
        "met": sum(state is Attainment.MET for state in states),
        "indicator_count": len(states),
    }


def _money_lines(evaluation: SelfEvaluation) -> list[Mapping[str, Any]]:
    stages = {stage: lines_of(evaluation, stage) for stage in ("initial", "adjusted", "executed")}
    return [
        {"title": title, **{stage: amounts[line] for stage, amounts in stages.items()}}
        for line, title in LINE_TITLES.items()
        if any(amounts[line] is not None for amounts in stages.values())
    ]


def _judgement(publication: Publication, department: Department, year: int) -> Mapping[str, Any]:
    """Key evaluations of the department as a whole, findings about it, and what it made public."""
    disclosure, subject = publication.disclosure, department_subject(department.code, year)
    reports = publication.shown(disclosure.key_evaluations(subject))
    findings = [
        finding
        for work_year in disclosure.years.values()
        for finding in work_year.findings
        if finding.department == department.code and finding.fiscal_year == year and publication.may_show(finding)
    ]
    documents = [
        each for each in publication.shown(disclosure.disclosures_of(department.code)) if each.fiscal_year == year
    ]
    return {
        "reports": [{"report": report, "address": addresses.key_evaluation(report)} for report in reports],
        "findings": [{"finding": each, "address": _finding_address(each.work_year, each.id)} for each in findings],
        "documents": documents,
    }


def _finding_address(work_year: int, finding: str) -> str:
    return f"{addresses.section(work_year, 'findings')}#{finding}"


def _other_years(publication: Publication, department: Department, year: int) -> Sequence[Mapping[str, Any]]:
    return [
        {"year": other, "address": addresses.department_year(department.code, other)}
        for other in publication.budget_years
        if other != year and department.exists_in(other)
    ]


# One department across years --------------------------------------------------------------------------------------------------


def _across_years(publication: Publication, department: Department) -> Sheet:
    return Sheet(
        address=addresses.department(department.code),
        title=department.name,
        kind="department-history",
        template="departments/history.md.jinja",
        values=partial(_history_values, publication, department),
        description=Text(f"{department.name}各年度的预算、项目和绩效结果。"),
        search={"部门": (str(department.name),), "类型": ("部门",)},
    )


def _history_values(publication: Publication, department: Department) -> Mapping[str, Any]:
    disclosure = publication.disclosure
    years = [year for year in publication.budget_years if department.exists_in(year)]
    successor = disclosure.departments.get(department.successor or "")
    return {
        "department": department,
        "field": _field(disclosure, department),
        "rows": [{"year": year, **_list_row(publication, department, year)} for year in years],
        "successor": successor if successor is not None and not successor.hidden else None,
    }
