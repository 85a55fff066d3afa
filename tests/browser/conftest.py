"""The site of the shipped records, opened as its readers see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.views import View, in_view
from tests.end_to_end.conftest import BuiltSite, shipped
from tests.listening import listen
from tests.serving import served

__all__ = ["shipped"]

ADDED = "frame-ancestors 'none'"
"""What a server adds; everything else is the policy that the pages carry themselves."""

OpenView = Callable[..., Page]


@pytest.fixture(scope="session")
def address(shipped: BuiltSite) -> Iterator[str]:
    """Where the site of ``data/`` is served under the policy that is published."""
    with served(shipped.folder, ADDED) as where:
        yield where


@pytest.fixture
def open_view(browser: Browser, address: str) -> Iterator[OpenView]:
    """Opens an empty page in one view; fails when the console spoke, a request failed, or another host was asked."""
    contexts: list[BrowserContext] = []
    heard: list[str] = []

    def open_(view: View, **options: Any) -> Page:
        context = in_view(browser, view, base_url=address, **options)
        contexts.append(context)
        page = context.new_page()
        listen(page, address, heard)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert heard == []
