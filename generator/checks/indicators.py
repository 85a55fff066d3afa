"""Indicators as promised: operator, value and unit each in its column, and something that can be measured (domain 2.4, 2.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks.alike import judged_once
from generator.checks.grounds import grounds
from generator.checks.sums import plain
from generator.disclosure import Disclosure
from generator.problems import Problem, Rule, Severity
from generator.records.choices import Level1, Operator, TargetVersion
from generator.records.criterion import Criterion, plain_unit
from generator.records.targets import Indicator

VALUE_UNREADABLE = Rule(
    "indicator-value-unreadable",
    Severity.ERROR,
    "定量指标的指标值不是数字",
    "定量指标要能和完成值比大小；不是数字就无法核对。",
    "510000_0013zp：指标性质为 ≥ ＞ = ＜ ≤ 时填数字或期限",
    "“{indicator}”的指标性质是“{operator}”，指标值却是“{value}”。",
    "填写一个数字或期限（例如 2022年12月底前）；确实不能量化的，把指标性质改为“定性”。",
    "operator=≥，value=3—5",
    "operator=≥，value=3",
)
VALUE_MIXED = Rule(
    "indicator-value-mixed",
    Severity.WARNING,
    "运算符、数值和单位写在一格里",
    "拆开填写才能自动比较、排序和汇总。",
    "510000_0013zp：指标性质、指标值、度量单位分三列",
    "“{indicator}”的指标值写成“{value}”。",
    "拆成三列：{expected}。",
    "value=≥95%",
    "operator=≥，value=95，unit=%",
)
OPERATOR_CONTRADICTS = Rule(
    "indicator-operator-contradicts",
    Severity.ERROR,
    "指标值里的运算符与指标性质相反",
    "一处说不少于、一处说不超过，完成与否会得出相反的结论。",
    "510000_0013zp：指标性质、指标值、度量单位分三列",
    "“{indicator}”的指标性质是“{operator}”，指标值“{value}”说的却是“{expected}”。",
    "核对后只保留一种；指标性质应为“{expected}”的，改正 operator 并从指标值中删去文字。",
    "operator=≤，value=不少于12",
    "operator=≥，value=12",
)
UNIT_CONTRADICTS = Rule(
    "indicator-unit-contradicts",
    Severity.ERROR,
    "指标值里的单位与度量单位不同",
    "单位不同，数值就不能比较：12 公里不是 12 米。",
    "510000_0013zp：指标性质、指标值、度量单位分三列",
    "“{indicator}”的指标值写“{value}”，度量单位却是“{unit}”。",
    "核对后只在度量单位一列写单位。",
    "value=12公里，unit=米",
    "value=12，unit=公里",
)
UNIT_MISSING = Rule(
    "indicator-unit-missing",
    Severity.ERROR,
    "定量指标没有度量单位",
    "只有数字没有单位，读者不知道是 12 公里还是 12 个。",
    "510000_0013zp：定量指标必填度量单位",
    "“{indicator}”的指标值是 {value}，没有度量单位。",
    "在 unit 填写单位，例如 个、公里、%、元/人。",
    "operator=≥，value=12，unit 空白",
    "operator=≥，value=12，unit=公里",
)
NUMBER_QUALITATIVE = Rule(
    "indicator-number-marked-qualitative",
    Severity.WARNING,
    "指标值是数字，指标性质却是定性",
    "能量化的指标要按数字考核，不能只凭“达成”给满分。",
    "510000_0013zp：能量化的指标填写运算符",
    "“{indicator}”的指标值是“{value}”，指标性质却是“定性”。",
    "把指标性质改为 {expected}，并填写度量单位。",
    "operator=定性，value=95%",
    "operator=≥，value=95，unit=%",
)
PERCENT_ABOVE = Rule(
    "indicator-percent-above",
    Severity.WARNING,
    "百分比目标超过 100%",
    "合格率、满意度不会超过 100%；增长率超过 100% 要确认。",
    "通行审核要点：百分比目标大于 100% 要核对",
    "“{indicator}”的目标是 {value}%，超过 100%。",
    "核对指标值和单位；确实可以超过 100% 的不用改。",
    "value=950，unit=%",
    "value=95，unit=%",
)
DEADLINE_YEAR = Rule(
    "indicator-deadline-year",
    Severity.WARNING,
    "完成期限早于预算年度",
    "期限在这一年开始以前就过了，多半是照抄上年的表，没有改年份。",
    "财预〔2015〕88号：指标按预算年度设定",
    "“{indicator}”的期限是“{value}”，在 {expected} 年预算年度开始以前。",
    "核对期限的年份。",
    "fiscal_year=2023，value=2022年11月底前",
    "fiscal_year=2023，value=2023年11月底前",
)
LEVEL_WRONG = Rule(
    "indicator-level-wrong",
    Severity.WARNING,
    "二级指标放错了一级指标",
    "放错位置，一级指标的分值就不对，不同项目也不能汇总。",
    "财预〔2021〕101号：成本、产出、效益、满意度的二级指标",
    "“{value}”放在“{level1}”下，应当属于“{expected}”。",
    "把一级指标改为“{expected}”，并相应调整分值。",
    "level1=output，level2=经济成本指标",
    "level1=cost，level2=经济成本指标",
)

RULES = (
    VALUE_UNREADABLE,
    VALUE_MIXED,
    OPERATOR_CONTRADICTS,
    UNIT_CONTRADICTS,
    UNIT_MISSING,
    NUMBER_QUALITATIVE,
    PERCENT_ABOVE,
    DEADLINE_YEAR,
    LEVEL_WRONG,
)

_LEVEL2: Mapping[str, frozenset[Level1]] = {
    "数量": frozenset({Level1.OUTPUT}),
    "质量": frozenset({Level1.OUTPUT}),
    "时效": frozenset({Level1.OUTPUT}),
    "成本": frozenset({Level1.OUTPUT, Level1.COST}),  # stood under 产出 before 2021
    "经济成本": frozenset({Level1.COST}),
    "社会成本": frozenset({Level1.COST}),
    "生态环境成本": frozenset({Level1.COST}),
    "经济效益": frozenset({Level1.BENEFIT}),
    "社会效益": frozenset({Level1.BENEFIT}),
    "生态效益": frozenset({Level1.BENEFIT}),
    "可持续影响": frozenset({Level1.BENEFIT}),
    "可持续发展": frozenset({Level1.BENEFIT}),
    "服务对象满意度": frozenset({Level1.SATISFACTION}),
    "满意度": frozenset({Level1.SATISFACTION, Level1.BENEFIT}),  # annex 2 has it under 效益
}
"""Level 2 → the level 1 that it may stand under; names of a place's own are left alone."""


