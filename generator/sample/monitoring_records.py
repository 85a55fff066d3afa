"""Records of monitoring: how a year stood on the last day of July."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from generator.records.choices import DeviationCause, Likelihood, SubjectKind
from generator.records.monitoring import Monitoring, MonitoringResult
from generator.sample import telling
from generator.sample.amounts import total
from generator.sample.budget_records import Subject, YearBudget, columns_of, subject_columns
from generator.sample.dice import chance, stream
from generator.sample.exact import money
from generator.sample.performance import Outcome, Performance, Quality
from generator.sample.story import Story
from generator.sample.targets import Aim
from generator.text import Text

_CERTAIN = {Quality.FINE: 92, Quality.FAIR: 45, Quality.WEAK: 12, Quality.BAD: 0, Quality.NOTHING: 0}
"""Chance in per cent that the department is certain of its target in July."""
_PROGRESS = {
    Quality.FINE: (42, 72),
    Quality.FAIR: (32, 62),
    Quality.WEAK: (20, 50),
    Quality.BAD: (5, 35),
    Quality.NOTHING: (0, 0),
}
"""How much of the year's spending was done by July, in per cent."""


def monitoring_records(story: Story, year: int, key: frozenset[str]) -> Iterator[Monitoring]:
    """monitoring.csv: every approved project and every department."""
    budget = story.budgets[year]
    for subject, performance in story.performances[year].items():
        yield _monitoring(story, budget, subject, performance, key)


def _monitoring(
    story: Story, budget: YearBudget, subject: Subject, performance: Performance, key: frozenset[str]
) -> Monitoring:
    dice = stream(story.plan.seed, "monitoring", *subject, budget.year)
    likelihood = _likelihood(dice, performance)
    progress = dice.randint(*_PROGRESS[performance.quality])
    executed = {line: amount * progress // 100 for line, amount in performance.executed.items()}
    cause = dice.choice(list(DeviationCause)) if likelihood is not Likelihood.CERTAIN else None
    return Monitoring(
        **subject_columns(subject, budget.year),
        as_of=date(budget.year, 7, 31),
        expected_total=money(_expected(dice, performance)),
        goal_progress=Text(_progress_told(dice, performance, progress)),
        likelihood=likelihood,
        deviation_cause=cause,
        deviation_note=Text(telling.monitoring_note(dice, cause)) if cause is not None else None,
        key_monitoring=subject[1] in key,
        **columns_of("initial", performance.approved),
        **columns_of("executed", executed),
    )


def _likelihood(dice: Random, performance: Performance) -> Likelihood:
    if chance(dice, _CERTAIN[performance.quality]):
        return Likelihood.CERTAIN
    return Likelihood.IMPOSSIBLE if performance.quality in (Quality.BAD, Quality.NOTHING) else Likelihood.POSSIBLE


def _expected(dice: Random, performance: Performance) -> int:
    """What the department expects to spend: between what it will have spent and its budget."""
    spent = total(performance.executed)
    return spent + (total(performance.adjusted) - spent) * dice.randint(0, 80) // 100


def _progress_told(dice: Random, performance: Performance, progress: int) -> str:
    if performance.quality is Quality.NOTHING:
        return "实施条件发生变化，尚未启动，预计年内无法开展。"
    begun = min(len(performance.outcomes), max(1, len(performance.outcomes) * progress // 70))
    head = dice.choice(("按计划推进", "正在实施", "已完成阶段性任务")) if progress >= 40 else "进度慢于计划"
    return f"{head}，{len(performance.outcomes)}项指标中有{begun}项已有阶段成果，1—7月支出约为全年预计的{progress}%。"


def monitoring_result_records(story: Story, year: int) -> Iterator[MonitoringResult]:
    """monitoring_results.csv: every approved indicator at the end of July; later adjustments were not known then."""
    budget = story.budgets[year]
    for subject, performance in story.performances[year].items():
        dice = stream(story.plan.seed, "monitoring results", *subject, year)
        shared = subject_columns(subject, year)
        for aim, outcome in zip(_approved_aims(budget, subject), performance.outcomes, strict=True):
            likelihood = _of_indicator(dice, outcome)
            cause = dice.choice(list(DeviationCause)) if likelihood is not Likelihood.CERTAIN else None
            actual, expected = _mid_year(dice, aim, outcome, year)
            yield MonitoringResult(
                **shared,
                number=aim.number,
                actual=Text(actual),
                expected=Text(expected),
                likelihood=likelihood,
                deviation_cause=cause,
                deviation_note=Text(telling.monitoring_note(dice, cause)) if cause is not None else None,
            )


def _approved_aims(budget: YearBudget, subject: Subject) -> tuple[Aim, ...]:
    versions = budget.promises[subject].versions
    declared_and_approved = versions[:2] if subject[0] is SubjectKind.PROJECT else versions
    return declared_and_approved[-1].aims


def _of_indicator(dice: Random, outcome: Outcome) -> Likelihood:
    if outcome.full:
        return Likelihood.CERTAIN
    if outcome.reached < 40:
        return Likelihood.IMPOSSIBLE
    return Likelihood.POSSIBLE if chance(dice, 70) else Likelihood.CERTAIN


def _mid_year(dice: Random, aim: Aim, outcome: Outcome, year: int) -> tuple[str, str]:
    """What stood in July, and what was expected for the year."""
    if aim.line.words is not None:
        return "正在推进" if outcome.reached else "尚未开展", "达成" if outcome.reached >= 50 else "部分达成"
    if aim.line.is_deadline:
        done = outcome.full and aim.month <= 7
        return (outcome.actual if done else "正在实施"), (
            outcome.actual if done else f"{year}年{max(aim.month, 8)}月底前"
        )
    if aim.line.is_quantity and aim.amount is not None:
        final = int(outcome.actual)
        return str(final * dice.randint(35, 70) // 100), str(max(final, aim.amount if outcome.reached >= 70 else final))
    return outcome.actual, outcome.actual
