"""Every figure, in the order of the statement.  Adding a figure is adding one declaration."""

from __future__ import annotations

from generator.disclosure import Disclosure
from generator.figures import selections as of
from generator.figures.evidence import Kind
from generator.figures.figure import Figure, FigureInYear
from generator.figures.queries import activities, any_activity, count, difference, distinct, ratio, total
from generator.figures.sources import RecordsInYear, Source
from generator.figures.undeclared import undeclared
from generator.records.choices import Action, ActivityKind, DisclosedDocument, EvaluationObject, FigureBasis

_COUNT, _SUM, _DIFFERENCE, _RATIO, _DISTINCT, _EXISTS = Kind
_DERIVED, _ASSERTED = FigureBasis.DERIVED, FigureBasis.ASSERTED

_DECLARED_AMOUNT = total(of.declared, lambda project: project.declared_fiscal, "申报")
_APPROVED_AMOUNT = total(of.approved, lambda project: project.approved_fiscal, "安排")
_EX_ANTE_DECLARED = total(of.ex_ante, lambda evaluation: evaluation.declared_amount, "申报")
_EX_ANTE_RECOMMENDED = total(of.ex_ante, lambda evaluation: evaluation.recommended_amount, "建议安排")
_EX_ANTE_CUT = difference(_EX_ANTE_DECLARED, _EX_ANTE_RECOMMENDED)
_MONEY_ACTIONS = (Action.REDUCED, Action.CANCELLED, Action.RECOVERED_COMPLETED, Action.RECOVERED_DISCONTINUED)

TARGETS = (
    Figure("targets.departments", "编报绩效目标的部门", "个", _COUNT, "二（一）1（1）",
           "随部门预算编报了部门整体绩效目标的部门，一个部门算一个。", count(of.departments_with_target)),
    Figure("targets.department_coverage", "部门绩效目标覆盖率", "%", _RATIO, "二（一）1（1）",
           "编报绩效目标的部门占全部预算部门的比例。",
           ratio(count(of.departments_with_target, "编报了目标的部门"), count(of.departments(), "全部部门")), _ASSERTED),
    Figure("targets.projects", "编制绩效目标的项目", "个", _COUNT, "二（一）1（2）",
           "经审核批准、并编制了绩效目标的项目，一个项目算一个。", count(of.approved_with_target)),
    Figure("targets.amount", "有绩效目标的项目资金", "万元", _SUM, "二（一）1（2）",
           "这些项目批复的财政资金合计。是部门项目支出，不是全市预算。",
           total(of.approved_with_target, lambda project: project.approved_fiscal)),
    Figure("targets.project_coverage", "项目绩效目标覆盖率", "%", _RATIO, "二（一）1（2）",
           "有绩效目标的项目占全部批准项目的比例。", ratio(count(of.approved_with_target, "有目标的项目"), count(of.approved, "批准的项目")), _ASSERTED),
    Figure("targets.budget_accounts", "绩效目标覆盖的预算", "本", _DISTINCT, "二（一）1（3）",
           "项目、部门整体和基金的绩效目标分布在几本预算里。", distinct(of.approved_targets, of.accounts_of_target, "projects", "funds")),
    Figure("targets.joint_review", "绩效目标集中会审", "是否", _EXISTS, "二（一）1（4）",
           "是否有绩效目标集中会审的记录。", any_activity(ActivityKind.JOINT_REVIEW)),
    Figure("targets.congress_review", "绩效目标报人大审查", "是否", _EXISTS, "二（一）1（5）",
           "绩效目标是否随部门预算报人大审查。", any_activity(ActivityKind.SUBMISSION)),
)  # fmt: skip

EX_ANTE = (
    Figure("ex_ante.projects", "事前绩效评估项目", "个", _COUNT, "二（一）2",
           "申请进入本年预算、开展了事前绩效评估的项目。", count(of.ex_ante)),
)  # fmt: skip

