"""Sentences for a drafted statement, section by section, in the outline that statements of this kind follow (domain 0.1).

``[id|words]`` is a figure: in its words ``{}`` stands for the value, ``{list}`` for its groups, ``{dates}`` for the months of its records.  Outside of figures,
``{year}``, ``{before}`` and ``{next}`` are the work year and its neighbours.  A sentence says nothing that the figures in it do not.
"""

from __future__ import annotations

from collections.abc import Mapping

OUTLINE: tuple[tuple[int, str, str], ...] = (
    (1, "一", "预算绩效管理工作总体情况"),
    (1, "二", "工作具体开展情况"),
    (2, "二（一）", "过程管控体系"),
    (3, "二（一）1", "绩效目标管理"),
    (4, "二（一）1（1）", "绩效目标管理范围"),
    (4, "二（一）1（2）", "绩效目标管理数量规模"),
    (4, "二（一）1（3）", "绩效目标管理覆盖四本预算情况"),
    (4, "二（一）1（4）", "绩效目标会审"),
    (4, "二（一）1（5）", "提交人大审查"),
    (3, "二（一）2", "事前绩效评估"),
    (3, "二（一）3", "事中绩效监控范围和规模"),
    (3, "二（一）4", "事后绩效评价"),
    (4, "二（一）4（1）", "部门整体绩效自评覆盖"),
    (4, "二（一）4（2）", "项目、政策支出绩效自评覆盖"),
    (4, "二（一）4（3）", "财政重点绩效评价"),
    (4, "二（一）4（4）", "财政重点绩效评价覆盖四本预算情况"),
    (4, "二（一）4（5）", "委托第三方独立开展绩效评价"),
    (4, "二（一）4（6）", "自评抽查"),
    (3, "二（一）5", "绩效结果应用"),
    (4, "二（一）5（1）", "绩效目标管理结果应用"),
    (4, "二（一）5（2）", "事前绩效评估结果应用"),
    (4, "二（一）5（3）", "事中绩效监控结果应用"),
    (4, "二（一）5（4）", "事后绩效评价结果应用"),
    (2, "二（二）", "基础支撑体系"),
    (3, "二（二）1", "制度建设"),
    (4, "二（二）1（1）", "出台实施方案"),
    (4, "二（二）1（2）", "出台相关制度"),
    (3, "二（二）2", "宣传培训"),
    (4, "二（二）2（1）", "举办业务培训"),
    (4, "二（二）2（2）", "宣传报道"),
    (2, "二（三）", "考核监督体系"),
    (3, "二（三）1", "考核机制"),
    (3, "二（三）2", "监督机制"),
    (4, "二（三）2（1）", "向人大报告"),
    (4, "二（三）2（2）", "绩效信息公开"),
    (1, "三", "下一步工作打算"),
)
"""Level, section and heading, where no earlier statement gives the outline."""

