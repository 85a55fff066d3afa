"""The browser that tests drive."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

# Chromium heeds the last of several such options alone, so what Playwright turns off stands here once more.
_OFF_BY_PLAYWRIGHT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "msForceBrowserSignIn",
    "msEdgeUpdateLaunchServicesPreferredVersion",
)
# The window's own parts, which every new window loads as pages, and a process for a page that may follow: half of what a window costs.
_OFF = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "SpareRendererForSitePerProcess",
)
ARGUMENTS = (
    "--no-sandbox",  # tests may run as root, in a container
    "--disable-gpu",
    # Nothing but what a page asks for: no updates, no checks of passwords or addresses.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join((*_OFF_BY_PLAYWRIGHT, *_OFF))}",
)

MISSING = """\
没有找到 Chromium、Chrome 或 Edge，需要浏览器的测试不能运行。请安装 chromium（Debian：sudo apt install chromium），
或用环境变量 DISCLOSE_BROWSER 指出浏览器程序。
No Chromium, Chrome or Edge found: tests that need a browser cannot run. Install chromium, or name a browser in DISCLOSE_BROWSER."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome", "msedge")
_IN_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
_IN_MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)


def find(environment: Mapping[str, str]) -> str | None:
    """The program that ``DISCLOSE_BROWSER`` names, and no other; without it, a Chromium, Chrome or Edge of this machine."""
    named = environment.get("DISCLOSE_BROWSER")
    if named:
        return shutil.which(named)
    folders = [
        environment[name] for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA") if name in environment
    ]
    places = [*(Path(folder) / program for program in _IN_WINDOWS for folder in folders), *map(Path, _IN_MACOS)]
    installed = [shutil.which(name, path=environment.get("PATH")) for name in _NAMES]
    return next((found for found in (*installed, *map(_if_file, places)) if found), None)


def _if_file(path: Path) -> str | None:
    return str(path) if path.is_file() else None
