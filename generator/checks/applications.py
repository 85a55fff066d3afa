"""What was done because of results: which year, which amount, and whether next year's budget bears it out (design: Amounts)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.grounds import grounds, whole_tables
from generator.checks.sums import CENT, plain
from generator.disclosure import Disclosure
from generator.problems import Problem, Rule, Severity
from generator.records.choices import Action, AmountKind, SourceKind, SubjectKind
from generator.records.follow_up import Application
from generator.records.projects import Project

APPLICATION_YEAR = Rule(
    "application-year",
    Severity.ERROR,
    "结果应用落在错误的年度",
    "监控调整的是当年预算，评价和抽查影响的是下一年预算；年度错了，金额会算到别的年份。",
    "本系统约定：监控调整当年预算，评价和抽查影响下一年预算",
    "“{source}”的结果应用写 {value} 年，{work_year} 年工作的这类应用应落在 {expected} 年预算。",
    "把 fiscal_year 改为 {expected}，或核对来源类别。",
    "source_kind=key_evaluation，fiscal_year=2022（2022 年文件夹）",
    "source_kind=key_evaluation，fiscal_year=2023（2022 年文件夹）",
)
APPLICATION_ACTION = Rule(
    "application-action",
    Severity.ERROR,
    "应用方式与来源不配",
    "年中监控只能调减、取消和收回，维持、增加和合并是下一年预算的事。",
    "说明 二（一）5：结果应用的方式",
    "来源是“{source}”，应用方式却是“{value}”。",
    "改为 {expected} 之一，或核对来源类别。",
    "source_kind=monitoring，action=maintained",
    "source_kind=monitoring，action=reduced",
)
AMOUNT_MISSING = Rule(
    "application-amount-missing",
    Severity.ERROR,
    "调整预算却没有金额",
    "没有金额，这一笔就没有计入公布的合计。",
    "说明 二（一）5：结果应用的金额",
    "应用方式是“{action}”，没有金额。",
    "填写金额（正数）；没有动用资金的，改用“改进管理”等方式。",
    "action=reduced，amount 空白",
    "action=reduced，amount=20",
)
AMOUNT_UNEXPECTED = Rule(
    "application-amount-unexpected",
    Severity.ERROR,
    "不动用资金的应用写了金额",
    "改进管理、完善制度没有金额；写了金额，读者会以为预算变了。",
    "说明 二（一）5：结果应用的金额",
    "应用方式是“{action}”，却写了金额 {value} 万元。",
    "删去金额；预算确有调整的，另写一行并选对应用方式。",
    "action=improved_management，amount=20",
    "action=improved_management，amount 空白",
)
AMOUNT_KIND = Rule(
    "application-amount-kind",
    Severity.ERROR,
    "金额类别不对",
    "变动额和预算额不能相加；类别错了，合计就错。",
    "本系统约定：年中调整都是变动额；评价后的增加、调减是变动额，维持、合并、取消是预算额",
    "应用方式是“{action}”，金额类别写“{value}”，应当是“{expected}”。",
    "把 amount_kind 改为“{expected}”。",
    "action=maintained，amount_kind=change",
    "action=maintained，amount_kind=level",
)
PROJECT_MISSING = Rule(
    "application-project-missing",
    Severity.ERROR,
    "调整预算却没有写项目",
    "不写项目，读者点开合计看不到调的是哪一个项目。",
    "本系统约定：每一笔预算调整都有一个项目",
    "应用方式是“{action}”，没有写项目代码。",
    "填写被调整项目的代码。",
    "action=reduced，project 空白",
    "action=reduced，project=99999922T900000000001",
)
APPLICATION_TWICE = Rule(
    "application-twice",
    Severity.ERROR,
    "同一个项目被重复计算",
    "公布的项目数按项目计，同一个项目的同类应用只能有一条，来源可以有多个。",
    "本系统约定：结果应用按项目计数",
    "项目 {value} 在 {year} 年预算中已有“{first}”（{other}），这里又写“{action}”。",
    "合并为一条，多个来源写在 sources，用 ; 隔开。",
    "同一项目两条 action=reduced",
    "同一项目一条，sources=ke-2022-01;ke-2022-02",
)
NOT_APPROVED = Rule(
    "application-not-approved",
    Severity.ERROR,
    "没有批准的项目却被调减、取消或收回",
    "没有安排预算的项目没有钱可以减、可以收，多半是项目代码写错了；公布的调减、取消和收回合计也会多算。",
    "说明 二（一）5（3）：调减、取消和收回的是当年预算；本系统约定：取消立项和合并的项目没有批复数",
    "“{action}” {amount} 万元，而项目 {value} 在 {year} 年预算审核中没有批准，审核结果是“{outcome}”。",
    "核对项目代码和审核结果；项目其实批准了的，把 review_outcome 改为 approved，并填写批复数。",
    "action=reduced，项目 review_outcome=cancelled",
    "action=reduced，项目 review_outcome=approved",
)
ABOVE_APPROVED = Rule(
    "application-above-approved",
    Severity.ERROR,
    "调减、取消或收回的金额大于批复数",
    "减掉的钱不会比批复的多。",
    "算术",
    "“{action}” {value} 万元，大于项目 {year} 年批复的财政资金 {expected} 万元。",
    "核对金额和单位。",
    "approved_fiscal=100，amount=120",
    "approved_fiscal=100，amount=20",
)
NEXT_BUDGET = Rule(
    "application-next-budget",
    Severity.ERROR,
    "结果应用与下一年预算对不上",
    "说了维持、增减、合并或取消，下一年预算就要看得出来，否则应用只在纸上。",
    "说明 二（一）5（4）：评价结果与下一年预算挂钩",
    "“{action}” {value} 万元：{year} 年批复 {before} 万元，{next} 年{there}；{expected}。",
    "核对两年项目表的批复数、审核结果和这一行的金额。",
    "action=maintained，amount=100；2022 年批复 100，2023 年批复 90",
    "action=maintained，amount=100；两年都批复 100",
)
MERGED_INTO = Rule(
    "application-merged-into",
    Severity.ERROR,
    "合并没有写清并入哪个项目",
    "合并的钱去了哪里，必须能找到。",
    "本系统约定：合并写明并入同年另一个批准的项目",
    "应用方式是“{action}”，并入项目{fault}：{value}",
    "合并的填写并入的项目（同一年、另一个、已批准）；其他方式不填。",
    "action=merged，merged_into 空白",
    "action=merged，merged_into=99999923T900000000002",
)
ADJUSTED_DIFFERS = Rule(
    "adjusted-differs",
    Severity.WARNING,
    "调整后预算数与年中调整对不上",
    "监控后调减、收回了多少，调整后预算就应少多少。",
    "算术：调整后预算数＝批复数－当年调减、取消、收回",
    "批复 {approved} 万元，年中“{action}” {amount} 万元，应剩 {expected} 万元；自评表的调整后预算数（财政资金）是 {value} 万元。",
    "核对自评表和 applications.csv；年中另有追加的，在预算调整说明中写明。",
    "批复 100，调减 20，adjusted_fiscal=100",
    "批复 100，调减 20，adjusted_fiscal=80",
)

RULES = (
    APPLICATION_YEAR,
    APPLICATION_ACTION,
    AMOUNT_MISSING,
    AMOUNT_UNEXPECTED,
    AMOUNT_KIND,
    PROJECT_MISSING,
    APPLICATION_TWICE,
    NOT_APPROVED,
    ABOVE_APPROVED,
    NEXT_BUDGET,
    MERGED_INTO,
    ADJUSTED_DIFFERS,
)

_IMPROVEMENTS = tuple(action for action in Action if not action.about_money)
_IN_YEAR = (Action.REDUCED, Action.CANCELLED, Action.RECOVERED_COMPLETED, Action.RECOVERED_DISCONTINUED)
_NEXT_YEAR = (Action.MAINTAINED, Action.INCREASED, Action.REDUCED, Action.MERGED, Action.CANCELLED)
_ALLOWED = {
    SourceKind.EX_ANTE: _IMPROVEMENTS,  # what the review decided stands in projects.csv
    SourceKind.MONITORING: (*_IMPROVEMENTS, *_IN_YEAR),
    SourceKind.KEY_EVALUATION: (*_IMPROVEMENTS, *_NEXT_YEAR),
    SourceKind.SPOT_CHECK: (*_IMPROVEMENTS, *_NEXT_YEAR),
}
_CHANGES = (Action.INCREASED, Action.REDUCED)


def check_applications(disclosure: Disclosure) -> Iterator[Problem]:
    """Every application, whose errors put the sums over all of them in doubt."""
    for year in disclosure.years.values():
        first: dict[tuple[object, ...], Application] = {}
        for application in year.applications:
            for problem in _application(disclosure, application, first):
                yield problem.spoiling(whole_tables(application))


def _application(
    disclosure: Disclosure, application: Application, first: dict[tuple[object, ...], Application]
) -> Iterator[Problem]:
    """Those that stand in the wrong year or have no amount are not compared with budgets."""
    faults = [*_form(application), *_money(application)]
    yield from faults
    yield from _twice(application, first)
    yield from _into_itself(application)
    if not faults and application.amount is not None:
        yield from _in_budget(disclosure, application, application.amount)


# The record by itself ---------------------------------------------------------------------------------------------------------


def _form(application: Application) -> Iterator[Problem]:
    after = application.source_kind.after_evaluation
    expected = application.work_year + (1 if after else 0)
    if application.fiscal_year != expected:
        yield APPLICATION_YEAR.at(
            application.at("fiscal_year"),
            field="预算年度",
            value=str(application.fiscal_year),
            expected=str(expected),
            source=application.source_kind.label,
            work_year=application.work_year,
            concerns=grounds(application),
        )
    allowed = _ALLOWED[application.source_kind]
    if application.action not in allowed:
        yield APPLICATION_ACTION.at(
            application.at("action"),
            field="应用方式",
            value=application.action.label,
            expected="、".join(action.label for action in allowed),
            source=application.source_kind.label,
            concerns=grounds(application),
        )
    if (application.action is Action.MERGED) is (application.merged_into is None):
        yield _merged_into(application, "没有写" if application.merged_into is None else "不应填写")


def _money(application: Application) -> Iterator[Problem]:
    action, amount = application.action, application.amount
    facts = {"action": action.label}
    rests_on = grounds(application)
    if not action.about_money:
        if amount is not None:
            yield AMOUNT_UNEXPECTED.at(
                application.at("amount"), field="金额", value=plain(amount), expected="空白", concerns=rests_on, **facts
            )
        return
    if application.project is None:
        yield PROJECT_MISSING.at(
            application.at("project"), field="项目代码", expected="项目代码", concerns=rests_on, **facts
        )
    if amount is None:
        yield AMOUNT_MISSING.at(application.at("amount"), field="金额", expected="金额", concerns=rests_on, **facts)
        return
    kind = AmountKind.CHANGE if not application.source_kind.after_evaluation or action in _CHANGES else AmountKind.LEVEL
    if application.amount_kind is not kind:
        yield AMOUNT_KIND.at(
            application.at("amount_kind"),
            field="金额类别",
            value=application.amount_kind.label if application.amount_kind is not None else "空白",
            expected=kind.label,
            concerns=rests_on,
            **facts,
        )


def _twice(application: Application, first: dict[tuple[object, ...], Application]) -> Iterator[Problem]:
    """Two of a kind on one project: budget actions of any sort, or the same improvement."""
    if application.project is None:
        return
    kind = "money" if application.action.about_money else application.action
    key = (application.project, application.fiscal_year, application.source_kind.after_evaluation, kind)
    other = first.setdefault(key, application)
    if other is not application:
        yield APPLICATION_TWICE.at(
            application.at("project"),
            field="项目代码",
            value=application.project,
            expected="不同的项目",
            year=application.fiscal_year,
            first=other.action.label,
            other=other.place,
            action=application.action.label,
            concerns=grounds(application, other),
        )


def _into_itself(application: Application) -> Iterator[Problem]:
    """Told whether or not next year's budget is there to be compared with."""
    hosted = application.action is Action.MERGED and application.merged_into is not None
    if hosted and application.merged_into == application.project:
        yield _merged_into(application, "就是它自己")


