"""The check of a built site finds every link that leads nowhere and every request to another host."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pipeline import generate
from generator.publish.links import Fault, LinkProblem, References, check_site, references_in_html
from generator.publish.site_build import build_site
from tests.publish.attacks import ATTACKS
from tests.publish.workshop import EXAMPLE, ROOT, SAMPLE, Workshop

PAGE = '<!doctype html><html><head><title>{}</title></head><body><h1 id="top-of-page">甲</h1>{}</body></html>'


def a_site(folder: Path, markup: str) -> Path:
    files = {
        "index.html": PAGE.format("首页", '<a name="old">旧</a><section id="节">乙</section>'),
        "2022/index.html": PAGE.format("2022", ""),
        "2022/x/index.html": PAGE.format("x", markup),
        "2022/data/a b.csv": "",
        "assets/site.css": "",
        "assets/a.svg": '<svg id="mark"></svg>',
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


FINE = [
    '<a href="">',
    '<a href="#">',
    '<a href="#top">',
    '<a href="#top-of-page">',
    '<a href="../">',
    '<a href="..">',
    '<a href="./">',
    '<a href="../..">',
    '<a href="../../#old">',
    '<a href="../../#节">',
    '<a href="../../#%E8%8A%82">',
    '<a href="../../index.html">',
    "<a href='../data/a%20b.csv'>",
    '<a href="../?q=1#top-of-page">',
    '<a href="https://example.invalid/">',
    '<a href="mailto:a@example.invalid">',
    '<a href="tel:12345">',
    '<link rel="stylesheet" href="../../assets/site.css">',
    '<link rel="canonical" href="https://example.invalid/2022/">',
    '<img src="../../assets/a.svg" srcset="../../assets/a.svg 1x, ../../assets/a.svg 2x">',
    '<img src="data:image/png;base64,AA==">',
    '<svg><use href="#top-of-page"></use><use xlink:href="../../assets/a.svg#mark"/></svg>',
    '<!-- <a href="nowhere/"> -->',
    '<p>href="nowhere/" src="https://example.invalid/x.js"</p>',
    "<script>var html = '<a href=\"nowhere/\">';</script>",
    '<p title="<a href=nowhere>">一</p>',
    "<style>p { color: red } /* url(x.png) */</style>",
]

FAULTY = [
    ('<a href="../y/">', "../y/", Fault.MISSING),
    ("<a href=../y/>", "../y/", Fault.MISSING),
    ('<A HREF="../y/">', "../y/", Fault.MISSING),
    ('<a class="x"href="../y/">', "../y/", Fault.MISSING),
    ('<a\n  href = "../y/"\n>', "../y/", Fault.MISSING),
    ('<a href="../../2022">', "../../2022", Fault.MISSING),
    ('<a href="../data/">', "../data/", Fault.MISSING),
    ('<a href="&#46;&#46;&#47;y&#47;">', "../y/", Fault.MISSING),
    ('<a href="../#nothing">', "../#nothing", Fault.NO_ANCHOR),
    ('<a href="#nothing">', "#nothing", Fault.NO_ANCHOR),
    ('<a href="../../../">', "../../../", Fault.OUTSIDE),
    ('<a href="/2022/">', "/2022/", Fault.FROM_ROOT),
    ('<a href="javascript:alert(1)">', "javascript:alert(1)", Fault.SCHEME),
    ('<a href="&#106;avascript&#58;alert(1)">', "javascript:alert(1)", Fault.SCHEME),
    ('<a href="data:text/html,x">', "data:text/html,x", Fault.SCHEME),
    ('<a href="http://[x">', "http://[x", Fault.SCHEME),
    ('<a href="//example.invalid/">', "//example.invalid/", Fault.FOREIGN_LINK),
    ('<script src="https://example.invalid/x.js"></script>', "https://example.invalid/x.js", Fault.FOREIGN_REQUEST),
    ('<script src="//example.invalid/x.js"></script>', "//example.invalid/x.js", Fault.FOREIGN_REQUEST),
    (
        '<link rel="stylesheet" href="https://example.invalid/x.css">',
        "https://example.invalid/x.css",
        Fault.FOREIGN_REQUEST,
    ),
    ('<link rel="preconnect" href="https://example.invalid">', "https://example.invalid", Fault.FOREIGN_REQUEST),
    (
        '<link href="https://example.invalid/icon.png" rel=icon>',
        "https://example.invalid/icon.png",
        Fault.FOREIGN_REQUEST,
    ),
    ('<img src="https://example.invalid/x.png">', "https://example.invalid/x.png", Fault.FOREIGN_REQUEST),
    ('<img srcset="https://example.invalid/x.png 2x">', "https://example.invalid/x.png", Fault.FOREIGN_REQUEST),
    ('<iframe src="https://example.invalid/"></iframe>', "https://example.invalid/", Fault.FOREIGN_REQUEST),
    ('<object data="https://example.invalid/"></object>', "https://example.invalid/", Fault.FOREIGN_REQUEST),
    ('<video poster="https://example.invalid/x.png"></video>', "https://example.invalid/x.png", Fault.FOREIGN_REQUEST),
    ('<form action="https://example.invalid/"></form>', "https://example.invalid/", Fault.FOREIGN_REQUEST),
    ('<a href="" ping="https://example.invalid/">', "https://example.invalid/", Fault.FOREIGN_REQUEST),
    ('<p style="background:url(https://example.invalid/x)">', "https://example.invalid/x", Fault.FOREIGN_REQUEST),
    (
        '<p style="background:url(&quot;https://example.invalid/x&quot;)">',
        "https://example.invalid/x",
        Fault.FOREIGN_REQUEST,
    ),
    ("<style>@import 'https://example.invalid/x.css';</style>", "https://example.invalid/x.css", Fault.FOREIGN_REQUEST),
    ("<style>p{background:url( //example.invalid/x )}</style>", "//example.invalid/x", Fault.FOREIGN_REQUEST),
    (
        '<meta http-equiv="refresh" content="0; url=https://example.invalid/">',
        "https://example.invalid/",
        Fault.FOREIGN_REQUEST,
    ),
    (
        '<svg><image href="https://example.invalid/x.png"/></svg>',
        "https://example.invalid/x.png",
        Fault.FOREIGN_REQUEST,
    ),
    ('<svg><use href="#nothing"></use></svg>', "#nothing", Fault.NO_ANCHOR),
    ('<img src="../nothing.png">', "../nothing.png", Fault.MISSING),
    ('<img src="data:text/html,x">', "data:text/html,x", Fault.FOREIGN_REQUEST),
]


@pytest.mark.parametrize("markup", FINE)
def test_what_resolves_is_fine(tmp_path: Path, markup: str) -> None:
    assert check_site(a_site(tmp_path, markup)) == ()


@pytest.mark.parametrize("markup,url,fault", FAULTY)
def test_what_does_not_resolve_is_told(tmp_path: Path, markup: str, url: str, fault: Fault) -> None:
    assert check_site(a_site(tmp_path, markup)) == (LinkProblem("2022/x/index.html", url, fault),)


def test_links_to_other_sites_may_have_to_be_known(tmp_path: Path) -> None:
    site = a_site(tmp_path, '<a href="https://example.invalid/a">一</a><a href="https://example.invalid/b">二</a>')
    problems = check_site(site, outward={"https://example.invalid/a"})
    assert problems == (LinkProblem("2022/x/index.html", "https://example.invalid/b", Fault.FOREIGN_LINK),)
    assert str(problems[0]) == "2022/x/index.html：https://example.invalid/b（指向没有登记的其他网站）"


def test_style_sheets_and_pictures_are_looked_into(tmp_path: Path) -> None:
    site = a_site(tmp_path, "")
    (site / "assets/site.css").write_text("@font-face{src:url(fonts/x.woff2)}", encoding="utf-8")
    (site / "assets/a.svg").write_text('<svg><image href="//example.invalid/x"/></svg>', encoding="utf-8")
    assert check_site(site) == (
        LinkProblem("assets/a.svg", "//example.invalid/x", Fault.FOREIGN_REQUEST),
        LinkProblem("assets/site.css", "fonts/x.woff2", Fault.MISSING),
    )


def test_the_page_for_errors_starts_at_the_root(tmp_path: Path) -> None:
    site = a_site(tmp_path, "")
    (site / "404.html").write_text('<a href="/2022/">一</a><a href="/2023/">二</a>', encoding="utf-8")
    assert check_site(site) == (LinkProblem("404.html", "/2023/", Fault.MISSING),)


class ByTheBook(HTMLParser):
    """Anchors and plain references as the standard library's parser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.urls: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" or (name, tag) == ("name", "a"):
                self.anchors.add(value or "")
            elif name in {"href", "src", "xlink:href"}:
                self.urls.add((value or "").strip())


