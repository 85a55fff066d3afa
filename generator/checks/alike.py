"""What many rows say alike is judged once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import count
from typing import TypeVar

_T = TypeVar("_T")


def suspects(
    said: Iterable[Hashable], take: Callable[[Sequence[int]], Iterable[_T]], is_wrong: Callable[[_T], bool]
) -> Sequence[int]:
    """The positions, in order, at which something is wrong; *said* is all that the judgement rests on, position by position.

    Of those that say the same, *is_wrong* is asked about one; *take* gives what stands at some positions.  Numbers are the same
    whatever digits they are written with: where the digits matter, *said* has to tell them.
    """
    facts = list(said)
    examples = dict(zip(facts, count()))
    judged = zip(examples, take(list(examples.values())), strict=True)
    wrong = {fact for fact, example in judged if is_wrong(example)}
    return [position for position, fact in enumerate(facts) if fact in wrong] if wrong else []
