"""HTML blocks hold no blank line, and Markdown around them is Markdown, in both engines."""

from __future__ import annotations

import markdown  # type: ignore[import-untyped]  # Python-Markdown ships no types
import pyromark
import pytest

from generator.pages.blocks import UnevenMarkupError, even_out

PRETTY = """

# 标题 {#top}


一段文字，
还是这一段。

  <section>

    <h2 id="a">甲</h2>
    <!-- 说明 -->

    <p>文字<br>
       第二行</p>

    <svg viewBox="0 0 1 1">

      <path d="M0 0"/>
    </svg>

  </section>

  - 列表一
  - 列表二

<p>一</p>

<p>二</p>

"""

EVEN = """# 标题 {#top}

一段文字，
还是这一段。

<section>
<h2 id="a">甲</h2>
<p>文字<br>
第二行</p>
<svg viewBox="0 0 1 1">
<path d="M0 0"/>
</svg>
</section>

- 列表一
- 列表二

<p>一</p>

<p>二</p>
"""


def test_pretty_templates_become_even_blocks() -> None:
    assert str(even_out(PRETTY)) == EVEN


def test_evening_out_twice_changes_nothing() -> None:
    assert even_out(EVEN) == even_out(PRETTY)


def test_both_engines_see_the_same_blocks() -> None:
    heading = pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    common_mark = pyromark.html(even_out(PRETTY), options=heading)
    python_markdown = markdown.markdown(even_out(PRETTY), extensions=["attr_list"])
    assert "".join(common_mark.split()) == "".join(python_markdown.split())


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n\n没有结束",
        "<div><p>一</div>",
        "一段\n\n</div>",
        "<div></div></div>",
        "<ul><li>一<li>二</ul>",
        "<p>一</p>\n## 标题",
        "<p>一</p>\n- 列表",
        "<p>一</p>\n1. 列表",
        "<p>一</p>\n> 引用",
    ],
)
def test_uneven_markup_is_a_mistake_in_the_template(text: str) -> None:
    with pytest.raises(UnevenMarkupError):
        even_out(text)


def test_a_tag_that_needs_no_end_keeps_nothing_open() -> None:
    text = '<p><img src="a.svg" alt=""><input type="checkbox"><wbr></p>\n\n第二段\n'
    assert str(even_out(text)) == text
