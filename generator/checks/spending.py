"""Initial, adjusted and executed budgets of one project, as they stand in several tables (510000_0013zp; domain 2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import ne

from generator.checks.columns import doubtful
from generator.checks.grounds import grounds
from generator.checks.leftovers import is_told, shown
from generator.checks.sums import CENT, half_up, plain
from generator.disclosure import Disclosure, WorkYear
from generator.problems import Problem, Rule, Severity
from generator.records.choices import Likelihood
from generator.records.monitoring import Monitoring, MonitoringResult
from generator.records.self_evaluations import SelfEvaluation

INITIAL_DIFFERS = Rule(
    "initial-budget-differs",
    Severity.WARNING,
    "年初预算数与批复数不同",
    "年初预算就是批复的预算；两张表不一样，读者不知道执行率该和哪个数比。",
    "510000_0013zp：年初预算数即批复数",
    "“{field}”是 {value} 万元，{year} 年项目表的批复数是 {expected} 万元。",
    "核对两张表；年中的变化写在调整后预算数，不要改年初预算数。",
    "self_evaluations.csv: initial_total=110；projects.csv: approved_total=100",
    "两张表都是 100",
)
EXECUTION_ABOVE_BUDGET = Rule(
    "execution-above-budget",
    Severity.WARNING,
    "执行数大于调整后预算数",
    "没有预算不得支出；执行率超过 100% 要么漏了追加，要么数字有误。",
    "510000_0013zp：执行率＝预算执行数÷调整后预算数",
    "“{field}”{value} 万元，大于调整后预算数 {expected} 万元，执行率 {rate}。",
    "核对两个数；年中有追加的，把追加计入调整后预算数并在预算调整说明中写明。",
    "adjusted_total=100，executed_total=120",
    "adjusted_total=120，executed_total=120",
)
ADJUSTMENT_UNEXPLAINED = Rule(
    "adjustment-unexplained",
    Severity.WARNING,
    "年中调整预算没有说明",
    "表下注明：年中追加或调减必须单独说明。",
    "510000_0013zp 填表说明",
    "预算由年初 {initial} 万元变为 {adjusted} 万元（{change} 万元），没有说明（{value}）。",
    "在 adjustment_reason 写明追加或调减的依据和原因。",
    "initial_total=100，adjusted_total=80，adjustment_reason 空白",
    "initial_total=100，adjusted_total=80，adjustment_reason=招标结余收回",
)
LOW_EXECUTION_UNEXPLAINED = Rule(
    "low-execution-unexplained",
    Severity.WARNING,
    "执行率低于 90% 没有说明原因",
    "表下注明：执行率低于 90% 必须说明原因。",
    "510000_0013zp 填表说明",
    "执行 {executed} 万元，占调整后预算 {adjusted} 万元的 {rate}%，没有说明原因（{value}）。",
    "在 low_execution_reason 写明原因（100 字以内）。",
    "执行率 68.41%，low_execution_reason=无",
    "执行率 68.41%，low_execution_reason=工程尾款次年支付",
)
EXPECTED_BELOW_EXECUTED = Rule(
    "expected-below-executed",
    Severity.WARNING,
    "全年预计执行数小于已执行数",
    "已经花掉的钱不会变少，两个数中有一个写错。",
    "绩效运行监控表（财预〔2019〕136号）",
    "全年预计执行 {value} 万元，小于截至 {day} 已执行的 {expected} 万元。",
    "核对全年预计执行数和监控期执行数。",
    "executed_total=80，expected_total=60",
    "executed_total=60，expected_total=80",
)
YEAR_BELOW_MONITORED = Rule(
    "executed-below-monitored",
    Severity.WARNING,
    "全年执行数小于监控时的执行数",
    "全年执行数不会比年中少；有收回、退款的要说明。",
    "绩效运行监控表；510000_0013zp",
    "自评表全年执行 {value} 万元，小于监控表截至 {day} 的 {expected} 万元。",
    "核对两张表的执行数；确有退款收回的，在自评表中说明。",
    "监控表 executed_total=80，自评表 executed_total=60",
    "监控表 executed_total=60，自评表 executed_total=80",
)
DEVIATION_UNEXPLAINED = Rule(
    "monitoring-deviation-unexplained",
    Severity.WARNING,
    "监控发现偏差没有说明原因",
    "不能确定完成目标的，监控表要写明原因和纠偏措施，否则监控没有结果。",
    "绩效运行监控表（财预〔2019〕136号）",
    "完成目标的可能性是“{likelihood}”，没有说明原因（{value}）。",
    "在 deviation_note 写明原因和纠偏措施。",
    "likelihood=possible，deviation_note 空白",
    "likelihood=possible，deviation_note=雨季影响施工，已增加班组",
)

RULES = (
    INITIAL_DIFFERS,
    EXECUTION_ABOVE_BUDGET,
    ADJUSTMENT_UNEXPLAINED,
    LOW_EXECUTION_UNEXPLAINED,
    EXPECTED_BELOW_EXECUTED,
    YEAR_BELOW_MONITORED,
    DEVIATION_UNEXPLAINED,
)

_LOW = Decimal(90)
"""Per cent of the adjusted budget below which a reason is owed."""


def check_spending(disclosure: Disclosure) -> Iterator[Problem]:
    """Every monitoring form and every self-evaluation."""
    for year in disclosure.years.values():
        for form in year.monitoring:
            yield from _initial(disclosure, form)
            yield from _monitored(form)
            yield from _deviation(form)
        for result in year.monitoring_results:
            yield from _deviation(result)
        for evaluation in _changed(disclosure, year):
            yield from _initial(disclosure, evaluation)
            yield from _above_budget(evaluation)
            yield from _explained(evaluation)
            yield from _shrunk(disclosure, evaluation)


def _changed(disclosure: Disclosure, year: WorkYear) -> Sequence[SelfEvaluation]:
    """The self-evaluations whose budget is not what was approved, that spent too much or little, or can be held against a form."""
    evaluations = year.self_evaluations
    keys = zip(evaluations.column("project"), evaluations.column("fiscal_year"), strict=True)
    budgets = [disclosure.projects.get(key) for key in keys]
    monitored = {form.project for each in disclosure.years.values() for form in each.monitoring}
    return doubtful(
        evaluations,
        map(ne, evaluations.column("initial_total"), (getattr(each, "approved_total", None) for each in budgets)),
        map(ne, evaluations.column("initial_fiscal"), (getattr(each, "approved_fiscal", None) for each in budgets)),
        map(ne, evaluations.column("initial_total"), evaluations.column("adjusted_total")),
        map(_too_much_or_little, evaluations.column("executed_total"), evaluations.column("adjusted_total")),
        map(monitored.__contains__, evaluations.column("project")),
    )


def _too_much_or_little(executed: Decimal | None, adjusted: Decimal | None) -> bool:
    return executed is not None and adjusted is not None and not _LOW * adjusted < executed * 100 <= adjusted * 100


def _initial(disclosure: Disclosure, record: Monitoring | SelfEvaluation) -> Iterator[Problem]:
    project = disclosure.project(record.project, record.fiscal_year)
    if project is None or not project.approved:
        return
    for line, title in (("total", "总额"), ("fiscal", "财政资金")):
        initial, approved = getattr(record, f"initial_{line}"), getattr(project, f"approved_{line}")
        if initial is not None and approved is not None and abs(initial - approved) > CENT:
            yield INITIAL_DIFFERS.at(
                record.at(f"initial_{line}"),
                field=f"年初预算数（{title}）",
                value=plain(initial),
                expected=plain(approved),
                year=record.fiscal_year,
                concerns=grounds(record, project),
            )
            return


def _above_budget(evaluation: SelfEvaluation) -> Iterator[Problem]:
    executed, adjusted = evaluation.executed_total, evaluation.adjusted_total
    if executed is None or adjusted is None or executed <= adjusted:
        return
    rate = evaluation.execution_rate
    yield EXECUTION_ABOVE_BUDGET.at(
        evaluation.at("executed_total"),
        field="预算执行数（总额）",
        value=plain(executed),
        expected=plain(adjusted),
        rate="不适用" if rate is None else f"{plain(half_up(rate))}%",
        concerns=grounds(evaluation),
    )


def _explained(evaluation: SelfEvaluation) -> Iterator[Problem]:
    initial, adjusted, executed = evaluation.initial_total, evaluation.adjusted_total, evaluation.executed_total
    if adjusted is None:
        return
    if initial is not None and initial != adjusted and not is_told(evaluation.adjustment_reason):
        yield ADJUSTMENT_UNEXPLAINED.at(
            evaluation.at("adjustment_reason"),
            field="预算调整说明",
            value=shown(evaluation.adjustment_reason),
            initial=plain(initial),
            adjusted=plain(adjusted),
            change=f"{'+' if adjusted > initial else '−'}{plain(abs(adjusted - initial))}",
            concerns=grounds(evaluation),
        )
    rate = evaluation.execution_rate
    if rate is not None and executed is not None and rate < _LOW and not is_told(evaluation.low_execution_reason):
        yield LOW_EXECUTION_UNEXPLAINED.at(
            evaluation.at("low_execution_reason"),
            field="执行率偏低原因",
            value=shown(evaluation.low_execution_reason),
            executed=plain(executed),
            adjusted=plain(adjusted),
            rate=plain(half_up(rate)),
            concerns=grounds(evaluation),
        )


def _monitored(form: Monitoring) -> Iterator[Problem]:
    if (
        form.expected_total is not None
        and form.executed_total is not None
        and form.expected_total < form.executed_total
    ):
        yield EXPECTED_BELOW_EXECUTED.at(
            form.at("expected_total"),
            field="全年预计执行数",
            value=plain(form.expected_total),
            expected=plain(form.executed_total),
            day=form.as_of,
            concerns=grounds(form),
        )


def _deviation(form: Monitoring | MonitoringResult) -> Iterator[Problem]:
    likelihood = form.likelihood
    if likelihood is not None and likelihood is not Likelihood.CERTAIN and not is_told(form.deviation_note):
        yield DEVIATION_UNEXPLAINED.at(
            form.at("deviation_note"),
            field="偏差原因说明",
            value=shown(form.deviation_note),
            likelihood=likelihood.label,
            concerns=grounds(form),
        )


def _shrunk(disclosure: Disclosure, evaluation: SelfEvaluation) -> Iterator[Problem]:
    form = disclosure.monitoring(evaluation.subject_key)
    if form is None or form.executed_total is None or evaluation.executed_total is None:
        return
    if evaluation.executed_total < form.executed_total:
        yield YEAR_BELOW_MONITORED.at(
            evaluation.at("executed_total"),
            field="预算执行数（总额）",
            value=plain(evaluation.executed_total),
            expected=plain(form.executed_total),
            day=form.as_of,
            concerns=grounds(evaluation, form),
        )
