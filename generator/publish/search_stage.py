"""What was written is made to be found: names and codes in every build, every word where Pagefind is to be had."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.pages.addresses import SEARCH
from generator.pages.links import handwritten_addresses
from generator.publish.edition import Edition
from generator.publish.search_documents import SearchDocument, of_pages, of_written_page
from generator.publish.search_index import NoIndexError, index_site
from generator.publish.search_lookup import write_lookup

_FOLDER = SEARCH.strip("/")
_ARTICLE = re.compile(r'<article class="content">(.*)</article>', re.DOTALL)
_FOR_STAFF = "/handbook/"
"""The staff's handbook is not what the public looks for."""


def make_names_findable(edition: Edition, content: Path, site: Path) -> None:
    """Write the lookup of *edition* and of the pages written by hand below *content* into *site*, where they stand already.

    An edition without a page to search on gets none.
    """
    if edition.has_search:
        pages = edition.pages.pages
        named = (SearchDocument(page.address, page.title, (), page.search) for page in pages if page.search)
        write_lookup([*named, *_written(content, site)], site / _FOLDER)


def make_words_findable(
    edition: Edition,
    content: Path,
    site: Path,
    previous: Path,
    progress: Callable[[int, int], None] = lambda _done, _every: None,
) -> str | None:
    """Index the same pages; why there is no index, or None.  *previous* is the site of the build before.

    Without an index the site is whole: readers look names and codes up instead.
    """
    if not edition.has_search:
        return None
    documents = [*of_pages(edition.pages.pages), *_written(content, site)]
    try:
        index_site(documents, site / _FOLDER, previous / _FOLDER, progress)
    except NoIndexError as reason:
        return f"没有建立全文索引，网站只能按名称和代码查找：{reason}。"
    return None


def _written(content: Path, site: Path) -> Iterator[SearchDocument]:
    for address in sorted(handwritten_addresses(content)):
        if address.endswith("/") and not address.startswith(_FOR_STAFF):
            html = (site / address.lstrip("/") / "index.html").read_text(encoding="utf-8")
            for article in _ARTICLE.findall(html):
                yield from of_written_page(address, article)
