"""Seeded randomness that gives the same records on every machine.

Every matter has a stream of its own, named after it, so that a new sentence somewhere does not change an amount elsewhere.  Draws
use whole numbers only: the last bit of a logarithm differs between machines.
"""

from __future__ import annotations

from random import Random

TAIL = (12, 16, 20, 25, 30, 36, 43, 51, 60, 71, 84, 100, 120, 145, 176, 217, 275, 365, 540, 1100)
"""Twenty equally likely sizes, in per cent of the usual one: most projects are small, a few are very large."""


def stream(seed: int, *matter: object) -> Random:
    """The stream of one *matter*."""
    return Random("/".join(map(str, (seed, *matter))))  # noqa: S311 - sample records, no secrets


def heavy_tailed(dice: Random, usual: int) -> int:
    """A size around *usual*, at least 1."""
    return max(1, usual * dice.choice(TAIL) * dice.randint(80, 125) // 10_000)


def chance(dice: Random, per_cent: int) -> bool:
    """True in *per_cent* of a hundred cases."""
    return dice.randrange(100) < per_cent
