"""Links that cannot be broken: every address of the run is known before the first page is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.text import escape

_ADDRESS = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*(?:[A-Za-z0-9._~-]+)?")
_FRAGMENT = re.compile(r"[A-Za-z0-9._~:-]+")


class UnknownAddressError(LookupError):
    """A template links to something that this run does not make: a mistake in the program, not in the records."""


@dataclass(frozen=True)
class Links:
    """All addresses of one run, and the way from one to another.

    ``addresses`` are site-absolute: pages end in a slash, files do not.  ``fragments`` names the anchors of those pages
    whose anchors are known; a fragment of any other page is taken as it is (the check of the built site sees it).
    """

    addresses: frozenset[str]
    fragments: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def to(cls, addresses: Iterable[str], fragments: Mapping[str, frozenset[str]] | None = None) -> Links:
        """Links among *addresses*.  Raises :class:`ValueError` for one that could not stand in a URL as it is."""
        known = frozenset(addresses)
        for address in known:
            if not _ADDRESS.fullmatch(address) or "/../" in address or "/./" in address:
                raise ValueError(f"not an address made from codes and ids: {address!r}")
        return cls(known, MappingProxyType(dict(fragments or {})))

    def __contains__(self, address: str) -> bool:
        return address in self.addresses

    def href(self, page: str, target: str) -> Markup:
        """*target* (``/2022/findings/#F-01``) as a URL relative to *page*; works under any base path.

        Raises :class:`UnknownAddressError` when nothing of this run has that address.
        """
        address, hash_sign, fragment = target.partition("#")
        if address not in self.addresses:
            raise UnknownAddressError(f"{page} links to {target}, which this run does not make")
        if hash_sign and not self._has(address, fragment):
            raise UnknownAddressError(f"{page} links to {target}, but that page has no such anchor")
        return Markup(relative(page, address) + hash_sign + fragment)  # noqa: S704 - checked characters

    def _has(self, address: str, fragment: str) -> bool:
        known = self.fragments.get(address)
        return bool(_FRAGMENT.fullmatch(fragment)) if known is None else fragment in known


@lru_cache(maxsize=1024)
def _ways_up(page: str) -> tuple[tuple[str, str], ...]:
    """The folders above and at *page*, nearest first, with the way there: ``(("/2022/", ""), ("/", "../"))``."""
    steps = page.split("/")[1:-1]
    folders = ["/" + "".join(f"{step}/" for step in steps[:count]) for count in range(len(steps), -1, -1)]
    return tuple((folder, "../" * count) for count, folder in enumerate(folders))


def relative(page: str, address: str) -> str:
    """*address* seen from *page*; empty for the page itself."""
    if page == address:
        return ""
    for folder, way in _ways_up(page):
        if address.startswith(folder):
            return (way + address[len(folder) :]) or "./"
    raise ValueError(f"an address begins with a slash: {page!r}")


def outward(url: str) -> Markup:
    """*url* of another site, for an ``href``.  Only http and https: anything else could run as a script.

    Raises :class:`ValueError`; the records' own check has refused such a URL before any page is made.
    """
    parts = urlsplit(str(url))
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"not an http(s) address: {url!r}")
    return escape(url)


def handwritten_addresses(content: Path) -> frozenset[str]:
    """The addresses of the pages and files written by hand below *content* (MkDocs' ``docs_dir``)."""
    files = [path.relative_to(content) for path in content.rglob("*") if path.is_file()]
    visible = [path for path in files if not any(part.startswith(".") for part in path.parts)]
    return frozenset(_address_of(path.as_posix()) for path in visible)


def _address_of(source: str) -> str:
    if not source.endswith(".md"):
        return f"/{source}"
    name = source.removesuffix(".md")
    name = name.removesuffix("index") if name == "index" or name.endswith("/index") else f"{name}/"
    return f"/{name}"
