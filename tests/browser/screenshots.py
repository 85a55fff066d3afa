"""Pictures of one page of every kind, as a screen shows it.

    python -m tests.browser.screenshots                                   those that are kept in docs/screenshots/
    python -m tests.browser.screenshots --site site --all --out look/     every kind in every view and on paper, to look at

Without ``--site`` the shipped records are built first.
"""

from __future__ import annotations

import argparse
import base64
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from tests import chromium
from tests.browser.faults import PAINTED
from tests.browser.views import PAPER, VIEWS, View, in_view
from tests.command import DATA, ROOT, Ran, disclose
from tests.end_to_end.conftest import BuiltSite
from tests.serving import served

KEPT = (View(1280, "light"), View(375, "light"))
HEIGHTS = {1280: 860, 375: 760, PAPER: 950}
QUALITY = 60


def take(site: BuiltSite, out: Path, views: Iterable[View], *, on_paper: bool) -> Iterator[Path]:
    """Write a picture of each kind in each of *views* into *out*, and how it comes out of a printer; yields their paths."""
    out.mkdir(parents=True, exist_ok=True)
    kinds = site.one_of_each_kind()
    with served(site.folder) as address, _browser() as browser:
        for view in views:
            still = {"base_url": address, "reduced_motion": "reduce", "locale": "zh-CN"}
            context = in_view(browser, view, height=HEIGHTS[view.width], **still)
            yield from _pictures(context.new_page(), kinds, out, str(view))
            context.close()
        if on_paper:
            page = browser.new_page(base_url=address, viewport={"width": PAPER, "height": HEIGHTS[PAPER]})
            yield from _pictures(page, kinds, out, "paper", media="print")


def _pictures(page: Page, kinds: dict[str, str], out: Path, suffix: str, media: str = "screen") -> Iterator[Path]:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setEmulatedMedia", {"media": media})
    for kind, address in kinds.items():
        page.goto(address, wait_until="load")
        path = out / f"{kind.removeprefix('written: ').strip('/').replace('/', '-') or 'home'}-{suffix}.webp"
        page.evaluate(PAINTED)
        shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
        path.write_bytes(base64.b64decode(shot["data"]))
        yield path


@contextmanager
def _browser() -> Iterator[Browser]:
    found = chromium.find(os.environ)
    if found is None:
        raise SystemExit(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=chromium.ARGUMENTS)
        yield browser
        browser.close()


def _built(folder: Path) -> BuiltSite:
    ran = disclose("build", "--data", DATA, "--site", folder / "site")
    if ran.code:
        raise SystemExit(ran.err)
    return BuiltSite(folder / "site", ran)


def main() -> None:
    """Take the pictures that the command line asks for."""
    asked = argparse.ArgumentParser(
        description="一种页面一张图。", epilog=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--site", type=Path, help="已经生成的网站；不写就先用 data/ 生成一个")
    asked.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots", help="图放在哪里")
    asked.add_argument("--all", action="store_true", help="宽窄、明暗、长者模式和打印都要")
    options = asked.parse_args()
    with TemporaryDirectory() as folder:
        site = BuiltSite(options.site, Ran(0, "", "")) if options.site else _built(Path(folder))
        for path in take(site, options.out, VIEWS if options.all else KEPT, on_paper=options.all):
            print(path)  # noqa: T201 - says how far it is


if __name__ == "__main__":
    main()
