"""A project whose name tries everything is shown by exactly that name, wherever it is named, and nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as BrowserPage

from tests.command import disclose
from tests.end_to_end.conftest import BuiltSite
from tests.end_to_end.small_city import change_rows, make_city, read_rows
from tests.listening import listen
from tests.once import ran_once
from tests.publish.workshop import one_line, outline, parsed, text_of
from tests.serving import served

ATTACK = "<img src=x onerror=alert(1)>{ onclick=x }[x](javascript:alert(2)) a|b 3~5个~工作日~"
HARMLESS = ("平常的项目" * 20)[: len(ATTACK)]
YEARS = (2021, 2022, 2023)


def renamed(folder: Path, name: str) -> Path:
    """The small city, in which one project has another name in every year."""
    data = make_city(folder)
    code = attacked(data)
    for year in YEARS:
        change_rows(data / str(year) / "projects.csv", lambda row: row | {"name": name} if row["code"] == code else row)
    return data


def attacked(data: Path) -> str:
    """A project whose money of 2023 follows from an evaluation: it stands in two budgets and is named on many pages."""
    actions = read_rows(data / "2022" / "applications.csv")
    lives_on = {row["code"] for row in read_rows(data / "2022" / "projects.csv")}
    return next(row["project"] for row in actions if row["fiscal_year"] == "2023" and row["project"] in lives_on)


def built(session: Path, name: str, project: str) -> BuiltSite:
    folder, ran = ran_once(
        session,
        name,
        lambda folder: disclose("build", "--data", renamed(folder / "data", project), "--site", folder / "site"),
    )
    assert ran.code == 0, ran.err
    return BuiltSite(folder / "site", ran)


@pytest.fixture(scope="session")
def attack(session_folder: Path) -> BuiltSite:
    return built(session_folder, "attack", ATTACK)


@pytest.fixture(scope="session")
def harmless(session_folder: Path) -> BuiltSite:
    return built(session_folder, "harmless", HARMLESS)


@pytest.fixture(scope="session")
def code(attack: BuiltSite) -> str:
    return attacked(attack.folder.parent / "data")


def test_no_page_has_other_markup_than_with_a_harmless_name(attack: BuiltSite, harmless: BuiltSite) -> None:
    """Element by element and attribute by attribute, over the whole site."""
    assert attack.pages.keys() == harmless.pages.keys()
    different = [
        address
        for address, html in attack.pages.items()
        if html != harmless.pages[address]
        and list(outline(parsed(html))) != list(outline(parsed(harmless.pages[address])))
    ]
    assert different == []


@pytest.fixture(scope="session")
def naming(attack: BuiltSite) -> list[str]:
    """The pages that name the project, as a browser reads them."""
    return [address for address, html in attack.pages.items() if ATTACK in text_of(parsed(html))]


def test_many_pages_name_it_and_none_as_it_was_typed(attack: BuiltSite, naming: list[str]) -> None:
    """Markup characters reach no page unescaped; what a browser makes of the page is the name again."""
    kinds = set(attack.one_of_each_kind(naming))
    assert kinds >= {"project", "projects", "department", "figure", "applications", "self-evaluations"}
    for file in attack.folder.rglob("*"):
        if file.suffix in {".html", ".xml"}:
            assert "<img src=x" not in file.read_text(encoding="utf-8"), file


def test_title_and_breadcrumb_are_the_name(attack: BuiltSite, code: str) -> None:
    root = parsed(attack.pages[f"2022/projects/{code}/"])
    crumbs = root.find(".//nav[@aria-label='当前位置']")
    assert crumbs is not None
    assert text_of(root.find(".//title")).startswith(f"{ATTACK} - ")
    assert text_of(list(crumbs.iter("li"))[-1]) == ATTACK
    assert text_of(root.find(".//h1")).startswith(ATTACK)


@pytest.fixture
def opened(attack: BuiltSite, browser: Browser) -> Iterator[tuple[str, BrowserPage]]:
    """A window on the attacked site; whatever it says, asks or opens fails the test."""
    heard: list[str] = []
    with served(attack.folder) as address:
        context = browser.new_context()
        page = context.new_page()
        listen(page, address, heard)
        yield address, page
        context.close()
    assert heard == []


def test_a_browser_shows_exactly_the_name(
    attack: BuiltSite, naming: list[str], opened: tuple[str, BrowserPage], code: str
) -> None:
    """On the project's own page and on every kind of page that names it: no picture is sought, no handler set, nothing opens."""
    address, page = opened
    page.goto(f"{address}2022/projects/{code}/")
    assert page.title().startswith(f"{ATTACK} - ")
    assert one_line(page.locator("h1").first.inner_text()).startswith(ATTACK)
    for path in attack.one_of_each_kind(naming).values():
        page.goto(address + path)
        assert ATTACK in one_line(page.locator("body").text_content() or ""), path
        assert page.locator("[onerror], [onclick], [onload], img[src=x], a[href^=javascript]").count() == 0
