"""Key evaluations, spot checks and ex-ante evaluations: their scoring tables, and what they say of the self-evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.checks.grounds import grounds
from generator.checks.leftovers import is_told, shown
from generator.checks.sums import Verdict, plain, verdict
from generator.disclosure import Disclosure
from generator.problems import Problem, Rule, Severity
from generator.records.choices import SubjectKind
from generator.records.ex_ante import Dimension, ExAnteEvaluation
from generator.records.follow_up import SpotCheck
from generator.records.key_evaluations import KeyEvaluation, ScoreLine

EVALUATION_SCORE_SUM = Rule(
    "evaluation-score-sum",
    Severity.ERROR,
    "综合得分不等于评分表之和",
    "综合得分决定等级和下年预算，必须能从评分表里加出来。",
    "财预〔2020〕10号附件3：综合得分为评分表各项之和",
    "综合得分是 {value} 分，评分表 {count} 项相加是 {expected} 分。",
    "核对评分表；没有错时把综合得分改为 {expected}。",
    "score: 88，评分表 50 + 36.5",
    "score: 86.5，评分表 50 + 36.5",
)
EVALUATION_WEIGHT_SUM = Rule(
    "evaluation-weight-sum",
    Severity.ERROR,
    "评分表的分值合计不是 100",
    "百分制的评分表加不到 100，得分就不能和其他项目比较。",
    "财预〔2020〕10号附件2：百分制",
    "评分表 {count} 项的分值合计 {value} 分，应当是 {expected} 分。",
    "调整评分表的分值，使合计为 {expected}。",
    "分值 60 + 30",
    "分值 60 + 40",
)
EVALUATION_LINE_ABOVE_WEIGHT = Rule(
    "evaluation-line-above-weight",
    Severity.ERROR,
    "评分表中有一项得分高于分值",
    "得分最高不超过分值。",
    "财预〔2020〕10号：0 ≤ 得分 ≤ 分值",
    "评分表“{line}”得 {value} 分，高于分值 {expected} 分。",
    "核对这一项的得分和分值。",
    "weight: 10，score: 12",
    "weight: 10，score: 10",
)
EVALUATION_RESULT_WEIGHT = Rule(
    "evaluation-result-weight",
    Severity.WARNING,
    "产出和效益的分值低于 60 分",
    "评价要看花钱办成了什么；决策和过程占大头，评出来的是管理而不是效果。",
    "财预〔2020〕10号：产出、效益指标分值合计不低于 60%",
    "评分表中产出和效益合计 {value} 分，低于 {expected} 分。",
    "提高产出和效益指标的分值；确有特殊原因的，在报告中说明。",
    "决策 25、过程 25、产出 30、效益 20",
    "决策 20、过程 20、产出 30、效益 30",
)
DIMENSION_WEIGHT_SUM = Rule(
    "dimension-weight-sum",
    Severity.WARNING,
    "事前评估各维度的分值合计不是 100",
    "百分制的评估加不到 100，得分没有统一的含义。",
    "事前绩效评估评分表：五个维度各 20 分",
    "评估维度的分值合计 {value} 分，应当是 {expected} 分。",
    "调整各维度的分值，使合计为 {expected}。",
    "五个维度 20 + 20 + 20 + 20 + 10",
    "五个维度各 20",
)
SPOT_CHECK_SCORE = Rule(
    "spot-check-score-differs",
    Severity.ERROR,
    "抽查表上的自评得分与自评表不同",
    "复评是和自评比较；自评得分抄错，差异就是假的。",
    "自评抽查复评；说明 二（一）4（6）",
    "抽查表写自评得分 {value} 分，自评表上是 {expected} 分。",
    "核对自评表；抄错的改为 {expected}。",
    "spot_checks.csv: self_score=96；自评表 total_score=94",
    "两张表都是 94",
)
SPOT_CHECK_REASON = Rule(
    "spot-check-unexplained",
    Severity.WARNING,
    "复评与自评不同，没有说明原因",
    "差了几分、差在哪里，是抽查最有用的内容。",
    "自评抽查复评；说明 二（一）4（6）",
    "复评 {recheck} 分，自评 {self_score} 分，没有说明差异原因（{value}）。",
    "在 reason 写明复评扣分或加分的原因。",
    "self_score=96，recheck_score=88，reason 空白",
    "self_score=96，recheck_score=88，reason=佐证材料不足",
)

RULES = (
    EVALUATION_SCORE_SUM,
    EVALUATION_WEIGHT_SUM,
    EVALUATION_LINE_ABOVE_WEIGHT,
    EVALUATION_RESULT_WEIGHT,
    DIMENSION_WEIGHT_SUM,
    SPOT_CHECK_SCORE,
    SPOT_CHECK_REASON,
)

_FULL = Decimal(100)
_LEAST_RESULTS = Decimal(60)
_RESULTS = ("产出", "效益", "满意度")
"""Level-1 names that count as results; annex 2 has satisfaction inside 效益."""


def check_evaluations(disclosure: Disclosure) -> Iterator[Problem]:
    """Every report, ex-ante evaluation and spot check."""
    for year in disclosure.years.values():
        for report in year.key_evaluations:
            yield from _report(report)
        for evaluation in year.ex_ante:
            yield from _ex_ante(evaluation)
        for check in year.spot_checks:
            yield from _spot_check(disclosure, check)


def _report(report: KeyEvaluation) -> Iterator[Problem]:
    if not report.scores:
        return
    yield from _above_weight(report, report.scores)
    total = sum((line.weight for line in report.scores), Decimal(0))
    if total != _FULL:
        yield EVALUATION_WEIGHT_SUM.at(
            report.at("scores"),
            field="评分表",
            value=plain(total),
            expected=plain(_FULL),
            count=len(report.scores),
            concerns=grounds(report),
        )
    else:
        yield from _results_weigh_enough(report)
    summed = [line.score for line in report.scores]
    if report.score is not None and verdict(report.score, summed) is Verdict.WRONG:
        yield EVALUATION_SCORE_SUM.at(
            report.at("score"),
            field="综合得分",
            value=plain(report.score),
            expected=plain(sum(summed, Decimal(0))),
            count=len(summed),
            concerns=grounds(report),
        )


def _results_weigh_enough(report: KeyEvaluation) -> Iterator[Problem]:
    named = {line.level1.strip().removesuffix("指标") for line in report.scores}
    results = sum((line.weight for line in report.scores if line.level1.strip().startswith(_RESULTS)), Decimal(0))
    if named & {"决策", "过程"} and results < _LEAST_RESULTS:
        yield EVALUATION_RESULT_WEIGHT.at(
            report.at("scores"),
            field="评分表",
            value=plain(results),
            expected=plain(_LEAST_RESULTS),
            concerns=grounds(report),
        )


def _above_weight(
    record: KeyEvaluation | ExAnteEvaluation, lines: Sequence[ScoreLine] | Sequence[Dimension]
) -> Iterator[Problem]:
    for line in lines:
        if line.score > line.weight:
            yield EVALUATION_LINE_ABOVE_WEIGHT.at(
                record.at("scores" if isinstance(line, ScoreLine) else "dimensions"),
                field="评分",
                value=plain(line.score),
                expected=plain(line.weight),
                line=line.level3 if isinstance(line, ScoreLine) else line.name,
                concerns=grounds(record),
            )


def _ex_ante(evaluation: ExAnteEvaluation) -> Iterator[Problem]:
    yield from _above_weight(evaluation, evaluation.dimensions)
    total = sum((each.weight for each in evaluation.dimensions), Decimal(0))
    if evaluation.dimensions and total != _FULL:
        yield DIMENSION_WEIGHT_SUM.at(
            evaluation.at("dimensions"),
            field="评分",
            value=plain(total),
            expected=plain(_FULL),
            concerns=grounds(evaluation),
        )


def _spot_check(disclosure: Disclosure, check: SpotCheck) -> Iterator[Problem]:
    evaluation = disclosure.self_evaluation((SubjectKind.PROJECT, check.project, check.fiscal_year))
    stated = evaluation.total_score if evaluation is not None else None
    if evaluation is not None and stated is not None and check.self_score is not None and check.self_score != stated:
        yield SPOT_CHECK_SCORE.at(
            check.at("self_score"),
            field="部门自评得分",
            value=plain(check.self_score),
            expected=plain(stated),
            concerns=grounds(check, evaluation),
        )
    if check.difference and not is_told(check.reason):
        yield SPOT_CHECK_REASON.at(
            check.at("reason"),
            field="差异原因",
            value=shown(check.reason),
            recheck=plain(check.recheck_score or Decimal(0)),
            self_score=plain(check.self_score or Decimal(0)),
            concerns=grounds(check),
        )
