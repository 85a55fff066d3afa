"""``/YEAR/coverage/``: which department owes which document this year, and who has delivered; key evaluation reports likewise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.pages import addresses
from generator.pages.coverage import (
    OWED,
    Delivery,
    DepartmentCoverage,
    Duty,
    ReportCoverage,
    departments_covered,
    reports_covered,
)
from generator.pages.page import Crumb
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.text import Text
from generator.visibility import is_safe


def sheets(publication: Publication) -> Iterator[Sheet]:
    """One page for each year in which departments are on record."""
    for year in publication.work_years:
        departments = list(departments_covered(publication.disclosure, year.year))
        if departments:
            yield Sheet(
                address=addresses.section(year.year, "coverage"),
                title=Text(f"{year.year} 年谁该公开、谁已公开"),
                kind="coverage",
                template="coverage/coverage.md.jinja",
                values=partial(_values, publication, year, departments),
                description=Text(
                    f"{year.year} 年各部门应当编报和公开的绩效目标、监控、自评，和财政重点评价报告：期限、是否已公开。"
                ),
                crumbs=(Crumb(Text(f"{year.year} 年"), addresses.year(year.year)),),
            )


def _values(publication: Publication, year: WorkYear, departments: list[DepartmentCoverage]) -> Mapping[str, Any]:
    shown = [each for each in departments if not each.department.hidden]
    reports = list(reports_covered(publication.disclosure, year.year))
    calendar = year.calendar
    return {
        "year": year.year,
        "owed": OWED,
        "tally": [_tally(publication, departments, what) for what in OWED],
        "departments": [_department(publication, year, each) for each in shown],
        "reports": [_report(publication, each) for each in reports if publication.may_show(each.report)],
        "hidden_reports": sum(not publication.may_show(each.report) for each in reports),
        "published_reports": _published(publication, reports),
        "calendar": calendar if calendar is not None and not calendar.hidden else None,
    }


def _delivery(publication: Publication, duty: Duty) -> Delivery:
    return duty.delivery(publication.site.today)


def _published(publication: Publication, reports: list[ReportCoverage]) -> int | None:
    """How many reports are published; None where that would tell of one or two hidden ones."""
    if not is_safe(sum(not publication.may_show(each.report) for each in reports)):
        return None
    return sum(_delivery(publication, each.duty) is Delivery.PUBLISHED for each in reports)


def _tally(publication: Publication, departments: list[DepartmentCoverage], what: str) -> Mapping[str, Any]:
    """How many departments owe a document and how many have delivered it; None where that would tell of one or two hidden ones."""
    hidden = sum(each.department.hidden for each in departments if any(duty.what == what for duty in each.duties))
    duties = [duty for each in departments for duty in each.duties if duty.what == what]
    return {
        "what": what,
        "owed": len(duties),
        "done": sum(_delivery(publication, duty) is Delivery.PUBLISHED for duty in duties) if is_safe(hidden) else None,
        "fiscal_year": duties[0].fiscal_year if duties else None,
        "due": duties[0].due if duties else None,
    }


def _department(publication: Publication, year: WorkYear, each: DepartmentCoverage) -> Mapping[str, Any]:
    duties = {duty.what: duty for duty in each.duties}
    return {
        "code": each.department.code,
        "name": each.department.name,
        "address": addresses.department_year(each.department.code, year.year),
        "cells": [
            {"delivery": _delivery(publication, duties[what]).value, "published": duties[what].published}
            if what in duties
            else None
            for what in OWED
        ],
    }


def _report(publication: Publication, each: ReportCoverage) -> Mapping[str, Any]:
    return {
        "id": each.report.id,
        "title": each.report.title,
        "address": addresses.key_evaluation(each.report),
        "fiscal_year": each.report.fiscal_year,
        "due": each.duty.due,
        "delivery": _delivery(publication, each.duty).value,
        "published": each.duty.published,
    }
