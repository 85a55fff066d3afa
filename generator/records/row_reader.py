"""Cells of text → values of fields, many times faster than one validation a row.

Most cells of a column say what others say, so a table is read column by column: each text once a file, its value remembered.  A row
that cannot be read this way is left to pydantic, which finds everything that is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat
from operator import is_not
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from generator.records.choices import Choice
from generator.records.record import Record
from generator.records.rows import made_of

_UNREADABLE = object()


class RowReader:
    """Reads the cells of one file whose columns are *names*; None for a column that is left aside."""

    def __init__(self, record: type[Record], names: Sequence[str | None], meanings: Meanings) -> None:
        self._record = record
        self._fields = record.model_fields
        self._columns = {
            name: (position, meanings.of(self._fields[name])) for position, name in enumerate(names) if name is not None
        }

    @property
    def named(self) -> Iterable[str]:
        """The fields that the file has a column for."""
        return self._columns

    def read(self, cells: Sequence[Sequence[str]], count: int) -> tuple[dict[str, Sequence[Any]], set[int]]:
        """One field after the other, top to bottom, of *count* rows whose *cells* are given by column.

        Second, the rows about which anything is not as it should be.
        """
        columns = {name: self._values(name, cells, count) for name in self._fields}
        refused = self._refused(columns)
        return columns, refused | self._incoherent(columns, refused)

    def _values(self, name: str, cells: Sequence[Sequence[str]], count: int) -> Sequence[Any]:
        if name not in self._columns:
            return (_default(self._fields[name]),) * count
        position, meaning = self._columns[name]
        texts = cells[position]
        if texts and texts[0] == texts[-1] and texts.count(texts[0]) == count:
            return (meaning[texts[0]],) * count  # years, kinds and columns that are left blank say one thing only
        return tuple(map(meaning.__getitem__, texts))

    def _refused(self, columns: Mapping[str, Sequence[Any]]) -> set[int]:
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

    def _incoherent(self, columns: Mapping[str, Sequence[Any]], refused: set[int]) -> set[int]:
        """The rows that break a rule about more than one cell.  Rows alike in what these rules look at are judged once."""
        if not self._record.read_together:
            return set()
        alike = list(zip(*(self._looked_at(name, columns[name]) for name in self._record.read_together), strict=True))
        examples = {pattern: row for row, pattern in enumerate(alike) if row not in refused}
        wrong = {pattern for pattern, row in examples.items() if not self._is_coherent(columns, row)}
        return {row for row, pattern in enumerate(alike) if pattern in wrong and row not in refused} if wrong else set()

    def _looked_at(self, name: str, column: Sequence[Any]) -> Iterable[Any]:
        """What a rule may ask of a cell: the choice that it holds, or whether it holds anything."""
        annotation = self._fields[name].annotation
        is_choice = isinstance(annotation, type) and issubclass(annotation, Choice)
        return column if is_choice else map(is_not, column, repeat(None))

    def _is_coherent(self, columns: Mapping[str, Sequence[Any]], row: int) -> bool:
        values = [column[row] for column in columns.values()]
        [record] = made_of(self._record, columns, [values], set(self._columns))
        try:
            for name in self._record.__pydantic_decorators__.model_validators:
                getattr(self._record, name)(record)
        except PydanticCustomError:
            return False
        return True


class Meanings:
    """What texts mean: columns of the same kind, in whatever file, say many of the same codes and amounts."""

    def __init__(self) -> None:
        self._of_kinds: dict[Hashable, _Meaning] = {}

    def of(self, field: FieldInfo) -> _Meaning:
        """What texts mean in a column of this kind."""
        kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        blank = _default(field)
        if (kind, blank) not in self._of_kinds:
            self._of_kinds[kind, blank] = _Meaning(_validator(kind), blank)
        return self._of_kinds[kind, blank]


class _Meaning(dict[str, Any]):
    """What each text means in one kind of column, read when it is first met."""

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
def _validator(kind: Any) -> Callable[[str], Any]:
    """What reads the texts of one kind.  It is made once for all files: that takes longer than reading a small file."""
    return TypeAdapter(kind).validate_python


def _default(field: FieldInfo) -> Any:
    """What a blank cell says."""
    return _UNREADABLE if field.is_required() else field.default


def as_mapping(names: Sequence[str | None], cells: Sequence[str]) -> Mapping[str, str]:
    """The filled cells of a row by column, as pydantic is given them."""
    return {name: cell for name, cell in zip(names, cells, strict=True) if name is not None and cell.strip()}
