"""``members.csv`` beside a figure page: the members that may be shown, for a spreadsheet."""

from __future__ import annotations

from generator.figures.evidence import Member
from generator.pages.figure_story.bearers import bearer, department_of
from generator.pages.figure_story.ledger import Ledger
from generator.pages.formats import plain
from generator.sources.csv_writer import write_csv

SAMPLE = "SAMPLE 示例数据，不是实际公开数据"
_NOT_SHOWN = "不公开，附依据"


def members_csv(ledger: Ledger, *, sample: bool) -> bytes:
    """A row a member, then what is not shown, and the total; samples say so in a column of every row."""
    headers = ["名称", "编号", "部门代码", "部门", *(["类别"] if ledger.groups else []), *_titles(ledger)]
    rows = [_row(ledger, member) for member in ledger.shown]
    if ledger.hidden:
        rows.append(
            _closing(
                ledger,
                f"不公开的记录 {len(ledger.hidden)} 条（{'；'.join(ledger.bases)}）",
                [_NOT_SHOWN] * len(ledger.columns),
            )
        )
    rows.append(_closing(ledger, f"合计 {len(ledger.members)} 条", [plain(column.total) for column in ledger.columns]))
    if sample:
        headers, rows = ["示例 SAMPLE", *headers], [[SAMPLE, *row] for row in rows]
    return write_csv(headers, rows, spreadsheet=True)


def _titles(ledger: Ledger) -> list[str]:
    return [f"{column.title}（万元）" if column.money else column.title for column in ledger.columns]


def _row(ledger: Ledger, member: Member) -> list[str]:
    named = bearer(ledger.disclosure, member, ledger.figure.work_year)
    code = department_of(ledger.disclosure, member)
    department = ledger.department_name(code or "")
    groups = ["；".join(ledger.groups_of(member))] if ledger.groups else []
    amounts = [column.amount(member) for column in ledger.columns]
    cells = ["" if amount is None else plain(amount) for amount in amounts]
    shown = cells if ledger.amounts_shown else [_NOT_SHOWN] * len(cells)
    return [named.name, named.code, (code or "") if department else "", department, *groups, *shown]


def _closing(ledger: Ledger, words: str, amounts: list[str]) -> list[str]:
    return [words, "", "", "", *([""] if ledger.groups else []), *amounts]
