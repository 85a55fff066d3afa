"""Believable facts: 18 projects, a policy and 6 departments of one year, such as the sample city has."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from generator.records.choices import Action, BudgetAccount, Level1, Operator, ProjectKind
from generator.sample.dice import stream
from generator.sample.texts.facts import (
    FIELDS,
    Amounts,
    DepartmentFacts,
    IndicatorFacts,
    Nature,
    ProjectFacts,
    SubjectFacts,
    TaskFacts,
    YearChange,
)
from generator.sample.texts.reports import Commission

YEAR = 2021

PROJECTS = (
    ("education", Nature.WORKS, "学校运动场改造工程", "改造学校运动场，铺设面层并完善排水", "改造学校数量", "所"),
    ("education", Nature.SUBSIDY, "家庭经济困难学生生活补助", "向符合条件的学生发放生活补助", "资助学生人数", "人"),
    ("education", Nature.EQUIPMENT, "理化生实验室设备购置", "采购实验室设备并完成安装调试", "购置设备数量", "台"),
    ("health", Nature.SERVICE, "基本公共卫生服务", "为居民提供健康管理和随访服务", "服务居民人数", "人"),
    ("health", Nature.EQUIPMENT, "乡镇卫生院设备更新", "更新检验和影像设备", "更新设备数量", "台"),
    ("social", Nature.SUBSIDY, "困难群众临时救助", "对遇到突发困难的家庭给予临时救助", "救助人次", "人次"),
    ("social", Nature.SERVICE, "居家养老上门服务", "为失能老人提供上门照护", "服务老人人数", "人"),
    ("agriculture", Nature.WORKS, "高标准农田建设", "整治田块，新建灌排渠系和机耕道", "建成面积", "亩"),
    ("agriculture", Nature.SUBSIDY, "种粮大户补贴", "按核实的粮食种植面积发放补贴", "补贴面积", "亩"),
    ("transport", Nature.WORKS, "农村公路路面修复", "修复破损路面，增设安全设施", "修复里程", "公里"),
    ("water", Nature.WORKS, "小型水库除险加固", "加固坝体，改造放水设施", "加固水库数量", "座"),
    ("environment", Nature.SERVICE, "农村生活污水设施运维", "对污水处理设施进行日常运维", "运维站点数量", "座"),
    ("culture", Nature.SERVICE, "公共文化场馆免费开放", "保障图书馆、文化馆免费开放", "开放场馆数量", "个"),
    ("urban", Nature.WORKS, "背街小巷排水改造", "改造老旧排水管道和路面", "改造管道长度", "米"),
    ("safety", Nature.DIGITAL, "公共安全视频平台升级", "升级平台并接入前端设备", "接入点位数量", "个"),
    ("emergency", Nature.SERVICE, "地质灾害监测预警", "对隐患点开展监测和预警", "监测点数量", "处"),
    ("industry", Nature.CAPITAL, "产业园区平台公司资本金注入", "注入资本金用于园区配套建设", "注资项目数量", "个"),
    ("housing", Nature.WORKS, "老旧小区改造", "改造小区管网和消防设施", "改造小区数量", "个"),
)
"""Field, nature, name, content, what is counted, its unit."""

ACCOUNTS = {
    "urban": BudgetAccount.GOV_FUND,
    "industry": BudgetAccount.STATE_CAPITAL,
    "social": BudgetAccount.SOCIAL_INSURANCE,
}


def projects(seed: int) -> tuple[ProjectFacts, ...]:
    """The projects, and one policy, with amounts and results drawn from *seed*."""
    rng = stream(seed, "believable")
    policy = ("governance", Nature.SUBSIDY, "基层治理奖补政策", "对治理成效好的村（社区）给予奖补", "奖补村数量", "个")
    kinds = [ProjectKind.PROJECT] * len(PROJECTS) + [ProjectKind.POLICY]
    rows = zip((*PROJECTS, policy), kinds, strict=True)
    return tuple(_project(place, row, kind, rng) for place, (row, kind) in enumerate(rows, start=1))


def _project(place: int, row: tuple[str, Nature, str, str, str, str], kind: ProjectKind, rng: Random) -> ProjectFacts:
    field, nature, name, content, counted, unit = row
    town = f"示例镇 {rng.randint(1, 12):02d}" if rng.random() < 0.4 else None
    declared = Decimal(rng.randint(3000, 400000)) / 100
    approved = declared if rng.random() < 0.3 else (declared * rng.randint(60, 99) / 100).quantize(Decimal("0.01"))
    changes = _changes(approved, rng)
    adjusted = approved - sum((change.amount for change in changes), Decimal(0))
    executed = (adjusted * rng.choice((62, 81, 88, 93, 97, 100, 100)) / 100).quantize(Decimal("0.01"))
    wanted = rng.randint(3, 400)
    return ProjectFacts(
        code=f"99999921T{900000000000 + place}",
        name=name,
        kind=kind,
        nature=nature,
        department_code=f"{200 + place}",
        department=f"{FIELDS[field]}领域示例部门 {place:02d}",
        unit=f"{FIELDS[field]}领域示例部门 {place:02d} 本级",
        field=field,
        field_name=FIELDS[field],
        town=town,
        fiscal_year=YEAR,
        account=ACCOUNTS.get(field, BudgetAccount.GENERAL),
        content=content,
        goal=f"完成{name}任务，{counted}达到{wanted}{unit}，服务对象总体满意",
        indicators=_indicators(counted, wanted, unit, rng),
        declared=Amounts(declared, declared),
        approved=Amounts(approved, approved),
        adjusted=Amounts(adjusted, adjusted),
        executed=Amounts(executed, executed),
        self_score=Decimal(rng.randint(160, 199)) / 2,
        changes=changes,
    )


def _changes(approved: Decimal, rng: Random) -> tuple[YearChange, ...]:
    if rng.random() < 0.7:
        return ()
    return (YearChange(Action.REDUCED, (approved / 10).quantize(Decimal("0.01")), "实际数量少于预计"),)


def _indicators(counted: str, wanted: int, unit: str, rng: Random) -> tuple[IndicatorFacts, ...]:
    reached = wanted if rng.random() < 0.6 else rng.choice((wanted * 2 // 3, wanted * 3 // 2))
    liked = rng.randint(82, 99)
    return (
        _indicator(Level1.OUTPUT, "数量指标", counted, (Operator.AT_LEAST, wanted, unit), reached, 20),
        _indicator(Level1.OUTPUT, "质量指标", "验收合格率", (Operator.EQUAL, 100, "%"), rng.choice((96, 100, 100)), 15),
        _indicator(Level1.OUTPUT, "时效指标", "完成时间", (Operator.AT_MOST, 12, "月"), rng.choice((11, 12)), 15),
        IndicatorFacts(
            Level1.BENEFIT, "可持续影响指标", f"{counted[:-2]}长效机制健全性", Operator.QUALITATIVE, "健全", None, Decimal(30), "达成", Decimal(30)
        ),
        _indicator(Level1.SATISFACTION, "服务对象满意度指标", "群众满意度", (Operator.AT_LEAST, 90, "%"), liked, 10),
    )  # fmt: skip


def _indicator(
    level1: Level1, level2: str, name: str, wanted: tuple[Operator, int, str], reached: int, weight: int
) -> IndicatorFacts:
    operator, target, unit = wanted
    return IndicatorFacts(
        level1, level2, name, operator, str(target), unit, Decimal(weight), str(reached), Decimal(weight)
    )


def departments(seed: int) -> tuple[DepartmentFacts, ...]:
    """Six departments of different fields."""
    rng = stream(seed, "believable")
    fields = ("education", "health", "agriculture", "urban", "governance", "social")
    return tuple(_department(place, field, rng) for place, field in enumerate(fields, start=1))


def _department(place: int, field: str, rng: Random) -> DepartmentFacts:
    tasks = tuple(
        TaskFacts(
            f"{FIELDS[field]}重点任务{word}",
            f"落实{FIELDS[field]}领域{word}方面的工作",
            Decimal(rng.randint(1000, 90000)) / 100,
        )
        for word in ("甲", "乙", "丙")
    )
    approved = sum((task.amount for task in tasks), Decimal(0))
    executed = (approved * rng.choice((78, 91, 98)) / 100).quantize(Decimal("0.01"))
    count = rng.randint(8, 60)
    return DepartmentFacts(
        code=f"{300 + place}",
        name=f"{FIELDS[field]}领域示例部门 {place + 40:02d}",
        field=field,
        field_name=FIELDS[field],
        fiscal_year=YEAR,
        goal=f"实施{count}个项目，落实{FIELDS[field]}领域各项任务",
        projects=count,
        tasks=tasks,
        indicators=_indicators("组织实施项目数量", count, "个", rng),
        declared=Amounts(approved * 2, approved * 2),
        approved=Amounts(approved, approved),
        adjusted=Amounts(approved, approved),
        executed=Amounts(executed, executed),
        self_score=Decimal(rng.randint(176, 199)) / 2,
    )


def commissions(seed: int) -> tuple[Commission, ...]:
    """All 25, a few with a wanted score, so that every grade can occur."""
    aims = {3: Decimal(93), 7: Decimal(71), 11: Decimal(84), 20: Decimal(66)}
    subjects: tuple[SubjectFacts, ...] = (*projects(seed), *departments(seed))
    return tuple(
        Commission(f"ke-2022-{place:02d}", subject, date(2022, 9, 1) + timedelta(days=2 * place), aim=aims.get(place))
        for place, subject in enumerate(subjects, start=1)
    )
