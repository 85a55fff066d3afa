"""Which header of a CSV file names which column, in English or in Chinese."""

from __future__ import annotations

from generator.problems import Location, Problem
from generator.reading.slips import nearest
from generator.records import rules
from generator.records.tables import Table
from generator.sources.csv_file import CsvTable


def columns_of_header(source: CsvTable, table: Table) -> tuple[list[str | None], list[Problem]]:
    """The column that each header names, in English or in Chinese; None for a header that names none."""
    columns = table.record.columns()
    known = {name: column for column in columns for name in (column.name, column.title)}
    place = Location(source.file, line=1)
    problems: list[Problem] = []
    names: list[str | None] = []
    for header in source.headers:
        column = known.get(header.strip())
        if column is None:
            problems.append(
                rules.COLUMN_UNKNOWN.at(
                    place.at(header),
                    value=header,
                    expected=nearest(header, known),
                    column=header,
                )
            )
        elif column.name in names:
            first = source.headers[names.index(column.name)]
            problems.append(rules.COLUMN_TWICE.at(place.at(header), value=header, column=header, other=first))
        names.append(column.name if column is not None and column.name not in names else None)
    problems += [
        rules.COLUMN_MISSING.at(place, field=column.title, expected=column.name, column=column.name)
        for column in columns
        if column.required and column.name not in names
    ]
    return names, problems
