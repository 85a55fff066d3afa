"""scoring.yml itself: what scores are held against must be whole before anything is held against it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import compress, repeat
from operator import is_not

from generator.checks.sums import plain, sum_told
from generator.disclosure import Disclosure
from generator.problems import Location, Problem, Rule, Severity, concern
from generator.records.scoring import Scoring, ScoringYear

SCORING_YEAR_MISSING = Rule(
    "scoring-year-missing",
    Severity.WARNING,
    "没有这个年度的评分规则",
    "没有规则就无法核对权重、分值和等级，这一年的分数等于没有核对。",
    "财预〔2020〕10号；scoring.yml",
    "scoring.yml 没有 {year} 年的规则，{year} 年的权重、得分和等级没有核对。",
    "在 scoring.yml 的 years 中补上 {year} 年；规则没有变化时照抄上一年。",
    "scoring.yml 只有 2021 年，indicators.csv 有 2022 年的指标",
    "scoring.yml 有 2022 年",
)
SCORING_SUM = Rule(
    "scoring-sum-wrong",
    Severity.ERROR,
    "评分规则自相矛盾",
    "规则自己加不拢，用它核对出来的结果都不可信。",
    "财预〔2020〕10号：目标阶段 90 分，自评时另加预算执行率 10 分",
    "{year} 年{what}合计 {value} 分，应当是 {expected} 分（{sum}）。",
    "改正 scoring.yml 中 {year} 年的分值。",
    "indicator_weight: 90，方案为 50 + 30 + 20",
    "indicator_weight: 90，方案为 50 + 30 + 10",
)
SCORING_BANDS = Rule(
    "scoring-bands",
    Severity.ERROR,
    "评价等级的分数段不完整",
    "分数段有空隙或重复，同一个分数就可能没有等级，或有两个等级。",
    "财预〔2020〕10号：等级分数段左闭右开，最低一档从 0 分起",
    "{year} 年的等级分数段{value}。",
    "每个等级写一次，起始分互不相同，最低一档从 0 分起。",
    "bands 只写到 fair: 60",
    "bands 写到 poor: 0",
)

RULES = (SCORING_YEAR_MISSING, SCORING_SUM, SCORING_BANDS)


def check_scoring_rules(disclosure: Disclosure) -> Iterator[Problem]:
    """Every year of scoring.yml, and the years that it lacks."""
    scoring = disclosure.scoring
    for rules in scoring.years if scoring is not None else ():
        yield from _sums(scoring, rules)
        yield from _bands(scoring, rules)
    yield from _missing_years(disclosure)


def _missing_years(disclosure: Disclosure) -> Iterator[Problem]:
    """Years of weighted indicators and of total scores without rules, once each."""
    scored = {
        fiscal_year
        for year in disclosure.years.values()
        for records, points in ((year.indicators, "weight"), (year.self_evaluations, "total_score"))
        for fiscal_year in set(
            compress(records.column("fiscal_year"), map(is_not, records.column(points), repeat(None)))
        )
    }
    for fiscal_year in sorted(scored):
        if disclosure.scoring_of(fiscal_year) is None:
            yield SCORING_YEAR_MISSING.at(
                Location("scoring.yml"),
                field="预算年度",
                expected=str(fiscal_year),
                year=fiscal_year,
                concerns={concern("table", "scoring.yml")},
            )


def _sums(scoring: Scoring | None, rules: ScoringYear) -> Iterator[Problem]:
    sums = [("执行率与绩效指标的分值", [rules.execution_weight, rules.indicator_weight], Decimal(100))]
    sums += [
        (
            f"分值方案“{profile.name}”（{profile.subject.label}）",
            [each.weight for each in profile.weights],
            rules.indicator_weight,
        )
        for profile in rules.profiles
    ]
    for what, weights, expected in sums:
        if scoring is not None and sum(weights) != expected:
            yield SCORING_SUM.at(
                scoring.at("years"),
                field="分值",
                value=plain(sum(weights, Decimal(0))),
                expected=plain(expected),
                year=rules.fiscal_year,
                what=what,
                sum=sum_told(weights),
                concerns={concern("table", "scoring.yml")},
            ).causes()


def _bands(scoring: Scoring | None, rules: ScoringYear) -> Iterator[Problem]:
    starts = [band.at_least for band in rules.bands]
    grades = [band.grade for band in rules.bands]
    fault = None
    if len(set(grades)) < len(grades):
        fault = "有重复的等级"
    elif len(set(starts)) < len(starts):
        fault = "有相同的起始分"
    elif min(starts, default=Decimal(1)) > 0:
        fault = "没有从 0 分开始"
    if fault is not None and scoring is not None:
        yield SCORING_BANDS.at(
            scoring.at("years"),
            field="等级",
            value=fault,
            year=rules.fiscal_year,
            concerns={concern("table", "scoring.yml")},
        ).causes()
