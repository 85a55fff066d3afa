"""Without scripts: every page is reached by links from the home page, and its whole text is there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from posixpath import join, normpath
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenView
from tests.browser.faults import too_wide, unseen
from tests.browser.views import View
from tests.end_to_end.conftest import BuiltSite

_HREF = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')


def linked(address: str, html: str) -> set[str]:
    """Addresses that a page links to, below the root of the site; links out of it lead to nothing that is asked for."""
    targets = {href.partition("#")[0] for href in _HREF.findall(html)}
    paths = {normpath(join("/", address, unquote(unescape(target)))) for target in targets}
    return {path.removesuffix("/index.html").removeprefix("/") + "/" for path in paths}


def reached(pages: dict[str, str]) -> set[str]:
    """Pages found by following links, first from the home page."""
    found, ahead = {"/"}, ["/"]
    while ahead:
        here = ahead.pop()
        new = (linked(here.removeprefix("/"), pages[here]) & pages.keys()) - found
        found |= new
        ahead += new
    return found


def test_every_page_is_reached_by_links_from_home(shipped: BuiltSite) -> None:
    assert shipped.pages.keys() - reached(shipped.pages) == set()


def test_a_page_without_links_to_it_would_be_missed() -> None:
    pages = {"/": '<a href="a/">', "a/": '<a class="b" href="../c/#d">', "b/": '<a href="../">', "c/": ""}
    assert reached(pages) == {"/", "a/", "c/"}


def incomplete(page: Page, addresses: Iterable[str]) -> dict[str, list[str]]:
    """By address, what waits for a script to show it, what only a script could serve, and what is cut off."""
    found = {}
    for address in addresses:
        page.goto(address)
        dead = page.locator(".needs-script:visible").count()
        if faults := [
            *unseen(page),
            *too_wide(page, at_the_narrowest=False),
            *(["offers what needs a script"] if dead else []),
        ]:
            found[address] = faults
    return found


@pytest.mark.browser
@pytest.mark.parametrize("view", [View(1280, "light"), View(375, "dark")], ids=str)
def test_the_whole_text_is_there(open_view: OpenView, shipped: BuiltSite, view: View) -> None:
    """Every other kind on a desk, the rest on a phone."""
    kinds = list(shipped.one_of_each_kind().values())
    assert incomplete(open_view(view, java_script_enabled=False), kinds[view.width == 375 :: 2]) == {}


@pytest.mark.full
@pytest.mark.browser
@pytest.mark.parametrize("view", [View(1280, "dark"), View(375, "light")], ids=str)
def test_the_whole_text_of_every_kind_is_there(open_view: OpenView, shipped: BuiltSite, view: View) -> None:
    kinds = shipped.one_of_each_kind().values()
    assert incomplete(open_view(view, java_script_enabled=False), kinds) == {}


@pytest.mark.browser
def test_text_that_waits_for_a_script_would_be_found(open_view: OpenView, shipped: BuiltSite) -> None:
    """As it would look to a reader whose scripts failed half-way."""
    page = open_view(View(1280, "light"))
    page.goto(shipped.one_of_each_kind()["statement"])
    page.evaluate("document.querySelector('main p').hidden = true")
    assert unseen(page) != []
