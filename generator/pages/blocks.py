"""HTML blocks in Markdown, so that every engine sees the same blocks.

CommonMark ends an HTML block at the first blank line, Python-Markdown at the closing tag.  They agree when a block holds
no blank line and has one on either side.  Templates may be written with as much air and indentation as reads well; the
rule that mends them is this:

* Text is cut at blank lines.  Pieces are put together again, without the blank lines, for as long as a tag is open.
* No line keeps its indentation.  (Nested lists and code are written as HTML.)

It relies on all text from records being escaped: a ``<`` in a page is a tag that a template wrote.
"""

from __future__ import annotations

import re

from markupsafe import Markup

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_BLANK_LINES = re.compile(r"\n{2,}")
# A closing tag or a part of a table or list never begins a block: a blank line before it is inside one.
_INSIDE = re.compile(r">\n{2,}(?=</|<(?:t[dhr]|thead|tbody|li|d[td])\b)")
_VOID = re.compile(r"<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b[^>]*(?<!/)>")
_MARKDOWN_AFTER_TAG = re.compile(r">\n(?:#{1,6} |[-*+] |\d+\. |>|```)")


class UnevenMarkupError(ValueError):
    """A template leaves a tag open, closes one too many, or runs Markdown and an HTML block together."""


def even_out(text: str) -> Markup:
    """*text* with HTML blocks that hold no blank line and are set apart from the Markdown around them.

    Raises :class:`UnevenMarkupError` when a tag stays open: a mistake in a template.
    """
    lines = map(str.strip, _COMMENT.sub("", text).split("\n"))
    pieces = _BLANK_LINES.split(_INSIDE.sub(">\n", "\n".join(lines).strip()))
    blocks: list[str] = []
    waiting: list[str] = []
    depth = 0
    for piece in filter(None, pieces):
        depth += _depth(piece)
        waiting.append(piece)
        if depth < 0:
            raise UnevenMarkupError(f"a tag is closed that was not opened: {_excerpt(waiting)}")
        if depth == 0:
            blocks.append(_checked("\n".join(waiting)))
            waiting = []
    if waiting:
        raise UnevenMarkupError(f"a tag stays open: {_excerpt(waiting)}")
    return Markup("\n\n".join(blocks) + "\n")  # noqa: S704 - a template printed it


def _depth(piece: str) -> int:
    """How many more tags *piece* opens than it closes."""
    closing = piece.count("</")
    opening = piece.count("<") - closing
    return opening - piece.count("/>") - len(_VOID.findall(piece)) - closing


def _checked(block: str) -> str:
    if block.startswith("<") and _MARKDOWN_AFTER_TAG.search(block):
        raise UnevenMarkupError(f"a blank line is missing between HTML and Markdown: {_excerpt([block])}")
    return block


def _excerpt(pieces: list[str]) -> str:
    text = " ".join(pieces)
    return text if len(text) <= 240 else f"{text[:120]} … {text[-120:]}"
