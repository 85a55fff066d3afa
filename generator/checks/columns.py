"""Whole columns of a table: what can be said of many records at once needs no look at each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import attrgetter
from typing import Any, TypeVar

from generator.records.record import Record

_R = TypeVar("_R", bound=Record)


def column(records: Iterable[Record], name: str) -> Iterable[Any]:
    """The values of one column, in the order of *records*."""
    return map(attrgetter(name), records)


def doubtful(records: Sequence[_R], *doubts: Iterable[object]) -> Iterator[_R]:
    """The records that any of *doubts* is about, in their order; each doubt says something, or nothing, of every record."""
    return compress(records, map(any, zip(*doubts, strict=True)))
