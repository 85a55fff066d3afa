"""How values are written for readers: money, counts, rates, scores, dates, and what is missing.

Page templates get these functions by name (:data:`FORMATS`, as globals and as filters) and never format anything themselves.
All rounding is half up (四舍五入) and starts from the exact value; floats are refused, because a float has already lost it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from generator.pages.environment import shown
from generator.text import Text

MISSING = Text("未公布")

_ANCHOR = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_CENT = Decimal("0.01")
_ROUNDING = Context(prec=80, rounding=ROUND_HALF_UP)
_HUNDRED = Decimal(100)


def _exact(value: Decimal | int) -> Decimal:
    """*value* as a decimal; anything that is not an exact number is the caller's mistake."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise TypeError(f"only exact numbers are shown, not {value!r}")
    return Decimal(value)


def half_up(value: Decimal | int, places: int = 2) -> Decimal:
    """*value* rounded half up to *places* decimals; never minus zero.

    >>> half_up(Decimal("26.155"))
    Decimal('26.16')
    """
    rounded = _exact(value).quantize(Decimal(1).scaleb(-places), context=_ROUNDING)
    return rounded or abs(rounded)


def plain(value: Decimal | int) -> str:
    """*value* in full, without exponent and without trailing zeros: ``9942.3``, ``7264``, ``100``."""
    digits = f"{_exact(value):f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def _grouped(digits: str) -> str:
    """Thousands separators in the whole part of a number that is already written down."""
    return f"{Decimal(digits):,f}"


def _cents(value: Decimal) -> str:
    """Two decimals, thousands separators."""
    return f"{half_up(value):,}"


def _figures(digits: str) -> Markup:
    """Digits and signs that this module wrote itself: nothing in them can be markup, so they stay readable in the source."""
    return Markup(digits)  # noqa: S704 - see above


@lru_cache(maxsize=4096)
def missing(reason: str | None = None) -> Markup:
    """What stands in place of a value: 未公布, or the reason given (不适用, 不公开 …)."""
    return Markup('<span class="missing">{}</span>').format(Text(reason or MISSING))


def money_text(value: Decimal | None, reason: str | None = None) -> Text:
    """Money in 万元 with two decimals and thousands separators, for attributes and running text."""
    return Text(reason or MISSING) if value is None else Text(_cents(value))


def money(value: Decimal | None, reason: str | None = None, unit: str = "万元") -> Markup:
    """Money for a cell: two decimals; the exact value in the title when two decimals do not hold it."""
    if value is None:
        return missing(reason)
    rounded = half_up(value)
    cents = _figures(f"{rounded:,}")
    if rounded == value:
        return cents
    exact = plain(value)
    return Markup('<data class="rounded" value="{}" title="精确值 {} {}">{}</data>').format(
        _figures(exact), _figures(_grouped(exact)), Text(unit), cents
    )


def change(value: Decimal | None, reason: str | None = None) -> Markup:
    """An amount with its direction: ``+1,857.42``, ``-970.92``, ``0.00``."""
    if value is None:
        return missing(reason)
    return _figures(("+" if half_up(value) > 0 else "") + _cents(value))


def _spoken_unit(size: Decimal) -> tuple[int, str]:
    """The unit people would choose for an amount of 万元, as a power of ten of 万元."""
    if size >= 10_000:
        return 4, "亿元"
    return (0, "万元") if size >= 1 or not size else (-4, "元")


def plain_money(value: Decimal | None, reason: str | None = None) -> Text:
    """An amount of 万元 as people say it: ``约 23.9 亿元``, ``1900 万元``, ``3500 元``; 约 only when digits were left out."""
    if value is None:
        return Text(reason or MISSING)
    power, unit = _spoken_unit(abs(_exact(value)))
    scaled = _exact(value).scaleb(-power, context=_ROUNDING)
    about = "" if half_up(scaled) == scaled else "约 "
    return Text(f"{about}{_grouped(plain(half_up(scaled)))} {unit}")


def number(value: Decimal | int | None, reason: str | None = None) -> Markup:
    """A number in full with thousands separators, no trailing zeros."""
    return missing(reason) if value is None else _figures(_grouped(plain(value)))


