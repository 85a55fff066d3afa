"""A document as Pagefind reads it: one HTML file, whose name says where the page stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.pages.findable import CODE, FACETS
from generator.text import escape

if TYPE_CHECKING:
    from generator.publish.search_documents import SearchDocument

_SORT_FIELDS = MappingProxyType({"金额": "amount", "得分": "score"})
"""Sort keys that results show, by the name of their field."""
_NO_CODE = re.compile(r"[^0-9a-z]")
_RUN = re.compile(r"[A-Za-z0-9]+|[^\W_A-Za-z0-9]+")
_LONGEST_WORD = 4


def file_name(document: SearchDocument) -> str:
    """The name of the file: ``2022+projects+<code>+.html``, ``glossary+#budget.html``."""
    return f"{document.address[1:].replace('/', '+')}.html"


def source(document: SearchDocument) -> str:
    """The content of the file.

    Fields are split at spaces alone.  So the code is one word, of small letters and digits or it would be split as well; and the
    title, which has no spaces, is found by any word in it because ``grams`` holds them all.
    """
    search = document.search
    named = (value for name in FACETS for value in search.get(name, ()))
    fields = {
        "title": document.title,
        "grams": " ".join(grams(document.title)),
        "code": " ".join(_NO_CODE.sub("", code.lower()) for code in search.get(CODE, ())),
        **{field: search[key][0] for key, field in _SORT_FIELDS.items() if key in search},
    }
    return (
        '<!doctype html><html lang="zh"><meta charset="utf-8"><body data-pagefind-body>'
        f"{''.join(_field(name, value) for name, value in fields.items() if value)}"
        f"<div>{'<br>'.join(document.passages)}</div>"
        f'<div data-pagefind-weight="0.5">{"<br>".join(map(escape, named))}</div>'
    )


def _field(name: str, value: str) -> str:
    return f'<i data-pagefind-ignore data-pagefind-meta="{name}">{escape(value)}</i>'


def grams(title: str) -> Iterator[str]:
    """What can be a word in *title*: letters and digits that stand together, and two to four Chinese characters in a row.

    Where words end is not agreed upon between the index and the browsers, so none of the possible ones is left out.

    >>> list(grams("G5 公路桥"))
    ['G5', '公路桥', '公路', '路桥', '桥']
    """
    for run in _RUN.findall(title):
        if run.isascii():
            yield run
            continue
        for start in range(len(run)):
            longest = min(_LONGEST_WORD, len(run) - start)
            yield from (run[start : start + length] for length in range(longest, min(2, longest) - 1, -1))
