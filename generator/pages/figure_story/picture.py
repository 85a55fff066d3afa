"""The small picture of a figure: parts of a whole, its groups, or the departments that it falls to."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from generator.charts import bars, composition, trend
from generator.charts.bars import Bar, Bars
from generator.charts.composition import Composition
from generator.charts.frame import responsive
from generator.charts.parts import Part
from generator.charts.quantity import MONEY, PROJECTS, Unit
from generator.charts.trend import Point, Trend
from generator.charts.words import NO_TEXT
from generator.figures.evidence import Count, Difference, Distinct, Exists, Ratio, Sum
from generator.figures.figure import FigureInYear
from generator.pages.figure_story.ledger import Ledger
from generator.pages.publication import Publication
from generator.text import Text

_MOST = 12
"""How many departments a picture shows: those with the most."""
_RECORDS = Unit("条", 0)


def picture(publication: Publication, ledger: Ledger) -> Markup:
    """The picture that fits the kind of figure; blank when there is nothing to compare."""
    evidence, title = ledger.evidence, Text(ledger.figure.figure.label)
    if isinstance(evidence, Exists):
        return Markup()
    if isinstance(evidence, Difference):
        left = Part(Text(evidence.subtrahend.called or "减数"), evidence.subtrahend.value)
        return _composed(
            publication, title, _called(evidence.minuend, "全部"), left, Part(title, evidence.value), MONEY
        )
    if isinstance(evidence, Ratio):
        part, whole = evidence.numerator.value, evidence.denominator.value
        unit = PROJECTS if isinstance(evidence.denominator, Count) else MONEY
        parts = Part(_called(evidence.numerator, title), part), Part(Text("其余"), whole - part)
        return _composed(publication, title, _called(evidence.denominator, "全部"), *parts, unit)
    if isinstance(evidence, Distinct):
        if ledger.hidden:
            return Markup()
        groups = tuple(Bar(Text(group), Decimal(len(members))) for group, members in evidence.groups.items())
        return _bars(publication, title, groups, "类别", _RECORDS)
    return _departments(publication, ledger)


def trend_picture(publication: Publication, years: tuple[FigureInYear, ...]) -> Markup:
    """The figure over the years; blank with fewer than two values."""
    points = tuple(Point(each.fiscal_year, each.value) for each in years if isinstance(each.value, Decimal))
    if len(points) < 2:
        return Markup()
    figure = years[0].figure
    data = Trend(
        Text(f"{figure.label}，各年"), Text(figure.label), points, _plain_unit(figure.unit), sample=publication.sample
    )
    return responsive(trend.draw, data, prefix="trend")


def _called(side: Count | Sum | Difference, otherwise: str) -> Text:
    if isinstance(side, Difference):
        return Text(f"{side.minuend.called}减{side.subtrahend.called}")
    return Text(side.called or otherwise)


def _plain_unit(unit: str) -> Unit:
    return MONEY if unit == "万元" else Unit(unit, 2, close=unit == "%")


def _composed(publication: Publication, title: Text, whole: Text, one: Part, other: Part, unit: Unit) -> Markup:
    if any(part.amount is None or part.amount < 0 for part in (one, other)):
        return Markup()
    parts = tuple(part for part in (one, other) if part.amount)
    data = Composition(title, whole, parts, unit, sample=publication.sample)
    return responsive(composition.draw, data, prefix="figure") if parts else Markup()


def _bars(
    publication: Publication, title: Text, rows: tuple[Bar, ...], heading: str, unit: Unit, note: Text = NO_TEXT
) -> Markup:
    if len(rows) < 2:
        return Markup()
    data = Bars(title, rows, Text(heading), title, unit, note, publication.sample)
    return responsive(bars.draw, data, prefix="figure")


def _departments(publication: Publication, ledger: Ledger) -> Markup:
    """The departments with the most, as far as their totals may be shown; blank where every department has one record alike."""
    column = next(iter(ledger.columns), None)
    cells = {
        code: (cell.total(column.amount) if column else Decimal(cell.count))
        for code, cell in ledger.by_department.items()
        if cell.count is not None and ledger.department_name(code)
    }
    known = {code: value for code, value in cells.items() if value}
    if len(set(known.values())) < 2:
        return Markup()
    most = sorted(known.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]
    rows = tuple(Bar(ledger.department_name(code), value) for code, value in most)
    note = (
        Text(f"共 {len(ledger.by_department)} 个部门，画出最多的 {len(rows)} 个。")
        if len(ledger.by_department) > len(rows)
        else NO_TEXT
    )
    unit = _plain_unit(ledger.figure.figure.unit)
    return _bars(publication, Text(f"{ledger.figure.figure.label}，按部门"), rows, "部门", unit, note)
