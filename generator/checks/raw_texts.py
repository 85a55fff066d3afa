"""The files of the data directory as they were written: every cell and every line of YAML, whatever became of it as a record.

Personal data and characters that no one sees are looked for here, because a record that could not be read holds them just as well.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator.problems import Location
from generator.reading import Records, annotation_at, column_at, declared_encodings
from generator.records.record import Column, Record
from generator.records.tables import TABLES, Form, Table
from generator.sources import csv_file, yaml_file
from generator.sources.bytes_file import read_bytes
from generator.sources.csv_file import CsvTable, parse_csv
from generator.sources.decoding import decode
from generator.sources.yaml_file import Data, DataPath, YamlDocument, parse_yaml
from generator.text import Text

_CODES_IN_TEXT = frozenset(
    {"number", "division_code", "site_id_code", "phone", "hotline", "site_domain", "base_address"}
)
"""Columns of text that hold codes."""

_AT_ONCE = 1 << 18
"""Bytes that are taken apart together, so that the pieces of a long table are never all there."""

_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"000000000")
"""Rows of a long table that differ in nothing but their numbers say the same, as far as signs and words are looked for."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One piece of text: where it stands, what the column is (None where no column has that name), and what is written."""

    place: Location
    path: tuple[str | int, ...]
    column: Column | None
    text: str

    @property
    def title(self) -> str | None:
        """What staff call the column."""
        return self.column.title if self.column is not None else None


@dataclass(frozen=True)
class RawFile:
    """One file of a table, in UTF-8 and not yet taken apart."""

    table: Table
    work_year: int | None
    file: str
    data: bytes

    @cached_property
    def text(self) -> str:
        """What is written in it.  Of most tables nobody asks: what is looked for is not even in :attr:`_said_once`."""
        return self.data.decode()

    def cells_with(self, *hints: re.Pattern[str]) -> Iterator[Cell]:
        """The cells of every row in which one of *hints* is found; of a YAML file all cells when one is found anywhere.

        A hint for CSV may ask for a comma or a line break beside what it looks for, and reaches no further.  It may tell
        digits from other signs, but not one from another: :meth:`cells_naming` does.
        """
        if self.table.form is Form.CSV:
            yield from self._cells_found(*(hint for hint in hints if hint.search(self._said_once)))
        elif any(hint.search(self.text) for hint in hints):
            yield from self._yaml_cells

    def cells_naming(self, words: re.Pattern[str]) -> Iterator[Cell]:
        """The cells of every row in which one of *words* is found, whatever they are; of a YAML file all cells."""
        if self.table.form is Form.CSV:
            yield from self._cells_found(words)
        elif words.search(self.text):
            yield from self._yaml_cells

    @cached_property
    def _said_once(self) -> str:
        """What stands in the cells of a table, without repetition: most cells of a long table say what others say.

        Whole rows are compared first, which are fewer; but a quotation mark may begin a cell of several lines, which belong together.
        """
        rows = self.data.translate(_DIGITS_ALIKE)
        return _once(rows if b'"' in rows else _once(rows, b"\n"), b",").decode()

    def _cells_found(self, *hints: re.Pattern[str]) -> Iterator[Cell]:
        yield from self._cells_at(sorted({line for hint in hints for line in self._lines_with(hint)}))

    def _lines_with(self, hint: re.Pattern[str]) -> Iterator[int]:
        line, counted = 1, 0
        for found in hint.finditer(self.text):
            above = self.text[counted : found.start()]
            line, counted = line + above.count("\n") + above.count("\r") - above.count("\r\n"), found.start()
            yield line

    def _cells_at(self, lines: list[int]) -> Iterator[Cell]:
        source = self._csv if lines else None
        if source is None:
            return
        starts = [row.line for row in source.rows]
        for number in sorted({bisect_right(starts, line) - 1 for line in lines}):
            if number >= 0:
                row = source.rows[number]
                place = Location(self.file, line=row.line, row=row.row)
                for header, text in zip(source.headers, row.values, strict=True):
                    if text:
                        column = self._columns.get(header.strip())
                        yield Cell(place.at(header), (column.name if column else header,), column, text)

    @cached_property
    def _csv(self) -> CsvTable | None:
        return parse_csv(self.text, self.file)[0]

    @cached_property
    def _columns(self) -> dict[str, Column]:
        return {name: column for column in self.table.record.columns() for name in (column.name, column.title)}

    @cached_property
    def _yaml(self) -> YamlDocument | None:
        return parse_yaml(self.text, self.file)[0]

    @cached_property
    def _yaml_cells(self) -> tuple[Cell, ...]:
        document = self._yaml
        if document is None:
            return ()
        return tuple(
            Cell(document.location(path), path, _column(self.table.record, _names(path)), text)
            for path, text in _texts(document.data, ())
        )

    def line_of(self, path: DataPath) -> Location:
        """Where a value of a YAML file stands."""
        return self._yaml.location(path) if self._yaml is not None else Location(self.file)


