"""A page of every kind, as its readers see it: usable by everyone, silent, asking nobody else, never wider than the window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.browser.conftest import OpenView
from tests.browser.faults import disordered, moving, too_small, too_wide, wrong_on_paper
from tests.browser.views import VIEWS, View
from tests.end_to_end.conftest import BuiltSite

pytestmark = pytest.mark.browser

PHONES = [view for view in VIEWS if view.width == 375]
ONE_VIEW_AND_ALL = [VIEWS[1], *(pytest.param(view, marks=pytest.mark.full) for view in VIEWS if view != VIEWS[1])]


def faults_of(page: Page, *, contrast: bool = True) -> list[str]:
    """All that is wrong with the open page, in the view that it is open in."""
    # Paper and small targets come before axe, which takes rows out of long tables.
    return [
        *disordered(page),
        *moving(page),
        *too_small(page),
        *too_wide(page),
        *wrong_on_paper(page),
        *violations(page, contrast=contrast),
    ]


def faults_with_the_menu(page: Page) -> list[str]:
    """What is wrong with the open page when its menu is open as well."""
    page.get_by_role("button", name="菜单").click()
    expect(page.get_by_role("navigation", name="主导航")).to_be_visible()
    return [*too_small(page), *too_wide(page), *violations(page)]


def look_at(page: Page, addresses: list[str], *, contrasts: int) -> dict[str, list[str]]:
    """By address, what is wrong with each page; the contrast of so many of them is measured."""
    found = {}
    for number, address in enumerate(addresses):
        page.goto(address)
        if faults := faults_of(page, contrast=number < contrasts):
            found[address] = faults
    return found


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_each_kind_in_one_view(open_view: OpenView, shipped: BuiltSite, view: View) -> None:
    """Every kind has its turn, each in one of the views."""
    page = open_view(view, reduced_motion="reduce")
    kinds = list(shipped.one_of_each_kind().values())
    assert look_at(page, kinds[VIEWS.index(view) :: len(VIEWS)], contrasts=1) == {}


@pytest.mark.full
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_each_kind_in_every_view(open_view: OpenView, shipped: BuiltSite, view: View) -> None:
    kinds = list(shipped.one_of_each_kind().values())
    assert look_at(open_view(view, reduced_motion="reduce"), kinds, contrasts=len(kinds)) == {}


def test_the_page_that_stands_in_for_a_missing_one_has_no_fault(open_view: OpenView) -> None:
    page = open_view(VIEWS[-1])
    page.goto("404.html")
    assert [*disordered(page), *too_small(page), *too_wide(page), *violations(page)] == []


@pytest.mark.parametrize("view", [PHONES[0]], ids=str)
def test_the_menu_of_a_phone_lies_open_without_a_fault(open_view: OpenView, view: View) -> None:
    page = open_view(view)
    page.goto("2022/statement/")
    assert faults_with_the_menu(page) == []


@pytest.mark.full
@pytest.mark.parametrize("view", PHONES, ids=str)
def test_the_menu_lies_open_on_every_kind(open_view: OpenView, shipped: BuiltSite, view: View) -> None:
    page = open_view(view)
    found = {}
    for address in list(shipped.one_of_each_kind().values()):
        page.goto(address)
        if faults := faults_with_the_menu(page):
            found[address] = faults
    assert found == {}


@pytest.mark.parametrize("view", ONE_VIEW_AND_ALL, ids=str)
def test_what_was_found_is_listed_without_a_fault(open_view: OpenView, view: View) -> None:
    page = open_view(view, reduced_motion="reduce")
    page.goto("search/?q=养老&年度=2022")
    expect(page.locator("body[data-found]")).to_be_attached()
    assert page.locator(".search__hit").count() == 10
    assert faults_of(page) == []


def test_a_fault_would_be_found(open_view: OpenView) -> None:
    """The checks see what they are meant to see."""
    page = open_view(View(375, "light"))
    page.goto("glossary/")
    page.evaluate(
        """document.querySelector(".content").insertAdjacentHTML("beforeend", `<h1>二</h1><h4>四</h4>
        <button></button><table class="wide"><tr><td>${"宽".repeat(9)}</td></tr></table>`)"""
    )
    page.evaluate("document.querySelector('.wide').style.width = '2000px'")
    page.evaluate("document.querySelector('.content button').style.cssText = 'width: 9px; height: 9px; padding: 0'")
    page.evaluate("document.querySelector('.foot').remove()")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<footer class=foot>无</footer>')")
    found = " ".join(faults_of(page))
    for fault in (
        "h4 follows h1",
        "2 headings of level 1",
        "moves",
        "small target",
        "beyond 320 px",
        "clipped on paper",
        "for pressing on paper",
        "no source on paper",
        "button-name",
    ):
        assert fault in found
