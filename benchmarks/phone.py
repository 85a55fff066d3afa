"""How long pages keep a slow phone busy, beside the same pages without their scripts in the same run.

    python -m benchmarks.phone --site site [--slower 6]

A real Chromium, 375 px wide, whose processor is slowed down (``--slower``: 4 is a common, 6 an old phone).  For each kind of page
its longest one: the time until it stands and its scripts have run, the same without scripts, the longest time for which it answers no
touch, and how long it takes to put its longest table into another order or to leave out rows of it, until the new lines are laid out.
"""

from __future__ import annotations

import argparse
import os
import platform
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from generator.publish.policy import POLICIES
from tests import chromium
from tests.command import Ran
from tests.end_to_end.conftest import BuiltSite
from tests.serving import served

STANDS = "performance.getEntriesByType('navigation')[0].loadEventEnd"
WATCH = """
window.longest = 0;
new PerformanceObserver(list => list.getEntries().forEach(task => { window.longest = Math.max(window.longest, task.duration); }))
  .observe({ type: "longtask", buffered: true });
"""
SORT = """() => {
  const choosers = [...document.querySelectorAll(".table-bar select")];
  if (!choosers.length) return null;
  const chooser = choosers.sort((a, b) => rows(b) - rows(a))[0];
  function rows(each) { return each.closest(".table-bar").nextElementSibling.querySelectorAll("tbody tr").length; }
  const before = performance.now();
  chooser.selectedIndex = chooser.options.length - 1;
  chooser.dispatchEvent(new Event("change", { bubbles: true }));
  document.body.offsetHeight;
  return performance.now() - before;
}"""
FILTER = """async () => {
  const field = document.querySelector(".table-filter input");
  if (!field) return null;
  field.value = "示例 01";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const said = field.closest(".table-bar").querySelector(".table-said");
  const before = performance.now();
  while (!said.textContent) await new Promise(done => setTimeout(done, 1));
  document.body.offsetHeight;
  return performance.now() - before;
}"""
WAIT = 120
"""The milliseconds for which the filter waits on purpose, until nobody types any more."""


def opened(browser: Browser, address: str, slower: float, *, scripts: bool) -> Page:
    """The page at *address*, loaded for the first time on a phone."""
    context = browser.new_context(viewport={"width": 375, "height": 760}, java_script_enabled=scripts, is_mobile=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address, wait_until="load")
    return page


def measured(browser: Browser, address: str, slower: float) -> dict[str, Any]:
    """Milliseconds by what is measured; None where a page has no such thing."""
    page = opened(browser, address, slower, scripts=False)
    plain = page.evaluate(STANDS)
    page.context.close()
    page = opened(browser, address, slower, scripts=True)
    page.wait_for_timeout(500)
    found = {"loaded": page.evaluate(STANDS), "without": plain, "longest": page.evaluate("window.longest")}
    found["sort"] = page.evaluate(SORT)
    found["filter"] = page.evaluate(FILTER)
    page.context.close()
    return found


def longest_of_each_kind(site: BuiltSite) -> dict[str, str]:
    """By kind, the address of the page with the most bytes."""
    kinds: dict[str, str] = {}
    for address in sorted(site.pages, key=lambda each: -len(site.pages[each])):
        if not site.kind(address).startswith("written"):
            kinds.setdefault(site.kind(address), address)
    return kinds


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--site", type=Path, default=Path("site"), help="a built site")
    asked.add_argument("--slower", type=float, default=6, help="how many times slower than this machine")
    options = asked.parse_args()
    site = BuiltSite(options.site, Ran(0, "", ""))
    found = chromium.find(os.environ)
    if found is None:
        raise SystemExit(chromium.MISSING)
    print(f"{platform.machine()}, processor slowed down {options.slower:g} times, milliseconds")
    print(f"{'kind':20}{'loaded':>8}{'without':>9}{'longest':>9}{'sort':>7}{'filter':>8}   page")
    with served(site.folder, POLICIES["page"]) as where, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=chromium.ARGUMENTS)
        for kind, address in sorted(longest_of_each_kind(site).items()):
            took = measured(browser, where + address.removeprefix("/"), options.slower)
            if took["filter"] is not None:
                took["filter"] = max(0, took["filter"] - WAIT)
            cells = ["–" if value is None else f"{value:.0f}" for value in took.values()]
            print(f"{kind:20}{cells[0]:>8}{cells[1]:>9}{cells[2]:>9}{cells[3]:>7}{cells[4]:>8}   {address}")
        browser.close()


if __name__ == "__main__":
    main()
