"""Text from records is shown as it was typed, wherever a page shows it, and never becomes markup."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from generator.pages.page import Crumb, Page
from generator.text import Text, escape
from tests.publish.attacks import ATTACKS
from tests.publish.workshop import HOME, Workshop, make_workshop, one_line, outline, parsed, record_page, text_of

HARMLESS = "示例项目"


def attacked_page(address: str, text: str) -> Page:
    shown = escape(text)
    body = (
        f"{shown}\n\n"
        f"## {shown} {{#section}}\n\n"
        f"- {shown}\n\n"
        f'<table>\n<tbody>\n<tr><td title="{shown}">{shown}</td></tr>\n</tbody>\n</table>\n\n'
        f"## 另一节 {{#other}}\n\n## 第三节 {{#third}}\n\n"
        f"前{shown}后\n"
    )
    crumbs = (HOME, Crumb(Text(text), "/2022/"))
    return record_page(address, text, body, description=text, crumbs=crumbs, search={"部门": (text,)})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    workshop = make_workshop(tmp_path_factory.mktemp("attacks"))
    pages = [attacked_page(f"/2022/projects/{number}/", text) for number, text in enumerate((HARMLESS, *ATTACKS))]
    workshop.build(record_page("/", "首页", crumbs=()), record_page("/2022/", "2022 年"), *pages)
    return workshop


def page_of(workshop: Workshop, number: int) -> Element:
    return parsed(workshop.html(f"/2022/projects/{number}/"))


def test_there_are_enough_attacks() -> None:
    assert len(set(ATTACKS)) == len(ATTACKS) >= 86


@pytest.mark.parametrize("number,text", list(zip(count(1), ATTACKS)))
def test_text_is_shown_as_typed_in_every_place(built: Workshop, number: int, text: str) -> None:
    root, typed = page_of(built, number), one_line(text)
    article = root.find(".//article")
    assert article is not None
    first = article.findall("./p")[0]
    heading = article.find("./h2[@id='section']")
    cell = article.find(".//td")
    assert heading is not None
    assert cell is not None
    assert text_of(root.find(".//title")).startswith(f"{typed} - ")
    assert text_of(article.find("./h1")) == typed
    assert text_of(first) == typed
    assert text_of(heading) == one_line(f"{typed}¶")
    assert text_of(article.find("./ul/li")) == typed
    assert text_of(cell) == typed
    assert one_line(cell.attrib["title"]) == typed
    assert text_of(article.findall("./p")[1]) == one_line(f"前{typed}后")


@pytest.mark.parametrize("number,text", list(zip(count(1), ATTACKS)))
def test_text_is_shown_as_typed_around_the_page(built: Workshop, number: int, text: str) -> None:
    root, typed = page_of(built, number), one_line(text)
    description = root.find(".//meta[@name='description']")
    crumbs = root.find(".//nav[@aria-label='当前位置']")
    to_section = [link for link in root.iter("a") if link.get("href") == "#section"]
    assert description is not None
    assert crumbs is not None
    assert one_line(description.attrib["content"]) == typed
    assert [text_of(step) for step in crumbs.iter("li")] == ["首页", typed, typed]
    assert {text_of(link) for link in to_section} == {typed, "¶"}


@pytest.mark.parametrize("number", range(1, len(ATTACKS) + 1))
def test_text_makes_no_element_and_no_attribute(built: Workshop, number: int) -> None:
    """The page of an attack has the same markup as that of a harmless title."""
    assert list(outline(page_of(built, number))) == list(outline(page_of(built, 0)))


def test_a_title_in_the_nav_is_text(tmp_path: Path) -> None:
    """Pages in the nav have neighbours and stand on every page; their titles make no more markup there than anywhere."""
    outlines = []
    for name, text in (("harmless", HARMLESS), ("attack", ATTACKS[1])):
        folder = tmp_path / name
        folder.mkdir()
        workshop = make_workshop(folder)
        workshop.build(record_page("/", text, crumbs=()), record_page("/2022/", text, description=text))
        pages = [parsed(workshop.html(address)) for address in ("/", "/2022/", "/about/")]
        outlines.append([list(outline(page)) for page in pages])
        assert text_of(pages[1].find(".//h1")) == text
        assert text_of(pages[1].find(".//title")).startswith(text)
    assert outlines[0] == outlines[1]
