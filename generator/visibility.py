"""Which totals may be shown when some records may not.

``aggregate`` records stand in the total of their group, ``internal`` ones in no breakdown; both stay in the year's figures.  The records
that are shown are listed one by one, so whoever subtracts them from a total learns what the hidden ones come to: a cell
that rests on fewer than three hidden records is withheld, and with it as many others as it takes until what can be worked out
from the year's total covers at least three.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from generator.records.choices import Visibility

FEWEST = 3
"""The fewest hidden records that a shown total may rest on (design: visibility)."""


class Concealable(Protocol):
    """What a breakdown asks of its records: records themselves, and members of figures."""

    @property
    def visibility(self) -> Visibility:
        """Who may see it."""

    @property
    def visibility_basis(self) -> str | None:
        """The legal ground when it is not public."""

    @property
    def hidden(self) -> bool:
        """Whether it may be shown in totals only, or nowhere."""


_R = TypeVar("_R", bound=Concealable)
_K = TypeVar("_K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Cell(Generic[_R]):
    """One group of a breakdown: the records that may be shown, those only counted, and whether its totals may be shown."""

    shown: tuple[_R, ...]
    counted_only: tuple[_R, ...]
    withheld: bool

    @property
    def count(self) -> int | None:
        """How many records, hidden ones included; None when withheld."""
        return None if self.withheld else len(self.shown) + len(self.counted_only)

    def total(self, amount: Callable[[_R], Decimal | None]) -> Decimal | None:
        """The sum of *amount* over all its records; None when withheld."""
        if self.withheld:
            return None
        return sum((amount(each) or Decimal(0) for each in (*self.shown, *self.counted_only)), Decimal(0))

    @property
    def bases(self) -> tuple[str, ...]:
        """The legal grounds of what is not shown."""
        return tuple(dict.fromkeys(each.visibility_basis for each in self.counted_only if each.visibility_basis))


def breakdown(
    records: Iterable[_R], group: Callable[[_R], _K | None], unsafe: Collection[_K] = ()
) -> Mapping[_K, Cell[_R]]:
    """The records by *group* (None: in no group), as they may be shown side by side with the total of all.

    Groups in *unsafe* are withheld whatever they hold: what is shown elsewhere would uncover their hidden records.
    """
    shown: defaultdict[_K, list[_R]] = defaultdict(list)
    counted: defaultdict[_K, list[_R]] = defaultdict(list)
    outside = 0
    for record in records:
        key = group(record)
        if key is None or record.visibility is Visibility.INTERNAL:
            outside += record.hidden
        elif record.hidden:
            counted[key].append(record)
        else:
            shown[key].append(record)
    keys = list(dict.fromkeys([*shown, *counted]))
    withheld = _withheld({key: len(counted.get(key, ())) for key in keys}, outside, unsafe)
    return {key: Cell(tuple(shown.get(key, ())), tuple(counted.get(key, ())), key in withheld) for key in keys}


def _withheld(hidden: Mapping[_K, int], outside: int, unsafe: Collection[_K]) -> frozenset[_K]:
    """The cells that may not be shown, *outside* being hidden records that stand in the total of all but in no cell."""
    chosen = [key for key, count in hidden.items() if 0 < count < FEWEST or key in unsafe]
    others = sorted((key for key in hidden if key not in chosen), key=lambda key: (hidden[key] == 0, hidden[key]))
    while others and _needs_another(chosen, hidden, outside):
        chosen.append(others.pop(0))
    return frozenset(chosen)


def _needs_another(chosen: list[_K], hidden: Mapping[_K, int], outside: int) -> bool:
    """Whether subtracting what is shown from the total of all would still uncover too few hidden records."""
    uncovered = outside + sum(hidden[key] for key in chosen)
    if uncovered == 0:
        return False
    return len(chosen) < 2 if uncovered < FEWEST else len(chosen) == 1


def is_safe(hidden: int) -> bool:
    """Whether a total may be shown that rests on *hidden* records besides those shown."""
    return hidden == 0 or hidden >= FEWEST