SENTENCES: tuple[str, ...] = (
    "{year}年，在编制部门预算时，[targets.departments|组织 {}个部门同步开展绩效目标管理]，[targets.department_coverage|部门绩效目标覆盖率为 {}%]。",
    "{year}年，在编制部门预算时，[targets.projects|组织各部门对 {}个项目同步编制项目支出绩效目标]，[targets.amount|绩效目标涉及财政资金 {}万元]，[targets.project_coverage|项目绩效目标覆盖率为 {}%]。",
    "{year}年，[targets.budget_accounts|绩效目标覆盖 {}本预算（{list}）]。",
    "{year}年，[targets.joint_review|对部门预算项目绩效目标进行了集中会审]。",
    "{year}年，[targets.congress_review|预算绩效目标随同部门预算报人大审查]。",
    "在编制 {year}年部门预算时，[ex_ante.projects|对 {}个项目开展事前绩效评估]。",
    "{year}年，开展预算绩效运行监控，[monitoring.department_coverage|部门绩效运行监控覆盖率为 {}%]，[monitoring.project_coverage|项目绩效运行监控覆盖率为 {}%]。",
    "{year}年，组织部门对 {before}年度整体支出开展绩效自评，[self_evaluation.department_coverage|部门整体支出绩效自评覆盖率为 {}%]。",
    "{year}年，组织部门对 {before}年度项目、政策支出开展绩效自评，[self_evaluation.project_coverage|项目和政策支出绩效自评覆盖率为 {}%]。",
    "{year}年，组织开展财政重点绩效评价，其中[key_evaluation.departments|部门整体 {}个]、[key_evaluation.projects|项目支出 {}个]、[key_evaluation.policies|政策 {}项]。",
    "{year}年，[key_evaluation.budget_accounts|财政重点绩效评价覆盖 {}本预算（{list}）]。",
    "{year}年，[key_evaluation.agencies|委托 {}家第三方机构独立开展财政重点绩效评价]。",
    "{year}年，[spot_check.projects|对 {}个项目的绩效自评实施抽查复评]。",
    "{year}年部门预算，[review.declared_projects|部门申报项目 {}个]，[review.declared_amount|申报涉及资金 {}万元]。通过绩效目标审核，[review.cancelled_projects|取消项目立项 {}个]，[review.adjusted_projects|调整、完善、优化项目绩效目标 {}个]，[review.approved_amount|最终安排项目资金 {}万元]，[review.cut_amount|审减财政资金 {}万元]。",
    "开展事前绩效评估的项目，[ex_ante.declared_amount|单位申报总金额为 {}万元]，[ex_ante.recommended_amount|评估建议安排 {}万元]，[ex_ante.cut_amount|评估审减资金 {}万元]，[ex_ante.cut_rate|审减率为 {}%]。",
    "将 {year}年财政重点绩效监控结果[monitoring.improved_projects|用于改进项目管理 {}个]，[monitoring.improved_mechanisms|完善工作机制 {}个]，[monitoring.adjusted_amount|调整项目资金 {}万元]（[monitoring.reduced_projects|调减当年预算项目 {}个]，[monitoring.reduced_amount|调减当年资金 {}万元]；[monitoring.cancelled_projects|取消当年项目 {}个]，[monitoring.cancelled_amount|取消当年资金 {}万元]；[monitoring.recovered_completed_projects|收回当年已实施完毕项目 {}个]，[monitoring.recovered_completed_amount|收回结余资金 {}万元]；[monitoring.recovered_discontinued_projects|收回当年不再实施项目 {}个]，[monitoring.recovered_discontinued_amount|收回不再实施项目资金 {}万元]）。",
    "将 {year}年财政重点绩效评价结果及抽查复评结果[application.improved_management|用于改进项目（政策）管理 {}个]；[application.improved_rules|完善项目（政策）管理制度 {}个]；[application.maintained_projects|维持下年预算项目 {}个]，[application.maintained_amount|维持额度 {}万元]；[application.increased_projects|增加下年预算项目 {}个]，[application.increased_amount|增加资金 {}万元]；[application.reduced_projects|调减下年度预算项目 {}个]，[application.reduced_amount|调减下年度资金 {}万元]；[application.merged_projects|合并下年度项目预算 {}个]，[application.merged_amount|合并资金 {}万元]；[application.cancelled_projects|取消下年度预算项目 {}个]，[application.cancelled_amount|取消下年度资金 {}万元]。",
    "{year}年，[rules.plans|出台实施方案 {}项]。",
    "现行预算绩效管理制度[rules.topics|涵盖{list} {}个方面]。",
    "{year}年，[training.sessions|举办业务培训 {}次（{dates}）]。",
    "{year}年，[publicity.articles|撰写绩效相关信息 {}篇]，其中[publicity.provincial_articles|被省级及以上相关媒体登载宣传 {}篇]。",
    "{year}年，[assessment.included|预算绩效管理工作纳入考核]。",
    "{year}年，[congress.reports|向人大报告 {}次（{dates}）]。",
    "{year}年，[disclosure.targets_departments|{}个部门随 {year}年部门预算公开了绩效目标]，[disclosure.self_evaluation_departments|{}个部门随 {before}年部门决算公开了绩效自评报告]。[disclosure.key_evaluations|公开财政重点绩效评价报告 {}份]。",
)
"""Each sentence stands in the section of the figures that it holds."""

NOT_DONE: Mapping[str, str] = {
    "targets.joint_review": "没有绩效目标集中会审的记录",
    "targets.congress_review": "没有绩效目标随部门预算报人大审查的记录",
    "assessment.included": "没有预算绩效管理工作纳入考核的记录",
}
"""What is said of an existence that no record bears out (domain 0.1: a heading is never dropped)."""
