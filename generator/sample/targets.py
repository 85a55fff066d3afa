"""Targets and indicators: what a project promises for its money, as declared, as approved, and as adjusted during the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from generator.records.choices import Action, Level1, Operator, TargetVersion
from generator.sample.amounts import ProjectMoney, total
from generator.sample.catalogue import FundTemplate, Line, Purpose
from generator.sample.dice import chance, stream
from generator.sample.texts.facts import Nature
from generator.sample.undertakings import Undertaking

POINTS = {
    True: {Level1.COST: 20, Level1.OUTPUT: 40, Level1.BENEFIT: 20, Level1.SATISFACTION: 10},
    False: {Level1.OUTPUT: 50, Level1.BENEFIT: 30, Level1.SATISFACTION: 10},
}
"""With and without cost indicators: how the 90 points are split (财预〔2020〕10号, 财预〔2021〕101号)."""


@dataclass(frozen=True, slots=True)
class Aim:
    """One indicator with its value and weight.  ``amount`` is the value as a number, None for words and deadlines."""

    number: int
    line: Line
    value: str
    amount: int | None
    weight: int

    @property
    def month(self) -> int:
        """The month of a deadline such as ``2022年11月底前``."""
        return int(self.value.partition("年")[2].partition("月")[0])


@dataclass(frozen=True, slots=True)
class Promise:
    """One version of a target."""

    version: TargetVersion
    date: date
    goal: str
    aims: tuple[Aim, ...]
    reason: str | None = None
    long_term: str | None = None


@dataclass(frozen=True, slots=True)
class Promises:
    """All versions of one subject's target, in the order in which they were made."""

    versions: tuple[Promise, ...]

    @property
    def in_force(self) -> Promise:
        """The version that results are held against."""
        return self.versions[-1]

    @property
    def revised(self) -> bool:
        """Whether what was approved differs from what was declared."""
        made = {each.version: each for each in self.versions}
        declared, approved = made.get(TargetVersion.DECLARED), made.get(TargetVersion.APPROVED)
        if declared is None or approved is None:
            return False
        return (declared.goal, declared.aims) != (approved.goal, approved.aims)


# Values and weights -------------------------------------------------------------------------------------------------------------


