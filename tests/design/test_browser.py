"""The demonstration in a real browser: every reader can use it, and it does nothing behind their back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.browser.faults import resize
from tests.design.conftest import OpenPage
from tests.design.demo import CODE

pytestmark = pytest.mark.browser

LIST = "2022/projects/"
PROJECT = f"2022/projects/{CODE}/"
PAGES = ("", LIST, PROJECT, "2022/statement/", "how-to-read/")


def overflow(page: Page) -> list[str]:
    """What reaches beyond the window's right edge, outside of regions that scroll."""
    reaching: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((node) => !node.closest(".table, pre, .skip, symbol") && node.getBoundingClientRect().right > innerWidth + 1)
          .map((node) => node.outerHTML.slice(0, 120))"""
    )
    return reaching


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("elder", [False, True])
def test_axe_finds_nothing(open_page: OpenPage, path: str, *, elder: bool) -> None:
    """In light and dark, on a wide screen and on a phone."""
    page = open_page(path, elder=elder)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    resize(page, width=375)
    assert violations(page) == []


def test_axe_would_find_something(open_page: OpenPage) -> None:
    page = open_page()
    page.evaluate("document.querySelector('.content').insertAdjacentHTML('beforeend', '<button></button>')")
    assert "button-name" in str(violations(page))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("elder", [False, True])
def test_nothing_reaches_beyond_the_window(open_page: OpenPage, path: str, *, elder: bool) -> None:
    """Reflow down to 320 px, which is 1280 px at 400 % (WCAG 2.2, 1.4.10), in either size of type."""
    page = open_page(path, elder=elder)
    for width in (1920, 1280, 768, 375, 320):
        resize(page, width=width)
        assert overflow(page) == [], f"at {width} px"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_targets_can_be_hit(open_page: OpenPage, path: str) -> None:
    """24 px for everything that is no link in running text (WCAG 2.2, 2.5.8)."""
    page = open_page(path, width=375)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, summary, .nav a, .toc a, .links a, .pager a")]
          .map((node) => [node.getBoundingClientRect(), node])
          .filter(([box]) => box.width && (box.width < 24 || box.height < 24))
          .map(([box, node]) => `${node.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`)"""
    )
    assert small == []


