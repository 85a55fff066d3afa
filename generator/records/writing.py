"""Records → cells and YAML data: the inverse of reading.

What is blank, or what reading would fill in anyway, is left out: a column of a CSV file when that is so in every row, a name of a
YAML mapping wherever it is so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from generator.records.choices import Choice
from generator.records.record import Part, Record
from generator.records.tables import Form, Table
from generator.records.values import PartialDate
from generator.sources.csv_writer import write_csv
from generator.sources.yaml_tree import Data
from generator.sources.yaml_writer import write_yaml
from generator.text import Text

SEPARATOR = ";"
"""Between several values in one cell."""


def plain(number: Decimal) -> str:
    """*number* without trailing zeros and without an exponent; 0.10 is 0.1, 1200 stays 1200."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def cell(value: object) -> str:
    """One value as it stands in a cell.  Raises :class:`TypeError` for a part of a report, which no cell can hold."""
    if value is None:
        return ""
    write = _WRITERS.get(type(value))
    if write is not None:
        return write(value)
    if isinstance(value, Choice):
        return value.value
    raise TypeError(f"{type(value).__name__} cannot stand in a cell")


def _several(values: tuple[object, ...]) -> str:
    return SEPARATOR.join(map(cell, values))


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    Text: str,
    str: str,
    bool: lambda flag: "true" if flag else "false",
    int: str,
    Decimal: plain,
    date: date.isoformat,
    PartialDate: str,
    tuple: _several,
}


def column_order(record: type[Record]) -> tuple[str, ...]:
    """The columns of a table for people: its key first, then what it alone has, then money lines, who may see it last."""
    names = [column.name for column in record.columns()]
    own = [name for name in names if name in record.__annotations__]
    last = [name for name in ("visibility", "visibility_basis") if name in names]
    between = [name for name in dict.fromkeys((*own, *names)) if name not in record.key and name not in last]
    return (*record.key, *between, *last)


def to_rows(table: type[Record], records: Sequence[Record]) -> tuple[list[str], list[list[str]]]:
    """Headers and rows of a CSV table."""
    fields = table.model_fields
    headers = [
        name
        for name in column_order(table)
        if fields[name].is_required() or any(getattr(record, name) != fields[name].default for record in records)
    ]
    return headers, [[cell(getattr(record, name)) for name in headers] for record in records]


def to_data(part: Part) -> dict[str, Data]:
    """A record, or a part of one, as it stands in a YAML file."""
    fields = type(part).model_fields
    names = column_order(type(part)) if isinstance(part, Record) else tuple(fields)
    shown = (name for name in names if fields[name].is_required() or getattr(part, name) != fields[name].default)
    return {name: _data(getattr(part, name)) for name in shown}


def _data(value: object) -> Data:
    if isinstance(value, Part):
        return to_data(value)
    if isinstance(value, tuple):
        return [_data(part) for part in value]
    return cell(value)


def write_records(table: Table, records: Sequence[Record], work_year: int | None = None) -> dict[str, bytes]:
    """The files that hold *records* of one table, by their path in the data directory; none for no records."""
    if not records:
        return {}
    file = table.file(work_year)
    if table.form is Form.CSV:
        return {file: write_csv(*to_rows(table.record, records))}
    if table.form is Form.YAML:
        return {file: write_yaml(to_data(records[0])).encode()}
    return {f"{file}{record.key_values[0]}.yml": write_yaml(to_data(record)).encode() for record in records}
