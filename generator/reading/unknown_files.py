"""Files of a data directory that no table reads."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.problems import Location, Problem
from generator.records import rules
from generator.records.tables import TABLES

_NOT_RECORDS = frozenset({"README.md", "README.zh-CN.md", "planted.csv"})
"""Files that may stand beside the records."""


def unknown_files(directory: Path, years: Iterable[int]) -> Iterator[Problem]:
    """Files that no table reads: most likely a slip in the name, and then a whole table would be lost unnoticed."""
    known = {table.file(year) for table in TABLES for year in (years if table.yearly else (None,))}
    names = sorted(table.file(None if not table.yearly else 0) for table in TABLES)
    for path in sorted(directory.rglob("*")) if directory.is_dir() else ():
        file = path.relative_to(directory).as_posix()
        folder = file.rpartition("/")[0] + "/"
        is_report = folder in known and file.endswith(".yml")
        if (
            path.is_dir()
            or file in known
            or is_report
            or path.name in _NOT_RECORDS
            or path.name.startswith((".", "~$"))
        ):
            continue
        expected = (
            "、".join(difflib.get_close_matches(path.name, [name.split("/", 1)[-1] for name in names], n=2))
            or "见手册“记录”一章"
        )
        yield rules.FILE_UNKNOWN.at(Location(file), value=path.name, expected=expected)
