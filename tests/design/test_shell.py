"""What the page shell prints around every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.design.demo import CODE, HOSTILE_NAME, LONG_NAME

PROJECT = f"2022/projects/{CODE}/index.html"
PAGES = ("index.html", "2022/projects/index.html", PROJECT, "2022/statement/index.html", "how-to-read/index.html")


class Tags(HTMLParser):
    """All start tags of a page with their attributes, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def __call__(self, tag: str, **having: str) -> Iterator[dict[str, str]]:
        """The attributes of all *tag* that have these ones."""
        return (attributes for name, attributes in self.found if name == tag and having.items() <= attributes.items())


def page(site: Path, path: str) -> Tags:
    return Tags((site / path).read_text("utf-8"))


def meta(tags: Tags) -> dict[str, str]:
    return {attributes["name"]: attributes["content"] for attributes in tags("meta") if "name" in attributes}


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline_and_nothing_is_elsewhere(demo: Path, path: str) -> None:
    """A policy of 'self' holds without hashes: no inline script, no inline style, no handler, no other host."""
    tags = page(demo, path)
    assert all(script.get("src", "").startswith(("assets/", "../")) for script in tags("script"))
    assert not list(tags("style"))
    for tag, attributes in tags.found:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        if tag in {"link", "script", "img", "iframe", "source"}:
            assert "://" not in attributes.get("href", "") + attributes.get("src", "")


@pytest.mark.parametrize("path", PAGES)
def test_every_file_that_a_page_asks_for_is_there(demo: Path, path: str) -> None:
    tags = page(demo, path)
    asked = [attributes["href"] for attributes in tags("link")] + [attributes["src"] for attributes in tags("script")]
    assert asked
    for url in asked:
        assert (demo / path).parent.joinpath(url).resolve().is_file(), url


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique_and_there_is_one_h1_and_one_main(demo: Path, path: str) -> None:
    tags = page(demo, path)
    ids = [attributes["id"] for _, attributes in tags.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert len(list(tags("h1"))) == 1
    assert len(list(tags("main"))) == 1


@pytest.mark.parametrize("path", PAGES)
def test_every_shape_that_is_used_is_drawn(demo: Path, path: str) -> None:
    tags = page(demo, path)
    drawn = {symbol["id"] for symbol in tags("symbol")}
    assert {use["href"].removeprefix("#") for use in tags("use")} <= drawn


def test_titles_are_escaped_once(demo: Path) -> None:
    source = (demo / PROJECT).read_text("utf-8")
    title = re.search(r"<title>(.*?)</title>", source, re.DOTALL)
    assert title is not None
    assert Tags(title[1]).text == f"{LONG_NAME} - 示例市预算绩效公开"
    assert "&amp;#" not in source


def test_hostile_text_is_no_markup_anywhere(demo: Path) -> None:
    tags = page(demo, "2022/projects/index.html")
    assert str(HOSTILE_NAME) in tags.text
    assert all("src" in script for script in tags("script"))


def test_a_handwritten_page_has_its_title_and_the_way_there(demo: Path) -> None:
    tags = page(demo, "how-to-read/index.html")
    assert "AT&T <不是标签> 这样的字" in tags.text
    assert meta(tags)["description"] == "一笔钱一年里怎么走、两种年度有什么不同。"
    assert re.search(r"当前位置：\s*首页\s*看懂本站|当前位置：\s*首页\s*如何看懂本网站", tags.text)


def test_the_way_back_is_the_crumbs_of_the_record(demo: Path) -> None:
    tags = page(demo, PROJECT)
    assert re.search(rf"当前位置：\s*首页\s*2022 年项目\s*{re.escape(LONG_NAME)}", tags.text)
    assert "2022 年项目" in tags.text


def test_the_entry_whose_folder_holds_the_page_is_marked(demo: Path) -> None:
    assert [link["href"] for link in page(demo, PROJECT)("a", **{"aria-current": "true"})] == ["../"]
    assert [link["href"] for link in page(demo, "index.html")("a", **{"aria-current": "page"})] == ["."]


@pytest.mark.parametrize("path", PAGES)
def test_a_sample_is_never_mistaken_for_a_disclosure(demo: Path, path: str) -> None:
    """Banner on every page, no indexing, no government tags, no publisher, no citation."""
    tags = page(demo, path)
    assert "不是任何单位的真实公开信息，请勿引用" in tags.text
    assert "依据公开说明整理，非官方网站" in tags.text
    assert meta(tags)["robots"] == "noindex"
    assert not {"SiteName", "SiteIDCode", "ColumnName", "ArticleTitle"} & meta(tags).keys()
    assert "引用本页" not in tags.text
    assert "主办" not in tags.text
    assert "12345" not in tags.text


def test_an_official_site_names_its_publisher_and_how_to_ask(official: Path) -> None:
    tags = page(official, PROJECT)
    assert "非官方网站" not in tags.text
    assert "示例数据" not in tags.text
    assert "robots" not in meta(tags)
    for shown in (
        "主办",
        "示例市财政局预算绩效管理股",
        "0000000000",
        "示例ICP备00000000号",
        "12345",
        "依申请公开",
        "引用本页",
    ):
        assert shown in tags.text
    assert [link["href"] for link in tags("a") if link.get("href", "").startswith("tel:")] == [
        "tel:0000-0000000",
        "tel:12345",
    ]


def test_government_tags_have_the_names_of_the_guide(official: Path) -> None:
    """政府网站发展指引（国办发〔2017〕47号）, annex: exact case."""
    assert {
        name: value for name, value in meta(page(official, "index.html")).items() if name.startswith(("Site", "Column"))
    } == {
        "SiteName": "示例市预算绩效公开",
        "SiteDomain": "example.invalid",
        "SiteIDCode": "0000000000",
        "ColumnName": "首页",
        "ColumnDescription": "示例市 2022 年预算绩效公开的说明",
        "ColumnKeywords": "预算绩效,示例市 2022 年预算绩效公开",
        "ColumnType": "首页",
    }


def test_what_the_bureau_has_not_filled_in_is_left_out(demo: Path, official: Path) -> None:
    assert "电子邮箱" not in page(official, "index.html").text
    assert "None" not in page(official, "index.html").text
    assert "None" not in page(demo, PROJECT).text
