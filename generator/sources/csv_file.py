"""CSV → rows that know their place.

``csv.reader`` in strict mode, and nothing cleverer: a table is refused, or its rows stand in the columns where they were written.
Cells are kept as they are, white space included; what they mean is not known here.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from operator import methodcaller
from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.problems import Location, Problem
from generator.sources.bytes_file import read_bytes
from generator.sources.csv_quotes import MAX_CELL, broken_cells
from generator.sources.csv_rules import (
    CSV_BLANK_HEADER,
    CSV_CELL_TOO_LONG,
    CSV_DELIMITER,
    CSV_DUPLICATE_HEADER,
    CSV_EMPTY,
    CSV_MANY_RAGGED_ROWS,
    CSV_MISSING_HEADER,
    CSV_TITLE_ROW,
    CSV_TOO_FEW_CELLS,
    CSV_TOO_MANY_CELLS,
    CSV_TOO_MANY_COLUMNS,
    CSV_TOO_MANY_ROWS,
)
from generator.sources.decoding import decode
from generator.sources.excerpt import excerpt
from generator.sources.whole_file import unknown_file, unknown_row

MAX_BYTES = 100 * 1024 * 1024
"""What code hosting sites take as one file; a county's largest table is a hundredth of it."""

MAX_ROWS = 1_048_576
"""Rows with the header: what Excel opens, so that a person can check the whole table."""

MAX_COLUMNS = 256
"""The columns of an old Excel sheet (.xls); no table of ours has a hundred."""

MAX_REPORTED = 100
"""Broken rows that are reported one by one.  With more it is the header that is wrong, or the program that wrote the file."""

_DELIMITERS = {";": "英文分号", "\t": "制表符（Tab）", "|": "竖线", "，": "中文逗号", "；": "中文分号", "、": "顿号"}
_NUMBER = re.compile(r"[-+]?\d[\d,]*(\.\d+)?%?")


class CsvRow(NamedTuple):
    """One data row: *line* is the physical line where it begins, *row* counts data rows; both from 1.

    Blank rows count, as they do for a person who counts in Excel from the row below the header.
    """

    line: int
    row: int
    values: tuple[str, ...]


@dataclass(frozen=True)
class CsvTable:
    """The data of one file under its headers, column by column: most of what a table says, a column says again and again.

    ``lines`` and ``numbers`` say where each row stands, as :class:`CsvRow` does.
    """

    file: str
    headers: tuple[str, ...]
    lines: Sequence[int]
    numbers: Sequence[int]
    columns: tuple[Sequence[str], ...]

    @classmethod
    def of(cls, file: str, headers: tuple[str, ...], rows: Sequence[CsvRow]) -> CsvTable:
        """The table of these *rows*."""
        columns = tuple(zip(*(row.values for row in rows), strict=True)) or ((),) * len(headers)
        return cls(file, headers, [row.line for row in rows], [row.row for row in rows], columns)

    @cached_property
    def rows(self) -> tuple[CsvRow, ...]:
        """The same, row by row."""
        return tuple(map(CsvRow, self.lines, self.numbers, zip(*self.columns, strict=True)))


_Record: TypeAlias = tuple[int, list[str]]
"""The line where a row begins, and its cells."""


def read_csv(path: Path, file: str, encoding: str = "utf-8") -> tuple[CsvTable | None, list[Problem]]:
    """The table in *path*; *file* is its name relative to the data directory, *encoding* ``utf-8`` or the declared ``gb18030``.

    None when the file as a whole cannot be relied on.  A row that does not fit the header is left out and reported.
    """
    data, problems = read_bytes(path, file, MAX_BYTES)
    if data is None:
        return None, problems
    text, problems = decode(data, file, encoding)
    if text is None:
        return None, problems
    table, found = parse_csv(text, file)
    return table, problems + found


def parse_csv(text: str, file: str) -> tuple[CsvTable | None, list[Problem]]:
    """The table in *text*, as :func:`read_csv` gives it."""
    headers: tuple[str, ...] = ()
    problems: list[Problem] = []
    records = _records(text)
    try:
        heading = _heading(records)
        if heading is None:
            return None, [unknown_file(CSV_EMPTY, Location(file))]
        line, headers = heading[0], tuple(heading[1])
        wrong = list(_wrong_headers(Location(file, line), headers))
        if wrong:
            return None, wrong
        if len(list(filter(None, headers))) == 1:
            records, following = _peek(records)
            if following > 1:
                return None, [_title(Location(file, line), headers)]
        table = _without_quotes(text, file, headers, line) or _body(file, headers, records, problems)
    except csv.Error:
        return None, [*problems, *islice(broken_cells(text, file, headers), MAX_REPORTED)]
    return table, problems


def _without_quotes(text: str, file: str, headers: tuple[str, ...], heading: int) -> CsvTable | None:
    """The table, all cells at once, where nothing is quoted and nothing is wrong with any row below *heading*; else None.

    Nearly every table is one of these, and then commas and line ends are all there is to the grammar.
    """
    text = text.replace("\r\n", "\n")
    if '"' in text or "\r" in text or not all(map(str.strip, headers)):
        return None
    lines = text.removesuffix("\n").split("\n")[heading:]
    width = len(headers)
    as_wide = set(map(methodcaller("count", ","), lines)) == {width - 1}
    if not as_wide or "," * (width - 1) in lines or len(lines) >= MAX_ROWS or max(map(len, lines)) > MAX_CELL:
        return None
    cells = ",".join(lines).split(",")
    columns = tuple(cells[number::width] for number in range(width))
    return CsvTable(file, headers, range(heading + 1, heading + 1 + len(lines)), range(1, len(lines) + 1), columns)


