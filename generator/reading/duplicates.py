"""Two records of a table with the same key: the first one counts."""

from __future__ import annotations

from collections.abc import Sequence

from generator.problems import Problem, concern
from generator.reading.concerns import UNKNOWN_KEY, subjects
from generator.records import rules
from generator.records.record import Record
from generator.records.rows import Rows
from generator.records.tables import Form, Table


def distinct(found: Rows[Record], table: Table, year: int | None) -> tuple[Rows[Record], list[Problem]]:
    """The records without those whose key another one has already taken, and a problem for each of these."""
    if not table.record.key or _all_differ(found, table.record.key):
        return found, []
    first: dict[tuple[object, ...], Record] = {}
    problems = [
        _twice(record, taken, table, year)
        for record in found
        if (taken := first.setdefault(record.key_values, record)) is not record
    ]
    return Rows(first.values()), problems


def _all_differ(found: Rows[Record], key: Sequence[str]) -> bool:
    """Whether there is nothing to find, as nearly always."""
    return len(set(zip(*map(found.column, key), strict=True))) == len(found)


def _twice(record: Record, taken: Record, table: Table, year: int | None) -> Problem:
    named = [column for column in table.record.columns() if column.name in table.record.key]
    given = [column for column in named if getattr(record, column.name) is not None]
    key = "，".join(f"{column.title} {getattr(record, column.name)}" for column in given)
    place = record.at(given[0].name) if table.form is Form.CSV else record.place
    unknown = {concern(table.name, UNKNOWN_KEY, year), concern("table", table.file(year))}
    return rules.KEY_TWICE.at(
        place,
        field=given[0].title,
        value=key,
        expected="不重复的代码",
        key=key,
        first=str(taken.place),
    ).causes({*unknown, *subjects(table.record, vars(record))})