def spread(points: int, count: int) -> list[int]:
    """*points* over *count* indicators in steps of five as far as they go, the first ones more."""
    step = 5 if points // 5 >= count else 1
    each, more = divmod(points // step, count)
    return [(each + (position < more)) * step for position in range(count)]


def weigh(lines: Sequence[Line]) -> list[int]:
    """The weight of each line, by the profile that fits the levels in use."""
    profile = POINTS[any(line.level1 is Level1.COST for line in lines)]
    waiting = {
        level: spread(points, sum(line.level1 is level for line in lines) or 1) for level, points in profile.items()
    }
    return [waiting[line.level1].pop(0) for line in lines]


def _position(amount: int, usual: int) -> int:
    """Where in its range a quantity stands, per mille: dear projects do more."""
    weight = 1000 * amount // max(1, amount + usual)
    return weight * weight // 1000


def _number(seed: int, subject: str, year: int, line: Line, per_mille: int | None) -> int:
    """The value of one indicator: quantities by the money, all else much as the year before."""
    yearly, base = stream(seed, "value", subject, line.name, year), stream(seed, "value", subject, line.name)
    steps = (line.high - line.low) // line.step
    if per_mille is not None and line.is_quantity:
        chosen = steps * per_mille * yearly.randint(88, 112) // 100_000
    else:
        chosen = base.randint(0, steps) + (yearly.randint(-1, 1) if steps > 2 else 0)
    return line.low + min(max(chosen, 0), steps) * line.step


def make_aims(
    seed: int, subject: str, year: int, lines: Sequence[Line], per_mille: int | None, projects: int = 0
) -> tuple[Aim, ...]:
    """*lines* with the values of *year*."""
    aims = []
    for number, (line, weight) in enumerate(zip(lines, weigh(lines), strict=True), start=1):
        amount: int | None = None
        if line.words is not None:
            value = line.words
        elif line.counts_projects:
            amount = projects
            value = str(projects)
        elif line.is_deadline:
            month = stream(seed, "deadline", subject, year).randint(line.low, line.high)
            value = f"{year}年{month}月底前"
        else:
            amount = _number(seed, subject, year, line, per_mille)
            value = str(amount)
        aims.append(Aim(number, line, value, amount, weight))
    return tuple(aims)


def moved_on(aims: tuple[Aim, ...], last: Sequence[Aim]) -> tuple[Aim, ...]:
    """*aims*, with one value a step away where they would all be those of *last* year."""
    if [each.value for each in aims] != [each.value for each in last]:
        return aims
    movable = (each for each in aims if each.amount is not None and each.line.high > each.line.low)
    chosen = next(movable, None)
    if chosen is None or chosen.amount is None:
        return aims
    step = chosen.line.step if chosen.amount < chosen.line.high else -chosen.line.step
    moved = replace(chosen, amount=chosen.amount + step, value=str(chosen.amount + step))
    return tuple(moved if each is chosen else each for each in aims)


# Projects -----------------------------------------------------------------------------------------------------------------------


def chosen_lines(seed: int, undertaking: Undertaking) -> tuple[Line, ...]:
    """Five to nine of the indicators that fit the kind of project, the same ones every year."""
    dice = stream(seed, "lines of", undertaking.code)
    kept: list[Line] = []
    seen: set[str] = set()
    for line in undertaking.template.lines:
        first = line.level1 is not Level1.COST and line.measure not in seen
        optional = line.measure in ("可持续影响", "生态效益") and any(each.level1 is Level1.BENEFIT for each in kept)
        if line.measure == "数量" or (first and not optional) or chance(dice, 62):
            kept.append(line)
        seen.add(line.measure)
    return tuple(kept)


def _words(undertaking: Undertaking, aims: Sequence[Aim]) -> dict[str, str]:
    """What the blanks of goals and contents are filled with."""
    words = {"scope": undertaking.place, "what": undertaking.what, "year": "", "n1": "", "n2": ""}
    quantities = [aim for aim in aims if aim.line.is_quantity]
    words |= {f"n{position}": aim.value for position, aim in enumerate(quantities, start=1)}
    for aim in aims:
        if aim.line.is_deadline:
            words["month"] = str(aim.month)
        if aim.line.level1 is Level1.SATISFACTION:
            words["sat"] = aim.value
    return words


def goal_of(undertaking: Undertaking, aims: Sequence[Aim]) -> str:
    """The goal of the year in words."""
    return undertaking.template.goal.format_map(_words(undertaking, aims))


def content_of(undertaking: Undertaking, aims: Sequence[Aim]) -> str:
    """What the project does."""
    return undertaking.template.content.format_map(_words(undertaking, aims))


@dataclass(frozen=True, slots=True)
class Dates:
    """When the versions of a year's targets were made."""

    declared: date
    approved: date
    adjusted: date


def promise(
    seed: int,
    undertaking: Undertaking,
    year: int,
    money: ProjectMoney,
    dates: Dates,
    last: Promises | None,
    *,
    revised: bool,
) -> Promises:
    """The versions of a project's target in one year, never the same as *last* year's.

    A project without approved money has the declared one only.
    """
    dice = stream(seed, "promise", undertaking.code, year)
    per_mille = _position(total(money.approved or money.declared), undertaking.template.size * 100)
    aims = make_aims(seed, undertaking.code, year, chosen_lines(seed, undertaking), per_mille)
    aims = moved_on(aims, last.in_force.aims if last else ())
    declared_on = dates.declared + timedelta(days=dice.randrange(20))
    long_term = _long_term(undertaking, year, aims)
    declared = Promise(TargetVersion.DECLARED, declared_on, goal_of(undertaking, aims), aims, long_term=long_term)
    if not money.approved:
        return Promises((declared,))
    approved = replace(declared, version=TargetVersion.APPROVED, date=dates.approved)
    if revised:
        declared, reason = _weaker(dice, undertaking, declared)
        approved = replace(approved, reason=reason)
    adjusted = _adjusted(dice, undertaking, money, approved, dates.adjusted)
    return Promises((declared, approved, *adjusted))


def _long_term(undertaking: Undertaking, year: int, aims: Sequence[Aim]) -> str | None:
    """Works that go on for years say where they lead."""
    first = next(aim for aim in aims if aim.line.is_quantity)
    if undertaking.nature is not Nature.WORKS or not 0 < year - undertaking.born + 1 <= 3 or first.amount is None:
        return None
    return (
        f"{undertaking.born}年至{undertaking.born + 2}年分年实施，累计完成{first.line.name.removesuffix('数量')}"
        f"不少于{first.amount * 2 + 1}{first.line.unit}，建成后纳入日常管护，长期发挥效益。"
    )


# What the review changes -----------------------------------------------------------------------------------------------------


def _weaker(dice: Random, undertaking: Undertaking, final: Promise) -> tuple[Promise, str]:
    """What had been declared before the review improved it to *final*, and why it did."""
    ways = [_vague_goal, _lower_satisfaction, _fewer, _fewer, _missing, _missing]
    dice.shuffle(ways)
    for way in ways:
        found = way(dice, undertaking, final)
        if found is not None:
            return found
    raise LookupError("a goal can always be put more vaguely")


def _vague_goal(dice: Random, undertaking: Undertaking, final: Promise) -> tuple[Promise, str]:
    goal = dice.choice(
        (
            "做好{name}相关工作，按要求完成年度任务，取得较好效果。",
            "通过实施{name}，进一步提升保障能力和服务水平。",
            "保障{name}顺利开展，发挥财政资金使用效益。",
        )
    ).format(name=undertaking.name)
    reason = dice.choice(
        (
            "申报的年度目标过于笼统，会审后写明了数量和要求。",
            "申报的年度目标没有量化，退回后补充了可以核对的任务量。",
            "年度目标与指标没有对应，按会审意见重新表述。",
        )
    )
    return replace(final, goal=goal), reason


def _lower_satisfaction(dice: Random, undertaking: Undertaking, final: Promise) -> tuple[Promise, str] | None:
    aim = next((each for each in final.aims if each.line.level1 is Level1.SATISFACTION and each.amount), None)
    if aim is None or aim.amount is None:
        return None
    before = aim.amount - dice.randint(3, 8)
    return _with_value(undertaking, final, aim, before), f"满意度指标偏低，会审时由{before}%提高到{aim.value}%。"


def _fewer(dice: Random, undertaking: Undertaking, final: Promise) -> tuple[Promise, str] | None:
    aim = next((each for each in final.aims if each.line.is_quantity and each.amount), None)
    if aim is None or aim.amount is None:
        return None
    before = max(1, aim.amount * dice.randint(60, 88) // 100)
    if before == aim.amount:
        return None
    unit = aim.line.unit
    reason = dice.choice(
        (
            f"“{aim.line.name}”与资金规模不匹配，会审时由{before}{unit}调整为{aim.value}{unit}。",
            f"“{aim.line.name}”低于上年实际水平，由{before}{unit}提高到{aim.value}{unit}。",
            f"按核定的任务量，将“{aim.line.name}”由{before}{unit}调整为{aim.value}{unit}。",
        )
    )
    return _with_value(undertaking, final, aim, before), reason


def _missing(dice: Random, _: Undertaking, final: Promise) -> tuple[Promise, str] | None:
    """One indicator had not been there; its weight lay on another of the same level."""
    levels = [each.line.level1 for each in final.aims]
    spare = [
        each
        for each in final.aims
        if levels.count(each.line.level1) > 1 and not each.line.is_quantity and not each.line.is_deadline
    ]
    if not spare:
        return None
    absent = dice.choice(spare)
    heir = next(each for each in final.aims if each.line.level1 is absent.line.level1 and each is not absent)
    aims = tuple(
        replace(each, weight=each.weight + absent.weight) if each is heir else each
        for each in final.aims
        if each is not absent
    )
    if heir.weight + absent.weight > 30:
        return None
    reason = dice.choice(
        (
            f"缺少{absent.line.level2}，按会审意见增加“{absent.line.name}”。",
            f"指标不能完整反映项目{_side(absent.line)}，补充“{absent.line.name}”并调整分值。",
        )
    )
    return replace(final, aims=aims), reason


def _side(line: Line) -> str:
    return {Level1.OUTPUT: "产出", Level1.BENEFIT: "效益", Level1.COST: "成本"}.get(line.level1, "效果")


def _with_value(undertaking: Undertaking, final: Promise, aim: Aim, amount: int) -> Promise:
    changed = replace(aim, value=str(amount), amount=amount)
    aims = tuple(changed if each is aim else each for each in final.aims)
    return replace(final, aims=aims, goal=goal_of(undertaking, aims))


def _adjusted(
    dice: Random, undertaking: Undertaking, money: ProjectMoney, approved: Promise, on: date
) -> tuple[Promise, ...]:
    """A project whose budget was reduced during the year may, with approval, promise less."""
    if money.change is not Action.REDUCED or not chance(dice, 22):
        return ()
    aim = next((each for each in approved.aims if each.line.is_quantity), None)
    if aim is None or not aim.amount:
        return ()
    left = aim.amount * total(money.adjusted) // total(money.approved)
    if not 0 < left < aim.amount:
        return ()
    promised = _with_value(undertaking, approved, aim, left)
    unit = aim.line.unit
    reason = f"年中预算调减，“{aim.line.name}”由{aim.value}{unit}相应调整为{left}{unit}，已按程序报财政部门批准。"
    changed = replace(
        promised, version=TargetVersion.ADJUSTED, date=on + timedelta(days=dice.randrange(25)), reason=reason
    )
    return (changed,)


# Departments and funds --------------------------------------------------------------------------------------------------------


def promise_of_department(seed: int, code: str, purpose: Purpose, year: int, projects: int, on: date) -> Promises:
    """The target of a department's overall expenditure."""
    aims = make_aims(seed, code, year, purpose.lines, None, projects)
    sat = next(aim.value for aim in aims if aim.line.level1 is Level1.SATISFACTION)
    goal = purpose.goal.format(field=purpose.name, count=projects, sat=sat)
    return Promises((Promise(TargetVersion.APPROVED, on, f"{year}年{goal}", aims),))


def promise_of_fund(seed: int, code: str, template: FundTemplate, year: int, on: date) -> Promises:
    """The target of a fund."""
    aims = make_aims(seed, code, year, template.lines, None)
    goal = template.goal.format(year=year, n1=aims[0].value)
    return Promises((Promise(TargetVersion.APPROVED, on, goal, aims),))


def sign(line: Line) -> Mapping[str, object]:
    """Operator, unit and direction of a line, as columns; deadlines have no unit."""
    unit = None if line.is_deadline else line.unit
    falling = line.operator in (Operator.AT_MOST, Operator.LESS_THAN) and not line.is_deadline
    return {"operator": line.operator, "unit": unit, "direction": "negative" if falling else "positive"}
