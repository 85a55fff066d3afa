"""What a name that nobody knows may be a slip of."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """The known names that *name* may be a slip of, as the reader is told them."""
    choices = list(known)
    close = difflib.get_close_matches(name, choices, n=3, cutoff=0.5)
    return "、".join(f"“{each}”" for each in close) if close else "表结构中的列名（见手册“记录”一章）"