def _merged_into(application: Application, fault: str) -> Problem:
    return MERGED_INTO.at(
        application.at("merged_into"),
        field="并入项目",
        value=application.merged_into or "空白",
        expected="同一年另一个批准的项目" if application.action is Action.MERGED else "空白",
        action=application.action.label,
        fault=fault,
        concerns=grounds(application),
    )


# Against the budgets ----------------------------------------------------------------------------------------------------------


def _in_budget(disclosure: Disclosure, application: Application, amount: Decimal) -> Iterator[Problem]:
    project = disclosure.project(application.project, application.fiscal_year)
    if application.source_kind.after_evaluation:
        before = disclosure.project(application.project, application.fiscal_year - 1)
        if project is not None and before is not None and before.approved_fiscal is not None:
            yield from _next_year(application, amount, before, before.approved_fiscal, project)
        yield from _host(disclosure, application)
    elif project is not None:
        if not project.approved:
            yield _not_approved(application, amount, project)
        elif project.approved_fiscal is not None:
            yield from _taken(disclosure, application, amount, project, project.approved_fiscal)


def _not_approved(application: Application, amount: Decimal, project: Project) -> Problem:
    return NOT_APPROVED.at(
        application.at("project"),
        field="项目代码",
        value=project.code,
        expected="批准的项目",
        action=application.action.label,
        amount=plain(amount),
        year=application.fiscal_year,
        outcome=project.review_outcome.label,
        concerns=grounds(application, project),
    )


