"""What a target says, told apart: operator, number and unit, or a deadline.

People write ``≥95%``, ``不少于12公里``, ``100百分比`` and ``2022年12月底前`` into one cell.  Each part has a column of its own
(510000_0013zp); this module reads what was written so that a check can say which part belongs where.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Self

from generator.records.choices import Operator

_REMEMBERED = 1 << 15
"""Most cells say what others say, so that reading some of them is reading nearly all."""
_WIDE = str.maketrans("０１２３４５６７８９．，％－", "0123456789.,%-")
_NUMBER = re.compile(r"(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\s*(.*)", re.DOTALL)
_DEADLINE = re.compile(r"(\d{4})\s*年\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日|(底))?)?\s*(?:之?前|以前|内|完成)*")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_PER_CENT = frozenset({"%", "百分比", "个百分比", "百分之"})

_WORDS: dict[str, Operator] = {
    "大于或等于": Operator.AT_LEAST, "大于等于": Operator.AT_LEAST, "不低于": Operator.AT_LEAST,
    "不少于": Operator.AT_LEAST, "不小于": Operator.AT_LEAST, "至少": Operator.AT_LEAST,
    "≥": Operator.AT_LEAST, "≧": Operator.AT_LEAST, ">=": Operator.AT_LEAST, "＞=": Operator.AT_LEAST, "＞＝": Operator.AT_LEAST,
    "小于或等于": Operator.AT_MOST, "小于等于": Operator.AT_MOST, "不高于": Operator.AT_MOST, "不超过": Operator.AT_MOST,
    "不多于": Operator.AT_MOST, "不大于": Operator.AT_MOST, "最多": Operator.AT_MOST,
    "≤": Operator.AT_MOST, "≦": Operator.AT_MOST, "<=": Operator.AT_MOST, "＜=": Operator.AT_MOST, "＜＝": Operator.AT_MOST,
    "大于": Operator.MORE_THAN, "高于": Operator.MORE_THAN, "超过": Operator.MORE_THAN,
    ">": Operator.MORE_THAN, "＞": Operator.MORE_THAN,
    "小于": Operator.LESS_THAN, "低于": Operator.LESS_THAN, "<": Operator.LESS_THAN, "＜": Operator.LESS_THAN,
    "等于": Operator.EQUAL, "=": Operator.EQUAL, "＝": Operator.EQUAL,
}  # fmt: skip
"""How operators are written before a number; longer words first, so that ``>=`` is not read as ``>``."""
_OPERATOR = re.compile("|".join(map(re.escape, sorted(_WORDS, key=len, reverse=True))))
_AFTER: dict[str, Operator] = {
    "及以上": Operator.AT_LEAST, "以上": Operator.AT_LEAST,
    "及以下": Operator.AT_MOST, "以下": Operator.AT_MOST, "以内": Operator.AT_MOST,
}  # fmt: skip
"""How operators are written behind a number and its unit."""


_LEADS = ("控制在", "达到")
"""Words before a number that say nothing of their own."""


def _told_apart(text: str) -> tuple[Operator | None, str]:
    """The operator that *text* names before or behind its number, and the text without it."""
    rest = text.strip().translate(_WIDE)
    for lead in _LEADS:
        rest = rest.removeprefix(lead)
    before = _OPERATOR.match(rest)
    if before is not None:
        return _WORDS[before[0]], rest[before.end() :].lstrip()
    for word, operator in _AFTER.items():
        if rest.endswith(word):
            return operator, rest.removesuffix(word)
    return None, rest


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and the unit that stands behind it in the text, blank when there is none."""

    number: Decimal
    unit: str

    @classmethod
    @lru_cache(_REMEMBERED)
    def read(cls, text: str) -> Self | None:
        """The quantity that *text* consists of, an operator left aside; None for anything else."""
        match = _NUMBER.fullmatch(_told_apart(text)[1])
        if match is None or re.search(r"\d", match[2]):
            return None
        return cls(Decimal(match[1].replace(",", "")), plain_unit(match[2]))


def plain_unit(unit: str) -> str:
    """A unit as it is compared: ``百分比`` and ``％`` are ``%``."""
    written = unit.strip().translate(_WIDE)
    return "%" if written in _PER_CENT else written


@lru_cache(_REMEMBERED)
def read_deadline(text: str) -> date | None:
    """The last day of a deadline such as ``2022年11月底前`` or of a date such as ``2022-10-31``; None for anything else."""
    written = _told_apart(text)[1]
    match = _DEADLINE.fullmatch(written) or _ISO_DATE.fullmatch(written)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    if year == 0 or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(match[3]) if match[3] else last
    return date(year, month, day) if 1 <= day <= last else None


@dataclass(frozen=True, slots=True)
class Criterion:
    """What stands in the cell of a target value.  ``operator`` is None where the text names none."""

    operator: Operator | None
    quantity: Quantity | None
    deadline: date | None

    @classmethod
    @lru_cache(_REMEMBERED)
    def read(cls, text: str) -> Self | None:
        """The parts of *text*; None where it is neither a quantity nor a deadline."""
        deadline = read_deadline(text)
        quantity = Quantity.read(text) if deadline is None else None
        if deadline is None and quantity is None:
            return None
        return cls(_told_apart(text)[0], quantity, deadline)
