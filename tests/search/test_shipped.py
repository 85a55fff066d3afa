"""Finding things on the site of the shipped records, and what its pages cost their readers."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from generator.publish.policy import POLICIES
from tests.end_to_end.conftest import BuiltSite
from tests.search.known_items import FIRST, Item, items, written
from tests.serving import served

REQUESTS, BYTES = 10, 150_000
"""What a page of a project may cost: requests, and bytes as they are sent compressed."""


@pytest.fixture(scope="session")
def where(shipped: BuiltSite) -> Iterator[str]:
    with served(shipped.folder, POLICIES["search"]) as address:
        yield address


def missed(page: Page, known: list[Item]) -> list[tuple[str, list[str]]]:
    """What was typed and what came instead, where the page is not among the first."""
    wrong = []
    for item in known:
        page.evaluate("document.body.removeAttribute('data-found')")
        page.get_by_role("searchbox", name="查什么").fill(item["typed"])
        page.get_by_role("button", name="查找").click()
        expect(page.locator("body[data-found]")).to_be_attached(timeout=60_000)
        first = [link.get_attribute("href") for link in page.locator(".search__name").all()[:FIRST]]
        if f"..{item['address']}" not in first:
            wrong.append((item["typed"], [str(each) for each in first]))
    return wrong


def test_known_items_are_those_that_the_rules_make() -> None:
    """After a change of the records: ``python -m tests.search.known_items``."""
    assert written() == list(items())
    assert len(written()) == 100


@pytest.mark.browser
@pytest.mark.parametrize(
    "share", [pytest.param(9, id="some by every rule"), pytest.param(1, id="all", marks=pytest.mark.full)]
)
def test_known_items_are_among_the_first(browser: Browser, where: str, share: int) -> None:
    page = browser.new_page()
    page.goto(f"{where}search/")
    known = written()[::share]
    wrong = missed(page, known)
    page.close()
    print(f"known items among the first {FIRST}: {len(known) - len(wrong)} of {len(known)}")  # noqa: T201 - the share is asked for
    assert wrong == []


@pytest.mark.browser
def test_a_page_of_a_project_is_light(browser: Browser, shipped: BuiltSite, where: str) -> None:
    """The longest of them, as a browser without anything in store loads it; nothing comes from elsewhere."""
    projects = {address: html for address, html in shipped.pages.items() if shipped.kind(address) == "project"}
    longest = max(projects, key=lambda address: len(projects[address]))
    answers: list[Response] = []
    page = browser.new_page()
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it marks what it is given, and append cannot be marked
    page.goto(f"{where}{longest}", wait_until="networkidle")
    sizes = {answer.url: len(gzip.compress(answer.body())) for answer in answers}
    page.close()
    assert all(url.startswith(where) for url in sizes)
    assert len(sizes) <= REQUESTS
    assert sum(sizes.values()) <= BYTES
