"""Oddities put into the sample on purpose, so that there is something to find.

None of them is an error, none touches a figure of the statement, and all of them are listed in ``planted.csv``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.records.choices import Grade, Level1, SubjectKind, TargetVersion
from generator.records.record import Record
from generator.sample.budget_records import Subject, YearBudget
from generator.sample.dice import stream
from generator.sample.performance import Outcome, Performance, Quality
from generator.sample.plan import SamplePlan
from generator.sample.roles import Roles
from generator.sample.targets import Aim, Promise, Promises
from generator.sources.csv_writer import write_csv

FILE = "planted.csv"
_HEADERS = ("code", "file", "line", "column", "note")

TARGET_COPIED = "target-copied"
TARGET_VAGUE = "target-vague"
WEIGHT_HEAVY = "indicator-weight-heavy"
OVER_ACHIEVED = "result-over-achieved"
BLANKET_FULL = "score-blanket-full"
GRADE_DIFFERS = "grade-differs"

SMALLEST = 300
"""Declared projects from which on a sample is large enough to hide something in."""
_VAGUE = (
    "进一步做好相关工作，不断提高服务水平，取得良好成效。",
    "按照上级要求完成年度任务，促进各项工作再上新台阶。",
)
_HEAVIEST = 30


@dataclass(frozen=True, slots=True)
class Plant:
    """One oddity: what it is, and the record and column that show it."""

    code: str
    table: str
    work_year: int
    column: str
    note: str
    record: Mapping[str, object]


@dataclass(frozen=True)
class Planted:
    """Budgets and performances with their oddities."""

    budgets: Mapping[int, YearBudget]
    plants: tuple[Plant, ...]


def _free(plan: SamplePlan, budget: YearBudget, roles: Roles, matter: str) -> Iterator[str]:
    """Approved projects that play no part, in random order."""
    if plan.projects < SMALLEST:
        return
    parts = {*roles.ex_ante, *roles.evaluated, *roles.spot_checked, *roles.policies, *roles.required_next_year()}
    taken = {*parts, *roles.hosts.values(), *budget.life.in_year, *budget.hidden}
    codes = [each.code for each in budget.life.approved if each.code not in taken]
    for code in stream(plan.seed, "planted", matter, budget.year).sample(codes, len(codes)):
        if not budget.promises[SubjectKind.PROJECT, code].revised:
            yield code


def _first(codes: Iterator[str], count: int, fits: Callable[[str], bool]) -> list[str]:
    return [code for code, _ in zip(filter(fits, codes), range(count), strict=False)]


# In targets -------------------------------------------------------------------------------------------------------------------


def plant_targets(plan: SamplePlan, roles: Roles, budgets: Mapping[int, YearBudget]) -> Planted:
    """Goals copied from the year before, goals that say nothing, and indicators that weigh too much."""
    year, changed, plants = plan.statement_year, dict(budgets), []
    if year + 1 in budgets:
        copies = _copied(plan, roles, budgets[year], budgets[year + 1])
        changed[year + 1] = _with(budgets[year + 1], copies)
        plants += [
            _in_target(TARGET_COPIED, year + 1, code, "goal", f"与{year}年批复的目标和指标完全相同")
            for _, code in copies
        ]
    vague, heavy = _vague(plan, roles, budgets[year]), _heavy(plan, roles, budgets[year])
    changed[year] = _with(budgets[year], {**heavy, **vague})
    plants += [_in_target(TARGET_VAGUE, year, code, "goal", "年度目标没有任何可以核对的内容") for _, code in vague]
    for (_, code), promises in heavy.items():
        aim = max(promises.in_force.aims, key=lambda each: each.weight)
        shown = {"project": code, "version": TargetVersion.APPROVED, "number": aim.number}
        plants.append(Plant(WEIGHT_HEAVY, "indicators", year, "weight", f"单个指标占{aim.weight}分", shown))
    return Planted(changed, tuple(plants))


def _with(budget: YearBudget, promises: Mapping[Subject, Promises]) -> YearBudget:
    return replace(budget, promises={**budget.promises, **promises})


def _in_target(code: str, year: int, project: str, column: str, note: str) -> Plant:
    return Plant(code, "targets", year, column, note, {"project": project, "version": TargetVersion.APPROVED})


def _every_version(promises: Promises, change: Callable[[Promise], Promise]) -> Promises:
    return Promises(tuple(change(version) for version in promises.versions))


def _copied(plan: SamplePlan, roles: Roles, before: YearBudget, after: YearBudget) -> dict[Subject, Promises]:
    """Three projects that sent in last year's target again; only such as name no day."""

    def fits(code: str) -> bool:
        last = before.promises.get((SubjectKind.PROJECT, code))
        return (
            last is not None and not any(aim.line.is_deadline for aim in last.in_force.aims) and len(last.versions) == 2
        )

    copies: dict[Subject, Promises] = {}
    for code in _first(_free(plan, after, roles, TARGET_COPIED), 3, fits):
        subject = (SubjectKind.PROJECT, code)
        last = before.promises[subject].in_force

        def copied(version: Promise, last: Promise = last) -> Promise:
            return replace(version, goal=last.goal, aims=last.aims)

        copies[subject] = _every_version(after.promises[subject], copied)
    return copies


