"""The small site, built once in a session and served under the policy that its search page carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.publish.policy import POLICIES
from tests.end_to_end.conftest import shipped
from tests.listening import listen
from tests.once import made_once
from tests.publish.workshop import Workshop
from tests.search.small_site import make_site
from tests.serving import served

__all__ = ["shipped"]

OpenSearch = Callable[..., Page]


@pytest.fixture(scope="session")
def small_workshop(session_folder: Path) -> Workshop:
    """The small site with what it was built from; who builds it anew takes a copy."""
    return Workshop(made_once(session_folder, "small", make_site))


@pytest.fixture(scope="session")
def small(small_workshop: Workshop) -> Path:
    """The small site."""
    return small_workshop.site


@pytest.fixture(scope="session")
def small_address(small: Path) -> Iterator[str]:
    """Where the small site is served."""
    with served(small, POLICIES["search"]) as where:
        yield where


@pytest.fixture
def open_search(browser: Browser, small_address: str) -> Iterator[OpenSearch]:
    """Opens a search by its address in a fresh context; fails when the console spoke or another host was asked."""
    contexts: list[BrowserContext] = []
    heard: list[str] = []

    def open_(query: str = "", *, script: str = "", base: str = small_address, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        listen(page, base, heard)
        page.goto(f"{base}search/{'index.html' if base.startswith('file:') else ''}{query}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert heard == []
