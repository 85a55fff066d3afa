"""The ways in which readers see a page: on a desk or on a phone, light, dark, or in large type (长者模式)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext

CHOICE = '{"elder": true}'
"""What modes.js remembers of a reader who switched to large type."""


@dataclass(frozen=True)
class View:
    """One way of seeing a page; ``width`` in CSS pixels."""

    width: int
    look: Literal["light", "dark", "elder"]

    def __str__(self) -> str:
        return f"{self.width}-{self.look}"


VIEWS = (
    View(1280, "light"),
    View(375, "dark"),
    View(1280, "elder"),
    View(375, "light"),
    View(1280, "dark"),
    View(375, "elder"),
)
NARROWEST = 320
"""1280 px at 400 % (WCAG 2.2, 1.4.10)."""
PAPER = 672
"""The text of an A4 sheet between margins of 16 mm, at 96 px an inch."""


def in_view(browser: Browser, view: View, *, height: int = 800, **options: Any) -> BrowserContext:
    """A reader's window in *view*, *height* CSS pixels high; *options* are Playwright's."""
    context = browser.new_context(
        viewport={"width": view.width, "height": height},
        color_scheme="dark" if view.look == "dark" else "light",
        **options,
    )
    if view.look == "elder":
        context.add_init_script(f"localStorage.setItem('disclosure-display', '{CHOICE}')")
    return context
