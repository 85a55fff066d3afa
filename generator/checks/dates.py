"""Dates: none after the day of the data, none before what must come first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from generator.checks.columns import doubtful
from generator.checks.grounds import grounds
from generator.disclosure import Disclosure, WorkYear, project_subject
from generator.problems import Problem, Rule, Severity, concern
from generator.records.choices import SourceKind, SubjectKind, TargetVersion
from generator.records.record import Record
from generator.records.rows import Rows
from generator.records.values import PartialDate

DATE_AFTER_AS_OF = Rule(
    "date-after-as-of",
    Severity.WARNING,
    "日期晚于数据日期",
    "已经发生的事不会在将来；全站以数据日期为“今天”。",
    "本系统约定：site.yml 的数据日期是全站的“今天”",
    "“{field}”是 {value}，晚于数据日期 {expected}。",
    "核对日期；日期没有错时，更新 site.yml 的 as_of。",
    "as_of: 2023-12-31，closed_on=2024-03-01",
    "as_of: 2023-12-31，closed_on=2023-03-01",
)
DATE_ORDER = Rule(
    "date-order",
    Severity.WARNING,
    "日期先后颠倒",
    "结果在前、起因在后，两个日期中有一个写错。",
    "各表的办理顺序",
    "“{field}”是 {value}，早于{before} {expected}。",
    "核对两个日期。",
    "报告日期 2022-10-31，销号日期 2022-09-01",
    "报告日期 2022-10-31，销号日期 2022-12-01",
)
DATE_OUTSIDE_YEAR = Rule(
    "date-outside-year",
    Severity.WARNING,
    "监控截止日不在预算年度内",
    "运行监控看的是预算年度当中的进度；日期不在当年，执行数就不是这一年的。",
    "绩效运行监控表（财预〔2019〕136号）：1—N 月",
    "“{field}”是 {value}，不在 {expected} 年内。",
    "核对监控截止日和预算年度。",
    "fiscal_year=2022，as_of=2021-07-31",
    "fiscal_year=2022，as_of=2022-07-31",
)

RULES = (DATE_AFTER_AS_OF, DATE_ORDER, DATE_OUTSIDE_YEAR)

_HAPPENED: Mapping[str, str] = {
    "documents": "date",
    "targets": "date",
    "monitoring": "as_of",
    "self_evaluations": "date",
    "ex_ante": "date",
    "key_evaluations": "date",
    "spot_checks": "date",
    "applications": "date",
    "findings": "closed_on",
    "disclosures": "published",
    "statement": "date",
}
"""The column, by table, of what has happened; deadlines, expiry dates and calendars may lie ahead."""


def check_dates(disclosure: Disclosure) -> Iterator[Problem]:
    """Every date of every year, and those of the tables above the years."""
    site = disclosure.records.site
    for tables in (disclosure.records.root, *disclosure.records.years.values()):
        if site is not None:
            yield from _ahead(tables, site.today)
    yield from _in_order(_above_years(disclosure))
    for year in disclosure.years.values():
        yield from _in_order(_calendar(year))
        yield from _in_order(_targets(disclosure, year))
        yield from _in_order(_evaluations(disclosure, year))
        yield from _in_order(_consequences(disclosure, year))
        yield from _monitored(year)


def _ahead(tables: Mapping[str, Rows[Record]], today: date) -> Iterator[Problem]:
    for table, name in _HAPPENED.items():
        records = tables.get(table, Rows())
        ahead = {day for day in set(records.column(name)) if day is not None and _is_after(day, today)}
        for record in doubtful(records, map(ahead.__contains__, records.column(name))):
            yield DATE_AFTER_AS_OF.at(
                record.at(name),
                field=_title(record, name),
                value=str(getattr(record, name)),
                expected=str(today),
                concerns={concern("table", "site.yml"), *grounds(record)},
            )


def _is_after(day: date | PartialDate, today: date) -> bool:
    """Of a date that is known to the month or the year only, what is known."""
    return day > today if isinstance(day, date) else day.text > today.isoformat()[: len(day.text)]


def _title(record: Record, name: str) -> str:
    return next(column.title for column in type(record).columns() if column.name == name)


# What must come first -----------------------------------------------------------------------------------------------------------


class _Pair(NamedTuple):
    """Two dates of which the first, called *named*, must not come after the second, which stands in *column* of *record*."""

    first: date | None
    named: str
    second: date | None
    record: Record
    column: str
    title: str | None = None
    """What the second date is called where the column is not its own."""
    other: Record | None = None


def _pair(first: date | None, named: str, record: Record, column: str, other: Record | None = None) -> _Pair:
    return _Pair(first, named, getattr(record, column), record, column, other=other)


def _in_order(pairs: Iterable[_Pair]) -> Iterator[Problem]:
    for pair in pairs:
        if pair.first is not None and pair.second is not None and pair.second < pair.first:
            yield DATE_ORDER.at(
                pair.record.at(pair.column),
                field=pair.title or _title(pair.record, pair.column),
                value=str(pair.second),
                expected=str(pair.first),
                before=pair.named,
                concerns=grounds(*(each for each in (pair.record, pair.other) if each is not None)),
            )


def _above_years(disclosure: Disclosure) -> Iterator[_Pair]:
    for department in disclosure.departments.values():
        yield _pair(department.valid_from, "启用日期", department, "valid_to")
    for document in disclosure.documents.values():
        made = document.date
        if made is not None and made.month is not None and made.day is not None:
            yield _pair(date(made.year, made.month, made.day), "成文日期", document, "repealed")
    for ledger in disclosure.records.root.get("exceptions", ()):
        for each in disclosure.exceptions:
            yield _Pair(each.date, "签批日期", each.expires, ledger, "exceptions", "失效日期")


def _calendar(year: WorkYear) -> Iterator[_Pair]:
    calendar = year.calendar
    if calendar is not None:
        yield _pair(calendar.budget_approved, "预算批准日期", calendar, "budget_replied")
        yield _pair(calendar.accounts_approved, "决算批准日期", calendar, "accounts_replied")


_BEFORE = {TargetVersion.APPROVED: TargetVersion.DECLARED, TargetVersion.ADJUSTED: TargetVersion.APPROVED}


def _targets(disclosure: Disclosure, year: WorkYear) -> Iterator[_Pair]:
    known = {version for each in disclosure.years.values() for version in set(each.targets.column("version"))}
    for target in year.targets:
        version = _BEFORE.get(target.version)
        earlier = disclosure.target(target.subject_key, version) if version is not None and version in known else None
        if earlier is not None:
            yield _pair(earlier.date, f"{earlier.version.label}版的日期", target, "date", earlier)


def _evaluations(disclosure: Disclosure, year: WorkYear) -> Iterator[_Pair]:
    said = tuple(zip(year.self_evaluations.column("fiscal_year"), year.self_evaluations.column("date"), strict=True))
    early = {each for each in set(said) if each[1] is not None and each[1].year <= each[0]}
    for evaluation in doubtful(year.self_evaluations, map(early.__contains__, said)):
        yield _pair(date(evaluation.fiscal_year, 12, 31), "预算年度结束", evaluation, "date")
    for report in year.key_evaluations:
        yield _pair(date(report.fiscal_year, 12, 31), "被评价年度结束", report, "date")
    for check in year.spot_checks:
        own = disclosure.self_evaluation((SubjectKind.PROJECT, check.project, check.fiscal_year))
        if own is not None:
            yield _pair(own.date, "自评日期", check, "date", own)


def _consequences(disclosure: Disclosure, year: WorkYear) -> Iterator[_Pair]:
    """What was done, after what led to it; a finding cannot be closed before it was made."""
    sources = _sources(disclosure, year) if year.applications or year.findings else {}
    for application in year.applications:
        for key in application.sources:
            source = sources.get((application.source_kind, key))
            if source is not None:
                yield _pair(_made(source), "所依据结果的日期", application, "date", source)
    for finding in year.findings:
        source = sources.get((finding.source_kind, finding.source))
        if source is not None:
            yield _pair(_made(source), "发现问题的日期", finding, "closed_on", source)
            yield _pair(_made(source), "发现问题的日期", finding, "deadline", source)
    for made_public in year.disclosures:
        report = year.reports_by_id.get(made_public.key_evaluation or "")
        if report is not None:
            yield _pair(report.date, "报告日期", made_public, "published", report)


_Sources = Mapping[tuple[SourceKind, str], Record]


def _sources(disclosure: Disclosure, year: WorkYear) -> _Sources:
    found: dict[tuple[SourceKind, str], Record] = {}
    found |= {(SourceKind.KEY_EVALUATION, each.id): each for each in year.key_evaluations}
    found |= {(SourceKind.SPOT_CHECK, each.id): each for each in year.spot_checks}
    found |= {(SourceKind.EX_ANTE, each.id): each for each in year.ex_ante}
    for project in year.projects:
        form = disclosure.monitoring(project_subject(project))
        if form is not None:
            found[SourceKind.MONITORING, project.code] = form
    return found


def _made(source: Record) -> date | None:
    day = getattr(source, "date", None) or getattr(source, "as_of", None)
    return day if isinstance(day, date) else None


def _monitored(year: WorkYear) -> Iterator[Problem]:
    for form in year.monitoring:
        if form.as_of.year != form.fiscal_year:
            yield DATE_OUTSIDE_YEAR.at(
                form.at("as_of"),
                field="监控截止日",
                value=str(form.as_of),
                expected=str(form.fiscal_year),
                concerns=grounds(form),
            )
