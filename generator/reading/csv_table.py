"""A CSV file: its header, then a record a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import compress
from pathlib import Path

from generator.problems import Location, Problem
from generator.reading.concerns import table_concerns
from generator.reading.csv_header import columns_of_header
from generator.reading.one_record import read_record
from generator.records import rules
from generator.records.choices import Visibility
from generator.records.record import Record, stand
from generator.records.row_reader import RowReader, as_mapping
from generator.records.tables import Table
from generator.sources.csv_file import CsvTable, read_csv


def read_csv_table(
    path: Path,
    file: str,
    table: Table,
    year: int | None,
    encoding: str,
) -> tuple[list[Record], list[Problem]]:
    """The records of one file, and every problem with it; none where the header or the whole file cannot be read."""
    source, found = read_csv(path, file, encoding)
    whole = table_concerns(table, year)
    problems = [problem.causes(whole) if problem.root or source is None else problem for problem in found]
    if source is None:
        return [], problems
    names, header_problems = columns_of_header(source, table)
    problems += [problem.causes(whole) for problem in header_problems]
    if any(problem.rule is rules.COLUMN_MISSING for problem in header_problems):
        return [], problems
    records, row_problems = _rows_to_records(source, names, table, year)
    return records, problems + row_problems


def _rows_to_records(
    source: CsvTable,
    names: list[str | None],
    table: Table,
    year: int | None,
) -> tuple[list[Record], list[Problem]]:
    headers = {name: header for name, header in zip(names, source.headers, strict=True) if name is not None}
    possible = None if year is None or not table.fiscal_offsets else table.fiscal_years(year)
    records = RowReader(table.record, names).read([row.values for row in source.rows])
    locates = [partial(_in_row, source.file, headers, line, row) for line, row, _ in source.rows]
    problems: list[Problem] = []
    for number, record in enumerate(records):
        if record is None or _needs_a_look(record, possible):
            cells = as_mapping(names, source.rows[number].values)
            records[number], found = read_record(cells, table, year, locates[number])
            problems += found
    readable = [record for record in records if record is not None]
    stand(readable, year, compress(locates, records))
    return readable, problems


def _needs_a_look(record: Record, possible: Sequence[int] | None) -> bool:
    """Whether the rules of a record by itself may find something."""
    return record.visibility is not Visibility.PUBLIC or (
        possible is not None and getattr(record, "fiscal_year", None) not in possible
    )


def _in_row(file: str, headers: Mapping[str, str], line: int, row: int, path: tuple[str | int, ...]) -> Location:
    """Where a value of one row stands, its column named by the header as it stands in the file; or the row itself."""
    column = headers.get(str(path[0]), str(path[0])) if path else None
    return Location(file, line, row, column)
