"""What a page is before any engine renders it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from markupsafe import Markup

from generator.text import Text


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way from the home page to a page (当前位置)."""

    title: Text
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it stands, what it is called, and its Markdown.

    ``address`` is site-absolute with slashes at both ends (``/2022/projects/<code>/``) and never changes once published.
    ``body`` is Markdown that CommonMark and Python-Markdown read alike: explicit heading ids, tables and other structures as HTML
    blocks without blank lines, links relative to ``address``.  It starts with the page's only level-1 heading.
    ``kind`` names the page kind (``project``, ``department``, ``key-evaluation`` …): a class on ``<body>``.  ``sample`` is true
    when the page shows or counts a sample record.  ``search`` holds facets for the search index (name → values).
    """

    address: str
    title: Text
    body: Markup
    kind: str
    description: Text = Text("")  # noqa: RUF009 - Text is an immutable str
    sample: bool = False
    crumbs: tuple[Crumb, ...] = ()
    search: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def source_path(self) -> str:
        """Where the page stands in a tree of Markdown files: ``2022/projects/<code>/index.md``."""
        return self.address.strip("/") + "/index.md" if self.address != "/" else "index.md"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside the pages, such as ``/2022/figures/<id>/members.csv``."""

    address: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Pages:
    """Everything that records turn into: what the MkDocs edge and ``render`` write out."""

    pages: tuple[Page, ...]
    attachments: tuple[Attachment, ...] = ()
