"""calendar.yml: when the budget was approved, and what is due by when."""

from __future__ import annotations

from generator.records.choices import DisclosedDocument
from generator.records.record import REQUIRED, Part, Record, column
from generator.records.values import Date, Year
from generator.text import Text

_LAW = "预算法第十四条；domain 2.7"


class DueDate(Part):
    """One duty of the year."""

    document: DisclosedDocument = column("文件", "应当公开或完成的文件。", "targets", source=_LAW, default=REQUIRED)
    fiscal_year: Year = column("预算年度", "文件说的是哪个预算年度。", "2022", source=_LAW, default=REQUIRED)
    due: Date = column("期限", "最迟日期。", "2022-02-20", source=_LAW, default=REQUIRED)
    basis: Text | None = column("依据", "期限的依据。", "批复后 20 日内", source=_LAW)


class Calendar(Record):
    """Dates of one work year."""

    budget_approved: Date | None = column("预算批准日期", "人大批准本年预算的日期。", "2022-01-20", source=_LAW)
    budget_replied: Date | None = column("预算批复日期", "财政部门批复部门预算的日期。", "2022-01-31", source=_LAW)
    accounts_approved: Date | None = column("决算批准日期", "人大常委会批准上年决算的日期。", "2022-08-30", source=_LAW)
    accounts_replied: Date | None = column("决算批复日期", "财政部门批复部门决算的日期。", "2022-09-10", source=_LAW)
    statement_due: Date | None = column("说明公布期限", "年度说明最迟公布日期。", "2023-01-31", source=_LAW)
    due: tuple[DueDate, ...] = column("期限", "本年度各项文件的期限。", "[]", source=_LAW, default=())

    def due_of(self, document: DisclosedDocument) -> DueDate | None:
        """The duty about one kind of document, None when the year sets no date."""
        return next((duty for duty in self.due if duty.document is document), None)
