"""Where the quoting of a CSV file is broken.

``csv.reader`` says that a row cannot be read, and on which line it gave up; a person needs the line where the quote was opened.
So a file that it refuses is gone through once more, cell by cell, by the same grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.problems import Location, Problem
from generator.sources.csv_rules import CSV_CELL_TOO_LONG, CSV_TEXT_AFTER_QUOTE, CSV_UNCLOSED_QUOTE
from generator.sources.excerpt import excerpt
from generator.sources.whole_file import unknown_file

MAX_CELL = 32_767
"""Characters of a cell: what Excel keeps; it cuts off the rest when the file is saved."""

_CELL = re.compile(r'(?P<quoted>"[^"]*+(?:""[^"]*+)*+")(?P<rest>[^,\r\n]*+)|(?P<open>"[\s\S]*)|[^,\r\n]*+')
_SEPARATOR = re.compile(r",|\r\n|\r|\n|\Z")
_LINE_BREAK = re.compile(r"\r\n|\r|\n|\Z")


def broken_cells(text: str, file: str, headers: Sequence[str] = ()) -> Iterator[Problem]:
    """What is wrong with the quoting of *text*, and cells that are too long; *headers* name the columns.

    After broken quotes, reading goes on with the line below the one where they were opened: most often that is the next row.
    """
    line, column, position = 1, 0, 0
    while position < len(text):
        cell = _CELL.match(text, position)
        assert cell is not None  # noqa: S101 - its last alternative matches anything, also nothing
        place = Location(file, line, column=headers[column] if column < len(headers) else None)
        quoting = _quoting(cell, place)
        if quoting:
            yield quoting
            column, end = 0, _LINE_BREAK.search(text, position)
            line += 1
        else:
            yield from _too_long(cell, place)
            line += _breaks(cell.group())
            end = _SEPARATOR.match(text, cell.end())
            column = column + 1 if end and end.group() == "," else 0
            line += column == 0
        position = end.end() if end else len(text)


def _quoting(cell: re.Match[str], place: Location) -> Problem | None:
    """The problem with the quotes of one cell, if any."""
    found, rest = cell.group(), cell["rest"]
    if cell["open"]:
        return _unclosed(found, place, "直到文件末尾也没有配对的双引号")
    if not rest:
        return None
    lines = _breaks(cell["quoted"])
    if lines:
        # Far more often a forgotten quote that met the next cell's than a text of several lines with a stray one.
        closed = (place.line or 0) + lines
        return _unclosed(found, place, f"到第 {closed} 行才遇到下一个双引号，而那里不是单元格的末尾")
    return unknown_file(CSV_TEXT_AFTER_QUOTE, place, value=excerpt(rest))


def _unclosed(found: str, place: Location, hint: str) -> Problem:
    return unknown_file(CSV_UNCLOSED_QUOTE, place, value=excerpt(found), hint=hint)


def _too_long(cell: re.Match[str], place: Location) -> Iterator[Problem]:
    quoted = cell["quoted"]
    content = quoted[1:-1].replace('""', '"') if quoted else cell.group()
    if len(content) > MAX_CELL:
        yield unknown_file(
            CSV_CELL_TOO_LONG,
            place,
            value=excerpt(content),
            expected=f"{MAX_CELL:,}",
        )


def _breaks(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")
