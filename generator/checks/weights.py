"""Weights of indicators: their sum, their split by level 1, and single ones that weigh too much (domain 2.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.checks.alike import judged_once
from generator.checks.grounds import grounds
from generator.checks.sums import plain, sum_told
from generator.disclosure import Disclosure, WorkYear
from generator.problems import Problem, Rule, Severity, concern
from generator.records.choices import Level1, SubjectKind, TargetVersion
from generator.records.scoring import ScoringYear, WeightProfile
from generator.records.self_evaluations import SelfEvaluation
from generator.records.targets import Indicator

WEIGHTS_SUM = Rule(
    "indicator-weights-sum",
    Severity.ERROR,
    "指标权重合计不对",
    "权重加不到规定的分数，总分就不是百分制，项目之间也不能比较。",
    "财预〔2020〕10号：目标阶段合计 90 分；scoring.yml",
    "{value} 项指标的权重合计 {sum}，应当是 {expected} 分。",
    "调整权重，使{version}版各指标合计为 {expected} 分。",
    "50 + 30 + 20 = 100（规定 90）",
    "50 + 30 + 10 = 90",
)
WEIGHT_MISSING = Rule(
    "indicator-weight-missing",
    Severity.ERROR,
    "指标没有权重",
    "有的指标有权重、有的没有，合计就无从核对，得分也没有上限。",
    "510000_0013zp：权重必填",
    "“{indicator}”没有填写权重，同一目标的其他指标填写了。",
    "填写“{indicator}”的权重，使合计为规定的分数。",
    "weight 空白（其他指标 50、30）",
    "weight=10（其他指标 50、30）",
)
WEIGHTS_PROFILE = Rule(
    "indicator-weights-profile",
    Severity.WARNING,
    "一级指标的分值不合规定的方案",
    "产出、效益、满意度各占多少分有统一规定；自行调整会让好完成的指标占大头。",
    "财预〔2020〕10号、财预〔2021〕101号；scoring.yml",
    "一级指标的分值是 {value}，不合 {year} 年的任何一个方案（{expected}）。",
    "按方案调整各一级指标的权重；本级另有规定的，在 scoring.yml 增加方案。",
    "产出 60、效益 20、满意度 10",
    "产出 50、效益 30、满意度 10",
)
WEIGHT_HEAVY = Rule(
    "indicator-weight-heavy",
    Severity.WARNING,
    "单个指标的权重过大",
    "一项指标占了大半分数，其他指标完成得怎样都不影响结果。",
    "通行审核要点：单个指标不宜超过 30 分",
    "“{indicator}”一项占 {value} 分，超过 {expected} 分。",
    "把它分成几项可以分别核对的指标，或把分值分给其他指标。",
    "一项指标 40 分",
    "两项指标各 20 分",
)
EXECUTION_WEIGHT = Rule(
    "execution-weight-differs",
    Severity.WARNING,
    "预算执行率的分值不合规定",
    "执行率的分值由财政部门统一规定，各表不同，总分就不能比较。",
    "财预〔2020〕10号：预算执行率 10 分；scoring.yml",
    "预算执行率的分值是 {value} 分，{year} 年规定为 {expected} 分。",
    "改为 {expected}；规定确有不同的，修改 scoring.yml。",
    "execution_weight=20",
    "execution_weight=10",
)

RULES = (WEIGHTS_SUM, WEIGHT_MISSING, WEIGHTS_PROFILE, WEIGHT_HEAVY, EXECUTION_WEIGHT)

HEAVIEST = Decimal(30)
"""The most points that one indicator should carry (domain 2.1)."""


def check_weights(disclosure: Disclosure) -> Iterator[Problem]:
    """Every version of a target that was approved: what had been declared before is history."""
    for year in disclosure.years.values():
        yield from _indicators(disclosure, year)
        yield from _executions(disclosure, year)


def _indicators(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    rules = disclosure.scoring_of(year.year)
    versions = [
        group
        for (_, version), group in disclosure.indicator_groups.items()
        if group.table is year.indicators and version is not TargetVersion.DECLARED
    ]

    def records(numbers: Sequence[int]) -> Iterator[Sequence[Indicator]]:
        return (year.indicators.take(sorted(versions[number].rows)) for number in numbers)

    said = ((group.column("subject")[0], group.column("level1"), group.column("weight")) for group in versions)
    yield from judged_once(said, records, lambda indicators: _version(rules, indicators))


def _executions(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    evaluations = year.self_evaluations
    said = zip(*map(evaluations.column, ("fiscal_year", "subject", "execution_weight")), strict=True)
    yield from judged_once(said, evaluations.take, lambda evaluation: _execution(disclosure, evaluation))


def _version(rules: ScoringYear | None, indicators: Sequence[Indicator]) -> Iterator[Problem]:
    weights = [each.weight for each in indicators if each.weight is not None]
    if not weights:
        return
    if len(weights) < len(indicators):
        yield from (_missing(each) for each in indicators if each.weight is None)
    elif rules is not None and sum(weights) != rules.indicator_weight:
        yield _sum(rules, indicators, weights)
    elif rules is not None:
        yield from _profile(rules, indicators)
    for each in indicators:
        if each.weight is not None and each.weight > HEAVIEST:
            yield WEIGHT_HEAVY.at(
                each.at("weight"),
                field="权重",
                value=plain(each.weight),
                expected=plain(HEAVIEST),
                indicator=each.level3,
                concerns=grounds(each),
            )


def _missing(indicator: Indicator) -> Problem:
    return WEIGHT_MISSING.at(
        indicator.at("weight"),
        field="权重",
        expected="分值",
        indicator=indicator.level3,
        concerns=grounds(indicator),
    )


def _sum(rules: ScoringYear, indicators: Sequence[Indicator], weights: Sequence[Decimal]) -> Problem:
    first = indicators[0]
    return WEIGHTS_SUM.at(
        first.at("weight"),
        field="权重",
        value=str(len(indicators)),
        expected=plain(rules.indicator_weight),
        sum=sum_told(weights),
        version=first.version.label,
        concerns={concern("table", "scoring.yml"), *grounds(first)},
    )


def _profile(rules: ScoringYear, indicators: Sequence[Indicator]) -> Iterator[Problem]:
    subject = indicators[0].subject
    profiles = [profile for profile in rules.profiles if profile.subject is subject]
    split: defaultdict[Level1, Decimal] = defaultdict(Decimal)
    for each in indicators:
        split[each.level1] += each.weight or Decimal(0)
    if not profiles or any(_fits(split, profile) for profile in profiles):
        return
    first = indicators[0]
    yield WEIGHTS_PROFILE.at(
        first.at("weight"),
        field="权重",
        value=_told(split),
        expected="；".join(_told({each.level1: each.weight for each in profile.weights}) for profile in profiles),
        year=rules.fiscal_year,
        concerns={concern("table", "scoring.yml"), *grounds(first)},
    )


def _fits(split: defaultdict[Level1, Decimal], profile: WeightProfile) -> bool:
    wanted = {each.level1: each.weight for each in profile.weights if each.weight}
    return {level: weight for level, weight in split.items() if weight} == wanted


def _told(split: dict[Level1, Decimal]) -> str:
    return "、".join(f"{level.aliases[0]} {plain(split[level])}" for level in Level1 if split.get(level))


def _execution(disclosure: Disclosure, evaluation: SelfEvaluation) -> Iterator[Problem]:
    rules, weight = disclosure.scoring_of(evaluation.fiscal_year), evaluation.execution_weight
    if rules is None or weight is None or weight == rules.execution_weight:
        return
    if evaluation.subject is SubjectKind.PROJECT:
        yield EXECUTION_WEIGHT.at(
            evaluation.at("execution_weight"),
            field="预算执行率分值",
            value=plain(weight),
            expected=plain(rules.execution_weight),
            year=rules.fiscal_year,
            concerns={concern("table", "scoring.yml"), *grounds(evaluation)},
        )
