"""The published policy of every page: it is there, nothing on a page needs more, and the browser keeps to it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from generator.publish.policy import POLICIES
from tests.end_to_end.conftest import BuiltSite

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# Text of records holds no plain sign of markup, so what looks like an attribute is one.
_INLINE = re.compile(r'<script(?![^>]*\ssrc=)|<style|\s(?:style|on[a-z]+)="|javascript:')

_INTRUDE = """() => new Promise((done) => {
  const refused = new Set();
  document.addEventListener("securitypolicyviolation", (event) => {
    if (refused.add(event.effectiveDirective).size === 3) done([...refused]);
  });
  const script = document.createElement("script");
  script.textContent = "window.ran = true";
  const picture = document.createElement("img");
  picture.src = "https://example.org/pixel.png";
  document.body.append(script, picture);
  document.body.insertAdjacentHTML("beforeend", '<p id="styled" style="position: fixed">');
})"""


def test_every_page_carries_its_policy_and_nothing_inline(shipped: BuiltSite) -> None:
    wrong = {}
    for address, html in shipped.pages.items():
        kind = "search" if shipped.kind(address) == "search" else "page"
        faults = [*_INLINE.findall(html), *(["policy"] if _POLICY.findall(html) != [POLICIES[kind]] else [])]
        if faults:
            wrong[address] = faults
    assert wrong == {}


def test_something_inline_would_be_found() -> None:
    for html in (
        '<p class="a" style="b">',
        "<script>1</script>",
        '<a href="#" onclick="b">',
        "<style>",
        "javascript:1",
    ):
        assert _INLINE.search(html)
    for html in ('<script src="a.js" defer></script>', "<p>style=1</p>", '<a data-one="2">'):
        assert not _INLINE.search(html)


@pytest.mark.browser
@pytest.mark.parametrize("path", ["2022/statement/", "search/"])
def test_what_gets_into_a_page_is_refused(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto(path)
    assert sorted(page.evaluate(_INTRUDE)) == ["img-src", "script-src-elem", "style-src-attr"]
    assert page.evaluate("'ran' in window") is False
    assert page.evaluate("getComputedStyle(document.getElementById('styled')).position") == "static"
    context.close()
