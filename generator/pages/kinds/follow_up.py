"""What was done about results: spot checks, applications, findings; and corrections of what was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from generator.disclosure import WorkYear
from generator.figures.figure import FigureInYear
from generator.pages import addresses
from generator.pages.page import Crumb
from generator.pages.project_rows import name_of
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.records.activities import Commitment
from generator.records.choices import Action, ActivityKind, FindingStatus, SourceKind
from generator.records.follow_up import Application, Finding, SpotCheck
from generator.text import Text
from generator.visibility import is_safe


def sheets(publication: Publication) -> Iterator[Sheet]:
    """The lists of every year that has such records, and the ledger of corrections."""
    for year in publication.work_years:
        if year.spot_checks:
            yield _spot_checks(publication, year)
        if year.applications:
            yield _applications(publication, year)
        if year.findings:
            yield _findings(publication, year)
    yield _corrections(publication)


def _sheet(year: int, name: str, title: str, description: str, values: Any) -> Sheet:
    return Sheet(
        address=addresses.section(year, name),
        title=Text(f"{year} 年{title}"),
        kind=name,
        template=f"follow_up/{name.replace('-', '_')}.md.jinja",
        values=values,
        description=Text(description),
        crumbs=(Crumb(Text(f"{year} 年"), addresses.year(year)),),
    )


# Spot checks ------------------------------------------------------------------------------------------------------------------


def _spot_checks(publication: Publication, year: WorkYear) -> Sheet:
    return _sheet(
        year.year,
        "spot-checks",
        "自评抽查复评",
        f"财政部门从 {year.year - 1} 年项目的自评中抽出一部分，重新打分。",
        partial(_spot_check_values, publication, year),
    )


def _spot_check_values(publication: Publication, year: WorkYear) -> Mapping[str, Any]:
    checks = [check for check in year.spot_checks if publication.may_show(check)]
    return {
        "year": year.year,
        "rows": [_spot_check_row(publication, check) for check in checks],
        "hidden": len(year.spot_checks) - len(checks),
    }


def _spot_check_row(publication: Publication, check: SpotCheck) -> Mapping[str, Any]:
    project = publication.shown_project(check.project, check.fiscal_year)
    findings = publication.disclosure.findings_of(check.work_year, SourceKind.SPOT_CHECK, check.id)
    return {
        "check": check,
        "name": project.name if project else Text(check.project),
        "address": addresses.project(project) if project else None,
        "findings": len(publication.shown(findings)),
    }


# Applications -----------------------------------------------------------------------------------------------------------------

_IN_YEAR = (Action.REDUCED, Action.CANCELLED, Action.RECOVERED_COMPLETED, Action.RECOVERED_DISCONTINUED)
_NEXT_YEAR = (Action.MAINTAINED, Action.INCREASED, Action.REDUCED, Action.MERGED, Action.CANCELLED)
_IMPROVEMENTS = (Action.IMPROVED_MANAGEMENT, Action.IMPROVED_RULES, Action.IMPROVED_MECHANISM)


def _applications(publication: Publication, year: WorkYear) -> Sheet:
    return _sheet(
        year.year,
        "applications",
        "绩效结果应用",
        f"{year.year} 年根据评估、监控、评价和抽查的结果做了什么：改进管理、完善制度、调整当年和下一年的预算。",
        partial(_application_values, publication, year),
    )


def _application_values(publication: Publication, year: WorkYear) -> Mapping[str, Any]:
    return {
        "year": year.year,
        "figures": _figures_of(publication, year.year, ("monitoring.", "application.")),
        "groups": [group for group in _application_groups(publication, year) if group["rows"] or group["hidden"]],
    }


def _figures_of(publication: Publication, year: int, prefixes: tuple[str, ...]) -> list[FigureInYear]:
    every = publication.figures[year].values()
    return [each for each in every if each.figure.id.startswith(prefixes) and each.value is not None]


def _application_groups(publication: Publication, year: WorkYear) -> Iterator[Mapping[str, Any]]:
    """In-year money, next year's money and improvements stand apart: they are never totalled together."""
    in_year = [each for each in year.applications if not each.source_kind.after_evaluation]
    after = [each for each in year.applications if each.source_kind.after_evaluation]
    for action in _IN_YEAR:
        title = f"{year.year} 年当年：{action.label}"
        yield _group(publication, f"in-year-{action.value}", title, [each for each in in_year if each.action is action])
    for action in _NEXT_YEAR:
        title = f"{year.year + 1} 年预算：{action.label}"
        yield _group(publication, f"next-year-{action.value}", title, [each for each in after if each.action is action])
    for action in _IMPROVEMENTS:
        yield _group(
            publication, action.value, action.label, [each for each in year.applications if each.action is action]
        )


def _group(publication: Publication, anchor: str, title: str, applications: list[Application]) -> Mapping[str, Any]:
    shown = [each for each in applications if publication.may_show(each)]
    total = sum((each.amount or Decimal(0) for each in applications), Decimal(0))
    return {
        "id": anchor.replace("_", "-"),
        "title": Text(title),
        "money": any(each.action.about_money for each in applications),
        "rows": [_application_row(publication, each) for each in shown],
        "hidden": len(applications) - len(shown),
        "total": total if is_safe(len(applications) - len(shown)) else None,
        "grounds": publication.grounds(applications),
    }


