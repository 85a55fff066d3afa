"""From each figure in the statement down to a record, and back to the sentence; what it counts is said on the way."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

STATEMENT = "2022/statement/"
TEXT = "#statement-text"


def open_statement(browser: Browser, address: str, **options: object) -> Page:
    context = browser.new_context(base_url=address, reduced_motion="reduce", **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(STATEMENT)
    return page


def figure_pages(page: Page) -> list[str]:
    """Where the figures of the text lead, each once."""
    found: list[str] = page.eval_on_selector_all(f"{TEXT} a.stated:not(.stated--claim)", "all => all.map(a => a.href)")
    return list(dict.fromkeys(found))


def test_every_figure_opens_down_to_a_record_and_leads_back(browser: Browser, address: str) -> None:
    page = open_statement(browser, address)
    there = figure_pages(page)
    assert len(there) == 62
    for target in there:
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


def test_every_claim_leads_somewhere(browser: Browser, address: str) -> None:
    page = open_statement(browser, address)
    claims: list[str] = page.eval_on_selector_all(f"{TEXT} a.stated--claim", "all => all.map(a => a.href)")
    for target in dict.fromkeys(claims):
        answer = page.goto(target)
        assert answer is None or answer.ok, target
        anchor = target.partition("#")[2]
        assert not anchor or page.evaluate("id => !!document.getElementById(id)", anchor), target
    page.context.close()


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