def count(value: int | None, reason: str | None = None) -> Markup:
    """How many: ``1,065``."""
    return missing(reason) if value is None else _figures(f"{_exact(value):,}")


def rate(percent: Decimal | int | None, reason: str | None = None) -> Markup:
    """A percentage with two decimals; 100.00% is kept for what is exactly 100, the neighbours show 99.99% or 100.01%."""
    if percent is None:
        return missing(reason)
    exact, shown = _exact(percent), half_up(percent)
    if shown == _HUNDRED != exact:
        shown = _HUNDRED - _CENT if exact < _HUNDRED else _HUNDRED + _CENT
    return _figures(f"{shown}%")


def score(value: Decimal | int | None, reason: str | None = None) -> Markup:
    """A score as it is usually written: at most two decimals, no trailing zeros."""
    return missing(reason) if value is None else _figures(plain(half_up(value)))


def column_score(value: Decimal | int | None, reason: str | None = None) -> Markup:
    """A score in a column of scores: what stands after the point is filled up with spaces of its width, so that points line up."""
    if value is None:
        return missing(reason)
    digits = plain(half_up(value))
    _, point, decimals = digits.partition(".")
    return _figures(digits + ("" if point else "\N{PUNCTUATION SPACE}") + "\N{FIGURE SPACE}" * (2 - len(decimals)))


def year(value: int | None, reason: str | None = None) -> Markup:
    """``2022年``."""
    return missing(reason) if value is None else _figures(f"{value:04d}年")


@lru_cache(maxsize=4096)
def date_cn(value: dt.date | str | None, reason: str | None = None) -> Markup:
    """A day (or an ISO ``2022-07``, ``2022``) in Chinese, readable by machines: ``2022年6月15日``."""
    if value is None:
        return missing(reason)
    iso = value.isoformat() if isinstance(value, dt.date) else str(value)
    words = "".join(f"{int(part)}{unit}" for part, unit in zip(iso.split("-"), "年月日", strict=False))
    return Markup('<time datetime="{}">{}</time>').format(iso, words)


@lru_cache(maxsize=4096)
def section(title: str, anchor: str, level: int = 2) -> Markup:
    """A Markdown heading with its anchor: ``## 标题 {#anchor}``, which cannot be typed in a Jinja template.

    Raises :class:`ValueError` for an anchor that is not letters, digits, dots, hyphens and underscores.
    """
    if not _ANCHOR.fullmatch(anchor):
        raise ValueError(f"not an anchor: {anchor!r}")
    return Markup("{} {} {}").format(_figures("#" * level), Text(title), _figures(f"{{#{anchor}}}"))


_BY_KIND: Mapping[str, Callable[[Any], Markup]] = MappingProxyType(
    {"money": money, "number": number, "count": count, "rate": rate, "score": score, "date": date_cn}
)


def cells(shape: Iterable[tuple[Markup, str, Markup]], values: Iterable[object]) -> Markup:
    """A table's row: *values* as their kinds show them, each between the tags of its cell.  Markup stands as it is.

    Here and not in a template, because most of what the site says stands in cells: hundreds of thousands of them.
    """
    parts: list[Markup] = []
    for (opening, kind, closing), value in zip(shape, values, strict=True):
        parts += (opening, cell(value, kind), closing)
    return Markup("".join(parts))  # noqa: S704 - each part is Markup


def cell(value: object, kind: str = "text") -> Markup:
    """*value* as cells of this kind show it."""
    if value is None:
        return missing()
    write = None if isinstance(value, Markup) else _BY_KIND.get(kind)
    return write(value) if write else shown(value)


def paragraphs(value: str | None) -> tuple[Text, ...]:
    """The paragraphs of a text of several lines, without the empty ones."""
    return tuple(Text(line.strip()) for line in (value or "").splitlines() if line.strip())


def is_markup(value: object) -> bool:
    """Whether the project's own code made *value*: it stands as it is, where text would become paragraphs."""
    return isinstance(value, Markup)


FORMATS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        function.__name__: function
        for function in (
            missing,
            money,
            money_text,
            change,
            plain_money,
            number,
            count,
            rate,
            score,
            column_score,
            year,
            date_cn,
            section,
            cell,
            cells,
            paragraphs,
            is_markup,
        )
    }
)
"""What templates call by name."""
