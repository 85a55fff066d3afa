"""Without scripts: every page is reached by links from the home page, and its whole text is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from tests.browser.conftest import OpenView
from tests.browser.faults import too_wide, unseen
from tests.browser.views import View
from tests.end_to_end.conftest import BuiltSite

_ROOT = "http://site/"
_HREF = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')


def linked(address: str, html: str) -> Iterator[str]:
    """Addresses that a page links to, below the root of the site."""
    for href in _HREF.findall(html):
        target = urldefrag(urljoin(_ROOT + address, unescape(href))).url
        if target.startswith(_ROOT):
            yield unquote(target.removeprefix(_ROOT)).removesuffix("index.html") or "/"


def reached(pages: dict[str, str]) -> set[str]:
    """Pages found by following links, first from the home page."""
    found, ahead = {"/"}, ["/"]
    while ahead:
        here = ahead.pop()
        new = set(linked(here.removeprefix("/"), pages[here])) & pages.keys() - found
        found |= new
        ahead += new
    return found


def test_every_page_is_reached_by_links_from_home(shipped: BuiltSite) -> None:
    assert shipped.pages.keys() - reached(shipped.pages) == set()


def test_a_page_without_links_to_it_would_be_missed() -> None:
    pages = {"/": '<a href="a/">', "a/": '<a class="b" href="../c/#d">', "b/": '<a href="../">', "c/": ""}
    assert reached(pages) == {"/", "a/", "c/"}


@pytest.mark.full  # not yet mended
@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_the_whole_text_is_there(open_view: OpenView, shipped: BuiltSite, width: int) -> None:
    """Nothing waits for a script to show it, nothing that only a script could serve is offered, and nothing is cut off."""
    page = open_view(View(1280, "light"), java_script_enabled=False)
    found = {}
    page.set_viewport_size({"width": width, "height": 800})
    for kind, address in shipped.one_of_each_kind().items():
        page.goto(address)
        dead = page.locator(".needs-script:visible").count()
        faults = [*unseen(page), *too_wide(page), *(["offers what needs a script"] if dead else [])]
        if faults:
            found[kind] = faults
    assert found == {}
