"""Which single amounts follow from published totals: what an attentive reader can work out with pencil and paper.

Whoever knows some totals knows every sum and difference of them as well.  Each total is therefore a row of ones over the hidden records
that stand in it, and what can be known are the combinations of these rows (Gaussian elimination, in exact fractions).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

_R = TypeVar("_R", bound=Hashable)
_Row = dict[_R, Fraction]


def uncovered(totals: Iterable[Iterable[_R]]) -> tuple[frozenset[_R], ...]:
    """The groups of one or two records whose sum follows from *totals*, each total given by the hidden records in it."""
    rows = _reduced(totals)
    groups = [frozenset(row) for row in rows.values() if len(row) <= 2 and set(row.values()) == {Fraction(1)}]
    by_rest: defaultdict[frozenset[tuple[_R, Fraction]], list[_R]] = defaultdict(list)
    for pivot, row in rows.items():
        rest = {record: factor for record, factor in row.items() if record != pivot}
        if rest:
            opposite = frozenset((record, -factor) for record, factor in rest.items())
            groups += [frozenset({pivot, partner}) for partner in by_rest[opposite]]
            by_rest[frozenset(rest.items())].append(pivot)
    single = {record for group in groups if len(group) == 1 for record in group}
    return tuple(group for group in groups if len(group) == 1 or not group & single)


def _reduced(totals: Iterable[Iterable[_R]]) -> Mapping[_R, _Row[_R]]:
    """The reduced row echelon form: pivot → its row, in which no other pivot occurs."""
    rows: dict[_R, _Row[_R]] = {}
    for total in totals:
        row: _Row[_R] = dict.fromkeys(total, Fraction(1))
        for pivot in [record for record in row if record in rows]:
            _subtract(row, rows[pivot], row[pivot])
        if row:
            pivot, factor = next(iter(row.items()))
            row = {record: value / factor for record, value in row.items()}
            for other in rows.values():
                if pivot in other:
                    _subtract(other, row, other[pivot])
            rows[pivot] = row
    return rows


def _subtract(row: _Row[_R], other: _Row[_R], factor: Fraction) -> None:
    for record, value in other.items():
        rest = row.get(record, Fraction(0)) - factor * value
        if rest:
            row[record] = rest
        else:
            row.pop(record, None)
