"""What the search index is made of: for each page its title, its own words and its facets.

Most of what stands on a page stands on all of its kind (一、申请与批准, 项目代码).  Such words tell no page from another, take most
of the time that indexing needs and most of the bytes that a search loads, so they are left out; so are drawings and bare numbers.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.pages.findable import ALWAYS, KIND, YEAR
from generator.text import escape

if TYPE_CHECKING:
    from generator.pages.page import Page


def in_bundles(documents: Iterable[SearchDocument]) -> Mapping[str, tuple[SearchDocument, ...]]:
    """The documents of each bundle, by title: the order of the rows of everything that is written about a bundle."""
    ordered = sorted(documents, key=lambda each: (each.bundle, each.title, each.address))
    return {name: tuple(group) for name, group in groupby(ordered, key=lambda each: each.bundle)}


def bundle_of(search: Mapping[str, tuple[str, ...]]) -> str:
    """The index of pages with these facets: that of their year, so that a new year leaves the others as they are."""
    return next(iter(search.get(YEAR, ())), ALWAYS)


_DRAWING = re.compile(r"<(svg|script|style)\b.*?</\1>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|data|em|i|small|span|strong|sub|sup|time|wbr)\b[^>]*>")
_BREAK = re.compile(r"<[^>]*>|\n\n")
"""Where a passage ends: at tags, and around the headings, which are Markdown."""
_ROW_HEAD = re.compile(r'<th scope="row"[^>]*>([^<]*)</th>')
_HEADING_MARKS = re.compile(r"^\s*#{1,6} | \{#[^}]*\}\s*$")
_ENTITY = re.compile(r"&#?\w+;")
_LETTER = re.compile(r"[^\W\d_]")
_DIGITS = re.compile(r"\d[\d.,]*")
_COMMON = 0.1
"""Words on more than this share of the pages of one kind are the template's, not the record's."""
_FEW = 25
"""On fewer pages than this, no words are taken for the template's."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing that is found.

    ``address`` is that of a page, or of a section of one (``/glossary/#budget``).  ``passages`` are pieces of escaped HTML text.
    """

    address: str
    title: str
    passages: tuple[str, ...]
    search: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def bundle(self) -> str:
        """The index that it belongs to."""
        return bundle_of(self.search)


def of_pages(pages: Iterable[Page]) -> Iterator[SearchDocument]:
    """The documents of all pages that are to be found, without what those of one kind and year have in common.

    Words that differ only in their numbers are the same words.  What heads a row (the name of an indicator) always stays; what the
    title and the facets say is not repeated.
    """
    read = [(page, (bundle_of(page.search), page.kind), _passages(page.body)) for page in pages if page.search]
    peers = Counter(group for _, group, _ in read)
    shared = Counter((group, words) for _, group, passages in read for words in set(passages.values()))
    for page, group, passages in read:
        limit = max(_FEW, peers[group] * _COMMON)
        heads = {_piece(head) for head in _ROW_HEAD.findall(page.body)}
        said = {escape(text) for text in (page.title, *(value for values in page.search.values() for value in values))}
        own = (each for each, words in passages.items() if each in heads or shared[group, words] <= limit)
        yield SearchDocument(page.address, page.title, tuple(each for each in own if each not in said), page.search)


_WRITTEN_HEADING = re.compile(r'<h([123])(?: id="([^"]*)")?[^>]*>(.*?)</h\1>', re.DOTALL)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)


def of_written_page(address: str, article: str) -> Iterator[SearchDocument]:
    """The documents of a page written by hand: each of its sections is of the kind that the page's title says (*article* is HTML)."""
    parts = _WRITTEN_HEADING.split(_PERMALINK.sub("", article))
    kind = ""
    for anchor, heading, text in zip(parts[2::4], parts[3::4], parts[4::4], strict=True):
        title = html.unescape(" ".join(_passages(heading)))
        place = f"{address}#{anchor}" if kind and anchor else address
        kind = kind or title
        yield SearchDocument(place, title, tuple(_passages(text)), {KIND: (kind,)})


def _passages(text: str) -> dict[str, str]:
    """The pieces of text between tags, each once and in order, with what they are but for their numbers."""
    lines = _BREAK.split(_INLINE.sub("", _DRAWING.sub(" ", text)))
    pieces = filter(None, map(_piece, lines))
    return {piece: _without_numbers(piece) for piece in pieces}


@lru_cache(maxsize=1 << 16)
def _piece(line: str) -> str:
    """*line* without Markdown's marks of headings and superfluous space; empty when no letter is in it."""
    piece = " ".join(_HEADING_MARKS.sub("", line).split())
    return piece if _LETTER.search(_ENTITY.sub("", piece)) else ""


@lru_cache(maxsize=1 << 16)
def _without_numbers(piece: str) -> str:
    return _DIGITS.sub("0", html.unescape(piece))
