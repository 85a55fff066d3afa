"""The headings of a statement: 一、 （一） 1. （1）, on lines of their own or running into their paragraph.

A section is called by its numbers one after the other, as in statement.yml: 二（一）5（3）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMERAL = "一二三四五六七八九十"
_MARKERS = (
    re.compile(rf"([{_NUMERAL}]+)、"),
    re.compile(rf"（([{_NUMERAL}]+)）"),
    re.compile(r"(\d+)[.．、](?!\d)"),
    re.compile(r"（(\d+)）"),
)
_RUN_IN = re.compile(r"[^。]*。")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading with which a line begins.

    ``level`` is 1 for 一、 to 4 for （1）.  ``size`` is how many characters of the line belong to it: the whole line, or up to the first full stop.
    """

    level: int
    words: str
    section: str
    anchor: str
    size: int
    alone: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a statement; ``section`` is blank before the first heading."""

    text: str
    section: str
    heading: Heading | None


def lines(text: str) -> Iterator[Line]:
    """The lines that hold anything, each with the section it stands in."""
    path: list[tuple[str, int]] = []
    section = ""
    for line in filter(str.strip, text.splitlines()):
        heading = _heading(line, path)
        section = heading.section if heading else section
        yield Line(line, section, heading)


def _heading(line: str, path: list[tuple[str, int]]) -> Heading | None:
    """The heading of *line*, whose number is put in its place in *path*."""
    for level, marker in enumerate(_MARKERS, start=1):
        found = marker.match(line)
        if found:
            del path[level - 1 :]
            path.append((_named(level, found.group(1)), _number(found.group(1))))
            run_in = _RUN_IN.match(line)
            words = run_in.group() if run_in else line
            anchor = "s-" + "-".join(str(number) for _, number in path)
            return Heading(level, words, "".join(name for name, _ in path), anchor, len(words), alone=run_in is None)
    return None


def _named(level: int, number: str) -> str:
    return number if level in (1, 3) else f"（{number}）"


def _number(written: str) -> int:
    """一 is 1, 十二 is 12, 二十 is 20."""
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _NUMERAL.index(written) + 1
    return 10 * (_NUMERAL.index(tens) + 1 if tens else 1) + (_NUMERAL.index(ones) + 1 if ones else 0)
