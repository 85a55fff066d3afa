"""The records of one table of one year.  Those of a CSV file are kept column by column, and made when somebody asks for them.

A check that asks what a hundred thousand rows say needs no record to learn that nothing is wrong with them.  Only what is suspicious,
and what a page shows, is ever made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeVar, cast, overload

from generator.records.record import Locate, Record, set_each, stand

_R = TypeVar("_R", bound=Record)


class Rows(Sequence[_R]):
    """Records in the order of their file.  Whoever asks for a row is given the same record each time."""

    def __init__(self, records: Iterable[_R] = ()) -> None:
        self._made: list[_R | None] = list(records)
        self._all_made = True
        self._columns: dict[str, Sequence[Any]] = {}

    def column(self, name: str) -> Sequence[Any]:
        """One field of every record."""
        if name not in self._columns:
            self._columns[name] = tuple(map(attrgetter(name), self))
        return self._columns[name]

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[_R]:
        if not self._all_made:
            self._make([row for row, record in enumerate(self._made) if record is None])
            self._all_made = True
        return iter(cast("list[_R]", self._made))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def __repr__(self) -> str:
        return f"Rows({[*self]})"

    @overload
    def __getitem__(self, row: int) -> _R: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[_R]: ...
    def __getitem__(self, row: int | slice) -> _R | Sequence[_R]:
        if isinstance(row, slice):
            return self.take(range(*row.indices(len(self))))
        if self._made[row] is None:
            self._make([row if row >= 0 else len(self) + row])
        return cast("_R", self._made[row])

    def take(self, rows: Sequence[int]) -> tuple[_R, ...]:
        """The records of these rows."""
        missing = [row for row in rows if self._made[row] is None]
        if missing:
            self._make(missing)
        return cast("tuple[_R, ...]", tuple(map(self._made.__getitem__, rows)))

    def _make(self, rows: Sequence[int]) -> None:
        """Make the records of *rows*; there is nothing to do where they were given."""


class ColumnRows(Rows[_R]):
    """Records of class *record* that are kept as *columns*, one for every field.

    *named* are the fields that the file has a column for, and *locate* finds the record of a row in it.
    """

    def __init__(
        self,
        record: type[_R],
        columns: Mapping[str, Sequence[Any]],
        named: Iterable[str],
        work_year: int | None,
        locate: Callable[[int], Locate],
    ) -> None:
        super().__init__()
        self._made = [None] * len(columns["visibility"])
        self._all_made = False
        self._columns = dict(columns)
        self._record = record
        self._named = set(named)
        self._work_year = work_year
        self._locate = locate

    def only(self, rows: Sequence[int]) -> ColumnRows[_R]:
        """These rows alone."""
        columns = {name: tuple(map(column.__getitem__, rows)) for name, column in self._columns.items()}
        return ColumnRows(self._record, columns, self._named, self._work_year, lambda row: self._locate(rows[row]))

    def _make(self, rows: Sequence[int]) -> None:
        values = zip(*(map(column.__getitem__, rows) for column in self._columns.values()), strict=True)
        records = made_of(self._record, self._columns, values, self._named)
        stand(records, self._work_year, map(self._locate, rows))
        for row, record in zip(rows, records, strict=True):
            self._made[row] = record


def made_of(record: type[_R], fields: Collection[str], values: Iterable[Sequence[Any]], named: set[str]) -> list[_R]:
    """What ``model_construct`` makes of values of these *fields* that are already valid, without a step of Python for any record."""
    filled = list(map(dict, map(zip, repeat(fields), values)))
    records = list(map(record.__new__, repeat(record, len(filled))))
    for name, content in (
        ("__dict__", filled),
        ("__pydantic_fields_set__", repeat(named)),
        ("__pydantic_extra__", repeat(None)),
        ("__pydantic_private__", repeat(None)),
    ):
        set_each(records, name, content)
    return records
