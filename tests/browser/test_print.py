"""On paper and with colours of the reader's own the record stays whole."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenView
from tests.browser.faults import too_wide, wrong_on_paper
from tests.browser.views import View

pytestmark = pytest.mark.browser

DESK = View(1280, "light")
PAGES = ("2022/departments/101/", "2022/statement/", "2022/figures/review-cancelled-projects/")


def test_paper_bears_the_record_alone(open_view: OpenView) -> None:
    """From a dark screen, too: what was folded is there, black on white, and the sample is still called one."""
    page = open_view(View(1280, "dark"))
    page.goto("2022/departments/101/")
    folded = page.locator("main details table")
    expect(folded.first).to_be_hidden()
    page.emulate_media(media="print")
    for table in folded.all():
        expect(table).to_be_visible()
    expect(page.locator(".banner--sample")).to_be_visible()
    assert wrong_on_paper(page) == []


def test_older_browsers_unfold_for_paper_and_fold_again(open_view: OpenView) -> None:
    page = open_view(DESK)
    page.goto("2022/departments/101/")
    folded = page.locator("main details:not([open])")
    count = folded.count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == count > 0


def test_pages_of_paper_are_numbered(open_view: OpenView) -> None:
    page = open_view(DESK)
    page.goto("2022/statement/")
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    rules = page.evaluate(
        "[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))"
    )
    numbered = next(rule for rule in rules if rule.startswith("@page"))
    assert sheets > 1
    assert "counter(page)" in numbered
    assert "counter(pages)" in numbered


@pytest.mark.parametrize("path", ["/", *(pytest.param(path, marks=pytest.mark.full) for path in PAGES)])
def test_colours_of_the_readers_own_leave_everything_visible(open_view: OpenView, path: str) -> None:
    """In high contrast words, lines and bars take the reader's colours."""
    page = open_view(DESK, forced_colors="active")
    page.goto(path)
    assert too_wide(page) == []
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    fills = page.evaluate(
        "[...document.querySelectorAll('.chart-bar, .chart-text')].map((node) => getComputedStyle(node).fill)"
    )
    assert ground not in fills
    badges = page.evaluate(
        "[...document.querySelectorAll('.badge')].map((node) => getComputedStyle(node).borderTopColor)"
    )
    assert ground not in badges
