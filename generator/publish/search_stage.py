"""The last stage of a build: what was written is made to be found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.pages.links import handwritten_addresses
from generator.pages.page import Pages
from generator.publish.search_documents import SearchDocument, of_pages, of_written_page
from generator.publish.search_index import NoIndexError, index_site

_ARTICLE = re.compile(r'<article class="content">(.*)</article>', re.DOTALL)
_FOR_STAFF = "/handbook/"
"""The staff's handbook is not what the public looks for."""


def make_searchable(
    pages: Pages, content: Path, site: Path, previous: Path, progress: Callable[[int, int], None]
) -> str | None:
    """Index *pages* and those written by hand below *content*, as they stand in *site*; why there is no index, or None.

    *previous* is the site of the build before.  Without an index the site is whole: readers look names and codes up instead.
    """
    try:
        index_site([*of_pages(pages.pages), *_written(content, site)], site, previous, progress)
    except NoIndexError as reason:
        return f"没有建立全文索引，网站只能按名称和代码查找：{reason}。"
    return None


def _written(content: Path, site: Path) -> Iterator[SearchDocument]:
    for address in sorted(handwritten_addresses(content)):
        if address.endswith("/") and not address.startswith(_FOR_STAFF):
            html = (site / address.lstrip("/") / "index.html").read_text(encoding="utf-8")
            for article in _ARTICLE.findall(html):
                yield from of_written_page(address, article)
