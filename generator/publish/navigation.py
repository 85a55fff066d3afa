"""The dozen entries of the site's navigation.

``mkdocs.yml`` names the pages that do not depend on the records.  The years come from the records; and of the pages that exist
only when there are records for them, those that this run does not make are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.publish.record_page import RecordPage
from generator.text import escape

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

NavEntry = str | dict[str, str]

_YEAR_PAGE = re.compile(r"(\d{4})/index\.md")
# Written in mkdocs.yml, made from records, and absent when there are none; the address is part of the contract.
_MADE_FROM_RECORDS = frozenset({"index.md", "trends/index.md", "corrections/index.md"})
_YEARS_SHOWN = 4
"""Older years are on the home page: the nav stands on every page, so it must stay short."""


def complete_nav(written: Iterable[NavEntry], sources: Iterable[str]) -> list[NavEntry]:
    """The nav as *written*, with the newest years after the home page, without record pages that are not in *sources*.

    *sources* are the source paths of all pages.  A page that is missing for any other reason stays in the nav, so that a
    strict build complains about it.
    """
    present = frozenset(sources)
    entries = [entry for entry in written if _source(entry) in present or _source(entry) not in _MADE_FROM_RECORDS]
    years = sorted({match[1] for path in present if (match := _YEAR_PAGE.fullmatch(path))}, reverse=True)
    year_entries: list[NavEntry] = [{f"{year} 年": f"{year}/index.md"} for year in years[:_YEARS_SHOWN]]
    home = sum(_source(entry) == "index.md" for entry in entries[:1])
    return [*entries[:home], *year_entries, *entries[home:]]


def name_in_nav(entries: Iterable[NavEntry], files: Files) -> None:
    """Give the record pages among *entries* their short names: MkDocs ignores the nav's name for a page that is already there.

    The page's own title stays in its ``meta``, which is what the theme puts into the head of the page.
    """
    for entry in entries:
        file = files.get_file_from_path(_source(entry))
        if isinstance(entry, dict) and file is not None and isinstance(file.page, RecordPage):
            file.page.title = escape(next(iter(entry)))
            file.page.in_nav = True


def _source(entry: NavEntry) -> str:
    return entry if isinstance(entry, str) else next(iter(entry.values()))
