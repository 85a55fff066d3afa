"""The Nu HTML checker, which knows the whole of HTML, reads a page of every kind."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.end_to_end.conftest import BuiltSite
from tests.once import made_once

VERSION = "26.9.27"
CONTENT = "5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7"
UPSTREAM: dict[str, str] = {}
"""Messages that are not ours to mend, and whose they are."""
_NO_JAVA = "需要 Java 和 npm 才能检查 HTML。 Checking HTML needs Java and npm."


def fetch_checker(folder: Path) -> None:
    """The checker as its makers publish it, from the package registry; its content is known beforehand."""
    npm = shutil.which("npm")
    assert npm is not None
    subprocess.run([npm, "pack", "--silent", f"vnu-jar@{VERSION}"], cwd=folder, check=True, capture_output=True)
    package = folder / f"vnu-jar-{VERSION}.tgz"
    assert hashlib.sha256(package.read_bytes()).hexdigest() == CONTENT
    with tarfile.open(package) as archive:
        archive.extractall(folder, filter="data")


@pytest.fixture(scope="session")
def checker(session_folder: Path) -> Path:
    """The checker's program, fetched once in a session."""
    if not (shutil.which("java") and shutil.which("npm")):
        pytest.fail(_NO_JAVA)
    folder = made_once(session_folder, "nu-checker", fetch_checker)
    return next(folder.rglob("vnu.jar"))


def errors(checker: Path, files: list[Path]) -> list[str]:
    """What the checker calls an error, upstream ones left out."""
    java = shutil.which("java")
    assert java is not None
    command = [java, "-jar", str(checker), "--format", "json", "--exit-zero-always", *map(str, files)]
    said = subprocess.run(command, capture_output=True, check=True, env=dict(os.environ), encoding="utf-8").stderr
    return [
        f"{message['url'].rpartition('/site/')[2]}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(said)["messages"]
        if message["type"] == "error" and message["message"] not in UPSTREAM
    ]


@pytest.mark.full
def test_each_kind_of_page_is_valid(shipped: BuiltSite, checker: Path) -> None:
    pages = [shipped.folder / address / "index.html" for address in shipped.one_of_each_kind().values()]
    assert errors(checker, [*pages, shipped.folder / "404.html"]) == []


@pytest.mark.full
def test_an_error_would_be_found(checker: Path, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        '<!doctype html><html lang="zh-CN"><title>错</title><p id="a"><p id="a"><center>错</center>', "utf-8"
    )
    assert len(errors(checker, [page])) == 2
