"""What is late or not on record, for staff: ``check --coverage``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.disclosure import Disclosure
from generator.pages.coverage import Delivery, Duty, departments_covered, reports_covered


def as_text(disclosure: Disclosure) -> str:
    """Year by year who owes what, with days late; a year in which nothing is missing says so."""
    return "\n".join(line for year in disclosure.years for line in _year(disclosure, year))


def _year(disclosure: Disclosure, year: int) -> Iterator[str]:
    found = [line for who, duty in _duties(disclosure, year) if (line := _line(disclosure, who, duty))]
    yield f"{year} 年公开台账：{f'{len(found)} 项未收录或逾期' if found else '没有未收录或逾期的文件'}"
    yield from found


def _duties(disclosure: Disclosure, year: int) -> Iterator[tuple[str, Duty]]:
    for each in departments_covered(disclosure, year):
        for duty in each.duties:
            yield f"{each.department.code} {each.department.name}", duty
    for report in reports_covered(disclosure, year):
        yield f"{report.report.id} {report.report.title}", report.duty


def _line(disclosure: Disclosure, who: str, duty: Duty) -> str | None:
    """One line for what is missing or was late; None for what is in order."""
    today = disclosure.site.today
    delivery, late = duty.delivery(today), duty.days_late(today)
    if delivery is not Delivery.NOT_ON_RECORD and not late:
        return None
    due = f"期限 {duty.due.isoformat()}" if duty.due else "没有登记期限"
    delivered = f"，{duty.published.isoformat()} 公开" if duty.published else ""
    overdue = f"，逾期 {late} 天" if late else ""
    return f"  {who}：{duty.what}（{duty.fiscal_year} 年）{delivery.value}，{due}{delivered}{overdue}"
