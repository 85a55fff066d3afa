"""Duties with a date: what must be public by when, and what must be put right by when (预算法 art. 14; domain 1.9, 2.7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.checks.grounds import grounds
from generator.checks.leftovers import is_told
from generator.disclosure import Disclosure, WorkYear
from generator.problems import Problem, Rule, Severity, concern
from generator.records.choices import DisclosedDocument, FindingStatus, SourceKind
from generator.records.follow_up import Disclosure as DisclosureRecord
from generator.records.follow_up import Finding

DISCLOSURE_LATE = Rule(
    "disclosure-late",
    Severity.WARNING,
    "超过期限才公开",
    "按期公开是法定义务；晚了要说明，页面会照实写明。",
    "预算法第十四条",
    "{department} 的{document}（{year} 年）{value} 才公开，期限是 {expected}，晚了 {days} 天。",
    "核对公开日期和期限；确实晚了的不用改，页面会照实显示。",
    "due=2022-02-20，published=2022-03-02",
    "due=2022-02-20，published=2022-02-20",
)
DISCLOSURE_OVERDUE = Rule(
    "disclosure-overdue",
    Severity.WARNING,
    "到期没有公开",
    "期限已过还没有公开，页面会写“逾期未公开”。",
    "预算法第十四条",
    "{department} 的{document}（{year} 年）应在 {expected} 前公开，到 {today} 还没有公开日期。",
    "公开以后填写 published 和网址；不应公开的，删去这一行并说明依据。",
    "due=2022-02-20，published 空白（数据日期 2023-12-31）",
    "due=2024-02-20，published 空白（数据日期 2023-12-31）",
)
DUE_TOO_LATE = Rule(
    "calendar-due-late",
    Severity.WARNING,
    "期限定得比法定的晚",
    "部门预算、决算应在批复后 20 日内公开；期限定晚了，逾期也看不出来。",
    "预算法第十四条：批复后二十日内（自然日）",
    "{document}的期限是 {value}，批复日期 {replied} 后 20 日是 {expected}。",
    "把期限改为不晚于 {expected}；按工作日或另有规定计算的，在 basis 写明，不用改。",
    "budget_replied: 2022-01-31，targets 的 due: 2022-03-31",
    "budget_replied: 2022-01-31，targets 的 due: 2022-02-20",
)
CLOSED_UNPROVEN = Rule(
    "finding-closed-unproven",
    Severity.ERROR,
    "销号没有整改结果或佐证",
    "销号要有结果、有佐证、有日期，否则整改只是一句话。",
    "结果应用与整改清单：清单制、销号制",
    "问题 {value} 已销号，没有填写{expected}。",
    "补上{expected}；还没有整改完的，把状态改为“整改中”。",
    "status=closed，result 空白",
    "status=closed，result=已支付完毕，evidence=支付凭证，closed_on=2022-12-15",
)
OPEN_CLOSED_ON = Rule(
    "finding-open-with-date",
    Severity.WARNING,
    "没有销号却有销号日期",
    "状态和日期互相矛盾，读者不知道整改完了没有。",
    "结果应用与整改清单：清单制、销号制",
    "问题 {finding} 的状态是“{status}”，却有销号日期 {value}。",
    "已经销号的，把状态改为“已销号”并填写结果；没有的，删去日期。",
    "status=in_progress，closed_on=2022-12-15",
    "status=in_progress，closed_on 空白",
)
FINDING_OVERDUE = Rule(
    "finding-overdue",
    Severity.WARNING,
    "整改超过期限",
    "到期没有整改完，要说明原因、延长期限或继续追责。",
    "结果应用与整改清单：责任制、销号制",
    "问题 {finding} 的整改期限是 {value}，到 {expected} 仍是“{status}”。",
    "更新整改状态；批准延期的，修改整改期限。",
    "deadline=2022-12-31，status=open（数据日期 2023-12-31）",
    "deadline=2024-03-31，status=open（数据日期 2023-12-31）",
)
FINDING_UNTRACKED = Rule(
    "finding-untracked",
    Severity.WARNING,
    "评价报告的问题没有列入整改清单",
    "报告指出了问题，却没有交代谁来改、改了没有。",
    "结果应用与整改清单：清单制",
    "报告 {report} 的问题 {value} 在 {file} 中没有整改记录。",
    "在 {file} 补上编号为 {value} 的一行，来源写 {report}。",
    "报告 ke-2022-01 有问题 f-2022-01-1，findings.csv 没有",
    "findings.csv 有 id=f-2022-01-1，source=ke-2022-01",
)

RULES = (
    DISCLOSURE_LATE,
    DISCLOSURE_OVERDUE,
    DUE_TOO_LATE,
    CLOSED_UNPROVEN,
    OPEN_CLOSED_ON,
    FINDING_OVERDUE,
    FINDING_UNTRACKED,
)

_DAYS_AFTER_REPLY = 20


def check_deadlines(disclosure: Disclosure) -> Iterator[Problem]:
    """Disclosures, calendars and findings of every year."""
    site = disclosure.records.site
    for year in disclosure.years.values():
        yield from _calendar(year)
        for made_public in year.disclosures:
            yield from _late(disclosure, made_public)
            if site is not None:
                yield from _not_published(disclosure, made_public, site.today)
        for finding in year.findings:
            yield from _status(finding)
            if site is not None:
                yield from _overdue(finding, site.today)
        yield from _untracked(year)


# What must be public ------------------------------------------------------------------------------------------------------------


def _calendar(year: WorkYear) -> Iterator[Problem]:
    calendar = year.calendar
    if calendar is None:
        return
    replied = {
        DisclosedDocument.TARGETS: calendar.budget_replied,
        DisclosedDocument.SELF_EVALUATION: calendar.accounts_replied,
    }
    for duty in calendar.due:
        day = replied.get(duty.document)
        last = day + timedelta(days=_DAYS_AFTER_REPLY) if day is not None else None
        if last is not None and duty.due > last:
            yield DUE_TOO_LATE.at(
                calendar.at("due"),
                field="期限",
                value=str(duty.due),
                expected=str(last),
                document=duty.document.label,
                replied=day,
                concerns=grounds(calendar),
            )


def _late(disclosure: Disclosure, made_public: DisclosureRecord) -> Iterator[Problem]:
    due, published = made_public.due, made_public.published
    if due is not None and published is not None and published > due:
        yield DISCLOSURE_LATE.at(
            made_public.at("published"),
            field="公开日期",
            value=str(published),
            expected=str(due),
            department=_name(disclosure, made_public),
            document=made_public.document.label,
            year=made_public.fiscal_year,
            days=(published - due).days,
            concerns=grounds(made_public),
        )


def _not_published(disclosure: Disclosure, made_public: DisclosureRecord, today: date) -> Iterator[Problem]:
    due = made_public.due
    if made_public.published is None and due is not None and due < today:
        yield DISCLOSURE_OVERDUE.at(
            made_public.at("published"),
            field="公开日期",
            expected=str(due),
            department=_name(disclosure, made_public),
            document=made_public.document.label,
            year=made_public.fiscal_year,
            today=today,
            concerns={concern("table", "site.yml"), *grounds(made_public)},
        )


def _name(disclosure: Disclosure, made_public: DisclosureRecord) -> str:
    department = disclosure.departments.get(made_public.department)
    return department.name if department is not None else f"部门 {made_public.department}"


# What must be put right ---------------------------------------------------------------------------------------------------------


def _status(finding: Finding) -> Iterator[Problem]:
    if finding.status is not FindingStatus.CLOSED:
        if finding.closed_on is not None:
            yield OPEN_CLOSED_ON.at(
                finding.at("closed_on"),
                field="销号日期",
                value=str(finding.closed_on),
                expected="空白",
                finding=finding.id,
                status=finding.status.label,
                concerns=grounds(finding),
            )
        return
    owed = {
        "整改结果": is_told(finding.result),
        "佐证": is_told(finding.evidence),
        "销号日期": finding.closed_on is not None,
    }
    missing = [name for name, given in owed.items() if not given]
    if missing:
        column = {"整改结果": "result", "佐证": "evidence", "销号日期": "closed_on"}[missing[0]]
        yield CLOSED_UNPROVEN.at(
            finding.at(column),
            field=missing[0],
            value=finding.id,
            expected="、".join(missing),
            concerns=grounds(finding),
        )


def _overdue(finding: Finding, today: date) -> Iterator[Problem]:
    if finding.status is not FindingStatus.CLOSED and finding.deadline is not None and finding.deadline < today:
        yield FINDING_OVERDUE.at(
            finding.at("deadline"),
            field="整改期限",
            value=str(finding.deadline),
            expected=str(today),
            finding=finding.id,
            status=finding.status.label,
            concerns={concern("table", "site.yml"), *grounds(finding)},
        )


def _untracked(year: WorkYear) -> Iterator[Problem]:
    tracked = {(each.source, each.id) for each in year.findings if each.source_kind is SourceKind.KEY_EVALUATION}
    file = f"{year.year}/findings.csv"
    for report in year.key_evaluations:
        for finding in report.findings:
            if (report.id, finding.id) not in tracked:
                yield FINDING_UNTRACKED.at(
                    report.at("findings"),
                    field="存在问题",
                    value=finding.id,
                    report=report.id,
                    file=file,
                    concerns={concern("table", file), *grounds(report)},
                )
