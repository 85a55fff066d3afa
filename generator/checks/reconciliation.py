"""A statement whose numbers do not follow from its records is not published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.disclosure import Disclosure
from generator.figures.evidence import all_members
from generator.figures.figure import FigureInYear
from generator.figures.reconciliation import Reconciled, reconcile
from generator.problems import Problem, Rule, Severity, concern
from generator.records.record import Record

FIGURE_DIFFERS = Rule(
    "figure-differs",
    Severity.ERROR,
    "说明中的数与记录对不上",
    "公布的数要能从记录里加出来，否则读者和人大代表都无法核对。",
    "design：Words for readers；domain 0.2",
    "{year} 年“{field}”（{id}）：说明公布 {stated} {unit}，按记录计算 {computed} {unit}，相差 {difference}。",
    "核对记录与说明；确有理由的差异，在 exceptions.yml 登记理由、签批科室和日期（kind: difference，target: {id}）。",
    "说明 238997.12，记录合计 238997.13",
    "说明 238997.12，记录合计 238997.12",
)

RULES = (FIGURE_DIFFERS,)


def check_reconciliation(
    disclosure: Disclosure, figures: Mapping[int, Mapping[str, FigureInYear]]
) -> Iterator[Problem]:
    """Every stated figure that the records contradict and nobody signed off."""
    if disclosure.records.site is None:
        return
    for year in disclosure.years:
        for each in reconcile(disclosure, year, figures[year]):
            if each.blocks:
                yield _differs(disclosure, year, each)


def _differs(disclosure: Disclosure, year: int, reconciled: Reconciled) -> Problem:
    figure = reconciled.figure
    statement = disclosure.year(year).statement
    if statement is None or figure.stated is None:
        raise LookupError(f"{figure.figure.id} differs from a statement that is not there")
    return FIGURE_DIFFERS.at(
        statement.place,
        field=figure.figure.label,
        value=str(figure.stated.value),
        expected=_shown(reconciled.computed),
        year=year,
        id=figure.figure.id,
        unit="" if isinstance(reconciled.stated, bool) else figure.figure.unit,
        stated=str(figure.stated.value),
        computed=_shown(reconciled.computed),
        difference=_shown(reconciled.difference),
        concerns=_tables_of(figure),
    )


def _shown(value: object) -> str:
    return "无法比较" if value is None else str(value).lower() if isinstance(value, bool) else f"{value:f}"


def _tables_of(figure: FigureInYear) -> frozenset[str]:
    """The files whose rows the figure counts: when one of them could not be read whole, the difference follows from that."""
    if figure.evidence is None:
        return frozenset()
    records: set[Record] = {member.record for member in all_members(figure.evidence)}
    return frozenset(concern("table", file) for file in {_table_file(record) for record in records})


def _table_file(record: Record) -> str:
    """The table's file: of a folder of reports, the folder."""
    file = record.place.file
    return file if file.count("/") < 2 else file.rpartition("/")[0] + "/"
