"""A build that is killed leaves the old site or a whole new one, and the next build repairs what it left."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.command import EXAMPLE, PATIENCE, ROOT, disclose
from tests.end_to_end.test_mkdocs import files_of


def build(site: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "generator", "build", "--data", str(EXAMPLE), "--site", str(site)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_build_is_repaired_by_the_next(tmp_path: Path) -> None:
    """Killed while its first pages lie in the fresh folder beside the site."""
    site, fresh = tmp_path / "site", tmp_path / ".site.new"
    first = disclose("build", "--data", EXAMPLE, "--site", site)
    assert first.code == 0, first.err
    before = files_of(site)
    running = build(site)
    end = time.monotonic() + PATIENCE
    while not any(fresh.glob("*")):
        assert running.poll() is None
        assert time.monotonic() < end
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    assert fresh.is_dir()
    assert files_of(site) == before
    repaired = disclose("build", "--data", EXAMPLE, "--site", site)
    assert repaired.code == 0, repaired.err
    assert files_of(site) == before
    assert {path.name for path in tmp_path.iterdir()} == {"site"}
