"""How a figure is computed, in one plain sentence and as arithmetic."""

from __future__ import annotations

from decimal import Decimal

from generator.charts.quantity import exact
from generator.figures.evidence import Count, Difference, Distinct, Evidence, Exists, Ratio, Sum
from generator.pages.formats import half_up, money_text, plain
from generator.text import Text

_WRITTEN_OUT = 8
"""How many members are added up one by one; more are summed up."""


def in_words(evidence: Evidence, unit: str) -> Text:
    """One plain sentence."""
    if isinstance(evidence, Count):
        return Text(f"把符合条件的 {evidence.size:,} 条记录一条一条数出来{_stands_for_several(evidence)}。")
    if isinstance(evidence, Sum):
        return Text(f"把 {evidence.size:,} 条记录的金额（{unit}）加在一起。")
    if isinstance(evidence, Difference):
        return Text(f"{_name(evidence.minuend, '前者')}的合计减去{_name(evidence.subtrahend, '后者')}的合计。")
    if isinstance(evidence, Ratio):
        return Text("用分子除以分母，四舍五入保留两位小数；不是正好全部，就不会写成 100%。")
    if isinstance(evidence, Distinct):
        return Text(f"把记录按不同的类别分组，数一数有几组；{evidence.size} 组就是 {evidence.size}。")
    return Text("有一条以上的记录能够证明，就是“有”。")


def written_out(evidence: Evidence, *, amounts: bool) -> Text:
    """The same as arithmetic; single amounts only where *amounts* may be shown."""
    if isinstance(evidence, Count | Sum):
        return Text(f"{_terms(evidence, amounts=amounts)} = {_number(evidence)}")
    if isinstance(evidence, Difference):
        left, right = _number(evidence.minuend), _number(evidence.subtrahend)
        return Text(
            f"{left}（{_name(evidence.minuend, '前者')}） − {right}（{_name(evidence.subtrahend, '后者')}） = {_number(evidence)}"
        )
    if isinstance(evidence, Ratio):
        part, whole = _number(evidence.numerator), _number(evidence.denominator)
        return Text(f"{part} ÷ {whole} × 100% = {plain(half_up(evidence.value or Decimal(0)))}%")
    if isinstance(evidence, Distinct):
        return _groups(evidence)
    return _existence(evidence)


def _groups(evidence: Distinct) -> Text:
    """The groups and their sizes; beside hidden records no sizes, and no group that only hidden ones fall into."""
    if not any(member.hidden for member in evidence.members):
        groups = "、".join(f"{group}（{len(members):,} 条）" for group, members in evidence.groups.items())
        return Text(f"{groups}，共 {evidence.size} 组")
    named = [group for group, members in evidence.groups.items() if not all(member.hidden for member in members)]
    rest = evidence.size - len(named)
    return Text(f"{'、'.join(named)}{f'，另有 {rest} 组不公开' if rest else ''}，共 {evidence.size} 组".lstrip("，"))


def _existence(evidence: Exists) -> Text:
    return Text(f"{evidence.size} 条记录 → {'有' if evidence.value else '无'}")


def _stands_for_several(evidence: Count) -> str:
    several = any(member.amount is not None for member in evidence.members)
    return "，一条代表多件的按件数计" if several else ""


def _terms(evidence: Count | Sum, *, amounts: bool) -> str:
    if not 0 < evidence.size <= _WRITTEN_OUT or not amounts:
        return f"{evidence.size:,} 条记录{'逐条相加' if isinstance(evidence, Sum) else '，每条计 1'}"
    if isinstance(evidence, Sum):
        return " + ".join(exact(member.amount or Decimal(0)) for member in evidence.members)
    return " + ".join(plain(Decimal(1) if member.amount is None else member.amount) for member in evidence.members)


def _number(evidence: Count | Sum | Difference) -> str:
    """All digits; where they are more than two decimals, what they are rounded to as well."""
    value = evidence.value
    rounded = "" if half_up(value) == value else f"（四舍五入为 {money_text(value)}）"
    return f"{exact(value)}{rounded}"


def _name(part: Sum, otherwise: str) -> str:
    return f"“{part.called}”" if part.called else otherwise
