"""What the review of the budget decided: granted, cut or refused, and why (说明 二（一）5（1）; design: Amounts)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from operator import is_not, ne

from generator.checks.columns import doubtful
from generator.checks.grounds import grounds, own_key, spoilt
from generator.checks.leftovers import is_told, shown
from generator.checks.sums import plain
from generator.disclosure import Disclosure
from generator.problems import Problem, Rule, Severity
from generator.records.choices import ReviewOutcome
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.projects import Project

APPROVED_ABOVE_DECLARED = Rule(
    "approved-above-declared",
    Severity.ERROR,
    "批复数大于申报数",
    "预算审核只减不增，批复大于申报说明两个数中有一个写错，审减额也会算成负数。",
    "算术；说明 二（一）5（1）：审减额＝申报数－批复数",
    "“{field}”{value} 万元，大于申报数 {expected} 万元。",
    "核对申报数和批复数，看是否写反、写错单位或写错一位。",
    "declared_fiscal=100，approved_fiscal=120",
    "declared_fiscal=120，approved_fiscal=100",
)
REFUSED_WITH_MONEY = Rule(
    "refused-with-money",
    Severity.ERROR,
    "没有批准的项目却有批复数",
    "取消立项或并入其他项目以后没有自己的预算；留着批复数，合计会多算。",
    "本系统约定：取消立项和合并的项目没有批复数",
    "项目的审核结果是“{outcome}”，批复数却有 {value} 万元。",
    "删去批复数；如果项目其实批准了，把 review_outcome 改为 approved。",
    "review_outcome=cancelled，approved_fiscal=100",
    "review_outcome=cancelled，approved_fiscal 空白",
)
APPROVED_WITHOUT_MONEY = Rule(
    "approved-without-money",
    Severity.ERROR,
    "批准的项目没有批复数",
    "没有批复数，项目就没有计入全市批复合计，审减额也会多算。",
    "510000_0013zp：财政资金一行必填",
    "项目批准了，“{field}”却是空白。",
    "填写批复的财政资金数；确实没有安排财政资金时填 0。",
    "review_outcome=approved，approved_fiscal 空白",
    "review_outcome=approved，approved_fiscal=100",
)
REJECT_REASON_MISSING = Rule(
    "reject-reason-missing",
    Severity.WARNING,
    "没有安排的项目没有说明原因",
    "公众最先问的就是为什么没有安排；没有原因，取消立项就只是一个数字。",
    "说明 二（一）5（1）",
    "项目的审核结果是“{outcome}”，没有说明原因（{value}）。",
    "在 reject_reason 写明原因，例如：前期工作不成熟，用地手续尚未办结。",
    "review_outcome=cancelled，reject_reason=无",
    "review_outcome=cancelled，reject_reason=前期工作不成熟",
)
CUT_REASON_MISSING = Rule(
    "cut-reason-missing",
    Severity.WARNING,
    "少安排了却没有说明原因",
    "少安排不等于节约，要写明是按什么核定的。",
    "说明 二（一）5（1）",
    "安排 {less} 万元，比申报的 {more} 万元少 {cut} 万元，没有说明原因（{value}）。",
    "在 cut_reason 写明原因，例如：按评审后的工程造价核定。",
    "declared_fiscal=120，approved_fiscal=100，cut_reason 空白",
    "declared_fiscal=120，approved_fiscal=100，cut_reason=按实际需要核定",
)

RULES = (
    APPROVED_ABOVE_DECLARED,
    REFUSED_WITH_MONEY,
    APPROVED_WITHOUT_MONEY,
    REJECT_REASON_MISSING,
    CUT_REASON_MISSING,
)


def check_review(disclosure: Disclosure) -> Iterator[Problem]:
    """Every project that did not get just what it asked for, and the reasons of ex-ante evaluations."""
    for year in disclosure.years.values():
        for project in doubtful(
            year.projects,
            map(ne, year.projects.column("declared_total"), year.projects.column("approved_total")),
            map(ne, year.projects.column("declared_fiscal"), year.projects.column("approved_fiscal")),
            map(is_not, year.projects.column("review_outcome"), repeat(ReviewOutcome.APPROVED)),
        ):
            yield from _granted(project) if project.approved else _refused(project)
        for evaluation in year.ex_ante:
            yield from _recommended_less(evaluation)


def _granted(project: Project) -> Iterator[Problem]:
    for line in ("total", "fiscal"):
        declared, approved = getattr(project, f"declared_{line}"), getattr(project, f"approved_{line}")
        if approved is not None and approved > declared:
            yield APPROVED_ABOVE_DECLARED.at(
                project.at(f"approved_{line}"),
                field="批复数（总额）" if line == "total" else "批复数（财政资金）",
                value=plain(approved),
                expected=plain(declared),
                concerns={own_key(project)},
            ).spoiling(spoilt(project))
            return
    if project.approved_fiscal is None:
        yield APPROVED_WITHOUT_MONEY.at(
            project.at("approved_fiscal"),
            field="批复数（财政资金）",
            expected="批复的财政资金数",
            concerns={own_key(project)},
        ).spoiling(spoilt(project))
    elif project.cut > 0 and not is_told(project.cut_reason):
        yield CUT_REASON_MISSING.at(
            project.at("cut_reason"),
            field="少安排原因",
            value=shown(project.cut_reason),
            less=plain(project.approved_fiscal),
            more=plain(project.declared_fiscal),
            cut=plain(project.cut),
            concerns=grounds(project),
        )


def _refused(project: Project) -> Iterator[Problem]:
    money = project.approved_total or project.approved_fiscal
    if money:
        yield REFUSED_WITH_MONEY.at(
            project.at("approved_total" if project.approved_total else "approved_fiscal"),
            field="批复数",
            value=plain(money),
            expected="空白",
            outcome=project.review_outcome.label,
            concerns={own_key(project)},
        ).spoiling({*spoilt(project), *grounds(project)})
    if not is_told(project.reject_reason):
        yield REJECT_REASON_MISSING.at(
            project.at("reject_reason"),
            field="取消立项原因",
            value=shown(project.reject_reason),
            outcome=project.review_outcome.label,
            concerns=grounds(project),
        )


def _recommended_less(evaluation: ExAnteEvaluation) -> Iterator[Problem]:
    declared, recommended = evaluation.declared_amount, evaluation.recommended_amount
    if declared is None or recommended is None or recommended >= declared or is_told(evaluation.cut_reason):
        return
    yield CUT_REASON_MISSING.at(
        evaluation.at("cut_reason"),
        field="核减原因",
        value=shown(evaluation.cut_reason),
        less=plain(recommended),
        more=plain(declared),
        cut=plain(declared - recommended),
        concerns=grounds(evaluation),
    )
