"""The page shell, rendered once for all pages of one shape and then filled.

Around its content a record page is the same as its neighbours but for its title, its address, its crumbs and its table of
contents.  Pages of one *shape* stand in one folder (so that every relative link out of it is the same), are of one kind and have
as many crumbs and headings.  For each shape the theme's template is rendered with a mark in each place that differs.

Nothing is taken on trust: the first page of a shape is rendered in full, and the second both ways.  When the two differ, because
the theme prints something that is not foreseen here, every page of that shape is rendered in full.  The 4th, 8th, 16th … page is
compared again; should they differ only then, the build stops.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jinja2 import Template
from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.publish.record_page import RecordPage

if TYPE_CHECKING:
    from collections.abc import Callable

Context = dict[str, Any]

# Private-use characters: no template holds them, and no filter changes them.
_MARK = re.compile("\ue000([a-z0-9.]+)\ue001")


class ShellTemplate(Template):
    """A theme template that fills a shell when the page comes from records, and is rendered as usual otherwise."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page's HTML; byte for byte what Jinja would make of it."""
        context: Context = dict(*args, **kwargs)
        page = context.get("page")
        if not isinstance(page, RecordPage) or page.in_nav:
            return self._in_full(context)
        return self._shells.setdefault(shape(page), Shell(self._in_full)).html(context)

    @cached_property
    def _shells(self) -> dict[Hashable, Shell]:
        return {}

    def _in_full(self, context: Context) -> str:
        return super().render(context)


@dataclass
class Shell:
    """What the pages of one shape have in common; ``pieces`` are literal text and, at odd places, the names of marks."""

    in_full: Callable[[Context], str]
    first: Context | None = None
    pieces: list[str] = field(default_factory=list)
    pages: int = 0
    trusted: bool = False

    def html(self, context: Context) -> str:
        """The page of *context*."""
        self.pages += 1
        is_power_of_two = self.pages & (self.pages - 1) == 0
        if self.trusted and not is_power_of_two:
            return self._filled(context["page"])
        html = self.in_full(context)
        if self.first is None:
            self.first = context
        elif self.pages == 2:
            self.pieces = _MARK.split(self.in_full({**self.first, "page": _marked(self.first["page"])}))
            self.trusted = self._filled(context["page"]) == html
        elif self.trusted and self._filled(context["page"]) != html:
            raise PluginError(
                f"“{context['page'].file.src_uri}”：overrides 里的模板用到了 publish/shell.py 不知道的页面内容。"
            )
        return html

    def _filled(self, page: RecordPage) -> str:
        values = dict(_variable_parts(page))
        pieces = list(self.pieces)
        pieces[1::2] = [values.get(name, "") for name in pieces[1::2]]
        return "".join(pieces)


def shape(page: RecordPage) -> Hashable:
    """What two pages must share to fill the same shell."""
    meta = page.meta
    return (
        page.url.rstrip("/").rpartition("/")[0],
        meta["kind"],
        meta["sample"],
        "description" in meta,
        bool(page.canonical_url),
        [crumb["title"] for crumb in meta["crumbs"][:1]] == ["首页"],
        len(meta["crumbs"]),
        tuple((name, len(values)) for name, values in meta["search"].items()),
        _outline(page.toc),
    )


def _outline(links: Iterable[AnchorLink]) -> Hashable:
    return tuple((link.level, _outline(link.children)) for link in links)


def _headings(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _headings(link.children)


def _variable_parts(page: RecordPage) -> Iterator[tuple[str, str]]:
    """All that may differ between two pages of one shape, by the name of its mark."""
    yield "title", page.title or ""
    yield "content", page.content or ""
    yield "description", page.meta.get("description", "")
    yield "canonical", page.canonical_url or ""
    for number, crumb in enumerate(page.meta["crumbs"]):
        yield f"crumb.{number}.title", crumb["title"]
        yield f"crumb.{number}.href", crumb["href"]
    for number, (_, values) in enumerate(page.meta["search"].items()):
        yield from ((f"facet.{number}.{place}", value) for place, value in enumerate(values))
    for number, heading in enumerate(_headings(page.toc)):
        yield f"heading.{number}.title", heading.title
        yield f"heading.{number}.id", heading.id


def _mark(name: str) -> Markup:
    return Markup(f"\ue000{name}\ue001")  # noqa: S704 - letters, digits and dots


def _marked(page: RecordPage) -> RecordPage:
    """*page* with a mark in each place that differs within its shape."""
    marked = copy.copy(page)
    meta = page.meta
    marked.title = _mark("title")
    marked.content = _mark("content")
    marked.canonical_url = _mark("canonical") if page.canonical_url else None
    marked.meta = {
        **meta,
        "title": _mark("title"),
        "crumbs": [_marked_crumb(number, crumb) for number, crumb in enumerate(meta["crumbs"])],
        "search": {
            name: [_mark(f"facet.{number}.{place}") for place in range(len(values))]
            for number, (name, values) in enumerate(meta["search"].items())
        },
    } | ({"description": _mark("description")} if "description" in meta else {})
    marked.toc = _marked_toc(page.toc)
    return marked


def _marked_crumb(number: int, crumb: dict[str, Markup]) -> dict[str, Markup]:
    """The first crumb keeps its title when that is the home page's: the theme may ask for it."""
    home = number == 0 and crumb["title"] == "首页"
    return {
        "title": crumb["title"] if home else _mark(f"crumb.{number}.title"),
        "href": _mark(f"crumb.{number}.href"),
    }


def _marked_toc(toc: TableOfContents) -> TableOfContents:
    numbers = iter(range(len(list(_headings(toc)))))

    def mark(link: AnchorLink) -> AnchorLink:
        number = next(numbers)
        marked = AnchorLink(_mark(f"heading.{number}.title"), _mark(f"heading.{number}.id"), link.level)
        marked.children = [mark(child) for child in link.children]
        return marked

    return TableOfContents([mark(link) for link in toc])
