"""Where people wrote in their own words: every text of a record that is no code, number or choice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from generator.records.record import Column, Record
from generator.records.rows import Rows
from generator.text import Text


def open_columns(records: Rows[Record]) -> tuple[Column, ...]:
    """The columns of *records*, all of one class, that may hold text of any kind: not codes, numbers and choices."""
    return _open_columns(type(records[0])) if records else ()


def free_texts(record: Record) -> Iterator[tuple[str, str, str]]:
    """Column, title and text of every free text, those inside reports included."""
    for each in _open_columns(type(record)):
        value = getattr(record, each.name)
        if isinstance(value, Text):
            yield each.name, each.title, value
        elif value is not None:
            for text in texts_in(value):
                yield each.name, each.title, text


def different_texts(records: Rows[Record]) -> set[str]:
    """Every free text of records of one class, once: most occur many times, and what is wrong with one is wrong with all."""
    found: set[str] = set()
    for each in open_columns(records):
        values = set(records.column(each.name)) - {None}
        found |= values if set(map(type, values)) == {Text} else {text for value in values for text in texts_in(value)}
    return found


@cache
def _open_columns(record: type[Record]) -> tuple[Column, ...]:
    wanted = [name for name, info in record.model_fields.items() if _holds_text(info.annotation)]
    return tuple(column for column in record.columns() if column.name in wanted)


def _holds_text(annotation: object) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, Text | BaseModel)
    return any(_holds_text(each) for each in getattr(annotation, "__args__", ()))


def texts_in(value: object) -> Iterator[str]:
    """The texts in the value of one column: itself, those of its parts, or none."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
