"""Targets as a whole: there, revised or copied, and saying something that can be held against them (domain 2.5; design: data)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from generator.checks.grounds import grounds, spoilt, whole_tables
from generator.checks.leftovers import is_told, shown
from generator.disclosure import Disclosure, Group, WorkYear, project_subject
from generator.problems import Problem, Rule, Severity
from generator.records.choices import Operator, TargetVersion
from generator.records.projects import Project
from generator.records.subject import SubjectKey
from generator.records.targets import Indicator, Target

TARGET_MISSING = Rule(
    "target-missing",
    Severity.ERROR,
    "批准的项目没有批复的绩效目标",
    "有预算必有目标；没有目标，就不知道这笔钱要办成什么。",
    "财预〔2015〕88号：编制预算必须申报绩效目标",
    "项目 {value} 已经批准，{file} 中没有它的批复版绩效目标。",
    "在 {file} 补上批复版目标和指标。",
    "projects.csv 有项目 …001，targets.csv 没有",
    "两张表都有项目 …001 的批复版",
)
TARGET_WITHOUT_INDICATORS = Rule(
    "target-without-indicators",
    Severity.WARNING,
    "绩效目标没有指标",
    "没有指标，年底无法核对目标有没有实现。",
    "财预〔2015〕88号：目标要细化为指标",
    "{value} 的“{version}”版目标没有一项指标。",
    "在 indicators.csv 补上指标。",
    "targets.csv 有批复版目标，indicators.csv 没有它的指标",
    "indicators.csv 有它的指标",
)
TARGET_REVISED = Rule(
    "target-revised-differs",
    Severity.ERROR,
    "“目标经过调整完善”与两版目标不符",
    "全市公布的调整完善数就是数这一列；写错了，公布的数就错了。",
    "本系统约定：批复的目标与申报的不同时为 true；说明 二（一）5（1）",
    "target_revised 写 {value}，而批复的目标与申报的{difference}。",
    "改为 {expected}，或核对 targets.csv 和 indicators.csv 的两版内容。",
    "两版目标完全相同，target_revised=true",
    "两版指标值不同，target_revised=true",
)
TARGET_CHANGE_UNEXPLAINED = Rule(
    "target-change-unexplained",
    Severity.WARNING,
    "目标改了没有说明原因",
    "公布后又改目标，必须说明为什么改、谁批准，否则像是为了得分而改。",
    "财预〔2015〕88号：绩效目标一经批复一般不予调整",
    "“{version}”版目标与“{before}”版不同，没有说明原因（{value}）。",
    "在 reason 写明调整原因和批准程序。",
    "version=adjusted，reason 空白",
    "version=adjusted，reason=年中预算调减，已报财政部门批准",
)
TARGET_ADJUSTED_LATE = Rule(
    "target-adjusted-late",
    Severity.WARNING,
    "年度结束以后才调整目标",
    "看到结果再改目标，评价就没有意义；公布时承诺什么，评价时就对照什么。",
    "财预〔2015〕88号：目标确需调整的，在预算执行中按程序报批",
    "“年中调整”版目标的日期是 {value}，在 {year} 年预算年度结束以后。",
    "核对日期；年度结束以后不再调整，按批复版目标评价。",
    "fiscal_year=2022，version=adjusted，date=2023-01-15",
    "fiscal_year=2022，version=adjusted，date=2022-09-30",
)
TARGET_COPIED = Rule(
    "target-copied",
    Severity.WARNING,
    "目标照抄上一年",
    "目标和指标一字不改，说明没有根据上年完成情况重新测算。",
    "通行审核要点：同一项目代码、两个年度、目标和指标值完全相同",
    "年度目标和 {count} 项指标值与 {year} 年批复的完全相同。",
    "按上年完成情况和本年资金重新测算目标；确实不变的不用改。",
    "2022、2023 两年都是“完成 3 所学校改造”，指标值相同",
    "2023 年改为“完成 4 所学校改造”",
)
TARGET_VAGUE = Rule(
    "target-vague",
    Severity.WARNING,
    "目标笼统，无法核对",
    "“进一步做好相关工作”永远不会没有完成，也就永远不知道有没有完成。",
    "财预〔2015〕88号：目标应当具体细化、可衡量",
    "年度目标里没有一个数量、比例或期限：“{value}”",
    "写明做多少、做到什么程度、什么时候完成。",
    "goal=进一步做好相关工作，取得良好成效",
    "goal=完成 12 公里道路改造，群众满意度 90% 以上",
)
TARGET_UNMEASURED = Rule(
    "target-unmeasured",
    Severity.WARNING,
    "全部指标都是定性的",
    "没有一项可以量化，年底只能凭“达成”二字打分。",
    "财预〔2015〕88号：以定量为主、定性为辅",
    "“{version}”版目标的 {value} 项指标都是定性指标。",
    "至少把数量、时效和满意度改为定量指标。",
    "三项指标都是“定性”",
    "三项指标中两项有数字",
)
GOAL_SHARED = Rule(
    "goal-shared",
    Severity.WARNING,
    "多个项目的年度目标一字不差",
    "目标是照抄模板，没有写出各个项目自己要办的事。",
    "财预〔2015〕88号：目标应当与项目内容对应",
    "另有 {count} 个项目或部门的年度目标与它完全相同：“{value}”",
    "按每个项目的内容分别写明目标。",
    "四个项目都写“保障工作正常开展，完成 12 项任务”",
    "各写各的任务和数量",
)

RULES = (
    TARGET_MISSING,
    TARGET_WITHOUT_INDICATORS,
    TARGET_REVISED,
    TARGET_CHANGE_UNEXPLAINED,
    TARGET_ADJUSTED_LATE,
    TARGET_COPIED,
    TARGET_VAGUE,
    TARGET_UNMEASURED,
    GOAL_SHARED,
)

_FEWEST_SHARED = 4
"""So many projects with the same goal are no coincidence; two or three lots of one work may be alike."""
_FEWEST_QUALITATIVE = 2
_SOMETHING_TO_COUNT = re.compile(
    r"[0-9０-９%％]|[一二三四五六七八九十百千万两][个项所处次人户家座台套件份条期批亩米公里吨场名张辆平]"
    r"|全部|所有|每[个月周年日户人]|零|年底前|月底前|按月|按季"
)
_SAYS_LITTLE = re.compile(
    r"相关工作|各项工作|年度任务|工作任务|职责|进一步|不断|持续|有效|切实|较好|良好|明显|稳步|顺利|正常"
    r"|再上新台阶|提高|提升|加强|促进|推动|保障|发挥"
)


def check_targets(disclosure: Disclosure) -> Iterator[Problem]:
    """Every approved project and every target."""
    for year in disclosure.years.values():
        if year.targets:
            yield from _projects(disclosure, year)
            yield from _goals(disclosure, year)
            yield from _shared(year)


# Projects ---------------------------------------------------------------------------------------------------------------------


def _projects(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    for project in year.projects:
        subject = project_subject(project)
        declared = disclosure.target(subject, TargetVersion.DECLARED)
        approved = disclosure.target(subject, TargetVersion.APPROVED)
        if approved is None and project.approved:
            yield TARGET_MISSING.at(
                project.at("code"),
                field="项目代码",
                value=project.code,
                expected="批复版绩效目标",
                file=f"{year.year}/targets.csv",
                concerns={*grounds(project), *whole_tables(*year.targets[:1])},
            )
        elif approved is not None and declared is not None:
            yield from _revised(disclosure, project, declared, approved)


def _revised(disclosure: Disclosure, project: Project, declared: Target, approved: Target) -> Iterator[Problem]:
    changed = said(disclosure, declared) != said(disclosure, approved)
    if changed is not project.target_revised:
        yield TARGET_REVISED.at(
            project.at("target_revised"),
            field="目标经过调整完善",
            value="true" if project.target_revised else "false",
            expected="true" if changed else "false",
            difference="不同" if changed else "完全相同",
            concerns=grounds(project, declared, approved),
        ).spoiling(spoilt(project))


def said(disclosure: Disclosure, target: Target) -> tuple[object, ...]:
    """Everything that a version of a target promises, as it is compared."""
    indicators = disclosure.indicator_group(*target.version_key)
    return (target.goal, target.long_term_goal, _columns(indicators, "number", *_MEASURED, "weight", "direction"))


_MEASURED = ("level1", "level2", "level3", "operator", "value", "unit")
"""What an indicator measures, and by what."""


def _columns(indicators: Group[Indicator] | None, *names: str) -> tuple[Sequence[object], ...]:
    """What all *indicators* say, column by column."""
    return tuple(indicators.column(name) for name in names) if indicators is not None else ()


# Goals ------------------------------------------------------------------------------------------------------------------------


_BEFORE = {TargetVersion.ADJUSTED: TargetVersion.APPROVED, TargetVersion.APPROVED: TargetVersion.DECLARED}
"""The version that was there before."""


def _goals(disclosure: Disclosure, year: WorkYear) -> Iterator[Problem]:
    for target in year.targets:
        subject, version = target.subject_key, target.version
        before = disclosure.target(subject, _BEFORE[version]) if version in _BEFORE else None
        if before is not None:
            yield from _explained(disclosure, before, target)
        if version is TargetVersion.ADJUSTED:
            yield from _adjusted_in_time(target)
        if version is TargetVersion.DECLARED:
            continue
        indicators = disclosure.indicator_group(subject, version)
        if year.indicators:
            yield from _measurable(target, indicators)
        if version is TargetVersion.APPROVED:
            yield from _copied(disclosure, subject, target, indicators)
        if not _SOMETHING_TO_COUNT.search(target.goal) and _SAYS_LITTLE.search(target.goal):
            yield TARGET_VAGUE.at(target.at("goal"), field="年度目标", value=target.goal, concerns=grounds(target))


def _explained(disclosure: Disclosure, before: Target, target: Target) -> Iterator[Problem]:
    if is_told(target.reason) or said(disclosure, before) == said(disclosure, target):
        return
    yield TARGET_CHANGE_UNEXPLAINED.at(
        target.at("reason"),
        field="调整原因",
        value=shown(target.reason),
        version=target.version.label,
        before=before.version.label,
        concerns=grounds(target, before),
    )


def _adjusted_in_time(target: Target) -> Iterator[Problem]:
    last = date(target.fiscal_year, 12, 31)
    if target.date is not None and target.date > last:
        yield TARGET_ADJUSTED_LATE.at(
            target.at("date"),
            field="日期",
            value=str(target.date),
            expected=str(last),
            year=target.fiscal_year,
            concerns=grounds(target),
        )


def _measurable(target: Target, indicators: Group[Indicator] | None) -> Iterator[Problem]:
    operators: Sequence[Operator] = indicators.column("operator") if indicators is not None else ()
    if not operators and target.version is TargetVersion.APPROVED:
        yield TARGET_WITHOUT_INDICATORS.at(
            target.at("version"),
            field="版本",
            value=target.subject_code,
            expected="指标",
            version=target.version.label,
            concerns=grounds(target),
        )
    elif len(operators) >= _FEWEST_QUALITATIVE and not any(each.quantitative for each in operators):
        yield TARGET_UNMEASURED.at(
            target.at("goal"),
            field="年度目标",
            value=str(len(operators)),
            expected="定量指标",
            version=target.version.label,
            concerns=grounds(target),
        )


def _copied(
    disclosure: Disclosure, subject: SubjectKey, target: Target, indicators: Group[Indicator] | None
) -> Iterator[Problem]:
    kind, code, fiscal_year = subject
    before = disclosure.target((kind, code, fiscal_year - 1), TargetVersion.APPROVED)
    if before is None or before.goal != target.goal or indicators is None:
        return
    earlier = disclosure.indicator_group(*before.version_key)
    if _columns(earlier, *_MEASURED) == _columns(indicators, *_MEASURED):
        yield TARGET_COPIED.at(
            target.at("goal"),
            field="年度目标",
            value=target.goal,
            count=len(indicators.rows),
            year=fiscal_year - 1,
            concerns=grounds(target, before),
        )


def _shared(year: WorkYear) -> Iterator[Problem]:
    alike: defaultdict[str, list[Target]] = defaultdict(list)
    for target in year.targets:
        if target.version is TargetVersion.APPROVED:
            alike[target.goal].append(target)
    for goal, targets in alike.items():
        if len(targets) >= _FEWEST_SHARED:
            yield GOAL_SHARED.at(
                targets[0].at("goal"),
                field="年度目标",
                value=goal,
                count=len(targets) - 1,
                concerns=grounds(targets[0]),
            )
