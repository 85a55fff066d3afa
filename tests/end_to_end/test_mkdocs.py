"""MkDocs by itself makes the same site as the command, and other engines build what ``render`` writes."""

from __future__ import annotations

import gzip
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import pytest

from tests.command import PATIENCE, disclose, run
from tests.end_to_end.conftest import BuiltSite
from tests.end_to_end.repo_copy import copy_of_project
from tests.end_to_end.small_city import make_city


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_project(tmp_path_factory.mktemp("公开 网站") / "disclose")


def files_of(site: Path) -> dict[str, bytes]:
    """Every file with its content; a packed one unpacked, because the packing holds the time of day."""
    return {
        path.relative_to(site).as_posix(): gzip.decompress(path.read_bytes())
        if path.suffix == ".gz"
        else path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_mkdocs_build_makes_what_the_command_makes(project: Path) -> None:
    """In a path with a space and Chinese characters, from a fresh copy."""
    mkdocs = run("mkdocs", "build", "--strict", "--site-dir", str(project / "by-mkdocs"), folder=project)
    assert mkdocs.code == 0, mkdocs.err
    own = disclose("build", folder=project)
    assert own.code == 0, own.err
    made = files_of(project / "site")
    assert made.keys() == files_of(project / "by-mkdocs").keys()
    assert made == files_of(project / "by-mkdocs")
    assert len(made) > 100


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """Where ``mkdocs serve`` shows the copy."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    with (project / "serve.log").open("wb") as log:
        serving = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--strict", "-a", at], cwd=project, stdout=log, stderr=log
        )
        yield f"http://{at}/"
        serving.terminate()
        serving.wait(timeout=30)


def page(address: str) -> str:
    """The page at *address*, empty while nobody answers."""
    try:
        with build_opener(ProxyHandler({})).open(address, timeout=10) as answer:
            return bytes(answer.read()).decode("utf-8")
    except (URLError, ConnectionError):
        return ""


def wait_for(address: str, words: str) -> None:
    end = time.monotonic() + PATIENCE
    while words not in page(address):
        assert time.monotonic() < end, f"{address} never says {words}"
        time.sleep(0.2)


def test_mkdocs_serve_shows_a_saved_record(project: Path, preview: str) -> None:
    address = preview + "2022/activities/"
    wait_for(address, "方案")
    documents = project / "data" / "documents.csv"
    text = documents.read_text(encoding="utf-8")
    documents.write_text(text.replace("深入实施预算绩效管理工作方案", "刚刚改过名字的方案"), encoding="utf-8")
    wait_for(address, "刚刚改过名字的方案")
    documents.write_text(text, encoding="utf-8")


@pytest.mark.full
def test_mkdocs_builds_the_shipped_records(shipped: BuiltSite, tmp_path: Path) -> None:
    """The 3,700 pages and more: the same as the command makes, byte for byte."""
    ran = run("mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site"))
    assert ran.code == 0, ran.err
    assert files_of(tmp_path / "site") == files_of(shipped.folder)


@pytest.mark.full
def test_zensical_builds_the_tree_of_a_city(tmp_path: Path) -> None:
    """``render`` writes the whole site as plain Markdown, and another engine finds every page in it.

    A small city with pages of every kind: on the shipped one that engine works for more than ten minutes.
    """
    data = make_city(tmp_path / "data")
    built = disclose("build", "--data", data, "--site", tmp_path / "site")
    assert built.code == 0, built.err
    pages = BuiltSite(tmp_path / "site", built).pages
    assert len(pages) > 300
    rendered = disclose("render", "--data", data, "--out", tmp_path / "tree")
    assert rendered.code == 0, rendered.err
    ran = subprocess.run(
        [Path(sys.executable).with_name("zensical"), "build", "--clean"],
        cwd=tmp_path / "tree",
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert ran.returncode == 0, ran.stdout.decode() + ran.stderr.decode()
    site = tmp_path / "tree" / "site"
    assert [address for address in pages if not (site / address.strip("/") / "index.html").is_file()] == []
