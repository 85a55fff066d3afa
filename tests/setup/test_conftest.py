"""The rules that hold for every test, tried on a small suite of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A folder with the project's settings and shared fixtures, and no tests."""
    (tmp_path / "tests").mkdir()
    for name in ("pyproject.toml", "tests/conftest.py", "tests/chromium.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def outcome(suite: Path, test: str, **environment: str) -> subprocess.CompletedProcess[str]:
    (suite / "tests" / "test_it.py").write_text(test, encoding="utf-8")
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "CI"))}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        cwd=suite,
        env={**outside, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


WARNING = """
import logging, warnings

def test_log():
    logging.getLogger("somebody").warning("unexpected")

def test_asserted_log(caplog):
    logging.getLogger("somebody").warning("expected")
    assert caplog.messages == ["expected"]
    caplog.clear()

def test_python():
    warnings.warn("old-fashioned")
"""


def test_a_warning_that_nobody_asked_for_fails_the_test(suite: Path) -> None:
    heard = outcome(suite, WARNING)
    assert "somebody: unexpected" in heard.stdout
    assert "UserWarning: old-fashioned" in heard.stdout
    assert "1 failed, 2 passed, 1 error" in heard.stdout


WITHOUT_BROWSER = "def test_it(browser):\n    pass\n\ndef test_else():\n    pass\n"


def test_without_a_browser_what_did_not_run_is_named(suite: Path) -> None:
    told = outcome(suite, WITHOUT_BROWSER, DISCLOSE_BROWSER="no-such-browser")
    assert told.returncode == 0, told.stdout
    assert "1 passed, 1 skipped" in told.stdout
    assert "1 项测试没有运行 tests did not run" in told.stdout
    assert "  tests/test_it.py::test_it\n" in told.stdout


def test_where_nobody_reads_a_warning_a_missing_browser_fails_the_run(suite: Path) -> None:
    assert outcome(suite, WITHOUT_BROWSER, DISCLOSE_BROWSER="no-such-browser", CI="true").returncode == 3


@pytest.mark.browser
def test_the_browser_of_this_machine_is_found(suite: Path) -> None:
    page = "def test_it(browser):\n    page = browser.new_page()\n    page.set_content('<h1>绩效</h1>')\n"
    found = outcome(suite, page + "    assert page.inner_text('h1') == '绩效'\n    page.close()\n", CI="true")
    assert found.returncode == 0, found.stdout
