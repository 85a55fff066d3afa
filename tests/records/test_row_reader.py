"""Rows are read quickly and just as pydantic reads them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pydantic import ValidationError

from generator.problems import Location
from generator.records.record import Record
from generator.records.row_reader import Meanings, RowReader, as_mapping
from generator.records.rows import ColumnRows
from generator.records.tables import TABLES, Form, Table

DATA = Path(__file__).parents[2] / "data"
FILES = [
    (table, file)
    for table in TABLES
    if table.form is Form.CSV
    for file in ([table.file(year) for year in (2021, 2022, 2023)] if table.yearly else [table.file()])
    if (DATA / file).exists()
]
DAMAGES = ("", " ", "x", "-1", "２", "99999922T900000000001", "project", "department", "fund", "true", "2022-02-30")


def some_rows(file: str) -> tuple[list[str], list[list[str]]]:
    """The header, and fifty rows from all over the file."""
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    return header, rows[:: max(1, len(rows) // 50)]


def quickly(table: Table, names: Sequence[str | None], rows: Sequence[Sequence[str]]) -> list[Record | None]:
    """The record of each row, None for one that is refused."""
    reader = RowReader(table.record, names, Meanings())
    columns, refused = reader.read(tuple(zip(*rows, strict=True)), len(rows))
    made = ColumnRows(table.record, columns, reader.named, None, lambda row: lambda _path: Location(str(row)))
    return [None if row in refused else made[row] for row in range(len(rows))]


def slowly(table: Table, names: list[str], cells: list[str]) -> Record | None:
    try:
        return table.record.model_validate(as_mapping(names, cells))
    except ValidationError:
        return None


@pytest.mark.parametrize("table, file", FILES, ids=lambda each: each if isinstance(each, str) else each.name)
def test_rows_of_the_sample_read_alike(table: Table, file: str) -> None:
    header, rows = some_rows(file)

    for cells, record in zip(rows, quickly(table, header, rows), strict=True):
        assert record is not None
        assert record == slowly(table, header, cells)
        assert {name: type(value) for name, value in record} == {
            name: type(value) for name, value in slowly(table, header, cells) or ()
        }


def damaged(cells: list[str]) -> Iterator[list[str]]:
    """The row with each cell in turn replaced by each damage."""
    for position in range(len(cells)):
        for damage in DAMAGES:
            yield [*cells[:position], damage, *cells[position + 1 :]]


@pytest.mark.parametrize("table, file", FILES, ids=lambda each: each if isinstance(each, str) else each.name)
def test_what_cannot_be_read_is_refused_alike(table: Table, file: str) -> None:
    header, rows = some_rows(file)
    several = list(damaged(rows[0]))

    for cells, record in zip(several, quickly(table, header, several), strict=True):
        assert record == slowly(table, header, cells), cells


def test_a_column_without_a_name_is_left_aside() -> None:
    table = next(table for table in TABLES if table.name == "towns")

    [town] = quickly(table, ["code", None, "name"], [["town-01", "?", "示例镇 01"]])

    assert town is not None
    assert town == table.record.model_validate({"code": "town-01", "name": "示例镇 01"})
    assert quickly(table, ["code", None], [["town-01", "?"], ["town-02", "?"]]) == [None, None]


@pytest.mark.parametrize("table", [table for table in TABLES if table.form is Form.CSV], ids=lambda table: table.name)
def test_rules_about_several_cells_say_which_they_look_at(table: Table) -> None:
    """Rows that are alike in these cells are judged once, so a rule of a record that names none would never be asked."""
    assert bool(table.record.read_together) is bool(table.record.__pydantic_decorators__.model_validators)


def test_a_text_means_the_same_in_all_columns_of_a_kind() -> None:
    """Codes and amounts are read once for all files, while a blank cell says what its own column says."""
    projects = next(table for table in TABLES if table.name == "projects").record.model_fields
    meanings = Meanings()

    assert meanings.of(projects["approved_total"]) is meanings.of(projects["approved_fiscal"])
    assert meanings.of(projects["code"]) is not meanings.of(projects["name"])
    assert meanings.of(projects["visibility"])[""] is projects["visibility"].default
    assert meanings.of(projects["visibility_basis"])[""] is None