def same(found: References, expected: ByTheBook) -> bool:
    return found.anchors == expected.anchors and found.links | found.requests == expected.urls


@given(
    st.lists(st.sampled_from([*(markup for markup, *_ in FAULTY[:12]), *FINE[:24], *ATTACKS]), max_size=6), st.data()
)
def test_tags_are_read_as_the_standard_library_reads_them(pieces: list[str], data: st.DataObject) -> None:
    """Text of attacks stands in attributes and between tags, escaped as HTML escapes it."""
    attack = escape(data.draw(st.sampled_from(ATTACKS)))
    html = f'<p title="{attack}" id="x">{attack}</p>' + "<br>".join(
        piece if piece.startswith("<") and piece not in ATTACKS else escape(piece) for piece in pieces
    )
    plain = [piece for piece in pieces if "srcset" in piece or "style" in piece]
    assert plain or same(references_in_html(html), ByTheBook(html))


def build_records(workshop: Workshop, records: Path) -> None:
    outcome = generate(records)
    assert outcome.pages is not None
    workshop.configure(docs_dir=str(ROOT / "content"), nav=["index.md"])
    build_site(outcome.pages, workshop.config_file, workshop.site, site=outcome.site)


def test_real_pages_are_read_as_the_standard_library_reads_them(workshop: Workshop) -> None:
    build_records(workshop, EXAMPLE)
    pages = sorted(workshop.site.rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert same(references_in_html(html), ByTheBook(html)), path


@pytest.mark.parametrize("records", [EXAMPLE, pytest.param(SAMPLE, marks=pytest.mark.full)], ids=lambda path: path.name)
def test_no_link_of_the_real_sites_is_broken(workshop: Workshop, records: Path) -> None:
    build_records(workshop, records)
    assert check_site(workshop.site) == ()