def _once(text: bytes, separator: bytes) -> bytes:
    """*text* without what has stood between two of *separator* before."""
    pieces: dict[bytes, None] = {}
    start = 0
    while start <= len(text):
        end = text.find(separator, start + _AT_ONCE)
        end = len(text) if end < 0 else end
        pieces.update(dict.fromkeys(text[start:end].split(separator)))
        start = end + 1
    return separator.join((b"", *pieces, b""))


def _names(path: DataPath) -> tuple[str, ...]:
    """*path* without positions in lists: where they lead makes no difference to what a column is."""
    return tuple(step for step in path if isinstance(step, str))


@cache
def _column(record: type[Record], names: tuple[str, ...]) -> Column | None:
    return column_at(record, names)[0]


def _texts(data: Data, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    if isinstance(data, str):
        if data:
            yield path, data
        return
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in items:
        yield from _texts(value, (*path, step))


def raw_files(records: Records) -> tuple[RawFile, ...]:
    """Every file that a table stands in and that can be decoded, in the order of the tables."""
    encoding_of = declared_encodings(records.root.get("site", ()))
    found: list[RawFile] = []
    for table in TABLES:
        for year in records.years if table.yearly else (None,):
            for file in _files(records.directory, table, year):
                data = _in_utf_8(records.directory / file, file, table, encoding_of(file))
                if data:
                    found.append(RawFile(table, year, file, data))
    return tuple(found)


def _files(directory: Path, table: Table, year: int | None) -> list[str]:
    file = table.file(year)
    if table.form is not Form.FOLDER:
        return [file] if (directory / file).is_file() else []
    return [f"{file}{path.name}" for path in sorted((directory / file).glob("*.yml"))]


def _in_utf_8(path: Path, file: str, table: Table, encoding: str) -> bytes | None:
    """The file as it is or, where it is in GB18030 or begins with a mark, as UTF-8 alone; None when it cannot be decoded."""
    largest = csv_file.MAX_BYTES if table.form is Form.CSV else yaml_file.MAX_BYTES
    data, _ = read_bytes(path, file, largest)
    encoding = encoding if table.form is Form.CSV else "utf-8"
    text = decode(data, file, encoding)[0] if data is not None else None
    if data is None or text is None:
        return None
    return text.encode() if encoding == "gb18030" or data.startswith(BOM_UTF8) else data


def holds_code(table: Table, cell: Cell) -> bool:
    """Whether the column takes ASCII signs only: codes, numbers, dates; in a part of a report as in the report itself."""
    return str(cell.path[-1]) in _CODES_IN_TEXT or _takes_ascii(table.record, _names(cell.path))


@cache
def _takes_ascii(record: type[Record], names: tuple[str, ...]) -> bool:
    column, annotation = _column(record, names), annotation_at(record, names)
    return column is not None and column.example.isascii() and not _may_be_text(annotation)


def _may_be_text(annotation: object) -> bool:
    parts = getattr(annotation, "__args__", ())
    return annotation is Text or any(_may_be_text(part) for part in parts)