def _vague(plan: SamplePlan, roles: Roles, budget: YearBudget) -> dict[Subject, Promises]:
    codes = _first(_free(plan, budget, roles, TARGET_VAGUE), len(_VAGUE), lambda _: True)
    return {
        (SubjectKind.PROJECT, code): _with_goal(budget.promises[SubjectKind.PROJECT, code], goal)
        for code, goal in zip(codes, _VAGUE, strict=False)
    }


def _with_goal(promises: Promises, goal: str) -> Promises:
    return _every_version(promises, lambda version: replace(version, goal=goal))


def _heavy(plan: SamplePlan, roles: Roles, budget: YearBudget) -> dict[Subject, Promises]:
    """Two projects that put nearly all points of output on one indicator."""

    def fits(code: str) -> bool:
        return any(
            aim.weight > _HEAVIEST for aim in _top_heavy(budget.promises[SubjectKind.PROJECT, code].in_force.aims)
        )

    return {
        (SubjectKind.PROJECT, code): _every_version(
            budget.promises[SubjectKind.PROJECT, code], lambda version: replace(version, aims=_top_heavy(version.aims))
        )
        for code in _first(_free(plan, budget, roles, WEIGHT_HEAVY), 2, fits)
    }


def _top_heavy(aims: Sequence[Aim]) -> tuple[Aim, ...]:
    outputs = [aim for aim in aims if aim.line.level1 is Level1.OUTPUT]
    most = sum(aim.weight for aim in outputs) - 5 * (len(outputs) - 1)
    return tuple(
        replace(aim, weight=most if aim is outputs[0] else 5) if aim.line.level1 is Level1.OUTPUT else aim
        for aim in aims
    )


# In results ---------------------------------------------------------------------------------------------------------------------

Performances = Mapping[Subject, Performance]


def plant_results(
    plan: SamplePlan, roles: Roles, budget: YearBudget, performances: Performances
) -> tuple[Performances, tuple[Plant, ...]]:
    """Targets far exceeded, full marks for what was missed, and grades that the score does not bear out."""
    codes = _free(plan, budget, roles, "results")
    fine = [code for code in codes if performances[SubjectKind.PROJECT, code].quality is Quality.FINE]
    changed: dict[Subject, Performance] = {}
    plants: list[Plant] = []
    for plant in (_over_achieved, _blanket_full, _grade_differs):
        for code in fine:
            subject = (SubjectKind.PROJECT, code)
            found = None if subject in changed else plant(budget.year, code, performances[subject])
            if found is not None:
                changed[subject] = found[0]
                plants += found[1]
                if sum(each.code == found[1][0].code and each.work_year == budget.year + 1 for each in plants) >= 2:
                    break
    return {**performances, **changed}, tuple(plants)


_Found = tuple[Performance, list[Plant]]


def _over_achieved(year: int, code: str, performance: Performance) -> _Found | None:
    first = performance.outcomes[0]
    if not first.full or not first.aim.line.is_quantity or (first.aim.amount or 0) < 20:
        return None
    actual = (first.aim.amount or 0) * 17 // 10
    changed = replace(first, actual=str(actual), reached=170)
    plant = _in_result(OVER_ACHIEVED, year, code, first, "actual", f"完成值{actual}，是目标{first.aim.value}的1.7倍")
    return replace(performance, outcomes=(changed, *performance.outcomes[1:])), [plant]


def _blanket_full(year: int, code: str, performance: Performance) -> _Found | None:
    """All points for everything, although numbers were missed."""
    missed = [each for each in performance.missed if each.aim.amount is not None]
    if not missed or len(missed) != len(performance.missed):
        return None
    full = tuple(replace(each, score=each.aim.weight * 100) for each in performance.outcomes)
    plants = [
        _in_result(
            BLANKET_FULL, year, code, each, "score", f"完成值{each.actual}没有达到目标{each.aim.value}，仍给满分"
        )
        for each in missed
    ]
    return replace(performance, outcomes=full), plants


def _grade_differs(year: int, code: str, performance: Performance) -> _Found | None:
    if performance.grade is not Grade.GOOD:
        return None
    note = f"自评总分{performance.score // 100}分多，自评等级却写“优”"
    shown = {"project": code}
    plant = Plant(GRADE_DIFFERS, "self_evaluations", year + 1, "grade", note, shown)
    return replace(performance, claimed=Grade.EXCELLENT), [plant]


def _in_result(code: str, year: int, project: str, outcome: Outcome, column: str, note: str) -> Plant:
    return Plant(code, "results", year + 1, column, note, {"project": project, "number": outcome.aim.number})


# Where they are -----------------------------------------------------------------------------------------------------------------


def planted_file(plants: Sequence[Plant], tables: Mapping[int, Mapping[str, Sequence[Record]]]) -> dict[str, bytes]:
    """planted.csv: the physical line and the column of each; nothing when nothing was planted."""
    rows = sorted(_row(plant, tables[plant.work_year][plant.table]) for plant in plants)
    shown = [(code, file, str(line), column, note) for code, file, line, column, note in rows]
    return {FILE: write_csv(_HEADERS, shown)} if shown else {}


def _row(plant: Plant, records: Sequence[Record]) -> tuple[str, str, int, str, str]:
    """One row of the list; the records of a table stand in its file in the same order, one a line below the header."""
    wanted = plant.record.items()
    position = next(
        position
        for position, record in enumerate(records)
        if all(getattr(record, name) == value for name, value in wanted)
    )
    return plant.code, f"{plant.work_year}/{plant.table}.csv", position + 2, plant.column, plant.note
