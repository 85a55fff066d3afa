"""A build is strict: it makes a whole site, or says what is wrong and changes nothing."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import yaml

from generator.pages.page import Attachment, Pages
from generator.publish.asset_bundles import BUNDLES
from generator.publish.links import check_site
from generator.publish.site_build import SiteNotBuiltError, build_site
from tests.publish.workshop import HOME, ROOT, Workshop, files_of, parsed, record_page, text_of

HOME_PAGE = record_page("/", "示例首页", "[手写](about/)\n", crumbs=())


def test_a_site_has_generated_and_written_pages_and_files(workshop: Workshop) -> None:
    data = Attachment("/2022/data/projects.csv", "代码\n0012\n".encode())
    stages = workshop.build(HOME_PAGE, record_page("/2022/", "2022 年"), attachments=(data,))
    files = files_of(workshop.site)
    assert {"index.html", "2022/index.html", "about/index.html", "404.html"} <= files.keys()
    assert files["2022/data/projects.csv"] == data.content
    assert stages.pages == 2
    assert stages.total > 0


def test_nothing_in_the_site_leads_nowhere_or_asks_another_host(workshop: Workshop) -> None:
    workshop.build(HOME_PAGE, record_page("/2022/", "2022 年", "## 一 {#a}\n\n## 二 {#b}\n\n## 三 {#c}\n"))
    assert check_site(workshop.site) == ()


def test_the_site_ships_only_what_its_pages_use(workshop: Workshop) -> None:
    """The theme's own files and nothing of Material's, whose pages are not used."""
    workshop.build(HOME_PAGE)
    shipped = {name.removeprefix("assets/") for name in files_of(workshop.site) if name.startswith("assets/")}
    own = files_of(ROOT / "overrides/assets").keys()
    assert shipped - {"site.css", "site.js", "search.js"} <= own
    assert {"site.css", "site.js", "stylesheets/print.css", "javascripts/modes.js"} <= shipped


def test_style_sheets_and_scripts_that_every_page_needs_come_joined(workshop: Workshop) -> None:
    """A page may cost ten requests; the parts themselves are not shipped a second time."""
    workshop.build(HOME_PAGE)
    shipped = files_of(workshop.site)
    for bundle, parts in BUNDLES.items():
        sources = [(ROOT / "overrides" / part).read_bytes() for part in parts]
        assert shipped[bundle] == b"".join(sources)
        assert not shipped.keys() & set(parts)


def test_the_same_pages_make_the_same_bytes(workshop: Workshop) -> None:
    workshop.build(HOME_PAGE, record_page("/2022/", "2022 年"))
    first = files_of(workshop.site)
    workshop.build(HOME_PAGE, record_page("/2022/", "2022 年"))
    second = files_of(workshop.site)
    assert gzip.decompress(first.pop("sitemap.xml.gz")) == gzip.decompress(second.pop("sitemap.xml.gz"))
    assert first == second


def test_progress_counts_the_generated_pages(workshop: Workshop) -> None:
    told: list[tuple[str, int, int]] = []
    pages = Pages((HOME_PAGE, record_page("/2022/", "2022 年")))
    build_site(pages, workshop.config_file, workshop.site, lambda *step: told.append(step))
    assert told == [("写出页面", 1, 2), ("写出页面", 2, 2), ("查找个人信息", 0, 0)]


REFUSALS = {
    "a link to nothing": ("[无](../nothing.md)\n", r"nothing\.md"),
    "an anchor that is not there": ("[无](../2022/index.md#nothing)\n", "#nothing"),
    "an absolute link": ("[无](/2022/)\n", "absolute link"),
}


@pytest.mark.parametrize("text,words", REFUSALS.values(), ids=REFUSALS)
def test_a_warning_stops_the_build_and_changes_nothing(workshop: Workshop, text: str, words: str) -> None:
    workshop.build(HOME_PAGE, record_page("/2022/", "2022 年"))
    before = files_of(workshop.site)
    workshop.write("about/index.md", f"# 关于\n\n{text}")
    with pytest.raises(SiteNotBuiltError, match=words) as refusal:
        workshop.build(HOME_PAGE, record_page("/2022/", "2022 年"))
    assert "网站没有生成，原来的网站没有改动" in str(refusal.value)
    assert files_of(workshop.site) == before
    assert not (workshop.folder / ".site.new").exists()


def test_written_pages_may_link_to_generated_ones(workshop: Workshop) -> None:
    workshop.write("about/index.md", "# 关于\n\n[2022](../2022/index.md#a)\n")
    workshop.build(HOME_PAGE, record_page("/2022/", "2022 年", '<section id="a">\n<p>一</p>\n</section>\n'))
    assert 'href="../2022/#a"' in workshop.html("/about/")


def test_a_written_page_cannot_stand_where_a_generated_one_belongs(workshop: Workshop) -> None:
    workshop.write("2022/index.md", "# 手写\n")
    with pytest.raises(SiteNotBuiltError, match=r"“2022/index\.md”由数据生成，不能另外手写"):
        workshop.build(HOME_PAGE, record_page("/2022/", "2022 年"))
    assert not workshop.site.exists()


def test_settings_that_mkdocs_refuses_are_told(workshop: Workshop) -> None:
    workshop.configure(docs_dir="nowhere")
    with pytest.raises(SiteNotBuiltError, match="nowhere"):
        workshop.build(HOME_PAGE)
    workshop.configure(plugins=[])
    with pytest.raises(SiteNotBuiltError, match="没有 disclosure"):
        workshop.build(HOME_PAGE)


def test_a_missing_entry_of_the_nav_stops_the_build(workshop: Workshop) -> None:
    workshop.configure(nav=[{"首页": "index.md"}, {"手册": "handbook/index.md"}])
    with pytest.raises(SiteNotBuiltError, match=r"handbook/index\.md"):
        workshop.build(HOME_PAGE)


def test_the_nav_has_the_newest_years_and_no_page_that_does_not_exist(workshop: Workshop) -> None:
    """Written: home, trends (made from records, here absent), about."""
    years = [record_page(f"/{year}/", f"{year} 年度预算绩效") for year in range(2019, 2025)]
    workshop.build(HOME_PAGE, *years)
    nav = parsed(workshop.html("/about/")).find(".//nav[@id='site-nav']")
    assert nav is not None
    assert [text_of(item) for item in nav.iter("a")] == ["首页", "2024 年", "2023 年", "2022 年", "2021 年", "关于"]
    assert text_of(parsed(workshop.html("/2024/")).find(".//h1")) == "2024 年度预算绩效"
    assert "2024 年度预算绩效" in text_of(parsed(workshop.html("/2024/")).find(".//title"))


def test_the_nav_of_the_project_is_short() -> None:
    """It stands on every page; the years add four."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert len(settings["nav"]) + 4 <= 12


