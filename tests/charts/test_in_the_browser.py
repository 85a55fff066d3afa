"""Charts as a real browser lays them out, with real fonts."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.charts.boxes import Box
from tests.charts.gallery import STYLESHEET, page, pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PHONE, DESKTOP = 375, 1280
TOLERANCE = 0.5
"""Pixels: a browser hints glyphs."""

_MEASURE = """() => [...document.querySelectorAll('svg.chart')]
  .filter(svg => svg.getBoundingClientRect().height > 0)
  .map(svg => {
    const box = each => { const r = each.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const texts = [...svg.querySelectorAll('text')].filter(each => !each.closest('pattern'));
    const words = each => [...each.childNodes].filter(n => n.nodeName !== 'title').map(n => n.textContent).join('');
    return {id: svg.id, box: box(svg), texts: texts.map(each => [words(each), box(each)]),
            smallest: Math.min(...texts.map(each => each.getAttribute('font-size') * scale))};
  })"""


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def gallery(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    shown = browser.new_page(viewport={"width": request.param, "height": 900})
    shown.set_content(page(pictures()))
    yield shown
    shown.close()


@pytest.mark.parametrize("family", ["sans-serif", "'Noto Sans CJK SC'", "'DejaVu Sans', 'Noto Sans CJK SC'"])
def test_labels_never_overlap_and_never_leave_the_picture(gallery: Page, family: str) -> None:
    gallery.add_style_tag(content=f"body {{ font-family: {family} }}")
    drawn = gallery.evaluate(_MEASURE)
    assert len(drawn) == len(pictures())
    for picture in drawn:
        frame = Box("", *_grown(picture["box"], TOLERANCE))
        boxes = [Box(text, *box) for text, box in picture["texts"]]
        assert [box for box in boxes if not box.within(frame)] == [], picture["id"]
        shrunk = [Box(text, *_grown(box, -TOLERANCE)) for text, box in picture["texts"]]
        assert [pair for pair in combinations(shrunk, 2) if pair[0].overlaps(pair[1])] == [], picture["id"]


def test_no_text_is_smaller_than_eleven_pixels(gallery: Page) -> None:
    assert min(picture["smallest"] for picture in gallery.evaluate(_MEASURE)) >= 10.9


def test_larger_text_is_larger(gallery: Page) -> None:
    """In elder mode no text is smaller than half again the usual, and the page itself does not scroll sideways."""
    gallery.evaluate("document.documentElement.dataset.elder = ''")
    assert min(picture["smallest"] for picture in gallery.evaluate(_MEASURE)) >= 16
    assert gallery.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_paper_shows_the_wide_pictures(gallery: Page) -> None:
    gallery.emulate_media(media="print")
    shown = {picture["id"] for picture in gallery.evaluate(_MEASURE)}
    assert {name for name in shown if name.endswith("-narrow")} == set()
    assert {f"{name}-wide" for name in ("flow", "execution", "bars")} <= shown


def test_links_are_reached_by_keyboard_and_named(gallery: Page) -> None:
    link = gallery.locator("#figure-bars svg:visible a").first
    link.focus()
    assert link.evaluate("each => document.activeElement === each")
    assert link.get_attribute("aria-label") == "农林水与乡村振兴 88,321.50 万元"


def test_the_dark_scheme_and_forced_colours_repaint(gallery: Page) -> None:
    bar = gallery.locator("#figure-bars svg:visible .chart-bar").first
    colours = [bar.evaluate("each => getComputedStyle(each).fill")]
    gallery.evaluate("document.documentElement.dataset.mdColorScheme = 'slate'")
    colours.append(bar.evaluate("each => getComputedStyle(each).fill"))
    gallery.emulate_media(forced_colors="active")
    colours.append(bar.evaluate("each => getComputedStyle(each).fill"))
    assert colours[:2] == ["rgb(11, 98, 168)", "rgb(90, 169, 230)"]
    assert len(set(colours)) == 3


def test_nothing_breaks_a_strict_content_security_policy(browser: Browser) -> None:
    """With ``style-src 'self'`` and nothing else allowed, the picture is painted by the style sheet and nothing is refused."""
    shown = browser.new_page()
    refused: list[str] = []
    shown.on("console", lambda message: refused.append(message.text))
    body = f'<!doctype html><link rel="stylesheet" href="charts.css"><title>图</title>{pictures()["bars"]}'
    policy = {
        "Content-Security-Policy": "default-src 'none'; style-src 'self'",
        "Content-Type": "text/html; charset=utf-8",
    }
    shown.route("http://charts.test/", lambda route: route.fulfill(body=body, headers=policy))
    shown.route("http://charts.test/charts.css", lambda route: route.fulfill(path=STYLESHEET))
    shown.goto("http://charts.test/")
    hidden = shown.locator(".chart-narrow").evaluate("each => getComputedStyle(each).display")
    shown.close()
    assert refused == []
    assert hidden == "none"


def _grown(box: list[float], by: float) -> list[float]:
    left, top, right, bottom = box
    return [left - by, top - by, right + by, bottom + by]
