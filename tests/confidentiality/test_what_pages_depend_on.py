"""What one hidden project asked for, was granted, spent and scored changes nothing that is published, as long as the sums of three stay."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from generator.pages.write import write_pages
from generator.pipeline import CONTENT, check
from tests.end_to_end.small_city import Row, make_city, read_rows, write_rows

GROUND = "政府信息公开条例第十五条"
_MONEY = tuple(f"{stage}_{line}" for stage in ("declared", "approved") for line in ("total", "fiscal"))
_FORMS = {
    "self_evaluations": ("adjusted_total", "adjusted_fiscal", "executed_total", "executed_fiscal", "total_score"),
    "monitoring": ("executed_total", "executed_fiscal", "expected_total"),
    "results": ("score",),
}
_Key = tuple[str, str]


def _published(data: Path) -> dict[str, str]:
    """Address → what a page says, tells search and is called, or a file beside a page holds."""
    checked = check(data)
    made = write_pages(checked.disclosure, checked.figures, CONTENT)
    pages = {page.address: f"{page.title}{page.description}{page.search}{page.body}" for page in made.pages}
    return pages | {file.address: file.content.decode("utf-8-sig") for file in made.attachments}


def _hide(data: Path, department: str) -> set[_Key]:
    """Every project of *department* only counts; code and fiscal year of each."""
    found: set[_Key] = set()
    for path in data.glob("*/projects.csv"):
        rows = read_rows(path)
        for row in rows:
            hidden = row["department"] == department
            row |= {"visibility": "aggregate" if hidden else "", "visibility_basis": GROUND if hidden else ""}
            found |= {(row["code"], row["fiscal_year"])} if hidden else set()
        write_rows(path, rows)
    return found


def _shift(rows: list[Row], columns: tuple[str, ...]) -> int:
    """Take from every other row what the row after it gets; how many cells changed."""
    changed = 0
    for one, other in zip(rows[::2], rows[1::2], strict=False):
        for column in columns:
            if one.get(column) and other.get(column):
                one[column] = str(Decimal(one[column]) - Decimal("0.0137"))
                other[column] = str(Decimal(other[column]) + Decimal("0.0137"))
                changed += 1
    return changed


def _shift_hidden(data: Path, hidden: set[_Key]) -> int:
    """Money and scores go from hidden projects to others of the same kind: no sum of a department, field or town is another."""
    changed = 0
    for path in data.glob("*/projects.csv"):
        rows = read_rows(path)
        alike: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in rows:
            if (row["code"], row["fiscal_year"]) in hidden:
                alike[row["field"], row["town"], row["review_outcome"], row["budget_account"]].append(row)
        changed += sum(_shift(group, _MONEY) for group in alike.values())
        write_rows(path, rows)
    for table, columns in _FORMS.items():
        for path in data.glob(f"*/{table}.csv"):
            rows = read_rows(path)
            changed += _shift([row for row in rows if (row["project"], row["fiscal_year"]) in hidden], columns)
            write_rows(path, rows)
    return changed


@pytest.mark.full
def test_moving_money_and_points_among_hidden_projects_changes_no_page_and_no_file(tmp_path: Path) -> None:
    data = make_city(tmp_path, departments=3, projects=30)
    hidden = _hide(data, "102")
    before = _published(data)
    changed = _shift_hidden(data, hidden)
    after = _published(data)

    assert len(hidden) >= 9
    assert changed > 100
    assert [address for address in before if before[address] != after.get(address)] == []
    assert after.keys() == before.keys()
