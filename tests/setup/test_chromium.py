"""The browser that tests drive is started with what Playwright asks for, and with what saves time."""

from __future__ import annotations

import re

from playwright.sync_api import Browser


def test_what_playwright_turns_off_stays_off(browser: Browser) -> None:
    """The last list is the one that Chromium heeds."""
    page = browser.new_page()
    page.goto("chrome://version")
    lists = re.findall(r"--disable-features=(\S+)", page.locator("#command_line").inner_text())
    page.close()
    *before, heeded = (set(each.split(",")) for each in lists)
    asked = set().union(*before)
    assert "HttpsUpgrades" in asked
    assert asked < heeded
