"""The pictures of a year and of its departments.  None where there is nothing to draw, or where a number may not be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.charts import bars, composition, execution, flow, grades, trend
from generator.charts.bars import Bar, Bars
from generator.charts.composition import Composition
from generator.charts.execution import Execution, Executions
from generator.charts.flow import Flow
from generator.charts.grades import Distribution, GradeCount
from generator.charts.parts import Part
from generator.charts.quantity import Unit
from generator.charts.trend import Point, Trend
from generator.disclosure import WorkYear, department_subject
from generator.figures.evidence import Kind
from generator.figures.figure import FigureInYear
from generator.pages import addresses
from generator.pages.grading import by_grade
from generator.pages.money_way import WITHHELD, money_way
from generator.pages.picture import Link, Picture
from generator.pages.publication import Publication
from generator.records.choices import Grade, SubjectKind
from generator.records.departments import Department
from generator.records.money_lines import LINE_TITLES, lines_of
from generator.records.self_evaluations import SelfEvaluation
from generator.text import Text
from generator.visibility import Cell, breakdown

_REPORTS = Unit("份", places=0)


def every_picture(publication: Publication) -> Iterator[Picture[Any]]:
    """All pictures that have a file."""
    for year in publication.work_years:
        yield from filter(None, (picture(publication, year) for picture in _OF_A_YEAR))
    for fiscal_year in publication.budget_years:
        yield from filter(None, [executions(publication, fiscal_year)])
        for department in publication.shown(publication.disclosure.departments_in(fiscal_year)):
            yield from filter(None, [department_money(publication, department, fiscal_year)])
    yield from trends(publication)


def money_of_a_year(publication: Publication, year: WorkYear) -> Picture[Flow] | None:
    """The way of the money."""
    if not money_way(publication, year.year, _unlinked).lanes:
        return None
    data = partial(money_way, publication, year.year)
    return Picture(f"{addresses.year(year.year)}money.svg", flow.draw, flow.as_table, data)


def purposes(publication: Publication, year: WorkYear) -> Picture[Bars] | None:
    """What the granted money is for, the most first; what may not be shown comes last."""
    fields = publication.disclosure.fields
    cells = breakdown([each for each in year.projects if each.approved], lambda each: each.field)
    named = {code for code, field in fields.items() if not field.hidden}
    amounts = {code: cell.total(lambda each: each.approved_fiscal) for code, cell in cells.items() if code in named}
    order = sorted(amounts.items(), key=lambda pair: (pair[1] is None, -(pair[1] or 0), pair[0]))
    if not order:
        return None

    def data(linked: Link) -> Bars:
        return Bars(
            title=Text(f"{year.year} 年安排的项目资金，按领域"),
            bars=tuple(
                Bar(
                    fields[code].name,
                    amount,
                    note=Text("" if amount is None else f"{cells[code].count} 个项目"),
                    address=linked(addresses.purpose(year.year, code)),
                    missing=WITHHELD,
                )
                for code, amount in order
            ),
            heading=Text("领域"),
            measure=Text("安排的财政资金"),
            note=Text(f"{year.year} 年预算，部门项目支出，不是全市预算。"),
            sample=publication.sample,
        )

    return Picture(f"{addresses.section(year.year, 'purposes')}amounts.svg", bars.draw, bars.as_table, data)


def self_grades(publication: Publication, year: WorkYear) -> Picture[Distribution] | None:
    """How departments graded their projects of the year before."""
    cells = by_grade(publication, year.self_evaluations, SubjectKind.PROJECT)

    def data(linked: Link) -> Distribution:
        return Distribution(
            title=Text(f"{year.year - 1} 年度项目自评的等级"),
            author=Text("部门自评"),
            grades=tuple(
                GradeCount(Text(grade.label), _count(cells.get(grade)), linked(addresses.grade(year.year, grade)))
                for grade in Grade
            ),
            sample=publication.sample,
        )

    address = f"{addresses.section(year.year, 'self-evaluations')}grades.svg"
    return Picture(address, grades.draw, grades.as_table, data) if _may_be_counted(cells) else None


def finance_grades(publication: Publication, year: WorkYear) -> Picture[Distribution] | None:
    """The grades in the reports of key evaluations, as the reports give them."""
    seen = [each for each in year.key_evaluations if each.grade is not None]
    cells = breakdown(seen, lambda each: each.grade)

    def data(_: Link) -> Distribution:
        return Distribution(
            title=Text(f"{year.year} 年财政重点评价的等级"),
            author=Text("财政评价"),
            grades=tuple(GradeCount(Text(grade.label), _count(cells.get(grade))) for grade in Grade),
            unit=_REPORTS,
            sample=publication.sample,
        )

    address = f"{addresses.section(year.year, 'key-evaluations')}grades.svg"
    every_shown = all(publication.may_show(each) for each in seen)
    return Picture(address, grades.draw, grades.as_table, data) if cells and every_shown else None


def executions(publication: Publication, fiscal_year: int) -> Picture[Executions] | None:
    """How much of its budget each department spent, as it says itself."""
    departments = publication.shown(publication.disclosure.departments_in(fiscal_year))
    forms = [(each, overall_evaluation(publication, each, fiscal_year)) for each in departments]
    if not any(forms_ for _, forms_ in forms):
        return None

    def data(linked: Link) -> Executions:
        return Executions(
            title=Text(f"{fiscal_year} 年各部门的预算执行率"),
            departments=tuple(
                Execution(
                    each.name,
                    form.adjusted_total if form else None,
                    form.executed_total if form else None,
                    linked(addresses.department_year(each.code, fiscal_year)),
                )
                for each, form in forms
            ),
            note=Text("实际支出占调整后预算的百分比，取自部门整体支出自评。花得多或者少，本身都不说明好坏。"),
            sample=publication.sample,
        )

    address = f"{addresses.section(fiscal_year, 'departments')}execution.svg"
    return Picture(address, execution.draw, execution.as_table, data)


def department_money(publication: Publication, department: Department, fiscal_year: int) -> Picture[Composition] | None:
    """What a department's budget after adjustment is made of, where it has more than one source."""
    form = overall_evaluation(publication, department, fiscal_year)
    lines = lines_of(form, "adjusted") if form else {}
    parts = {line: amount for line, amount in lines.items() if line != "total" and amount}
    if len(parts) < 2:
        return None

    def data(_: Link) -> Composition:
        return Composition(
            title=Text(f"{department.name} {fiscal_year} 年的钱从哪里来"),
            whole=Text("调整后预算"),
            parts=tuple(Part(Text(LINE_TITLES[line]), amount) for line, amount in parts.items()),
            sample=publication.sample,
        )

    address = f"{addresses.department_year(department.code, fiscal_year)}money.svg"
    return Picture(address, composition.draw, composition.as_table, data)


