"""Which encoding a file is in: what site.yml declares, else UTF-8."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Sequence

from generator.records.record import Record
from generator.records.site import Site

Encodings = Callable[[str], str]
"""Path of a file below the data directory → name of its encoding."""


def declared_encodings(site: Sequence[Record]) -> Encodings:
    """Which encoding site.yml declares for a file; UTF-8 where it declares none."""
    declared = [each for record in site if isinstance(record, Site) for each in record.encodings]

    def encoding_of(file: str) -> str:
        return next(
            (each.encoding for each in declared if fnmatch.fnmatchcase(file, each.file)),
            "utf-8",
        )

    return encoding_of
