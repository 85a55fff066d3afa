"""What many rows say alike is judged once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import count
from typing import TypeVar

from generator.problems import Problem

_T = TypeVar("_T")


def judged_once(
    said: Iterable[Hashable], take: Callable[[Sequence[int]], Iterable[_T]], judge: Callable[[_T], Iterable[Problem]]
) -> Iterator[Problem]:
    """All that *judge* finds; see :func:`suspects` for *said* and *take*."""
    for suspect in take(suspects(said, take, lambda each: any(judge(each)))):
        yield from judge(suspect)


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
