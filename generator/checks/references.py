"""Whether every reference leads to a record.

A reference to a year whose folder does not exist is pending; to a year that exists it must resolve.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter, itemgetter

from generator.checks.dangling import (
    CODE_MISTYPED,
    REFERENCE_DANGLING,
    KeysOfTable,
    RecordKey,
    Reference,
    check_dangling,
)
from generator.checks.grounds import own_key, some_row, subject_concerns
from generator.disclosure import Disclosure, WorkYear
from generator.problems import Problem, Rule, Severity, concern
from generator.records.choices import SourceKind, SubjectKind
from generator.records.follow_up import Application, Finding
from generator.records.monitoring import MonitoringResult
from generator.records.record import Column, Record
from generator.records.self_evaluations import Result
from generator.records.subject import ProjectOrDepartment
from generator.records.tables import BY_NAME, TABLES, Table

INDICATOR_WITHOUT_TARGET = Rule(
    "indicator-without-target",
    Severity.ERROR,
    "指标没有对应的目标",
    "指标属于某一版绩效目标；找不到目标，读者就不知道它要达到什么。",
    "domain 1.3",
    "指标所属的“{version}”版绩效目标在 targets.csv 中找不到。",
    "在 targets.csv 补上 {value} 的“{version}”版目标，或改正指标的对象与版本。",
    "indicators.csv 有批复版指标，targets.csv 没有批复版目标",
    "两张表都有批复版",
)
RESULT_WITHOUT_INDICATOR = Rule(
    "result-without-indicator",
    Severity.ERROR,
    "完成情况没有对应的指标",
    "完成值要与目标值放在一起看；找不到指标，就不知道完成得怎么样。",
    "domain 1.2",
    "{value} 的第 {number} 号指标在 {file} 的批复版（或年中调整版）中找不到。",
    "核对“指标序号”，或在 indicators.csv 补上该指标。",
    "results.csv: number=9（目标只有 8 项指标）",
    "results.csv: number=8",
)
EVALUATION_WITHOUT_PROJECT = Rule(
    "evaluated-not-approved",
    Severity.ERROR,
    "没有批准的项目却有执行记录",
    "没有安排预算的项目不会有监控、自评或抽查；多半是项目代码写错了。",
    "domain 1.2、1.6",
    "项目 {value} 在 {year} 年预算审核中没有批准，却有{table}记录。",
    "核对项目代码和审核结果。",
    "已取消立项的项目出现在 self_evaluations.csv",
    "只有批准的项目出现在 self_evaluations.csv",
)
SPOT_CHECK_WITHOUT_SELF_EVALUATION = Rule(
    "spot-check-without-self-evaluation",
    Severity.ERROR,
    "抽查没有对应的自评",
    "抽查复评是对自评的复核；没有自评就无从比较。",
    "说明 二（一）4（6）",
    "项目 {value} 没有 {year} 年的绩效自评，却被抽查复评。",
    "核对项目代码和年度，或补上自评记录。",
    "spot_checks.csv 的项目不在 self_evaluations.csv",
    "两张表都有这个项目",
)

RULES = (
    REFERENCE_DANGLING,
    CODE_MISTYPED,
    INDICATOR_WITHOUT_TARGET,
    RESULT_WITHOUT_INDICATOR,
    EVALUATION_WITHOUT_PROJECT,
    SPOT_CHECK_WITHOUT_SELF_EVALUATION,
)


def check_references(disclosure: Disclosure) -> Iterator[Problem]:
    """All references of all records."""
    known = _known_keys(disclosure)
    named: set[RecordKey] = set()
    missing: defaultdict[RecordKey, list[Reference]] = defaultdict(list)
    for table in (_Referring(each, year, disclosure) for year in (None, *disclosure.years) for each in TABLES):
        keys = table.keys()
        named |= keys
        absent = {key for key in keys if not _is_there(disclosure, known, key)}
        for each in table.leading_to(absent) if absent else ():
            missing[each.key].append(each)
    yield from check_dangling(missing, named, known, disclosure)
    yield from _indicators_without_target(disclosure)
    for work in disclosure.years.values():
        yield from _results_without_indicator(disclosure, work)
        yield from _executed_without_approval(disclosure, work)
        yield from _spot_checks_without_self_evaluation(disclosure, work)


# Columns that hold the key of another table -----------------------------------------------------------------------------------


class _Referring:
    """The columns of one table that hold keys of others.  Many rows name the same few keys, so these are looked up, not the rows."""

    def __init__(self, table: Table, work_year: int | None, disclosure: Disclosure) -> None:
        self._work_year = work_year
        self._records = _tables(disclosure, work_year).get(table.name, ())
        self._columns = _referring_columns(table.record) if self._records else ()
        self._followed_up = [each for each in self._records if isinstance(each, Application | Finding)]

    def keys(self) -> set[RecordKey]:
        """Every key that is named in any row."""
        return {
            *(key for column in self._columns for cell in set(self._cells(column)) for key in _keys(column, *cell)),
            *(each.key for record in self._followed_up for each in _of_sources(record)),
        }

    def leading_to(self, keys: Collection[RecordKey]) -> list[Reference]:
        """The references to *keys*, row by row."""
        found = [
            (row, Reference(record, column.name, key))
            for column in self._columns
            for row, (record, cell) in enumerate(zip(self._records, self._cells(column), strict=True))
            for key in _keys(column, *cell)
            if key in keys
        ]
        found += [
            (row, each)
            for row, record in enumerate(self._followed_up)
            for each in _of_sources(record)
            if each.key in keys
        ]
        return [each for _, each in sorted(found, key=itemgetter(0))]

    def _cells(self, column: Column) -> Iterator[tuple[int | None, object]]:
        """Year and content of one column, row by row.

        Projects stand in the folder of their fiscal year; other yearly tables in the folder of the record itself.
        """
        contents = map(attrgetter(column.name), self._records)
        if column.refers == "projects":
            return zip(map(attrgetter("fiscal_year"), self._records), contents, strict=True)
        year = self._work_year if BY_NAME[column.refers or ""].yearly else None
        return ((year, content) for content in contents)


@cache
def _referring_columns(record: type[Record]) -> tuple[Column, ...]:
    return tuple(column for column in record.columns() if column.refers is not None)


def _keys(column: Column, year: int | None, content: object) -> Iterator[RecordKey]:
    """The keys that one cell holds."""
    for key in content if isinstance(content, tuple) else (content,):
        if key is not None:
            yield (column.refers or "", year, str(key))


_SOURCE_TABLES = {
    SourceKind.EX_ANTE: "ex_ante",
    SourceKind.MONITORING: "monitoring",
    SourceKind.KEY_EVALUATION: "key_evaluations",
    SourceKind.SPOT_CHECK: "spot_checks",
}


def _of_sources(record: Application | Finding) -> Iterator[Reference]:
    """Which table the sources of a follow-up stand in is said by another column."""
    column = "sources" if isinstance(record, Application) else "source"
    for key in record.sources if isinstance(record, Application) else (record.source,):
        yield Reference(record, column, (_SOURCE_TABLES[record.source_kind], record.work_year, key))


def _tables(disclosure: Disclosure, year: int | None) -> Mapping[str, Sequence[Record]]:
    return disclosure.records.root if year is None else disclosure.records.years[year]


def _is_there(disclosure: Disclosure, known: KeysOfTable, key: RecordKey) -> bool:
    """Whether a record has that key, or belongs to a year of which nothing has been published yet."""
    table, year, written = key
    return (year is not None and disclosure.is_pending(year)) or written in known.get((table, year), {})


_REFERRED = {column.refers for table in TABLES for column in table.record.columns()} | {*_SOURCE_TABLES.values()}


def _known_keys(disclosure: Disclosure) -> KeysOfTable:
    """By table and year: the keys that references may name, in tables that any column refers to."""
    return {
        (table.name, year): {_referred_key(record): record for record in _tables(disclosure, year).get(table.name, ())}
        for year in (None, *disclosure.years)
        for table in TABLES
        if table.name in _REFERRED
    }


def _referred_key(record: Record) -> str:
    """The part of a key that other records write down: the code, the id, or the code of the subject."""
    if isinstance(record, ProjectOrDepartment):
        return record.subject_code
    return str(record.key_values[0]) if record.key_values else ""


# References that take more than one column ------------------------------------------------------------------------------------


def _indicators_without_target(disclosure: Disclosure) -> Iterator[Problem]:
    for version, indicators in disclosure.indicators_by_version.items():
        if disclosure.target(*version) is None:
            first = min(indicators, key=lambda each: each.place.order)
            yield INDICATOR_WITHOUT_TARGET.at(
                first.at("version"),
                field="版本",
                value=first.subject_code,
                expected="targets.csv 中的一条记录",
                version=first.version.label,
                concerns=subject_concerns(first.subject_key),
            )


def _results_without_indicator(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    records: tuple[Result | MonitoringResult, ...] = (*year.results, *year.monitoring_results)
    numbers = {
        subject: frozenset(each.number for each in disclosure.indicators_in_force(subject))
        for subject in {record.subject_key for record in records}
    }
    for record in records:
        known = numbers[record.subject_key]
        if record.number in known or disclosure.is_pending(record.fiscal_year):
            continue
        if _subject_is_missing(disclosure, record):
            continue
        table = "results" if isinstance(record, Result) else "monitoring_results"
        yield RESULT_WITHOUT_INDICATOR.at(
            record.at("number"),
            field="指标序号",
            value=record.subject_code,
            expected="、".join(map(str, sorted(known))) or "（该对象没有指标）",
            number=record.number,
            file=f"{record.fiscal_year}/indicators.csv",
            concerns=subject_concerns(record.subject_key),
        ).spoiling({own_key(record), some_row(table, year.year, record.subject_code)})


def _subject_is_missing(disclosure: Disclosure, record: ProjectOrDepartment) -> bool:
    if record.subject is SubjectKind.PROJECT:
        return disclosure.project(record.project, record.fiscal_year) is None
    return record.department not in disclosure.departments


def _executed_without_approval(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    for table in ("monitoring", "self_evaluations", "spot_checks"):
        for record in year.tables.get(table, ()):
            code, fiscal_year = getattr(record, "project", None), int(getattr(record, "fiscal_year", 0))
            project = disclosure.project(code, fiscal_year)
            if project is None or project.approved:
                continue
            yield EVALUATION_WITHOUT_PROJECT.at(
                record.at("project"),
                field="项目代码",
                value=project.code,
                expected="批准的项目",
                year=fiscal_year,
                table=f"“{BY_NAME[table].title}”",
                concerns={concern("subject", "projects", project.code)},
            )


def _spot_checks_without_self_evaluation(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    for check in year.spot_checks:
        project = disclosure.project(check.project, check.fiscal_year)
        if project is None or disclosure.self_evaluation((SubjectKind.PROJECT, check.project, check.fiscal_year)):
            continue
        yield SPOT_CHECK_WITHOUT_SELF_EVALUATION.at(
            check.at("project"),
            field="项目代码",
            value=check.project,
            expected="有绩效自评的项目",
            year=check.fiscal_year,
            concerns={concern("subject", "projects", check.project)},
        )
