"""Rows of text → records, many times faster than one validation a row.

Most cells of a column say what others say, so a table is read column by column: each text once a file, its value remembered.  A row
that cannot be read this way is left to pydantic, which finds everything that is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import repeat
from operator import itemgetter
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from generator.records.record import Record, set_each

_UNREADABLE = object()


class RowReader:
    """Reads the rows of one file whose columns are *names*; None for a column that is left aside."""

    def __init__(self, record: type[Record], names: Sequence[str | None]) -> None:
        self._record = record
        self._fields = record.model_fields
        self._columns = {
            name: (position, _Reader(_validator(record, name), _default(self._fields[name])))
            for position, name in enumerate(names)
            if name is not None
        }
        self._named = set(self._columns)
        self._rules: Sequence[Callable[[Record], object]] = tuple(
            getattr(record, name) for name in record.__pydantic_decorators__.model_validators
        )

    def read(self, rows: Sequence[Sequence[str]]) -> list[Record | None]:
        """The record of each row; None for one about which anything is not as it should be."""
        columns = {name: self._values(name, rows) for name in self._fields}
        records: list[Record | None] = [*self._made_of(columns, len(rows))]
        for row in self._spoilt(columns):
            records[row] = None
        if self._rules:
            return [record if record is not None and self._is_coherent(record) else None for record in records]
        return records

    def _values(self, name: str, rows: Sequence[Sequence[str]]) -> Sequence[Any]:
        """One field of every row, top to bottom."""
        if name not in self._columns:
            return tuple(repeat(_default(self._fields[name]), len(rows)))
        position, reader = self._columns[name]
        return tuple(map(reader.__getitem__, map(itemgetter(position), rows)))

    def _spoilt(self, columns: Mapping[str, Sequence[Any]]) -> set[int]:
        """The rows with a cell that cannot be read, or without one that must be there."""
        return {
            row
            for name, column in columns.items()
            if self._may_be_unreadable(name)
            for row, value in enumerate(column)
            if value is _UNREADABLE
        }

    def _may_be_unreadable(self, name: str) -> bool:
        """Whether any row misses this field: hardly ever, and then nobody looks at every row."""
        if name not in self._columns:
            return self._fields[name].is_required()
        return self._columns[name][1].has_refused

    def _made_of(self, columns: Mapping[str, Sequence[Any]], count: int) -> list[Record]:
        """What ``model_construct`` makes of values that are already valid, without a step of Python for any row."""
        records = list(map(self._record.__new__, repeat(self._record, count)))
        values = map(dict, map(zip, repeat(tuple(columns)), zip(*columns.values(), strict=True)))
        set_each(records, "__dict__", values)
        set_each(records, "__pydantic_fields_set__", repeat(self._named))
        set_each(records, "__pydantic_extra__", repeat(None))
        set_each(records, "__pydantic_private__", repeat(None))
        return records

    def _is_coherent(self, record: Record) -> bool:
        """Whether the rules about more than one cell are kept, those that the record class declares as model validators."""
        try:
            for rule in self._rules:
                rule(record)
        except PydanticCustomError:
            return False
        return True


class _Reader(dict[str, Any]):
    """What each text of one column means, read when it is first met."""

    def __init__(self, read: Callable[[str], Any], blank: Any) -> None:
        super().__init__()
        self.has_refused = False
        self._blank = blank
        self._read = read

    def __missing__(self, text: str) -> Any:
        value = self[text] = self._value(text)
        self.has_refused |= value is _UNREADABLE
        return value

    def _value(self, text: str) -> Any:
        if not text.strip():
            return self._blank
        try:
            return self._read(text)
        except ValidationError:
            return _UNREADABLE


@cache
def _validator(record: type[Record], name: str) -> Callable[[str], Any]:
    """What reads the texts of a column.  It is made once for all files: that takes longer than reading a small file."""
    field = record.model_fields[name]
    annotation: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    return TypeAdapter(annotation).validate_python


def _default(field: FieldInfo) -> Any:
    """What a blank cell says."""
    return _UNREADABLE if field.is_required() else field.default


def as_mapping(names: Sequence[str | None], cells: Sequence[str]) -> Mapping[str, str]:
    """The filled cells of a row by column, as pydantic is given them."""
    return {name: cell for name, cell in zip(names, cells, strict=True) if name is not None and cell.strip()}
