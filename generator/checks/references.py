"""Whether every reference leads to a record.

A reference to a year whose folder does not exist is pending; to a year that exists it must resolve.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from generator.checks.dangling import CODE_MISTYPED, REFERENCE_DANGLING, KeysOfTable, Reference, check_dangling
from generator.checks.grounds import own_key, some_row, subject_concerns
from generator.disclosure import Disclosure, WorkYear
from generator.problems import Problem, Rule, Severity, concern
from generator.records.choices import SourceKind, SubjectKind, TargetVersion
from generator.records.follow_up import Application, Finding
from generator.records.monitoring import MonitoringResult
from generator.records.record import Column, Record
from generator.records.self_evaluations import Result
from generator.records.subject import ProjectOrDepartment, SubjectKey
from generator.records.tables import BY_NAME, TABLES

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
    references = [each for year in (None, *disclosure.years) for each in _references(disclosure, year)]
    known = _known_keys(disclosure)
    yield from check_dangling(references, known, disclosure)
    for year in disclosure.years.values():
        yield from _indicators_without_target(disclosure, year)
        yield from _results_without_indicator(disclosure, year)
        yield from _executed_without_approval(disclosure, year)
        yield from _spot_checks_without_self_evaluation(disclosure, year)


# Columns that hold the key of another table -----------------------------------------------------------------------------------


@cache
def _referring_columns(record: type[Record]) -> tuple[Column, ...]:
    return tuple(column for column in record.columns() if column.refers is not None)


def _references(disclosure: Disclosure, year: int | None) -> Iterator[Reference]:
    tables = disclosure.records.root if year is None else disclosure.records.years[year]
    for table in TABLES:
        columns = _referring_columns(table.record)
        for record in tables.get(table.name, ()) if columns else ():
            for column in columns:
                yield from _of_column(record, column, year)
            if isinstance(record, Application | Finding):
                yield from _of_sources(record)


def _of_column(record: Record, column: Column, work_year: int | None) -> Iterator[Reference]:
    value = getattr(record, column.name)
    if value is None or column.refers is None:
        return
    for key in value if isinstance(value, tuple) else (value,):
        year = _year_of(record, column.refers, work_year)
        yield Reference(record, column.name, column.refers, year, str(key))


def _year_of(record: Record, refers: str, work_year: int | None) -> int | None:
    """Projects stand in the folder of their fiscal year; other yearly tables in the folder of the record itself."""
    if not BY_NAME[refers].yearly:
        return None
    return int(getattr(record, "fiscal_year", 0)) if refers == "projects" else work_year


_SOURCE_TABLES = {
    SourceKind.EX_ANTE: "ex_ante",
    SourceKind.MONITORING: "monitoring",
    SourceKind.KEY_EVALUATION: "key_evaluations",
    SourceKind.SPOT_CHECK: "spot_checks",
}


def _of_sources(record: Application | Finding) -> Iterator[Reference]:
    column = "sources" if isinstance(record, Application) else "source"
    keys = record.sources if isinstance(record, Application) else (record.source,)
    for key in keys:
        yield Reference(record, column, _SOURCE_TABLES[record.source_kind], record.work_year, key)


def _known_keys(disclosure: Disclosure) -> KeysOfTable:
    """By table and year: the keys that references may name."""
    years: Sequence[int | None] = (None, *disclosure.years)
    return {
        (table.name, year): {_referred_key(record): record for record in tables.get(table.name, ())}
        for year in years
        for tables in (disclosure.records.root if year is None else disclosure.records.years[year],)
        for table in TABLES
    }


def _referred_key(record: Record) -> str:
    """The part of a key that other records write down: the code, the id, or the code of the subject."""
    if isinstance(record, ProjectOrDepartment):
        return record.subject_code
    return str(record.key_values[0]) if record.key_values else ""


# References that take more than one column ------------------------------------------------------------------------------------


def _indicators_without_target(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    told: set[tuple[SubjectKey, TargetVersion]] = set()
    for indicator in year.indicators:
        if indicator.version_key in told or disclosure.target(*indicator.version_key) is not None:
            continue
        told.add(indicator.version_key)
        yield INDICATOR_WITHOUT_TARGET.at(
            indicator.at("version"),
            field="版本",
            value=indicator.subject_code,
            expected="targets.csv 中的一条记录",
            version=indicator.version.label,
            concerns=subject_concerns(indicator.subject_key),
        )


def _results_without_indicator(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    records: tuple[Result | MonitoringResult, ...] = (*year.results, *year.monitoring_results)
    for record in records:
        table = "results" if isinstance(record, Result) else "monitoring_results"
        if disclosure.is_pending(record.fiscal_year):
            continue
        numbers = {each.number for each in disclosure.indicators_in_force(record.subject_key)}
        if record.number in numbers or _subject_is_missing(disclosure, record):
            continue
        yield RESULT_WITHOUT_INDICATOR.at(
            record.at("number"),
            field="指标序号",
            value=record.subject_code,
            expected="、".join(map(str, sorted(numbers))) or "（该对象没有指标）",
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
