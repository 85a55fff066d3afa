"""The statement page: the published words to the letter, and every figure and claim a link in its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest

from generator.pages.page import Page, Pages
from generator.pipeline import generate
from generator.reading import read_records
from generator.records.statement import Statement
from tests.command import EXAMPLE
from tests.publish.workshop import parsed, text_of
from tests.shipped_records import shipped_records

REFERENCE = Path(__file__).parents[1] / "examples" / "statement-2022.txt"
ADDRESS = "/2022/statement/"


@cache
def example() -> Pages:
    outcome = generate(EXAMPLE)
    assert outcome.pages is not None
    return outcome.pages


def page(pages: Pages, address: str) -> Page:
    return next(each for each in pages.pages if each.address == address)


def article(pages: Pages) -> Element:
    found = [each for each in parsed(page(pages, ADDRESS).body).iter("article") if each.get("id") == "statement-text"]
    assert len(found) == 1
    return found[0]


def statement_of(data: Path) -> Statement:
    records, _ = read_records(data)
    (statement,) = records.years[2022]["statement"]
    assert isinstance(statement, Statement)
    return statement


def without_space(text: str) -> str:
    return "".join(text.split())


def links(root: Element) -> Iterator[tuple[str, str, str]]:
    """Address, words and explanation of every link."""
    for each in root.iter("a"):
        yield urljoin(ADDRESS, each.get("href", "")), text_of(each), each.get("data-definition", "")


def test_the_article_is_the_published_text_character_for_character() -> None:
    words = "".join(article(example()).itertext())

    assert without_space(words) == without_space(REFERENCE.read_text(encoding="utf-8"))


def test_every_occurrence_of_every_quote_is_a_link() -> None:
    statement = statement_of(EXAMPLE)
    quotes = [quote for figure in statement.figures for quote in figure.quotes]
    quotes += [claim.quote for claim in statement.claims]
    wanted = sorted(quote for quote in quotes for _ in range(statement.text.count(quote)))

    assert sorted(words for _, words, _ in links(article(example()))) == wanted
    assert len(wanted) > len(quotes)


def test_each_of_the_62_figures_links_to_its_page_and_says_what_it_counts() -> None:
    statement, found = statement_of(EXAMPLE), list(links(article(example())))
    there = {each.address for each in example().pages}
    for figure in statement.figures:
        address = f"/2022/figures/{figure.id.replace('.', '-').replace('_', '-')}/"
        says = {told for target, words, told in found if target == address and words in figure.quotes}
        assert len(says) == 1, figure.id
        assert address in there
        assert any("2022 年" in told or "2021 年" in told or "2023 年" in told for told in says)
        assert any(told.endswith(("逐项可查。", "分部门可查。", "仅公布汇总数。")) for told in says)
    assert len(statement.figures) == 62


def test_each_of_the_16_claims_opens_or_says_that_nothing_was_itemised() -> None:
    statement, root = statement_of(EXAMPLE), parsed(page(example(), ADDRESS).body)
    there = {each.address for each in example().pages}
    anchors = {each.get("id"): text_of(each) for each in root.iter("tr")}
    for claim in statement.claims:
        targets = {target for target, words, _ in links(article(example())) if words == claim.quote}
        assert len(targets) == 1, claim.id
        where, _, anchor = targets.pop().partition("#")
        assert where in there
        if where == ADDRESS:
            assert "已声明，未公布分项数据" in anchors[anchor]
    assert len(statement.claims) == 16


def test_the_published_precision_is_kept() -> None:
    words = text_of(article(example()))

    assert "调减资金 9942.3万元" in words
    assert "9942.30" not in words
    assert "9,942.3" not in words


def test_headings_have_anchors_that_follow_their_numbers() -> None:
    anchors = {each.get("id"): text_of(each)[:9] for each in article(example()) if each.get("id")}

    assert anchors["s-1"].startswith("一、预算绩效")
    assert anchors["s-2-1-5-3"].startswith("（3）事中绩效")
    assert anchors["s-3-2"].startswith("（二）加强考核")


def test_a_figure_page_leads_back_into_the_statement() -> None:
    """The sentence it stands in, at the very words."""
    anchors = {each.get("id") for each in article(example()).iter("a")}
    address = "/2022/figures/targets-budget-accounts/"
    back = [urljoin(address, each.get("href", "")) for each in parsed(page(example(), address).body).iter("a")]
    into = [each.partition("#")[2] for each in back if each.startswith(f"{ADDRESS}#")]

    assert into == ["targets-budget-accounts-1", "targets-budget-accounts-2"]
    assert set(into) <= anchors


def test_commitments_say_when_the_next_statement_reports_them() -> None:
    words = text_of(parsed(page(example(), ADDRESS).body))

    assert "2022 年的说明提出：对工作开展较差单位进行通报、约谈等" in words
    assert words.count("还没有报告。按程序应在 2023 年的说明中报告完成情况。") == 2


@pytest.fixture
def without_statement(tmp_path: Path) -> Path:
    (tmp_path / "2022").mkdir()
    (tmp_path / "site.yml").write_text(
        "jurisdiction: 示例市\nbureau: 示例市财政局\nas_of: 2023-01-31\nsample: false\nofficial: false\n",
        encoding="utf-8",
    )
    (tmp_path / "2022" / "calendar.yml").write_text("statement_due: 2023-02-28\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "as_of, words", [("2023-02-28", "尚未到期2023年2月28日前公布。"), ("2023-03-01", "未收录应在 2023年2月28日前公布")]
)
def test_a_year_without_a_statement_says_when_it_is_due(without_statement: Path, as_of: str, words: str) -> None:
    site = without_statement / "site.yml"
    site.write_text(site.read_text(encoding="utf-8").replace("2023-01-31", as_of), encoding="utf-8")
    outcome = generate(without_statement)
    assert outcome.pages is not None

    assert words in text_of(parsed(page(outcome.pages, ADDRESS).body)).replace("> ", "")


ELSEWHERE = """\
text: |
  甲、总的情况
  一、今年做了什么
  建成绩效指标库 1个，涉及资金 12.5万元。
  （二）还做了什么
  取消项目立项 2个，全部公开。
