"""The column that a path into a record leads to, through the parts that the record is made of."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.records.record import Column


def column_at(record: type[BaseModel], path: tuple[str | int, ...]) -> tuple[Column | None, tuple[str, ...]]:
    """The column that a path into a record ends in, and the names that could stand there."""
    columns: tuple[Column, ...] = tuple(Column.of(name, info) for name, info in record.model_fields.items())
    names = [step for step in path if isinstance(step, str)]
    found = next((column for column in columns if names and column.name == names[0]), None)
    if found is None or len(names) == 1:
        return found, tuple(column.name for column in columns)
    inner = _part_of(record.model_fields[found.name].annotation)
    return column_at(inner, tuple(names[1:])) if inner is not None else (found, ())


def annotation_at(record: type[BaseModel], names: tuple[str, ...]) -> object:
    """The type of the value that *names* lead to, through the parts that the record is made of; None where there is no such column."""
    field = record.model_fields.get(names[0]) if names else None
    if field is None or len(names) == 1:
        return field.annotation if field is not None else None
    inner = _part_of(field.annotation)
    return annotation_at(inner, names[1:]) if inner is not None else None


def _part_of(annotation: Any) -> type[BaseModel] | None:
    """The record part that a field holds, alone, optional or many."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = (_part_of(each) for each in getattr(annotation, "__args__", ()))
    return next((part for part in parts if part is not None), None)
