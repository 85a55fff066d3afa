"""Money by line: total and its five parts, for each stage of a budget.

Columns are ``<stage>_<line>``; total is the sum of the other five.  The lines are those of Sichuan's form 510000_0013zp (财政资金,
财政专户管理资金, 单位资金, 其他资金) and of the ministry's form (当年财政拨款, 上年结转, 其他): one model holds both.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

from generator.records.record import REQUIRED, Part, column
from generator.records.values import Money

LINES = ("total", "fiscal", "special_account", "unit_funds", "carried_over", "other")
"""The lines of every stage, the total first."""

LINE_TITLES = {
    "total": "总额",
    "fiscal": "财政资金",
    "special_account": "财政专户管理资金",
    "unit_funds": "单位资金",
    "carried_over": "上年结转资金",
    "other": "其他资金",
}
STAGE_TITLES = {
    "declared": "申报数",
    "approved": "批复数",
    "initial": "年初预算数",
    "adjusted": "调整后预算数",
    "executed": "预算执行数",
}


def _money(stage: str, line: str, *, default: Any = None) -> Any:
    title = f"{STAGE_TITLES[stage]}（{LINE_TITLES[line]}）"
    about = (
        f"{STAGE_TITLES[stage]}中的{LINE_TITLES[line]}" if line != "total" else f"{STAGE_TITLES[stage]}，等于各分项之和"
    )
    return column(
        title,
        f"{about}。",
        "120.5",
        unit="万元",
        source="510000_0013zp 表；财预〔2020〕10号附件1",
        default=default,
    )


def lines_of(record: object, stage: str) -> dict[str, Decimal | None]:
    """The amounts of one stage by line (万元), in the order of the form; None where nothing was given."""
    return dict(zip(LINES, _lines_of(stage)(record), strict=True))


@cache
def _lines_of(stage: str) -> attrgetter[tuple[Decimal | None, ...]]:
    return attrgetter(*(f"{stage}_{line}" for line in LINES))


class DeclaredMoney(Part):
    """What was asked for."""

    declared_total: Money = _money("declared", "total", default=REQUIRED)
    declared_fiscal: Money = _money("declared", "fiscal", default=REQUIRED)
    declared_special_account: Money | None = _money("declared", "special_account")
    declared_unit_funds: Money | None = _money("declared", "unit_funds")
    declared_carried_over: Money | None = _money("declared", "carried_over")
    declared_other: Money | None = _money("declared", "other")


class ApprovedMoney(Part):
    """What the review granted; blank for a cancelled project."""

    approved_total: Money | None = _money("approved", "total")
    approved_fiscal: Money | None = _money("approved", "fiscal")
    approved_special_account: Money | None = _money("approved", "special_account")
    approved_unit_funds: Money | None = _money("approved", "unit_funds")
    approved_carried_over: Money | None = _money("approved", "carried_over")
    approved_other: Money | None = _money("approved", "other")


class InitialMoney(Part):
    """The budget at the start of the year (年初预算数)."""

    initial_total: Money | None = _money("initial", "total")
    initial_fiscal: Money | None = _money("initial", "fiscal")
    initial_special_account: Money | None = _money("initial", "special_account")
    initial_unit_funds: Money | None = _money("initial", "unit_funds")
    initial_carried_over: Money | None = _money("initial", "carried_over")
    initial_other: Money | None = _money("initial", "other")


class AdjustedMoney(Part):
    """The budget after the changes of the year (调整后预算数, 全年预算数)."""

    adjusted_total: Money | None = _money("adjusted", "total")
    adjusted_fiscal: Money | None = _money("adjusted", "fiscal")
    adjusted_special_account: Money | None = _money("adjusted", "special_account")
    adjusted_unit_funds: Money | None = _money("adjusted", "unit_funds")
    adjusted_carried_over: Money | None = _money("adjusted", "carried_over")
    adjusted_other: Money | None = _money("adjusted", "other")


class ExecutedMoney(Part):
    """What was spent (预算执行数)."""

    executed_total: Money | None = _money("executed", "total")
    executed_fiscal: Money | None = _money("executed", "fiscal")
    executed_special_account: Money | None = _money("executed", "special_account")
    executed_unit_funds: Money | None = _money("executed", "unit_funds")
    executed_carried_over: Money | None = _money("executed", "carried_over")
    executed_other: Money | None = _money("executed", "other")
