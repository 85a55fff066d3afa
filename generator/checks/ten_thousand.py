"""元 written where 万元 belongs: amounts of the same project that differ about ten thousand times (domain 2.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import compress, pairwise

from generator.checks.grounds import own_key
from generator.checks.sums import half_up, plain
from generator.disclosure import Disclosure, project_subject
from generator.problems import Problem, Rule, Severity
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.rows import Rows

MONEY_TEN_THOUSAND = Rule(
    "money-ten-thousand",
    Severity.WARNING,
    "金额相差约一万倍，可能把元当成了万元",
    "系统里存的是元，表格要的是万元；忘记换算，一个小项目就会变成几十亿。",
    "预算管理一体化系统以元存储，导出表格以万元为单位",
    "“{field}”是 {value} 万元，{other}只有 {smaller} 万元，相差约 {times} 倍，像是把元填成了万元。",
    "核对原表的单位；如果填的是元，改为 {expected} 万元。",
    "approved_total=1000000，adjusted_total=100",
    "approved_total=100，adjusted_total=100",
)

RULES = (MONEY_TEN_THOUSAND,)

_FEWEST, _MOST = Decimal(5_000), Decimal(20_000)
"""How many times larger an amount must be: budgets change by half or double, seldom by more."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """One amount of a project, and where it stands."""

    record: Record
    column: str
    title: str
    money: Decimal


_DECLARED = (("declared_total", "申报数"), ("approved_total", "批复数"))
_MONITORED = (("initial_total", "监控表年初预算数"),)
_SELF_EVALUATED = (
    ("initial_total", "自评表年初预算数"),
    ("adjusted_total", "调整后预算数"),
    ("executed_total", "预算执行数"),
)
_AMOUNTS = (
    ("projects", "code", _DECLARED),
    ("monitoring", "project", _MONITORED),
    ("self_evaluations", "project", _SELF_EVALUATED),
)
"""Tables with the amounts of projects, the column of the project's code, and those of the amounts."""


def check_ten_thousand(disclosure: Disclosure) -> Iterator[Problem]:
    """All amounts of one project in one year, then what was approved in neighbouring years."""
    told: set[tuple[str, int | None, str]] = set()
    suspicious = _with_large_amounts(disclosure)
    for project in disclosure.projects.values():
        if project.code in suspicious:
            for earlier, later in pairwise(_amounts(disclosure, project)):
                yield from _jump(earlier, later, told)
    for code, life in disclosure.lives.items():
        if code in suspicious:
            approved = [amount for project in life for amount in _of(project, _DECLARED[1:])]
            for earlier, later in pairwise(approved):
                yield from _jump(earlier, later, told)


def _with_large_amounts(disclosure: Disclosure) -> set[str]:
    """The codes of projects with an amount that is out of line at least beside the smallest of all projects.

    Other projects have no jump, and most have no such amount.
    """
    tables = [
        (year.tables.get(table, Rows()), code, name)
        for year in disclosure.years.values()
        for table, code, columns in _AMOUNTS
        for name, _ in columns
    ]
    amounts = {amount for records, _, name in tables for amount in set(records.column(name)) if amount}
    threshold = _FEWEST * min(amounts, default=Decimal(0))
    large = {amount for amount in amounts if amount >= threshold}
    return {
        project
        for records, code, name in (tables if large else ())
        for project in compress(records.column(code), map(large.__contains__, records.column(name)))
    }


def _amounts(disclosure: Disclosure, project: Project) -> list[_Amount]:
    """The project's amounts in the order in which they come about."""
    subject = project_subject(project)
    return [
        *_of(project, _DECLARED),
        *_of(disclosure.monitoring(subject), _MONITORED),
        *_of(disclosure.self_evaluation(subject), _SELF_EVALUATED),
    ]


def _of(record: Record | None, columns: Iterable[tuple[str, str]]) -> Iterator[_Amount]:
    for name, title in columns if record is not None else ():
        money = getattr(record, name)
        if record is not None and money:
            yield _Amount(record, name, title, money)


def _jump(earlier: _Amount, later: _Amount, told: set[tuple[str, int | None, str]]) -> Iterator[Problem]:
    """Each amount that is out of line is told once.  Little may be spent of much, so only a rise to 执行数 counts."""
    large, small = (earlier, later) if earlier.money > later.money else (later, earlier)
    if small.column == "executed_total" or not _FEWEST * small.money <= large.money <= _MOST * small.money:
        return
    place = (large.record.place.file, large.record.place.line, large.column)
    if place in told:
        return
    told.add(place)
    yield MONEY_TEN_THOUSAND.at(
        large.record.at(large.column),
        field=large.title,
        value=plain(large.money),
        expected=plain(large.money / 10_000),
        other=_named(small, large),
        smaller=plain(small.money),
        times=plain(half_up(large.money / small.money, 0)),
        concerns={own_key(large.record)},
    ).spoiling({own_key(large.record)})


def _named(small: _Amount, large: _Amount) -> str:
    """The other amount, with its year where the two stand in different years."""
    one, other = getattr(small.record, "fiscal_year", None), getattr(large.record, "fiscal_year", None)
    return small.title if one == other else f"{one} 年{small.title}"
