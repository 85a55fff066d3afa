"""The search page as its readers use it, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.search.conftest import OpenSearch
from tests.search.small_site import HOSTILE, code

pytestmark = pytest.mark.browser

OLD_BROWSER = "delete Intl.Segmenter"
"""Browsers of before 2020 do not know where Chinese words end."""


def look_for(page: Page, words: str) -> None:
    """Type and send."""
    page.get_by_role("searchbox", name="查什么").fill(words)
    page.get_by_role("button", name="查找").click()


def told(page: Page) -> str:
    """What is said once all is found."""
    expect(page.locator("body[data-found]")).to_be_attached()
    return page.locator(".search__said").inner_text()


def found(page: Page) -> list[str]:
    """The addresses that are listed, from the root of the site."""
    told(page)
    return [link.get_attribute("href") or "" for link in page.locator(".search__name").all()]


def choose(page: Page, facet: str, value: str) -> None:
    page.get_by_role("combobox", name=facet, exact=True).select_option(value)


def options(page: Page, facet: str) -> list[str]:
    return page.get_by_role("combobox", name=facet, exact=True).locator("option").all_inner_texts()


def test_nothing_is_loaded_until_something_is_looked_for(open_search: OpenSearch) -> None:
    page = open_search()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)") == [
        each
        for each in page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
        if "/search/" not in each and "search-index" not in each
    ]


def test_words_within_a_page_are_found(open_search: OpenSearch) -> None:
    """The words stand in no name; where they stand is shown."""
    page = open_search()
    look_for(page, "栽种白桦")
    assert found(page)[:2] == [f"../2022/projects/{code(14)}/", f"../2021/projects/{code(14)}/"]
    assert "白桦" in "".join(page.locator(".search__snippet mark").all_inner_texts())


def test_a_name_comes_before_those_that_contain_it(open_search: OpenSearch) -> None:
    page = open_search()
    look_for(page, "示例镇 02 居家养老服务")
    titles = page.locator(".search__name")
    told(page)
    assert titles.first.inner_text() == "示例镇 02 居家养老服务"


@pytest.mark.parametrize("words", ["养老", "民基本养", "路改建", "库维"])
def test_a_part_of_a_name_is_found_wherever_it_is_cut(open_search: OpenSearch, words: str) -> None:
    page = open_search()
    look_for(page, words)
    told(page)
    assert words in page.locator(".search__name").first.inner_text()


def test_codes_are_found_whole_and_by_their_beginning(open_search: OpenSearch) -> None:
    page = open_search()
    look_for(page, code(23).lower())
    assert found(page) == [f"../2022/projects/{code(23)}/", f"../2021/projects/{code(23)}/"]
    look_for(page, code(39)[:-1])
    assert f"../2022/projects/{code(39)}/" in found(page)
    look_for(page, "99999922T000000009999")
    assert told(page).startswith("没有找到")


def test_sections_of_written_pages_are_found(open_search: OpenSearch) -> None:
    page = open_search()
    look_for(page, "抽查复评")
    assert found(page)[0] == "../glossary/#spot-check"
    assert page.locator(".search__facts").first.inner_text() == "名词解释"


def test_facets_narrow_down_and_count(open_search: OpenSearch) -> None:
    """Each choice counts what it would leave, whatever is chosen elsewhere."""
    page = open_search("?q=服务对象满意度")
    assert told(page) == "共 70 条，已列出 10 条。"
    assert options(page, "年度") == ["不限", "2022（40）", "2021（30）"]
    choose(page, "年度", "2022")
    assert told(page) == "共 40 条，已列出 10 条。"
    assert options(page, "审核结果") == ["不限", "批准（32）", "取消立项（8）"]
    choose(page, "审核结果", "取消立项")
    assert told(page) == "共 8 条。"
    assert options(page, "年度") == ["不限", "2022（8）", "2021（6）"]


def test_a_search_has_an_address_of_its_own(open_search: OpenSearch) -> None:
    page = open_search()
    look_for(page, "服务对象满意度")
    told(page)
    choose(page, "年度", "2021")
    choose(page, "部门", "示例部门 02")
    said = told(page)
    again = open_search(page.url[page.url.index("?") :])
    assert told(again) == said == "共 7 条。"
    assert again.get_by_role("combobox", name="部门").input_value() == "示例部门 02"
    page.go_back()
    expect(page.get_by_role("combobox", name="部门")).to_have_value("")
    expect(page.locator(".search__said")).to_have_text("共 30 条，已列出 10 条。")


def test_results_of_all_years_are_put_in_one_order(open_search: OpenSearch) -> None:
    """By money from the most, whichever index a page stands in; pages without money last."""
    page = open_search("?q=服务对象满意度&排列=金额")
    told(page)
    for listed in range(20, 80, 10):
        page.get_by_role("button", name="再列 10 条").click()
        expect(page.locator(".search__hit")).to_have_count(listed)
    facts = page.locator(".search__facts").all_inner_texts()
    assert facts[0] == "项目 · 2022 年 · 示例部门 02 · 年初批 1,428.50 万元"
    amounts = [
        float(fact.rpartition("年初批 ")[2].removesuffix(" 万元").replace(",", "")) for fact in facts if "批" in fact
    ]
    assert len(amounts) == 56
    assert amounts == sorted(amounts, reverse=True)
    assert not any("批" in fact for fact in facts[56:])


def test_the_next_ones_are_listed_where_the_keyboard_is(open_search: OpenSearch) -> None:
    page = open_search("?q=服务对象满意度")
    told(page)
    page.get_by_role("button", name="再列 10 条").press("Enter")
    expect(page.locator(".search__said")).to_have_text("共 70 条，已列出 20 条。")
    expect(page.locator(".search__hit").nth(10).get_by_role("link")).to_be_focused()


def test_the_keyboard_alone_goes_from_the_head_of_a_page_to_what_is_looked_for(
    open_search: OpenSearch, small_address: str
) -> None:
    page = open_search()
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.id") != "search-words":
        page.keyboard.press("Tab")
    page.keyboard.type("智慧路灯")
    page.keyboard.press("Enter")
    told(page)
    while page.evaluate("document.activeElement.className") != "search__name":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("智慧路灯设备购置")
    assert page.url.startswith(f"{small_address}2022/projects/")


def test_what_is_found_is_said(open_search: OpenSearch) -> None:
    """In a region that screen readers read out by themselves."""
    page = open_search()
    look_for(page, "这些字哪里也没有")
    assert told(page).startswith("没有找到")
    assert page.get_by_role("status").first.inner_text() == told(page)


def test_names_and_words_are_text_and_never_markup(open_search: OpenSearch) -> None:
    page = open_search("?q=<script>3~5个&年度=2022")
    assert page.locator(".search__name").first.inner_text() == HOSTILE if found(page) else False
    assert page.title() == "查找 - 预算绩效公开"


@pytest.mark.parametrize("words", ["居家养老", code(6), "示例部门 02", "抽查复评"])
def test_old_browsers_look_up_names_and_codes(open_search: OpenSearch, words: str) -> None:
    page = open_search(script=OLD_BROWSER)
    look_for(page, words)
    assert told(page).endswith("这里只按名称和代码查找。")
    assert found(page)[0] == open_first(open_search, words)
    assert "pagefind" not in str(page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)"))


def open_first(open_search: OpenSearch, words: str) -> str:
    """What comes first in a new browser."""
    page = open_search()
    look_for(page, words)
    return found(page)[0]


def test_a_site_on_a_memory_stick_looks_up_names_and_codes(open_search: OpenSearch, small: Path) -> None:
    """Files may load scripts and nothing else; the policy of the page lets its own through."""
    page = open_search(base=f"{small.as_uri()}/")
    look_for(page, "居家养老")
    choose(page, "年度", "2021")
    assert told(page).startswith("共 6 条。")
    page.locator(".search__name").first.click()
    expect(page.locator("h1")).to_contain_text("居家养老服务")


def test_without_scripts_the_page_leads_to_directories(open_search: OpenSearch) -> None:
    page = open_search(java_script_enabled=False)
    assert not page.get_by_role("searchbox", name="查什么").is_visible()
    assert page.get_by_text("浏览器没有启用脚本").is_visible()


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(open_search: OpenSearch, width: int, scheme: str) -> None:
    page = open_search("?q=服务对象满意度&年度=2022", viewport={"width": width, "height": 800}, color_scheme=scheme)
    told(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