def check_indicators(disclosure: Disclosure) -> Iterator[Problem]:
    """Every indicator that was approved: what had been declared before the review is history."""
    for year in disclosure.years.values():
        said = zip(*map(year.indicators.column, _SAID), strict=True)
        yield from judged_once(said, year.indicators.take, _indicator)


_SAID = ("version", "level1", "level2", "operator", "value", "unit", "fiscal_year")
"""All that the rules of this module look at."""


def _indicator(indicator: Indicator) -> Iterator[Problem]:
    if indicator.version is not TargetVersion.DECLARED:
        yield from _level(indicator)
        yield from _value(indicator)


def _level(indicator: Indicator) -> Iterator[Problem]:
    allowed = _LEVEL2.get(indicator.level2.strip().removesuffix("指标"))
    if allowed is not None and indicator.level1 not in allowed:
        expected = "、".join(level.label for level in Level1 if level in allowed)
        yield _problem(LEVEL_WRONG, indicator, "level1", indicator.level2, expected, level1=indicator.level1.label)


def _value(indicator: Indicator) -> Iterator[Problem]:
    criterion = Criterion.read(indicator.value)
    if indicator.operator is Operator.QUALITATIVE:
        if criterion is not None and criterion.quantity is not None:
            operator = (criterion.operator or Operator.AT_LEAST).value
            yield _problem(NUMBER_QUALITATIVE, indicator, "operator", indicator.value, operator)
    elif criterion is None:
        yield _problem(VALUE_UNREADABLE, indicator, "value", indicator.value, None, operator=indicator.operator.value)
    else:
        yield from _parts(indicator, criterion)


def _parts(indicator: Indicator, criterion: Criterion) -> Iterator[Problem]:
    """At most one finding about how the value is written; percentages are looked at all the same."""
    written = criterion.quantity.unit if criterion.quantity is not None else ""
    named = criterion.operator
    if criterion.deadline is not None and indicator.operator in (Operator.AT_LEAST, Operator.MORE_THAN):
        named = Operator.AT_MOST  # 底前 is not later than
    if named is not None and named is not indicator.operator:
        yield _problem(
            OPERATOR_CONTRADICTS, indicator, "operator", indicator.value, named.value, operator=indicator.operator.value
        )
    elif written and indicator.unit is not None and plain_unit(indicator.unit) != written:
        yield _problem(UNIT_CONTRADICTS, indicator, "unit", indicator.value, None, unit=indicator.unit)
    elif written or criterion.operator is not None:
        yield _problem(VALUE_MIXED, indicator, "value", indicator.value, _split(indicator, criterion))
    elif criterion.quantity is not None and indicator.unit is None:
        yield _problem(UNIT_MISSING, indicator, "unit", indicator.value, None)
    yield from _per_cent(indicator, criterion)
    if criterion.deadline is not None and criterion.deadline.year < indicator.fiscal_year:
        yield _problem(DEADLINE_YEAR, indicator, "value", indicator.value, str(indicator.fiscal_year))


def _split(indicator: Indicator, criterion: Criterion) -> str:
    if criterion.quantity is None:
        return f"指标性质 {indicator.operator.value}，指标值只写期限"
    unit = criterion.quantity.unit or indicator.unit or "（按实际填写）"
    return f"指标性质 {indicator.operator.value}，指标值 {plain(criterion.quantity.number)}，度量单位 {unit}"


def _per_cent(indicator: Indicator, criterion: Criterion) -> Iterator[Problem]:
    quantity = criterion.quantity
    if quantity is not None and quantity.number > 100 and "%" in {quantity.unit, plain_unit(indicator.unit or "")}:
        yield _problem(PERCENT_ABOVE, indicator, "value", plain(quantity.number), None)


def _problem(
    rule: Rule, indicator: Indicator, column: str, value: str, expected: str | None, **facts: object
) -> Problem:
    field = {"value": "指标值", "unit": "度量单位", "operator": "指标性质", "level1": "一级指标"}[column]
    return rule.at(
        indicator.at(column),
        field=field,
        value=value,
        expected=expected,
        indicator=indicator.level3,
        concerns=grounds(indicator),
        **facts,
    )