MONITORING = (
    Figure("monitoring.department_coverage", "部门绩效运行监控覆盖率", "%", _RATIO, "二（一）3",
           "开展了部门整体监控的部门占有绩效目标的部门的比例。",
           ratio(count(of.departments_monitored, "开展监控的部门"), count(of.departments_with_target, "编报了目标的部门")), _ASSERTED),
    Figure("monitoring.project_coverage", "项目绩效运行监控覆盖率", "%", _RATIO, "二（一）3",
           "开展了监控的项目占有绩效目标的项目的比例。",
           ratio(count(of.projects_monitored, "开展监控的项目"), count(of.approved_with_target, "有目标的项目")), _ASSERTED),
)  # fmt: skip

EVALUATION = (
    Figure("self_evaluation.department_coverage", "部门整体绩效自评覆盖率", "%", _RATIO, "二（一）4（1）",
           "对上一年度整体支出开展自评的部门占全部部门的比例。",
           ratio(count(of.departments_self_evaluated, "开展自评的部门"), count(of.departments(-1), "全部部门")), _ASSERTED, fiscal_offset=-1),
    Figure("self_evaluation.project_coverage", "项目和政策绩效自评覆盖率", "%", _RATIO, "二（一）4（2）",
           "开展自评的项目和政策占上一年度全部项目和政策的比例。",
           ratio(count(of.projects_self_evaluated, "开展自评的项目和政策"), count(of.projects_of_year_before, "全部项目和政策")), _ASSERTED, fiscal_offset=-1),
    Figure("key_evaluation.departments", "重点评价的部门整体", "个", _COUNT, "二（一）4（3）",
           "财政重点绩效评价中，以部门整体支出为对象的评价。",
           count(of.key_evaluations_of(EvaluationObject.DEPARTMENT)), fiscal_offset=-1, inferred=True),
    Figure("key_evaluation.projects", "重点评价的项目", "个", _COUNT, "二（一）4（3）",
           "财政重点绩效评价中，以项目支出为对象的评价。",
           count(of.key_evaluations_of(EvaluationObject.PROJECT)), fiscal_offset=-1, inferred=True),
    Figure("key_evaluation.policies", "重点评价的政策", "项", _COUNT, "二（一）4（3）",
           "财政重点绩效评价中，以政策支出为对象的评价。",
           count(of.key_evaluations_of(EvaluationObject.POLICY)), fiscal_offset=-1, inferred=True),
    Figure("key_evaluation.budget_accounts", "重点评价覆盖的预算", "本", _DISTINCT, "二（一）4（4）",
           "财政重点绩效评价的对象分布在几本预算里。",
           distinct(of.key_evaluations, of.account_of_report, Source("projects", -1)), fiscal_offset=-1, inferred=True),
    Figure("key_evaluation.agencies", "受委托的第三方机构", "家", _DISTINCT, "二（一）4（5）",
           "受委托独立开展财政重点绩效评价的机构，同一家只算一次。",
           distinct(of.commissioned, lambda _, report: [report.evaluator] if report.evaluator else []), fiscal_offset=-1,
           inferred=True),
    Figure("spot_check.projects", "抽查复评的项目", "个", _COUNT, "二（一）4（6）",
           "从绩效自评中抽出、由财政部门重新评价的项目。", count(of.spot_checks), fiscal_offset=-1, inferred=True),
)  # fmt: skip