figures:
  - {id: library.built, value: 1, section: 一, basis: stated, quotes: [建成绩效指标库 1个]}
  - {id: library.money, value: 12.5, section: 一, basis: stated, quotes: [涉及资金 12.5万元]}
  - {id: review.cancelled_projects, value: 2, section: 一（二）, basis: stated, quotes: [取消项目立项 2个]}
claims:
  - {id: library.all, section: 一（二）, quote: 全部公开}
"""


def test_another_citys_figures_and_sections_need_no_change(without_statement: Path) -> None:
    """A figure that no declaration knows has a page, as it was published, in the section that its statement gives."""
    (without_statement / "2022" / "statement.yml").write_text(ELSEWHERE, encoding="utf-8")
    outcome = generate(without_statement)
    assert outcome.pages is not None

    assert [problem.code for problem in outcome.report if problem.severity.value != "info"] == [
        "figure-not-declared"
    ] * 2
    assert without_space("".join(article(outcome.pages).itertext())) == without_space(
        ELSEWHERE.partition("figures:")[0].removeprefix("text: |")
    )
    assert {target for target, _, _ in links(article(outcome.pages))} == {
        "/2022/figures/library-built/",
        "/2022/figures/library-money/",
        "/2022/figures/review-cancelled-projects/",
        "/2022/statement/#claim-library-all",
    }
    told = text_of(parsed(page(outcome.pages, "/2022/figures/library-money/").body))
    assert "仅公布汇总数" in told
    assert "12.50 万元" in told


def test_the_sample_city_states_what_the_reference_states_under_its_own_names() -> None:
    stated = shipped_records().disclosure.year(2022).statement
    assert stated is not None
    sample, published = stated.text, statement_of(EXAMPLE).text

    assert "绵竹" not in sample
    assert [char for char in sample if char.isdigit()] == [char for char in published if char.isdigit()]
