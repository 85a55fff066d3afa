"""A statement whose numbers do not follow from its records is not published."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from decimal import Decimal

from generator.checks.sums import plain
from generator.disclosure import Disclosure
from generator.figures.evidence import Kind
from generator.figures.figure import FigureInYear
from generator.figures.identities import identities_of
from generator.figures.reconciliation import Reconciled, reconcile, signed_off
from generator.problems import Problem, Rule, Severity, concern
from generator.records.statement import Statement

FIGURE_DIFFERS = Rule(
    "figure-differs",
    Severity.ERROR,
    "说明中的数与记录对不上",
    "公布的数要能从记录里加出来，否则读者和人大代表都无法核对。",
    "design：Words for readers；domain 0.2",
    "{year} 年“{field}”（{id}）：说明公布 {stated}，按记录计算 {computed}{apart}。",
    "核对记录与说明；确有理由的差异，在 exceptions.yml 登记理由、签批科室和日期（kind: difference，target: {id}）。",
    "说明 238997.12，记录合计 238997.13",
    "说明 238997.12，记录合计 238997.12",
)

FIGURES_CONTRADICT = Rule(
    "figures-contradict",
    Severity.ERROR,
    "几个数互相矛盾",
    "申报减取消不等于批准、分项加起来不等于合计，读者拿一支笔就能发现，整份说明都不可信。",
    "domain 0.2、2.6；design：Amounts",
    "{year} 年“{field}”不成立（{id}，{whose}）：{value}，相差 {difference}。",
    "核对这几个数；原文确实如此而又不能改的，在 exceptions.yml 登记理由、签批科室和日期（kind: difference，target: {id}）。",
    "申报 1193，取消立项 128，批准 1064",
    "申报 1193，取消立项 128，批准 1065",
)

RULES = (FIGURE_DIFFERS, FIGURES_CONTRADICT)


def check_reconciliation(
    disclosure: Disclosure, figures: Mapping[int, Mapping[str, FigureInYear]]
) -> Iterator[Problem]:
    """Every stated figure that the records contradict, and every contradiction between figures, that nobody signed off.

    Figures of a year without a statement are still being made, so they may not agree yet: its page shows what does not hold.
    """
    if disclosure.records.site is None:
        return
    for year, work_year in disclosure.years.items():
        if work_year.statement is not None:
            reconciled = reconcile(disclosure, year, figures[year])
            for each in reconciled:
                if each.blocks:
                    yield _differs(disclosure, year, each)
            in_doubt = {each.figure.figure.id for each in reconciled if each.blocks}
            yield from _contradictions(disclosure, work_year.statement, figures[year], in_doubt)


def _contradictions(
    disclosure: Disclosure, statement: Statement, figures: Mapping[str, FigureInYear], in_doubt: Container[str]
) -> Iterator[Problem]:
    """Identities that do not hold, of the stated values and of the computed ones; what both break in the same way is told once.

    A figure that differs from its records is told already, and may be all that is wrong: what it contradicts follows from it.
    """
    year = statement.work_year
    for each in identities_of(disclosure, year, figures):
        told = any(name in in_doubt for name in each.identity.figures)
        if each.broken and not told and signed_off(disclosure, year, each.identity.id) is None:
            found = {
                tested.arithmetic: tested for tested in (each.computed, each.stated) if tested and not tested.holds
            }
            for tested in found.values():
                yield FIGURES_CONTRADICT.at(
                    statement.at("figures"),
                    field=each.identity.words,
                    value=tested.arithmetic,
                    year=year,
                    id=each.identity.id,
                    whose="公布的数" if tested is each.stated else "按记录计算",
                    difference=f"{tested.off_by:f}",
                    concerns=frozenset().union(*(_tables_of(figures[name]) for name in each.identity.figures)),
                )


def _differs(disclosure: Disclosure, year: int, reconciled: Reconciled) -> Problem:
    figure = reconciled.figure
    statement = disclosure.year(year).statement
    if statement is None or figure.stated is None:
        raise LookupError(f"{figure.figure.id} differs from a statement that is not there")
    return FIGURE_DIFFERS.at(
        statement.place_of(figure.stated, "value"),
        field=figure.figure.label,
        value=str(figure.stated.value),
        expected=_written(figure, reconciled.computed),
        year=year,
        id=figure.figure.id,
        stated=_told(figure, reconciled.stated, str(figure.stated.value)),
        computed=_told(figure, reconciled.computed, _written(figure, reconciled.computed)),
        apart=f"，相差 {_written(figure, reconciled.difference)}" if reconciled.difference is not None else "",
        concerns=_tables_of(figure),
    )


_WHOLE = (Kind.COUNT, Kind.DISTINCT)
"""Kinds of figures that count things: 1064 个, where money is 1064.00 万元."""


def _written(figure: FigureInYear, value: Decimal | bool | None) -> str:  # noqa: FBT001 - a value like others
    """*value* as it would stand in statement.yml."""
    if isinstance(value, Decimal):
        return plain(value) if figure.figure.kind in _WHOLE else f"{value:f}"
    return str(value).lower()


def _told(figure: FigureInYear, value: Decimal | bool | None, written: str) -> str:  # noqa: FBT001 - a value like others
    """*value* for readers: 是 or 否, else as it is *written*, with its unit where it has one."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return written if figure.figure.kind is Kind.EXISTS else f"{written} {figure.figure.unit}"


def _tables_of(figure: FigureInYear) -> frozenset[str]:
    """The tables that the figure is made from: when one of them could not be read whole, the difference follows from that."""
    return frozenset(concern("table", file) for file in figure.files)
