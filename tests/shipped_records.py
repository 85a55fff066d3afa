"""The shipped records, read and checked once in each test process."""

from __future__ import annotations

import gc
from functools import cache

from generator.pipeline import Checked, check
from tests.command import DATA


@cache
def shipped_records() -> Checked:
    """``data/`` as it lies there; whoever wants it otherwise makes a copy."""
    checked = check(DATA)
    gc.freeze()  # It stays to the end: nobody need look through it for garbage again and again.
    return checked
