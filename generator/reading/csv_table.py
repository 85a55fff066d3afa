"""A CSV file: its header, then a record a row."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from generator.problems import Location, Problem
from generator.reading.concerns import table_concerns
from generator.reading.csv_header import columns_of_header
from generator.reading.one_record import read_record
from generator.records import rules
from generator.records.choices import Visibility
from generator.records.record import Locate, Record
from generator.records.row_reader import Meanings, RowReader, as_mapping
from generator.records.rows import ColumnRows, Rows
from generator.records.tables import Table
from generator.sources.csv_file import CsvTable, read_csv

_HIDDEN = frozenset(visibility for visibility in Visibility if visibility.hidden)


def read_csv_table(
    path: Path,
    file: str,
    table: Table,
    year: int | None,
    encoding: str,
    meanings: Meanings,
) -> tuple[Rows[Record], list[Problem]]:
    """The records of one file, and every problem with it; none where the header or the whole file cannot be read."""
    source, found = read_csv(path, file, encoding)
    whole = table_concerns(table, year)
    problems = [problem.causes(whole) if problem.root or source is None else problem for problem in found]
    if source is None:
        return Rows(), problems
    names, header_problems = columns_of_header(source, table)
    problems += [problem.causes(whole) for problem in header_problems]
    if any(problem.rule is rules.COLUMN_MISSING for problem in header_problems):
        return Rows(), problems
    records, row_problems = _read_rows(source, names, table, year, meanings)
    return records, problems + row_problems


def _read_rows(
    source: CsvTable,
    names: list[str | None],
    table: Table,
    year: int | None,
    meanings: Meanings,
) -> tuple[Rows[Record], list[Problem]]:
    headers = {name: header for name, header in zip(names, source.headers, strict=True) if name is not None}
    file, lines, numbers = source.file, source.lines, source.numbers  # the cells themselves need not stay

    def locate(row: int) -> Locate:
        return partial(_in_row, file, headers, lines[row], numbers[row])

    reader = RowReader(table.record, names, meanings)
    columns, refused = reader.read(source.columns, len(source.lines))
    rows = ColumnRows(table.record, columns, reader.named, year, locate)
    doubtful = sorted(refused | _breaking_own_rules(rows, table, year))
    found = {row: read_record(as_mapping(names, source.rows[row].values), table, year, locate(row)) for row in doubtful}
    left_out = {row for row, (record, _) in found.items() if record is None}
    if not refused <= left_out:
        raise AssertionError(f"{source.file}: a row was refused and is none the worse for it")
    problems = [problem for _, of_row in found.values() for problem in of_row]
    return rows.only([row for row in range(len(rows)) if row not in left_out]) if left_out else rows, problems


def _breaking_own_rules(rows: Rows[Record], table: Table, year: int | None) -> set[int]:
    """The rows about which the rules of a record by itself may find something."""
    found = set[int]()
    if set(rows.column("visibility")) != {Visibility.PUBLIC}:
        pairs = zip(rows.column("visibility"), rows.column("visibility_basis"), strict=True)
        found |= {row for row, (visibility, basis) in enumerate(pairs) if visibility in _HIDDEN and basis is None}
    if year is not None and table.fiscal_offsets:
        possible = table.fiscal_years(year)
        if not set(rows.column("fiscal_year")).issubset(possible):
            found |= {row for row, each in enumerate(rows.column("fiscal_year")) if each not in possible}
    return found


def _in_row(file: str, headers: Mapping[str, str], line: int, row: int, path: tuple[str | int, ...]) -> Location:
    """Where a value of one row stands, its column named by the header as it stands in the file; or the row itself."""
    column = headers.get(str(path[0]), str(path[0])) if path else None
    return Location(file, line, row, column)
