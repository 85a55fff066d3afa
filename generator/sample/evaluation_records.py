"""Records of self-evaluations: what departments say became of a year's money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from generator.records.choices import SubjectKind
from generator.records.self_evaluations import Result, SelfEvaluation
from generator.sample import telling
from generator.sample.amounts import ProjectMoney, total
from generator.sample.budget_records import Subject, YearBudget, columns_of, subject_columns
from generator.sample.dice import stream
from generator.sample.exact import money
from generator.sample.performance import Outcome, Performance, Quality
from generator.sample.story import Story
from generator.sample.texts.facts import Nature
from generator.text import Text

EXECUTION_WEIGHT = Decimal(10)
NOT_CARRIED_OUT = "项目年中取消，当年没有实施"


def self_evaluation_records(story: Story, year: int) -> Iterator[SelfEvaluation]:
    """self_evaluations.csv of work year *year* + 1: every approved project and every department of fiscal year *year*."""
    budget = story.budgets[year]
    for subject, performance in story.performances[year].items():
        yield _self_evaluation(story, budget, subject, performance)


def _self_evaluation(story: Story, budget: YearBudget, subject: Subject, performance: Performance) -> SelfEvaluation:
    dice = stream(story.plan.seed, "self-evaluation", *subject, budget.year)
    nature = nature_of(story, subject)
    score = performance.execution_score
    problem, measure = telling.problem_and_measure(dice, nature, performance)
    dropped = performance.quality is Quality.NOTHING
    return SelfEvaluation(
        **subject_columns(subject, budget.year),
        date=date(budget.year + 1, 3, 6) + timedelta(days=dice.randrange(50)),
        execution_weight=EXECUTION_WEIGHT,
        execution_score=None if score is None else money(score),
        total_score=money(performance.score),
        grade=performance.grade,
        goal_actual=Text(f"{NOT_CARRIED_OUT}。" if dropped else telling.goal_actual(performance.outcomes)),
        process=Text(f"{NOT_CARRIED_OUT}。" if dropped else telling.process(dice, nature, budget.year)),
        low_execution_reason=_text(telling.low_execution_reason(dice, nature, performance)),
        adjustment_reason=_adjustment(dice, budget, subject, performance),
        conclusion=Text(telling.conclusion(performance)),
        problems=Text("前期论证不充分，预算安排后没有条件实施。" if dropped else problem),
        measures=Text("严格项目储备和前期论证，条件成熟后再申报预算。" if dropped else measure),
        **columns_of("initial", performance.approved),
        **columns_of("adjusted", performance.adjusted),
        **columns_of("executed", performance.executed),
        **budget.visibility(subject[1]),
    )


def _adjustment(dice: Random, budget: YearBudget, subject: Subject, performance: Performance) -> Text | None:
    kind, code = subject
    if kind is SubjectKind.DEPARTMENT:
        reduced = total(performance.approved) - total(performance.adjusted)
        return Text(f"所属项目年中调减、取消和收回，合计减少{money(reduced)}万元。") if reduced else None
    funds: ProjectMoney = budget.money[code]
    return _text(telling.adjustment_reason(dice, funds.change, funds.changed))


def _text(text: str | None) -> Text | None:
    return Text(text) if text else None


def nature_of(story: Story, subject: Subject) -> Nature:
    """The kind of spending; a department as a whole is a service."""
    kind, code = subject
    return story.undertaking(code).nature if kind is SubjectKind.PROJECT else Nature.SERVICE


def result_records(story: Story, year: int) -> Iterator[Result]:
    """results.csv of work year *year* + 1: every indicator in force of every self-evaluation."""
    budget = story.budgets[year]
    for subject, performance in story.performances[year].items():
        dice = stream(story.plan.seed, "results", *subject, year)
        shared = {**subject_columns(subject, year), **budget.visibility(subject[1])}
        nature = nature_of(story, subject)
        for each in performance.outcomes:
            described = telling.description(dice, each)
            yield Result(
                **shared,
                number=each.aim.number,
                actual=Text(each.actual),
                score=money(each.score),
                deviation_note=_note(dice, nature, each, performance),
                description=Text(described) if described else None,
            )


def _note(dice: Random, nature: Nature, each: Outcome, performance: Performance) -> Text | None:
    if each.full:
        return None
    if performance.quality is Quality.NOTHING:
        return Text(f"{NOT_CARRIED_OUT}。")
    return Text(telling.deviation_note(dice, nature, each))
