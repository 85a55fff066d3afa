"""The site of the shipped records, built once in a session by the real command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from tests.command import DATA, Ran, disclose
from tests.once import ran_once
from tests.serving import served

_BODY = re.compile(r'<body class="([^"]*)"')
_KIND = re.compile(r"\bpage--(?!with-sample)([\w-]+)")


@dataclass(frozen=True)
class BuiltSite:
    """A site in a folder, and the run that built it."""

    folder: Path
    ran: Ran

    @cached_property
    def pages(self) -> dict[str, str]:
        """HTML of every page by its address below the root, ``""`` for the home page."""
        return {
            path.parent.relative_to(self.folder).as_posix().removeprefix(".") + "/": path.read_text(encoding="utf-8")
            for path in sorted(self.folder.rglob("index.html"))
        }

    def kind(self, address: str) -> str:
        """The kind of a page, as its body says; pages written by hand are a kind each."""
        body = _BODY.search(self.pages[address])
        kind = _KIND.search(body[1]) if body else None
        return kind[1] if kind else f"written: {address}"

    def one_of_each_kind(self, addresses: Iterable[str] | None = None) -> dict[str, str]:
        """By kind, the first of *addresses*, or of all pages: one of 2022 where there is one."""
        among = self.pages if addresses is None else addresses
        kinds: dict[str, str] = {}
        for address in sorted(among, key=lambda each: (not each.startswith("2022/"), each)):
            kinds.setdefault(self.kind(address), address)
        return kinds


@pytest.fixture(scope="session")
def shipped(session_folder: Path) -> BuiltSite:
    """The site of ``data/``."""
    folder, ran = ran_once(
        session_folder, "shipped", lambda folder: disclose("build", "--data", DATA, "--site", folder / "site")
    )
    assert ran.code == 0, ran.err
    return BuiltSite(folder / "site", ran)


@pytest.fixture(scope="session")
def address(shipped: BuiltSite) -> Iterator[str]:
    """Where the site of ``data/`` is served."""
    with served(shipped.folder) as where:
        yield where
