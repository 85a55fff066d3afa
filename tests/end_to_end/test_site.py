"""The site of the shipped records as a whole: every page of it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from generator.publish.links import Fault, check_site
from tests.end_to_end.conftest import BuiltSite

STAGES = ["读取记录", "核对记录", "生成页面", "写出页面", "查找个人信息", "建立搜索索引"]
WRITTEN = ("about/", "accessibility/", "glossary/", "handbook/", "how-to-read/", "method/")
_HEADING = re.compile(r"<h2(?![^>]*\bid=)[^>]*>")
_ID = re.compile(r'\sid="([^"]*)"')
_NAV = re.compile(r'<nav class="nav".*?</nav>', re.DOTALL)
_LEVEL = re.compile(r"<h([1-6])[\s>]")
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
LEFT_OVER = ("None", "Decimal(", "Undefined", "{{", "{%", "{#", "Markup(", "datetime.", " object at 0x")
"""What a reader sees when a value was not worded or a template not filled."""


def where(shipped: BuiltSite, faulty: dict[str, object]) -> str:
    """How many pages have a fault, and a few of them."""
    return f"{len(faulty)} of {len(shipped.pages)} pages: {list(faulty.items())[:5]}"


def test_every_record_has_its_page(shipped: BuiltSite) -> None:
    """The size that the sample city is meant to have."""
    assert len(shipped.pages) >= 3700
    counted = re.search(r"（(\d+) 个页面", shipped.ran.err)
    assert counted is not None
    assert int(counted[1]) + len(WRITTEN) <= len(shipped.pages)


def test_there_is_a_page_of_every_kind(shipped: BuiltSite) -> None:
    """Kinds are told by the body of the page; most of them come from records."""
    made = {kind for kind in shipped.one_of_each_kind() if not kind.startswith("written")}
    assert {"home", "year", "project", "department", "key-evaluation", "statement", "figure"} <= made
    assert len(made) >= 25


def test_a_build_says_how_long_its_stages_took(shipped: BuiltSite) -> None:
    assert shipped.ran.out == ""
    last = shipped.ran.err.strip().splitlines()[-1]
    assert re.findall(r"(\w+) [\d.]+ 秒", last) == STAGES
    assert last.startswith(f"网站已生成：{shipped.folder / 'index.html'}")


def test_nothing_leads_nowhere_and_no_page_asks_another_host(shipped: BuiltSite) -> None:
    problems = check_site(shipped.folder)
    assert [str(problem) for problem in problems if problem.fault is Fault.FOREIGN_REQUEST] == []
    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize("address", ["", *WRITTEN, *(f"{year}/" for year in (2021, 2022, 2023))])
def test_the_addresses_of_the_contract_exist(shipped: BuiltSite, address: str) -> None:
    assert (shipped.folder / address / "index.html").is_file()


def test_sections_can_be_pointed_at(shipped: BuiltSite) -> None:
    """Every heading of a section has an id, beside the one that all pages end with."""
    faulty: dict[str, object] = {}
    for address, html in shipped.pages.items():
        without = [tag for tag in _HEADING.findall(html) if "tools__title" not in tag]
        if without:
            faulty[address] = without
    assert not faulty, where(shipped, faulty)


def test_an_id_is_given_once_a_page(shipped: BuiltSite) -> None:
    faulty: dict[str, object] = {}
    for address, html in shipped.pages.items():
        ids = _ID.findall(html)
        if len(set(ids)) < len(ids):
            faulty[address] = [name for name, times in Counter(ids).items() if times > 1]
    assert not faulty, where(shipped, faulty)


def test_headings_skip_no_level(shipped: BuiltSite) -> None:
    """Who listens to a page finds the way by the levels of its headings."""
    faulty: dict[str, object] = {}
    for address, html in shipped.pages.items():
        levels = [int(level) for level in _LEVEL.findall(html)]
        skipped = [(up, down) for up, down in zip([0, *levels], levels, strict=False) if down > up + 1]
        if skipped or levels.count(1) != 1:
            faulty[address] = skipped
    assert not faulty, where(shipped, faulty)


def test_the_nav_has_a_dozen_entries_at_most(shipped: BuiltSite) -> None:
    """The same ones on every page: a nav of all pages is a quadratic site."""
    entries = {found[0].count("<a ") if (found := _NAV.search(html)) else 0 for html in shipped.pages.values()}
    assert len(entries) == 1
    assert 1 <= entries.pop() <= 12


def test_no_page_shows_what_was_not_worded(shipped: BuiltSite) -> None:
    faulty: dict[str, object] = {}
    for address, html in shipped.pages.items():
        shown = _HIDDEN.sub("", html)
        left = [word for word in LEFT_OVER if word in shown]
        if left:
            faulty[address] = left
    assert not faulty, where(shipped, faulty)


def test_samples_are_marked_on_every_page_that_shows_them(shipped: BuiltSite) -> None:
    """A page made from sample records says so, and asks search engines to leave it out."""
    unmarked = {
        address: "unmarked"
        for address, html in shipped.pages.items()
        if not address.startswith(WRITTEN) and ("noindex" not in html or "示例数据" not in html)
    }
    assert not unmarked, where(shipped, dict(unmarked))