def _taken(
    disclosure: Disclosure, application: Application, amount: Decimal, project: Project, approved: Decimal
) -> Iterator[Problem]:
    """Money taken away in the year, out of what was granted."""
    if amount > approved:
        yield ABOVE_APPROVED.at(
            application.at("amount"),
            field="金额",
            value=plain(amount),
            expected=plain(approved),
            action=application.action.label,
            year=application.fiscal_year,
            concerns=grounds(application, project),
        )
    else:
        yield from _adjusted(disclosure, application, amount, project, approved)


def _next_year(
    application: Application, amount: Decimal, before: Project, granted: Decimal, after: Project
) -> Iterator[Problem]:
    there = after.approved_fiscal if after.approved else None
    gone = application.action in (Action.MERGED, Action.CANCELLED)
    wanted = {
        Action.MAINTAINED: granted,
        Action.INCREASED: granted + amount,
        Action.REDUCED: granted - amount,
    }.get(application.action)
    level = granted if application.amount_kind is AmountKind.LEVEL else amount
    as_said = abs(amount - level) <= CENT and (
        not after.approved if gone else there is not None and wanted is not None and abs(there - wanted) <= CENT
    )
    if as_said:
        return
    yield NEXT_BUDGET.at(
        application.at("amount"),
        field="金额",
        value=plain(amount),
        expected=_expected(application.action, granted, wanted),
        action=application.action.label,
        year=before.fiscal_year,
        next=after.fiscal_year,
        before=plain(granted),
        there=f"批复 {plain(there)} 万元" if there is not None else f"审核结果是“{after.review_outcome.label}”",
        concerns=grounds(application, before, after),
    )