REVIEW = (
    Figure("review.declared_projects", "部门申报的项目", "个", _COUNT, "二（一）5（1）",
           "部门为本年预算申报的全部项目和政策。", count(of.declared)),
    Figure("review.declared_amount", "部门申报的资金", "万元", _SUM, "二（一）5（1）",
           "申报项目的财政资金合计。是部门项目支出，不是全市预算。", _DECLARED_AMOUNT),
    Figure("review.cancelled_projects", "取消立项的项目", "个", _COUNT, "二（一）5（1）",
           "申报后经审核没有安排的项目。", count(of.cancelled)),
    Figure("review.adjusted_projects", "调整完善绩效目标的项目", "个", _COUNT, "二（一）5（1）",
           "批准的项目中，批复的绩效目标与申报时不同的项目。它们也在批准的项目之内，不能再减去。", count(of.revised)),
    Figure("review.approved_amount", "最终安排的项目资金", "万元", _SUM, "二（一）5（1）",
           "批准项目的财政资金合计。是部门项目支出，不是全市预算。", _APPROVED_AMOUNT),
    Figure("review.cut_amount", "审减的财政资金", "万元", _DIFFERENCE, "二（一）5（1）",
           "申报资金减去最终安排的资金：比申报少安排（不等于节约）。", difference(_DECLARED_AMOUNT, _APPROVED_AMOUNT)),
    Figure("ex_ante.declared_amount", "事前评估项目申报资金", "万元", _SUM, "二（一）5（2）",
           "开展事前绩效评估的项目申报的资金合计。", _EX_ANTE_DECLARED),
    Figure("ex_ante.recommended_amount", "事前评估建议安排资金", "万元", _SUM, "二（一）5（2）",
           "评估报告建议安排的资金合计。", _EX_ANTE_RECOMMENDED),
    Figure("ex_ante.cut_amount", "事前评估审减资金", "万元", _DIFFERENCE, "二（一）5（2）",
           "申报资金减去建议安排的资金。它是全部审减资金的一部分，不能再相加。", _EX_ANTE_CUT),
    Figure("ex_ante.cut_rate", "事前评估审减率", "%", _RATIO, "二（一）5（2）",
           "事前评估审减资金占申报资金的比例。", ratio(_EX_ANTE_CUT, _EX_ANTE_DECLARED)),
)  # fmt: skip


def _in_year(name: str, label: str, counts: str, *actions: Action) -> tuple[Figure, Figure]:
    select = of.in_year(*actions)
    section = "二（一）5（3）"
    return (
        Figure(f"monitoring.{name}_projects", f"{label}的项目", "个", _COUNT, section, counts, count(select)),
        Figure(f"monitoring.{name}_amount", f"{label}的资金", "万元", _SUM, section, f"{counts.rstrip('。')}涉及的资金合计。",
               total(select, of.amount)),
    )  # fmt: skip


MONITORING_APPLICATION = (
    Figure("monitoring.improved_projects", "监控后改进管理的项目", "个", _COUNT, "二（一）5（3）",
           "根据重点监控结果改进了管理的项目。", count(of.in_year(Action.IMPROVED_MANAGEMENT))),
    Figure("monitoring.improved_mechanisms", "监控后完善的工作机制", "个", _COUNT, "二（一）5（3）",
           "根据重点监控结果完善的工作机制。", count(of.in_year(Action.IMPROVED_MECHANISM))),
    Figure("monitoring.adjusted_amount", "监控后调整的项目资金", "万元", _SUM, "二（一）5（3）",
           "年中调减、取消和收回的资金合计，等于下面四项之和。", total(of.in_year(*_MONEY_ACTIONS), of.amount)),
    *_in_year("reduced", "年中调减", "年中调减了当年预算的项目。", Action.REDUCED),
    *_in_year("cancelled", "年中取消", "年中取消了当年预算的项目。", Action.CANCELLED),
    *_in_year("recovered_completed", "收回结余", "当年已实施完毕、结余资金被收回的项目。", Action.RECOVERED_COMPLETED),
    *_in_year("recovered_discontinued", "不再实施而收回", "当年不再实施、资金被收回的项目。", Action.RECOVERED_DISCONTINUED),
)  # fmt: skip


def _next_year(name: str, label: str, projects: str, amount: str, action: Action) -> tuple[Figure, Figure]:
    select = of.after_evaluation(action)
    section = "二（一）5（4）"
    return (
        Figure(f"application.{name}_projects", f"{label}下年预算的项目", "个", _COUNT, section, projects, count(select),
               fiscal_offset=1),
        Figure(f"application.{name}_amount", f"{label}下年预算的金额", "万元", _SUM, section, amount, total(select, of.amount),
               fiscal_offset=1),
    )  # fmt: skip


