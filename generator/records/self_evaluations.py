"""Self-evaluations (绩效自评) and the result of each indicator."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from generator.records.choices import Grade
from generator.records.money_lines import AdjustedMoney, ExecutedMoney, InitialMoney
from generator.records.record import REQUIRED, Record, column
from generator.records.subject import ProjectOrDepartment
from generator.records.values import Count, Date, Points
from generator.text import Text

_FORM = "部门预算项目支出绩效自评表 510000_0013zp；财预〔2020〕10号附件1"


class SelfEvaluation(ProjectOrDepartment, InitialMoney, AdjustedMoney, ExecutedMoney, Record):
    """One self-evaluation form of a project, or of a department as a whole."""

    key: ClassVar[tuple[str, ...]] = ("subject", "project", "department", "fiscal_year")

    date: Date | None = column("自评日期", "完成自评的日期。", "2022-04-30", source=_FORM)
    execution_weight: Points | None = column("预算执行率分值", "预算执行率的分值。", "10", unit="分", source=_FORM)
    execution_score: Points | None = column(
        "预算执行率得分",
        "预算执行率的得分；执行率不适用时空白。",
        "9.5",
        unit="分",
        source=_FORM,
    )
    total_score: Points | None = column("自评总分", "执行率得分与各指标得分之和。", "96.5", unit="分", source=_FORM)
    grade: Grade | None = column("自评等级", "自评表上写明的等级。", "excellent", source="财预〔2020〕10号")
    goal_actual: Text | None = column("年度目标完成情况", "年度目标的实际完成情况。", "3 所学校已完工", source=_FORM)
    process: Text | None = column(
        "实施内容及过程",
        "项目实施内容及过程概述。",
        "4 月招标，11 月完工",
        source=_FORM,
    )
    low_execution_reason: Text | None = column(
        "执行率偏低原因",
        "执行率低于 90% 时必须说明。",
        "工程尾款次年支付",
        source=_FORM,
    )
    adjustment_reason: Text | None = column("预算调整说明", "年中追加或调减必须说明。", "招标结余收回", source=_FORM)
    conclusion: Text | None = column("评价结论", "自评结论。", "目标全部完成", source=_FORM)
    problems: Text | None = column("存在问题", "自评发现的问题。", "支付进度偏慢", source=_FORM)
    measures: Text | None = column("改进措施", "改进措施。", "提前办理结算", source=_FORM)
    project_lead: Text | None = column("项目负责人", "默认不公开。", "（不公开）", source=_FORM)
    finance_lead: Text | None = column("财务负责人", "默认不公开。", "（不公开）", source=_FORM)

    @property
    def execution_rate(self) -> Decimal | None:
        """Executed / adjusted total in per cent, exact; None (不适用) when the adjusted budget is 0 or unknown."""
        if self.executed_total is None or not self.adjusted_total:
            return None
        return self.executed_total * 100 / self.adjusted_total


class Result(ProjectOrDepartment, Record):
    """What one indicator achieved, and the score that was given for it."""

    key: ClassVar[tuple[str, ...]] = (
        "subject",
        "project",
        "department",
        "fiscal_year",
        "number",
    )

    number: Count = column("指标序号", "指标在批复目标中的序号。", "1", source=_FORM, default=REQUIRED)
    actual: Text | None = column("完成值", "实际完成值；定性指标填达成、部分达成、未达成。", "3", source=_FORM)
    score: Points | None = column("得分", "自评得分。", "10", unit="分", source=_FORM)
    deviation_note: Text | None = column("偏差原因分析及改进措施", "未完成时必填。", "雨季停工", source=_FORM)
    description: Text | None = column("完成情况描述", "定性指标的完成情况描述。", "达到预期", source=_FORM)
