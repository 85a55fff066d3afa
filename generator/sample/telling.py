"""How departments tell it: the sentences of self-evaluations, monitoring and results, filled with facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from generator.records.choices import Action, DeviationCause
from generator.sample.amounts import total
from generator.sample.catalogue import packaged
from generator.sample.exact import money
from generator.sample.performance import Outcome, Performance
from generator.sample.targets import Aim
from generator.sample.texts.facts import Nature


def _phrases() -> Any:
    return packaged("phrases.yml")


def _pick(dice: Random, *path: str, **words: object) -> str:
    deck = _phrases()
    for name in path:
        deck = deck[name]
    return str(dice.choice(deck)).format(**words)


def with_unit(aim: Aim, value: str) -> str:
    """A value as it stands in a sentence."""
    return value if aim.line.is_deadline or aim.line.words is not None else f"{value}{aim.line.unit or ''}"


def deviation_note(dice: Random, nature: Nature, outcome: Outcome) -> str:
    """Why an indicator lost points, and what will be done."""
    kind = "words" if outcome.aim.line.words is not None else _measure(outcome.aim)
    reason = _pick(dice, "deviation", kind)
    measure = _pick(dice, "mending", nature.name.lower())
    aim = outcome.aim
    gap = f"目标{with_unit(aim, aim.value)}，实际{with_unit(aim, outcome.actual)}"
    return f"{gap}。{reason}；{measure}。"


def _measure(aim: Aim) -> str:
    line = aim.line
    if line.is_deadline:
        return "deadline"
    return {"数量": "quantity", "质量": "quality", "时效": "timeliness", "满意度": "satisfaction"}.get(
        line.measure, "cost" if line.measure.endswith("成本") else "benefit"
    )


def description(dice: Random, outcome: Outcome) -> str | None:
    """What is behind a qualitative result; it must be told."""
    if outcome.aim.line.words is None:
        return None
    return _pick(dice, "qualitative", outcome.actual, name=outcome.aim.line.name, value=outcome.aim.value)


def goal_actual(outcomes: Sequence[Outcome]) -> str:
    """What became of the goal, by its main indicators."""
    told = [
        f"{each.aim.line.name}{with_unit(each.aim, each.actual)}（目标{with_unit(each.aim, each.aim.value)}）"
        for each in outcomes[:3]
    ]
    met = sum(each.full for each in outcomes)
    return f"{'，'.join(told)}。全部{len(outcomes)}项指标中，{met}项达到目标。"


def process(dice: Random, nature: Nature, year: int) -> str:
    """How it was carried out."""
    first = dice.randint(2, 4)
    second = dice.randint(first + 1, 7)
    return _pick(dice, "process", nature.name.lower(), year=year, first=first, second=second, last=dice.randint(9, 12))


def low_execution_reason(dice: Random, nature: Nature, performance: Performance) -> str | None:
    """Why less than 90 % was spent."""
    if not performance.low:
        return None
    left = money(total(performance.adjusted) - total(performance.executed))
    return _pick(dice, "low_execution", nature.name.lower(), left=left)


def adjustment_reason(dice: Random, action: Action | None, amount: int) -> str | None:
    """Why the budget changed during the year."""
    return _pick(dice, "adjustment", action.value, amount=money(amount)) if action is not None else None


def conclusion(performance: Performance) -> str:
    """Score, grade, indicators and money in one sentence."""
    score = money(performance.score)
    rate = performance.rate
    spent = "预算执行率不适用" if rate is None else f"预算执行率{money(rate)}%"
    met = sum(each.full for each in performance.outcomes)
    return (
        f"自评总分{score}分，等级为{performance.grade.label}；"
        f"{len(performance.outcomes)}项指标达到目标{met}项，{spent}。"
    )


def problem_and_measure(dice: Random, nature: Nature, performance: Performance) -> tuple[str, str]:
    """What went wrong by their own account, and what they will do."""
    deck: Sequence[Mapping[str, str]] = _phrases()["problems"][nature.name.lower()]
    chosen = dice.choice(deck)
    missed = performance.missed
    problem, measure = chosen["problem"], chosen["measure"]
    if missed:
        names = "、".join(f"“{each.aim.line.name}”" for each in missed[:2])
        problem = f"{names}没有达到目标；{problem}"
    return f"{problem}。", f"{measure}。"


def monitoring_note(dice: Random, cause: DeviationCause) -> str:
    """Why a target is in danger, and how it is put right."""
    return _pick(dice, "monitoring", cause.value)


def application_note(dice: Random, kind: str, **words: object) -> str:
    """What was done, in one sentence."""
    return _pick(dice, "application", kind, **words)
