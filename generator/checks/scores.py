"""Scores of indicators: against their weight, against target and actual, and the reasons owed for lost points (domain 2.2)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from generator.attainment import Attainment, attainment, band_scores, formula_score
from generator.checks.alike import suspects
from generator.checks.grounds import grounds, some_row
from generator.checks.leftovers import is_told, shown
from generator.checks.sums import CENT, half_up, plain
from generator.disclosure import Disclosure, PairedResults, WorkYear, subject_keys
from generator.problems import Problem, Rule, Severity
from generator.records.choices import Operator
from generator.records.self_evaluations import Result, SelfEvaluation
from generator.records.subject import SubjectKey
from generator.records.targets import Indicator

SCORE_ABOVE_WEIGHT = Rule(
    "score-above-weight",
    Severity.ERROR,
    "得分高于分值",
    "得分最高不超过分值；超过了总分就可能大于 100。",
    "510000_0013zp：0 ≤ 得分 ≤ 分值",
    "“{indicator}”得 {value} 分，高于分值 {expected} 分。",
    "核对得分和分值；超额完成也不加分，最高填 {expected}。",
    "weight=10，score=12",
    "weight=10，score=10",
)
SCORE_MISSING = Rule(
    "score-missing",
    Severity.ERROR,
    "没有得分",
    "得分空白不是 0 分；没有得分，总分就核对不了。",
    "510000_0013zp：得分必填",
    "“{indicator}”没有得分。",
    "填写得分；没有完成的填 0 并说明原因。",
    "score 空白",
    "score=0，deviation_note=项目年中取消",
)
RESULT_MISSING = Rule(
    "result-missing",
    Severity.ERROR,
    "指标没有完成情况",
    "定了目标却没有交代结果，读者会以为没有完成。",
    "510000_0013zp：各指标逐项填报",
    "第 {number} 号指标“{indicator}”在 results.csv 中没有完成情况。",
    "在 {file} 补上第 {number} 号指标的完成值和得分。",
    "目标有 8 项指标，results.csv 只有 7 行",
    "目标有 8 项指标，results.csv 有 8 行",
)
DEVIATION_NOTE_MISSING = Rule(
    "deviation-note-missing",
    Severity.ERROR,
    "扣了分没有说明原因",
    "得分低于分值必须说明偏差原因和改进措施。",
    "510000_0013zp：得分低于分值时必填未完成原因",
    "“{indicator}”得 {score} 分，低于分值 {weight} 分，没有说明原因（{value}）。",
    "在 deviation_note 写明偏差原因和改进措施。",
    "weight=10，score=8，deviation_note=无",
    "weight=10，score=8，deviation_note=雨季停工，已调整工期",
)
SCORE_FORMULA = Rule(
    "score-formula-differs",
    Severity.WARNING,
    "得分与按公式折算的不同",
    "完成值和目标值摆在一起，读者自己就能算；算出来的不一样，就要能解释。",
    "财预〔2020〕10号：达到目标得满分，未达到按比例",
    "“{indicator}”得 {value} 分；按通用公式折算：{arithmetic}，应为 {expected} 分。",
    "核对完成值和得分；另有评分标准的，在 deviation_note 写明。",
    "目标 ≥100，实际 90，weight=10，score=9.8",
    "目标 ≥100，实际 90，weight=10，score=9",
)
SCORE_BLANKET_FULL = Rule(
    "score-blanket-full",
    Severity.WARNING,
    "没有达到目标，全部指标仍给满分",
    "不看结果一律满分，自评就没有意义，也经不起抽查。",
    "财预〔2020〕10号：达到目标得满分，未达到按比例",
    "全部指标都给了满分，但“{indicator}”没有达到目标：{arithmetic}，折算为 {expected} 分，给了 {value} 分。",
    "按完成情况重新评分，并说明偏差原因。",
    "目标 ≥100，实际 90，各项指标 score=weight",
    "目标 ≥100，实际 100，各项指标 score=weight",
)
SCORE_BAND = Rule(
    "score-band",
    Severity.WARNING,
    "定性指标的得分不在所属档次内",
    "定性指标按三档给分：达成 80%—100%，部分达成 60%—80%，未达成 0—60%。",
    "财预〔2020〕10号：定性指标分三档",
    "“{indicator}”的完成情况是“{actual}”，得 {value} 分，这一档应为 {expected} 分。",
    "核对完成情况和得分，使两者属于同一档。",
    "actual=部分达成，weight=10，score=9.5",
    "actual=部分达成，weight=10，score=7.5",
)
DESCRIPTION_MISSING = Rule(
    "description-missing",
    Severity.WARNING,
    "定性指标没有描述完成情况",
    "只写“达成”，读者不知道达成了什么。",
    "自评表填报要求：完成情况简要描述，定性必填",
    "“{indicator}”是定性指标，没有描述完成情况（{value}）。",
    "在 description 用一两句话写明看得到的变化。",
    "actual=达成，description 空白",
    "actual=达成，description=制度已印发并执行",
)

RULES = (
    SCORE_ABOVE_WEIGHT,
    SCORE_MISSING,
    RESULT_MISSING,
    DEVIATION_NOTE_MISSING,
    SCORE_FORMULA,
    SCORE_BLANKET_FULL,
    SCORE_BAND,
    DESCRIPTION_MISSING,
)


@dataclass(frozen=True, slots=True)
class _Scored:
    """One indicator and what it achieved."""

    indicator: Indicator
    result: Result

    @property
    def full(self) -> bool:
        """Whether all points were given."""
        return self.indicator.weight is not None and self.result.score == self.indicator.weight

    @property
    def lost_points(self) -> bool:
        """Whether fewer points were given than there are."""
        weight, score = self.indicator.weight, self.result.score
        return weight is not None and score is not None and score < weight

    def problem(
        self,
        rule: Rule,
        column: str,
        field: str,
        *,
        value: str | None = None,
        expected: str | None = None,
        **facts: object,
    ) -> Problem:
        """*rule*, broken in one column of the result."""
        return rule.at(
            self.result.at(column),
            field=field,
            value=value,
            expected=expected,
            concerns=grounds(self.result, self.indicator),
            indicator=self.indicator.level3,
            **facts,
        )


def check_scores(disclosure: Disclosure) -> Iterator[Problem]:
    """Every self-evaluated subject of every year that has results."""
    for year in disclosure.years.values():
        if year.results:
            yield from _without_result(disclosure, year)
            yield from _scores(disclosure, year)


def _without_result(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    pairs = disclosure.paired_results(year)
    for row, subject in enumerate(subject_keys(year.self_evaluations)):
        if subject not in pairs.subjects or subject in pairs.lacking:
            results = disclosure.results(subject)
            for each in disclosure.indicators_in_force(subject):
                if each.number not in results:
                    yield _missing(year, year.self_evaluations[row], each)


def _missing(year: WorkYear, evaluation: SelfEvaluation, indicator: Indicator) -> Problem:
    return RESULT_MISSING.at(
        evaluation.place,
        field="指标序号",
        expected=str(indicator.number),
        number=indicator.number,
        indicator=indicator.level3,
        file=f"{year.year}/results.csv",
        concerns={*grounds(evaluation, indicator), some_row("results", year.year, evaluation.subject_code)},
    )


def _scores(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    pairs = disclosure.paired_results(year)
    said = zip(
        *map(pairs.promised, ("operator", "value", "unit", "weight")),
        *map(pairs.achieved, ("actual", "deviation_note", "description")),
        map(str, pairs.achieved("score")),  # 7 may have been rounded where 7.00 has not
        strict=True,
    )
    wrong = suspects(said, pairs.take, lambda pair: any(_pair(_Scored(*pair), blanket=False)))
    for subject, positions in _by_subject(pairs, wrong):
        if disclosure.self_evaluation(subject) is not None:
            blanket = all(_Scored(*pair).full for pair in pairs.take(pairs.subjects[subject]))
            for pair in pairs.take(list(positions)):
                yield from _pair(_Scored(*pair), blanket=blanket)


def _by_subject(pairs: PairedResults, positions: Sequence[int]) -> Iterator[tuple[SubjectKey, Iterable[int]]]:
    """The *positions* about each subject; every subject has a stretch of its own."""
    ends = [span.stop for span in pairs.subjects.values()]
    subjects = list(pairs.subjects)
    for number, group in groupby(positions, lambda position: bisect_right(ends, position)):
        yield subjects[number], group


def _pair(scored: _Scored, *, blanket: bool) -> Iterator[Problem]:
    yield from _reasons(scored)
    yield from _points(scored, blanket=blanket)


def _reasons(scored: _Scored) -> Iterator[Problem]:
    indicator, result = scored.indicator, scored.result
    if indicator.weight is not None and result.score is None:
        yield scored.problem(SCORE_MISSING, "score", "得分", expected="得分")
    elif scored.lost_points and not is_told(result.deviation_note):
        yield scored.problem(
            DEVIATION_NOTE_MISSING,
            "deviation_note",
            "偏差原因分析及改进措施",
            value=shown(result.deviation_note),
            score=plain(result.score or Decimal(0)),
            weight=plain(indicator.weight or Decimal(0)),
        )
    if indicator.operator is Operator.QUALITATIVE and result.actual is not None and not is_told(result.description):
        yield scored.problem(DESCRIPTION_MISSING, "description", "完成情况描述", value=shown(result.description))


def _points(scored: _Scored, *, blanket: bool) -> Iterator[Problem]:
    """At most one finding about the points of an indicator: the gravest."""
    weight, score = scored.indicator.weight, scored.result.score
    if weight is None or score is None:
        return
    if score > weight:
        yield scored.problem(SCORE_ABOVE_WEIGHT, "score", "得分", value=plain(score), expected=plain(weight))
    elif scored.indicator.operator is Operator.QUALITATIVE:
        yield from _in_band(scored, score)
    else:
        yield from _by_formula(scored, weight, score, blanket=blanket)


def _in_band(scored: _Scored, score: Decimal) -> Iterator[Problem]:
    band = band_scores(scored.indicator, scored.result)
    if band is not None and not band[0] <= score <= band[1]:
        expected = f"{plain(band[0])}—{plain(band[1])}"
        yield scored.problem(
            SCORE_BAND, "score", "得分", value=plain(score), expected=expected, actual=scored.result.actual
        )


def _by_formula(scored: _Scored, weight: Decimal, score: Decimal, *, blanket: bool) -> Iterator[Problem]:
    formula = formula_score(scored.indicator, scored.result)
    if formula is not None and _differs(weight, score, formula):
        yield scored.problem(
            SCORE_BLANKET_FULL if blanket else SCORE_FORMULA,
            "score",
            "得分",
            value=plain(score),
            expected=plain(half_up(formula)),
            arithmetic=arithmetic(scored.indicator, scored.result, formula),
        )


def _differs(weight: Decimal, score: Decimal, formula: Decimal) -> bool:
    """Whether *score* is neither the formula's nor that rounded to the digits of *score*.  Full marks are never rounding."""
    if abs(score - formula) <= CENT:
        return False
    return score == weight or half_up(formula, max(0, -int(score.as_tuple().exponent))) != score


def arithmetic(indicator: Indicator, result: Result, formula: Decimal) -> str:
    """How the general formula comes to its points, in one line."""
    aim = f"{indicator.operator.value}{indicator.value}{indicator.unit or ''}"
    told, weight = f"目标 {aim}，实际 {result.actual}", plain(indicator.weight or Decimal(0))
    if attainment(indicator, result) is Attainment.MET:
        return f"{told}，达到目标得满分 {weight} 分"
    rising = indicator.operator in (Operator.AT_LEAST, Operator.MORE_THAN)
    shares = (result.actual, indicator.value) if rising else (indicator.value, result.actual)
    return f"{told}，{shares[0]}÷{shares[1]}×{weight}＝{plain(half_up(formula))}"
