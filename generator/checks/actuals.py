"""What was achieved, as written: a number where a number was promised, and not far beyond it (domain 2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.attainment import NOT_DONE, QUALITATIVE_WORDS, attained_ratio
from generator.checks.alike import judged_once
from generator.checks.grounds import grounds
from generator.checks.sums import half_up, plain
from generator.disclosure import Disclosure, PairedResults
from generator.problems import Problem, Rule, Severity
from generator.records.choices import Level1, Operator
from generator.records.criterion import Criterion, plain_unit, read_deadline
from generator.records.self_evaluations import Result
from generator.records.targets import Indicator

ACTUAL_MISSING = Rule(
    "actual-missing",
    Severity.ERROR,
    "没有完成值",
    "没有完成值，得分就没有依据。",
    "510000_0013zp：完成值必填",
    "“{indicator}”没有完成值。",
    "填写完成值；没有完成的，数量填 0，期限填“未完成”，定性填“未达成”。",
    "actual 空白，score=10",
    "actual=3，score=10",
)
ACTUAL_UNREADABLE = Rule(
    "actual-unreadable",
    Severity.ERROR,
    "定量指标的完成值不是数字",
    "目标是数字或期限，完成值也要是数字或日期，才能比较。",
    "510000_0013zp：指标性质为 ≥ ＞ = ＜ ≤ 时完成值必须是数字",
    "“{indicator}”的目标是 {expected}，完成值却是“{value}”。",
    "填写实际数字（期限类指标填写完成日期，例如 2022年11月20日）；说明写在 description。",
    "目标 ≥3 所，actual=约三四所",
    "目标 ≥3 所，actual=3",
)
ACTUAL_IN_WORDS = Rule(
    "actual-in-words",
    Severity.ERROR,
    "定量指标的完成值写成了“达成”",
    "“达成预期指标”只能用于定性指标；定量指标这样写，等于没有公布完成值。",
    "自评表填报要求：定量填数字，定性填达成、部分达成、未达成",
    "“{indicator}”的目标是 {expected}，完成值却只写“{value}”。",
    "填写实际完成的数字或日期。",
    "目标 ≥95%，actual=达成预期指标",
    "目标 ≥95%，actual=96.2",
)
ACTUAL_UNIT = Rule(
    "actual-unit-differs",
    Severity.ERROR,
    "完成值的单位与目标不同",
    "单位不同不能比较，得分也就没有依据。",
    "510000_0013zp：完成值与指标值用同一度量单位",
    "“{indicator}”的目标单位是“{expected}”，完成值写“{value}”。",
    "换算成“{expected}”，完成值只写数字。",
    "目标 12 公里，actual=11500米",
    "目标 12 公里，actual=11.5",
)
OVER_ACHIEVED = Rule(
    "result-over-achieved",
    Severity.WARNING,
    "完成值远超目标",
    "超出三成以上，多半是目标定低了；应当分析原因，目标过低的要扣分。",
    "财预〔2020〕10号；130% 是通行的提醒线",
    "“{indicator}”的目标是 {expected}，完成 {value}，是目标的 {ratio}%。",
    "核对完成值；没有错的，在偏差原因中分析，并在下一年提高目标。",
    "目标 ≥100，actual=170",
    "目标 ≥100，actual=125",
)
SATISFACTION_ABOVE = Rule(
    "satisfaction-above",
    Severity.ERROR,
    "满意度超过 100%",
    "满意的人不会比被调查的人多。",
    "算术",
    "“{indicator}”的完成值是 {value}%。",
    "核对完成值，看是否多写了一位。",
    "满意度 actual=952",
    "满意度 actual=95.2",
)

RULES = (ACTUAL_MISSING, ACTUAL_UNREADABLE, ACTUAL_IN_WORDS, ACTUAL_UNIT, OVER_ACHIEVED, SATISFACTION_ABOVE)

_FAR = Decimal("1.3")
"""Over-achievement beyond which a target looks too low (a convention, domain 2.2)."""


def check_actuals(disclosure: Disclosure) -> Iterator[Problem]:
    """Every result that has an indicator."""
    for year in disclosure.years.values():
        yield from _pairs(disclosure.paired_results(year))


def _pairs(pairs: PairedResults) -> Iterator[Problem]:
    said = zip(*map(pairs.promised, ("level1", "operator", "value", "unit")), pairs.achieved("actual"), strict=True)
    yield from judged_once(said, pairs.take, lambda pair: _result(*pair))


def _result(indicator: Indicator, result: Result) -> Iterator[Problem]:
    if result.actual is None:
        yield _problem(ACTUAL_MISSING, indicator, result, "完成值")
    elif indicator.operator is not Operator.QUALITATIVE and (aim := Criterion.read(indicator.value)) is not None:
        rule = _written(indicator, result.actual, aim)
        if rule is not None:
            yield _problem(rule, indicator, result, _unit(indicator, aim) if rule is ACTUAL_UNIT else None)
        else:
            yield from _measured(indicator, result)


def _written(indicator: Indicator, actual: str, aim: Criterion) -> Rule | None:
    """What is wrong with how the actual value is written."""
    if actual.strip() in QUALITATIVE_WORDS:
        return ACTUAL_IN_WORDS
    if aim.deadline is not None:
        return None if read_deadline(actual) is not None or actual.strip() in NOT_DONE else ACTUAL_UNREADABLE
    got = Criterion.read(actual)
    if got is None or got.quantity is None:
        return ACTUAL_UNREADABLE
    expected = _unit(indicator, aim)
    return ACTUAL_UNIT if got.quantity.unit and expected and got.quantity.unit != expected else None


def _unit(indicator: Indicator, aim: Criterion) -> str:
    return plain_unit(indicator.unit or "") or (aim.quantity.unit if aim.quantity is not None else "")


def _measured(indicator: Indicator, result: Result) -> Iterator[Problem]:
    ratio = attained_ratio(indicator, result)
    if ratio is None:
        return
    got = Criterion.read(result.actual or "")
    satisfied = indicator.level1 is Level1.SATISFACTION and plain_unit(indicator.unit or "") == "%"
    if satisfied and got is not None and got.quantity is not None and got.quantity.number > 100:
        yield _problem(SATISFACTION_ABOVE, indicator, result, None, value=plain(got.quantity.number))
    elif indicator.operator in (Operator.AT_LEAST, Operator.MORE_THAN) and ratio > _FAR:
        yield _problem(OVER_ACHIEVED, indicator, result, None, ratio=plain(half_up(ratio * 100, 0)))


def _problem(
    rule: Rule, indicator: Indicator, result: Result, expected: str | None, *, value: str | None = None, **facts: object
) -> Problem:
    aim = f"{indicator.operator.value}{indicator.value}{indicator.unit or ''}"
    return rule.at(
        result.at("actual"),
        field="完成值",
        value=value or result.actual,
        expected=expected or aim,
        indicator=indicator.level3,
        concerns=grounds(result, indicator),
        **facts,
    )
