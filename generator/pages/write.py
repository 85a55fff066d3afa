"""Every planned page, written: plan all, so that all addresses are known, then render each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from markupsafe import Markup

from generator.disclosure import Disclosure
from generator.figures.figure import FigureInYear
from generator.glossary import read_glossary
from generator.pages import addresses as where
from generator.pages.environment import CompiledOnce, PageTemplates
from generator.pages.formats import FORMATS
from generator.pages.kinds import PAGE_KINDS
from generator.pages.links import Links, handwritten_addresses
from generator.pages.page import Attachment, Crumb, Page, Pages
from generator.pages.publication import Publication
from generator.pages.sheet import Sheet
from generator.pages.terms import terms
from generator.text import Text
from generator.workers import in_order

Progress = Callable[[int, int], None]
"""Told how many pages are written, of how many."""

_COMPILED = CompiledOnce()
_FEWEST = 400
"""Fewer pages are rendered sooner than copies of the process are made."""
_AT_ONCE = 16
"""Pages that a copy renders before it reports back."""
_HOME = Crumb(Text("首页"), "/")


def write_pages(
    disclosure: Disclosure,
    figures: Mapping[int, Mapping[str, FigureInYear]],
    content: Path,
    progress: Progress = lambda _done, _all: None,
) -> Pages:
    """All pages and the files beside them.  *content* holds the pages written by hand, which templates link to."""
    publication = Publication(disclosure, figures)
    planned = [item for kind in PAGE_KINDS for item in kind(publication)]
    sheets = [item for item in planned if isinstance(item, Sheet)]
    attachments = tuple(item for item in planned if isinstance(item, Attachment))
    addresses = {item.address for item in planned} | handwritten_addresses(content)
    templates = PageTemplates(
        Links.to(addresses),
        filters=FORMATS,
        names={
            **FORMATS,
            **terms(read_glossary(content / "glossary" / "index.md")),
            "publication": publication,
            "site": publication.site,
            "is_page": addresses.__contains__,
            "at": where,
        },
        compiled=_COMPILED,
    )
    progress(0, len(sheets))
    templates.compile_all()
    return Pages(tuple(_written(publication, sheets, templates, progress)), attachments)


def _written(
    publication: Publication, sheets: list[Sheet], templates: PageTemplates, progress: Progress
) -> Iterator[Page]:
    def body(number: int) -> Markup:
        sheet = sheets[number]
        return templates.render(sheet.template, sheet.address, page=sheet, **sheet.values())

    bodies = in_order(body, len(sheets), worthwhile=len(sheets) >= _FEWEST, at_once=_AT_ONCE)
    for number, (sheet, rendered) in enumerate(zip(sheets, bodies, strict=True), start=1):
        progress(number, len(sheets))
        yield Page(
            address=sheet.address,
            title=sheet.title,
            body=rendered,
            kind=sheet.kind,
            description=sheet.description,
            sample=publication.sample,
            crumbs=() if sheet.address == "/" else (_HOME, *sheet.crumbs),
            search=sheet.search,
        )