APPLICATION = (
    Figure("application.improved_management", "评价后改进管理的项目（政策）", "个", _COUNT, "二（一）5（4）",
           "根据重点评价和抽查复评结果改进了管理的项目或政策。", count(of.after_evaluation(Action.IMPROVED_MANAGEMENT)),
           fiscal_offset=-1, inferred=True),
    Figure("application.improved_rules", "评价后完善的管理制度", "个", _COUNT, "二（一）5（4）",
           "根据重点评价和抽查复评结果完善的管理制度。", count(of.after_evaluation(Action.IMPROVED_RULES)),
           fiscal_offset=-1, inferred=True),
    *_next_year("maintained", "维持", "评价后下年预算保持不变的项目。", "这些项目下年预算的额度合计。", Action.MAINTAINED),
    *_next_year("increased", "增加", "评价后下年预算增加的项目。", "这些项目下年预算比本年增加的金额合计。", Action.INCREASED),
    *_next_year("reduced", "调减", "评价后下年预算减少的项目。", "这些项目下年预算比本年减少的金额合计。", Action.REDUCED),
    *_next_year("merged", "合并", "评价后下年并入其他项目的项目。", "这些项目合并前的预算额度合计。", Action.MERGED),
    *_next_year("cancelled", "取消", "评价后下年不再安排的项目。", "这些项目取消前的预算额度合计。", Action.CANCELLED),
)  # fmt: skip

SUPPORT = (
    Figure("rules.plans", "出台的实施方案", "项", _COUNT, "二（二）1（1）", "本年出台的实施方案。", count(of.plans), _DERIVED),
    Figure("rules.topics", "制度覆盖的方面", "类", _DISTINCT, "二（二）1（2）", "现行管理制度覆盖预算绩效管理的哪些方面。",
           distinct(of.rules_in_force, lambda _, document: document.topic), _DERIVED),
    Figure("training.sessions", "业务培训", "次", _COUNT, "二（二）2（1）", "本年举办的业务培训。",
           activities(ActivityKind.TRAINING), _DERIVED),
    Figure("publicity.articles", "撰写的绩效信息", "篇", _COUNT, "二（二）2（2）", "本年撰写的绩效相关信息。",
           activities(ActivityKind.PUBLICITY)),
    Figure("publicity.provincial_articles", "省级及以上媒体登载", "篇", _COUNT, "二（二）2（2）",
           "其中被省级及以上媒体登载的。它们也在上面的篇数之内。", activities(ActivityKind.PUBLICITY, lambda each: each.provincial)),
    Figure("assessment.included", "纳入考核", "是否", _EXISTS, "二（三）1", "预算绩效管理是否纳入对部门的考核。",
           any_activity(ActivityKind.ASSESSMENT)),
    Figure("congress.reports", "向人大报告", "次", _COUNT, "二（三）2（1）", "本年向人大（常委会）的报告。",
           activities(ActivityKind.CONGRESS_REPORT), _DERIVED),
    Figure("disclosure.targets_departments", "公开绩效目标的部门", "个", _COUNT, "二（三）2（2）",
           "随本年部门预算公开了绩效目标的部门。", count(of.disclosed(DisclosedDocument.TARGETS)), _DERIVED),
    Figure("disclosure.self_evaluation_departments", "公开自评报告的部门", "个", _COUNT, "二（三）2（2）",
           "随上一年度部门决算公开了绩效自评报告的部门。", count(of.disclosed(DisclosedDocument.SELF_EVALUATION)), _DERIVED,
           fiscal_offset=-1),
    Figure("disclosure.key_evaluations", "公开的重点评价报告", "份", _COUNT, "二（三）2（2）",
           "由财政部门公开的财政重点绩效评价报告。", count(of.disclosed(DisclosedDocument.KEY_EVALUATION)), _DERIVED,
           fiscal_offset=-1, inferred=True),
)  # fmt: skip

REGISTRY: tuple[Figure, ...] = (
    *TARGETS, *EX_ANTE, *MONITORING, *EVALUATION, *REVIEW, *MONITORING_APPLICATION, *APPLICATION, *SUPPORT,
)  # fmt: skip

BY_ID = {figure.id: figure for figure in REGISTRY}


def figures_of(disclosure: Disclosure, work_year: int) -> tuple[FigureInYear, ...]:
    """Every figure in one work year, in the order of the registry; figures that only its statement knows come last."""
    records = RecordsInYear(disclosure, work_year)
    statement = records.year.statement
    stated = {each.id: each for each in statement.figures} if statement is not None else {}
    unknown = (undeclared(each) for each in stated.values() if each.id not in BY_ID)
    return tuple(
        FigureInYear(figure, work_year, figure.query(records), stated.get(figure.id))
        for figure in (*REGISTRY, *unknown)
    )
