"""Which tables a figure is made from, declared beside what selects its records.

When a row of one of them could not be read, so much of the figure is in doubt: a difference from the statement follows from that row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from generator.disclosure import Disclosure, WorkYear
from generator.records.record import Record
from generator.records.tables import BY_NAME

_R = TypeVar("_R", bound=Record)
_R_co = TypeVar("_R_co", bound=Record, covariant=True)

Pick = Callable[[Disclosure, WorkYear], Iterable[_R] | None]


@dataclass(frozen=True, slots=True)
class Source:
    """A table that a figure looks at; a yearly one in the folder that is *offset* years from the work year."""

    table: str
    offset: int = 0

    def file(self, work_year: int) -> str:
        """Where the table stands for a figure of *work_year*."""
        table = BY_NAME[self.table]
        return table.file(work_year + self.offset if table.yearly else None)


@dataclass(frozen=True, slots=True)
class Selection(Generic[_R_co]):
    """The records that a figure is about; None when the year has none of that kind, so that nothing can be computed."""

    pick: Callable[[Disclosure, WorkYear], Iterable[_R_co] | None]
    sources: frozenset[Source]

    def __call__(self, disclosure: Disclosure, year: WorkYear) -> Iterable[_R_co] | None:
        """The records of one work year."""
        return self.pick(disclosure, year)


class RecordsInYear:
    """The records of one work year as its figures ask for them: what several figures are about is selected once."""

    def __init__(self, disclosure: Disclosure, work_year: int) -> None:
        """Nothing is selected before it is asked for."""
        self.disclosure = disclosure
        self.year = disclosure.year(work_year)
        self._selected: dict[Selection[Record], tuple[Record, ...] | None] = {}

    def of(self, selection: Selection[_R]) -> tuple[_R, ...] | None:
        """What *selection* picks."""
        if selection not in self._selected:
            records = selection(self.disclosure, self.year)
            self._selected[selection] = None if records is None else tuple(records)
        return cast("tuple[_R, ...] | None", self._selected[selection])


def looks_at(*tables: str | Source) -> Callable[[Pick[_R]], Selection[_R]]:
    """Declares every table that a selection reads: by name in the folder of the work year, else as a :class:`Source`."""
    sources = as_sources(tables)
    return lambda pick: Selection(pick, sources)


def as_sources(tables: Iterable[str | Source]) -> frozenset[Source]:
    """Tables by name stand in the folder of the work year."""
    return frozenset(Source(each) if isinstance(each, str) else each for each in tables)
