"""Walks with the keyboard alone: every step is reached with the tab key, and where the focus is can be seen."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenView
from tests.browser.views import View

pytestmark = pytest.mark.browser

DESK = View(1280, "light")
_FOCUSED = """() => {
  const node = document.activeElement;
  if (node === document.body) return null;
  const box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  return {
    name: (node.getAttribute("aria-label") || node.labels?.[0]?.textContent || node.textContent).trim(),
    place: node.closest("main, nav, header, aside")?.tagName ?? "",
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.bottom > 0 && box.top < innerHeight,
  };
}"""


def tab_to(page: Page, name: str, *, place: str = "MAIN", at_most: int = 400) -> None:
    """Press the tab key until the focus is on what is called *name*; every stop on the way has to be seen."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        assert focused, f"“{name}” was not reached before the end of the page"
        assert focused["seen"], f"the focus on “{focused['name']}” cannot be seen"
        if name in focused["name"] and focused["place"] == place:
            return
    raise AssertionError(f"“{name}” was not reached")


def follow(page: Page) -> None:
    """Press Enter on the link that has the focus, and wait for its page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, facet: str, value: str) -> None:
    """Go down the choices of a facet until *value* is chosen; each choice is searched for."""
    tab_to(page, facet)
    select = page.get_by_role("combobox", name=facet, exact=True)
    for _ in select.locator("option").all():
        page.keyboard.press("ArrowDown")
        expect(page).to_have_url(re.compile(quote(select.input_value())))
        if select.input_value() == value:
            return
    raise AssertionError(f"“{value}” is not offered")


def walk_to_indicators(page: Page) -> None:
    """From the head of a project's page by its contents to the table of its indicators."""
    tab_to(page, "四、完成", place="NAV")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="四、完成")).to_be_in_viewport()
    indicators = page.get_by_role("table", name="各项指标的目标和实际")
    expect(indicators.get_by_role("rowheader").first).to_be_in_viewport()
    expect(indicators.locator('td[data-label="结果"]').first).to_contain_text("完成")


def test_the_first_stop_skips_to_the_text(open_view: OpenView) -> None:
    page = open_view(DESK, reduced_motion="reduce")
    page.goto("2022/projects/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_home_to_search_with_a_facet_to_project_to_indicator(open_view: OpenView) -> None:
    page = open_view(DESK, reduced_motion="reduce")
    page.goto("/")
    tab_to(page, "查什么", place="HEADER")
    page.keyboard.type("养老")
    follow(page)
    expect(page.locator("body[data-found]")).to_be_attached()
    choose(page, "年度", "2022")
    choose(page, "审核结果", "批准")
    expect(page.locator(".search__facts").first).to_contain_text(re.compile(r"^项目 · 2022 年"))
    project = page.locator(".search__name").first.inner_text()
    tab_to(page, project)
    follow(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(project)
    walk_to_indicators(page)


@pytest.mark.full
def test_home_to_list_to_project_to_indicator(open_view: OpenView) -> None:
    page = open_view(DESK, reduced_motion="reduce")
    page.goto("/")
    tab_to(page, "按金额看")
    follow(page)
    expect(page).to_have_url(re.compile(r"/2022/projects/$"))
    largest = page.locator("tbody th a").first.inner_text()
    tab_to(page, "行中查找")
    page.keyboard.type(largest)
    expect(page.locator(".table-said")).to_contain_text("找到")
    tab_to(page, largest)
    follow(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(largest)
    walk_to_indicators(page)


def test_statement_to_figure_to_record_and_back(open_view: OpenView) -> None:
    page = open_view(DESK, reduced_motion="reduce")
    page.goto("2022/statement/")
    tab_to(page, "128")
    follow(page)
    expect(page).to_have_url(re.compile(r"/2022/figures/review-cancelled-projects/$"))
    record = page.locator('main td a[href*="/projects/"], main th a[href*="/projects/"]').first.inner_text()
    tab_to(page, record)
    follow(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(record)
    expect(page.get_by_text("取消立项").first).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile(r"/2022/statement/$"))
    expect(page.get_by_role("link", name="128").first).to_be_in_viewport()


def test_a_head_that_sorts_also_explains(open_view: OpenView) -> None:
    """The words of a head are for sorting, the mark beside them for their meaning."""
    page = open_view(DESK, reduced_motion="reduce")
    page.goto("2022/self-evaluations/")
    tab_to(page, "执行率是什么意思")
    expect(page.get_by_role("tooltip")).to_contain_text("执行率：")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()
    follow(page)
    expect(page).to_have_url(re.compile(r"/glossary/#execution-rate$"))
