"""What came of it: money spent, indicators reached, and the points that follow from both.

Nothing is scored at will: each project has a quality, the quality decides how far indicators are reached, and the points follow
from target and actual by the operator (财预〔2020〕10号; domain 2.2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random

from generator.records.choices import Action, Grade, Operator
from generator.sample.amounts import Lines, ProjectMoney, total
from generator.sample.dice import chance, stream
from generator.sample.lives import YearOfLife
from generator.sample.targets import Aim

FULL = 100
_PASSABLE = 55
"""What is delivered at all is mostly of the required quality."""


class Quality(Enum):
    """How well a project went: chance of a missed indicator, how far a missed one is reached, and money spent (per 10,000)."""

    FINE = (24, (84, 98), (9050, 9990))
    FAIR = (48, (56, 90), (7000, 9600))
    WEAK = (72, (34, 76), (4200, 8000))
    BAD = (94, (8, 46), (400, 4200))
    NOTHING = (100, (0, 0), (0, 0))

    def __init__(self, missed: int, reached: tuple[int, int], spent: tuple[int, int]) -> None:
        self.missed = missed
        self.reached = reached
        self.spent = spent


_QUOTAS = ((Quality.BAD, 18), (Quality.WEAK, 52), (Quality.FAIR, 180))
"""Per mille of a year's projects; the rest went fine."""
_AFTER = {
    Action.MAINTAINED: Quality.FINE,
    Action.INCREASED: Quality.FINE,
    Action.MERGED: Quality.FAIR,
    Action.REDUCED: Quality.WEAK,
    Action.CANCELLED: Quality.BAD,
}
"""What an evaluation must have seen to lead to an action."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one indicator achieved.  ``score`` is in hundredths of a point; ``reached`` in per cent of the target."""

    aim: Aim
    actual: str
    score: int
    reached: int

    @property
    def full(self) -> bool:
        """Whether all points were given."""
        return self.score == self.aim.weight * 100


