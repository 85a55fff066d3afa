"""Totals of money against their lines: 总额 is the sum of the other five (510000_0013zp; domain 2.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import repeat
from operator import ne

from generator.checks.columns import doubtful
from generator.checks.grounds import grounds, spoilt
from generator.checks.sums import Verdict, plain, sum_told, verdict
from generator.disclosure import Disclosure
from generator.problems import Problem, Rule, Severity
from generator.records.money_lines import LINE_TITLES, LINES, STAGE_TITLES, lines_of
from generator.records.record import Record
from generator.records.rows import Rows

MONEY_TOTAL_WRONG = Rule(
    "money-total-wrong",
    Severity.ERROR,
    "总额不等于各分项之和",
    "总额与分项对不上，读者无法判断哪一个数是真的，全市合计也会跟着错。",
    "510000_0013zp：总额为各资金来源之和",
    "“{field}”是 {value} 万元，各分项相加是 {sum}，相差 {difference} 万元。",
    "核对总额和各分项；分项没有错时，把总额改为 {expected}。",
    "approved_total=120，approved_fiscal=60，approved_other=40",
    "approved_total=100，approved_fiscal=60，approved_other=40",
)
MONEY_TOTAL_ROUNDED = Rule(
    "money-total-rounded",
    Severity.INFO,
    "总额与分项之差是四舍五入造成的",
    "差额不超过各数四舍五入的误差，不影响公开；写明精确数，读者就不用自己解释。",
    "本系统约定：公布数按 0.01 比较",
    "“{field}”是 {value} 万元，各分项相加是 {sum}，相差 {difference} 万元，可以用四舍五入解释。",
    "可以不改；如有更精确的数，填写精确数（最多 6 位小数）。",
    "approved_total=100.01，approved_fiscal=60，approved_other=40",
    "approved_total=100，approved_fiscal=60，approved_other=40",
)
MONEY_TOTAL_ZERO = Rule(
    "money-total-zero",
    Severity.ERROR,
    "总额为 0，分项却有数",
    "总额填 0 多半是漏填，读者会以为这个项目没有花钱。",
    "510000_0013zp：总额为各资金来源之和；已公开的表格中出现过这种差错",
    "“{field}”是 0，各分项相加却是 {sum} 万元。",
    "把总额改为 {expected}。",
    "executed_total=0，executed_fiscal=56.61",
    "executed_total=56.61，executed_fiscal=56.61",
)
MONEY_TOTAL_MISSING = Rule(
    "money-total-missing",
    Severity.WARNING,
    "只有分项，没有总额",
    "没有总额，页面只能写“未公布”，读者要自己去加。",
    "510000_0013zp：总额一行必填",
    "“{field}”空白，各分项相加是 {sum} 万元。",
    "填写总额 {expected}。",
    "approved_total 空白，approved_fiscal=60",
    "approved_total=60，approved_fiscal=60",
)

RULES = (MONEY_TOTAL_WRONG, MONEY_TOTAL_ROUNDED, MONEY_TOTAL_ZERO, MONEY_TOTAL_MISSING)

_STAGES: Mapping[str, tuple[str, ...]] = {
    "projects": ("declared", "approved"),
    "tasks": ("approved",),
    "monitoring": ("initial", "executed"),
    "self_evaluations": ("initial", "adjusted", "executed"),
}


def check_money(disclosure: Disclosure) -> Iterator[Problem]:
    """Every stage of every record that has money by line."""
    for year in disclosure.years.values():
        for table, stages in _STAGES.items():
            records = year.tables.get(table, Rows())
            for record in doubtful(records, *(_unlike_its_lines(records, stage) for stage in stages)):
                for stage in stages:
                    yield from _stage(record, stage)


def _unlike_its_lines(records: Rows[Record], stage: str) -> Iterable[object]:
    """Whether a total is other than the sum of its lines, record by record; nothing is when no line is given anywhere."""
    total, *lines = (records.column(f"{stage}_{line}") for line in LINES)
    given = [[amount or 0 for amount in line] for line in lines if set(line) != {None}]
    return map(ne, total, map(sum, zip(*given, strict=True))) if given else repeat(None, len(records))


def _stage(record: Record, stage: str) -> Iterator[Problem]:
    lines = lines_of(record, stage)
    total = lines["total"]
    parts = [amount for line in LINES[1:] if (amount := lines[line]) is not None]
    if total is None:
        rule = MONEY_TOTAL_MISSING if any(parts) else None
    elif not total and any(parts):
        rule = MONEY_TOTAL_ZERO
    else:
        rule = _RULES[verdict(total, parts)] if parts else None
    if rule is not None:
        found = _problem(rule, record, stage, total, parts)
        yield found.causes() if rule.severity is Severity.ERROR else found


_RULES = {Verdict.EXACT: None, Verdict.ROUNDED: MONEY_TOTAL_ROUNDED, Verdict.WRONG: MONEY_TOTAL_WRONG}


def _problem(rule: Rule, record: Record, stage: str, total: Decimal | None, parts: list[Decimal]) -> Problem:
    summed = sum(parts, Decimal(0))
    return rule.at(
        record.at(f"{stage}_total"),
        field=f"{STAGE_TITLES[stage]}（{LINE_TITLES['total']}）",
        value=None if total is None else plain(total),
        expected=plain(summed),
        sum=sum_told(parts) if sum(map(bool, parts)) > 1 else plain(summed),
        difference=plain(abs((total or Decimal(0)) - summed)),
        concerns=spoilt(record) if rule.severity is Severity.ERROR else grounds(record),
    )
