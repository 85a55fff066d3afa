"""``mkdocs build`` and ``mkdocs serve`` work by themselves, in processes of their own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import pytest

from generator.publish.working_copy import MARK
from tests.publish.workshop import EXAMPLE, ROOT, Workshop, files_of, parsed, text_of

PATIENCE = 60
"""Seconds until a preview that does not change is a failure."""

SETTINGS = {"docs_dir": str(ROOT / "content"), "nav": ["index.md", "about/index.md"]}


@pytest.fixture
def desk(workshop: Workshop) -> Workshop:
    """A workshop with records of its own."""
    shutil.copytree(EXAMPLE, workshop.folder / "data")
    workshop.configure(**SETTINGS)
    return workshop


def mkdocs(workshop: Workshop, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", *arguments, "-f", str(workshop.config_file)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, check=False, timeout=120, encoding="utf-8", env=utf8()
    )


def utf8() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONWARNINGS": ""}


def break_records(workshop: Workshop) -> None:
    site = workshop.folder / "data/site.yml"
    site.write_text(site.read_text(encoding="utf-8").replace("as_of: ", "as_of: 昨天 "), encoding="utf-8")


def rename_site(workshop: Workshop, name: str) -> None:
    site = workshop.folder / "data/site.yml"
    lines = [line for line in site.read_text(encoding="utf-8").splitlines() if not line.startswith("title:")]
    site.write_text("\n".join([*lines, f"title: {name}", ""]), encoding="utf-8")


def test_mkdocs_build_makes_the_site(desk: Workshop) -> None:
    rename_site(desk, "绩效公开一")
    ran = mkdocs(desk, "build", "--strict")
    assert ran.returncode == 0, ran.stderr
    assert "绩效公开一" in desk.html("/about/")
    assert (desk.site / MARK).is_file()
    assert any(name.startswith("2022/") for name in files_of(desk.site))


def test_mkdocs_build_refuses_records_with_errors(desk: Workshop) -> None:
    break_records(desk)
    ran = mkdocs(desk, "build", "--strict")
    assert ran.returncode == 1
    assert "site.yml" in ran.stderr
    assert "昨天" in ran.stderr
    assert "改法：" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (desk.site / "index.html").exists()


def mkdocs_serve(workshop: Workshop, port: int) -> list[str]:
    return ["-m", "mkdocs", "serve", "-f", str(workshop.config_file), "-a", f"127.0.0.1:{port}"]


def disclose_serve(workshop: Workshop, port: int) -> list[str]:
    """The same server on records that the settings do not name."""
    workshop.configure(**SETTINGS, plugins={"disclosure": {"data": "nowhere"}})
    call = f"preview(Path({str(workshop.config_file)!r}), Path({str(workshop.folder / 'data')!r}), {port})"
    return ["-c", f"from pathlib import Path; from generator.publish.preview_server import preview; {call}"]


class Preview:
    """A running preview."""

    def __init__(self, workshop: Workshop, command: Callable[[Workshop, int], list[str]] = mkdocs_serve) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._log = (workshop.folder / "serve.log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, *command(workshop, self.port)],
            cwd=ROOT,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            env=utf8(),
        )
        self._log_file = workshop.folder / "serve.log"

    @property
    def log(self) -> str:
        return self._log_file.read_text(encoding="utf-8", errors="replace")

    def page(self, address: str) -> str:
        """The page at *address* right now, empty while there is none."""
        try:
            with build_opener(ProxyHandler({})).open(f"http://127.0.0.1:{self.port}{address}", timeout=10) as answer:
                return bytes(answer.read()).decode("utf-8")
        except (URLError, ConnectionError):
            return ""

    def wait(self, address: str, wanted: Callable[[str], bool]) -> str:
        """The page at *address* as soon as it is as *wanted*."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            html = self.page(address)
            if html and wanted(html):
                return html
            assert self._process.poll() is None, self.log
            time.sleep(0.2)
        raise AssertionError(f"{address} is not as expected:\n{self.log}")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=30)
        self._log.close()


@pytest.fixture(params=[mkdocs_serve, disclose_serve])
def preview(desk: Workshop, request: pytest.FixtureRequest) -> Iterator[Preview]:
    rename_site(desk, "绩效公开一")
    running = Preview(desk, request.param)
    yield running
    running.stop()


def test_a_saved_file_refreshes_the_preview(desk: Workshop, preview: Preview) -> None:
    """Good records show at once; bad ones leave the last good pages under a banner, and mended ones take it away."""
    preview.wait("/about/", lambda html: "绩效公开一" in html)
    assert "data-problems" not in preview.page("/about/")
    watched = next(line for line in preview.log.splitlines() if "Watching paths for changes" in line)
    assert all(folder in watched for folder in ("data", "content", "overrides", "templates"))
    rename_site(desk, "绩效公开二")
    preview.wait("/about/", lambda html: "绩效公开二" in html)
    good = (desk.folder / "data/site.yml").read_bytes()
    rename_site(desk, "绩效公开三")
    break_records(desk)
    html = preview.wait("/about/", lambda html: "data-problems" in html)
    assert "绩效公开二" in html
    assert "绩效公开三" not in html
    banner = parsed(html).find(".//div[@role='alert']")
    assert banner is not None
    assert "数据里有 1 处错误" in text_of(banner)
    assert [link.get("href") for link in banner.iter("a")] == ["../problems/"]
    assert "昨天" in text_of(parsed(preview.page("/problems/")).find(".//table"))
    assert "昨天" in preview.log
    (desk.folder / "data/site.yml").write_bytes(good)
    assert "绩效公开二" in preview.wait("/about/", lambda html: "data-problems" not in html)


def test_a_preview_can_begin_with_bad_records(desk: Workshop) -> None:
    """There are no good pages yet: the home page says what is wrong."""
    good = (desk.folder / "data/site.yml").read_bytes()
    break_records(desk)
    running = Preview(desk)
    try:
        html = running.wait("/", lambda html: "data-problems" in html)
        assert "昨天" in text_of(parsed(html).find(".//table"))
        (desk.folder / "data/site.yml").write_bytes(good)
        running.wait("/about/", lambda html: "data-problems" not in html)
    finally:
        running.stop()
