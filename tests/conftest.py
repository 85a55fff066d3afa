"""What all tests share: a browser or a loud word about it, and silence in the logs."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests import chromium

pytest.register_assert_rewrite("tests.golden")

_IN_CI = os.environ.get("CI", "").lower() in ("1", "true")
# A slow machine is not an error; in CI the same commit gives the same answer.
settings.register_profile("disclose", deadline=None, derandomize=_IN_CI)
settings.load_profile("disclose")

_NO_BROWSER = "没有浏览器 no browser"


def pytest_sessionstart(session: pytest.Session) -> None:
    """Where nobody reads a warning, a missing browser fails the run (exit code 3)."""
    del session
    found = chromium.find(os.environ)
    if found:
        os.environ["DISCLOSE_BROWSER"] = found
    elif _IN_CI:
        pytest.exit(chromium.MISSING, returncode=3)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever uses the browser is marked so, and skipped where there is none."""
    found = chromium.find(os.environ)
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        if found is None and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=_NO_BROWSER))


def pytest_collection_finish() -> None:
    """Five thousand tests stay to the end: nobody need look through them for garbage again and again."""
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly, and by name, which tests did not run for want of a browser."""
    skipped = [report for report in terminalreporter.getreports("skipped") if _NO_BROWSER in str(report.longrepr)]
    if skipped:
        terminalreporter.section(f"{len(skipped)} 项测试没有运行 tests did not run", sep="!", red=True, bold=True)
        terminalreporter.line(chromium.MISSING)
        for report in skipped:
            terminalreporter.line(f"  {report.nodeid}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser, one per test process; a test opens its own context in it."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=os.environ["DISCLOSE_BROWSER"], args=chromium.ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def session_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A temporary folder that all test processes of this session see, and no other session (see tests/once.py)."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(autouse=True)
def silent_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning that no test asked for fails the test.  Who expects one asserts it, then calls ``caplog.clear()``."""
    yield
    heard = [
        f"{record.name}: {record.getMessage()}"
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
    ]
    assert heard == []
