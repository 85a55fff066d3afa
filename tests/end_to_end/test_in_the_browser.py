"""One page of each kind in a real browser: silent, asking nobody else, and never wider than the window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Dialog, Page

from tests.end_to_end.conftest import BuiltSite

pytestmark = pytest.mark.browser

WIDTHS = (1280, 375)
REACHING = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")]
    .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
    .map((node) => node.outerHTML.slice(0, 100)).slice(0, 3)"""


def listen(page: Page, address: str, heard: list[str]) -> None:
    """Note everything that a page does beyond showing itself."""
    page.on("console", lambda message: heard.append(f"{page.url} says: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"{page.url} fails: {error}"))

    def dismiss(dialog: Dialog) -> None:
        heard.append(f"{page.url} opens: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("response", lambda got: None if got.status < 400 else heard.append(f"{page.url} did not get: {got.url}"))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(address) else heard.append(f"{page.url} asks: {asked.url}"),
    )


def test_there_is_a_page_of_every_kind(shipped: BuiltSite) -> None:
    """Kinds are told by the body of the page; most of them come from records."""
    made = {kind for kind in shipped.one_of_each_kind() if not kind.startswith("written")}
    assert {"home", "year", "project", "department", "key-evaluation", "statement", "figure"} <= made
    assert len(made) >= 25


def test_pages_ask_nobody_say_nothing_and_fit_the_window(shipped: BuiltSite, address: str, browser: Browser) -> None:
    """On a desk and on a phone."""
    heard: list[str] = []
    too_wide: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    listen(page, address, heard)
    for path in shipped.one_of_each_kind().values():
        page.goto(address + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            too_wide += [f"{path} at {width}: {node}" for node in page.evaluate(REACHING)]
    context.close()
    assert heard == []
    assert too_wide == []