def test_headings_with_an_id_make_the_contents_and_can_be_cited(workshop: Workshop) -> None:
    body = '## 甲 {#a}\n\n### 乙 {#b}\n\n#### 丙 {#c}\n\n## 丁 {#d}\n\n<h2 id="e">戊</h2>\n\n## 己\n'
    workshop.build(HOME_PAGE, record_page("/2022/", "2022 年", body))
    root = parsed(workshop.html("/2022/"))
    contents = [link.get("href") for nav in root.iter("nav") if nav.get("class") == "toc" for link in nav.iter("a")]
    assert contents[:4] == ["#a", "#b", "#d", "#e"]
    cited = [link.get("href") for link in root.iter("a") if link.get("class") == "headerlink"]
    assert cited == ["#a", "#b", "#c", "#d", "#e"]


def test_crumbs_lead_home(workshop: Workshop) -> None:
    workshop.build(HOME_PAGE, record_page("/2022/", "2022 年"), record_page("/2022/projects/1/", "甲", crumbs=(HOME,)))
    crumbs = parsed(workshop.html("/2022/projects/1/")).find(".//nav[@aria-label='当前位置']")
    assert crumbs is not None
    assert next(crumbs.iter("a")).get("href") == "../../../"


def test_canonical_addresses_come_with_the_address_of_the_site(workshop: Workshop) -> None:
    workshop.build(HOME_PAGE, record_page("/2022/", "2022 年"))
    assert "canonical" not in workshop.html("/2022/")
    workshop.configure(site_url="https://example.invalid/jx/")
    workshop.build(HOME_PAGE, record_page("/2022/", "2022 年"))
    assert '<link rel="canonical" href="https://example.invalid/jx/2022/">' in workshop.html("/2022/")
    sitemap = (workshop.site / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.invalid/jx/2022/</loc>" in sitemap


def test_the_site_may_stand_anywhere(workshop: Workshop, tmp_path: Path) -> None:
    workshop.build(HOME_PAGE)
    elsewhere = tmp_path / "别处" / "深处" / "site"
    elsewhere.parent.mkdir(parents=True)
    workshop.site.rename(elsewhere)
    assert check_site(elsewhere) == ()
