"""Long lists, split into parts of 200 rows with addresses of their own (design: addresses)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.pages import addresses

ROWS = 200
"""How many rows one page lists."""

_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class ListPart(Generic[_R]):
    """One page of a long list.  ``number`` counts from 1; ``every`` are the addresses of all parts, in order."""

    number: int
    every: tuple[str, ...]
    rows: Sequence[_R]

    @property
    def address(self) -> str:
        """Where this part stands."""
        return self.every[self.number - 1]

    @property
    def first(self) -> bool:
        """Whether the list begins here."""
        return self.number == 1

    @property
    def suffix(self) -> str:
        """What tells its title from that of the first part."""
        return "" if self.first else f"，第 {self.number} 页"

    @property
    def values(self) -> Mapping[str, Any]:
        """What a template needs to lead from part to part."""
        return {"part": self.number, "part_addresses": self.every}


def parts(address: str, rows: Sequence[_R]) -> Iterator[ListPart[_R]]:
    """*rows* in parts, the first at *address* itself; one part for an empty list."""
    count = max(1, -(-len(rows) // ROWS))
    every = tuple(addresses.part(address, number) for number in range(1, count + 1))
    for number in range(1, count + 1):
        yield ListPart(number, every, rows[(number - 1) * ROWS : number * ROWS])
