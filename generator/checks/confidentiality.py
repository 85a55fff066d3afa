"""What may not be shown must not follow from what is shown: neither by name nor by subtraction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from generator.checks.raw_texts import Cell, RawFile, holds_code
from generator.checks.uncovering import uncovered
from generator.disclosure import Disclosure
from generator.figures.evidence import Sum, terms
from generator.figures.figure import FigureInYear
from generator.problems import Location, Problem, Rule, Severity, concern
from generator.records.projects import Project
from generator.records.record import Record
from generator.records.tables import Table
from generator.visibility import FEWEST, breakdown, is_safe

_LAW = "政府信息公开条例（2019）第十四条、第十五条；domain 2.7"

HIDDEN_NAMED = Rule(
    "hidden-named",
    Severity.ERROR,
    "公开的文字提到了不公开的项目",
    "项目本身不公开，别处的文字却写出了它的代码或名称，等于公开了它。",
    _LAW,
    "“{field}”里写出了不公开的{what}“{value}”（{where}）。",
    "改写这段文字，不写它的代码和名称；或者把这条记录也改为不公开。",
    "projects.csv: visibility=internal；findings.csv: 问题=某某专项设备采购进度慢",
    "projects.csv: visibility=internal；findings.csv: 问题=一个项目进度慢",
)
HIDDEN_DERIVABLE = Rule(
    "hidden-derivable",
    Severity.WARNING,
    "不公开的金额可以从合计里减出来",
    "合计里仍然含有不公开的项目，而其余各项都逐条公开：用合计减去公开的，差额就是不公开的那一两项。",
    _LAW,
    "{year} 年有 {count} 个不公开项目的“{field}”可以算出来：{how}。",
    "{advice}；或者按依据把更多同类项目一并列为不公开，使每个合计至少含 {fewest} 个不公开的项目。",
    "全年只有 1 个不公开的项目：全年合计 − 各公开项目 ＝ 它的金额",
    "全年有 3 个不公开的项目：相减只能得到三项之和",
)
RULES = (HIDDEN_NAMED, HIDDEN_DERIVABLE)

SHORTEST_NAME = 5
"""Characters from which a name is distinctive; shorter ones are words of every report."""


# By name ------------------------------------------------------------------------------------------------------------------


def check_confidentiality(
    disclosure: Disclosure, figures: Mapping[int, Mapping[str, FigureInYear]], files: Sequence[RawFile]
) -> Iterator[Problem]:
    """Hidden projects and reports that visible texts name, and hidden amounts that published totals give away."""
    yield from _named(disclosure, files)
    for year in disclosure.years:
        yield from _derivable(disclosure, year, figures.get(year, {}))


@dataclass(frozen=True, slots=True)
class _Secret:
    what: str
    record: Record


def _secrets(disclosure: Disclosure) -> Mapping[str, _Secret]:
    """Codes, ids and distinctive names of what may not be named, but not those that something public bears as well."""
    years = disclosure.years.values()
    records = [record for year in years for record in (*year.projects, *year.key_evaluations, *year.ex_ante)]
    hidden = [record for record in records if disclosure.hidden_by(record) is not None]
    if not hidden:
        return {}
    secrets: dict[str, _Secret] = {}
    for record in hidden:
        code, name = _words(record)
        secrets[code] = _Secret("代码" if isinstance(record, Project) else "报告编号", record)
        if len(name) >= SHORTEST_NAME:
            secrets[name] = _Secret("名称", record)
    public = {word for record in records if disclosure.hidden_by(record) is None for word in _words(record)}
    return {word: secret for word, secret in secrets.items() if not any(word in other for other in public)}


def _words(record: Record) -> tuple[str, str]:
    """What *record* is told by: its code or id, and its name or title."""
    name: str = getattr(record, "name", None) or getattr(record, "title", None) or ""
    return (str(record.key_values[0]), name)


def _named(disclosure: Disclosure, files: Sequence[RawFile]) -> Iterator[Problem]:
    secrets = _secrets(disclosure)
    if not secrets:
        return
    longest_first = sorted(secrets, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    for file in files:
        telling = [cell for cell in file.cells_naming(pattern) if not _is_followed(file.table, cell)]
        hidden = _hidden_places(disclosure, file) if telling else frozenset()
        for cell in telling:
            for word in () if _place(cell.place) in hidden else dict.fromkeys(pattern.findall(cell.text)):
                yield _named_in(cell, word, secrets[word])


def _is_followed(table: Table, cell: Cell) -> bool:
    """Whether the program follows the code in the cell to the record and hides it; ids inside a report are shown like its texts."""
    inside = len(cell.path) > 1 and (cell.column is None or cell.column.refers is None)
    return holds_code(table, cell) and not inside


def _named_in(cell: Cell, word: str, secret: _Secret) -> Problem:
    return HIDDEN_NAMED.at(cell.place, field=cell.title, value=word, what=secret.what, where=str(secret.record.place))


_Place = tuple[str, int | None]


def _place(location: Location) -> _Place:
    """A row of a CSV file; a YAML file as a whole."""
    return (location.file, None if location.row is None else location.line)


def _hidden_places(disclosure: Disclosure, file: RawFile) -> frozenset[_Place]:
    """Where records of *file* stand that are hidden, or about something hidden."""
    tables = disclosure.records.root if file.work_year is None else disclosure.records.years[file.work_year]
    records = tables.get(file.table.name, ())
    return frozenset(_place(record.place) for record in records if disclosure.hidden_by(record) is not None)


# By subtraction -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Total:
    """One published total: what it is called, and the hidden projects in it."""

    called: str
    hidden: frozenset[Project]


_Amount = Callable[[Project], Decimal | None]
_MEASURES: tuple[tuple[str, _Amount], ...] = (
    ("申报数（财政资金）", lambda project: project.declared_fiscal),
    ("批复数（财政资金）", lambda project: project.approved_fiscal),
)


def _derivable(disclosure: Disclosure, year: int, figures: Mapping[str, FigureInYear]) -> Iterator[Problem]:
    projects = disclosure.year(year).projects
    told: set[Record] = set()
    if any(project.hidden for project in projects):
        for title, amount in _MEASURES:
            totals = list(_totals(disclosure, projects, amount))
            for group in uncovered(total.hidden for total in totals):
                told |= group
                yield _problem(year, title, group, totals)
    yield from _by_figures(year, figures, told)


def _totals(disclosure: Disclosure, projects: Sequence[Project], amount: _Amount) -> Iterator[_Total]:
    """The totals of one measure that pages show: of the year, and of each group that is not withheld."""
    counted = [project for project in projects if amount(project) is not None]
    yield _Total("全年合计", frozenset(project for project in counted if project.hidden))
    groupings: tuple[tuple[Callable[[Project], str | None], Mapping[str, Record], Sequence[Project]], ...] = (
        (lambda project: project.department, disclosure.departments, counted),
        (lambda project: project.field, disclosure.fields, counted),
        (lambda project: project.town, disclosure.towns, counted),
    )
    for group, names, grouped in groupings:
        for code, cell in breakdown(grouped, group).items():
            hidden = frozenset(project for project in cell.counted_only if amount(project) is not None)
            if hidden and not cell.withheld:
                yield _Total(f"“{getattr(names.get(code), 'name', code)}”合计", hidden)


def _problem(year: int, title: str, group: frozenset[Project], totals: Sequence[_Total]) -> Problem:
    first = min(group, key=lambda project: project.place.order)
    direct = [total for total in totals if total.hidden == group]
    used = direct[:1] or [total for total in totals if total.hidden & group]
    named = "、".join(total.called for total in used)
    return _at(
        year, title, first, len(group), f"{named}减去各公开项目" + ("" if direct else "，再互相加减"), _advice(totals)
    )


def _advice(totals: Sequence[_Total]) -> str:
    """The aggregation that is safe: the smallest total with enough hidden projects, and it alone."""
    safe = sorted((total for total in totals if len(total.hidden) >= FEWEST), key=lambda total: len(total.hidden))
    if not safe:
        return f"全年只有 {len(totals[0].hidden)} 个不公开的项目，没有哪一级合计是安全的：公布合计时另行注明不含不公开的项目"
    return f"可以公布的是{safe[0].called}（含 {len(safe[0].hidden)} 个不公开的项目），更细的合计不要公布"


def _by_figures(year: int, figures: Mapping[str, FigureInYear], told: set[Record]) -> Iterator[Problem]:
    """Figures of the year that, alone or subtracted from each other, give away one or two hidden records that no total above did."""
    sums = [_FigureSum(each, hidden) for each in figures.values() for hidden in _hidden_amounts(each)]
    for group in uncovered(each.hidden for each in sums):
        records = frozenset(record for record, _ in group)
        if not records <= told:
            first = min(records, key=lambda record: record.place.order)
            yield _at(year, "金额", first, len(records), _reckoning(group, sums), _safe_figure(group, sums))


_Amounts = frozenset[tuple[Record, bool]]
"""Hidden records, each with whether its amount is the one asked for, or another."""


@dataclass(frozen=True, slots=True)
class _FigureSum:
    """One sum that a figure shows, and the hidden amounts in it."""

    figure: FigureInYear
    hidden: _Amounts

    @property
    def called(self) -> str:
        return f"“{self.figure.figure.label}”（{self.figure.figure.id}）"


def _reckoning(group: _Amounts, sums: Sequence[_FigureSum]) -> str:
    """How a reader gets at the amounts of *group*: from one figure, as one less another, or by more of them."""
    direct = dict.fromkeys(each.called for each in sums if each.hidden == group)
    if direct:
        return "、".join(direct) + "减去各公开的记录"
    for whole, part in permutations(sums, 2):
        if part.hidden and part.hidden | group == whole.hidden and not part.hidden & group:
            return f"{whole.called}减去{part.called}，再减去各公开的记录"
    used = dict.fromkeys(each.called for each in sums if each.hidden & group)
    return "、".join(used) + "减去各公开的记录，再互相加减"


def _safe_figure(group: _Amounts, sums: Sequence[_FigureSum]) -> str:
    """Which figure may stay: the smallest with enough hidden amounts that holds those of *group*, and of these figures it alone."""
    advice = "不逐条公开这项指标里的其他金额，或不公布这项指标的金额"
    safe = sorted(
        (each for each in sums if group < each.hidden and is_safe(len(each.hidden))), key=lambda each: len(each.hidden)
    )
    return f"{advice}；可以公布的是{safe[0].called}（含 {len(safe[0].hidden)} 个不公开的项目）" if safe else advice


def _hidden_amounts(figure: FigureInYear) -> Iterator[_Amounts]:
    """The hidden amounts in each sum of a figure."""
    for part in terms(figure.evidence) if figure.evidence is not None else ():
        if isinstance(part, Sum):
            yield frozenset((record, part.called == "申报") for record in part.members.hidden)


def _at(year: int, title: str, record: Record, count: int, how: str, advice: str) -> Problem:
    return HIDDEN_DERIVABLE.at(
        record.at("visibility"),
        field=title,
        concerns={concern("table", record.place.file)},
        year=str(year),
        count=str(count),
        how=how,
        advice=advice,
        fewest=str(FEWEST),
    )