@dataclass(frozen=True, slots=True)
class Performance:
    """A subject's year: what was spent, and what was achieved.  Scores are in hundredths of a point."""

    approved: Lines
    adjusted: Lines
    executed: Lines
    outcomes: tuple[Outcome, ...]
    quality: Quality
    claimed: Grade | None = None

    @property
    def grade(self) -> Grade:
        """The grade that the form states: that of the score, unless another is claimed."""
        return self.claimed or grade_of(self.score)

    @property
    def execution_score(self) -> int | None:
        """min(executed / adjusted, 1) × 10, half-up; None (不适用) where nothing was left to spend."""
        adjusted, executed = total(self.adjusted), total(self.executed)
        return min(1000, (executed * 2000 + adjusted) // (2 * adjusted)) if adjusted else None

    @property
    def score(self) -> int:
        """The total."""
        return (self.execution_score or 0) + sum(each.score for each in self.outcomes)

    @property
    def rate(self) -> int | None:
        """Executed / adjusted in hundredths of a per cent, half-up; None where nothing was left to spend."""
        adjusted, executed = total(self.adjusted), total(self.executed)
        return (executed * 20_000 + adjusted) // (2 * adjusted) if adjusted else None

    @property
    def low(self) -> bool:
        """Whether less than 90 % was spent, which must be explained."""
        return total(self.executed) * 10 < total(self.adjusted) * 9

    @property
    def missed(self) -> tuple[Outcome, ...]:
        """Indicators that lost points."""
        return tuple(each for each in self.outcomes if not each.full)


def grade_of(score: int) -> Grade:
    """The grade of a score in hundredths: 优 from 90, 良 from 80, 中 from 60."""
    for grade, least in ((Grade.EXCELLENT, 9000), (Grade.GOOD, 8000), (Grade.FAIR, 6000)):
        if score >= least:
            return grade
    return Grade.POOR


def qualities(seed: int, life: YearOfLife, acted_on: Mapping[str, Action]) -> dict[str, Quality]:
    """How each approved project of a year went: a few badly, most well, and as what was done about it suggests."""
    codes = [each.code for each in life.approved]
    order = stream(seed, "quality", life.year).sample(codes, len(codes))
    found = dict.fromkeys(codes, Quality.FINE)
    for quality, per_mille in _QUOTAS:
        count = -(-len(codes) * per_mille // 1000)
        found |= dict.fromkeys(order[:count], quality)
        order = order[count:]
    found |= {code: _AFTER[action] for code, action in acted_on.items() if code in found}
    for code, action in life.in_year.items():
        if action is Action.CANCELLED:
            found[code] = Quality.NOTHING
        elif action is Action.RECOVERED_DISCONTINUED:
            found[code] = Quality.BAD
        elif action is Action.RECOVERED_COMPLETED:
            found[code] = Quality.FINE
    return found


def perform(seed: int, code: str, year: int, money: ProjectMoney, aims: Sequence[Aim], quality: Quality) -> Performance:
    """The year of one project."""
    dice = stream(seed, "performance", code, year)
    rate = dice.randint(*quality.spent)
    if money.change is Action.RECOVERED_COMPLETED:
        rate = dice.randint(9900, 10_000)
    adjusted = money.adjusted
    executed = {line: amount * rate // 10_000 for line, amount in adjusted.items()}
    return Performance(
        money.approved, adjusted, executed, tuple(outcome(dice, aim, year, quality) for aim in aims), quality
    )


def perform_department(
    seed: int, code: str, year: int, projects: Sequence[Performance], aims: Sequence[Aim]
) -> Performance:
    """The year of a department: the money of its projects, and indicators of its own."""
    dice = stream(seed, "performance", code, year)
    quality = dice.choices((Quality.FINE, Quality.FAIR, Quality.WEAK), (82, 15, 3))[0]
    done = sum(total(each.executed) > 0 for each in projects)
    outcomes = tuple(
        _counted(aim, done) if aim.line.counts_projects else outcome(dice, aim, year, quality) for aim in aims
    )
    sums = (_summed([each.approved for each in projects]), _summed([each.adjusted for each in projects]))
    return Performance(*sums, _summed([each.executed for each in projects]), outcomes, quality)


def _summed(all_lines: Sequence[Lines]) -> dict[str, int]:
    sums = {"fiscal": 0}
    for lines in all_lines:
        for line, amount in lines.items():
            sums[line] = sums.get(line, 0) + amount
    return sums


# One indicator ------------------------------------------------------------------------------------------------------------------


def outcome(dice: Random, aim: Aim, year: int, quality: Quality) -> Outcome:
    """What one indicator achieved, given how well the project went."""
    missed = chance(dice, quality.missed)
    reached = dice.randint(*quality.reached) if missed else FULL
    if missed and reached and aim.line.measure == "质量":
        reached = _PASSABLE + reached * (FULL - _PASSABLE) // FULL
    if aim.line.words is not None:
        return _in_words(dice, aim, reached)
    if aim.line.is_deadline:
        return _on_a_day(dice, aim, year, reached)
    if aim.line.operator is Operator.AT_MOST:
        return _at_most(dice, aim, reached)
    if aim.line.operator is Operator.EQUAL:
        tenths = (aim.amount or 0) * 10 * reached // FULL
        return _scored(aim, _tenths(tenths), tenths, (aim.amount or 0) * 10, reached)
    return _at_least(dice, aim, reached)


def _scored(aim: Aim, actual: str, part: int, whole: int, reached: int) -> Outcome:
    """Points in proportion, half-up to hundredths, at most the weight."""
    points = aim.weight * 100
    score = min(points, (points * part * 2 + whole) // (2 * whole)) if whole else points
    return Outcome(aim, actual, score, reached)


def _tenths(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def _at_least(dice: Random, aim: Aim, reached: int) -> Outcome:
    target = aim.amount or 0
    if aim.line.unit == "%":
        tenths = target * reached // 10 if reached < FULL else _exceeded_rate(dice, aim, target)
        return _scored(aim, _tenths(tenths), tenths, target * 10, reached)
    if reached >= FULL:
        actual = target + target * dice.randint(0, 9) // 100
    else:
        actual = min(target * reached // FULL, target - 1) if target > 3 or reached < 50 else target
    return _scored(aim, str(max(0, actual)), max(0, actual), target, reached)


def _exceeded_rate(dice: Random, aim: Aim, target: int) -> int:
    tenths = target * 10 + dice.randint(0, min(35, target))
    return min(tenths, 1000) if aim.line.is_rate else tenths


def _at_most(dice: Random, aim: Aim, reached: int) -> Outcome:
    target = aim.amount or 0
    if not target:
        actual = 0 if reached >= 30 else dice.randint(1, 2)
        return Outcome(aim, str(actual), 0 if actual else aim.weight * 100, reached)
    if reached >= FULL:
        actual = max(1, target * dice.randint(88, 100) // 100)
    else:
        actual = max(target + 1, target * 100 // max(reached, 20))
    return _scored(aim, str(actual), target, actual, reached)


def _on_a_day(dice: Random, aim: Aim, year: int, reached: int) -> Outcome:
    """A day in the month of the deadline or the one before; each month late costs a fifth."""
    late = 0 if reached >= FULL else max(1, (FULL - reached) // 20)
    if reached == 0:
        return Outcome(aim, "未完成", 0, 0)
    months = year * 12 + aim.month - 1 + (late or -dice.randint(0, 1))
    when = f"{months // 12}年{months % 12 + 1}月{dice.randint(4, 27)}日"
    return Outcome(aim, when, aim.weight * max(0, FULL - 20 * late), reached)


def _in_words(dice: Random, aim: Aim, reached: int) -> Outcome:
    """三档: 达成 all points, 部分达成 60–80 %, 未达成 less."""
    if reached >= FULL:
        return Outcome(aim, "达成", aim.weight * FULL, reached)
    if reached >= 50:
        return Outcome(aim, "部分达成", aim.weight * dice.randint(60, 80), reached)
    return Outcome(aim, "未达成", aim.weight * min(reached, 59), reached)


def _counted(aim: Aim, done: int) -> Outcome:
    wanted = aim.amount or 0
    return _scored(aim, str(done), done, wanted, FULL * done // wanted if wanted else FULL)
