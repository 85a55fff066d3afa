"""From each figure in the statement down to a record, and back to the sentence; what it counts is said on the way."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.end_to_end.conftest import BuiltSite

STATEMENT = "2022/statement/"
TEXT = "#statement-text"
_ID = re.compile(r'\sid="([^"]*)"')
_CLAIM = re.compile(r'<a class="term stated stated&#45;&#45;claim" [^>]*?href="([^"]*)"')
_FIGURE = re.compile(r'<a class="term stated" [^>]*?href="([^"]*)"')


def open_statement(browser: Browser, address: str, **options: object) -> Page:
    context = browser.new_context(base_url=address, reduced_motion="reduce", **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(STATEMENT)
    return page


def figure_pages(page: Page) -> list[str]:
    """Where the figures of the text lead, each once."""
    found: list[str] = page.eval_on_selector_all(f"{TEXT} a.stated:not(.stated--claim)", "all => all.map(a => a.href)")
    return list(dict.fromkeys(found))


def anchored(target: str, page: str, pages: dict[str, str]) -> bool:
    """Whether a link on *page* leads to a page that is there, and to a place on it that is there."""
    there, anchor = urldefrag(urljoin(f"http://site/{page}", unescape(target)))
    html = pages.get(unquote(there.removeprefix("http://site/")), "")
    return bool(html) and (not anchor or anchor in map(unescape, _ID.findall(html)))


def dead_ends(page: str, pages: dict[str, str]) -> list[str]:
    """What is wrong with the way through a figure's page: down to its first record, and back to the sentence."""
    html = pages[page]
    record = re.search(r'<a [^>]*?href="([^"]*)"', html.partition('id="members"')[2].partition("<tbody>")[2])
    back = re.search(r'<blockquote class="quoted">.*?<a href="([^"]*/statement/#[^"]*)"', html, re.DOTALL)
    ways = {"record": record, "sentence": back}
    return [f"{page}: no {name}" for name, way in ways.items() if not way or not anchored(way[1], page, pages)]


def test_every_figure_has_a_way_down_to_a_record_and_back(shipped: BuiltSite) -> None:
    """As links stand in the pages: without a browser, all of them."""
    hrefs = dict.fromkeys(map(unescape, _FIGURE.findall(shipped.pages[STATEMENT])))
    figures = [urljoin(STATEMENT, href) for href in hrefs if "/figures/" in href]
    assert len(figures) == 62
    assert [fault for page in figures for fault in dead_ends(page, shipped.pages)] == []


def test_a_figure_that_leads_nowhere_would_be_found() -> None:
    pages = {"2022/figures/a/": '<h2 id="members"></h2><tbody><a href="../b/#c">', "2022/figures/b/": '<p id="d">'}
    assert dead_ends("2022/figures/a/", pages) == ["2022/figures/a/: no record", "2022/figures/a/: no sentence"]


@pytest.mark.parametrize(
    "share", [pytest.param(31, id="one of each half"), pytest.param(1, id="all", marks=pytest.mark.full)]
)
def test_figures_open_down_to_a_record_and_lead_back(browser: Browser, address: str, share: int) -> None:
    page = open_statement(browser, address)
    there = figure_pages(page)
    assert len(there) == 62
    for target in there[::share]:
        # Who comes back by its anchor finds a figure explained: the explanation may lie over the next one until it is sent away.
        page.mouse.move(0, 0)
        page.keyboard.press("Escape")
        page.locator(f'{TEXT} a:not(.stated--claim)[href$="{target.removeprefix(address + "2022")}"]').first.click()
        expect(page).to_have_url(target)
        record = page.locator("#members ~ .table tbody a").first
        leads_to = str(record.evaluate("a => a.href"))
        with page.expect_response(leads_to.partition("#")[0]) as answered:
            record.click()
        assert answered.value.ok, leads_to
        expect(page).to_have_url(leads_to)
        anchor = leads_to.partition("#")[2]
        assert not anchor or page.evaluate("id => !!document.getElementById(id)", anchor), leads_to
        page.go_back()
        page.locator("blockquote.quoted a").first.click()
        expect(page).to_have_url(re.compile(r"/2022/statement/#[a-z0-9-]+-1$"))
        expect(page.locator(f"{TEXT} :target")).to_be_in_viewport()
    page.context.close()


def test_every_claim_leads_somewhere(shipped: BuiltSite) -> None:
    claims = dict.fromkeys(_CLAIM.findall(shipped.pages[STATEMENT]))
    assert len(claims) >= 10
    assert [target for target in claims if not anchored(target, STATEMENT, shipped.pages)] == []


def test_hover_and_focus_say_what_a_figure_counts(browser: Browser, address: str) -> None:
    page = open_statement(browser, address)
    cancelled = page.locator("#review-cancelled-projects-1")
    cancelled.hover()
    expect(page.locator("#definition")).to_contain_text("申报后经审核没有安排的项目。2022 年。逐项可查。")
    page.keyboard.press("Escape")
    cancelled.focus()
    expect(page.locator("#definition")).to_be_visible()
    expect(cancelled).to_have_attribute("aria-describedby", "definition")
    page.context.close()


def test_the_first_tap_says_what_a_figure_counts_and_the_second_opens_it(browser: Browser, address: str) -> None:
    page = open_statement(browser, address, has_touch=True, viewport={"width": 375, "height": 700})
    cancelled = page.locator("#review-cancelled-projects-1")
    cancelled.tap()
    expect(page.locator("#definition")).to_contain_text("申报后经审核没有安排的项目")
    expect(page).to_have_url(f"{address}{STATEMENT}")
    cancelled.tap()
    expect(page).to_have_url(f"{address}2022/figures/review-cancelled-projects/")
    page.context.close()


def test_without_scripts_the_figures_are_plain_links(browser: Browser, address: str) -> None:
    page = open_statement(browser, address, java_script_enabled=False)
    page.locator("#review-cut-amount-1").click()
    expect(page).to_have_url(f"{address}2022/figures/review-cut-amount/")
    page.context.close()
