"""The site of the shipped records, opened as its readers see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.browser.views import CHOICE, View
from tests.end_to_end.conftest import BuiltSite, shipped
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


def _missed(asked: Request) -> bool:
    """Whether a request failed on its own; one that the next page cut short did not."""
    return asked.failure != "net::ERR_ABORTED"


@pytest.fixture
def open_view(browser: Browser, address: str) -> Iterator[OpenView]:
    """Opens an empty page in one view; fails when the console spoke, a request failed, or another host was asked."""
    contexts: list[BrowserContext] = []
    heard: list[str] = []

    def open_(view: View, **options: object) -> Page:
        scheme: Literal["dark", "light"] = "dark" if view.look == "dark" else "light"
        context = browser.new_context(
            base_url=address,
            viewport={"width": view.width, "height": 800},
            color_scheme=scheme,
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        if view.look == "elder":
            context.add_init_script(f"localStorage.setItem('disclosure-display', '{CHOICE}')")
        page = context.new_page()
        page.on("console", lambda message: heard.append(f"{page.url} says: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"{page.url} fails: {error}"))
        page.on(
            "requestfailed",
            lambda asked: heard.append(f"{page.url} did not get: {asked.url}") if _missed(asked) else None,
        )
        page.on(
            "request",
            lambda asked: None if asked.url.startswith(address) else heard.append(f"{page.url} asks: {asked.url}"),
        )
        return page

    yield open_
    for context in contexts:
        context.close()
    assert heard == []
