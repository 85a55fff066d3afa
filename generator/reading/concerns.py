"""What leans on a record that cannot be read, as the keys under which problems find each other."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from generator.problems import Problem, concern
from generator.records.record import Record
from generator.records.tables import Table

UNKNOWN_KEY = "?"
"""Stands for the key of a record that could not be read; whatever dangles into its table may be about it."""


def table_concerns(table: Table, year: int | None) -> frozenset[str]:
    """What a problem that hides a whole table, or an unknown part of it, concerns."""
    return frozenset({concern("table", table.file(year)), concern(table.name, UNKNOWN_KEY, year)})


def key_concern(table: str, year: int | None, *key: object) -> str:
    """The record of *table* with that key, as problems name it."""
    return concern(table, *key, year)


def broken_concerns(data: Mapping[str, Any], table: Table, year: int | None) -> frozenset[str]:
    """What leans on a record that could not be read: its key as far as it can be read, its table, and all that it refers to."""
    keys = {concern("table", table.file(year))}
    key = [_readable(table.record, name, data) for name in table.record.key]
    keys.add(key_concern(table.name, year, *(UNKNOWN_KEY,) if None in key else key))
    if table.record.key[:1] in (("code",), ("id",)) and isinstance(data.get(table.record.key[0]), str):
        keys.add(concern("subject", table.name, data[table.record.key[0]]))
    return frozenset({*keys, *subjects(table.record, data)})


def subjects(record: type[Record], data: Mapping[str, Any]) -> Iterator[str]:
    """The records of other tables that a row names: what is said of them is not all that there is to say."""
    for column in record.columns():
        value = data.get(column.name)
        if column.refers is not None and isinstance(value, str):
            yield concern("subject", column.refers, value)


_MISSING = object()


def _readable(record: type[Record], name: str, data: Mapping[str, Any]) -> object | None:
    """The value of one key column, ``None`` when the cell itself cannot be read; blank reads as the default."""
    value = data.get(name, _MISSING)
    info = record.model_fields[name]
    if value is _MISSING:
        return None if info.is_required() else str(info.default)
    annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    try:
        return str(TypeAdapter(annotation).validate_python(value))
    except ValidationError:
        return None


def count_unreadable(problems: Iterable[Problem]) -> Counter[str]:
    """How many unreadable records there are to each key; a CSV file that cannot be read at all holds any number."""
    places = {(key, each.location.file, each.location.row) for each in problems if each.root for key in each.spoils}
    counted: Counter[str] = Counter()
    for key, file, row in places:
        counted[key] += sys.maxsize if row is None and file.endswith(".csv") else 1
    return counted
