"""axe-core, run in a page: what it finds against WCAG 2.2 AA and against its own best practice."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

_AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
_RUN = """async (contrast) => {
  const found = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
    rules: { "color-contrast": { enabled: contrast } },
  });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
}"""
_THIN_OUT = "document.querySelectorAll('tbody tr:nth-child(n + 10)').forEach((row) => row.remove())"


def violations(page: Page, *, contrast: bool = True) -> list[str]:
    """What is wrong with *page* as it stands.  Of long tables nine rows stay: the others are made alike, and axe is slow.

    Half of its time goes into *contrast*, which tests/design measures for the palette in every scheme as well.
    """
    page.evaluate(_THIN_OUT)
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    found: list[str] = page.evaluate(_RUN, contrast)
    return found