def _records(text: str) -> Iterator[_Record]:
    """The rows of *text*, blank ones as well.  Raises csv.Error where the quoting is broken."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _heading(records: Iterator[_Record]) -> _Record | None:
    """The first row with more than blanks in it, after the line ``sep=,`` that some programs write for Excel."""
    filled = (record for record in records if any(map(str.strip, record[1])))
    first = next(filled, None)
    return next(filled, None) if first and ",".join(first[1]).lower() == "sep=," else first


def _wrong_headers(place: Location, headers: Sequence[str]) -> Iterator[Problem]:
    """Why no column can be told by these headers."""
    delimiter = next((sign for sign in _DELIMITERS if sign in headers[0]), None) if len(headers) == 1 else None
    if delimiter:
        yield unknown_file(CSV_DELIMITER, place, value=_DELIMITERS[delimiter])
        return
    if len(headers) > MAX_COLUMNS:
        yield unknown_file(CSV_TOO_MANY_COLUMNS, place, value=str(len(headers)), expected=str(MAX_COLUMNS))
        return
    names = [header.strip() for header in headers]
    number = next((name for name in names if _NUMBER.fullmatch(name)), None)
    if number:
        yield unknown_file(CSV_MISSING_HEADER, place, value=number)
    for name, count in Counter(filter(None, names)).items():
        if count > 1:
            columns = "、".join(str(number) for number, other in enumerate(names, start=1) if other == name)
            yield unknown_file(CSV_DUPLICATE_HEADER, place.at(name), value=name, columns=columns)


def _peek(records: Iterator[_Record]) -> tuple[Iterator[_Record], int]:
    """How many cells of the next row with anything in it are filled, and all rows still to come."""
    seen: list[_Record] = []
    for record in records:
        seen.append(record)
        if any(record[1]):
            break
    return chain(seen, records), sum(map(bool, seen[-1][1])) if seen else 0


def _title(place: Location, headers: Sequence[str]) -> Problem:
    return unknown_file(CSV_TITLE_ROW, place, value=excerpt("".join(headers)))


def _body(file: str, headers: tuple[str, ...], records: Iterator[_Record], problems: list[Problem]) -> CsvTable | None:
    """The table, row by row; what is wrong with those that are left out is added to *problems*."""
    width, rows = len(headers), list[CsvRow]()
    for row, (line, cells) in enumerate(records, start=1):
        if row == MAX_ROWS:
            problems.append(unknown_file(CSV_TOO_MANY_ROWS, Location(file, line, row), expected=f"{MAX_ROWS:,}"))
            return None
        if not any(cells):
            continue
        fits = len(cells) == width and len("".join(cells)) <= MAX_CELL
        problem = None if fits else _wrong_row(Location(file, line, row), headers, cells)
        if problem is None:
            rows.append(CsvRow(line, row, tuple(cells)))
        elif len(problems) < MAX_REPORTED:
            problems.append(problem)
        else:
            problems.append(_many(Location(file, line, row), width))
            return None
    return _without_blank_columns(CsvTable.of(file, headers, rows), problems)


def _wrong_row(place: Location, headers: Sequence[str], cells: Sequence[str]) -> Problem | None:
    """Why a row does not stand under the headers, if it does not."""
    found, expected = str(len(cells)), str(len(headers))
    if len(cells) < len(headers):
        missing = headers[len(cells) :]
        return unknown_row(
            CSV_TOO_FEW_CELLS, place.at(missing[0]), value=found, expected=expected, missing=excerpt("、".join(missing))
        )
    if len(cells) > len(headers):
        extra = excerpt("、".join(cell or "（空白）" for cell in cells[len(headers) :]))
        return unknown_row(CSV_TOO_MANY_CELLS, place, value=found, expected=expected, extra=extra)
    for header, cell in zip(headers, cells, strict=True):
        if len(cell) > MAX_CELL:
            expected = f"{MAX_CELL:,}"
            return unknown_row(
                CSV_CELL_TOO_LONG,
                place.at(header),
                value=excerpt(cell),
                expected=expected,
            )
    return None


def _many(place: Location, width: int) -> Problem:
    return unknown_file(
        CSV_MANY_RAGGED_ROWS,
        place,
        value=str(MAX_REPORTED + 1),
        expected=str(width),
    )


def _without_blank_columns(table: CsvTable, problems: list[Problem]) -> CsvTable:
    """*table* without columns that have no header; one that holds anything is added to *problems*.

    A column that was only emptied in Excel is saved as one, and nobody can see it there.
    """
    named = [number for number, header in enumerate(table.headers) if header.strip()]
    if len(named) == len(table.headers):
        return table
    for number in sorted(set(range(len(table.headers))) - set(named)):
        filled = next((row for row in table.rows if row.values[number]), None)
        if filled:
            place, value = Location(table.file, filled.line, filled.row), excerpt(filled.values[number])
            problems.append(CSV_BLANK_HEADER.at(place, value=value, column=number + 1))
    rows = (row._replace(values=tuple(row.values[number] for number in named)) for row in table.rows)
    headers = tuple(table.headers[number] for number in named)
    return CsvTable.of(table.file, headers, [row for row in rows if any(row.values)])
