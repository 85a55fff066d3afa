"""What can be wrong with a page as it stands in the browser; each function returns what it found, in words."""

from __future__ import annotations

from itertools import pairwise

from playwright.sync_api import Page

from tests.browser.views import NARROWEST, PAPER

_REACHING = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")]
    .filter((node) => !node.closest(".skip, symbol") && node.getBoundingClientRect().right > innerWidth + 1)
    .map((node) => node.outerHTML.slice(0, 100)).slice(0, 3)"""
_SMALL = """() => [...document.querySelectorAll(
    "button, input, select, summary, .nav a, .toc a, .links a, .pager a, .crumbs a, .term--ask")]
  .map((node) => [node.getBoundingClientRect(), node])
  .filter(([box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([box, node]) => `${node.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`)"""
# Where rows are cards, each value has its label beside it; folded details unfold without scripts; of two sizes of a picture one is shown.
_UNSEEN = """() => [...document.querySelectorAll("main *")]
  .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
  .filter((node) => !node.closest("details:not([open]) > :not(summary), .chart-narrow, .chart-wide, .needs-script"))
  .filter((node) => !(node.closest(".stack thead") && getComputedStyle(node.closest("table")).display === "block"))
  .filter((node) => !node.getClientRects().length)
  .map((node) => node.outerHTML.slice(0, 100)).slice(0, 5)"""
_MOVING = """() => [document.documentElement, ...document.querySelectorAll("*")].filter((node) => {
    const style = getComputedStyle(node);
    return style.scrollBehavior === "smooth" || parseFloat(style.transitionDuration) || style.animationName !== "none";
  }).map((node) => node.outerHTML.slice(0, 100)).slice(0, 3)"""
# A table may scroll on a screen, but not on paper.
_CLIPPED = """() => [...document.querySelectorAll("main *")]
  .filter((node) => node.getClientRects().length && getComputedStyle(node).clip === "auto")
  .filter((node) => node.getBoundingClientRect().right > innerWidth + 1
    || (node.scrollWidth > node.clientWidth + 1 && !["visible", "clip"].includes(getComputedStyle(node).overflowX)))
  .map((node) => node.outerHTML.slice(0, 100)).slice(0, 3)"""
# The words of a head stay, whether they sort or not.
_FOR_PRESSING = """() => [...document.querySelectorAll("button:not(.sort), input, select, .nav, .toc, .table-bar, .term--ask, .chart-file")]
  .filter((node) => node.getClientRects().length).map((node) => node.outerHTML.slice(0, 100)).slice(0, 3)"""
_SOURCE = """() => [document.querySelector("h1").innerText, location.href.replace(/[?#].*$/, "")]
  .filter((text) => !document.querySelector(".foot").innerText.includes(text))"""
_GROUND = "() => [getComputedStyle(document.body).backgroundColor].filter((colour) => colour !== 'rgb(255, 255, 255)')"
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))"
"""Resolves when the page stands on the screen; scripts hear of a new size when the next frame is painted."""


def resize(page: Page, *, width: int, height: int = 800) -> None:
    """Another size, and the page laid out in it."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(PAINTED)


def too_wide(page: Page, *, at_the_narrowest: bool = True) -> list[str]:
    """What makes the page scroll sideways, at the width it has and at the narrowest."""
    size = page.viewport_size
    assert size is not None
    found = [f"reaches beyond {size['width']} px: {node}" for node in page.evaluate(_REACHING)]
    if at_the_narrowest:
        resize(page, width=NARROWEST, height=size["height"])
        found += [f"reaches beyond {NARROWEST} px: {node}" for node in page.evaluate(_REACHING)]
        resize(page, **size)
    return found


def too_small(page: Page) -> list[str]:
    """What is hard to hit: below 24 px, links in running text aside (WCAG 2.2, 2.5.8)."""
    return [f"small target: {node}" for node in page.evaluate(_SMALL)]


def moving(page: Page) -> list[str]:
    """What moves although the reader asked for no motion."""
    return [f"moves: {node}" for node in page.evaluate(_MOVING)]


def disordered(page: Page) -> list[str]:
    """Levels of headings that are skipped, and a page with more or less than one heading of level 1."""
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((node) => +node.tagName[1])")
    skipped = [f"h{below} follows h{above}" for above, below in pairwise([0, *levels]) if below > above + 1]
    return skipped if levels.count(1) == 1 else [*skipped, f"{levels.count(1)} headings of level 1"]


def wrong_on_paper(page: Page) -> list[str]:
    """What a sheet of A4 cuts off, what can only be pressed, and what does not say where the sheet is from."""
    size = page.viewport_size
    assert size is not None
    page.emulate_media(media="print")
    resize(page, width=PAPER, height=1000)
    checks = {"clipped": _CLIPPED, "for pressing": _FOR_PRESSING, "no source": _SOURCE, "ground": _GROUND}
    found = [f"{fault} on paper: {what}" for fault, check in checks.items() for what in page.evaluate(check)]
    page.emulate_media(media="screen")
    resize(page, **size)
    return found


def unseen(page: Page) -> list[str]:
    """Text of the page that cannot be seen."""
    return [f"unseen: {node}" for node in page.evaluate(_UNSEEN)]
