"""A page made from records, as MkDocs knows pages.

MkDocs asks only that ``File.page`` is one of its pages.  This one keeps the Markdown that the generator made, renders it with
pulldown-cmark instead of Python-Markdown (which would spend most of a build looking for emphasis in table cells), and
hands the theme nothing that is not already escaped.

**What the theme finds in** ``page.meta`` (all text is :class:`markupsafe.Markup`, safe in bodies and in quoted attributes;
``page.title`` and ``page.meta.title`` are the same; print them as they are, and never with ``striptags``, which decodes entities):

=============== =======================================================================================================
``title``       title of the page
``description`` one sentence about it; absent when there is none
``kind``        page kind, a word for a class (``project``, ``department``, ``figure`` …)
``sample``      true when the page shows or counts a sample record
``crumbs``      the way from the home page, outermost first: each has ``title`` and ``href``, which is already relative to the page
``search``      facets: name → list of values
``generated``   true: the page comes from records
=============== =======================================================================================================
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pyromark
from markupsafe import Markup
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.pages.links import relative
from generator.text import escape

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from generator.pages.page import Page

_MARKDOWN = pyromark.Markdown(options=pyromark.Options.ENABLE_HEADING_ATTRIBUTES)
_HEADING = re.compile(r'<h([1-6])((?: [^>]*)? id="([^"]+)"[^>]*)>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r'\bid="([^"]+)"')
_DEEPEST_LISTED = 3


class RecordPage(mkdocs_pages.Page):
    """One generated page on its way through MkDocs."""

    def __init__(self, record: Page, file: File, config: MkDocsConfig) -> None:
        self.record = record
        self.in_nav = False
        super().__init__(escape(record.title), file, config)
        self.edit_url = None

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs hands it over
        """Nothing is read: the Markdown is in memory, and it has no front matter."""
        self.markdown = self.record.body
        self.meta = page_meta(self.record)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs hands them over
        """Markdown to HTML, and the table of contents from the headings that have an id."""
        content = _MARKDOWN.html(self.record.body)
        headings = [(int(level), html.unescape(id_), inner) for level, _, id_, inner in _HEADING.findall(content)]
        self.content = _HEADING.sub(_with_permalink, content)
        self.toc = TableOfContents(_nested(headings))

    @cached_property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """The anchors of the page, for links from pages written by hand."""
        return set(_ID.findall(self.content or ""))


def page_meta(record: Page) -> dict[str, Any]:
    """What the theme is told about a page; see the table above."""
    meta: dict[str, Any] = {
        "title": escape(record.title),
        "kind": record.kind,
        "sample": record.sample,
        "crumbs": [
            {"title": escape(crumb.title), "href": _href(record.address, crumb.address)} for crumb in record.crumbs
        ],
        "search": {name: [escape(value) for value in values] for name, values in record.search.items()},
        "generated": True,
    }
    return meta | ({"description": escape(record.description)} if record.description else {})


def _href(page: str, address: str) -> Markup:
    """The way from *page* to *address*, whatever characters an address may hold."""
    return Markup(quote(relative(page, address) or "./"))  # noqa: S704 - what is not a letter, digit, dot or slash is quoted


def _with_permalink(heading: re.Match[str]) -> str:
    level, attributes, id_, inner = heading.groups()
    if level == "1":
        return heading[0]
    return f'<h{level}{attributes}>{inner}<a class="headerlink" href="#{id_}" title="本节链接">&para;</a></h{level}>'


def _nested(headings: list[tuple[int, str, str]]) -> list[AnchorLink]:
    """Headings as a tree: each stands below the nearest one before it that is of a higher rank."""
    roots: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for level, id_, inner in _listed(headings):
        link = AnchorLink(_plain(inner), id_, level)
        while above and above[-1].level >= level:
            above.pop()
        (above[-1].children if above else roots).append(link)
        above.append(link)
    return roots


def _listed(headings: list[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    return (heading for heading in headings if heading[0] <= _DEEPEST_LISTED)


def _plain(inner: str) -> Markup:
    """A heading's text without its tags, escaped once more for whatever the theme does with it."""
    return escape(html.unescape(_TAG.sub("", inner)))
