"""The ledger of documents: the public is told what is there, staff are told what is late."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyromark
import pytest

from generator.pages.coverage import Delivery, Duty
from generator.pages.write import write_pages
from generator.pipeline import CONTENT, check
from generator.reports.coverage_report import as_text
from tests.figures.random_city import City
from tests.pages.project_city import rows
from tests.publish.workshop import parsed

DUE = date(2022, 9, 30)


@pytest.mark.parametrize(
    "duty, today, told, late",
    [
        (Duty("公开自评报告", 2021, DUE, DUE, published=date(2022, 9, 30)), date(2023, 1, 1), Delivery.PUBLISHED, 0),
        (Duty("公开自评报告", 2021, DUE, DUE, published=date(2022, 10, 2)), date(2023, 1, 1), Delivery.PUBLISHED, 2),
        (Duty("公开自评报告", 2021, DUE, DUE), date(2022, 9, 30), Delivery.NOT_DUE, 0),
        (Duty("公开自评报告", 2021, DUE, DUE), date(2022, 10, 1), Delivery.NOT_ON_RECORD, 1),
        (Duty("绩效运行监控", 2022, None, date(2023, 2, 28)), date(2023, 2, 28), Delivery.NOT_DUE, 0),
        (Duty("绩效运行监控", 2022, None, date(2023, 2, 28)), date(2023, 3, 1), Delivery.NOT_ON_RECORD, 0),
        (Duty("绩效自评", 2021, DUE, DUE, on_record=True), date(2023, 1, 1), Delivery.PUBLISHED, 0),
    ],
)
def test_what_is_owed_is_there_not_due_or_not_on_record(duty: Duty, today: date, told: Delivery, late: int) -> None:
    assert (duty.delivery(today), duty.days_late(today)) == (told, late)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two departments; 101 disclosed its targets four days late, 102 did not."""
    departments = [
        {"code": code, "name": f"部门 {code}", "kind": "government", "field": "education"} for code in ("101", "102")
    ]
    disclosed = {
        "department": "101",
        "document": "targets",
        "fiscal_year": "2022",
        "published_with": "budget",
        "published": "2022-02-24",
    }
    City({"departments.csv": departments, "2022/disclosures.csv": [disclosed]}).write(tmp_path)
    calendar = "due:\n  - {document: targets, fiscal_year: 2022, due: 2022-02-20, basis: 批复后20日内}\n"
    (tmp_path / "2022" / "calendar.yml").write_text(calendar, encoding="utf-8")
    return tmp_path


def test_the_public_page_says_what_is_there_and_never_that_it_is_late(data: Path) -> None:
    checked = check(data)
    made = write_pages(checked.disclosure, checked.figures, CONTENT)
    body = next(page.body for page in made.pages if page.address == "/2022/coverage/")
    found = rows(parsed(pyromark.html(body)), "2022 年各部门")

    assert [row["公开绩效目标"] for row in found] == ["已公开 2022年2月24日", "未收录"]
    assert "逾期" not in body


def test_the_list_of_staff_says_what_is_late_and_by_how_many_days(data: Path) -> None:
    words = as_text(check(data).disclosure)

    assert "101 部门 101：公开绩效目标（2022 年）已公开，期限 2022-02-20，2022-02-24 公开，逾期 4 天" in words
    assert "102 部门 102：公开绩效目标（2022 年）未收录，期限 2022-02-20，逾期 679 天" in words
