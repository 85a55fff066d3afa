"""Words of the trade explain themselves where they stand."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.glossary import read_glossary
from tests.browser.conftest import OpenView
from tests.browser.views import View
from tests.end_to_end.conftest import BuiltSite

ROOT = Path(__file__).parents[2]
GLOSSARY = read_glossary(ROOT / "content" / "glossary" / "index.md")
TEMPLATES = ROOT / "generator" / "pages" / "templates"
_USED = re.compile(r'\b(?:term|ask)\("([^"]+)"|"term": "([^"]+)"')
_ON_PAGE = re.compile(r'<a class="term[^"]*" href="([^"]*)" data-definition="([^"]*)"')


def used() -> dict[str, str]:
    """Every term that a template explains, and one template that does."""
    return {
        first or second: path.name
        for path in sorted(TEMPLATES.rglob("*.jinja"))
        for first, second in _USED.findall(path.read_text(encoding="utf-8"))
        if "components" not in path.parts
    }


def test_every_term_that_is_used_has_its_entry() -> None:
    assert len(used()) > 40
    assert {term: template for term, template in used().items() if term not in GLOSSARY} == {}


def test_terms_are_read_with_their_other_names() -> None:
    assert GLOSSARY["预算执行率"] is GLOSSARY["执行率"]
    assert GLOSSARY["执行率"].id == "execution-rate"
    assert GLOSSARY["执行率"].definition.endswith("。")


def test_a_site_without_a_glossary_has_no_terms(tmp_path: Path) -> None:
    assert read_glossary(tmp_path / "index.md") == {}


def test_each_definition_on_a_page_is_that_of_its_entry(shipped: BuiltSite) -> None:
    """Whatever page it stands on, a term says what the glossary says, and leads there."""
    definitions = {term.id: str(term.definition) for term in GLOSSARY.values()}
    wrong = {}
    for address in shipped.one_of_each_kind().values():
        for href, definition in _ON_PAGE.findall(shipped.pages[address]):
            page, _, anchor = href.partition("#")
            if not page.endswith("glossary/") or not unescape(definition).endswith(definitions.get(anchor, "?")):
                wrong[address] = href
    assert wrong == {}


@pytest.mark.parametrize(
    "kind",
    ["home", "project", "department", "departments", "year", "figure", "self-evaluations", "statement", "findings"],
)
def test_kinds_of_pages_that_citizens_read_explain_their_words(shipped: BuiltSite, kind: str) -> None:
    assert _ON_PAGE.search(shipped.pages[shipped.one_of_each_kind()[kind]])


@pytest.mark.browser
def test_on_a_phone_the_words_of_cards_are_explained_above_them(open_view: OpenView) -> None:
    """Where rows are cards there are no heads; those with something to explain stay."""
    page = open_view(View(375, "light"), has_touch=True)
    page.goto("2022/self-evaluations/")
    mark = page.get_by_role("link", name="执行率是什么意思").first
    mark.tap()
    expect(page.get_by_role("tooltip")).to_contain_text("执行率：")
    assert page.url.endswith("/2022/self-evaluations/")
    mark.tap()
    page.wait_for_url("**/glossary/#execution-rate")
