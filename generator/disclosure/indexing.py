"""Records by what tells them apart, or in groups of what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from generator.records.record import Record

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
