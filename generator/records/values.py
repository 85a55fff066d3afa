"""How single values are read: text from a cell in, an exact value or a custom pydantic error out.

The type of such an error is the code of a rule of :mod:`generator.records.rules`; its context holds ``expected`` and more facts for
the wording.  Blank cells never come here: missing is ``None``.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import total_ordering
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.text import Text

MONEY_DECIMALS = 6
"""万元 with six decimals is a hundredth of a 分: finer amounts are slips of the unit."""

EARLIEST_YEAR = 1994
"""The Budget Law was passed in 1994; an earlier fiscal year is a slip of the pen."""
LATEST_YEAR = 2099

_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PROJECT_CODE = re.compile(r"\d{6}\d{2}[A-Z]\d{12}")
_DEPARTMENT_CODE = re.compile(r"\d{3,21}")
_IDENTIFIER = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")
_YEAR = re.compile(r"\d{4}")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TRUE, _FALSE = frozenset({"true", "yes", "是"}), frozenset({"false", "no", "否"})


def _refuse(code: str, expected: str) -> PydanticCustomError:
    return PydanticCustomError(code, "unreadable", {"expected": expected})


def read_number(value: object) -> Decimal:
    """An exact decimal; thousands separators are read when they stand in the right places."""
    if isinstance(value, Decimal):
        return value
    text = str(value).strip()
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    raise _refuse("value-number", "数字，例如 12.5")


def read_money(value: object) -> Decimal:
    """An amount in 万元: not negative, at most six decimals."""
    try:
        amount = read_number(value)
    except PydanticCustomError:
        raise _refuse("value-money", "以万元为单位的数字，不带单位和文字，例如 1234.56") from None
    if amount < 0:
        raise _refuse("value-money-negative", "不小于 0 的金额；增减方向由“应用方式”说明")
    if -int(amount.as_tuple().exponent) > MONEY_DECIMALS:
        raise _refuse("value-money-digits", f"最多 {MONEY_DECIMALS} 位小数的万元数")
    return amount


def read_points(value: object) -> Decimal:
    """A weight or a score: 0 to 1000, not negative."""
    points = read_number(value)
    if not 0 <= points <= 1000:
        raise _refuse("value-points", "0 到 1000 之间的分数")
    return points


def read_count(value: object) -> int:
    """A whole number, not negative."""
    text = str(value).strip()
    if not text.isascii() or not text.isdigit():
        raise _refuse("value-count", "不小于 0 的整数，例如 4")
    return int(text)


def read_year(value: object) -> int:
    """A year of four digits."""
    text = str(value).strip()
    if not (text.isascii() and _YEAR.fullmatch(text)) or not EARLIEST_YEAR <= int(text) <= LATEST_YEAR:
        raise _refuse("value-year", f"{EARLIEST_YEAR} 到 {LATEST_YEAR} 之间的四位年份，例如 2022")
    return int(text)


def read_date(value: object) -> date:
    """A calendar date written YYYY-MM-DD."""
    if isinstance(value, date):
        return value
    match = _DATE.fullmatch(str(value).strip())
    try:
        if match is None or not str(value).isascii():
            raise ValueError(value)
        return date(*map(int, match.groups()))
    except ValueError:
        raise _refuse("value-date", "YYYY-MM-DD 格式的日期，例如 2022-01-31") from None


def read_flag(value: object) -> bool:
    """Yes or no."""
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise _refuse("value-flag", "true（是）或 false（否）")


def _matching(pattern: re.Pattern[str], code: str, expected: str) -> BeforeValidator:
    def read(value: object) -> str:
        text = str(value).strip()
        if not text.isascii() or not pattern.fullmatch(text):
            raise _refuse(code, expected)
        return text

    return BeforeValidator(read)


def split_list(value: object) -> tuple[object, ...]:
    """The parts of a cell that holds several values separated by ``;``."""
    if isinstance(value, str):
        return tuple(part.strip() for part in re.split("[;；]", value) if part.strip())
    if isinstance(value, (list, tuple)):
        return tuple(value)
    raise _refuse("value-list", "用英文分号 ; 隔开的多个值")


@total_ordering
class PartialDate:
    """A date of which the day, or the day and the month, may not have been published."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    @property
    def year(self) -> int:
        """The calendar year."""
        return int(self.text[:4])

    @property
    def month(self) -> int | None:
        """The month, or None when only the year is known."""
        return int(self.text[5:7]) if len(self.text) >= 7 else None

    @property
    def day(self) -> int | None:
        """The day, or None when it is not known."""
        return int(self.text[8:10]) if len(self.text) == 10 else None

    @classmethod
    def read(cls, value: object) -> PartialDate:
        """A date, a month (2022-06) or a year (2022)."""
        if isinstance(value, PartialDate):
            return value
        text = str(value).strip()
        match = _PARTIAL_DATE.fullmatch(text) if text.isascii() else None
        try:
            if match is None:
                raise ValueError(text)
            year, month, day = (int(part) if part else 1 for part in match.groups())
            date(year, month, day)
        except ValueError:
            raise _refuse("value-date", "日期、月份或年份，例如 2022-06-30、2022-06、2022") from None
        return cls(text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.read,
            metadata={"pydantic_js_functions": [lambda _schema, _handler: {"type": "string"}]},
        )

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self.text == other.text

    def __lt__(self, other: PartialDate) -> bool:
        return self.text < other.text

    def __hash__(self) -> int:
        return hash(self.text)


Money = Annotated[Decimal, BeforeValidator(read_money)]
Number = Annotated[Decimal, BeforeValidator(read_number)]
Points = Annotated[Decimal, BeforeValidator(read_points)]
Count = Annotated[int, BeforeValidator(read_count)]
Year = Annotated[int, BeforeValidator(read_year)]
Date = Annotated[date, BeforeValidator(read_date)]
Flag = Annotated[bool, BeforeValidator(read_flag)]
ProjectCode = Annotated[
    str,
    _matching(
        _PROJECT_CODE,
        "code-project",
        "21 位项目代码：6 位财政区划 + 2 位年份 + 1 个大写字母 + 12 位流水号",
    ),
]
DepartmentCode = Annotated[
    str,
    _matching(
        _DEPARTMENT_CODE,
        "code-department",
        "3 到 21 位数字的部门或单位代码，前面的 0 不能丢",
    ),
]
Identifier = Annotated[
    str,
    _matching(
        _IDENTIFIER,
        "code-identifier",
        "由英文字母、数字和中间的连字符组成的编号，例如 ke-2022-01",
    ),
]
Texts = Annotated[tuple[Text, ...], BeforeValidator(split_list)]
Identifiers = Annotated[tuple[Identifier, ...], BeforeValidator(split_list)]
