"""Rows → CSV: for records, to be read back unchanged; for downloads, to be opened in Excel and WPS without harm."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Sequence

_QUOTED = re.compile('[",\r\n\ufeff]')
_NUMBER = re.compile(r"[-+][0-9][0-9,]*(\.[0-9]+)?%?")
_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a cell begins that a spreadsheet may run; some locales take the wide signs for the narrow ones."""


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[str]], *, spreadsheet: bool = False) -> bytes:
    """*rows* under *headers*, UTF-8, quoted only where needed; the same rows give the same bytes.

    Without *spreadsheet* it is for records: no byte order mark, LF, every cell exactly as it is.  With it, for downloads only:
    a mark and CRLF, by which Excel and WPS know UTF-8, and an apostrophe before text that they would run as a formula.

    Raises ValueError for a row that has not one cell per header, and for a NUL, which no reader of CSV accepts.
    """
    cell, end = (_shown, "\r\n") if spreadsheet else (_kept, "\n")
    lines = [_line(headers, headers, cell), *(_line(row, headers, cell) for row in rows)]
    text = "".join(f"{line}{end}" for line in lines)
    if "\0" in text:
        raise ValueError("a NUL cannot be written to CSV")
    return (codecs.BOM_UTF8 if spreadsheet else b"") + text.encode("utf-8")


def _line(cells: Sequence[str], headers: Sequence[str], write: Callable[[str], str]) -> str:
    if len(cells) != len(headers):
        raise ValueError(f"a row has {len(cells)} cells under {len(headers)} headers")
    # A single blank cell without quotes would be no row at all.
    return ",".join(map(write, cells)) or '""'


def _kept(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def _shown(cell: str) -> str:
    harmless = not _FORMULA.match(cell) or _NUMBER.fullmatch(cell)
    return _kept(cell if harmless else f"'{cell}")
