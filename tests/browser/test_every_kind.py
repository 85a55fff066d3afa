"""A page of every kind, as its readers see it: usable by everyone, silent, asking nobody else, never wider than the window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.axe import violations
from tests.browser.conftest import OpenView
from tests.browser.faults import clipped_on_paper, disordered, too_small, too_wide
from tests.browser.views import VIEWS, View
from tests.end_to_end.conftest import BuiltSite

pytestmark = pytest.mark.browser


def faults_of(page: Page) -> list[str]:
    """All that is wrong with the open page, in the view that it is open in."""
    # Pictures on paper and small targets come before axe, which takes rows out of long tables.
    return [*disordered(page), *too_small(page), *too_wide(page), *clipped_on_paper(page), *violations(page)]


def look_at(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    """By address, what is wrong with each page."""
    found = {}
    for address in addresses:
        page.goto(address)
        if faults := faults_of(page):
            found[address] = faults
    return found


@pytest.mark.full  # not yet mended
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_each_kind_in_one_view(open_view: OpenView, shipped: BuiltSite, view: View) -> None:
    """Every kind has its turn, each in one of the views."""
    addresses = list(shipped.one_of_each_kind().values())
    assert look_at(open_view(view), addresses[VIEWS.index(view) :: len(VIEWS)]) == {}


@pytest.mark.full
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_each_kind_in_every_view(open_view: OpenView, shipped: BuiltSite, view: View) -> None:
    assert look_at(open_view(view), list(shipped.one_of_each_kind().values())) == {}


def test_the_menu_of_a_phone_lies_open_without_a_fault(open_view: OpenView) -> None:
    page = open_view(View(375, "light"))
    page.goto("2022/statement/")
    page.get_by_role("button", name="菜单").click()
    assert too_wide(page) == []
    assert too_small(page) == []
    assert violations(page) == []


@pytest.mark.full  # not yet mended
def test_a_fault_would_be_found(open_view: OpenView) -> None:
    """The checks see what they are meant to see."""
    page = open_view(View(375, "light"))
    page.goto("glossary/")
    page.evaluate(
        """document.querySelector(".content").insertAdjacentHTML("beforeend", `<h1>二</h1><h4>四</h4>
        <button style></button><table class="wide"><tr><td>${"宽".repeat(9)}</td></tr></table>`)"""
    )
    page.evaluate("document.querySelector('.wide').style.width = '2000px'")
    page.evaluate("document.querySelector('.content button').style.cssText = 'width: 9px; height: 9px; padding: 0'")
    found = " ".join(faults_of(page))
    for fault in ("h4 follows h1", "2 headings of level 1", "small target", "beyond 320 px", "clipped", "button-name"):
        assert fault in found
