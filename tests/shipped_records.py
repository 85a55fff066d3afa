"""The shipped records, read and checked once in each test process."""

from __future__ import annotations

from functools import cache

from generator.pipeline import Checked, check
from tests.command import DATA


@cache
def shipped_records() -> Checked:
    """``data/`` as it lies there; whoever wants it otherwise makes a copy."""
    return check(DATA)
