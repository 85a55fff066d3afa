"""How projects and departments stood during the year (绩效运行监控)."""

from __future__ import annotations

from typing import ClassVar

from generator.records.choices import DeviationCause, Likelihood
from generator.records.money_lines import ExecutedMoney, InitialMoney
from generator.records.record import REQUIRED, Record, column
from generator.records.subject import ProjectOrDepartment
from generator.records.values import Count, Date, Flag, Money
from generator.text import Text

_FORM = "绩效运行监控表（财预〔2019〕136号）；domain 1.6"


class Monitoring(ProjectOrDepartment, InitialMoney, ExecutedMoney, Record):
    """One monitoring form.  Executed money is what was spent from January to ``as_of``."""

    key: ClassVar[tuple[str, ...]] = ("subject", "project", "department", "fiscal_year")

    as_of: Date = column(
        "监控截止日",
        "执行数统计到哪一天。",
        "2022-07-31",
        source=_FORM,
        default=REQUIRED,
    )
    expected_total: Money | None = column("全年预计执行数", "预计全年执行数。", "120.5", unit="万元", source=_FORM)
    goal_progress: Text | None = column("目标完成情况", "年度总体目标的阶段性完成情况。", "已完成 2 所", source=_FORM)
    likelihood: Likelihood | None = column("完成目标可能性", "能否完成年度目标。", "certain", source=_FORM)
    deviation_cause: DeviationCause | None = column("偏差原因类别", "偏差的主要原因。", "funding", source=_FORM)
    deviation_note: Text | None = column("偏差原因说明", "偏差原因和纠偏措施。", "雨季影响施工", source=_FORM)
    key_monitoring: Flag = column(
        "财政重点监控",
        "是否由财政部门重点监控。",
        "false",
        source="说明 二（一）5（3）",
        default=False,
    )


class MonitoringResult(ProjectOrDepartment, Record):
    """How one indicator stood mid-year."""

    key: ClassVar[tuple[str, ...]] = (
        "subject",
        "project",
        "department",
        "fiscal_year",
        "number",
    )

    number: Count = column("指标序号", "指标在批复目标中的序号。", "1", source=_FORM, default=REQUIRED)
    actual: Text | None = column("1—N月执行情况", "到监控截止日的完成值。", "2", source=_FORM)
    expected: Text | None = column("全年预计完成情况", "预计全年完成值。", "3", source=_FORM)
    likelihood: Likelihood | None = column("完成目标可能性", "能否完成。", "certain", source=_FORM)
    deviation_cause: DeviationCause | None = column("偏差原因类别", "偏差的主要原因。", "conditions", source=_FORM)
    deviation_note: Text | None = column("偏差原因说明", "偏差原因。", "雨季影响施工", source=_FORM)
