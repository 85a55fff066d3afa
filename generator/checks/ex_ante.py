"""Ex-ante evaluations: what was recommended, and what became of it in the budget (design: Amounts; domain 1.7)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.grounds import grounds, own_key, spoilt
from generator.checks.sums import CENT, plain
from generator.disclosure import Disclosure
from generator.problems import Problem, Rule, Severity
from generator.records.choices import Continuity
from generator.records.ex_ante import ExAnteEvaluation
from generator.records.projects import Project

RECOMMENDED_ABOVE = Rule(
    "ex-ante-recommended-above",
    Severity.ERROR,
    "评估建议金额大于申报金额",
    "评估只会建议少安排；建议大于申报，核减额就是负数。",
    "事前绩效评估报告：核减额＝申报金额－评估建议金额",
    "评估建议 {value} 万元，大于申报 {expected} 万元。",
    "核对两个金额，看是否写反。",
    "declared_amount: 900，recommended_amount: 1200",
    "declared_amount: 1200，recommended_amount: 900",
)
CONCLUSION_DIFFERS = Rule(
    "ex-ante-conclusion",
    Severity.ERROR,
    "评估结论与建议金额不符",
    "不予支持就不应有建议金额，予以支持就应有金额；读者会问到底支持不支持。",
    "事前绩效评估：予以支持、部分支持的进入预算，不予支持的不安排",
    "结论是“{conclusion}”，建议金额却是 {value} 万元。",
    "核对结论和建议金额：不予支持的填 0，其余大于 0。",
    "conclusion: reject，recommended_amount: 300",
    "conclusion: reject，recommended_amount: 0",
)
DECLARED_DIFFERS = Rule(
    "ex-ante-declared-differs",
    Severity.ERROR,
    "评估报告的申报金额与项目表不同",
    "同一个项目申报了多少，只能有一个数。",
    "本系统约定：事前评估的项目在申报项目之中",
    "评估报告写申报 {value} 万元，{year} 年项目表的申报数（财政资金）是 {expected} 万元。",
    "核对申报表，改正写错的一处。",
    "报告 declared_amount: 1200；projects.csv declared_fiscal=1000",
    "两处都是 1200",
)
APPROVED_DIFFERS = Rule(
    "ex-ante-approved-differs",
    Severity.WARNING,
    "批复数与评估建议不同",
    "评估建议没有被采用，要能说明为什么，否则评估没有作用。",
    "本系统约定：批复数按评估建议安排",
    "评估建议 {expected} 万元，{year} 年{outcome}。",
    "核对两处金额；没有采用评估建议的，在项目表的少安排原因中说明。",
    "recommended_amount: 900；approved_fiscal=1000",
    "recommended_amount: 900；approved_fiscal=900",
)
NOT_NEW = Rule(
    "ex-ante-not-new",
    Severity.WARNING,
    "事前评估的项目不是新增项目",
    "事前评估针对新出台的项目和政策；已经在实施的应当做事后评价。",
    "事前绩效评估针对新出台的政策和项目",
    "被评估的项目 {value} 在项目表中是“{continuity}”项目。",
    "核对项目代码和项目属性。",
    "continuity=continuing",
    "continuity=new",
)

RULES = (RECOMMENDED_ABOVE, CONCLUSION_DIFFERS, DECLARED_DIFFERS, APPROVED_DIFFERS, NOT_NEW)


def check_ex_ante(disclosure: Disclosure) -> Iterator[Problem]:
    """Every ex-ante evaluation, and the project that it was about."""
    for year in disclosure.years.values():
        for evaluation in year.ex_ante:
            yield from _amounts(evaluation)
            project = disclosure.project(evaluation.project, evaluation.fiscal_year)
            if project is not None:
                yield from _project(evaluation, project)


def _amounts(evaluation: ExAnteEvaluation) -> Iterator[Problem]:
    declared, recommended, conclusion = evaluation.declared_amount, evaluation.recommended_amount, evaluation.conclusion
    if recommended is None:
        return
    if declared is not None and recommended > declared:
        yield RECOMMENDED_ABOVE.at(
            evaluation.at("recommended_amount"),
            field="评估建议金额",
            value=plain(recommended),
            expected=plain(declared),
            concerns={own_key(evaluation)},
        ).spoiling(spoilt(evaluation))
    if conclusion is not None and conclusion.proceeds is not (recommended > 0):
        yield CONCLUSION_DIFFERS.at(
            evaluation.at("conclusion"),
            field="评估结论",
            value=plain(recommended),
            conclusion=conclusion.label,
            concerns=grounds(evaluation),
        )


def _project(evaluation: ExAnteEvaluation, project: Project) -> Iterator[Problem]:
    rests_on = grounds(evaluation, project)
    declared, recommended = evaluation.declared_amount, evaluation.recommended_amount
    if declared is not None and abs(declared - project.declared_fiscal) > CENT:
        yield DECLARED_DIFFERS.at(
            evaluation.at("declared_amount"),
            field="申报金额",
            value=plain(declared),
            expected=plain(project.declared_fiscal),
            year=project.fiscal_year,
            concerns=rests_on,
        ).spoiling(spoilt(evaluation))
    approved = (project.approved_fiscal or Decimal(0)) if project.approved else Decimal(0)
    if recommended is not None and abs(approved - recommended) > CENT:
        outcome = f"批复 {plain(approved)} 万元" if project.approved else f"审核结果是“{project.review_outcome.label}”"
        yield APPROVED_DIFFERS.at(
            evaluation.at("recommended_amount"),
            field="评估建议金额",
            value=plain(approved),
            expected=plain(recommended),
            year=project.fiscal_year,
            outcome=outcome,
            concerns=rests_on,
        ).spoiling(spoilt(evaluation))
    if project.continuity is not Continuity.NEW:
        yield NOT_NEW.at(
            evaluation.at("project"),
            field="项目代码",
            value=project.code,
            expected="新增项目",
            continuity=project.continuity.label,
            concerns=rests_on,
        )
