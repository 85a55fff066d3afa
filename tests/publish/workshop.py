"""What the tests of publishing share: a site's settings in a temporary folder, pages, and what a browser finds in HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement

import yaml
from markupsafe import Markup

from generator.pages.page import Attachment, Crumb, Page, Pages
from generator.publish.site_build import Stages, build_site
from generator.text import Text, escape

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "mianzhu-2022"
SAMPLE = ROOT / "data"
HOME = Crumb(Text("首页"), "/")
_NAV = ({"首页": "index.md"}, {"历年对比": "trends/index.md"}, {"关于": "about/index.md"})
_NEVER_CLOSED = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


@dataclass(frozen=True)
class Workshop:
    """A folder with settings and hand-written pages, and the site that is built from it."""

    folder: Path

    @property
    def config_file(self) -> Path:
        return self.folder / "mkdocs.yml"

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def build(self, *pages: Page, attachments: tuple[Attachment, ...] = ()) -> Stages:
        return build_site(Pages(pages, attachments), self.config_file, self.site)

    def html(self, address: str) -> str:
        return (self.site / address.strip("/") / "index.html").read_text(encoding="utf-8")

    def configure(self, **settings: object) -> None:
        """Change settings; all others are those of the project's own mkdocs.yml, with its own theme."""
        own: dict[str, object] = {
            "INHERIT": str(ROOT / "mkdocs.yml"),
            "docs_dir": "content",
            "site_dir": "site",
            "theme": {"custom_dir": str(ROOT / "overrides")},
            "nav": [dict(entry) for entry in _NAV],
        }
        self.config_file.write_text(yaml.safe_dump(own | settings, allow_unicode=True), encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """A page written by hand."""
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def make_workshop(folder: Path) -> Workshop:
    """A workshop with one page written by hand, which the theme links to."""
    workshop = Workshop(folder)
    workshop.write("about/index.md", "# 关于 {#about}\n\n手写的页面。\n\n## 提问 {#ask}\n")
    workshop.configure()
    return workshop


def record_page(
    address: str,
    title: str = "示例",
    body: str = "",
    *,
    kind: str = "project",
    description: str = "",
    crumbs: tuple[Crumb, ...] = (HOME,),
    search: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Page:
    """A page that begins with its title, as all generated pages do; *body* is Markdown."""
    whole = Markup(f"# {escape(title)}\n\n{body}\n")  # noqa: S704 - tests write their own markup
    return Page(address, Text(title), whole, kind, Text(description), crumbs=crumbs, search=search)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def one_line(text: str) -> str:
    """*text* as a browser shows it: white space collapsed."""
    return " ".join(text.split())


def parsed(html: str) -> Element:
    """*html* as a tree, read the way browsers read tags, attributes and entities."""
    maker = _TreeMaker()
    maker.feed(html)
    maker.close()
    return maker.root


def text_of(element: Element | None) -> str:
    """The text that a reader finds in *element*."""
    assert element is not None
    return one_line("".join(element.itertext()))


def outline(root: Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes, in order: what markup there is, whatever it says."""
    return ((element.tag, tuple(sorted(element.attrib))) for element in root.iter())


class _TreeMaker(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("document")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in _NEVER_CLOSED:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and tag in {element.tag for element in self._open}:
            if self._open.pop().tag == tag:
                break

    def handle_data(self, data: str) -> None:
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data