def trends(publication: Publication) -> Iterator[Picture[Trend]]:
    """Figures that have a value in two years or more, each over the years on its own scale."""
    years = sorted(publication.figures)
    for figure_id in _TRENDS:
        values = [publication.figure(year, figure_id) for year in years]
        if sum(each.value is not None for each in values) > 1:
            data = partial(_trend, publication, values)
            yield Picture(f"{addresses.TRENDS}{values[0].figure.slug}.svg", trend.draw, trend.as_table, data)


def _trend(publication: Publication, values: list[FigureInYear], _: Link) -> Trend:
    figure = values[0].figure
    counted = figure.kind is Kind.COUNT
    return Trend(
        title=Text(f"{figure.label}，各年"),
        measure=Text(figure.label),
        points=tuple(Point(each.fiscal_year, None if isinstance(each.value, bool) else each.value) for each in values),
        unit=Unit(figure.unit, places=0 if counted else 2, fixed=not counted),
        sample=publication.sample,
    )


def overall_evaluation(publication: Publication, department: Department, fiscal_year: int) -> SelfEvaluation | None:
    """A department's evaluation of its whole spending, if it may be shown."""
    found = publication.disclosure.self_evaluation(department_subject(department.code, fiscal_year))
    return found if found is not None and publication.may_show(found) else None


def _may_be_counted(cells: Mapping[Grade, Cell[SelfEvaluation]]) -> bool:
    return bool(cells) and not any(cell.withheld for cell in cells.values())


def _count(cell: Cell[Any] | None) -> int:
    return (cell.count or 0) if cell is not None else 0


def _unlinked(_: str) -> str:
    return ""


_TRENDS = (
    "review.declared_projects",
    "review.declared_amount",
    "targets.projects",
    "review.approved_amount",
    "review.cancelled_projects",
    "monitoring.adjusted_amount",
)
"""What gets a picture over the years: the figures that every year has."""
_OF_A_YEAR = (money_of_a_year, purposes, self_grades, finance_grades)
