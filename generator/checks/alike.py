"""What many rows say alike is judged once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import count


def suspects(said: Iterable[Hashable], is_wrong: Callable[[int], bool]) -> Sequence[int]:
    """The positions, in order, at which something is wrong; *said* is all that the judgement rests on, position by position.

    Of those that say the same, *is_wrong* is asked about one.
    """
    facts = list(said)
    examples = dict(zip(facts, count()))
    wrong = {fact for fact, position in examples.items() if is_wrong(position)}
    return [position for position, fact in enumerate(facts) if fact in wrong] if wrong else []
