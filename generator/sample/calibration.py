"""Known figures → the shape that meets them, or what stands in the way.

There is no solver here: each figure sets one number of the shape, and the rest of the sample is built around those numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from generator.problems import Location, Problem, Rule, Severity
from generator.records.choices import Action
from generator.records.writing import plain
from generator.sample.exact import hundredths, money, split
from generator.sample.plan import SamplePlan, Value
from generator.sample.shape import Shape, Tally, usual
from generator.sources.yaml_file import read_yaml

CALIBRATION_IMPOSSIBLE = Rule(
    "calibration-impossible",
    Severity.ERROR,
    "示例无法凑出这个指标",
    "示例记录的合计必须与给定的指标完全一致；做不到时宁可不生成。",
    "示例数据的约定",
    "指标 {id} 要求 {value}，做不到：{reason}。",
    "改这个指标，或者{expected}。",
    "review.cancelled_projects: 50（只申报 40 个项目）",
    "review.cancelled_projects: 5（申报 40 个项目）",
)

_MONEY_NAMES = {"reduced": Action.REDUCED, "cancelled": Action.CANCELLED,
                "recovered_completed": Action.RECOVERED_COMPLETED,
                "recovered_discontinued": Action.RECOVERED_DISCONTINUED}  # fmt: skip
_NEXT_NAMES = {"maintained": Action.MAINTAINED, "increased": Action.INCREASED, "reduced": Action.REDUCED,
               "merged": Action.MERGED, "cancelled": Action.CANCELLED}  # fmt: skip
_ALWAYS_WHOLE = (
    "targets.department_coverage", "targets.project_coverage", "monitoring.department_coverage",
    "monitoring.project_coverage", "self_evaluation.department_coverage", "self_evaluation.project_coverage",
)  # fmt: skip
_TOLD: dict[str, Value] = {
    "targets.joint_review": True, "targets.congress_review": True, "assessment.included": True,
    "rules.plans": Decimal(1), "rules.topics": Decimal(9), "training.sessions": Decimal(2),
    "publicity.articles": Decimal(4), "publicity.provincial_articles": Decimal(4), "congress.reports": Decimal(2),
}  # fmt: skip
"""What the written activities of 2022 amount to; no other number of them can be made."""


def read_figures(path: Path) -> tuple[dict[str, Value], list[Problem]]:
    """Values by figure id from a file that holds ``figures`` with ``id`` and ``value``, such as statement.yml."""
    source, problems = read_yaml(path, path.name)
    figures: dict[str, Value] = {}
    listed = source.data.get("figures") if source is not None and isinstance(source.data, dict) else None
    for number, entry in enumerate(listed if isinstance(listed, list) else []):
        place = source.location(("figures", number)) if source is not None else Location(path.name)
        if isinstance(entry, dict) and isinstance(entry.get("id"), str) and isinstance(entry.get("value"), str):
            identifier, value = str(entry["id"]), _value(str(entry["value"]))
            if value is not None:
                figures[identifier] = value
                continue
            problems.append(_impossible(identifier, str(entry["value"]), "不是数字，也不是 true 或 false", place=place))
    return figures, problems


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return plain(value) if isinstance(value, Decimal) else str(value)


def _value(text: str) -> Value | None:
    if text in ("true", "false"):
        return text == "true"
    try:
        number = Decimal(text)
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


def _impossible(
    identifier: str, value: object, reason: str, instead: str = "不规定它", place: Location | None = None
) -> Problem:
    shown = _shown(value)
    return CALIBRATION_IMPOSSIBLE.at(
        place or Location("figures"), field=identifier, value=shown, expected=instead, id=identifier, reason=reason
    )


def calibrate(figures: Mapping[str, Value], plan: SamplePlan) -> tuple[Shape, list[Problem]]:
    """The shape of the statement year that meets *figures* exactly, and each figure that cannot be met.

    What no figure speaks of is drawn around the size of *plan*; the number of departments and of declared projects in *figures*
    wins over that of the plan.
    """
    given, problems = _readable(figures)
    sized = replace(plan, departments=_departments(given, plan), projects=_projects(given, plan))
    shape = _amounts(_counts(_scaled(usual(sized), given), given), given)
    problems = problems or list(_unmet(figures, shape, plan))
    return shape, problems or list(_impossible_shape(figures, shape, plan))


def _readable(figures: Mapping[str, Value]) -> tuple[dict[str, int], list[Problem]]:
    """Counts as they are and amounts in hundredths; a problem for numbers that are neither."""
    given: dict[str, int] = {}
    problems = []
    for identifier, value in figures.items():
        if isinstance(value, bool):
            continue
        number = hundredths(value) if identifier.endswith(("_amount", ".amount", "_rate")) else _whole(value)
        if number is None or number < 0:
            problems.append(_impossible(identifier, value, "金额最多两位小数，件数是整数，都不能是负数"))
        else:
            given[identifier] = number
    return given, problems


def _departments(given: Mapping[str, int], plan: SamplePlan) -> int:
    """All departments publish, so each of these figures is their number."""
    names = ("targets.departments", "disclosure.targets_departments", "disclosure.self_evaluation_departments")
    return next((given[name] for name in names if name in given), plan.departments)


def _projects(given: Mapping[str, int], plan: SamplePlan) -> int:
    """Declared projects: given, or granted and cancelled together."""
    parts = [given[name] for name in ("targets.projects", "review.cancelled_projects") if name in given]
    return given.get("review.declared_projects", sum(parts) if len(parts) == 2 else plan.projects)


def _whole(value: Decimal) -> int | None:
    return int(value) if value == value.to_integral_value() else None


def _scaled(shape: Shape, given: Mapping[str, int]) -> Shape:
    """Amounts that no figure speaks of grow and shrink with the total that one does speak of."""
    approved = given.get("review.approved_amount", given.get("targets.amount"))
    declared = given.get("review.declared_amount")
    cut = given.get("review.cut_amount")
    if approved is None and declared is not None:
        approved = declared - cut if cut is not None else declared * 78 // 100
    approved = shape.approved_amount if approved is None else max(approved, 0)
    if declared is None:
        declared = approved + cut if cut is not None else approved * 100 // 78

    def scaled(amount: int) -> int:
        return amount * approved // max(1, shape.approved_amount)

    def tallies(mapping: Mapping[Action, Tally]) -> dict[Action, Tally]:
        return {action: Tally(each.count, max(scaled(each.amount), each.count)) for action, each in mapping.items()}

    return replace(
        shape,
        declared=Tally(shape.declared.count, declared),
        approved_amount=approved,
        ex_ante=Tally(shape.ex_ante.count, scaled(shape.ex_ante.amount)),
        ex_ante_recommended=scaled(shape.ex_ante_recommended),
        in_year=tallies(shape.in_year),
        next_year=tallies(shape.next_year),
    )


def _counts(shape: Shape, given: Mapping[str, int]) -> Shape:
    cancelled = given.get("review.cancelled_projects")
    if cancelled is None:
        targets = given.get("targets.projects")
        cancelled = shape.cancelled if targets is None else max(0, shape.declared.count - targets)
    approved = shape.declared.count - cancelled
    return replace(
        shape,
        cancelled=cancelled,
        revised=given.get("review.adjusted_projects", min(shape.revised, max(approved, 0))),
        accounts=given.get("targets.budget_accounts", shape.accounts),
        evaluated_departments=given.get("key_evaluation.departments", shape.evaluated_departments),
        evaluated_projects=_evaluated_projects(shape, given),
        evaluated_policies=given.get("key_evaluation.policies", shape.evaluated_policies),
        evaluated_accounts=given.get("key_evaluation.budget_accounts", shape.evaluated_accounts),
        agencies=given.get("key_evaluation.agencies", shape.agencies),
        spot_checks=given.get("spot_check.projects", shape.spot_checks),
        monitoring_improved=given.get("monitoring.improved_projects", shape.monitoring_improved),
        mechanisms=given.get("monitoring.improved_mechanisms", shape.mechanisms),
        improved=given.get("application.improved_management", shape.improved),
        improved_rules=given.get("application.improved_rules", shape.improved_rules),
    )


def _evaluated_projects(shape: Shape, given: Mapping[str, int]) -> int:
    """Evaluated projects: given, or what the other reports leave of all."""
    reports = given.get("disclosure.key_evaluations")
    if reports is None or "key_evaluation.projects" in given:
        return given.get("key_evaluation.projects", shape.evaluated_projects)
    departments = given.get("key_evaluation.departments", shape.evaluated_departments)
    return max(0, reports - departments - given.get("key_evaluation.policies", shape.evaluated_policies))


def _amounts(shape: Shape, given: Mapping[str, int]) -> Shape:
    in_year = _tallies(shape.in_year, given, "monitoring", _MONEY_NAMES)
    total = given.get("monitoring.adjusted_amount")
    if total is not None:
        free = [action for name, action in _MONEY_NAMES.items() if f"monitoring.{name}_amount" not in given]
        in_year = _filled_up(in_year, free, total)
    return _ex_ante(
        replace(shape, in_year=in_year, next_year=_tallies(shape.next_year, given, "application", _NEXT_NAMES)), given
    )


def _ex_ante(shape: Shape, given: Mapping[str, int]) -> Shape:
    """Declared, recommended, cut and its rate: any two make the others."""
    declared, recommended = given.get("ex_ante.declared_amount"), given.get("ex_ante.recommended_amount")
    cut, rate = given.get("ex_ante.cut_amount"), given.get("ex_ante.cut_rate")
    if declared is None and cut is not None:
        declared = cut + recommended if recommended is not None else _quotient(cut * 10_000, rate)
    if declared is None and recommended is not None and rate is not None:
        declared = _quotient(recommended * 10_000, 10_000 - rate)
    if declared is None:
        declared = max(shape.ex_ante.amount, recommended or 0, cut or 0)
    if recommended is None and cut is None and rate is not None:
        cut = _quotient(declared * rate, 10_000)
    if recommended is None:
        recommended = declared - cut if cut is not None else min(shape.ex_ante_recommended, declared)
    count = given.get("ex_ante.projects", shape.ex_ante.count or min(declared, 1))
    return replace(shape, ex_ante=Tally(count, declared), ex_ante_recommended=recommended)


def _quotient(part: int, whole: int | None) -> int | None:
    """Half-up; None for nothing to divide by."""
    return (2 * part + whole) // (2 * whole) if whole and whole > 0 else None


def _tallies(
    usual_ones: Mapping[Action, Tally], given: Mapping[str, int], section: str, names: Mapping[str, Action]
) -> dict[Action, Tally]:
    tallies = {}
    for name, action in names.items():
        stated = given.get(f"{section}.{name}_amount")
        expected = usual_ones[action].count if stated is None else min(stated, max(usual_ones[action].count, 1))
        count = given.get(f"{section}.{name}_projects", expected)
        amount = usual_ones[action].amount if count else 0
        tallies[action] = Tally(count, max(amount, count) if stated is None else stated)
    return tallies


def _filled_up(tallies: dict[Action, Tally], free: list[Action], total: int) -> dict[Action, Tally]:
    """The amounts in *free* changed so that all of them add up to *total*, where that is possible."""
    parts = split(
        total - sum(each.amount for action, each in tallies.items() if action not in free),
        [tallies[action].amount for action in free],
        [tallies[action].count for action in free],
        [total if tallies[action].count else 0 for action in free],
    )
    changed = zip(free, parts or (), strict=False)
    return tallies | {action: Tally(tallies[action].count, amount) for action, amount in changed}


# What cannot be -----------------------------------------------------------------------------------------------------------


def met_by(shape: Shape) -> dict[str, Value]:
    """Every figure of the statement year that records of this *shape* yield."""
    cut, ex_ante_cut = shape.declared.amount - shape.approved_amount, shape.ex_ante.amount - shape.ex_ante_recommended
    return {
        **_TOLD,
        **{identifier: Decimal(100) for identifier in _ALWAYS_WHOLE},
        **_count_figures(shape),
        "targets.amount": money(shape.approved_amount),
        "review.declared_amount": money(shape.declared.amount),
        "review.approved_amount": money(shape.approved_amount),
        "review.cut_amount": money(cut),
        "ex_ante.declared_amount": money(shape.ex_ante.amount),
        "ex_ante.recommended_amount": money(shape.ex_ante_recommended),
        "ex_ante.cut_amount": money(ex_ante_cut),
        "ex_ante.cut_rate": _rate(ex_ante_cut, shape.ex_ante.amount),
        "monitoring.adjusted_amount": money(sum(each.amount for each in shape.in_year.values())),
        **{f"monitoring.{name}_amount": money(shape.in_year[action].amount) for name, action in _MONEY_NAMES.items()},
        **{f"application.{name}_amount": money(shape.next_year[action].amount) for name, action in _NEXT_NAMES.items()},
    }


def _count_figures(shape: Shape) -> dict[str, Value]:
    counts = {
        "targets.departments": shape.departments,
        "targets.projects": shape.approved,
        "targets.budget_accounts": shape.accounts,
        "ex_ante.projects": shape.ex_ante.count,
        "key_evaluation.departments": shape.evaluated_departments,
        "key_evaluation.projects": shape.evaluated_projects,
        "key_evaluation.policies": shape.evaluated_policies,
        "key_evaluation.budget_accounts": shape.evaluated_accounts,
        "key_evaluation.agencies": shape.agencies,
        "spot_check.projects": shape.spot_checks,
        "review.declared_projects": shape.declared.count,
        "review.cancelled_projects": shape.cancelled,
        "review.adjusted_projects": shape.revised,
        "monitoring.improved_projects": shape.monitoring_improved,
        "monitoring.improved_mechanisms": shape.mechanisms,
        "application.improved_management": shape.improved,
        "application.improved_rules": shape.improved_rules,
        "disclosure.targets_departments": shape.departments,
        "disclosure.self_evaluation_departments": shape.departments,
        "disclosure.key_evaluations": shape.evaluations,
        **{f"monitoring.{name}_projects": shape.in_year[action].count for name, action in _MONEY_NAMES.items()},
        **{f"application.{name}_projects": shape.next_year[action].count for name, action in _NEXT_NAMES.items()},
    }
    return {identifier: Decimal(count) for identifier, count in counts.items()}


def _rate(part: int, whole: int) -> Decimal:
    """Per cent half-up to two decimals; what is not the whole never shows as 100."""
    if not whole:
        return Decimal(0)
    rounded = (part * 20_000 + whole) // (2 * whole)
    return money(9_999 if rounded == 10_000 and part < whole else rounded)


def _unmet(figures: Mapping[str, Value], shape: Shape, plan: SamplePlan) -> Iterator[Problem]:
    """Figures that contradict another one, and figures that the sample does not know."""
    met = met_by(shape)
    for identifier, value in figures.items():
        if identifier not in met:
            yield _impossible(identifier, value, "没有这个指标")
        elif met[identifier] != value:
            other = _shown(met[identifier])
            reason = f"由其他指标推出的是 {other}" if identifier not in _TOLD else f"示例的工作活动固定为 {other}"
            yield _impossible(identifier, value, reason, "改与它有关的其他指标")
    if plan.statement_year != 2022 and any(identifier in _TOLD for identifier in figures):
        yield _impossible("activities", plan.statement_year, "工作活动只写了 2022 年的", "把说明年度定为 2022 年")


def rejected(shape: Shape) -> int:
    """Ex-ante evaluations that recommend nothing."""
    if not shape.ex_ante_recommended:
        return shape.ex_ante.count
    spare = shape.ex_ante.amount - shape.ex_ante_recommended
    return 1 if shape.ex_ante.count >= 3 and shape.cancelled and spare else 0


def least_cut(shape: Shape) -> int:
    """The smallest cut in hundredths: what the ex-ante evaluations cut, and 0.01 for every other rejected project."""
    return shape.ex_ante.amount - shape.ex_ante_recommended + max(0, shape.cancelled - rejected(shape))


def taken(shape: Shape) -> int:
    """Approved projects with a part to play that no other project may play."""
    actions = [*shape.in_year.values(), *shape.next_year.values()]
    return shape.ex_ante.count - rejected(shape) + sum(each.count for each in actions) + 1


def least_approved(shape: Shape) -> int:
    """The smallest approved sum in hundredths that leaves room for every action."""
    actions = [*shape.in_year.values(), *shape.next_year.values()]
    return (
        shape.ex_ante_recommended
        + sum(each.amount + each.count for each in actions)
        + shape.approved
        - taken(shape)
        + 1
    )


_Check = tuple[str, Callable[[Shape], int], str, Callable[[Shape], int]]
_AT_MOST: tuple[_Check, ...] = (
    ("review.cancelled_projects", lambda s: s.cancelled, "最多等于申报项目", lambda s: s.declared.count),
    ("review.adjusted_projects", lambda s: s.revised, "最多等于批准的项目", lambda s: s.approved),
    ("review.approved_amount", lambda s: s.approved_amount, "最多等于申报金额", lambda s: s.declared.amount),
    ("review.approved_amount", lambda s: s.approved, "每个批准的项目至少 0.01 万元", lambda s: s.approved_amount),
    ("ex_ante.projects", lambda s: s.ex_ante.count, "最多等于申报项目的一半", lambda s: s.declared.count // 2),
    ("ex_ante.recommended_amount", lambda s: s.ex_ante_recommended, "最多等于评估项目申报金额", lambda s: s.ex_ante.amount),
    ("ex_ante.projects", lambda s: s.ex_ante.count, "每个评估项目至少申报 0.01 万元", lambda s: s.ex_ante.amount),
    ("review.cut_amount", least_cut, "审减至少要包括事前评估审减和每个取消的项目",
     lambda s: s.declared.amount - s.approved_amount),
    ("targets.projects", taken, "事前评估、年中调整和下年调整各用不同的项目，批准的项目不够",
     lambda s: s.approved),
    ("targets.amount", least_approved, "批准的资金不够这些项目的金额之和", lambda s: s.approved_amount),
    ("targets.budget_accounts", lambda s: s.accounts, "预算最多四本", lambda _: 4),
    ("key_evaluation.budget_accounts", lambda s: s.evaluated_accounts, "最多等于评价份数（政策同属一本），也不超过四本",
     lambda s: min(4, s.evaluated_projects + s.evaluated_departments + min(1, s.evaluated_policies))),
    ("key_evaluation.budget_accounts", lambda s: s.evaluated_accounts, "不能多于绩效目标覆盖的预算", lambda s: s.accounts),
    ("key_evaluation.budget_accounts", lambda s: min(s.evaluations, 1), "有评价就至少覆盖一本预算", lambda s: s.evaluated_accounts),
    ("key_evaluation.budget_accounts", lambda s: s.evaluated_accounts,
     "社会保险基金预算只能由政策或部门整体评价覆盖", lambda s: 4 if s.evaluated_policies or s.evaluated_departments else 3),
    ("targets.budget_accounts", lambda s: min(s.accounts, 3), "每本预算至少要有一个批准的项目", lambda s: s.approved),
    ("key_evaluation.agencies", lambda s: s.agencies, "示例只有一家评价机构，有评价才有机构", lambda s: min(1, s.evaluations)),
    ("key_evaluation.agencies", lambda s: min(1, s.evaluations), "有评价就有评价机构", lambda s: s.agencies),
    ("key_evaluation.departments", lambda s: s.evaluated_departments, "最多等于部门数", lambda s: s.departments),
    ("key_evaluation.projects", lambda s: s.evaluated_projects + s.spot_checks,
     "被评价和抽查的项目最多占上年批准项目的一半", lambda s: s.declared.count * 4 // 10),
    ("key_evaluation.policies", lambda s: s.evaluated_policies, "示例最多有四项政策", lambda _: 4),
    ("monitoring.improved_projects", lambda s: s.monitoring_improved, "最多等于批准的项目", lambda s: s.approved),
    ("application.improved_rules", lambda s: s.improved_rules, "示例最多写了 12 个制度", lambda _: 12),
    ("application.improved_management", lambda s: s.improved, "最多占批准项目的四分之一", lambda s: s.approved // 4),
)  # fmt: skip


def _impossible_shape(figures: Mapping[str, Value], shape: Shape, plan: SamplePlan) -> Iterator[Problem]:
    """What no records can be, although no figure contradicts another."""
    met = met_by(shape)
    for identifier, number, reason, limit in _AT_MOST:
        if number(shape) > limit(shape):
            yield _impossible(identifier, met[identifier], reason, "改与它有关的其他指标")
    for section, names, tallies in (
        ("monitoring", _MONEY_NAMES, shape.in_year),
        ("application", _NEXT_NAMES, shape.next_year),
    ):
        for name, action in names.items():
            tally = tallies[action]
            if tally.amount < tally.count or (tally.amount and not tally.count):
                identifier = f"{section}.{name}_amount"
                yield _impossible(identifier, met[identifier], f"{tally.count} 个项目，每个至少 0.01 万元", "改项目数")
    yield from _missing_years(figures, shape, plan)


def _missing_years(figures: Mapping[str, Value], shape: Shape, plan: SamplePlan) -> Iterator[Problem]:
    year = plan.statement_year
    if year - 1 in plan.years:
        sources = shape.evaluations + shape.spot_checks
        actions = shape.improved + shape.improved_rules + sum(each.count for each in shape.next_year.values())
        if actions and not sources:
            yield _impossible(
                "application.improved_management", actions, "没有评价和抽查，就没有结果应用", "规定评价数"
            )
        return
    for identifier in (
        "self_evaluation",
        "key_evaluation",
        "spot_check",
        "application",
        "disclosure.self",
        "disclosure.key",
    ):
        for each, value in figures.items():
            if each.startswith(identifier) and value:
                yield _impossible(each, value, f"样本没有 {year - 1} 年，没有可评价的预算", f"加上 {year - 1} 年")
