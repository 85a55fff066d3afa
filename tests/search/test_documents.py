"""What of a page goes into the index: its own words, and no others."""

from __future__ import annotations

import doctest

import pytest
from markupsafe import Markup

from generator.pages.page import Page
from generator.publish import search_source
from generator.publish.search_documents import SearchDocument, in_bundles, of_pages, of_written_page
from generator.publish.search_source import file_name, grams, source
from generator.text import Text

SEARCH = {"年度": ("2022",), "类型": ("项目",)}


def page(number: int, body: str) -> Page:
    whole = Markup(f"# 项目{number} {{#top}}\n\n{body}\n")  # noqa: S704 - tests write their own markup
    return Page(f"/2022/projects/{number}/", Text(f"项目{number}"), whole, "project", search=SEARCH)


def passages(bodies: list[str]) -> list[tuple[str, ...]]:
    return [each.passages for each in of_pages(page(number, body) for number, body in enumerate(bodies))]


def test_what_many_pages_of_a_kind_say_is_left_out() -> None:
    found = passages(
        [f"<p>大家都有的话。</p><p>只有{'甲乙丙丁'[number % 4] * (number // 4 + 1)}才有。</p>" for number in range(40)]
    )
    assert found[0] == ("只有甲才有。",)
    assert found[39] == ("只有丁丁丁丁丁丁丁丁丁丁才有。",)


def test_words_that_differ_in_their_numbers_alone_are_the_same() -> None:
    assert set(passages([f"<p>实际花 {number}.5 万元。</p>" for number in range(40)])) == {()}


def test_few_pages_keep_all_they_say() -> None:
    assert passages(["<p>大家都有的话。</p>"] * 25) == [("大家都有的话。",)] * 25


def test_names_of_indicators_stay_whoever_has_them() -> None:
    bodies = ['<table><tr><th scope="row">满意度</th><td>90</td><td>达成</td></tr></table>'] * 40
    assert set(passages(bodies)) == {("满意度",)}


@pytest.mark.parametrize(
    "body, expected",
    [
        ("<p>年初批 <b>35.62</b> 万元，<a href='x'>少安排</a>了。</p>", ("年初批 35.62 万元，少安排了。",)),
        ("<p>一</p><svg><text>图里的字</text></svg><p>二</p>", ("一", "二")),
        ("<p>12.5%</p><p>&#45;&#45;</p><p>甲&#46;乙</p>", ("甲&#46;乙",)),
        ("<p>重复</p><p>重复</p>", ("重复",)),
        ("## 标题 {#a}\n\n<p>话</p>", ("标题", "话")),
        ("<p>项目0</p><p>2022</p><p>项目</p>", ()),
    ],
    ids=["inline", "drawings", "no letters", "twice", "headings", "title and facets"],
)
def test_passages(body: str, expected: tuple[str, ...]) -> None:
    assert passages([body]) == [expected]


def test_pages_without_facets_are_not_searched() -> None:
    assert list(of_pages([Page("/x/", Text("甲"), Markup("# 甲"), "list")])) == []


def test_a_written_page_is_found_by_its_sections() -> None:
    article = (
        '<h1 id="top">名词解释</h1><p>先看这里。</p><h2 id="a">甲&amp;乙<a class="headerlink" href="#a">¶</a></h2><p>一。</p>'
        "<h3>没有位置</h3><p>二。</p>"
    )
    assert list(of_written_page("/glossary/", article)) == [
        SearchDocument("/glossary/", "名词解释", ("先看这里。",), {"类型": ("名词解释",)}),
        SearchDocument("/glossary/#a", "甲&乙", ("一。",), {"类型": ("名词解释",)}),
        SearchDocument("/glossary/", "没有位置", ("二。",), {"类型": ("名词解释",)}),
    ]


def test_documents_stand_in_the_bundle_of_their_year() -> None:
    written = SearchDocument("/glossary/", "名词解释", (), {"类型": ("名词解释",)})
    of_2022 = SearchDocument("/2022/projects/1/", "甲", (), SEARCH)
    before = SearchDocument("/2021/projects/1/", "甲", (), {"年度": ("2021",)})
    assert in_bundles([written, of_2022, before]) == {"2021": (before,), "2022": (of_2022,), "always": (written,)}


def test_the_source_of_a_document_shows_text_and_no_markup() -> None:
    hostile = SearchDocument(
        "/2022/projects/1/", '<b>"甲" & 乙', ("已经&lt;转义",), {"部门": ("</div><script>",), "代码": ("A.1",)}
    )
    text = source(hostile)
    assert "<b>" not in text
    assert "<script>" not in text
    assert "已经&lt;转义" in text
    assert '<i data-pagefind-ignore data-pagefind-meta="code">a1</i>' in text
    assert file_name(hostile) == "2022+projects+1+.html"
    assert file_name(SearchDocument("/glossary/#a", "甲", ())) == "glossary+#a.html"


def test_grams_hold_every_word_of_a_title() -> None:
    title = "城乡居民基本养老保险"
    every = set(grams(title))
    assert {title[start : start + length] for length in (2, 3, 4) for start in range(len(title) - length + 1)} <= every
    assert max(map(len, every)) == 4
    assert doctest.testmod(search_source).failed == 0