def _application_row(publication: Publication, application: Application) -> Mapping[str, Any]:
    disclosure = publication.disclosure
    own_year = publication.shown_project(application.project, application.fiscal_year)
    project = own_year or publication.shown_project(application.project, application.fiscal_year - 1)
    into = publication.shown_project(application.merged_into, application.fiscal_year)
    document = disclosure.documents.get(application.document or "")
    return {
        "application": application,
        "name": project.name if project else None,
        "address": addresses.project(project) if project else None,
        "into": into.name if into else None,
        "into_address": addresses.project(into) if into else None,
        "document": document.title if document is not None and not document.hidden else None,
        "sources": list(_sources(publication, application)),
        "pending": disclosure.is_pending(application.fiscal_year),
    }


def _sources(publication: Publication, application: Application) -> Iterator[tuple[Text, str]]:
    """What the action rests on: title and address of each source that is shown."""
    year = publication.disclosure.year(application.work_year)
    shown_checks = {check.id for check in year.spot_checks if publication.may_show(check)}
    for source in application.sources:
        if application.source_kind is SourceKind.KEY_EVALUATION and source in year.reports_by_id:
            report = year.reports_by_id[source]
            if publication.may_show(report):
                yield report.title, addresses.key_evaluation(report)
        elif application.source_kind is SourceKind.SPOT_CHECK and source in shown_checks:
            yield Text(f"抽查复评 {source}"), f"{addresses.section(year.year, 'spot-checks')}#{source}"


# Findings ---------------------------------------------------------------------------------------------------------------------


def _findings(publication: Publication, year: WorkYear) -> Sheet:
    return _sheet(
        year.year,
        "findings",
        "发现的问题和整改",
        f"{year.year} 年监控、评价和抽查发现的问题：要求谁在什么时候改，改得怎么样。",
        partial(_finding_values, publication, year),
    )


def _finding_values(publication: Publication, year: WorkYear) -> Mapping[str, Any]:
    shown = [finding for finding in year.findings if publication.may_show(finding)]
    return {
        "year": year.year,
        "every": len(year.findings),
        "counts": _by_status(year.findings, shown),
        "grounds": publication.grounds(year.findings),
        "rows": [_finding_row(publication, finding) for finding in shown],
        "hidden": len(year.findings) - len(shown),
        "opinions": list(_opinions(year)),
        "promises": _promises(publication, year.year),
    }


def _by_status(every: Sequence[Finding], shown: Sequence[Finding]) -> list[tuple[str, int]]:
    """How many findings are how far; none at all where one of these counts would rest on one or two that are hidden."""
    counts = {status: sum(each.status is status for each in every) for status in FindingStatus}
    hidden = {status: count - sum(each.status is status for each in shown) for status, count in counts.items()}
    return [(status.label, count) for status, count in counts.items()] if all(map(is_safe, hidden.values())) else []


def _opinions(year: WorkYear) -> Iterator[Mapping[str, Any]]:
    """Opinions and requirements of the people's congress; they stand in full on the page of the year's activities."""
    activities = year.activities
    if activities is None or activities.hidden:
        return
    page = addresses.section(year.year, "activities")
    for report in activities.of(ActivityKind.CONGRESS_REPORT):
        for opinion in report.opinions:
            title = report.title or Text(report.kind.label)
            yield {"opinion": opinion, "report": title, "page": page, "address": f"{page}#{opinion.id}"}


def _promises(publication: Publication, year: int) -> tuple[Commitment, ...]:
    """What the statement of the year before promised."""
    before = publication.disclosure.year(year - 1).activities
    return before.commitments if before is not None and not before.hidden else ()


def _finding_row(publication: Publication, finding: Finding) -> Mapping[str, Any]:
    disclosure = publication.disclosure
    department = disclosure.departments.get(finding.department)
    title, address = _source_of(publication, finding)
    overdue = finding.status is not FindingStatus.CLOSED and finding.deadline is not None
    return {
        "finding": finding,
        "department": (name_of(department) or Text("不公开")) if department is not None else Text(finding.department),
        "source": title,
        "address": address,
        "overdue": overdue and finding.deadline is not None and finding.deadline < publication.site.today,
    }


def _source_of(publication: Publication, finding: Finding) -> tuple[Text, str | None]:
    """What the finding comes from: its name, and the address of its page."""
    year = publication.disclosure.year(finding.work_year)
    report = year.reports_by_id.get(finding.source)
    if finding.source_kind is SourceKind.KEY_EVALUATION and report is not None:
        return report.title, addresses.key_evaluation(report)
    if finding.source_kind is SourceKind.SPOT_CHECK:
        return Text("自评抽查复评"), f"{addresses.section(year.year, 'spot-checks')}#{finding.source}"
    project = publication.shown_project(finding.source, finding.fiscal_year)
    if project is not None:
        return Text(f"{project.name}的监控"), addresses.project(project)
    return Text(finding.source_kind.label), None


# Corrections ------------------------------------------------------------------------------------------------------------------


def _corrections(publication: Publication) -> Sheet:
    return Sheet(
        address=addresses.CORRECTIONS,
        title=Text("更正记录"),
        kind="corrections",
        template="follow_up/corrections.md.jinja",
        values=lambda: {"corrections": publication.disclosure.corrections},
        description=Text("公布以后更正过的每一处：改了什么、为什么、什么时候。"),
    )