@pytest.mark.parametrize("path", PAGES)
def test_elder_mode_has_no_small_type(open_page: OpenPage, path: str) -> None:
    page = open_page(path, elder=True)
    small = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
          .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
          .filter((node) => node.getClientRects().length && parseFloat(getComputedStyle(node).fontSize) < 18)
          .map((node) => node.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_elder_mode_lasts_from_page_to_page_and_says_so(open_page: OpenPage) -> None:
    page = open_page()
    button = page.get_by_role("button", name="长者模式")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="申报后没有安排").click()
    expect(page.get_by_role("button", name="长者模式")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.lead p')).fontSize)") >= 22
    page.reload()
    page.get_by_role("button", name="长者模式").press(" ")
    expect(page.locator("html")).not_to_have_attribute("data-elder", "")


def test_elder_mode_is_there_before_anything_is_painted(open_page: OpenPage) -> None:
    """The script that recalls it stands before the style sheets and is not deferred."""
    page = open_page(PROJECT, elder=True)
    order = page.evaluate(
        "[...document.head.querySelectorAll('script, link[rel=stylesheet]')].map((node) => [node.src || node.href, node.defer])"
    )
    assert order[0][0].endswith("/modes.js")
    assert order[0][1] is False


def test_dark_follows_the_system_until_the_reader_decides(open_page: OpenPage) -> None:
    page = open_page(color_scheme="dark")
    html = page.locator("html")
    expect(html).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(html).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("button", name="深色").click()
    expect(html).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(html).to_have_attribute("data-md-color-scheme", "slate")


def test_the_keyboard_reaches_everything_and_shows_where_it_is(open_page: OpenPage) -> None:
    page = open_page(PROJECT)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    expect(page.get_by_role("link", name="跳到正文")).to_be_in_viewport()
    reached = []
    wanted = page.locator("a[href]:visible, button:visible, summary:visible, input:visible, select:visible").count()
    for _ in range(wanted + 5):
        here = page.evaluate(
            """() => {
              const node = document.activeElement;
              if (node === document.body) return null;
              const style = getComputedStyle(node);
              return [node.outerHTML.slice(0, 100), parseFloat(style.outlineWidth), style.outlineStyle];
            }"""
        )
        if here is None:
            break
        reached.append(here)
        page.keyboard.press("Tab")
    assert len(reached) >= wanted
    assert [here for here in reached if here[1] < 2 or here[2] == "none"] == []


def test_the_skip_link_goes_to_the_text(open_page: OpenPage) -> None:
    page = open_page(PROJECT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_menu_opens_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(PROJECT, width=375)
    link = page.get_by_role("navigation", name="主导航").get_by_role("link", name="首页", exact=True)
    expect(link).to_be_hidden()
    menu = page.get_by_role("button", name="菜单")
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()


def test_without_scripts_everything_is_there(open_page: OpenPage) -> None:
    page = open_page(LIST, width=375, java_script_enabled=False)
    expect(page.get_by_role("navigation", name="主导航").get_by_role("link").first).to_be_visible()
    assert page.locator("tbody tr:visible").count() == 204
    assert page.locator(".needs-script:visible").count() == 0
    assert overflow(page) == []


def money_column(page: Page) -> list[str]:
    """The money declared, as it stands in the rows from top to bottom."""
    return page.locator('table[data-sortable] tbody td[data-label="申报"]').all_inner_texts()


def test_heads_sort_numbers_by_size_and_say_so(open_page: OpenPage) -> None:
    page = open_page(LIST)
    published = money_column(page)
    head = page.get_by_role("columnheader", name=re.compile("^申报"))
    button = head.get_by_role("button")
    for direction in ("descending", "ascending"):
        button.click()
        expect(head).to_have_attribute("aria-sort", direction)
        amounts = [float(text.replace(",", "")) for text in money_column(page)]
        assert amounts == sorted(amounts, reverse=direction == "descending")
    expect(page.get_by_role("status")).to_have_text("已排列：申报，从小到大")
    button.click()
    assert money_column(page) == published
    expect(page.get_by_role("status")).to_have_text("已恢复原来的顺序")


def test_missing_values_stay_last_in_both_directions(open_page: OpenPage) -> None:
    page = open_page(LIST)
    column = page.locator('table[data-sortable] tbody td[data-label="批准"]')
    button = page.get_by_role("columnheader", name=re.compile("^批准")).get_by_role("button")
    for _ in range(2):
        button.click()
        texts = column.all_inner_texts()
        missing = texts.count("未公布")
        assert missing == 80
        assert texts[-missing:] == ["未公布"] * missing


def test_grades_sort_by_rank_and_words_by_pinyin(open_page: OpenPage) -> None:
    page = open_page(LIST)
    page.get_by_role("columnheader", name="自评等级").get_by_role("button").click()
    grades = page.locator('tbody td[data-label="自评等级"]').all_inner_texts()
    assert list(dict.fromkeys(grades)) == ["差", "中", "良", "优", "不适用"]
    page.get_by_role("columnheader", name="会审结果").get_by_role("button").click()
    outcomes = page.locator('tbody td[data-label="会审结果"]').all_inner_texts()
    assert list(dict.fromkeys(outcomes)) == ["合并安排", "取消立项", "通过审核"]


def test_the_filter_finds_rows_and_counts_them(open_page: OpenPage) -> None:
    page = open_page(LIST, width=375)
    page.get_by_label("在本表 200 行中查找").fill("没有这样的项目")
    expect(page.get_by_role("status")).to_have_text("找到 0 行，共 200 行")
    page.get_by_label("在本表 200 行中查找").fill("取消 示例项目 003")
    expect(page.get_by_role("status")).to_have_text("找到 3 行，共 200 行")
    assert page.locator("table[data-sortable] tbody tr:visible").count() == 3


def test_on_a_phone_rows_are_cards_with_labels_and_can_be_sorted(open_page: OpenPage) -> None:
    page = open_page(LIST, width=375)
    row = page.locator("#p0")
    assert row.evaluate("(node) => getComputedStyle(node).display") == "block"
    label = row.locator("td").first.evaluate("(node) => getComputedStyle(node, '::before').content")
    assert label == '"主管部门"'
    page.get_by_label("排列").select_option(label="申报，从大到小")
    assert money_column(page)[0] == "34,652.50"


def test_tables_to_compare_keep_their_columns_and_scroll(open_page: OpenPage) -> None:
    page = open_page(LIST, width=375)
    region = page.get_by_role("region", name="四本预算绩效目标")
    expect(region).to_have_attribute("tabindex", "0")
    assert region.evaluate("(node) => node.scrollWidth > node.clientWidth")
    assert region.locator("tbody tr").first.evaluate("(node) => getComputedStyle(node).display") == "table-row"


def test_the_head_of_a_long_table_stays_in_sight(open_page: OpenPage) -> None:
    page = open_page(LIST)
    page.locator("#p150").scroll_into_view_if_needed()
    expect(page.get_by_role("columnheader", name="项目名称")).to_be_in_viewport()


def test_a_term_explains_itself_on_focus_and_leaves_with_escape(open_page: OpenPage) -> None:
    page = open_page()
    term = page.get_by_role("link", name="事前绩效评估")
    meaning = page.get_by_role("tooltip")
    term.focus()
    expect(meaning).to_contain_text("花钱之前先评一评")
    expect(term).to_have_accessible_description(meaning.inner_text())
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    term.hover()
    expect(meaning).to_be_visible()


def test_the_first_tap_on_a_term_explains_and_the_second_follows(open_page: OpenPage) -> None:
    page = open_page(width=375, has_touch=True)
    term = page.get_by_role("link", name="事前绩效评估")
    term.tap()
    expect(page.get_by_role("tooltip")).to_be_visible()
    here = page.url
    term.tap()
    page.wait_for_url("**/how-to-read/")
    assert page.url != here


def test_hostile_names_are_read_as_text(open_page: OpenPage) -> None:
    page = open_page(LIST)
    assert '3~5个~工作日~ <script>alert("名称")</script> a|b & *强调*' in page.locator("#p1 th").inner_text()
    assert page.locator("body script").count() == 0


def test_motion_is_left_out_for_those_who_ask(open_page: OpenPage) -> None:
    page = open_page(PROJECT, reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((node) => parseFloat(getComputedStyle(node).transitionDuration) > 0).length"
    )
    assert moving == 0


def test_print_shows_the_record_and_nothing_else(open_page: OpenPage) -> None:
    page = open_page(PROJECT, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    expect(page.get_by_role("navigation", name="主导航")).to_be_hidden()
    expect(page.get_by_text("示例数据")).to_be_visible()
    assert page.pdf().startswith(b"%PDF")
