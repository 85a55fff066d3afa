"""Whatever characters a record holds, a reader sees these characters: in every position and with both Markdown engines."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser

import markdown  # type: ignore[import-untyped]  # Python-Markdown ships no types
import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text import escape
from tests.publish.attacks import ATTACKS

# Letters and signs that engines act upon come up often; control characters never reach a page (the records refuse them).
_SIGNS = st.sampled_from("<>&\"'`*_~^=#-+|\\/[](){}!:;.,?@$%\n \t0123456789abcxyzABC")
_ANY = st.characters(exclude_categories=["Cs", "Cc"])
_TEXT = st.one_of(st.text(_SIGNS | _ANY, max_size=60), st.text(_SIGNS, max_size=200), st.sampled_from(ATTACKS)).filter(
    str.strip
)

# What a site built by Zensical or by Material with all its extensions would switch on.
_EVERY_EXTENSION = [
    *(
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "footnotes",
        "md_in_html",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
        "wikilinks",
    ),
    *(
        f"pymdownx.{name}"
        for name in ("arithmatex", "betterem", "caret", "critic", "details", "emoji", "highlight", "inlinehilite")
    ),
    *(
        f"pymdownx.{name}"
        for name in ("keys", "magiclink", "mark", "progressbar", "smartsymbols", "superfences", "tabbed")
    ),
    *(f"pymdownx.{name}" for name in ("tasklist", "tilde", "escapeall", "extra", "saneheaders", "striphtml")),
    *(f"pymdownx.blocks.{name}" for name in ("admonition", "details", "html", "tab", "caption", "definition")),
]
_OPTIONS = pyromark.Options.ENABLE_HEADING_ATTRIBUTES
_EVERY_OPTION = pyromark.Options(sum(option.value for option in pyromark.Options))

PLACES = {
    "paragraph": "{}\n",
    "sentence": "前 {} 后\n",
    "heading": "## {} {{#id}}\n",
    "list": "- {}\n- 二\n",
    "block": "<div>\n<p>{}</p>\n</div>\n",
    "cell": "<table>\n<tbody>\n<tr><td>{}</td></tr>\n</tbody>\n</table>\n",
}


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.titles: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.titles += [value or "" for name, value in attrs if name == "title"]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _common_mark(source: str) -> str:
    return pyromark.html(source, options=_OPTIONS)


def _common_mark_with_all(source: str) -> str:
    return pyromark.html(source, options=_EVERY_OPTION)


def _python_markdown(source: str) -> str:
    return str(markdown.markdown(source, extensions=["attr_list", "tables", "admonition"]))


def _python_markdown_with_all(source: str) -> str:
    return str(markdown.markdown(source, extensions=_EVERY_EXTENSION))


Engine = Callable[[str], str]
ENGINES: list[Engine] = [_common_mark, _common_mark_with_all, _python_markdown, _python_markdown_with_all]


@cache
def _harmless(engine: Engine, template: str) -> _Reader:
    """What a reader sees where nothing but a harmless character stands."""
    return _Reader(engine(template.format("字")))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=60, deadline=None)
@given(text=_TEXT)
def test_text_goes_in_and_comes_out(engine: Engine, place: str, text: str) -> None:
    template = PLACES[place]
    shown = _Reader(engine(template.format(escape(text))))
    expected = _harmless(engine, template)
    assert _one_line(shown.text) == _one_line(expected.text.replace("字", _one_line(text)))
    assert shown.tags == expected.tags


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=60, deadline=None)
@given(text=_TEXT)
def test_attributes_hold_text(engine: Engine, text: str) -> None:
    shown = _Reader(engine(f'<div>\n<p title="{escape(text)}">字</p>\n</div>\n'))
    assert [_one_line(title) for title in shown.titles] == [_one_line(text)]
    assert shown.tags == ["div", "p"]
