"""site.yml, scoring.yml and calendar.yml of the sample city."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from generator.records.calendar import Calendar, DueDate
from generator.records.choices import DisclosedDocument, Grade, Level1, SubjectKind
from generator.records.scoring import GradeBand, LevelWeight, Scoring, ScoringYear, WeightProfile
from generator.records.site import Site
from generator.text import Text

AS_OF = date(2023, 12, 31)
"""The sample city's “today”."""

DAYS_TO_DISCLOSE = 20
"""Departmental budgets and accounts are public within 20 days of the reply (预算法 art. 14)."""

_WITHIN = Text("部门预算、决算批复后20日内（预算法第十四条）")


def site() -> Site:
    """The sample city.  Identifiers stay blank: none is ever invented."""
    return Site(
        jurisdiction=Text("示例市"),
        bureau=Text("示例市财政局"),
        parent_jurisdiction=Text("示例地级市"),
        division_code=Text("999999"),
        as_of=AS_OF,
        sample=True,
        official=False,
        totals_source=Text("绵竹市 2022 年预算绩效管理工作情况说明"),
    )


_SPLITS: dict[str, dict[Level1, int]] = {
    "不设成本指标": {Level1.OUTPUT: 50, Level1.BENEFIT: 30, Level1.SATISFACTION: 10},
    "设成本指标": {Level1.COST: 20, Level1.OUTPUT: 40, Level1.BENEFIT: 20, Level1.SATISFACTION: 10},
    "不设成本、满意度指标": {Level1.OUTPUT: 50, Level1.BENEFIT: 40},
    "设成本指标、不设满意度指标": {Level1.COST: 20, Level1.OUTPUT: 40, Level1.BENEFIT: 30},
}
"""财预〔2020〕10号 and 财预〔2021〕101号; where satisfaction cannot be measured, its points go to benefit."""

_BANDS = {Grade.EXCELLENT: 90, Grade.GOOD: 80, Grade.FAIR: 60, Grade.POOR: 0}


def _profile(name: str, subject: SubjectKind) -> WeightProfile:
    weights = (LevelWeight(level1=level, weight=Decimal(points)) for level, points in _SPLITS[name].items())
    return WeightProfile(name=Text(name), subject=subject, weights=tuple(weights))


def _scoring_year(year: int) -> ScoringYear:
    return ScoringYear(
        fiscal_year=year,
        execution_weight=Decimal(10),
        indicator_weight=Decimal(90),
        profiles=tuple(_profile(name, subject) for subject in SubjectKind for name in _SPLITS),
        bands=tuple(GradeBand(grade=grade, at_least=Decimal(points)) for grade, points in _BANDS.items()),
        show_recomputed=True,
    )


def scoring() -> Scoring:
    """Weight profiles and grade bands of fiscal years 2021 to 2023."""
    return Scoring(years=tuple(_scoring_year(year) for year in (2021, 2022, 2023)))


_BUDGET = {
    2021: (date(2021, 1, 22), date(2021, 2, 3)),
    2022: (date(2022, 1, 20), date(2022, 1, 31)),
    2023: (date(2023, 1, 12), date(2023, 1, 30)),
}
"""Work year → when the congress approved the budget, when the bureau replied to the departments."""

_ACCOUNTS = {
    2021: (date(2021, 8, 27), date(2021, 9, 8)),
    2022: (date(2022, 8, 30), date(2022, 9, 10)),
    2023: (date(2023, 8, 29), date(2023, 9, 8)),
}
"""Work year → the same two dates for the final accounts of the year before."""


def calendar(work_year: int) -> Calendar:
    """The dates of one work year; raises :class:`KeyError` outside 2021 to 2023."""
    budget_approved, budget_replied = _BUDGET[work_year]
    accounts_approved, accounts_replied = _ACCOUNTS[work_year]
    return Calendar(
        budget_approved=budget_approved,
        budget_replied=budget_replied,
        accounts_approved=accounts_approved,
        accounts_replied=accounts_replied,
        statement_due=date(work_year + 1, 2, 28),
        due=_duties(work_year, budget_replied, accounts_replied),
    )


def _duties(work_year: int, budget_replied: date, accounts_replied: date) -> tuple[DueDate, ...]:
    """Targets go out with the budget; of 2021 no more is on record, because the sample's evaluations begin with that year's money."""
    days = timedelta(days=DAYS_TO_DISCLOSE)
    targets = _duty(DisclosedDocument.TARGETS, work_year, budget_replied + days, _WITHIN)
    if work_year == 2021:
        return (targets,)
    year_end = date(2022, 12, 31) if work_year == 2022 else date(2024, 3, 31)
    return (
        targets,
        _duty(DisclosedDocument.SELF_EVALUATION, work_year - 1, accounts_replied + days, _WITHIN),
        _duty(DisclosedDocument.KEY_EVALUATION, work_year - 1, year_end, Text("评价报告形成并报告人大后公开")),
        _duty(DisclosedDocument.STATEMENT, work_year, date(work_year + 1, 2, 28), Text("次年2月底前")),
    )


def _duty(document: DisclosedDocument, fiscal_year: int, due: date, basis: Text) -> DueDate:
    return DueDate(document=document, fiscal_year=fiscal_year, due=due, basis=basis)
