"""Records by what tells them apart, or in groups of what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, count, islice, pairwise
from operator import ne
from typing import Any, Generic, TypeVar

from generator.records.record import Record
from generator.records.rows import Rows

_R = TypeVar("_R", bound=Record)
_K = TypeVar("_K", bound=Hashable)


def by(records: Iterable[_R], key: Callable[[_R], _K]) -> Mapping[_K, _R]:
    """The record of each key; of several with the same one, the last."""
    return {key(record): record for record in records}


def grouped(records: Iterable[_R], key: Callable[[_R], _K]) -> Mapping[_K, tuple[_R, ...]]:
    """All records of each key, in their order."""
    groups: defaultdict[_K, list[_R]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return {group: tuple(members) for group, members in groups.items()}


@dataclass(frozen=True, slots=True)
class Group(Generic[_R]):
    """Some rows of a table that share a key, by number.  Nothing is made of them until somebody asks for the records."""

    table: Rows[_R]
    rows: Sequence[int]

    def column(self, name: str) -> Sequence[Any]:
        """One field of every row of the group."""
        column, rows = self.table.column(name), self.rows
        return column[rows.start : rows.stop] if isinstance(rows, range) else tuple(map(column.__getitem__, rows))

    @property
    def records(self) -> tuple[_R, ...]:
        """The records themselves."""
        return self.table.take(self.rows)


def groups(table: Rows[_R], keys: Sequence[_K]) -> dict[_K, Group[_R]]:
    """The rows of each key; *keys* has the key of every row.  Rows of one key nearly always stand below each other."""
    starts = [0, *compress(count(1), map(ne, keys, islice(keys, 1, None)))] if keys else []
    runs = [range(*each) for each in pairwise([*starts, len(keys)])]
    found = dict(zip(map(keys.__getitem__, starts), runs, strict=True))
    if len(found) == len(runs):
        return {key: Group(table, run) for key, run in found.items()}
    scattered: defaultdict[_K, list[int]] = defaultdict(list)
    for row, key in enumerate(keys):
        scattered[key].append(row)
    return {key: Group(table, rows) for key, rows in scattered.items()}
