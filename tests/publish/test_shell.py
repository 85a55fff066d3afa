"""Filling a shell makes the same bytes as rendering the theme's template for every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.page import Crumb, Page, Pages
from generator.pipeline import generate
from generator.publish.site_build import SiteNotBuiltError, build_site
from generator.text import Text
from tests.publish.attacks import ATTACKS
from tests.publish.workshop import EXAMPLE, HOME, ROOT, SAMPLE, Workshop, files_of, record_page

# A hook that gives MkDocs its own template class back: every page is then rendered in full.
_IN_FULL = "import jinja2\n\ndef on_env(env, **_):\n    env.template_class = jinja2.Template\n    return env\n"
_SECTIONS = "## 甲 {#a}\n\n## 乙 {#b}\n\n### 丙 {#c}\n\n## 丁 {#d}\n"


def built_in_full(workshop: Workshop, pages: Pages, **settings: object) -> dict[str, bytes]:
    (workshop.folder / "in_full.py").write_text(_IN_FULL, encoding="utf-8")
    workshop.configure(hooks=["in_full.py"], **settings)
    build_site(pages, workshop.config_file, workshop.site)
    html = {name: content for name, content in files_of(workshop.site).items() if name.endswith(".html")}
    workshop.configure(**settings)
    return html


def built_with_shells(workshop: Workshop, pages: Pages) -> dict[str, bytes]:
    build_site(pages, workshop.config_file, workshop.site)
    return {name: content for name, content in files_of(workshop.site).items() if name.endswith(".html")}


def varied_pages() -> Pages:
    """Pages of several folders, kinds and outlines; some differ in every part that a page may differ in."""
    pages = [record_page("/", "首页", crumbs=()), record_page("/2022/", "2022 年"), record_page("/2021/", "2021 年")]
    for number, text in enumerate(ATTACKS):
        year = 2021 + number % 2
        crumbs = (HOME, Crumb(Text(text), f"/{year}/"))[: number % 3]
        pages.append(
            record_page(
                f"/{year}/projects/{number}/",
                text,
                _SECTIONS if number % 5 else "",
                kind=("project", "department")[number % 2],
                description=text if number % 7 else "",
                crumbs=crumbs,
                search={"部门": (text,), "年度": tuple(str(year) for _ in range(number % 3))},
            )
        )
    return Pages(tuple(pages))


@pytest.mark.parametrize("address", ["", "https://example.invalid/jx/"])
def test_every_page_is_the_same_byte_for_byte(workshop: Workshop, address: str) -> None:
    pages = varied_pages()
    in_full = built_in_full(workshop, pages, site_url=address)
    assert built_with_shells(workshop, pages) == in_full
    assert len(in_full) > len(pages.pages)


@pytest.mark.parametrize("records", [EXAMPLE, pytest.param(SAMPLE, marks=pytest.mark.full)], ids=lambda path: path.name)
def test_real_pages_are_the_same_byte_for_byte(workshop: Workshop, records: Path) -> None:
    outcome = generate(records)
    assert outcome.pages is not None
    settings = {"docs_dir": str(ROOT / "content")}
    in_full = built_in_full(workshop, outcome.pages, **settings)
    assert built_with_shells(workshop, outcome.pages) == in_full


def theme_with(folder: Path, extra: str) -> dict[str, str]:
    """The project's theme, which prints something more about each page."""
    theme = folder / "theme"
    (theme / "partials").mkdir(parents=True)
    for path in (ROOT / "overrides").rglob("*.html"):
        target = theme / path.relative_to(ROOT / "overrides")
        target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    main = theme / "main.html"
    main.write_text(main.read_text(encoding="utf-8").replace("</body>", f"{extra}</body>"), encoding="utf-8")
    return {"custom_dir": str(theme)}


@pytest.mark.parametrize(
    "extra",
    [
        "{% if page %}<p>{{ page.url }}</p>{% endif %}",
        "{% if page %}<p>{{ page.file.src_uri }}</p>{% endif %}",
        "{% if page %}<p>{{ page.meta.title | length }}</p>{% endif %}",
        "{% if page %}<p>{{ page.meta.title | upper }}</p>{% endif %}",
        "{% if page and '1' in page.content %}<p>一</p>{% endif %}",
    ],
)
def test_a_theme_that_prints_something_unforeseen_gets_it(workshop: Workshop, extra: str) -> None:
    """A shell is used only after it has been compared; a theme that asks for more is rendered in full."""
    pages = Pages(
        (record_page("/", "首页", crumbs=()), *(_numbered(number) for number in range(10))),
    )
    settings = {"theme": theme_with(workshop.folder, extra)}
    in_full = built_in_full(workshop, pages, **settings)
    assert built_with_shells(workshop, pages) == in_full


def test_a_difference_that_shows_late_stops_the_build(workshop: Workshop) -> None:
    """Nothing is published that full rendering would not have made."""
    workshop.configure(theme=theme_with(workshop.folder, "{% if page and '7' in page.content %}<p>七</p>{% endif %}"))
    with pytest.raises(SiteNotBuiltError, match="不知道的页面内容"):
        workshop.build(record_page("/", "首页", crumbs=()), *(_numbered(number) for number in range(10)))
    assert not workshop.site.exists()


def _numbered(number: int) -> Page:
    return record_page(f"/2022/projects/p{number:02}/", f"title {'xyz' * number}", f"内容 {number}\n")
