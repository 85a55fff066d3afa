"""The way of the money, as two lanes that are never joined.

预算 Y: declared → not granted, granted less → approved → adjusted in the year.  决算 Y−1: spent → evaluated → the budget of Y+1.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.charts.flow import Flow, Lane, Step
from generator.charts.parts import Part
from generator.charts.quantity import Unit
from generator.figures.figure import FigureInYear
from generator.pages.picture import Link
from generator.pages.publication import Publication
from generator.text import Text
from generator.visibility import is_safe

WITHHELD = Text("不公开，附依据")
_REPORTS = Unit("份", places=0, close=True)


def money_way(publication: Publication, work_year: int, linked: Link) -> Flow:
    """The way of the money of one work year; without lanes when it has no figures to draw."""
    return Flow(
        title=Text(f"{work_year} 年说明里的钱"),
        lanes=tuple(_lanes(publication, work_year, linked)),
        note=Text("都是部门项目支出，不是全市预算。"),
        sample=publication.sample,
    )


def _lanes(publication: Publication, work_year: int, linked: Link) -> Iterator[Lane]:
    figures = {each.figure.id: each for each in publication.figures[work_year].values()}
    if _amount(figures["review.declared_amount"]) is not None:
        yield Lane(Text(f"{work_year} 年预算"), tuple(_budget(figures, linked)), Text("从申报到年中调整"))
    if _has(figures, "key_evaluation.projects") or _has(figures, "application.maintained_projects"):
        yield Lane(
            Text(f"{work_year - 1} 年决算"),
            tuple(_accounts(publication, work_year, figures, linked)),
            Text(f"从支出到评价，再到 {work_year + 1} 年预算"),
        )


def _has(figures: dict[str, FigureInYear], figure_id: str) -> bool:
    return figures[figure_id].value is not None


def _amount(figure: FigureInYear) -> Decimal | None:
    return figure.value if isinstance(figure.value, Decimal) else None


def _count(figure: FigureInYear) -> int | None:
    return int(figure.value) if isinstance(figure.value, Decimal) else None


def _part(
    label: str, figures: dict[str, FigureInYear], amount: str, count: str | None, linked: Link, note: str = ""
) -> Part:
    figure = figures[amount]
    return Part(
        Text(label),
        _amount(figure),
        _count(figures[count]) if count else None,
        Text(note),
        linked(figure.address),
    )


def _budget(figures: dict[str, FigureInYear], linked: Link) -> Iterator[Step]:
    granted = _part("安排", figures, "review.approved_amount", "targets.projects", linked)
    cut = _part("比申报少安排", figures, "review.cut_amount", None, linked, "含申报后没有安排的项目；不等于节约")
    declared = _part("申报", figures, "review.declared_amount", "review.declared_projects", linked)
    yield Step(declared, (granted, cut))
    changed = _amount(figures["monitoring.adjusted_amount"])
    approved = granted.amount
    if changed is None or approved is None:
        yield Step(granted)
        return
    kept = Part(Text("年中没有动"), approved - changed)
    yield Step(
        granted,
        (
            kept,
            _part("调减", figures, "monitoring.reduced_amount", "monitoring.reduced_projects", linked),
            _part("取消", figures, "monitoring.cancelled_amount", "monitoring.cancelled_projects", linked),
            _part(
                "收回结余",
                figures,
                "monitoring.recovered_completed_amount",
                "monitoring.recovered_completed_projects",
                linked,
            ),
            _part(
                "不再实施而收回",
                figures,
                "monitoring.recovered_discontinued_amount",
                "monitoring.recovered_discontinued_projects",
                linked,
            ),
        ),
    )


def _accounts(
    publication: Publication, work_year: int, figures: dict[str, FigureInYear], linked: Link
) -> Iterator[Step]:
    spent, evaluated = _spent(publication, work_year)
    if evaluated:
        yield Step(Part(Text("实际花了"), spent, evaluated, Text("全部项目自评表上的支出"), missing=WITHHELD))
    objects = ("key_evaluation.departments", "key_evaluation.projects", "key_evaluation.policies")
    counts = [_count(figures[each]) for each in objects]
    yield Step(
        Part(
            Text("重点评价"),
            None,
            sum(each for each in counts if each is not None),
            Text("另抽查复评项目自评"),
            linked(figures["key_evaluation.projects"].address),
            _REPORTS,
            Text(),
        )
    )
    names = (
        ("维持", "maintained"),
        ("增加", "increased"),
        ("调减", "reduced"),
        ("合并", "merged"),
        ("取消", "cancelled"),
    )
    parts = tuple(
        _part(label, figures, f"application.{name}_amount", f"application.{name}_projects", linked)
        for label, name in names
    )
    yield Step(Part(Text(f"{work_year + 1} 年预算"), None, None, Text("额度和变动额不相加"), missing=Text()), parts)


def _spent(publication: Publication, work_year: int) -> tuple[Decimal | None, int]:
    """What the projects of the year before spent (万元), and how many; None where the sum may not be shown."""
    forms = [each for each in publication.disclosure.year(work_year).self_evaluations if each.project is not None]
    if not is_safe(sum(not publication.may_show(each) for each in forms)):
        return None, len(forms)
    return sum((each.executed_fiscal or Decimal(0) for each in forms), Decimal(0)), len(forms)
