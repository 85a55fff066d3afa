"""The demonstration, built once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.design.demo import OFFICIAL, build_site
from tests.listening import listen
from tests.once import made_once
from tests.serving import served

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def demo(session_folder: Path) -> Path:
    """The demonstration as a site of sample records."""
    return made_once(session_folder, "demo", build_site)


@pytest.fixture(scope="session")
def official(session_folder: Path) -> Path:
    """The same pages as a bureau's own site without sample records."""
    return made_once(session_folder, "official", lambda folder: build_site(folder, OFFICIAL))


@pytest.fixture(scope="session")
def address(demo: Path) -> Iterator[str]:
    """Where the demonstration is served."""
    with served(demo) as where:
        yield where


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Opens a page of the demonstration in a fresh context; fails when the console spoke or another host was asked."""
    contexts: list[BrowserContext] = []
    heard: list[str] = []

    def open_(path: str = "", *, width: int = 1280, elder: bool = False, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        listen(page, address, heard)
        if elder:
            page.goto(address)
            page.get_by_role("button", name="长者模式").click()
        page.goto(address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert heard == []
