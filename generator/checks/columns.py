"""Whole columns of a table: what can be said of many records at once needs no look at each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress, count
from typing import TypeVar

from generator.records.record import Record
from generator.records.rows import Rows

_R = TypeVar("_R", bound=Record)


def doubtful(records: Rows[_R], *doubts: Iterable[object]) -> Sequence[_R]:
    """The records that any of *doubts* is about, in their order; each doubt says something, or nothing, of every record."""
    return records.take(list(compress(count(), map(any, zip(*doubts, strict=True)))))