def _expected(action: Action, granted: Decimal, wanted: Decimal | None) -> str:
    if wanted is None:
        return f"应当没有批复数，审核结果是“取消立项”或“合并”，金额等于 {plain(granted)}"
    if action is Action.MAINTAINED:
        return f"两年批复数和金额都应当是 {plain(granted)}"
    return f"下一年应当批复 {plain(wanted)} 万元"


def _host(disclosure: Disclosure, application: Application) -> Iterator[Problem]:
    host = disclosure.project(application.merged_into, application.fiscal_year)
    if host is not None and not host.approved and host.code != application.project:
        yield _merged_into(application, "没有批准")


def _adjusted(
    disclosure: Disclosure, application: Application, amount: Decimal, project: Project, approved: Decimal
) -> Iterator[Problem]:
    subject = (SubjectKind.PROJECT, application.project or "", application.fiscal_year)
    evaluation = disclosure.self_evaluation(subject)
    if evaluation is None or evaluation.adjusted_fiscal is None:
        return
    if abs(approved - amount - evaluation.adjusted_fiscal) > CENT:
        yield ADJUSTED_DIFFERS.at(
            evaluation.at("adjusted_fiscal"),
            field="调整后预算数（财政资金）",
            value=plain(evaluation.adjusted_fiscal),
            expected=plain(approved - amount),
            approved=plain(approved),
            action=application.action.label,
            amount=plain(amount),
            concerns=grounds(evaluation, application, project),
        )
