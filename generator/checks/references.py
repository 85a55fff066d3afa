"""Whether every reference leads to a record.

A reference to a year whose folder does not exist is pending; to a year that exists it must resolve.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice, repeat
from operator import itemgetter
from typing import cast

from generator.checks.dangling import (
    CODE_MISTYPED,
    REFERENCE_DANGLING,
    KeysOfTable,
    RecordKey,
    Reference,
    check_dangling,
)
from generator.checks.grounds import own_key, some_row, subject_concerns
from generator.disclosure import Disclosure, Group, WorkYear, subject_codes
from generator.problems import Problem, Rule, Severity, concern
from generator.records.choices import SourceKind, SubjectKind
from generator.records.follow_up import Application, Finding
from generator.records.monitoring import MonitoringResult
from generator.records.record import Column, Record
from generator.records.rows import Rows
from generator.records.self_evaluations import Result
from generator.records.subject import ProjectOrDepartment, SubjectKey
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
    there = {(*table, code) for table, records in known.items() for code in records}
    named: set[RecordKey] = set()
    missing: defaultdict[RecordKey, list[Reference]] = defaultdict(list)
    for table in (_Referring(each, year, disclosure) for year in (None, *disclosure.years) for each in TABLES):
        keys = table.keys()
        named |= keys
        absent = {key for key in keys - there if not _is_pending(disclosure, key)}
        for each in table.leading_to(absent) if absent else ():
            missing[each.key].append(each)
    yield from check_dangling(missing, named, known, disclosure)
    yield from _indicators_without_target(disclosure)
    yield from _results_without_indicator(disclosure, "results", disclosure.result_groups.items())
    yield from _results_without_indicator(disclosure, "monitoring_results", disclosure.monitoring_result_groups.items())
    for work in disclosure.years.values():
        yield from _executed_without_approval(disclosure, work)
        yield from _spot_checks_without_self_evaluation(disclosure, work)


# Columns that hold the key of another table -----------------------------------------------------------------------------------


class _Referring:
    """The columns of one table that hold keys of others.  Many rows name the same few keys, so these are looked up, not the rows."""

    def __init__(self, table: Table, work_year: int | None, disclosure: Disclosure) -> None:
        self._work_year = work_year
        self._records = _tables(disclosure, work_year).get(table.name, Rows())
        self._columns = _referring_columns(table.record) if self._records else ()
        follow_up = self._records if issubclass(table.record, Application | Finding) else ()
        self._followed_up = cast("Sequence[Application | Finding]", follow_up)

    def keys(self) -> set[RecordKey]:
        """Every key that is named in any row."""
        of_columns = (self._different_keys(column) for column in self._columns)
        return {*chain.from_iterable(of_columns), *(each.key for row in self._followed_up for each in _of_sources(row))}

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
        """Year and content of one column, row by row."""
        return zip(self._years(column), self._records.column(column.name), strict=False)

    def _different_keys(self, column: Column) -> Iterable[RecordKey]:
        """What one column names, most of it once."""
        contents = set(self._records.column(column.name)) - {None}
        years = set(islice(self._years(column), len(self._records)))
        if len(years) != 1 or any(isinstance(content, tuple) for content in contents):
            return (key for cell in set(self._cells(column)) for key in _keys(column, *cell))
        return zip(repeat(column.refers or ""), repeat(*years), map(str, contents), strict=False)

    def _years(self, column: Column) -> Iterator[int | None]:
        """In which year's folder the key of one column stands, row by row.

        Projects stand in the folder of their fiscal year; other yearly tables in the folder of the record itself.
        """
        if column.refers == "projects":
            return iter(self._records.column("fiscal_year"))
        return repeat(self._work_year if BY_NAME[column.refers or ""].yearly else None)


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


def _tables(disclosure: Disclosure, year: int | None) -> Mapping[str, Rows[Record]]:
    return disclosure.records.root if year is None else disclosure.records.years[year]


def _is_pending(disclosure: Disclosure, key: RecordKey) -> bool:
    """Whether the key belongs to a year of which nothing has been published yet."""
    _, year, _ = key
    return year is not None and disclosure.is_pending(year)


_REFERRED = {column.refers for table in TABLES for column in table.record.columns()} | {*_SOURCE_TABLES.values()}


def _known_keys(disclosure: Disclosure) -> KeysOfTable:
    """By table and year: the keys that references may name, in tables that any column refers to."""
    return {
        (table.name, year): dict(zip(_referred_keys(table, rows), rows, strict=True))
        for year in (None, *disclosure.years)
        for table in TABLES
        if table.name in _REFERRED and (rows := _tables(disclosure, year).get(table.name))
    }


def _referred_keys(table: Table, rows: Rows[Record]) -> Iterable[str]:
    """The part of each key that other records write down: the code, the id, or the code of the subject."""
    if issubclass(table.record, ProjectOrDepartment):
        return subject_codes(rows)
    return map(str, rows.column(table.record.key[0])) if table.record.key else repeat("", len(rows))


# References that take more than one column ------------------------------------------------------------------------------------


def _indicators_without_target(disclosure: Disclosure) -> Iterator[Problem]:
    for version, group in disclosure.indicator_groups.items():
        if disclosure.target(*version) is None:
            first = min(group.records, key=lambda each: each.place.order)
            yield INDICATOR_WITHOUT_TARGET.at(
                first.at("version"),
                field="版本",
                value=first.subject_code,
                expected="targets.csv 中的一条记录",
                version=first.version.label,
                concerns=subject_concerns(first.subject_key),
            )


def _results_without_indicator(
    disclosure: Disclosure, table: str, groups: Iterable[tuple[SubjectKey, Group[Result] | Group[MonitoringResult]]]
) -> Iterator[Problem]:
    for subject, group in groups:
        promised = disclosure.group_in_force(subject)
        known = promised.column("number") if promised is not None else ()
        numbers = group.column("number")
        if known == numbers or set(numbers).issubset(known):
            continue
        for record in group.records:
            if record.number not in known:
                yield from _without_indicator(disclosure, table, record, known)


def _without_indicator(
    disclosure: Disclosure, table: str, record: Result | MonitoringResult, known: Sequence[int]
) -> Iterator[Problem]:
    if disclosure.is_pending(record.fiscal_year) or _subject_is_missing(disclosure, record):
        return
    yield RESULT_WITHOUT_INDICATOR.at(
        record.at("number"),
        field="指标序号",
        value=record.subject_code,
        expected="、".join(map(str, sorted(set(known)))) or "（该对象没有指标）",
        number=record.number,
        file=f"{record.fiscal_year}/indicators.csv",
        concerns=subject_concerns(record.subject_key),
    ).spoiling({own_key(record), some_row(table, record.work_year, record.subject_code)})


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
