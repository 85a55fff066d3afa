"""Why something is not there: not due yet, not public, or simply not published.  The only “today” is the site's ``as_of``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.disclosure import Disclosure
from generator.records.calendar import DueDate
from generator.records.choices import DisclosedDocument
from generator.records.record import Record
from generator.text import Text

_LATEST = {
    DisclosedDocument.TARGETS: (0, 3, 31),
    DisclosedDocument.MONITORING: (1, 2, 28),
    DisclosedDocument.SELF_EVALUATION: (1, 10, 31),
    DisclosedDocument.KEY_EVALUATION: (2, 2, 28),
    DisclosedDocument.STATEMENT: (1, 2, 28),
}
"""When a thing is usually public, where calendar.yml sets no day: years after its budget, month and day.  Targets go out with the
departments' budgets, self-evaluations with their final accounts (预算法 art. 14); the rest is told by the yearly statement, early in
the year after the work."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Why there is nothing to show: the kind of an ``empty_state``, its heading, and a sentence."""

    kind: Literal["pending", "missing", "withheld"]
    title: Text
    words: Text


def absence(disclosure: Disclosure, document: DisclosedDocument, fiscal_year: int, what: str) -> Absence:
    """Why *what* (绩效自评 …), a part of *document* about the budget of *fiscal_year*, is not on record."""
    year = pending_until(disclosure, document, fiscal_year)
    if year is not None:
        return Absence("pending", Text("尚未到期"), Text(f"{what}按程序于 {year} 年公布。"))
    return Absence("missing", Text("未公布"), Text(f"没有公布{what}。"))


def withheld(what: str, *records: Record) -> Absence:
    """That *what* is on record and may not be shown, with the legal grounds that *records* give."""
    grounds = "；".join(dict.fromkeys(each.visibility_basis for each in records if each.visibility_basis))
    return Absence("withheld", Text("不公开"), Text(f"{what}不公开。依据：{grounds or '未写明'}。"))


def pending_until(disclosure: Disclosure, document: DisclosedDocument, fiscal_year: int) -> int | None:
    """The year in which *document* about the budget of *fiscal_year* will be published; None when it is already due."""
    days = [duty.due for duty in _duties(disclosure, document, fiscal_year)] or [usual_day(document, fiscal_year)]
    return max(days).year if max(days) > disclosure.site.today else None


def usual_day(document: DisclosedDocument, fiscal_year: int) -> date:
    """The last day on which *document* about the budget of *fiscal_year* is usually public."""
    years, month, day = _LATEST[document]
    return date(fiscal_year + years, month, day)


def _duties(disclosure: Disclosure, document: DisclosedDocument, fiscal_year: int) -> Iterator[DueDate]:
    for year in disclosure.years.values():
        if year.calendar is not None and not year.calendar.hidden:
            for duty in year.calendar.due:
                if duty.document is document and duty.fiscal_year == fiscal_year:
                    yield duty
