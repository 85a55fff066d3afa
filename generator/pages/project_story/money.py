"""Money by line, as far as any stage of it is on record."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.records.money_lines import LINE_TITLES, LINES
from generator.text import Text

_TITLES = {line: Text(title if line == "total" else f"其中：{title}") for line, title in LINE_TITLES.items()}


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One line of a form (总额, 财政资金 …) and its amounts by stage (万元), None where nothing was given."""

    line: str
    title: Text
    amounts: tuple[Decimal | None, ...]

    @property
    def less(self) -> Decimal | None:
        """How much less the second stage is than the first; None where either is unknown."""
        first, second = self.amounts[:2]
        return None if first is None or second is None else first - second


def money_lines(record: object, *stages: str) -> list[MoneyLine]:
    """The lines of *record* in the order of the form, without those that hold nothing or only zeros below the total."""
    every = [
        MoneyLine(line, _TITLES[line], tuple(getattr(record, f"{stage}_{line}") for stage in stages)) for line in LINES
    ]
    return [each for each in every if each.line in ("total", "fiscal") or any(each.amounts)]


def percent_of(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """*part* of *whole* in per cent, exact; None (不适用) when the whole is 0 or either is unknown."""
    return part * 100 / whole if part is not None and whole else None
