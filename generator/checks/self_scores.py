"""A self-evaluation as a whole: the score of execution, the total, and the grade (510000_0013zp; domain 2.2, 2.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.checks.alike import judged_once
from generator.checks.grounds import grounds
from generator.checks.sums import CENT, Verdict, half_up, plain, sum_told, verdict
from generator.disclosure import Disclosure, WorkYear, subject_keys
from generator.problems import Problem, Rule, Severity, concern
from generator.records.choices import Grade
from generator.records.key_evaluations import KeyEvaluation
from generator.records.rows import Rows
from generator.records.scoring import ScoringYear
from generator.records.self_evaluations import SelfEvaluation
from generator.records.subject import SubjectKey

EXECUTION_SCORE_WRONG = Rule(
    "execution-score-wrong",
    Severity.ERROR,
    "预算执行率得分算错",
    "这一项有固定算法，算错了总分也错。",
    "510000_0013zp：执行率＝预算执行数÷调整后预算数，得分＝执行率×分值，不超过分值",
    "预算执行率得分填 {value}；{executed}÷{adjusted}＝{rate}%，乘以分值 {weight} 得 {expected} 分。{hint}",
    "改为 {expected}。",
    "adjusted_total=100，executed_total=86.2，execution_score=8.7",
    "adjusted_total=100，executed_total=86.2，execution_score=8.62",
)
EXECUTION_SCORE_MISSING = Rule(
    "execution-score-missing",
    Severity.ERROR,
    "没有预算执行率得分",
    "得分空白不是 0 分；调整后预算不是 0 时，执行率就有得分。",
    "510000_0013zp：执行率得分＝执行率×分值",
    "预算执行率没有得分；{executed}÷{adjusted}＝{rate}%，应得 {expected} 分。",
    "填写 {expected}。",
    "adjusted_total=100，executed_total=90，execution_score 空白",
    "adjusted_total=100，executed_total=90，execution_score=9",
)
EXECUTION_NOT_APPLICABLE = Rule(
    "execution-not-applicable",
    Severity.ERROR,
    "执行率不适用，却有得分",
    "调整后预算是 0，执行率没有意义：既不是 0%，也不是 100%。",
    "算术：分母为 0 时没有执行率",
    "调整后预算数是 0，执行率不适用，预算执行率得分却填了 {value}。",
    "让预算执行率得分空白，页面会写“不适用”。",
    "adjusted_total=0，execution_score=10",
    "adjusted_total=0，execution_score 空白",
)
TOTAL_SCORE_WRONG = Rule(
    "total-score-wrong",
    Severity.ERROR,
    "自评总分不等于各项得分之和",
    "总分决定等级；加错了，等级和排序都不可信。",
    "510000_0013zp：合计＝预算执行率得分＋各指标得分",
    "自评总分填 {value}；各项相加 {sum}，相差 {difference} 分。",
    "核对各项得分；没有错时把自评总分改为 {expected}。",
    "execution_score=9，各指标 50 + 30，total_score=98",
    "execution_score=9，各指标 50 + 30，total_score=89",
)
TOTAL_SCORE_ROUNDED = Rule(
    "total-score-rounded",
    Severity.INFO,
    "自评总分与各项得分之差是四舍五入造成的",
    "差额不超过 0.01 分，不影响公开。",
    "本系统约定：公布的分数按 0.01 比较",
    "自评总分填 {value}；各项相加 {sum}，相差 {difference} 分，可以用四舍五入解释。",
    "可以不改；也可以把自评总分改为 {expected}。",
    "各项相加 89.01，total_score=89",
    "各项相加 89，total_score=89",
)
TOTAL_SCORE_MISSING = Rule(
    "total-score-missing",
    Severity.ERROR,
    "没有自评总分",
    "各项都有得分而没有总分，就没有等级，也无法抽查复评。",
    "510000_0013zp：合计",
    "没有自评总分；各项相加 {sum}。",
    "填写 {expected}。",
    "各项得分齐全，total_score 空白",
    "各项得分齐全，total_score=89",
)
SCORE_ABOVE_FULL = Rule(
    "score-above-full",
    Severity.ERROR,
    "总分高于满分",
    "百分制的分数不会超过 100。",
    "财预〔2020〕10号：百分制；scoring.yml",
    "“{field}”是 {value} 分，高于满分 {expected} 分。",
    "核对总分和各项得分。",
    "total_score=103",
    "total_score=93",
)
GRADE_DIFFERS = Rule(
    "grade-differs",
    Severity.WARNING,
    "写明的等级与分数不符",
    "等级按没有取整的分数定，89.5 分是良不是优；页面会同时显示写明的等级和按分数的等级。",
    "财预〔2020〕10号：优 90（含）—100、良 80（含）—90、中 60（含）—80、差 60 以下",
    "{value} 分对应的等级是“{expected}”，写的是“{stated}”。",
    "核对分数和等级；不要先把分数取整再定等级。",
    "total_score=89.5，grade=excellent",
    "total_score=90，grade=excellent",
)

RULES = (
    EXECUTION_SCORE_WRONG,
    EXECUTION_SCORE_MISSING,
    EXECUTION_NOT_APPLICABLE,
    TOTAL_SCORE_WRONG,
    TOTAL_SCORE_ROUNDED,
    TOTAL_SCORE_MISSING,
    SCORE_ABOVE_FULL,
    GRADE_DIFFERS,
)


def check_self_scores(disclosure: Disclosure) -> Iterator[Problem]:
    """Every self-evaluation; grades of key evaluations too."""
    for year in disclosure.years.values():
        yield from _executions(disclosure, year.self_evaluations)
        yield from _totals(disclosure, year)
        yield from _grades(disclosure, year.self_evaluations)
        for report in year.key_evaluations:
            rules = disclosure.scoring_of(report.fiscal_year)
            yield from _above_full(rules, report, report.score, "score", "综合得分")
            yield from _grade(rules, report, report.score, report.grade)


# Execution --------------------------------------------------------------------------------------------------------------------


def execution_score(evaluation: SelfEvaluation, rules: ScoringYear | None) -> Decimal | None:
    """min(executed / adjusted, 1) × weight, unrounded; None (不适用 or not known)."""
    rate, weight = evaluation.execution_rate, _execution_weight(evaluation, rules)
    return None if rate is None or weight is None else min(rate / 100, Decimal(1)) * weight


def _execution_weight(evaluation: SelfEvaluation, rules: ScoringYear | None) -> Decimal | None:
    """Its own, or that of its year."""
    if evaluation.execution_weight is not None or rules is None:
        return evaluation.execution_weight
    return rules.execution_weight


def _executions(disclosure: Disclosure, evaluations: Rows[SelfEvaluation]) -> Iterator[Problem]:
    said = zip(*map(evaluations.column, _EXECUTION), evaluations.column("total_score"), strict=True)
    yield from judged_once(said, evaluations.take, lambda evaluation: _execution(disclosure, evaluation))


_EXECUTION = ("fiscal_year", "execution_weight", "execution_score", "adjusted_total", "executed_total")


def _execution(disclosure: Disclosure, evaluation: SelfEvaluation) -> Iterator[Problem]:
    rules = disclosure.scoring_of(evaluation.fiscal_year)
    given, expected = evaluation.execution_score, execution_score(evaluation, rules)
    if given is not None and evaluation.adjusted_total == 0:
        yield EXECUTION_NOT_APPLICABLE.at(
            evaluation.at("execution_score"),
            field="预算执行率得分",
            value=plain(given),
            expected="空白",
            concerns=grounds(evaluation),
        )
    weight = _execution_weight(evaluation, rules)
    if expected is None or weight is None:
        return
    if given is None:
        if evaluation.total_score is not None and evaluation.execution_weight is not None:
            yield _about_execution(EXECUTION_SCORE_MISSING, evaluation, expected, weight)
    elif abs(given - expected) > CENT:
        yield _about_execution(EXECUTION_SCORE_WRONG, evaluation, expected, weight)


def _about_execution(rule: Rule, evaluation: SelfEvaluation, expected: Decimal, weight: Decimal) -> Problem:
    executed, adjusted = evaluation.executed_total or Decimal(0), evaluation.adjusted_total or Decimal(0)
    return rule.at(
        evaluation.at("execution_score"),
        field="预算执行率得分",
        value=None if evaluation.execution_score is None else plain(evaluation.execution_score),
        expected=plain(half_up(expected)),
        executed=plain(executed),
        adjusted=plain(adjusted),
        rate=plain(half_up(evaluation.execution_rate or Decimal(0))),
        weight=plain(weight),
        hint=_hint(evaluation, weight),
        concerns=grounds(evaluation),
    )


def _hint(evaluation: SelfEvaluation, weight: Decimal) -> str:
    """Says so where the score is that of the initial budget: the form wants the adjusted one."""
    given, initial, executed = evaluation.execution_score, evaluation.initial_total, evaluation.executed_total
    if given is None or not initial or executed is None or initial == evaluation.adjusted_total:
        return ""
    by_initial = min(executed / initial, Decimal(1)) * weight
    return f"填写的得分像是除以年初预算数 {plain(initial)} 算的。" if abs(given - by_initial) <= CENT else ""


# Total and grade --------------------------------------------------------------------------------------------------------------


def _totals(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    evaluations = year.self_evaluations
    execution = map(_points_of_execution, evaluations.column("execution_score"), evaluations.column("adjusted_total"))
    indicators = map(_points_of_indicators(disclosure, year).get, subject_keys(evaluations))
    points = list(zip(execution, indicators, strict=True))

    def scored(rows: Sequence[int]) -> Iterator[tuple[SelfEvaluation, tuple[_Points, _Points]]]:
        return zip(evaluations.take(rows), (points[row] for row in rows), strict=True)

    said = zip(evaluations.column("total_score"), points, strict=True)
    yield from judged_once(said, scored, lambda each: _total(each[0], *each[1]))


_Points = tuple[Decimal, ...] | None
"""Scores that are part of a total; None where one of them is missing."""


def _points_of_execution(score: Decimal | None, adjusted: Decimal | None) -> _Points:
    """Where nothing was to be spent, no score is missing."""
    if score is None:
        return () if adjusted == 0 else None
    return (score,)


def _points_of_indicators(disclosure: Disclosure, year: WorkYear) -> Mapping[SubjectKey, _Points]:
    """Of every subject that has any, and each of them."""
    pairs = disclosure.paired_results(year)
    scores = tuple(pairs.achieved("score"))
    given = ((subject, scores[span.start : span.stop]) for subject, span in pairs.subjects.items() if span)
    return {subject: points for subject, points in given if None not in points and subject not in pairs.lacking}


def _total(evaluation: SelfEvaluation, execution: _Points, indicators: _Points) -> Iterator[Problem]:
    if execution is None or indicators is None:
        return
    total, parts = evaluation.total_score, [*execution, *indicators]
    rule = TOTAL_SCORE_MISSING if total is None else _VERDICTS[verdict(total, parts)]
    if rule is None:
        return
    summed = sum(parts, Decimal(0))
    yield rule.at(
        evaluation.at("total_score"),
        field="自评总分",
        value=None if total is None else plain(total),
        expected=plain(summed),
        sum=sum_told(parts),
        difference=plain(abs((total or Decimal(0)) - summed)),
        concerns=grounds(evaluation),
    )


_VERDICTS = {Verdict.EXACT: None, Verdict.ROUNDED: TOTAL_SCORE_ROUNDED, Verdict.WRONG: TOTAL_SCORE_WRONG}


def _grades(disclosure: Disclosure, evaluations: Rows[SelfEvaluation]) -> Iterator[Problem]:
    def graded(evaluation: SelfEvaluation) -> Iterator[Problem]:
        rules = disclosure.scoring_of(evaluation.fiscal_year)
        yield from _above_full(rules, evaluation, evaluation.total_score, "total_score", "自评总分")
        yield from _grade(rules, evaluation, evaluation.total_score, evaluation.grade)

    said = zip(*map(evaluations.column, ("fiscal_year", "total_score", "grade")), strict=True)
    yield from judged_once(said, evaluations.take, graded)


def _above_full(
    rules: ScoringYear | None, record: SelfEvaluation | KeyEvaluation, score: Decimal | None, column: str, field: str
) -> Iterator[Problem]:
    full = Decimal(100)
    if rules is not None and isinstance(record, SelfEvaluation):
        full = rules.execution_weight + rules.indicator_weight
    if score is not None and score > full:
        yield SCORE_ABOVE_FULL.at(
            record.at(column), field=field, value=plain(score), expected=plain(full), concerns=grounds(record)
        )


def _grade(
    rules: ScoringYear | None, record: SelfEvaluation | KeyEvaluation, score: Decimal | None, stated: Grade | None
) -> Iterator[Problem]:
    if rules is None or score is None or stated is None:
        return
    grade = rules.grade(score)
    if grade is not None and grade is not stated:
        yield GRADE_DIFFERS.at(
            record.at("grade"),
            field="等级",
            value=plain(score),
            expected=grade.label,
            stated=stated.label,
            concerns={concern("table", "scoring.yml"), *grounds(record)},
        )
