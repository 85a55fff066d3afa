"""Every link of a built site leads somewhere, and no page asks another host for anything.

A *link* is what a reader may follow; it may lead to other sites.  A *request* is what a browser fetches by itself (a script, a
style sheet, an image, the target of a form); it must stay inside the site.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What follows the "<" comes first, so that other tags are passed over quickly.
_HIDDEN = re.compile(r"<(?=[!sS])(?:!--.*?-->|((?i:script|style))\b([^>]*>)(.*?)</(?i:\1)\s*>)", re.DOTALL)
_TAG = re.compile(r"""<[A-Za-z][^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""")
_NAME = re.compile(r"<([^\s/>]+)")
_ATTRIBUTE = re.compile(r"""(?<=[\s"'/])([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_CSS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"\s;]+)", re.IGNORECASE)

_REQUESTS = frozenset({"src", "poster", "data", "background", "action", "formaction", "ping", "manifest", "xlink:href"})
_FOLLOWED_RELATIONS = frozenset({"canonical", "alternate", "prev", "next", "author", "license", "help", "search"})
_SCHEMES_OF_LINKS = frozenset({"http", "https", "mailto", "tel"})
_FROM_ROOT = frozenset({"404.html"})
"""Shown at any address, so its own links start at the root."""


class Fault(StrEnum):
    """What can be wrong with a reference."""

    MISSING = "网站里没有这个地址"
    NO_ANCHOR = "目标页面里没有这个位置"
    OUTSIDE = "指向网站之外的上级目录"
    FROM_ROOT = "以“/”开头，网站放在子目录时会失效"
    FOREIGN_REQUEST = "页面会自动向其他网站请求内容"
    FOREIGN_LINK = "指向没有登记的其他网站"
    SCHEME = "不是网页地址，可能执行脚本"


@dataclass(frozen=True, slots=True, order=True)
class LinkProblem:
    """A reference that leads nowhere or too far; ``file`` is the page, relative to the site."""

    file: str
    url: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.file}：{self.url}（{self.fault}）"


@dataclass(frozen=True, slots=True)
class References:
    """What one file refers to, and the anchors that it offers."""

    links: frozenset[str]
    requests: frozenset[str]
    anchors: frozenset[str]


def check_site(site: Path, *, outward: Container[str] | None = None) -> tuple[LinkProblem, ...]:
    """All problems with the references of the built *site*, in the order of its files.

    *outward* are the addresses of other sites that links may lead to; ``None`` allows any.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    found = {name: references(path) for name, path in files.items() if path.suffix in {".html", ".svg", ".css"}}
    checker = _Checker(frozenset(files), found, outward)
    return tuple(sorted({problem for name in found for problem in checker.problems(name)}))


def references(path: Path) -> References:
    """What the HTML, SVG or CSS file at *path* refers to."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        return References(frozenset(), frozenset(_in_css(text)), frozenset())
    return references_in_html(text)


def references_in_html(text: str) -> References:
    """What *text* refers to.  Tags are told from text as a browser does it; each distinct tag is looked at once."""
    styles: list[str] = []

    def without_body(hidden: re.Match[str]) -> str:
        name, attributes, body = hidden.groups()
        if name is None:
            return ""
        if name.lower() == "style":
            styles.append(body)
        return f"<{name}{attributes}"

    tags = set(_TAG.findall(_HIDDEN.sub(without_body, text)))
    kinds: dict[str, set[str]] = {"link": set(), "request": set(), "anchor": set()}
    kinds["request"].update(url for style in styles for url in _in_css(style))
    for tag in tags:
        if "=" in tag:
            for kind, value in _in_tag(tag):
                kinds[kind].add(value)
    return References(frozenset(kinds["link"]), frozenset(kinds["request"]), frozenset(kinds["anchor"]))


@lru_cache(maxsize=1 << 16)
def _in_tag(tag: str) -> tuple[tuple[str, str], ...]:
    """The references and anchors of one start tag: pairs of ``link``, ``request`` or ``anchor``, and the value."""
    name = _NAME.match(tag)
    attributes = {
        key.lower(): html.unescape(double or single or bare) for key, double, single, bare in _ATTRIBUTE.findall(tag)
    }
    return tuple(_meant(name[1].lower() if name else "", attributes))


def _meant(name: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key, value in attributes.items():
        if key == "id" or (key == "name" and name == "a"):
            yield "anchor", value
        elif key == "href":
            yield ("link" if _is_followed(name, attributes) else "request"), value.strip()
        elif key in _REQUESTS:
            yield "request", value.strip()
        elif key in {"srcset", "imagesrcset"}:
            yield from (("request", choice.split()[0]) for choice in value.split(",") if choice.strip())
        elif key == "style":
            yield from (("request", url) for url in _in_css(value))
        elif key == "content" and attributes.get("http-equiv", "").lower() == "refresh":
            yield from (("request", url) for url in _REFRESH.findall(value))


def _is_followed(name: str, attributes: dict[str, str]) -> bool:
    """Whether an ``href`` waits for the reader; those of SVG's ``use`` and of style sheets are fetched at once."""
    if name == "link":
        return not set(attributes.get("rel", "").lower().split()) - _FOLLOWED_RELATIONS
    return name in {"a", "area"}


def _in_css(text: str) -> Iterator[str]:
    for found in _CSS.findall(_CSS_COMMENT.sub("", text)):
        yield next((url for url in found if url), "")


@dataclass(frozen=True)
class _Checker:
    files: frozenset[str]
    found: dict[str, References]
    outward: Container[str] | None

    def problems(self, name: str) -> Iterator[LinkProblem]:
        """What is wrong with the references of the file called *name*."""
        for kind, urls in (("link", self.found[name].links), ("request", self.found[name].requests)):
            for url in urls:
                fault = self._fault(name, url, request=kind == "request")
                if fault is not None:
                    yield LinkProblem(name, url, fault)

    def _fault(self, name: str, url: str, *, request: bool) -> Fault | None:
        try:
            parts = urlsplit(url)
        except ValueError:
            return Fault.SCHEME
        if parts.scheme or parts.netloc:
            return self._foreign_fault(url, parts.scheme, request=request)
        if parts.path.startswith("/") and name not in _FROM_ROOT:
            return Fault.FROM_ROOT
        target = _target(name, unquote(parts.path))
        if target is None:
            return Fault.OUTSIDE
        if target not in self.files:
            return Fault.MISSING
        return None if self._has_anchor(target, parts.fragment) else Fault.NO_ANCHOR

    def _foreign_fault(self, url: str, scheme: str, *, request: bool) -> Fault | None:
        if request:
            return None if url.startswith("data:image/") else Fault.FOREIGN_REQUEST
        if scheme not in _SCHEMES_OF_LINKS:
            return Fault.SCHEME if scheme else Fault.FOREIGN_LINK
        if scheme in {"mailto", "tel"} or self.outward is None or url in self.outward:
            return None
        return Fault.FOREIGN_LINK

    def _has_anchor(self, target: str, fragment: str) -> bool:
        if fragment in {"", "top"} or target not in self.found:
            return True
        anchors = self.found[target].anchors
        return fragment in anchors or unquote(fragment) in anchors


def _target(name: str, path: str) -> str | None:
    """The file that *path* leads to from the file *name*; ``None`` above the site."""
    if not path:
        return name
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(name), path)
    whole = posixpath.normpath(joined) if joined else "."
    if whole == ".." or whole.startswith("../"):
        return None
    folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    return posixpath.normpath(posixpath.join(whole, "index.html")) if folder else whole
