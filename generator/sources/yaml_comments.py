"""Comments that were not meant as comments.

In YAML a blank and ``#`` end a plain value: of ``title: 示例小学 #3 教学楼`` only ``示例小学`` is left, without any error.
"""

from __future__ import annotations

import re

_SAME_LINE = re.compile(r"(?P<gap> +)(?P<comment>#[^\r\n]*)")
_NEXT_LINE = re.compile(r" *(?:\r\n|\r|\n)(?P<indent> *)(?P<comment>#[^\s#!][^\r\n]*)")


def lost_to_comment(text: str, end: int, indent: int) -> str:
    """What a comment takes from the plain value that ends at *end*; empty when the comment is meant as one.

    A comment is meant as one when two blanks stand before it and one behind its ``#``, or when it has a line of its own: there
    it is part of the value only if it is indented deeper than *indent*, the column of the value's name, and ``#`` is
    followed by a character (``#3``).
    """
    same = _SAME_LINE.match(text, end)
    if same:
        deliberate = len(same["gap"]) >= 2 and same["comment"][1:2] in ("", " ")
        return "" if deliberate else same["comment"]
    below = _NEXT_LINE.match(text, end)
    return below["comment"] if below and len(below["indent"]) > indent else ""
